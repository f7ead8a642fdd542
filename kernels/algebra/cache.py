"""Disk cache of arrays that take long to compute and depend on nothing but their key."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from mace_fast.kernels.algebra.arrays import Array
from mace_fast.kernels.runtime.folder import cache_root, keep, kept

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
    same. A damaged file is built anew; where nothing can be written, the arrays are built each time, which is logged.

    Args:
        key: name of the content, which must determine it fully; letters, digits, ``.``, ``_``, ``+`` and ``-``.
        build: computes the arrays.

    Returns:
        The arrays by name.

    Raises:
        ValueError: if the key holds other characters.
        OSError: if the user has no home folder.
    """
    if not re.fullmatch(r"\w[\w.+-]*", key, re.ASCII):
        raise ValueError(f"a cache key consists of letters, digits, '.', '_', '+' and '-', got {key!r}")
    name = f"{FOLDER}/{key}.npz"
    archive = kept(name)  # readers of zip files ignore the checksum; a damaged archive may read as fewer arrays
    if archive is not None:
        with np.load(io.BytesIO(archive), allow_pickle=False) as stored:
            return {each: stored[each] for each in stored.files}
    arrays = build()
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]  # mypy sees the flag allow_pickle
    keep(name, buffer.getvalue())
    return arrays
