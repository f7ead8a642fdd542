"""One process at a time writes a file: a lock that ends with the process, however that ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

if sys.platform != "win32":
    import fcntl


@contextmanager
def hold(path: Path, mode: Literal["r+b", "xb"], other: str = "--trajectory") -> Iterator[None]:
    """Keep other processes that ask for it from a file, until the block ends or the process does.

    The lock is on the file itself, so it leaves nothing on the disk and holds under every name of the file. Where
    files cannot be locked (some file systems of clusters) a line on standard error says so and the block runs. On
    Windows nothing is locked: there a lock would keep the holder from the file too, which it opens more than once.

    Args:
        path: The file.
        mode: "r+b" for one that is there, "xb" to create it.
        other: the argument under which the user may give another file.

    Raises:
        BlockingIOError: if another process holds it.
        FileExistsError: if it is there and was to be created.
        OSError: if it cannot be opened for writing.
    """
    try:
        file = path.open(mode)
    except FileExistsError as error:
        raise FileExistsError(f"{path} was begun by another process meanwhile: give another {other}") from error
    with file:
        if sys.platform != "win32":
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BlockingIOError(
                    f"{path} is being written by another process: wait until it ends, or give another {other}"
                ) from error
            except OSError as error:
                print(f"{path} cannot be locked ({error.strerror}): let no other process write it", file=sys.stderr)
        yield
