"""Triton's cache in another folder than where it was filled. That Triton finds its kernels, tests/test_first_use.py."""

import json

import pytest

from mace_fast.kernels.runtime import moved_cache
from mace_fast.kernels.runtime.moved_cache import MARKER, prepare_cache


@pytest.fixture
def cache(tmp_path):
    """A cache with one kernel, as Triton leaves it."""
    kernel = tmp_path / "first" / "kernel"
    kernel.mkdir(parents=True)
    paths = {name: str(kernel / name) for name in ("k.json", "k.cubin")}
    for path in paths.values():
        (tmp_path / path).touch()
    (kernel / "__grp__k.json").write_text(json.dumps({"child_paths": paths}))
    prepare_cache(tmp_path / "first")
    return tmp_path / "first"


def paths_in(folder):
    return json.loads((folder / "kernel" / "__grp__k.json").read_text())["child_paths"]


def test_paths_follow_the_folder(cache):
    there = cache.rename(cache.parent / "second")
    prepare_cache(there)
    assert paths_in(there) == {name: str(there / "kernel" / name) for name in ("k.json", "k.cubin")}
    assert (there / MARKER).read_text() == str(there)


def test_what_was_not_moved_is_not_touched(cache, monkeypatch):
    monkeypatch.setattr(moved_cache, "_follow", lambda group: pytest.fail("looked at"))
    prepare_cache(cache)


def test_a_list_that_is_no_list_is_left_to_triton(cache):
    there = cache.rename(cache.parent / "second")
    for text in ("{", "[]", "{}", '{"child_paths": {"k.json": 1}}'):
        (there / "kernel" / "__grp__k.json").write_text(text)
        (there / MARKER).unlink(missing_ok=True)
        prepare_cache(there)
        assert (there / "kernel" / "__grp__k.json").read_text() == text


def test_a_full_cache_need_not_be_writable_where_it_is(cache, monkeypatch, tmp_path):
    def refuse(file, text):
        raise PermissionError(f"may not write {file}")

    (cache / MARKER).unlink()
    monkeypatch.setattr(moved_cache, "_write", refuse)
    prepare_cache(cache)
    for folder in (tmp_path / "empty", cache.rename(tmp_path / "second")):
        with pytest.raises(RuntimeError, match=r"cannot be written .*: set TRITON_CACHE_DIR"):
            prepare_cache(folder)
