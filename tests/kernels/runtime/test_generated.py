"""Generated source: in a folder one can open, replaced where it was changed, and run from memory alone."""

import inspect

import pytest

from mace_fast.kernels.runtime import generated


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("MACE_FAST_CACHE", str(tmp_path / "cache"))
    generated.load.cache_clear()
    yield
    generated.load.cache_clear()


def test_source_is_written_and_imported(tmp_path):
    module = generated.load("thing", "ANSWER = 42\n")
    assert module.ANSWER == 42
    (file,) = (tmp_path / "cache" / "generated").iterdir()
    assert file.name.startswith("thing_")
    assert file.read_text() == "ANSWER = 42\n"
    assert module.__file__ == str(file)


def test_changed_file_is_replaced():
    generated.load("thing", "ANSWER = 42\n")
    generated.source_file("thing", "ANSWER = 42\n").write_text("ANSWER = 43\n")
    generated.load.cache_clear()
    assert generated.load("thing", "ANSWER = 42\n").ANSWER == 42


def test_source_runs_where_it_cannot_be_written(monkeypatch, tmp_path, caplog):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MACE_FAST_CACHE", str(tmp_path / "file"))
    assert generated.load("thing", "ANSWER = 42\n").ANSWER == 42
    assert f"the cache {tmp_path / 'file'} is not used" in caplog.text


def test_what_runs_and_what_inspection_shows_is_never_read_from_disk():
    """Neither source nor byte code that somebody put there between the writing and the reading."""
    source = "def f():\n    return 42\n"
    module = generated.load("thing", source)
    generated.source_file("thing", source).write_text("def f():\n    return 43\n")
    assert inspect.getsource(module.f) == source
    assert module.f() == 42
    assert [file.suffix for file in generated.source_folder().iterdir()] == [".py"]
