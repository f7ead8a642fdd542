"""A cache of Triton that was copied to another folder: Triton keeps where its files were, and looks for them there."""

import json
import logging
import os
from pathlib import Path

_LOGGER = logging.getLogger("mace_fast")

MARKER = "folder_of_this_cache"
"""File of the cache that says where it was when it was last used."""

_GROUPS = "__grp__*.json"
"""Triton's lists of the files of one kernel, with their whole paths."""


def prepare_cache(folder: Path) -> None:
    """Make the folder of Triton's cache, and where it was another one before, let Triton find what is in it.

    Raises:
        RuntimeError: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        marker, here = folder / MARKER, str(folder.absolute())
        if marker.exists() and marker.read_text() == here:
            return
        groups = list(folder.glob(f"*/{_GROUPS}"))
        moved = sum([_follow(group) for group in groups])
        try:
            _write(marker, here)
        except OSError:
            if not groups:
                raise
            return  # nothing was moved: what is in a cache that others have filled serves whoever may only read it
        if moved:
            _LOGGER.info("Triton's cache was moved to %s: %d kernels are found again", here, moved)
    except OSError as error:
        raise RuntimeError(
            f"Triton's cache cannot be written ({error}): set TRITON_CACHE_DIR to a folder that can be, on this machine"
        ) from error


def _follow(group: Path) -> bool:
    """Let a list name files of its own folder; whether it named others."""
    try:
        content = json.loads(group.read_text())
        paths = {name: str(group.parent / Path(path).name) for name, path in content["child_paths"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        return False  # Triton says what is wrong with it, when it reads it
    if paths == content["child_paths"]:
        return False
    _write(group, json.dumps({**content, "child_paths": paths}))
    return True


def _write(file: Path, text: str) -> None:
    """At once, as other processes may read it."""
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.write_text(text)
    part.replace(file)
