"""Which results a model returns, and how it may be built: flag by flag and argument by argument as mace-torch."""

import inspect
import itertools
import warnings

import numpy as np
import pytest
import torch

import mace_fast
from mace_fast.blocks import basis_classes, interaction_classes, transform_classes
from mace_fast.irreps import Irreps
from mace_fast.kernels.edge_embedding.parameters import BASES, TRANSFORMS
from mace_fast.testing.workloads import SMALL, build

FLAGS = (
    "training",
    "compute_force",
    "compute_virials",
    "compute_stress",
    "compute_displacement",
    "compute_hessian",
    "compute_edge_forces",
    "compute_atomic_stresses",
)


def outline(value):
    return None if value is None else (value.dtype, tuple(value.shape))


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["one layer", "plain zbl heads"])
def test_every_combination_of_flags_gives_the_same_keys_shapes_dtypes_and_nones(name, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "small_cell")
    for values in itertools.product([False, True], repeat=len(FLAGS)):
        flags = dict(zip(FLAGS, values, strict=True))
        with_forces = flags["compute_force"] or flags["compute_stress"] or flags["compute_virials"]
        if flags["compute_hessian"] and (name != "one layer" or not with_forces):
            continue  # one model is enough for this slow result; without forces it is refused, see test_bad_input.py
        got, expected = (evaluate(model, batch, **flags) for model in (ours, theirs))
        assert list(got) == list(expected)
        assert {key: outline(value) for key, value in got.items()} == {
            key: outline(value) for key, value in expected.items()
        }, flags
        for key, value in got.items():
            if value is None:
                continue
            if flags["training"] or not expected[key].requires_grad:
                assert value.requires_grad == expected[key].requires_grad, (key, flags)
            torch.testing.assert_close(value, expected[key], rtol=1e-9, atol=1e-10, msg=lambda m: f"{flags}: {m}")  # noqa: B023


@pytest.mark.parametrize("name", ["one layer", "plain zbl heads"])
def test_dtypes_of_a_float32_model(name, pair, batch_of, evaluate, restored):
    ours, theirs = pair(name)
    batch = batch_of(ours, "water_ion", dtype=torch.float32)
    with restored(ours, theirs):
        got, expected = (evaluate(model.float(), batch, compute_stress=True) for model in (ours, theirs))
    assert {key: outline(value) for key, value in got.items()} == {
        key: outline(value) for key, value in expected.items()
    }


@pytest.mark.parametrize("name", ["MACE", "ScaleShiftMACE"])
def test_signatures(name, reference):
    ours, theirs = getattr(mace_fast, name), getattr(reference.modules, name)
    for method in ("__init__", "forward"):
        got, expected = (inspect.signature(getattr(cls, method)).parameters for cls in (ours, theirs))
        assert list(got) == list(expected)
        for key in expected:
            assert got[key].kind == expected[key].kind
            same_class = getattr(expected[key].default, "__name__", None)
            if isinstance(expected[key].default, type) and same_class != "_empty":
                assert got[key].default.__name__ == same_class
            else:
                assert got[key].default == expected[key].default, key


def test_class_names_are_those_that_mace_torchs_tools_ask_for():
    assert mace_fast.MACE.__name__ == "MACE"
    assert mace_fast.ScaleShiftMACE.__name__ == "ScaleShiftMACE"
    assert issubclass(mace_fast.ScaleShiftMACE, mace_fast.MACE)


def test_arguments_by_position_and_classes_of_mace_torch(reference):
    modules = reference.modules
    residual = modules.interaction_classes["RealAgnosticResidualInteractionBlock"]
    arguments = [
        4.0,
        5,
        5,
        2,
        residual,
        modules.interaction_classes["RealAgnosticInteractionBlock"],
        2,
        2,
        Irreps("2x0e+2x1o"),
        Irreps("4x0e"),
        np.array([-1.0, -2.0]),
        8.0,
        [1, 8],
        2,
        torch.nn.functional.silu,
        *(True, False, False, False, True, False, False, "Agnesi", None, False, [8], "bessel", ["a", "b"]),
        *(None, None, None, False, modules.readout_classes["NonLinearBiasReadoutBlock"], False),
    ]
    ours = mace_fast.MACE(*arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = modules.MACE(*arguments)
    theirs.load_state_dict(ours.state_dict(), strict=True)
    assert [type(block).__name__ for block in ours.interactions] == [
        "RealAgnosticInteractionBlock",
        "RealAgnosticResidualInteractionBlock",
    ]
    assert type(ours.readouts[-1]).__name__ == "NonLinearBiasReadoutBlock"
    assert ours.heads == ["a", "b"]


def test_scale_and_shift_by_position():
    arguments = dict(SMALL["one layer"], model="MACE")
    plain = build(arguments)
    keywords = {
        "r_max": 4.0,
        "num_bessel": 5,
        "num_polynomial_cutoff": 5,
        "max_ell": 2,
        "interaction_cls": type(plain.interactions[0]),
        "interaction_cls_first": type(plain.interactions[0]),
        "num_interactions": 1,
        "num_elements": 4,
        "hidden_irreps": Irreps("4x0e"),
        "MLP_irreps": Irreps("4x0e"),
        "atomic_energies": np.zeros(4),
        "avg_num_neighbors": 4.0,
        "atomic_numbers": [1, 6, 8, 14],
        "correlation": 1,
        "gate": None,
    }
    model = mace_fast.ScaleShiftMACE(1.5, [0.25], **keywords)
    assert model.scale_shift.scale == 1.5
    assert model.scale_shift.shift.tolist() == [0.25]


@pytest.mark.parametrize("name", ["nonlinear", "omol", "embedding readout", "all irreps last", "plain zbl heads"])
def test_attributes_that_callers_of_mace_torch_read(name, pair):
    ours, theirs = pair(name)
    for path in (
        "heads",
        "r_max",
        "atomic_numbers",
        "num_interactions",
        "apply_cutoff",
        "edge_irreps",
        "use_reduced_cg",
        "use_so3",
        "use_agnostic_product",
        "use_last_readout_only",
        "use_edge_irreps_first",
        "lammps_mliap",
        "pair_repulsion",
        "embedding_specs",
        "spherical_harmonics._lmax",
        "radial_embedding.out_dim",
        "radial_embedding.cutoff_fn.p",
        "radial_embedding.distance_transform.q",
        "interactions.0.avg_num_neighbors",
        "interactions.1.target_irreps",
        "interactions.1.hidden_irreps",
        "interactions.1.edge_irreps",
        "interactions.1.linear_up.irreps_out",
        "interactions.1.conv_tp.irreps_in1",
        "interactions.1.conv_tp.irreps_in2",
        "interactions.1.conv_tp.irreps_out",
        "interactions.1.conv_tp.weight_numel",
        "products.0.linear.irreps_out",
        "products.0.use_sc",
        "products.0.use_agnostic_product",
        "readouts.1.hidden_irreps",
        "readouts.1.num_heads",
        "scale_shift.scale",
        "atomic_energies_fn.atomic_energies",
    ):
        got, expected = (attribute(model, path) for model in (ours, theirs))
        if torch.is_tensor(expected):
            assert torch.equal(got, expected), path
        else:
            assert str(got) == str(expected), path


def test_bases_and_transforms_are_those_that_the_operation_has():
    assert set(basis_classes) == set(BASES)
    assert {"None", *transform_classes} == set(TRANSFORMS)


@pytest.mark.parametrize("first", interaction_classes)
def test_the_first_product_has_a_skip_connection_where_mace_torch_gives_it_one(first, ours, batch_of):
    """By the word in the name of its class; blocks without that word give nothing to add."""
    model = ours("plain", interaction_cls_first=first.removeprefix("RealAgnostic").removesuffix("InteractionBlock"))
    assert type(model.interactions[0]).__name__ == first
    skips = []
    model.interactions[0].register_forward_hook(lambda block, arguments, results: skips.append(results[1]))
    model(batch_of(model, "water_ion"))
    expected = "Residual" in first
    assert (interaction_classes[first].has_skip, model.products[0].use_sc, skips[0] is not None) == (expected,) * 3


def attribute(model, path):
    for part in path.split("."):
        if part.isdigit() and int(part) >= len(model):
            return None
        model = model[int(part)] if part.isdigit() else getattr(model, part, None)
    return model


@pytest.mark.parametrize("name", [name for name in SMALL if SMALL[name].get("radial_type", "bessel") == "bessel"])
def test_mace_torch_can_read_the_configuration_off_our_models(name, pair, reference):
    from mace.tools.scripts_utils import extract_config_mace_model

    ours, theirs = pair(name)
    if type(ours).__name__ == "MACE":
        assert "error" in extract_config_mace_model(ours)
        return
    got, expected = extract_config_mace_model(ours), extract_config_mace_model(theirs)
    assert got.keys() == expected.keys()
    for key in expected:
        if isinstance(expected[key], type):
            assert got[key].__name__ == expected[key].__name__
        else:
            assert str(got[key]) == str(expected[key]), key


def test_energies_of_isolated_atoms_of_one_hot_rows(pair):
    ours, theirs = pair("heads")
    node_attrs = torch.eye(4, dtype=torch.float64)
    assert torch.equal(ours.atomic_energies_fn(node_attrs), theirs.atomic_energies_fn(node_attrs))
