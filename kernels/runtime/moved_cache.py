"""A cache of Triton that was copied to another folder: Triton keeps where its files were, and looks for them there."""

import json
import logging
import os
import uuid
from functools import cache
from pathlib import Path

_LOGGER = logging.getLogger("mace_fast")

_GROUPS = "*/__grp__*.json"
"""Triton's lists of the files of one kernel, with their whole paths."""


@cache
def prepare_cache(folder: Path) -> None:
    """Make the folder of Triton's cache, and let Triton find what was elsewhere before; once in a process.

    Raises:
        RuntimeError: nothing can be kept in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        groups = list(folder.glob(_GROUPS))
        if not groups and not os.access(folder, os.W_OK):
            raise PermissionError(f"{folder} may not be written")
    except OSError as error:
        raise RuntimeError(
            f"Triton's cache cannot be written ({error}): set TRITON_CACHE_DIR to a folder that can be, on this machine"
        ) from error
    moved = sum([_follow(group) for group in groups])
    if moved:
        _LOGGER.info("Triton's cache was moved to %s: %d kernels are found again", folder, moved)


def _follow(group: Path) -> bool:
    """Let a list whose files are gone name those beside it, if all are there; whether it does now.

    What cannot be read or written is left to Triton, as it was.
    """
    try:
        content = json.loads(group.read_text())
        before = content["child_paths"]
        paths = {name: str(group.parent.absolute() / Path(path).name) for name, path in before.items()}
        if all(map(os.path.exists, before.values())) or not all(map(os.path.exists, paths.values())):
            return False
        # at once, as other processes may read it
        part = group.with_name(f"{group.name}.{uuid.uuid4().hex}")
        part.write_text(json.dumps({**content, "child_paths": paths}))
        part.replace(group)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False
    return True
