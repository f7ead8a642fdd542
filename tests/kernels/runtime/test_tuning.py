"""Settings: defaults, tuning files, overrides, what is recorded, and what a malformed file says."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
import torch

from mace_fast.kernels import tuning
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.tuning import asked, assume, files, override, tuned_settings
from mace_fast.kernels.tuning.settings import Settings
from mace_fast.testing.inputs import SIZES, Inputs
from mace_fast.testing.operations import OPERATIONS, results_of


@dataclass(frozen=True, kw_only=True)
class AddSettings(Settings):
    block: int


DEFAULT = AddSettings(block=64)
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
    assert tuned_settings(*KEY, DEFAULT) == DEFAULT
    put(folder, ENTRY)
    assert tuned_settings(*KEY, DEFAULT) == DEFAULT, "files are read once"


def test_entry_changes_what_it_names(folder):
    put(folder, ENTRY)
    assert tuned_settings(*KEY, DEFAULT) == AddSettings(block=128, num_warps=4)


@pytest.mark.parametrize(
    "other", [("subtract", *KEY[1:]), ("add", "4 channels", torch.float32), (*KEY[:2], torch.float64)]
)
def test_entry_is_for_its_operation_shape_and_dtype_alone(folder, other):
    put(folder, ENTRY)
    assert tuned_settings(*other, DEFAULT) == DEFAULT


def test_assumed_architecture_chooses_the_file(folder):
    put(folder, ENTRY, name="gfx942")
    with assume("gfx942"):
        assert tuning.architecture() == "gfx942"
        assert tuned_settings(*KEY, DEFAULT).block == 128
        with assume("sm_80"):
            assert tuned_settings(*KEY, DEFAULT) == DEFAULT
    assert tuning.tuned_architectures() == ["gfx942"]


@pytest.mark.skipif(torch.cuda.is_available(), reason="a GPU is at hand")
def test_architecture_without_a_gpu():
    assert tuning.architecture() == tuning.DEFAULT_ARCHITECTURE


def test_override_beats_the_file_and_the_inner_one_the_outer(folder):
    put(folder, ENTRY)
    with override({KEY: {"num_warps": 8}}):
        assert tuned_settings(*KEY, DEFAULT) == AddSettings(block=64, num_warps=8)
        assert tuned_settings("add", "4 channels", torch.float32, DEFAULT) == DEFAULT
        with override({KEY: {"block": 32}}):
            assert tuned_settings(*KEY, DEFAULT) == AddSettings(block=32, num_warps=4)
        with override({("other", *KEY[1:]): {"block": 32}}):
            assert tuned_settings(*KEY, DEFAULT).num_warps == 8
    assert tuned_settings(*KEY, DEFAULT).block == 128


def test_override_ends_with_an_error(folder):
    with pytest.raises(RuntimeError, match="stop"), override({KEY: {"block": 32}}):
        raise RuntimeError("stop")
    assert tuned_settings(*KEY, DEFAULT) == DEFAULT


def test_default_and_choice_are_recorded(folder):
    with override({KEY: {"block": 32}}), asked() as record:
        tuned_settings(*KEY, DEFAULT)
    assert record == [tuning.Asked(KEY, DEFAULT, AddSettings(block=32))]


def test_what_is_asked_for_is_recorded_inside_the_context_only(folder):
    with asked() as outer:
        tuned_settings(*KEY, DEFAULT)
        with asked() as inner:
            tuned_settings("other", "", torch.float64, DEFAULT)
    tuned_settings(*KEY, DEFAULT)
    assert [one.key[0] for one in outer] == ["add", "other"]
    assert [one.key for one in inner] == [("other", "", torch.float64)]


@pytest.mark.parametrize("where", ["file", "override"])
def test_unknown_setting_is_refused(folder, where):
    file = put(folder, ENTRY | {"configuration": {"blok": 128}})
    if where == "file":
        with pytest.raises(ValueError, match=rf"{file}: add \(3 channels\) has no setting blok"):
            tuned_settings(*KEY, DEFAULT)
    else:
        with override({KEY: {"warps": 2}}), pytest.raises(ValueError, match=r"override: add .* has no setting warps"):
            tuned_settings(*KEY, DEFAULT)


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
        tuned_settings(*KEY, DEFAULT)
    assert str(caught.value).startswith(f"{file}: ")
    assert message in str(caught.value)


def test_two_entries_for_the_same_are_refused(folder):
    put(folder, ENTRY, ENTRY | {"configuration": {"block": 32}})
    with pytest.raises(ValueError, match=r"entry 2: a second one for add \(3 channels\)"):
        tuned_settings(*KEY, DEFAULT)


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
        tuned_settings(*KEY, DEFAULT)
    assert str(caught.value).startswith(f"{file}: ")


def test_file_that_is_not_json_is_named(folder):
    file = folder / "sm_90.json"
    file.write_text('{"entries": [')
    with pytest.raises(ValueError, match=rf"{file} is not JSON"):
        tuned_settings(*KEY, DEFAULT)


def test_written_file_is_read_back_sorted(folder):
    file = folder / "sm_90.json"
    other = ENTRY | {"operation": "a first one"}
    files.write(file, [ENTRY, other])
    assert list(files.read(file).values()) == [other, ENTRY]
    assert tuned_settings(*KEY, DEFAULT).block == 128
    assert [path.name for path in folder.iterdir()] == ["sm_90.json"]


def test_malformed_entry_is_not_written(folder):
    file = folder / "sm_90.json"
    files.write(file, [ENTRY])
    before = file.read_text()
    with pytest.raises(ValueError, match="must be a positive integer"):
        files.write(file, [ENTRY | {"configuration": {"block": 1.5}}])
    assert file.read_text() == before


def asked_by(case):
    """What an operation, its gradients and the gradients of these ask for, on a GPU that is not at hand."""
    leaves = [tensor.detach().requires_grad_() for tensor in case.arguments.values()]
    with assume("sm_90"), recording(), asked() as record:
        results = results_of(case.by("triton")(**dict(zip(case.arguments, leaves, strict=True))))
        for _ in range(2):
            results = [one for one in results if one is not None and one.requires_grad]
            probes = [torch.ones_like(one, requires_grad=True) for one in results]
            results = torch.autograd.grad(results, leaves, probes, create_graph=True, allow_unused=True)
    return record


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_entry_may_change_every_setting_of_an_operation(name, monkeypatch, tmp_path):
    """As ``profiling/tune.py`` writes it, which tries half and twice of each."""
    case = OPERATIONS[name](Inputs.of_size(0, **SIZES["tiny"])).to("cpu", torch.float32)
    defaults = {one.key: one.default for one in asked_by(case)}
    twice = {key: {setting: 2 * value for setting, value in asdict(one).items()} for key, one in defaults.items()}
    entries = [
        {"operation": operation, "shape": shape, "dtype": "float32", "configuration": settings, "from": "this test"}
        for (operation, shape, _), settings in twice.items()
    ]
    files.write(tmp_path / "sm_90.json", entries)
    monkeypatch.setattr(tuning, "FOLDER", tmp_path)
    assert {one.key: asdict(one.chosen) for one in asked_by(case)} == twice
