"""Triton's cache in another folder than where it was filled. That Triton finds its kernels, tests/test_first_use.py."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from mace_fast.kernels.runtime import moved_cache
from mace_fast.kernels.runtime.moved_cache import prepare_cache

NAMES = ("k.json", "k.cubin")


@pytest.fixture
def cache(tmp_path):
    """A cache with one kernel, as Triton leaves it."""
    prepare_cache.cache_clear()
    kernel = tmp_path / "first" / "kernel"
    kernel.mkdir(parents=True)
    for name in NAMES:
        (kernel / name).touch()
    (kernel / "__grp__k.json").write_text(json.dumps({"child_paths": {name: str(kernel / name) for name in NAMES}}))
    return tmp_path / "first"


def paths_in(folder):
    return json.loads((folder / "kernel" / "__grp__k.json").read_text())["child_paths"]


def test_paths_follow_the_folder(cache):
    there = cache.rename(cache.parent / "second")
    prepare_cache(there)
    assert paths_in(there) == {name: str(there / "kernel" / name) for name in NAMES}
    assert sorted(path.name for path in (there / "kernel").iterdir()) == sorted([*NAMES, "__grp__k.json"])


def test_what_is_where_it_was_stays(cache):
    before = paths_in(cache)
    (cache.parent / "link").symlink_to(cache)
    prepare_cache(cache.parent / "link")
    assert paths_in(cache) == before


def test_relative_paths_are_made_absolute(cache, monkeypatch):
    monkeypatch.chdir(cache.parent)
    paths = {name: f"elsewhere/kernel/{name}" for name in NAMES}
    (cache / "kernel" / "__grp__k.json").write_text(json.dumps({"child_paths": paths}))
    prepare_cache(moved_cache.Path("first"))
    assert paths_in(cache) == {name: str(cache / "kernel" / name) for name in NAMES}


def test_half_a_kernel_is_none(cache):
    there = cache.rename(cache.parent / "second")
    (there / "kernel" / "k.cubin").unlink()
    before = paths_in(there)
    prepare_cache(there)
    assert paths_in(there) == before


def test_several_at_once(cache):
    there = cache.rename(cache.parent / "second")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(moved_cache._follow, 50 * [there / "kernel" / "__grp__k.json"]))
    assert paths_in(there) == {name: str(there / "kernel" / name) for name in NAMES}


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"child_paths": {"k.json": 1}}', "[" * 100_000, "\udcff"])
def test_a_list_that_is_no_list_is_left_to_triton(cache, text):
    list_of_files = cache / "kernel" / "__grp__k.json"
    list_of_files.write_text(text, errors="surrogateescape")
    prepare_cache(cache)
    assert list_of_files.read_text(errors="surrogateescape") == text


def test_what_cannot_be_written_serves_if_it_is_full(cache, monkeypatch, tmp_path):
    monkeypatch.setattr(moved_cache.os, "access", lambda path, mode: False)
    prepare_cache(cache)
    with pytest.raises(RuntimeError, match=r"cannot be written \(.*empty may not .*\): set TRITON_CACHE_DIR"):
        prepare_cache(tmp_path / "empty")
