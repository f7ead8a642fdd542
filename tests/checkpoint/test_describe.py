"""Descriptions: the same from a live model of mace-torch, from its file and from our model, for every generation."""

import dataclasses
import importlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from mace_fast.checkpoint import bounds, describe, describe_file, from_mace, load, save
from mace_fast.checkpoint.module_view import entries
from mace_fast.checkpoint.restricted import read_records
from mace_fast.irreps import Irreps

# e3nn compiles parts of mace-torch's models with TorchScript
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]
LATER_ATTRIBUTES = (
    "heads",
    "apply_cutoff",
    "edge_irreps",
    "use_reduced_cg",
    "use_agnostic_product",
    "use_so3",
    "use_last_readout_only",
    "use_edge_irreps_first",
    "lammps_mliap",
    "num_heads",
    "cueq_config",
    "oeq_config",
    "hidden_irreps",
    "radial_MLP",
)


@pytest.fixture
def saved(tmp_path):
    """``saved(model)`` is the path of a file that torch.save wrote."""

    def save(model, **kwargs):
        path = tmp_path / "saved.model"
        torch.save(model, path, **kwargs)
        return path

    return save


def test_file_live_model_and_our_model_give_one_description(config, mace_model, mace_file, assert_same_description):
    live = describe(mace_model(config))
    assert_same_description(describe_file(mace_file(config)), live)
    assert_same_description(describe(from_mace(mace_model(config))), live)


def test_protocol_4_reads_as_protocol_2(mace_model, saved, assert_same_description):
    model = mace_model("agnostic, degree 3, l_max 3")
    assert_same_description(describe_file(saved(model, pickle_protocol=4)), describe(model))


def test_configuration_is_what_the_model_was_built_with(config, mace_model, mace_arguments):
    found = describe(mace_model(config)).config
    kind, given = mace_arguments(config)
    single = given["num_interactions"] == 1
    for key, value in given.items():
        if single and key in {"MLP_irreps", "gate"}:  # a single linear readout has neither
            continue
        if config == "attention, gaussian" and key == "radial_MLP":  # which this block ignores
            continue
        if key == "correlation" and isinstance(value, int):
            value = [value] * given["num_interactions"]
        if isinstance(value, Irreps):
            value = str(Irreps(value[:1]) if single else value)
        elif callable(value):
            value = value.__name__
        elif isinstance(value, np.ndarray):
            value = value.tolist()
        assert found[key] == value, key
    assert describe(mace_model(config)).class_name == kind


def test_description_survives_json(config, mace_model):
    found = describe(mace_model(config))
    fields = [found.config, found.attributes, found.trainable]
    assert json.loads(json.dumps(fields, allow_nan=False)) == fields


def test_attributes_of_later_releases_are_not_needed(config, mace_model, mace_file, assert_same_description):
    """Those of the model, of its blocks, and the flags of empty weights."""
    wanted = describe(mace_model(config))
    several_heads = len(wanted.config["heads"]) > 1  # whose names stand nowhere else
    record = read_records(mace_file(config))
    pending = [record]
    while pending:
        module = pending.pop()
        for name in LATER_ATTRIBUTES:
            if not (name == "heads" and several_heads) and not (name == "apply_cutoff" and module is not record):
                module.state.pop(name, None)
        buffers = module.state["_buffers"]
        for flag in [name for name, _ in entries(buffers) if name.endswith("_zeroed")]:
            del buffers[flag]
        pending += [child for _, child in entries(module.state["_modules"]) if child is not None and child.state]
    assert_same_description(describe(record), wanted)


def test_shapes_win_over_wrong_attributes(mace_copy):
    """The MH-1 trap: the published file says neither that nor how the first layer is narrow."""
    model = mace_copy("like MH-1")
    wanted = describe(model).config
    model.use_edge_irreps_first = False
    model.edge_irreps = Irreps("1x0e")
    model.use_agnostic_product = False
    model.num_interactions = torch.tensor(7)
    model.interactions[0].edge_irreps = None
    model.interactions[0].radial_MLP = [1]
    assert describe(model).config == wanted


def test_average_number_of_neighbours_is_kept_for_every_layer(mace_copy, saved):
    model = mace_copy("residual")
    model.interactions[0].avg_num_neighbors = np.float64(3.25)  # as training sets it
    model.interactions[1].avg_num_neighbors = torch.tensor(0.1, dtype=torch.float64)
    wanted = {"interactions.0.avg_num_neighbors": 3.25, "interactions.1.avg_num_neighbors": 0.1}
    assert describe(model).attributes == wanted
    assert describe_file(saved(model)).attributes == wanted


def test_frequencies_that_fine_tuning_made_parameters_stay_so(mace_copy, saved):
    model = mace_copy("residual")
    basis = model.radial_embedding.bessel_fn
    frequencies = basis._buffers.pop("bessel_weights")
    basis.bessel_weights = torch.nn.Parameter(frequencies * 1.01)
    model.readouts[0].linear.weight.requires_grad_(False)
    found = describe_file(saved(model))
    assert found.trainable == {name: parameter.requires_grad for name, parameter in model.named_parameters()}
    assert torch.equal(found.state["radial_embedding.bessel_fn.bessel_weights"], basis.bessel_weights)


def test_repulsion_that_is_never_applied_is_left_out(mace_copy):
    model = mace_copy("like MH-1")
    del model.__dict__["pair_repulsion"]
    found = describe(model)
    assert found.config["pair_repulsion"] is False
    assert not any(name.startswith("pair_repulsion_fn") for name in found.state)


@pytest.mark.parametrize("release", ["0.3.3", "0.3.8", "0.3.14"])
def test_files_of_older_releases_describe_as_their_live_models(release, reference, assert_same_description):
    path = Path(__file__).parent / "data" / f"mace-torch-{release}.model"
    live = torch.load(path, weights_only=False)
    found = describe_file(path)
    assert_same_description(found, describe(live))
    assert_same_description(found, describe(from_mace(live)))
    wanted = {
        "0.3.3": {"heads": ["Default"], "gate": "tanh", "use_reduced_cg": False, "num_polynomial_cutoff": 5},
        "0.3.8": {"heads": ["a", "b"], "pair_repulsion": True, "distance_transform": "Agnesi", "hidden_irreps": "2x0e"},
        "0.3.14": {"use_reduced_cg": True, "edge_irreps": "1x0e+1x1o", "use_edge_irreps_first": False},
    }[release]
    assert {key: found.config[key] for key in wanted} == wanted


def test_single_layer_of_older_releases_keeps_what_the_energy_needs(mace_copy, evaluate):
    """Before 0.3.15 a single layer gave all hidden irreps; built here from the first layer of two."""
    model = mace_copy("residual")
    model.interactions, model.products, model.readouts = model.interactions[:1], model.products[:1], model.readouts[:1]
    with pytest.warns(UserWarning, match=r"gives 4x0e\+4x1o; only 4x0e"):
        ours = from_mace(model)
    assert ours.products[0].linear.irreps_out == Irreps("4x0e")
    for found, wanted in zip(evaluate(ours), evaluate(model), strict=True):
        torch.testing.assert_close(found, wanted, rtol=0, atol=1e-12)


def refuse(model, message):
    with pytest.raises(ValueError, match=message):
        describe(model)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "ScaleShiftBOTNet",
            "this is a ScaleShiftBOTNet; mace_fast supports AtomicDielectricMACE, AtomicDipolesMACE, ",
        ),
        ("BOTNet", "this is a BOTNet"),
        ("LAMMPS_MACE", "an export for LAMMPS; load the .model file"),
        ("ResNet", "this is a ResNet, no MACE model"),
    ],
)
def test_other_models_are_refused_by_name(name, message):
    refuse(type(name, (torch.nn.Module,), {})(), message)


def test_models_that_the_constructor_cannot_express_are_refused(mace_copy, reference):
    from mace.modules.lora import LoRAO3Linear
    from mace.modules.wrapper_ops import CuEquivarianceConfig

    def changed(change):
        model = mace_copy("residual")
        change(model)
        return model

    def lora(module):
        module.products[0].linear = LoRAO3Linear(module.products[0].linear)

    def cueq(module):
        module.interactions[0].cueq_config = CuEquivarianceConfig(enabled=True)

    refuse(changed(lora), "LoRA adapters .*merge_lora_weights")
    refuse(changed(cueq), "another backend .*mace_cueq_to_e3nn")
    refuse(changed(lambda m: m.products.append(m.products[0])), "2 interactions and 3 products")
    refuse(changed(lambda m: setattr(m, "heads", ["a", "b"])), "gives 1x0e for the 2 heads")
    refuse(changed(lambda m: setattr(m, "interactions", m.interactions[:0])), "0 interactions")
    refuse(changed(lambda m: setattr(m.products[1], "use_sc", False)), "layer 1 has its skip connection switched off")
    refuse(changed(lambda m: setattr(m, "readouts", m.readouts[:0])), "the readouts are \\[\\]")
    refuse(
        changed(lambda m: m.interactions[1].__delattr__("linear_up")), "at interactions.1 has no submodule 'linear_up'"
    )
    refuse(
        changed(lambda m: m._buffers.update(r_max=m.r_max.float())), "differ in type or device: r_max .torch.float32"
    )
    refuse(changed(lambda m: m.atomic_energies_fn.float()), "differ in type or device")
    refuse(changed(lambda m: m.interactions.insert(1, mace_copy("like MH-1").interactions[1])), "interactions and")
    wrong = changed(lambda m: setattr(m.interactions[1].linear_up, "irreps_out", Irreps("3x0e+4x1o")))
    refuse(wrong, "the input of the tensor product of layer 1 is 4x0e\\+4x1o.* have 3x0e\\+4x1o there")


def test_module_that_contains_itself_is_refused(mace_copy):
    model = mace_copy("residual")
    model.products[0].linear.inner = model.products
    refuse(model, "one that contains itself")


def test_old_soft_transform_is_refused(mace_copy):
    model = mace_copy("so3, chebyshev, Soft, no gate")
    del model.radial_embedding.distance_transform.alpha
    refuse(model, "SoftTransform of mace-torch before 0.3.10")


def test_no_description_is_made_of_what_no_model_has(mace_file):
    description = describe_file(mace_file("residual"))
    with pytest.raises(ValueError, match="r_max in its configuration must be a length"):
        dataclasses.replace(description, config=description.config | {"r_max": -1.0})
    with pytest.raises(ValueError, match="has a number that is infinite or undefined"):
        dataclasses.replace(description, state=description.state | {"r_max": torch.tensor(torch.nan)})


@pytest.mark.parametrize("ending", ["model", "safetensors"])
def test_a_file_is_checked_once_on_its_way_to_a_model(ending, mace_file, tmp_path, monkeypatch):
    path = mace_file("residual")
    if ending == "safetensors":
        save(load(path), tmp_path / "model.safetensors")
        path = tmp_path / "model.safetensors"
    checked, module = [], importlib.import_module("mace_fast.checkpoint.describe")

    def noted(check):
        return lambda *arguments: checked.append(check.__name__) or check(*arguments)

    for name in ("check_config", "check_rest", "check_tensors"):
        monkeypatch.setattr(module, name, noted(getattr(bounds, name)))
    load(path)
    assert checked == ["check_config", "check_rest", "check_tensors"]
