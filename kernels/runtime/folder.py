"""Where the package keeps what it can make again, and how: tables, generated source and machine code."""

import hashlib
import os
import tempfile
from pathlib import Path

CHECKSUM_SIZE = hashlib.sha256().digest_size


def cache_root() -> Path:
    """``$MACE_FAST_CACHE``, else ``$XDG_CACHE_HOME/mace_fast``, else ``~/.cache/mace_fast``."""
    if own := os.environ.get("MACE_FAST_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(base) / "mace_fast"


def write_whole(file: Path, content: bytes) -> None:
    """Store in one step, in a folder that is made if need be: other processes see the whole file or none.

    Raises:
        OSError: the folder cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f"{file.stem}-", suffix=".tmp", delete=False) as part:
        try:
            part.write(content)
            part.close()
            os.replace(part.name, file)
        except OSError:
            os.unlink(part.name)
            raise


def write_code(file: Path, content: bytes, what: str) -> None:
    """Store what has to be on disk to run.

    Raises:
        OSError: the folder cannot be written; the message names it and the variable that moves it.
    """
    try:
        write_whole(file, content)
    except OSError as error:
        raise OSError(
            f"cannot write {what} to {file.parent}: {error}; set MACE_FAST_CACHE to a folder that can be written"
        ) from error


def sealed(content: bytes) -> bytes:
    """Content with its checksum behind it."""
    return content + hashlib.sha256(content).digest()


def read_sealed(file: Path) -> bytes | None:
    """Content of a file that was sealed; None if there is none or its checksum is not that of its content."""
    try:
        stored = file.read_bytes()
    except OSError:
        return None
    content, checksum = stored[:-CHECKSUM_SIZE], stored[-CHECKSUM_SIZE:]
    return content if hashlib.sha256(content).digest() == checksum else None
