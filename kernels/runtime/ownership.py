"""Whose files the cache may hold: machine code runs as the user, so only the user and root may have put it there."""

import os
import stat
from functools import cache
from pathlib import Path


def check_file(descriptor: int, file: Path) -> None:
    """Refuse an open file that another user could have written.

    Args:
        descriptor: of the file; what it is is asked of it and not of the path, which may have changed since.
        file: its path, for the message.

    Raises:
        PermissionError: names the file and who may write it.
    """
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        raise PermissionError(f"{file} is no plain file")
    _check(found, file)


def check_folder(folder: Path, root: Path) -> None:
    """Refuse a folder in which another user could put files, or replace it or a folder above it.

    A folder above it that all may write is no danger where it is sticky, as ``/tmp`` is: they cannot move what is not
    theirs.

    Args:
        folder: ``root`` or a folder in it.
        root: the cache; from there on nothing may be anybody else's.

    Raises:
        PermissionError: names the folder and who may write it.
    """
    if os.name != "posix":
        return
    real, root = Path(os.path.realpath(folder)), Path(os.path.realpath(root))
    for place in (real, *real.parents):
        _check(os.stat(place), place, is_above=place != root and place in root.parents)


def _check(found: os.stat_result, place: Path, is_above: bool = False) -> None:
    """Raise PermissionError where another user owns a place or may write it."""
    if os.name != "posix":
        return
    trusted = {0, os.geteuid()} | (_unmapped() if is_above else set())
    if found.st_uid not in trusted:
        raise PermissionError(f"{place} belongs to another user ({_user(found.st_uid)})")
    others = found.st_mode & stat.S_IWOTH or (found.st_mode & stat.S_IWGRP and not _is_own_group(found.st_gid))
    if others and not (is_above and found.st_mode & stat.S_ISVTX):
        raise PermissionError(f"{place} can be written by other users")


@cache
def _unmapped() -> set[int]:
    """The user whom files of root belong to in a container that knows the present user alone, as Apptainer's."""
    try:
        maps = Path("/proc/self/uid_map").read_text().split()
        overflow = int(Path("/proc/sys/kernel/overflowuid").read_text())
    except (OSError, ValueError):
        return set()
    return set() if maps == ["0", "0", "4294967295"] else {overflow}


@cache
def _is_own_group(group: int) -> bool:
    """Whether a group is the user's own and nobody else's, as many systems make one for each user."""
    import grp
    import pwd

    try:
        found, user = grp.getgrgid(group), pwd.getpwuid(os.geteuid())
    except KeyError:
        return False
    return found.gr_name == user.pw_name and set(found.gr_mem) <= {user.pw_name}


def _user(uid: int) -> str:
    """Name of a user, or the number of one without."""
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"
