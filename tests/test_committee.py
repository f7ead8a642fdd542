"""The models of a calculator: checked to agree, moved, converted and frozen."""

import logging

import numpy as np
import pytest
import torch

import mace_fast
from mace_fast.blocks import interaction_classes
from mace_fast.checkpoint import load
from mace_fast.committee import assemble

FILES = [f"imagdau_mace02_com{i}_swa.model" for i in (1, 2, 3)]


@pytest.fixture
def model(shared_model):
    return load(shared_model(FILES[0]))


def make_model(**options):
    block = interaction_classes["RealAgnosticResidualInteractionBlock"]
    num_heads = len(options.get("heads", ["Default"]))
    arguments = {
        "r_max": 4.0, "num_bessel": 6, "num_polynomial_cutoff": 5, "max_ell": 2, "num_interactions": 2,
        "interaction_cls": block, "interaction_cls_first": block, "num_elements": 3, "atomic_numbers": [1, 6, 8],
        "hidden_irreps": "8x0e+8x1o", "MLP_irreps": "8x0e", "correlation": 2, "gate": torch.nn.functional.silu,
        "atomic_energies": torch.ones(num_heads, 3), "avg_num_neighbors": 9.0, "use_reduced_cg": False,
        "atomic_inter_scale": [1.0] * num_heads, "atomic_inter_shift": [0.0] * num_heads,
    }  # fmt: skip
    return mace_fast.ScaleShiftMACE(**(arguments | options))


def test_models_are_converted_and_frozen(model, caplog):
    caplog.set_level(logging.INFO, logger="mace_fast")
    committee = assemble(model, "cpu", "")
    assert committee.dtype == "float64"
    assert not caplog.records
    single = assemble([model], "cpu", "float32")
    assert single.dtype == "float32"
    assert {parameter.dtype for parameter in model.parameters()} == {torch.float32}
    assert not any(parameter.requires_grad for parameter in model.parameters())
    assert "converting models from float64 to float32" in caplog.text


@pytest.mark.parametrize("dtypes", [("float32", "float64"), ("float64", "float32")])
def test_no_model_of_a_mixed_committee_loses_digits_unasked(dtypes):
    models = [make_model().to(getattr(torch, dtype)) for dtype in dtypes]
    assert assemble(models, "cpu", "").dtype == "float64"
    assert {parameter.dtype for model in models for parameter in model.parameters()} == {torch.float64}


def test_dtype_that_the_layers_do_not_have_is_refused():
    with pytest.raises(ValueError, match=r"a model is in bfloat16: convert it first, with .double\(\) or .float\(\)"):
        assemble(make_model().bfloat16(), "cpu", "")


def test_inputs_that_any_model_embeds_are_needed():
    charge = {"total_charge": {"type": "continuous", "per": "graph", "in_dim": 1, "emb_dim": 4}}
    spin = {"total_spin": charge["total_charge"]}
    models = [make_model(), make_model(embedding_specs=charge), make_model(embedding_specs=spin | charge)]
    assert assemble(models, "cpu", "").embedded_inputs() == ["total_charge", "total_spin"]


def test_each_model_has_isolated_energies_of_its_own_for_each_head():
    tables = [torch.arange(6.0).view(2, 3), 100 + torch.arange(6.0).view(2, 3)]
    committee = assemble([make_model(heads=["a", "b"], atomic_energies=table) for table in tables], "cpu", "float32")
    of_head_b = committee.isolated_energies(np.array([2, 0]), 1)
    assert of_head_b.dtype == np.float64
    assert of_head_b.tolist() == [[5.0, 3.0], [105.0, 103.0]]


def test_what_the_models_have_in_common(model):
    committee = assemble(model, "cpu", "")
    assert committee.models == (model,)
    assert committee.r_max == 4.0
    assert committee.atomic_numbers == (1, 6, 8)
    assert committee.heads == ("Default",)
    assert committee.device == torch.device("cpu")


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"dtype": "float16"}, ValueError, "default_dtype is 'float16': give 'float32', 'float64' or ''"),
        ({"device": "gpu"}, ValueError, "device is 'gpu': give 'cpu', 'cuda' or 'cuda:0'"),
        ({"models": []}, ValueError, "the list of models is empty: give at least one"),
        ({"models": torch.nn.Linear(1, 1)}, TypeError, "Linear is not a MACE model: give modules of mace_fast"),
        ({"models": ["a.model"]}, TypeError, "str is not a MACE model"),
    ],
)
def test_bad_arguments_are_refused(model, change, error, message):
    with pytest.raises(error, match=message):
        assemble(**({"models": model, "device": "cpu", "dtype": ""} | change))


@pytest.mark.skipif(torch.cuda.is_available(), reason="needs a machine without a GPU")
def test_missing_gpu_is_named(model):
    with pytest.raises(ValueError, match="device is 'cuda', but torch finds no GPU: give device='cpu'"):
        assemble(model, "cuda", "")


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"r_max": 5.0}, "r_max"),
        ({"atomic_numbers": [1, 6, 7]}, "elements"),
        ({"heads": ["one", "two"]}, "heads"),
    ],
)
def test_models_that_disagree_are_refused(options, what):
    with pytest.raises(ValueError, match=f"the models of the committee differ in {what}"):
        assemble([make_model(), make_model(**options)], "cpu", "")


@pytest.mark.parametrize(
    ("num_layers", "invariants_only", "columns"),
    [
        (1, True, [range(8)]),
        (1, False, [range(32)]),
        (2, True, [range(8), range(32, 40)]),
        (-1, True, [range(8), range(32, 40)]),
        (-1, False, [range(40)]),
    ],
)
def test_columns_of_layers_and_scalars(num_layers, invariants_only, columns):
    committee = assemble(make_model(), "cpu", "")
    expected = [column for part in columns for column in part]
    assert committee.feature_columns(num_layers, invariants_only) == [expected]


def test_scalars_of_a_last_layer_that_keeps_its_irreps():
    committee = assemble(make_model(keep_last_layer_irreps=True), "cpu", "")
    assert committee.feature_columns(-1, True) == [[*range(8), *range(32, 40)]]
    assert committee.feature_columns(-1, False) == [list(range(64))]


@pytest.mark.parametrize("num_layers", [0, 3, -2])
def test_layers_that_do_not_exist_are_refused(num_layers):
    with pytest.raises(ValueError, match="give 1 to 2, or -1 for all layers"):
        assemble(make_model(), "cpu", "").feature_columns(num_layers, True)
