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
    with pytest.raises(ValueError, match="infinite or undefined"):
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
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ValueError, match="is a device or a pipe, which a file would replace"):
        save(mace_model("residual"), tmp_path / "pipe")


@pytest.fixture
def refuse(mace_model, tmp_path):
    """``refuse(message, change)`` writes a file with its metadata changed, checks the message and gives all of it."""
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
        with pytest.raises(ValueError, match=f"cannot load {path}: {message}") as caught:
            load(path)
        return str(caught.value)

    return check


def test_files_with_wrong_metadata(refuse):
    refuse("it is a safetensors file without the configuration", lambda m, f, t: m.pop("format"))
    refuse("it has version 2 of the format", lambda m, f, t: m.update(version="2"))
    refuse("its configuration is damaged: JSONDecodeError", lambda m, f, t: m.pop("description"))
    refuse("its configuration is damaged: JSONDecodeError", lambda m, f, t: m.update(description="{"))
    refuse("its configuration is damaged: RecursionError", lambda m, f, t: m.update(description="[" * 10**5))
    refuse(
        "its configuration is damaged: .*entry is there twice", lambda m, f, t: m.update(description='{"a":1,"a":1}')
    )
    refuse("its configuration is damaged: expected .*config", lambda m, f, t: f.pop("config"))
    refuse("it does not describe a model that this mace_fast has", lambda m, f, t: f.update(class_name="BOTNet"))
    refuse("its configuration lacks ..gate..", lambda m, f, t: f["config"].pop("gate"))
    refuse("its configuration has the unknown ..colour..", lambda m, f, t: f["config"].update(colour=1))
    refuse("the configuration of the model .* unknown: 'sine'", lambda m, f, t: f["config"].update(gate="sine"))
    refuse(
        "the model in it is damaged", lambda m, f, t: f["attributes"].update({"interactions.9.avg_num_neighbors": 1.0})
    )
    refuse("'forward' is no attribute that a file may set", lambda m, f, t: f["attributes"].update(forward=1.0))
    refuse(
        "interactions.0.avg_num_neighbors must be a finite number, and above 0",
        lambda m, f, t: f["attributes"].update({"interactions.0.avg_num_neighbors": 0}),
    )
    refuse("whether 'r_max' trains must be true or false", lambda m, f, t: f["trainable"].update(r_max=1))
    refuse("whether nothing trains is told, but there is no such", lambda m, f, t: f["trainable"].update(nothing=True))
    refuse(
        "its numbers are torch.float16",
        lambda m, f, t: t.update({k: v.half() for k, v in t.items() if v.is_floating_point()}),
    )
    refuse(
        "the tensors do not fit .*interactions.0.linear.weight is missing",
        lambda m, f, t: t.pop("interactions.0.linear.weight"),
    )
    refuse("it does not describe a model", lambda m, f, t: t.pop("node_embedding.linear.weight"))


def test_files_with_wrong_bases(refuse):
    basis = "products.0.symmetric_contractions.contractions.0.U_matrix_1"
    places, values = f"{basis}.indices", f"{basis}.values"
    refuse("the shape of .* must be a list of sizes", lambda m, f, t: f["bases"].update({basis: [9, -1]}))
    refuse("the shape of 'bases' must be a list of sizes", lambda m, f, t: f.update(bases=3))
    refuse("its bases are said to hold", lambda m, f, t: f["bases"].update({basis: [10**6, 10**6]}))
    refuse("the model in it is damaged|U_matrix_1 must have", lambda m, f, t: f["bases"].update({basis: [8, 1]}))
    refuse("it lacks the numbers of", lambda m, f, t: t.pop(values))
    refuse(f"a place in {basis} is outside its 9 numbers", lambda m, f, t: t.update({places: torch.full((1,), -1)}))
    refuse(f"a place in {basis} is outside its 9 numbers", lambda m, f, t: t.update({places: torch.full((1,), 9)}))
    refuse("the places of .* as long as", lambda m, f, t: t.update({places: torch.zeros(0, dtype=torch.int64)}))
    refuse("the places of .* must be a list of int64", lambda m, f, t: t.update({places: torch.zeros(1)}))
    refuse(f"{basis} has a number that is infinite or undefined", lambda m, f, t: t[values].fill_(float("nan")))


def test_numbers_that_are_none_are_refused_by_name(refuse):
    name = "node_embedding.linear.weight"
    refuse(f"{name} has a number that is infinite or undefined", lambda m, f, t: t[name].fill_(float("nan")))


WRONG = {
    "r_max": [0, -1.0, "5", None, True, 1e9, 10**400, [5.0]],
    "num_bessel": [0, -1, 2.0, "5", True, 10**12, 10**400],
    "num_polynomial_cutoff": [0, -5, 5.5, 10**9],
    "max_ell": [-1, 12, 1000, 10**9, 2.0, "2", True],
    "interaction_cls": [1, [], None, "x" * 10**6],
    "num_interactions": [0, -1, 10**9, 2.0],
    "num_elements": [0, -3, 10**9, "3"],
    "hidden_irreps": ["", "4x0e+", "4x1000000000o", 5, None, "1x0e+" * 5000 + "1x0e", ["4x0e"], "4x12e"],
    "MLP_irreps": ["no", 1, None, "8x99e"],
    "edge_irreps": ["no", 1, "8x99e"],
    "atomic_energies": [1, None, {}, [], ["a"], [[[1.0]]], [[-1.0], 2.0]],
    "avg_num_neighbors": [0, 0.0, -1.0, None, True, "7", [7.5]],
    "atomic_numbers": [[1, 6, -8], [1, 6, 10**9], [1, 6, 8.0], 6, [1] * 10**4, {"1": 6}],
    "correlation": [2, [2], [2, 2, 2], [0, 2], [2, 1000], [2, 10**9], [2.0, 2.0], [2, True]],
    "gate": [1, [], {}, True],
    "pair_repulsion": [1, "yes", None],
    "apply_cutoff": ["x", 0, None],
    "use_reduced_cg": ["x"],
    "use_so3": [0],
    "use_agnostic_product": [None],
    "use_last_readout_only": ["no"],
    "use_embedding_readout": [1.0],
    "use_edge_irreps_first": [[]],
    "keep_last_layer_irreps": [{}],
    "distance_transform": ["agnesi", None, 1, []],
    "radial_MLP": [None, 64, [0], [-64], [64.0], [10**12], [True], [1] * 1000],
    "radial_type": ["sine", None, [], 1],
    "heads": [None, "Default", [1], [""], ["x" * 10**6], ["a"] * 10**4, {"a": 1}],
    "embedding_specs": [
        1,
        [],
        {"q": None},
        {"q": {"type": "continuous", "per": "graph", "emb_dim": 10**12, "in_dim": 1}},
    ],
    "readout_cls": [None, 1],
    "atomic_inter_scale": [None, "1", [None], {}],
    "atomic_inter_shift": [True, [[0.1]]],
}


@pytest.mark.parametrize("entry", WRONG)
def test_entries_of_another_type_or_out_of_range_are_named(entry, refuse):
    for value in WRONG[entry]:
        message = refuse(entry, lambda m, f, t, value=value: f["config"].update({entry: value}))
        assert len(message) < 800


LARGER = {
    "num_bessel": 2 * 10**9,
    "radial_MLP": [10**5, 10**5],
    "hidden_irreps": "1000000x0e+1000000x1o",
    "MLP_irreps": "2000000000x0e",
    "edge_irreps": "1000000000x0e",
    "embedding_specs": {"q": {"type": "categorical", "per": "graph", "emb_dim": 10**6, "num_classes": 10**6}},
}


@pytest.mark.parametrize("entry", LARGER)
def test_models_larger_than_their_file_are_refused_before_they_are_made(entry, refuse):
    refuse("its configuration asks for a model much larger", lambda m, f, t: f["config"].update({entry: LARGER[entry]}))


def test_more_layers_and_degrees_than_tensors_are_refused(refuse):
    refuse("num_interactions is 3 but", lambda m, f, t: f["config"].update(num_interactions=3, correlation=[2, 2, 2]))
    refuse(
        "correlation of layer 1 is 5 but there are weights of 2", lambda m, f, t: f["config"].update(correlation=[2, 5])
    )
    refuse(
        "products of degree 9 .* max_ell or correlation is wrong",
        lambda m, f, t: f["config"].update(correlation=[9, 2]),
    )


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
