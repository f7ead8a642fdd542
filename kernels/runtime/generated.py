"""Generated kernels: Python source in a folder that a person can open, run from memory."""

import hashlib
import linecache
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from mace_fast.kernels.runtime.folder import cache_root, write

_FOLDER = "generated"


def source_folder() -> Path:
    """Folder of the generated source files, ``generated`` in the cache."""
    return cache_root() / _FOLDER


def source_file(name: str, source: str) -> Path:
    """File of a generated source: its name and the digest of its content."""
    return source_folder() / f"{name}_{hashlib.sha256(source.encode()).hexdigest()[:12]}.py"


@cache
def load(name: str, source: str) -> ModuleType:
    """Run a generated source as a module, and write it to its file for who wants to read it.

    What runs is what was generated: whatever is on disk under its name is not read, nor does Triton read it.

    Args:
        name: what it is, as part of a Python identifier.
        source: the whole module.

    Returns:
        The module.

    Raises:
        OSError: the user has no home folder; where the file cannot be written, that is logged.
    """
    file = source_file(name, source)
    if not (file.is_file() and file.read_bytes() == source.encode()):
        write(f"{_FOLDER}/{file.name}", source.encode())
    module = ModuleType(f"mace_fast_generated.{file.stem}")
    module.__file__ = str(file)
    sys.modules[module.__name__] = module  # Triton looks a kernel's module up by name
    # without a time of change, so that Python takes these lines for the file's and does not look at the disk
    linecache.cache[str(file)] = (len(source), None, source.splitlines(keepends=True), str(file))
    exec(compile(source, str(file), "exec"), module.__dict__)
    return module
