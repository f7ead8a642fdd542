"""Generated source: in a folder one can open, replaced where it was changed, and a clear error where it cannot be."""

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


def test_folder_that_cannot_be_written_is_named(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MACE_FAST_CACHE", str(tmp_path / "file"))
    with pytest.raises(OSError, match=r"cannot write generated kernels to .*file.*set MACE_FAST_CACHE"):
        generated.load("thing", "ANSWER = 42\n")
