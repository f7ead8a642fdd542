"""Generated kernels: Python source in a folder that a person can open, imported as a module."""

import hashlib
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from mace_fast.kernels.runtime.folder import cache_root, write_code


def source_folder() -> Path:
    """Folder of the generated source files, ``generated`` in the cache."""
    return cache_root() / "generated"


def source_file(name: str, source: str) -> Path:
    """File of a generated source: its name and the digest of its content."""
    return source_folder() / f"{name}_{hashlib.sha256(source.encode()).hexdigest()[:12]}.py"


@cache
def load(name: str, source: str) -> ModuleType:
    """Write a generated source to its file and import it.

    Args:
        name: what it is, as part of a Python identifier.
        source: the whole module. What is on disk under its digest is compared with it and replaced where it differs.

    Returns:
        The module.

    Raises:
        OSError: the folder cannot be written; the message names it and the variable that moves it.
    """
    file = source_file(name, source)
    if not file.exists() or file.read_text(encoding="utf-8") != source:
        write_code(file, source.encode(), "generated kernels")
    module_name = f"mace_fast_generated.{file.stem}"
    spec = importlib.util.spec_from_file_location(module_name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # Triton looks a kernel's module up by name
    spec.loader.exec_module(module)
    return module
