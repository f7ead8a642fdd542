"""Loading: the model in a file gives the energies, forces and stress that mace-torch gives with it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch

from mace_fast import MACE, ScaleShiftMACE
from mace_fast.checkpoint import build, describe_file, load, save
from mace_fast.checkpoint.describe import Description

# e3nn compiles parts of mace-torch's models with TorchScript
pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]
DATA = Path(__file__).parent / "data"
SHARED = [
    "mace-mp-0a-small.model",
    "aiida-mlip_CHOZr_16x0e.model",
    "imagdau_mace01_swa.model",
    "imagdau_mace02_com1_swa.model",
    "mace-tutorials_model.model",
]


def assert_equal_results(found, wanted):
    for ours, theirs in zip(found, wanted, strict=True):
        scale = max(1.0, float(theirs.abs().max()))
        torch.testing.assert_close(ours, theirs, rtol=0, atol=1e-11 * scale)


@pytest.mark.parametrize("name", SHARED)
def test_trained_models_give_what_mace_torch_gives(name, shared_model, reference, evaluate):
    theirs = torch.load(shared_model(name), weights_only=False, map_location="cpu")
    ours = load(shared_model(name))
    assert type(ours) is ScaleShiftMACE
    assert ours.r_max.dtype == theirs.r_max.dtype
    assert_equal_results(evaluate(ours.double()), evaluate(theirs.double()))


@pytest.mark.parametrize("release", ["0.3.3", "0.3.8", "0.3.14"])
def test_older_releases_give_what_mace_torch_gives(release, reference, evaluate):
    path = DATA / f"mace-torch-{release}.model"
    theirs, ours = torch.load(path, weights_only=False), load(path)
    if release == "0.3.3":  # in float32; the couplings that mace-torch rounded to it are exact in ours
        for found, wanted in zip(evaluate(ours), evaluate(theirs), strict=True):
            torch.testing.assert_close(found, wanted, rtol=0, atol=2e-6)
    else:
        assert_equal_results(evaluate(ours), evaluate(theirs))


@pytest.mark.thorough
def test_file_is_loaded_with_all_it_holds(config, mace_file, mace_model):
    ours, theirs = load(mace_file(config)), mace_model(config)
    assert isinstance(ours, MACE)
    assert type(ours).__name__ == type(theirs).__name__
    assert ours.heads == theirs.heads
    found, wanted = ours.state_dict(), theirs.state_dict()
    assert found.keys() == wanted.keys()
    for name, tensor in wanted.items():
        if "_w3j" not in name:  # TorchScript in the file; ours come from another algorithm
            assert torch.equal(found[name], tensor), name
    assert {name: p.requires_grad for name, p in ours.named_parameters()} == {
        name: p.requires_grad for name, p in theirs.named_parameters()
    }


@pytest.mark.filterwarnings("ignore:Attempting to run cuBLAS:UserWarning")
def test_file_saved_on_a_gpu_loads_without_one(mace_file, edit_archive, tmp_path):
    def move_to_gpu(parts):
        location, moved = b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:0"
        assert location in parts["data.pkl"]
        # the first only: torch's other tensors refer back to it, later ones are in the code of TorchScript
        parts["data.pkl"] = parts["data.pkl"].replace(location, moved, 1)

    path = edit_archive(mace_file("residual"), tmp_path / "gpu.model", move_to_gpu)
    if not torch.cuda.is_available():
        with pytest.raises(RuntimeError, match="CUDA"):
            torch.load(path, weights_only=False)
    found, wanted = load(path).state_dict(), load(mace_file("residual")).state_dict()
    assert all(torch.equal(found[name], wanted[name]) for name in wanted)
    assert {tensor.device.type for tensor in found.values()} == {"cpu"}


def test_neither_mace_torch_nor_unsafe_loading_is_needed(mace_file, tmp_path):
    code = (
        "import sys, os, mace_fast.checkpoint as c\n"
        "model = c.load(sys.argv[1])\n"
        "print(type(model).__name__, 'mace' in sys.modules, 'TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD' in os.environ)"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TORCH_FORCE")}
    command = [sys.executable, "-c", code, str(mace_file("residual"))]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert result.stdout.split() == ["ScaleShiftMACE", "False", "False"]


def test_defaults_and_random_numbers_of_torch_are_left_alone(mace_file):
    torch.manual_seed(7)
    before = torch.get_rng_state()
    assert load(mace_file("residual")).r_max.dtype == torch.float64
    assert torch.get_default_dtype() == torch.float32
    assert torch.equal(torch.get_rng_state(), before)


def test_threads_may_load_at_the_same_time(mace_file, tmp_path):
    files = [mace_file("residual"), tmp_path / "float32.safetensors"]
    save(load(files[0]).float(), files[1])
    before = torch.get_default_dtype()
    with ThreadPoolExecutor(2) as pool:
        models = list(pool.map(load, files * 6))
    assert [next(model.parameters()).dtype for model in models] == [torch.float64, torch.float32] * 6
    assert torch.get_default_dtype() == before


def test_dtype_and_device_can_be_chosen(mace_file):
    model = load(mace_file("like MH-1"), dtype=torch.float32, device="meta")
    assert {tensor.dtype for tensor in model.state_dict().values() if tensor.is_floating_point()} == {torch.float32}
    assert {tensor.device.type for tensor in model.state_dict().values()} == {"meta"}
    with pytest.raises(TypeError, match=r"dtype must be a floating point type of torch such as torch\.float32"):
        load(mace_file("residual"), dtype="float32")
    with pytest.raises(TypeError, match=r"got torch\.int64"):
        load(mace_file("residual"), dtype=torch.int64)


def test_what_a_file_is_does_not_depend_on_its_name(mace_file, tmp_path):
    path = tmp_path / "model.safetensors"
    path.write_bytes(mace_file("residual").read_bytes())
    assert describe_file(path).config == describe_file(mace_file("residual")).config


def changed(description, config=None, **state):
    """A description with entries replaced, or left out where None is given."""
    tensors = {key: value for key, value in (description.state | state).items() if value is not None}
    merged = description.config | (config or {})
    return Description(description.class_name, merged, description.attributes, description.trainable, tensors)


def test_tensors_that_do_not_fit_are_named(mace_file):
    description = describe_file(mace_file("residual"))

    def refuse(message, *args, **state):
        with pytest.raises(ValueError, match=message):
            build(changed(description, *args, **state))

    weight = "interactions.0.linear_up.weight"
    refuse("interactions.0.linear_up.weight is missing", **{weight: None})
    refuse(r"interactions.0.linear_up.weight has shape \[4\], expected \[16\]", **{weight: torch.ones(4).double()})
    refuse("interactions.0.linear_up.weight is torch.float32, expected torch.float64", **{weight: torch.ones(16)})
    refuse("interactions.0.extra is not part of such a model", **{"interactions.0.extra": torch.ones(1)})
    refuse("has shape .* expected .*; and [0-9]+ more", {"radial_MLP": [3, 3, 3], "num_bessel": 2})
    refuse("names something unknown: 'sine'", {"gate": "sine"})
    refuse("names something unknown: 'BOTNetBlock'", {"interaction_cls": "BOTNetBlock"})


def test_weights_of_a_basis_that_the_file_lacks_are_refused(mace_file):
    """A reduced basis is part of the model: without it the weights mean nothing."""
    description = describe_file(mace_file("reduced basis, all irreps kept"))
    bases = {name: None for name in description.state if "U_matrix" in name}
    with pytest.raises(ValueError, match=r"contractions.0.weights_max has shape .* expected"):
        build(changed(description, **bases))
