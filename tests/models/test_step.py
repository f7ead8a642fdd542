"""Steps of fixed shape: room for edges changes nothing, and what a step is of stays as it is.

A captured graph needs a GPU; the same step is run here by the CPU, and on a device that has no graphs in
``test_another_device.py``.
"""

import contextlib
import copy
import gc
import weakref

import pytest
import torch
from ase.build import bulk
from torch.utils._python_dispatch import TorchDispatchMode

import mace_fast
from mace_fast.data import atoms_to_data
from mace_fast.folding import Frozen
from mace_fast.kernels.runtime.launch import recording
from mace_fast.testing.changes import WEIGHT_CHANGES

VIEWS = {"_unsafe_view", "alias", "as_strided", "detach", "diagonal", "expand", "permute", "select", "slice", "split"}
VIEWS |= {"split_with_sizes", "squeeze", "t", "transpose", "unbind", "unsqueeze", "view"}


def without(batch, seed):
    """The batch without the last few of its edges in a random order."""
    kept = torch.randperm(batch["edge_index"].shape[1], generator=torch.Generator().manual_seed(seed))[:-seed]
    by_edge = {key: batch[key][kept] for key in ("shifts", "unit_shifts")}
    return batch | by_edge | {"edge_index": batch["edge_index"][:, kept]}


def updated_like(reference, model, batch):
    """A step, updated to other edges; compared with plain evaluations of an equal model."""
    flags = {"compute_stress": True, "compute_edge_forces": True}
    step = mace_fast.Step(model, batch, max_edges=batch["edge_index"].shape[1] + 7, **flags)
    for seed in range(2):
        if seed:
            batch = without(batch, seed)
            step.update(batch)
        generator = torch.Generator().manual_seed(seed)
        noise = torch.randn(batch["positions"].shape, generator=generator, dtype=torch.float64)
        moved = batch["positions"].detach() + 0.05 * noise
        expected = reference(dict(batch) | {"positions": moved.clone()}, **flags)
        found = step(moved)
        for key in ("energy", "forces", "stress", "node_energy", "edge_forces"):
            torch.testing.assert_close(found[key], expected[key].detach(), rtol=1e-12, atol=1e-12, msg=key)
    return step


@pytest.mark.parametrize("name", ["residual", "nonlinear"])
def test_a_step_gives_the_same_for_other_positions_and_edges(name, ours, batch_of):
    model = mace_fast.freeze(ours(name))
    updated_like(model, model, batch_of(model, "carbide"))


@pytest.mark.parametrize(("name", "is_frozen"), [("plain", True), ("plain", False), ("density", True)])
def test_room_for_edges_is_walked_by_no_atom(name, is_frozen, ours, batch_of):
    """Triton's kernels go by the pointers of the graph, which end where the edges do."""
    model = ours(name, num_interactions=2 if name == "plain" else 1)
    if is_frozen:
        mace_fast.freeze(model)
    reference = copy.deepcopy(model)
    reference.backend, model.backend = "reference", "triton"
    batch = batch_of(model, "water_ion")
    step = updated_like(reference, model, batch)
    pointers = step._step._data["topology"].receiver_ptr
    assert step._step._data["edge_index"].shape[1] > pointers[-1]
    assert torch.equal(pointers, mace_fast.topology(model, without(batch, 1)).receiver_ptr)


def test_a_step_without_edges(ours, batch_of):
    for backend in ("auto", "triton"):
        model = mace_fast.freeze(ours("plain"))
        model.backend = backend
        batch = batch_of(model, "isolated_atom")
        step = mace_fast.Step(model, batch, max_edges=3)
        assert not step(batch["positions"].detach())["forces"].any()


def crystal(model, name, a):
    return atoms_to_data(bulk(name, "rocksalt", a=a, cubic=True), model.atomic_numbers.tolist(), float(model.r_max))


@pytest.fixture
def mp_small():
    return lambda: mace_fast.freeze(mace_fast.mace_mp("small", return_raw_model=True).double())


def test_a_step_of_another_composition_is_refused_and_spoils_nothing(mp_small):
    model = mp_small()
    salt, fluoride = crystal(model, "NaCl", 5.64), crystal(model, "LiF", 4.03)
    expected = model(dict(salt))["energy"].detach()
    step = mace_fast.Step(model, salt, max_edges=2000)
    for other in (fluoride, salt | {"node_attrs": salt["node_attrs"].roll(1, 0)}):
        with pytest.raises(ValueError, match="node_attrs had other values when the step was made"):
            step.update(other)
    for evaluated in (model, mp_small()):
        assert torch.equal(evaluated(dict(salt))["energy"].detach(), expected)
    assert torch.equal(step(salt["positions"].detach())["energy"], expected)


def test_another_head_or_other_inputs_are_refused(ours, batch_of):
    model = ours("heads")
    batch = batch_of(model, "ethanol")
    step = mace_fast.Step(model, batch)
    with pytest.raises(ValueError, match="head had other values when the step was made"):
        step.update(batch | {"head": 1 - batch["head"]})
    with pytest.raises(ValueError, match="unit_shifts belong to one of the two only"):
        step.update({name: value for name, value in batch.items() if name != "unit_shifts"})


def test_a_step_keeps_what_it_captured_while_its_model_meets_other_species(mp_small):
    model = mp_small()
    salt, fluoride = crystal(model, "NaCl", 5.64), crystal(model, "LiF", 4.03)
    step = mace_fast.Step(model, salt)
    kept = [one for module in model.modules() if isinstance(module, Frozen) for one in (module.kept or {}).values()]
    derived = [weakref.ref(one.value) for one in kept if isinstance(one.value, torch.Tensor)]
    storages = {name: parameter.data_ptr() for name, parameter in model.named_parameters()}
    del kept
    model(dict(fluoride))
    mace_fast.freeze(model)
    model.float()
    gc.collect()
    assert len(derived) > 10
    assert all(one() is not None for one in derived)
    assert set(storages.values()) <= {one.data_ptr() for one in step._step._weights._memory[0]}


@pytest.mark.parametrize("change", WEIGHT_CHANGES, ids=lambda change: change.__name__)
def test_a_step_refuses_to_run_with_other_weights(change, ours, batch_of):
    model = mace_fast.freeze(ours("residual"))
    batch = batch_of(model, "water_ion")
    step = mace_fast.Step(model, batch)
    positions = batch["positions"].detach()
    step(positions)
    change(model)
    with pytest.raises(RuntimeError, match=r"weights, tables, .* have changed since the step was made"):
        step(positions)


def test_a_step_goes_on_where_a_calculator_takes_its_model_as_it_is(mp_small):
    model = mp_small()
    salt = crystal(model, "NaCl", 5.64)
    step = mace_fast.Step(model, salt)
    expected = step(salt["positions"].detach())["energy"]
    mace_fast.MACECalculator(models=model.to(torch.float64))
    assert torch.equal(step(salt["positions"].detach())["energy"], expected)


def test_a_step_refuses_to_run_with_tables_that_it_was_not_made_with(ours, batch_of):
    model = mace_fast.freeze(ours("plain"))
    batch = batch_of(model, "water_ion")
    step = mace_fast.Step(model, batch)
    mace_fast.tabulate(model)
    with pytest.raises(RuntimeError, match="make another step"):
        step(batch["positions"].detach())


def test_positions_that_do_not_fit_are_refused(ours, batch_of):
    model = ours("plain")
    batch = batch_of(model, "ethanol")
    step = mace_fast.Step(model, batch)
    with pytest.raises(TypeError, match=r"positions are ndarray: give a tensor, as torch.as_tensor\(positions\)"):
        step(batch["positions"].detach().numpy())
    with pytest.raises(ValueError, match=r"positions must have shape \[9, 3\], got \[8, 3\]"):
        step(batch["positions"].detach()[1:])


@pytest.mark.parametrize("name", ["freeze", "compile", "topology", "Step"])
def test_models_of_mace_torch_are_refused_with_the_remedy(name, pair, batch_of):
    theirs = pair("plain")[1]
    arguments = (batch_of(theirs, "ethanol"),) if name in ("topology", "Step") else ()
    with pytest.raises(TypeError, match=r"is not a model of mace_fast: .* mace_fast\.from_mace"):
        getattr(mace_fast, name)(theirs, *arguments)


def test_nothing_that_is_kept_is_given_away(ours, batch_of):
    """Who writes into results, or into the list that a topology was made of, changes no later evaluation."""
    for name in ("residual", "plain", "one layer", "embedding readout"):
        model = mace_fast.freeze(ours(name))
        batch = batch_of(model, "ethanol", shuffled=False)
        flags = {"compute_stress": True, "compute_edge_forces": True, "compute_atomic_stresses": True}
        edge_index = batch["edge_index"].clone()
        topology = mace_fast.topology(model, batch | {"edge_index": edge_index})
        edge_index.zero_()
        results = [model(dict(batch) | {"topology": topology}, **flags)]
        before = {key: value.detach().clone() for key, value in results[0].items() if value is not None}
        with torch.no_grad():
            for value in results[0].values():
                if value is not None:
                    value.detach().fill_(torch.nan)
        results.append(model(dict(batch) | {"topology": topology}, **flags))
        for key, value in before.items():
            assert torch.equal(results[1][key].detach(), value), (name, key)


@pytest.mark.parametrize(("name", "is_refused"), [("attention", True), ("residual", False)])
def test_edges_beyond_the_cutoff_are_refused_where_they_contribute(name, is_refused, ours, batch_of):
    model = mace_fast.freeze(ours(name))
    batch = batch_of(model, "ethanol")
    step = mace_fast.Step(model, batch)
    far = batch | {"shifts": batch["shifts"].clone()}
    far["shifts"][0, 0] += 2 * float(model.r_max)
    with pytest.raises(ValueError, match="contributes to this model") if is_refused else contextlib.nullcontext():
        step.update(far)


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
def checks_as_on_a_gpu(monkeypatch):
    """With a topology a step does not wait for values there; here nothing is computed that it could read."""
    monkeypatch.setattr(mace_fast.input_checks, "reads_values", lambda device, has_topology: not has_topology)


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
def test_a_step_of_two_layers_calls_at_most_sixty_operators(name, ours, batch_of, checks_as_on_a_gpu):
    model = mace_fast.freeze(ours(name))
    model.backend = "triton"
    batch = batch_of(model, "ethanol")
    with recording():
        batch["topology"] = mace_fast.topology(model, batch)
        model(dict(batch))  # which folds the weights
        with Calls() as calls:
            model(dict(batch))
    assert len(calls.names) <= 60, " ".join(calls.names)
