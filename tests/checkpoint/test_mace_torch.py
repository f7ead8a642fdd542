"""Conversion of live models: there and back nothing changes, and what comes back computes the same."""

import os
import sys

import pytest
import torch

from mace_fast.blocks import interaction_classes
from mace_fast.checkpoint import NotInMaceTorch, from_mace, to_mace
from mace_fast.testing.workloads import SMALL, build

# e3nn compiles parts of mace-torch's models with TorchScript
pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


def assert_same_state(found, wanted):
    found, wanted = found.state_dict(), wanted.state_dict()
    assert found.keys() == wanted.keys()
    for name, tensor in wanted.items():
        assert found[name].dtype == tensor.dtype, name
        assert torch.equal(found[name], tensor), name


@pytest.mark.thorough
def test_there_and_back_is_exact(config, mace_model, evaluate, without_torchscript):
    model = mace_model(config)
    back = to_mace(from_mace(model))
    assert type(back) is type(model)
    assert_same_state(back, model)
    assert {n: p.requires_grad for n, p in back.named_parameters()} == {
        n: p.requires_grad for n, p in model.named_parameters()
    }
    assert back.heads == model.heads
    for found, wanted in zip(evaluate(back), evaluate(model), strict=True):
        torch.testing.assert_close(found, wanted, rtol=1e-12, atol=1e-12)


def test_ours_computes_what_theirs_computes(mace_model, evaluate):
    for config in ("like MH-1", "reduced basis, all irreps kept", "four layers, degrees 3 2 1 2"):
        for found, wanted in zip(evaluate(from_mace(mace_model(config))), evaluate(mace_model(config)), strict=True):
            torch.testing.assert_close(found, wanted, rtol=1e-10, atol=1e-10)


@pytest.mark.thorough
def test_a_basis_that_mace_torch_would_not_make_goes_into_it(mace_copy, evaluate):
    """Mixed columns: the same functions in another basis, as of a file from elsewhere; mace-torch follows it."""
    model = mace_copy("reduced basis, all irreps kept")
    wanted = evaluate(model)
    torch.manual_seed(1)
    with torch.no_grad():
        for product in model.products:
            for contraction in product.symmetric_contractions.contractions:
                basis = contraction.U_matrix_3
                size = basis.shape[-1] + 2
                mixing = torch.randn(size, basis.shape[-1], dtype=basis.dtype)
                contraction.U_matrix_3 = basis @ torch.linalg.pinv(mixing)
                weights = torch.einsum("jk,zkc->zjc", mixing, contraction.weights_max)
                contraction.weights_max = torch.nn.Parameter(weights)
    for converted in (model, from_mace(model), to_mace(from_mace(model))):
        for found, expected in zip(evaluate(converted), wanted, strict=True):
            torch.testing.assert_close(found, expected, rtol=1e-10, atol=1e-10)
    assert_same_state(to_mace(from_mace(model)), model)


def test_dtype_mode_and_frozen_parameters_are_kept(mace_copy):
    model = mace_copy("residual").float().eval()
    model.node_embedding.linear.weight.requires_grad_(False)
    ours = from_mace(model)
    back = to_mace(ours)
    for converted in (ours, back):
        assert converted.r_max.dtype == torch.float32
        assert not converted.training
        assert not converted.interactions[0].training
        assert not converted.node_embedding.linear.weight.requires_grad
        assert converted.readouts[0].linear.weight.requires_grad
    assert back.interactions[1].avg_num_neighbors == model.interactions[1].avg_num_neighbors


def test_the_copy_shares_no_memory(mace_copy):
    model = mace_copy("residual")
    ours = from_mace(model)
    with torch.no_grad():
        for tensor in (*model.parameters(), *model.buffers()):
            tensor.zero_()
    assert all(bool(parameter.any()) for parameter in ours.parameters())
    assert bool(ours.products[0].symmetric_contractions.contractions[0].U_matrix_2.any())


def test_defaults_random_numbers_and_safe_loading_are_left_alone(mace_model):
    torch.manual_seed(7)
    before = torch.get_rng_state()
    to_mace(from_mace(mace_model("residual")))
    assert torch.get_default_dtype() == torch.float32
    assert torch.equal(torch.get_rng_state(), before)
    assert "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD" not in os.environ


def test_missing_mace_torch_is_explained(mace_model, monkeypatch):
    ours = from_mace(mace_model("residual"))
    monkeypatch.setitem(sys.modules, "mace", None)
    with pytest.raises(ImportError, match=r"pip install 'mace-fast\[reference\]'"):
        to_mace(ours)


@pytest.mark.thorough
@pytest.mark.parametrize("part", ["AgnesiTransform", "BesselBasis"])
def test_a_radial_function_that_mace_torch_lacks_is_an_error(part, reference, monkeypatch):
    """It would leave a transform that it does not know out, and give other numbers."""
    model = build({**SMALL["residual"], "distance_transform": "Agnesi"})
    assert hasattr(to_mace(model).radial_embedding, "distance_transform")
    monkeypatch.delattr(f"mace.modules.radial.{part}")
    with pytest.raises(NotInMaceTorch, match=f"^the model has {part}, which mace-torch lacks$"):
        to_mace(model)


def test_a_block_that_mace_torch_lacks_is_an_error(reference, monkeypatch):
    class RealAgnosticOwnInteractionBlock(interaction_classes["RealAgnosticInteractionBlock"]):
        pass

    monkeypatch.setitem(interaction_classes, RealAgnosticOwnInteractionBlock.__name__, RealAgnosticOwnInteractionBlock)
    model = build({**SMALL["residual"], "interaction_cls": "Own"})
    with pytest.raises(NotInMaceTorch, match="has RealAgnosticOwnInteractionBlock, which mace-torch lacks"):
        to_mace(model)


def test_other_modules_are_refused():
    with pytest.raises(ValueError, match="this is a Linear, no MACE model"):
        from_mace(torch.nn.Linear(2, 2))
    with pytest.raises(ValueError, match="this is a Linear, no MACE model"):
        to_mace(torch.nn.Linear(2, 2))
