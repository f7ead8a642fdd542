"""A frozen model keeps what follows from its weights, and never uses it after they have changed."""

import contextlib
import copy

import pytest
import torch

from mace_fast.folding import Frozen, freeze
from mace_fast.testing.changes import WEIGHT_CHANGES

pytestmark = pytest.mark.usefixtures("each_cpu_backend")


def energies(model, batch, topology):
    return model(dict(batch) | {"topology": topology})["energy"].detach().clone()


@pytest.fixture(params=["residual", "nonlinear"])
def frozen(request, ours, batch_of):
    """A frozen model that has been evaluated, a batch and its topology."""
    import mace_fast

    model = freeze(ours(request.param))
    batch = batch_of(model, "water_ion")
    topology = mace_fast.topology(model, batch)
    energies(model, batch, topology)
    return model, batch, topology


def fresh(model, batch, topology):
    """What an unfrozen model with the same state gives."""
    other = copy.deepcopy(model)
    for module in other.modules():
        if isinstance(module, Frozen):
            module.kept = None
    return energies(other, batch, topology)


def test_weights_are_folded_once(frozen, monkeypatch):
    model, batch, topology = frozen
    before = {id(module): dict(module.kept) for module in model.modules() if isinstance(module, Frozen)}
    assert any(before.values())
    energies(model, batch, topology)
    for module in model.modules():
        if isinstance(module, Frozen):
            assert all(before[id(module)][name] is kept for name, kept in module.kept.items())


@pytest.mark.parametrize("change", WEIGHT_CHANGES, ids=lambda change: change.__name__)
def test_changed_weights_are_folded_anew(change, frozen):
    model, batch, topology = frozen
    old = energies(model, batch, topology)
    change(model)
    new = energies(model, batch, topology)
    assert not torch.allclose(old, new)
    torch.testing.assert_close(new, fresh(model, batch, topology), rtol=1e-12, atol=1e-12)


def test_nothing_that_is_kept_is_subnormal(ours, batch_of):
    import mace_fast

    model = ours("residual")
    with torch.no_grad():  # weights that decayed, whose products are below the smallest normal number
        for parameter in model.parameters():
            parameter.flatten()[::2] *= 1e-200
            parameter.flatten()[1::8] *= 1e-308
    batch = batch_of(model, "water_ion")
    expected = model(dict(batch))["forces"]
    freeze(model)
    batch["topology"] = mace_fast.topology(model, batch)
    torch.testing.assert_close(model(dict(batch))["forces"], expected, rtol=1e-12, atol=1e-14)
    values = [kept.value for module in model.modules() if isinstance(module, Frozen) for kept in module.kept.values()]
    tensors = [one for value in values for one in (value if type(value) is tuple else [value])]
    tensors = [one for one in tensors if isinstance(one, torch.Tensor) and one.is_floating_point()]
    assert tensors
    assert all(((one == 0) | (one.abs() >= torch.finfo(one.dtype).tiny)).all() for one in tensors)


def test_what_is_kept_does_not_depend_on_autocast(frozen):
    """The evaluation within fails, for its own products; what it kept on the way is what the next one reads."""
    model, batch, topology = frozen
    expected = energies(model, batch, topology)
    for module in model.modules():
        if isinstance(module, Frozen):
            module.kept.clear()
    with torch.autocast("cpu", dtype=torch.bfloat16), contextlib.suppress(TypeError):
        energies(model, batch, topology)
    assert any(module.kept for module in model.modules() if isinstance(module, Frozen))
    assert torch.equal(energies(model, batch, topology), expected)


def test_other_dtype(frozen, batch_of):
    model, batch, topology = frozen
    expected = energies(model, batch, topology)
    model.float()
    single = {key: value.float() if value.is_floating_point() else value for key, value in batch.items()}
    torch.testing.assert_close(energies(model, single, topology), expected.float(), rtol=1e-5, atol=1e-5)


def test_trains_again_after_unfreezing(frozen):
    model, batch, topology = frozen
    model.requires_grad_(True)
    loss = model(dict(batch) | {"topology": topology}, training=True)["forces"].square().sum()
    gradients = torch.autograd.grad(loss, list(model.parameters()), allow_unused=True)
    assert sum(gradient is not None and bool(gradient.any()) for gradient in gradients) > 10


def test_copy_keeps_nothing_of_the_original(frozen):
    model, batch, topology = frozen
    other = copy.deepcopy(model)
    assert all(module.kept == {} for module in other.modules() if isinstance(module, Frozen))
    torch.testing.assert_close(energies(other, batch, topology), energies(model, batch, topology), rtol=0, atol=0)


def test_structures_of_the_same_species_share_what_is_kept(ours, batch_of, evaluate):
    """Without a topology made before, too: what depends on the species present is not made anew in every step."""
    model = freeze(ours("residual reduced"))

    def kept():
        folded = [module for module in model.modules() if isinstance(module, Frozen)]
        return [entry.value for module in folded for entry in module.kept.values()]

    evaluate(model, batch_of(model, "ethanol"))
    before = kept()
    evaluate(model, batch_of(model, "ethanol"))
    assert before
    assert all(one is other for one, other in zip(before, kept(), strict=True))
