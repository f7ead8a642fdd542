"""Disk cache of arrays that take long to compute and depend on nothing but their key."""

import contextlib
import io
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from mace_fast.kernels.runtime.folder import cache_root, read_sealed, sealed, write_whole
from mace_fast.kernels.tables.arrays import Array

FOLDER = "tables-v1"
"""Raise the number when the meaning of a stored array changes."""


def cache_folder() -> Path:
    """Folder of the cached tables.

    Returns:
        ``tables-v1`` inside ``$MACE_FAST_CACHE``, else ``$XDG_CACHE_HOME/mace_fast``, else ``~/.cache/mace_fast``.
    """
    return cache_root() / FOLDER


def cached_arrays(key: str, build: Callable[[], dict[str, Array]]) -> dict[str, Array]:
    """Arrays of a key: read from disk, or built and then stored there.

    Any number of processes may do this at once: a file appears whole or not at all, and all of them would write the
    same. A damaged file is built anew; where nothing can be written, the arrays are built each time.

    Args:
        key: name of the content, which must determine it fully; letters, digits, ``.``, ``_``, ``+`` and ``-``.
        build: computes the arrays.

    Returns:
        The arrays by name.

    Raises:
        ValueError: if the key holds other characters.
    """
    if not re.fullmatch(r"\w[\w.+-]*", key, re.ASCII):
        raise ValueError(f"a cache key consists of letters, digits, '.', '_', '+' and '-', got {key!r}")
    file = cache_folder() / f"{key}.npz"
    stored = _read(file)
    if stored is not None:
        return stored
    arrays = build()
    _write(file, arrays)
    return arrays


def _read(file: Path) -> dict[str, Array] | None:
    """Content of a stored file, or None if there is none or it is damaged."""
    archive = read_sealed(file)  # readers of zip files ignore the checksum; a damaged archive may read as fewer arrays
    if archive is None:
        return None
    with np.load(io.BytesIO(archive), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def _write(file: Path, arrays: dict[str, Array]) -> None:
    """Store arrays in one step; a folder that cannot be written only costs the next process its time."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]  # mypy sees the flag allow_pickle
    with contextlib.suppress(OSError):
        write_whole(file, sealed(buffer.getvalue()))
