"""The disk cache of the tables survives damage, races and places where it cannot write."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mace_fast.kernels.algebra import cache_folder, cached_arrays

ARRAYS = {"index": np.arange(1000), "value": np.linspace(0, 1, 1000), "nothing": np.zeros((0, 3))}


class Builder:
    """Builds ``ARRAYS`` and counts how often."""

    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return ARRAYS


def assert_complete(arrays):
    assert arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(arrays[name], array, strict=True)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("MACE_FAST_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "tables-v1"


def test_second_call_reads_what_the_first_built(folder):
    builder = Builder()
    assert_complete(cached_arrays("key", builder))
    assert_complete(cached_arrays("key", builder))
    assert builder.calls == 1
    assert [file.name for file in folder.iterdir()] == ["key.npz"]


def test_keys_do_not_share_arrays():
    cached_arrays("one", Builder())
    assert_complete(cached_arrays("one", lambda: {}))
    assert cached_arrays("two", lambda: {}) == {}


def assert_rebuilt_once(arrays_of):
    builder = Builder()
    assert_complete(arrays_of("key", builder))
    assert_complete(arrays_of("key", builder))
    assert builder.calls == 1


@pytest.mark.parametrize("content", [b"", b"not an archive", b"x" * 1000])
def test_a_foreign_file_is_built_anew(folder, content):
    folder.mkdir(parents=True)
    (folder / "key.npz").write_bytes(content)
    assert_rebuilt_once(cached_arrays)


def test_a_damaged_file_is_built_anew(folder):
    cached_arrays("key", Builder())
    file = folder / "key.npz"
    content = file.read_bytes()
    for position in range(0, len(content), 97):
        file.write_bytes(content[:position])
        assert_rebuilt_once(cached_arrays)
        file.write_bytes(content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :])
        assert_rebuilt_once(cached_arrays)


def test_a_stored_file_is_an_npz_archive(folder):
    cached_arrays("key", Builder())
    with np.load(folder / "key.npz", allow_pickle=False) as stored:
        assert_complete(dict(stored))


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("where the folder should be")
    monkeypatch.setenv("MACE_FAST_CACHE", str(tmp_path / "file"))
    builder = Builder()
    assert_complete(cached_arrays("key", builder))
    assert_complete(cached_arrays("key", builder))
    assert builder.calls == 2


def test_a_failed_build_leaves_nothing(folder):
    def fail():
        raise RuntimeError("no tables today")

    with pytest.raises(RuntimeError, match="no tables today"):
        cached_arrays("key", fail)
    assert not folder.exists()


def test_a_failed_write_leaves_nothing(folder):
    (folder / "key.npz").mkdir(parents=True)  # so that the finished file cannot take its place
    assert_complete(cached_arrays("key", Builder()))
    assert [file.name for file in folder.iterdir()] == ["key.npz"]


def test_processes_may_write_the_same_key_at_once(folder):
    """Forks of one, which is a process of its own, as pytest's has threads."""
    script = """
import contextlib, multiprocessing, os
import numpy as np
from mace_fast.kernels.algebra import cache_folder, cached_arrays

def work():
    for _ in range(200):
        arrays = cached_arrays("key", lambda: {"value": np.arange(5000)})
        assert np.array_equal(arrays["value"], np.arange(5000))
        with contextlib.suppress(FileNotFoundError):
            os.unlink(cache_folder() / "key.npz")
    cached_arrays("key", lambda: {"value": np.arange(5000)})

workers = [multiprocessing.get_context("fork").Process(target=work) for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
assert [worker.exitcode for worker in workers] == [0, 0, 0]
"""
    done = subprocess.run([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True)
    assert done.returncode == 0, done.stderr
    assert [file.name for file in folder.iterdir()] == ["key.npz"]


@pytest.mark.parametrize("key", ["", "../outside", "a b", "-x", ".hidden", "a/b"])
def test_keys_that_are_no_file_names_are_refused(key):
    with pytest.raises(ValueError, match="a cache key consists of"):
        cached_arrays(key, Builder())


def test_folder_follows_the_environment(tmp_path, monkeypatch):
    monkeypatch.delenv("MACE_FAST_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "mace_fast" / "tables-v1"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "mace_fast" / "tables-v1"
