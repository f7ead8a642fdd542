"""Files that appear whole or not at all."""

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Write to the yielded path; it becomes ``path`` only if the block ends without an error.

    What a process that was killed left of an earlier attempt is removed.

    Raises:
        OSError: as ``check_target``, or if the disk is full; the message names ``path``.
        ValueError: as ``check_target``.
    """
    target = Path(path)
    check_target(target)
    # processes on other machines may write to the same folder, and whether these run is not known here
    begin = f".{target.stem}.{socket.gethostname()}."
    for part in target.parent.iterdir():
        process = part.name.removeprefix(begin).removesuffix(target.suffix)
        if part.name == f"{begin}{process}{target.suffix}" and process.isdecimal() and not _runs(int(process)):
            part.unlink(missing_ok=True)
    partial = target.with_name(f"{begin}{os.getpid()}{target.suffix}")
    try:
        yield partial
        os.replace(partial, target)
    except OSError as error:
        if error.errno in (errno.EDQUOT, errno.EFBIG, errno.ENOSPC):
            raise OSError(
                f"cannot write {target}: {error.strerror}; make room there, or name a file elsewhere"
            ) from error
        raise
    finally:
        partial.unlink(missing_ok=True)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file in one step, replacing the file if there is one.

    Args:
        target: the file.
        content: all of it.

    Raises:
        ValueError: as `check_target`.
        OSError: as there, or the disk is full; the message names the file and its size.
    """
    with replacing(target) as partial:
        try:
            partial.write_bytes(content)
        except OSError as error:
            raise OSError(
                f"cannot write {target} ({len(content)} bytes): {error.strerror or error}; make room there, or name a "
                "file in a folder that has it and that you can write"
            ) from error


def _runs(process: int) -> bool:
    """Whether a process of this machine may be running; on Windows, where asking would interrupt it, always."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # somebody else's
    return True
