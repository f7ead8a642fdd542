"""Files that appear whole or not at all."""

import os
from pathlib import Path


def check_target(target: Path) -> None:
    """Refuse what cannot be replaced by a file, before anything is computed.

    Args:
        target: where a file is to be written.

    Raises:
        ValueError: it is a folder, or a device or a pipe.
        FileNotFoundError: the folder that it should be in does not exist.
        PermissionError: nothing may be written to that folder.
    """
    if target.is_dir():
        raise ValueError(f"{target} is a folder; give the name of a file in it")
    if target.exists() and not target.is_file():
        raise ValueError(f"{target} is a device or a pipe, which a file would replace; give the name of a file")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"the folder of {target} does not exist; create it first")
    if not os.access(target.parent, os.W_OK):
        raise PermissionError(f"nothing may be written to the folder of {target}; give a file in another folder")


def write_whole(target: Path, content: bytes) -> None:
    """Write a file in one step, replacing the file if there is one.

    Args:
        target: the file.
        content: all of it.

    Raises:
        ValueError: as `check_target`.
        OSError: as there, or the disk is full; the message names the file and its size.
    """
    check_target(target)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        partial.write_bytes(content)
        os.replace(partial, target)
    except OSError as error:
        raise OSError(
            f"cannot write {target} ({len(content)} bytes): {error.strerror or error}; make room there, or name a "
            "file in a folder that has it and that you can write"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
