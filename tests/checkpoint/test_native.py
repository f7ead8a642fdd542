"""mace_fast's own files: everything comes back, and what is written is written whole or not at all."""

import json
import os
import stat
from importlib.resources import files

import pytest
import safetensors.torch
import torch

from mace_fast.checkpoint import describe, describe_file, from_mace, load, save

# e3nn compiles parts of mace-torch's models with TorchScript
pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


def test_saved_model_comes_back(config, mace_model, tmp_path, assert_same_description):
    model = from_mace(mace_model(config))
    path = tmp_path / "model.safetensors"
    save(model, path)
    assert_same_description(describe(load(path)), describe(model))


def test_models_of_mace_torch_can_be_saved_too(mace_model, tmp_path):
    save(from_mace(mace_model("like OMOL")), tmp_path / "ours.safetensors")
    save(mace_model("like OMOL"), tmp_path / "theirs.safetensors")
    ours, theirs = (describe_file(tmp_path / f"{name}.safetensors") for name in ("ours", "theirs"))
    assert ours.config == theirs.config
    assert ours.state.keys() == theirs.state.keys()
    assert all(torch.equal(ours.state[name], theirs.state[name]) for name in ours.state)


def test_equal_models_give_equal_files(mace_model, tmp_path):
    """Over several runs, as the order of the library's metadata is random in each."""
    contents = set()
    for _ in range(8):
        save(from_mace(mace_model("residual")), tmp_path / "model.safetensors")
        contents.add((tmp_path / "model.safetensors").read_bytes())
    assert len(contents) == 1


def test_bases_take_little_room_and_come_back_bit_by_bit(mace_model, tmp_path, assert_same_description):
    path = tmp_path / "model.safetensors"
    model = from_mace(mace_model("agnostic, degree 3, l_max 3"))
    rounded = model.float().double()  # no basis that any program makes
    save(rounded, path)
    basis = "products.0.symmetric_contractions.contractions.0.U_matrix_3"
    assert rounded.get_buffer(basis).nbytes > 700_000
    assert path.stat().st_size < 600_000
    assert_same_description(describe(load(path)), describe(rounded))


def test_shared_and_strided_tensors_are_written(mace_copy, tmp_path):
    model = from_mace(mace_copy("residual"))
    first, second = model.interactions
    second.conv_tp_weights.layer1.weight = first.conv_tp_weights.layer1.weight
    first.conv_tp_weights.layer0.weight.data = first.conv_tp_weights.layer0.weight.data.T.contiguous().T
    save(model, tmp_path / "model.safetensors")
    found, wanted = load(tmp_path / "model.safetensors").state_dict(), model.state_dict()
    assert all(torch.equal(found[name], wanted[name]) for name in wanted)


def test_frozen_and_trainable_parameters_stay_so(mace_copy, tmp_path):
    model = from_mace(mace_copy("residual"))
    model.products[0].linear.weight.requires_grad_(False)
    basis = model.radial_embedding.bessel_fn
    basis.bessel_weights = torch.nn.Parameter(basis._buffers.pop("bessel_weights"))
    save(model, tmp_path / "model.safetensors")
    found = {name: p.requires_grad for name, p in load(tmp_path / "model.safetensors").named_parameters()}
    assert found == {name: p.requires_grad for name, p in model.named_parameters()}
    assert found["radial_embedding.bessel_fn.bessel_weights"] is True


def test_file_is_replaced_whole_or_not_at_all(mace_model, tmp_path, monkeypatch):
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"precious")
    with pytest.raises(ValueError, match="this is a Linear, no MACE model"):
        save(torch.nn.Linear(2, 2), path)
    undefined = from_mace(mace_model("residual"))
    undefined.atomic_energies_fn.atomic_energies[1] = float("nan")
    with pytest.raises(ValueError, match="an infinite or undefined number"):
        save(undefined, path)

    def full_disk(source, target):
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full_disk)
        with pytest.raises(OSError, match="no space left"):
            save(mace_model("residual"), path)
    assert path.read_bytes() == b"precious"
    assert os.listdir(tmp_path) == ["model.safetensors"]
    save(mace_model("residual"), path)
    assert load(path).r_max == 3.7
    assert os.listdir(tmp_path) == ["model.safetensors"]


def test_file_has_the_permissions_of_any_new_file(mace_model, tmp_path):
    save(mace_model("residual"), tmp_path / "model.safetensors")
    (tmp_path / "other").touch()
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("model.safetensors", "other")}
    assert len(modes) == 1


def test_targets_that_cannot_be_written(mace_model, tmp_path):
    with pytest.raises(ValueError, match="is a folder; give the name of a file in it"):
        save(mace_model("residual"), tmp_path)
    with pytest.raises(FileNotFoundError, match=r"the folder of .* does not exist; create it first"):
        save(mace_model("residual"), tmp_path / "none" / "model.safetensors")


@pytest.fixture
def refuse(mace_model, tmp_path):
    """``refuse(message, change)`` writes a file with its metadata changed and checks the message."""
    save(mace_model("residual"), tmp_path / "good.safetensors")
    with safetensors.safe_open(tmp_path / "good.safetensors", framework="pt") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no dictionary

    def check(message, change):
        fields = json.loads(metadata["description"])
        changed, kept = dict(metadata), dict(tensors)
        change(changed, fields, kept)
        if changed.get("description") == metadata["description"]:
            changed["description"] = json.dumps(fields)
        path = tmp_path / "bad.safetensors"
        safetensors.torch.save_file(kept, path, changed)
        with pytest.raises(ValueError, match=f"cannot load {path}: {message}"):
            load(path)

    return check


def test_files_with_wrong_metadata(refuse):
    refuse("it is a safetensors file without the configuration", lambda m, f, t: m.pop("format"))
    refuse("it has version 2 of the format", lambda m, f, t: m.update(version="2"))
    refuse("its configuration is damaged: KeyError", lambda m, f, t: m.pop("description"))
    refuse("its configuration is damaged: JSONDecodeError", lambda m, f, t: m.update(description="{"))
    refuse("its configuration is damaged: KeyError: 'config'", lambda m, f, t: f.pop("config"))
    refuse("it does not describe a model that this mace_fast has", lambda m, f, t: f.update(class_name="PolarMACE"))
    refuse("the configuration of the model is incomplete.*gate", lambda m, f, t: f["config"].pop("gate"))
    refuse("the model in it is damaged .TypeError: .*colour", lambda m, f, t: f["config"].update(colour=1))
    refuse("the model in it is damaged", lambda m, f, t: f["attributes"].update({"interactions.9.x": 1.0}))
    refuse(
        "the tensors do not fit .*interactions.0.linear.weight is missing",
        lambda m, f, t: t.pop("interactions.0.linear.weight"),
    )
    refuse("it does not describe a model", lambda m, f, t: t.pop("node_embedding.linear.weight"))
    basis = "products.0.symmetric_contractions.contractions.0.U_matrix_1"
    refuse("its configuration is damaged: RuntimeError", lambda m, f, t: f["bases"].update({basis: [9, -1]}))
    refuse("its configuration is damaged: KeyError", lambda m, f, t: t.pop(f"{basis}.values"))


def test_packaged_model_is_the_official_one(shared_model, assert_same_description):
    packaged = files("mace_fast") / "resources" / "mace-mp-0a-small.safetensors"
    official = load(shared_model("mace-mp-0a-small.model"))
    assert_same_description(describe(load(str(packaged))), describe(official))
    assert "MIT License" in (files("mace_fast") / "resources" / "LICENSE.mace-mp-MIT").read_text()


def test_truncated_files(mace_model, tmp_path):
    path = tmp_path / "model.safetensors"
    save(mace_model("residual"), path)
    content = path.read_bytes()
    for size in (9, 500, len(content) - 1):
        path.write_bytes(content[:size])
        with pytest.raises(
            ValueError, match=r"damaged or truncated|neither a model of mace-torch nor one of mace_fast"
        ):
            load(path)
