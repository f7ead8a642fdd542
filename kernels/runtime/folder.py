"""Where the package keeps what it can make again, and how: tables, generated source and machine code.

What cannot be kept or read costs the next process the time to make it again, and a line in the log that says so.
"""

import contextlib
import hashlib
import logging
import os
import secrets
import time
from pathlib import Path

from mace_fast.kernels.runtime.ownership import check_file, check_folder

_LOGGER = logging.getLogger("mace_fast")

CHECKSUM_SIZE = hashlib.sha256().digest_size

STALE = 3600.0
"""Seconds after which a part of a file is of a process that died."""

_reported: set[Path] = set()


def cache_root() -> Path:
    """``$MACE_FAST_CACHE``, else ``$XDG_CACHE_HOME/mace_fast``, else ``~/.cache/mace_fast``.

    Raises:
        OSError: the user has no home folder; the message names the variable that says where to go.
    """
    own, base = os.environ.get("MACE_FAST_CACHE"), os.environ.get("XDG_CACHE_HOME")
    try:
        return Path(own).expanduser() if own else (Path(base or "~/.cache")).expanduser() / "mace_fast"
    except RuntimeError as error:
        raise OSError(
            f"there is no home folder for {own or base or '~/.cache'}, in which kernels and tables are kept: set "
            "MACE_FAST_CACHE to a folder that can be written"
        ) from error


def kept(name: str) -> bytes | None:
    """Content of a file of the cache, if nobody but the user and root can have put it there.

    Args:
        name: of the file inside the cache, with its folder.

    Returns:
        What `keep` stored; None if there is none, if it is damaged, or if it may not be read, which is logged.

    Raises:
        OSError: the user has no home folder.
    """
    root = cache_root()
    file = root / name
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as stream:
            check_file(descriptor, file)
            check_folder(file.parent, root)
            stored = stream.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        _report(root, error)
        return None
    content, checksum = stored[:-CHECKSUM_SIZE], stored[-CHECKSUM_SIZE:]
    return content if hashlib.sha256(content).digest() == checksum else None


def keep(name: str, content: bytes) -> None:
    """Store content, with its checksum behind it, for `kept`; where that fails it is logged.

    Args:
        name: of the file inside the cache, with its folder.
        content: of the file.

    Raises:
        OSError: the user has no home folder.
    """
    write(name, content + hashlib.sha256(content).digest())


def write(name: str, content: bytes) -> None:
    """Store content as it is, in one step: others see the whole file or none. Where that fails it is logged.

    Others may read the file but not write it, so that root can make a cache for all, as far as the umask lets them.

    Args:
        name: of the file inside the cache, with its folder.
        content: of the file.

    Raises:
        OSError: the user has no home folder.
    """
    root = cache_root()
    try:
        _write(root / name, content, root)
    except OSError as error:
        _report(root, error)


def _write(file: Path, content: bytes, root: Path) -> None:
    _make_folder(file.parent)
    check_folder(file.parent, root)
    _remove_stale_parts(file)
    part = file.with_name(f"{file.stem}-{secrets.token_hex(8)}.tmp")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as stream:
            stream.write(content)
        os.replace(part, file)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it; whatever the umask, others cannot write them."""
    if not folder.is_dir():
        if folder.parent != folder:
            _make_folder(folder.parent)
        folder.mkdir(0o755, exist_ok=True)


def _remove_stale_parts(file: Path) -> None:
    """Remove what processes that died while they wrote this file have left."""
    for part in file.parent.glob(f"{file.stem}-*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > STALE:
                part.unlink()


def _report(root: Path, error: OSError) -> None:
    """Say once for a cache that it cannot be used."""
    if root not in _reported:
        _reported.add(root)
        _LOGGER.warning(
            "the cache %s is not used: %s; kernels and tables are made anew in every process until MACE_FAST_CACHE "
            "names a folder that you own and nobody else can write",
            root,
            error,
        )
