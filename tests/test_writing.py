"""Files appear whole or not at all."""

import socket
import subprocess
import sys

import pytest

from mace_fast.writing import replacing, write_whole


def test_replacing_removes_what_a_dead_process_left_and_nothing_else(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    target, host = tmp_path / "out.txt", socket.gethostname()
    dead = tmp_path / f".out.{host}.{process.pid}.txt"
    others = [
        tmp_path / f".out.{host}.1.txt",  # a process that runs
        tmp_path / f".out.elsewhere.{process.pid}.txt",
        tmp_path / f".out.{host}.{process.pid}.log",
        tmp_path / f".out.{host}.notes.txt",
    ]
    for path in (dead, *others):
        path.write_text("part")
    with replacing(target) as partial:
        partial.write_text("new")
    assert set(tmp_path.iterdir()) == {target, *others}


def test_replacing_keeps_the_old_file_and_no_partial_one_after_an_error(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(FileNotFoundError), replacing(target) as partial:
        partial.write_text((tmp_path / "missing.txt").read_text())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_replacing_writes_the_whole_file(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with replacing(target) as partial:
        assert partial.suffix == target.suffix
        partial.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_written_whole_in_one_call(tmp_path):
    target = tmp_path / "out.bin"
    for content in (b"old", b"new"):
        write_whole(target, content)
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]
