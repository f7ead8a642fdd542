"""The cache: what nobody else can have put there is read, and what cannot be used is said and done without."""

import errno
import logging
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from mace_fast.checkpoint import load
from mace_fast.kernels.runtime import folder
from mace_fast.kernels.runtime.folder import cache_root, keep, kept

OTHER = 1000
"""Number of a user who is neither root nor runs the tests."""

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to another user")


@pytest.fixture(autouse=True)
def root(tmp_path, monkeypatch, caplog):
    """The cache of a test, with a file in it."""
    place = tmp_path / "above" / "cache"
    monkeypatch.setenv("MACE_FAST_CACHE", str(place))
    monkeypatch.setattr(folder, "_reported", set())
    caplog.set_level(logging.WARNING, logger="mace_fast")
    keep("native/file.o", b"content")
    return place


def is_refused(caplog, reason):
    """The file is not read, which is said in one line with the reason and the remedy, once."""
    caplog.clear()
    found = [kept("native/file.o"), kept("native/file.o")]
    (message,) = caplog.messages
    assert f"is not used: {reason}" in message
    assert "MACE_FAST_CACHE" in message
    assert "\n" not in message
    return found == [None, None]


def test_what_was_kept_is_read(root, caplog):
    assert kept("native/file.o") == b"content"
    assert kept("native/other.o") is None
    assert caplog.messages == []


@needs_root
def test_files_of_another_user_are_not_read(root, caplog):
    os.chown(root / "native" / "file.o", OTHER, OTHER)
    assert is_refused(caplog, f"{root}/native/file.o belongs to another user")


@needs_root
@pytest.mark.parametrize("place", ["native", ".", ".."])
def test_folders_of_another_user_are_not_used(place, root, caplog):
    os.chown(root / place, OTHER, OTHER)
    assert is_refused(caplog, f"{(root / place).resolve()} belongs to another user")
    keep("native/new.o", b"content")
    assert not (root / "native" / "new.o").exists()


@pytest.mark.parametrize("place", ["native/file.o", "native", ".", ".."])
def test_what_all_can_write_is_not_used(place, root, caplog):
    (root / place).chmod(0o777)
    assert is_refused(caplog, f"{(root / place).resolve()} can be written by other users")


def test_a_sticky_folder_above_is_no_danger_and_as_the_cache_it_is(root, caplog):
    root.parent.chmod(0o1777)
    assert kept("native/file.o") == b"content"
    root.chmod(0o1777)
    assert is_refused(caplog, f"{root} can be written by other users")


def test_a_link_or_a_pipe_in_place_of_a_file_is_not_read(root, caplog):
    file = root / "native" / "file.o"
    file.rename(root / "elsewhere.o")
    file.symlink_to(root / "elsewhere.o")
    assert is_refused(caplog, "[Errno")
    file.unlink()
    os.mkfifo(file)
    folder._reported.clear()
    assert is_refused(caplog, f"{file} is no plain file")


@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022, 0o077])
def test_others_may_read_what_is_kept_but_not_write_it(umask, root):
    shutil.rmtree(root)
    before = os.umask(umask)
    try:
        keep("native/file.o", b"content")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((root / place).stat().st_mode) for place in (".", "native", "native/file.o")]
    assert modes == [0o755 & ~umask, 0o755 & ~umask, 0o644 & ~umask]
    assert kept("native/file.o") == b"content"


@needs_root
def test_a_cache_made_by_root_serves_other_users(monkeypatch):
    """In a process of another user, who can read what root has made and is told that nothing can be added."""
    code = (
        "import os\n"
        "from mace_fast.kernels.runtime.folder import keep, kept\n"
        f"os.setgroups([]); os.setgid({OTHER}); os.setuid({OTHER})\n"
        "print(kept('native/file.o')); keep('native/new.o', b'')"
    )
    with tempfile.TemporaryDirectory() as image:  # pytest's own folders are closed to others
        Path(image).chmod(0o755)
        monkeypatch.setenv("MACE_FAST_CACHE", f"{image}/cache")
        keep("native/file.o", b"content")
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "b'content'\n"
    assert "is not used: [Errno 13] Permission denied" in done.stderr


def test_a_full_disk_is_said_and_leaves_nothing(root, caplog, monkeypatch):
    def full(source, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    keep("native/new.o", b"content")
    assert "is not used: [Errno 28] No space left on device" in caplog.text
    assert [file.name for file in (root / "native").iterdir()] == ["file.o"]


def test_parts_that_dead_processes_left_are_removed_some_day(root):
    names = {"old": "file-1.tmp", "new": "file-2.tmp", "of another": "other-1.tmp"}
    parts = {key: root / "native" / name for key, name in names.items()}
    for part in parts.values():
        part.touch()
    for key in ("old", "of another"):
        os.utime(parts[key], (time.time() - 2 * folder.STALE,) * 2)
    keep("native/file.o", b"content")
    assert {key for key, part in parts.items() if part.exists()} == {"new", "of another"}


def test_the_home_folder_is_put_in(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("MACE_FAST_CACHE", "~/mine")
    assert cache_root() == tmp_path / "mine"
    monkeypatch.delenv("MACE_FAST_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "~/xdg")
    assert cache_root() == tmp_path / "xdg" / "mace_fast"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_root() == Path(tmp_path) / ".cache" / "mace_fast"


def test_without_a_home_folder_loading_names_the_variable_and_not_the_model(monkeypatch):
    monkeypatch.setenv("MACE_FAST_CACHE", "~nobody-of-that-name/cache")
    model = Path(__file__).parents[2] / "checkpoint" / "data" / "mace-torch-0.3.8.model"
    with pytest.raises(OSError, match=r"there is no home folder for ~nobody-of-that-name/cache.*set MACE_FAST_CACHE"):
        load(model)
