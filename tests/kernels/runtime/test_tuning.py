"""Configurations: defaults, tuning files, overrides, what is recorded, and what a malformed file says."""

import json
from pathlib import Path

import pytest
import torch

from mace_fast.kernels import tuning
from mace_fast.kernels.tuning import asked, assume, configuration, files, override

DEFAULT = {"block": 64, "num_warps": 4}
KEY = ("add", "3 channels", torch.float32)
ENTRY = {
    "operation": "add",
    "shape": "3 channels",
    "dtype": "float32",
    "configuration": {"block": 128},
    "from": "measured",
    "microseconds": 12,
}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder in the place of the package's tuning files."""
    monkeypatch.setattr(tuning, "FOLDER", tmp_path)
    return tmp_path


def put(folder, *entries, name="sm_90", **content):
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"architecture": name, "entries": list(entries)} | content))
    return file


def without(name):
    return {key: value for key, value in ENTRY.items() if key != name}


def test_default_holds_without_an_entry(folder):
    assert configuration(*KEY, DEFAULT) == DEFAULT
    put(folder, ENTRY)
    assert configuration(*KEY, DEFAULT) == DEFAULT, "files are read once"


def test_entry_changes_what_it_names(folder):
    put(folder, ENTRY)
    assert configuration(*KEY, DEFAULT) == {"block": 128, "num_warps": 4}
    assert DEFAULT["block"] == 64


@pytest.mark.parametrize(
    "other", [("subtract", *KEY[1:]), ("add", "4 channels", torch.float32), (*KEY[:2], torch.float64)]
)
def test_entry_is_for_its_operation_shape_and_dtype_alone(folder, other):
    put(folder, ENTRY)
    assert configuration(*other, DEFAULT) == DEFAULT


def test_assumed_architecture_chooses_the_file(folder):
    put(folder, ENTRY, name="gfx942")
    with assume("gfx942"):
        assert tuning.architecture() == "gfx942"
        assert configuration(*KEY, DEFAULT)["block"] == 128
        with assume("sm_80"):
            assert configuration(*KEY, DEFAULT) == DEFAULT
    assert tuning.tuned_architectures() == ["gfx942"]


@pytest.mark.skipif(torch.cuda.is_available(), reason="a GPU is at hand")
def test_architecture_without_a_gpu():
    assert tuning.architecture() == tuning.DEFAULT_ARCHITECTURE


def test_override_beats_the_file_and_the_inner_one_the_outer(folder):
    put(folder, ENTRY)
    with override({KEY: {"num_warps": 8}}):
        assert configuration(*KEY, DEFAULT) == {"block": 64, "num_warps": 8}
        assert configuration("add", "4 channels", torch.float32, DEFAULT) == DEFAULT
        with override({KEY: {"block": 32}}):
            assert configuration(*KEY, DEFAULT) == {"block": 32, "num_warps": 4}
        with override({("other", *KEY[1:]): {"block": 32}}):
            assert configuration(*KEY, DEFAULT)["num_warps"] == 8
    assert configuration(*KEY, DEFAULT)["block"] == 128


def test_override_ends_with_an_error(folder):
    with pytest.raises(RuntimeError, match="stop"), override({KEY: {"block": 32}}):
        raise RuntimeError("stop")
    assert configuration(*KEY, DEFAULT) == DEFAULT


def test_result_belongs_to_the_caller(folder):
    """Launchers take settings out of it."""
    settings = {"block": 32}
    with override({KEY: settings}), asked() as record:
        configuration(*KEY, DEFAULT).clear()
        configuration(*KEY, DEFAULT).clear()
    assert settings == {"block": 32}
    assert DEFAULT == {"block": 64, "num_warps": 4}
    assert record[0] == record[1] == tuning.Asked(KEY, DEFAULT, {"block": 32, "num_warps": 4})


def test_what_is_asked_for_is_recorded_inside_the_context_only(folder):
    with asked() as outer:
        configuration(*KEY, DEFAULT)
        with asked() as inner:
            configuration("other", "", torch.float64, DEFAULT)
    configuration(*KEY, DEFAULT)
    assert [one.key[0] for one in outer] == ["add", "other"]
    assert [one.key for one in inner] == [("other", "", torch.float64)]


@pytest.mark.parametrize("where", ["file", "override"])
def test_unknown_setting_is_refused(folder, where):
    file = put(folder, ENTRY | {"configuration": {"blok": 128}})
    if where == "file":
        with pytest.raises(ValueError, match=rf"{file}: add \(3 channels\) has no setting blok"):
            configuration(*KEY, DEFAULT)
    else:
        with override({KEY: {"warps": 2}}), pytest.raises(ValueError, match=r"override: add .* has no setting warps"):
            configuration(*KEY, DEFAULT)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (without("configuration"), "entry 1: has no 'configuration'"),
        (without("from"), "entry 1: has no 'from'"),
        (ENTRY | {"warps": 4}, "entry 1: has an unknown 'warps'"),
        (ENTRY | {"shape": 3}, "'shape' must be of type str, got 3"),
        (ENTRY | {"dtype": "bfloat16"}, "'dtype' must be one of float32, float64, got 'bfloat16'"),
        (ENTRY | {"configuration": [1]}, "'configuration' must be of type dict"),
        (ENTRY | {"configuration": {"block": "64"}}, "configuration 'block' must be a positive integer, got '64'"),
        (ENTRY | {"configuration": {"block": 64.0}}, "must be a positive integer, got 64.0"),
        (ENTRY | {"configuration": {"block": True}}, "must be a positive integer, got True"),
        (ENTRY | {"configuration": {"block": 0}}, "must be a positive integer, got 0"),
        (ENTRY | {"default": {"block": -1}}, "default 'block' must be a positive integer, got -1"),
        (ENTRY | {"microseconds": "fast"}, "'microseconds' must be of type float, got 'fast'"),
        (ENTRY | {"microseconds": True}, "'microseconds' must be of type float, got True"),
        ("add", "entry 1: must be an object"),
    ],
)
def test_malformed_entry_names_file_and_place(folder, entry, message):
    file = put(folder, entry)
    with pytest.raises(ValueError, match="entry 1") as caught:
        configuration(*KEY, DEFAULT)
    assert str(caught.value).startswith(f"{file}: ")
    assert message in str(caught.value)


def test_two_entries_for_the_same_are_refused(folder):
    put(folder, ENTRY, ENTRY | {"configuration": {"block": 32}})
    with pytest.raises(ValueError, match=r"entry 2: a second one for add \(3 channels\)"):
        configuration(*KEY, DEFAULT)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"architecture": "sm_80"}, "'architecture' is 'sm_80', the file is named for 'sm_90'"),
        ({"entries": {}}, "'entries' must be a list"),
        ({"version": 1}, "must have exactly 'architecture' and 'entries'"),
    ],
)
def test_malformed_file_is_named(folder, content, message):
    file = put(folder, ENTRY, **content)
    with pytest.raises(ValueError, match=message) as caught:
        configuration(*KEY, DEFAULT)
    assert str(caught.value).startswith(f"{file}: ")


def test_file_that_is_not_json_is_named(folder):
    file = folder / "sm_90.json"
    file.write_text('{"entries": [')
    with pytest.raises(ValueError, match=rf"{file} is not JSON"):
        configuration(*KEY, DEFAULT)


def test_written_file_is_read_back_sorted(folder):
    file = folder / "sm_90.json"
    other = ENTRY | {"operation": "a first one"}
    files.write(file, [ENTRY, other])
    assert list(files.read(file).values()) == [other, ENTRY]
    assert configuration(*KEY, DEFAULT)["block"] == 128
    assert [path.name for path in folder.iterdir()] == ["sm_90.json"]


def test_malformed_entry_is_not_written(folder):
    file = folder / "sm_90.json"
    files.write(file, [ENTRY])
    before = file.read_text()
    with pytest.raises(ValueError, match="must be a positive integer"):
        files.write(file, [ENTRY | {"configuration": {"block": 1.5}}])
    assert file.read_text() == before


def test_files_of_the_package_are_well_formed():
    for name in tuning.tuned_architectures():
        assert files.read(tuning.FOLDER / f"{name}.json")
