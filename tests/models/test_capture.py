"""Steps of fixed shape: padding changes nothing, and nothing in a step reads a value of the device.

A captured graph needs a GPU; the same step is run here by the CPU, and on tensors that have no numbers, where every
read of a value by the host is an error.
"""

import contextlib

import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode

import mace_fast
from mace_fast.kernels.runtime.launch import recording

VIEWS = {"_unsafe_view", "alias", "as_strided", "detach", "diagonal", "expand", "permute", "select", "slice", "split"}
VIEWS |= {"split_with_sizes", "squeeze", "t", "transpose", "unbind", "unsqueeze", "view"}


@pytest.mark.parametrize("name", ["residual", "nonlinear"])
def test_padded_step_gives_the_same_for_other_positions_and_edges(name, ours, batch_of):
    model = mace_fast.freeze(ours(name))
    batch = batch_of(model, "carbide")
    step = mace_fast.Step(model, batch, max_edges=batch["edge_index"].shape[1] + 7, compute_stress=True)
    for seed in range(3):
        if seed:  # other edges too: the list without a few
            kept = torch.randperm(batch["edge_index"].shape[1], generator=torch.Generator().manual_seed(seed))[:-seed]
            batch["edge_index"] = batch["edge_index"][:, kept]
            batch |= {key: batch[key][kept] for key in ("shifts", "unit_shifts")}
            step.update(batch)
        noise = torch.randn(
            batch["positions"].shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64
        )
        moved = batch["positions"].detach() + 0.05 * noise
        expected = model(dict(batch) | {"positions": moved.clone()}, compute_stress=True)
        found = step(moved)
        for key in ("energy", "forces", "stress", "node_energy"):
            torch.testing.assert_close(found[key], expected[key].detach(), rtol=1e-12, atol=1e-12, msg=key)


def test_more_edges_than_room(ours, batch_of):
    model = ours("plain")
    batch = batch_of(model, "ethanol")
    with pytest.raises(ValueError, match="70 edges and room for 69: make a step with more max_edges"):
        mace_fast.Step(model, batch, max_edges=69)


def test_another_system_is_refused(ours, batch_of):
    model = ours("plain")
    step = mace_fast.Step(model, batch_of(model, "ethanol"), max_edges=200)
    with pytest.raises(ValueError, match="make another step for another system"):
        step.update(batch_of(model, "carbide"))


def test_training_cannot_be_captured(ours, batch_of):
    model = ours("plain")
    with pytest.raises(ValueError, match="cannot be captured with training"):
        mace_fast.Step(model, batch_of(model, "ethanol"), training=True)


@pytest.fixture
def no_check_of_positions(monkeypatch):
    """As on a GPU with a topology, where a step does not wait for it; here nothing is computed that it could read."""
    monkeypatch.setattr(mace_fast.inputs, "_check_geometry", lambda geometry: None)


@contextlib.contextmanager
def without_numbers(model, batch):
    """The model's parameters and a batch as tensors that have shapes only."""
    with FakeTensorMode(allow_non_fake_inputs=False) as mode:

        def convert(value):
            if isinstance(value, torch.Tensor):
                return mode.from_tensor(value)
            if isinstance(value, tuple):
                converted = [convert(part) for part in value]
                return type(value)(*converted) if hasattr(value, "_fields") else tuple(converted)
            return value

        state = {name: convert(value) for name, value in (*model.named_parameters(), *model.named_buffers())}
        yield state, {name: convert(value) for name, value in batch.items()}


@pytest.mark.parametrize("name", ["residual reduced", "density", "nonlinear", "embedding readout"])
@pytest.mark.parametrize("stress", [False, True])
def test_a_step_reads_nothing_from_the_device(name, stress, ours, batch_of, no_check_of_positions):
    model = ours(name).requires_grad_(False)
    model.backend = "triton"
    batch = batch_of(model, "ethanol")
    with recording():
        batch["topology"] = mace_fast.topology(model, batch)
    with without_numbers(model, batch) as (state, data):
        found = torch.func.functional_call(model, state, (data,), {"compute_stress": stress})
        assert found["forces"].shape == (9, 3)
        assert found["energy"].shape == (1,)


class Calls(TorchDispatchMode):
    """Notes every operator that is called, but for views, which launch nothing."""

    def __init__(self):
        super().__init__()
        self.names = []

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        namespace, name = function.name().split("::")
        if namespace != "aten" or name.split(".")[0] not in VIEWS:
            self.names.append(function.name())
        return function(*args, **(kwargs or {}))


@pytest.mark.parametrize("name", ["residual reduced", "residual"])
def test_a_step_of_two_layers_calls_at_most_sixty_operators(name, ours, batch_of, no_check_of_positions):
    model = mace_fast.freeze(ours(name))
    model.backend = "triton"
    batch = batch_of(model, "ethanol")
    with recording():
        batch["topology"] = mace_fast.topology(model, batch)
        model(dict(batch))  # which folds the weights
        with Calls() as calls:
            model(dict(batch))
    assert len(calls.names) <= 60, " ".join(calls.names)
