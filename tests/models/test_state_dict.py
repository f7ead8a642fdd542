"""State dicts of mace-torch, of other versions too, load into our models and ours into mace-torch's."""

import copy
import io
import pickle
import re

import pytest
import torch

from mace_fast.testing.workloads import SMALL

RESULTS = ("energy", "forces", "stress", "node_feats")


@pytest.fixture
def results(batch_of, evaluate):
    """``results(model)`` are numbers of a model in float64 on structures of all elements."""

    def of(model):
        batch = batch_of(model, "ethanol", "carbide")
        found = evaluate(model, batch, compute_stress=True)
        return {key: found[key].detach() for key in RESULTS}

    return of


def assert_identical(got, expected):
    assert all(torch.equal(got[key], expected[key]) for key in expected)


@pytest.mark.parametrize("name", SMALL)
def test_names_shapes_and_dtypes_are_mace_torchs_and_load_both_ways(name, pair, restored):
    ours, theirs = pair(name)
    got, expected = ours.state_dict(), theirs.state_dict()
    assert got.keys() == expected.keys()
    assert {key: (value.shape, value.dtype) for key, value in got.items()} == {
        key: (value.shape, value.dtype) for key, value in expected.items()
    }
    assert [key for key, _ in ours.named_parameters()] == [key for key, _ in theirs.named_parameters()]
    assert {key: p.requires_grad for key, p in ours.named_parameters()} == {
        key: p.requires_grad for key, p in theirs.named_parameters()
    }
    with restored(ours, theirs):
        changed = {key: value + 1 if value.is_floating_point() else value for key, value in expected.items()}
        ours.load_state_dict(changed, strict=True)
        theirs.load_state_dict(ours.state_dict(), strict=True)
        assert all(torch.equal(value, changed[key]) for key, value in theirs.state_dict().items())


@pytest.mark.parametrize(
    "pattern",
    [
        r"\.bias$",
        r"\.output_mask$",
        r"\.conv_tp\.weight$",
        r"\._w3j_",
        r"\.weights_\w+_zeroed$",
        r"\.(bias|output_mask|weights_\w+_zeroed)$|\.conv_tp\.weight$|\._w3j_",
    ],
)
def test_derived_buffers_may_be_missing(pattern, ours, results):
    model, fresh = ours("residual reduced"), ours("residual reduced")
    state = {key: value + 0.1 if key.endswith("linear.weight") else value for key, value in model.state_dict().items()}
    model.load_state_dict(state)
    kept = {key: value for key, value in state.items() if not re.search(pattern, key)}
    assert len(kept) < len(state)
    fresh.load_state_dict(kept, strict=True)
    assert_identical(results(fresh), results(model))


@pytest.mark.parametrize(
    "extra",
    [
        {"interactions.0.conv_tp._compiled_main_out._w3j_1_2_3": torch.zeros(3, 5, 7)},
        {"products.0.linear._compiled_main._w3j_0_0_0": torch.ones(1, 1, 1)},
        {  # of the ZBL before mace-torch 0.3.10
            "pair_repulsion_fn.r_max": torch.tensor(4.0),
            "pair_repulsion_fn.cutoff.p": torch.tensor(5),
            "pair_repulsion_fn.cutoff.r_max": torch.tensor(4.0),
        },
        {  # of the e3nn gates in mace-torch 0.3.14
            "interactions.0.equivariant_nonlin.mul.output_mask": torch.ones(8),
            "interactions.0.equivariant_nonlin.mul.weight": torch.zeros(0),
        },
    ],
)
def test_buffers_of_other_versions_are_ignored(extra, ours, results):
    model, fresh = ours("nonlinear"), ours("nonlinear")
    fresh.load_state_dict(model.state_dict() | extra, strict=True)
    assert_identical(results(fresh), results(model))


def test_the_callers_state_dict_is_left_alone(ours):
    model = ours("nonlinear")
    state = {key: value for key, value in model.state_dict().items() if not key.endswith("output_mask")}
    state["pair_repulsion_fn.r_max"] = torch.tensor(4.0)
    keys = list(state)
    model.load_state_dict(state, strict=True)
    assert list(state) == keys


@pytest.mark.parametrize("key", ["node_embedding.linear.weight", "products.1.linear.weight", "scale_shift.scale"])
@pytest.mark.parametrize("strict", [True, False])
def test_a_wrong_shape_is_an_error_that_names_the_tensor(key, strict, ours):
    model = ours("residual")
    state = model.state_dict()
    state[key] = torch.zeros(state[key].numel() + 1)
    with pytest.raises(RuntimeError, match=rf"size mismatch for {re.escape(key)}"):
        model.load_state_dict(state, strict=strict)


def test_weights_of_the_other_basis_are_an_error_that_names_the_tensor(ours):
    full, reduced = (ours("residual reduced", use_reduced_cg=flag) for flag in (False, True))
    with pytest.raises(RuntimeError, match=r"size mismatch for products\.0\.symmetric_contractions\.contractions\.0"):
        full.load_state_dict(reduced.state_dict())


def test_missing_and_unknown_parameters_are_errors_that_name_them(ours):
    model = ours("residual")
    state = model.state_dict()
    del state["interactions.1.linear.weight"]
    state["interactions.1.linear_extra.weight"] = torch.zeros(3)
    with pytest.raises(RuntimeError, match=r"(?s)Missing.*interactions\.1\.linear\.weight.*Unexpected.*linear_extra"):
        model.load_state_dict(state)


def test_a_basis_in_the_state_dict_is_the_one_that_counts(ours, results):
    model, fresh = ours("residual reduced"), ours("residual reduced")
    state = model.state_dict()
    for key in [key for key in state if "U_matrix" in key]:
        state[key] = 2 * state[key]
    before = results(fresh)
    fresh.load_state_dict(state)
    doubled = results(fresh)
    assert not torch.equal(before["energy"], doubled["energy"])
    for key in [key for key, _ in fresh.named_parameters() if ".symmetric_contractions." in key]:
        state[key] = 0.5 * state[key]
    fresh.load_state_dict(state)
    torch.testing.assert_close(results(fresh), before, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", ["nonlinear", "omol", "plain", "empty degree", "gaussian"])
def test_deepcopy_and_pickle_and_a_file_of_the_state_dict_keep_every_bit(name, ours, results):
    model = ours(name)
    expected = results(model)
    buffer = io.BytesIO()
    torch.save(model.state_dict(), buffer)
    from_file = ours(name)
    buffer.seek(0)
    from_file.load_state_dict(torch.load(buffer, weights_only=True), strict=True)
    for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model)), from_file):
        assert_identical(results(twin), expected)
        assert all(a is not b for a, b in zip(twin.parameters(), model.parameters(), strict=True))
        assert {key: p.requires_grad for key, p in twin.named_parameters()} == {
            key: p.requires_grad for key, p in model.named_parameters()
        }
        with torch.no_grad():
            for parameter in twin.parameters():
                parameter.mul_(1.1)
        assert not torch.equal(results(twin)["energy"], expected["energy"])
    assert_identical(results(model), expected)


def test_a_whole_model_can_be_saved_with_torch(ours, results):
    model, buffer = ours("density"), io.BytesIO()
    torch.save(model, buffer)
    buffer.seek(0)
    assert_identical(results(torch.load(buffer, weights_only=False)), results(model))


def test_a_model_that_has_run_and_been_copied_in_training_is_still_a_model(ours, results, batch_of, evaluate):
    model = ours("density")
    evaluate(model, batch_of(model, "ethanol"), training=True)["forces"].square().sum().backward()
    assert_identical(results(copy.deepcopy(model)), results(model))


@pytest.mark.parametrize("name", ["nonlinear", "omol", "gaussian"])
def test_to_and_double_and_float_convert_every_floating_tensor(name, ours, batch_of, evaluate):
    model = ours(name)
    for converted in (copy.deepcopy(model).float(), copy.deepcopy(model).to(torch.float32)):
        dtypes = {value.dtype for value in converted.state_dict().values() if value.is_floating_point()}
        assert dtypes == {torch.float32}
        found = evaluate(converted, batch_of(model, "ethanol", dtype=torch.float32), compute_stress=True)
        assert found["forces"].dtype == found["stress"].dtype == found["energy"].dtype == torch.float32
    exact = evaluate(model, batch_of(model, "ethanol"))
    again = evaluate(converted.double(), batch_of(model, "ethanol"))
    torch.testing.assert_close(again["forces"], exact["forces"], rtol=1e-4, atol=1e-5)
    assert not torch.equal(again["forces"], exact["forces"]), "the rounding to float32 should be there"


def test_trainable_bessel_frequencies_as_after_fine_tuning(pair, batch_of, evaluate):
    ours, theirs = pair("residual")
    ours = copy.deepcopy(ours)
    basis = ours.radial_embedding.bessel_fn
    basis.bessel_weights = torch.nn.Parameter(basis.bessel_weights)
    assert "radial_embedding.bessel_fn.bessel_weights" in dict(ours.named_parameters())
    expected = theirs.radial_embedding.bessel_fn.bessel_weights
    batch = batch_of(ours, "ethanol", "carbide")
    gradients = []
    for model, weights in ((ours, basis.bessel_weights), (theirs, expected.requires_grad_(True))):
        found = evaluate(model, batch, training=True)
        loss = found["energy"].square().sum() + found["forces"].square().sum()
        gradients.append(torch.autograd.grad(loss, weights)[0])
    expected.requires_grad_(False)
    torch.testing.assert_close(gradients[0], gradients[1], rtol=1e-8, atol=0)
