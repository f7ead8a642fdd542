"""On another device than the CPU nothing stays behind on the CPU, and a step with a topology waits for nothing.

``tests/another_device.py`` stands in for a GPU: the reference computes on it, with numbers, and of Triton's kernels
everything around the launches is done on it.
"""

import contextlib
import copy

import numpy as np
import pytest
import torch

import mace_fast
from mace_fast.kernels.runtime.launch import recording
from mace_fast.predict import Predictor
from mace_fast.testing.workloads import SMALL, STRUCTURES
from tests.another_device import DEVICE, OnDevice, another_device
from tests.models.test_lammps import in_a_domain

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(torch.get_default_device().type != "cpu", reason="there is another device"),
]
EVERYTHING = {
    "compute_stress": True,
    "compute_edge_forces": True,
    "compute_atomic_stresses": True,
    "compute_displacement": True,
}


def moved(value):
    """Tensors of their own on the device."""
    return {
        key: one.detach().clone().to(DEVICE) if isinstance(one, torch.Tensor) else one for key, one in value.items()
    }


def on_the_device(model):
    """A copy of the model, frozen if that is."""
    there = copy.deepcopy(model).to(DEVICE)
    return there if any(one.requires_grad for one in model.parameters()) else mace_fast.freeze(there)


def with_gradients(model, data, flags):
    """Results of a model; where it trains with the gradients of its parameters."""
    results = model(dict(data), **flags)
    found = {name: value for name, value in results.items() if value is not None}
    if flags.get("training"):
        loss = sum(found[name].square().sum() for name in ("energy", "forces", "stress"))
        loss.backward()
        found |= {name: one.grad for name, one in model.named_parameters() if one.grad is not None}
    return {name: value.detach() for name, value in found.items()}


def assert_stays(results):
    for name, value in results.items():
        assert type(value) is OnDevice, name


def assert_same(found, expected, tolerance=1e-11):
    assert found.keys() == expected.keys()
    assert_stays(found)
    for name, value in expected.items():
        torch.testing.assert_close(found[name].held, value, rtol=tolerance, atol=tolerance, msg=name)


# the others differ in sizes and irreps
ALIKE = {"residual reduced", "so3", "four layers", "degree four", "l three", "all irreps last", "empty degree", "plain"}


@pytest.mark.parametrize("name", [name for name in SMALL if name not in ALIKE])
def test_a_step_leaves_nothing_behind_and_reads_nothing(name, ours, batch_of):
    model = mace_fast.freeze(ours(name))
    model.backend = "triton"
    batch = batch_of(model, "water_ion", "carbide")
    with another_device() as reads, recording() as launches:
        there, data = on_the_device(model), moved(batch)
        data["topology"] = mace_fast.topology(there, data)
        assert_stays(with_gradients(there, data, EVERYTHING))  # which folds the weights
        reads.clear()
        assert_stays(with_gradients(there, data, EVERYTHING))
        assert reads == []
    assert launches


@pytest.mark.parametrize(("name", "given"), [("density", True), ("omol", False), ("heads", False), ("attention", True)])
def test_the_reference_gives_the_same(name, given, ours, batch_of):
    model = mace_fast.freeze(ours(name))
    model.backend = "reference"
    batch = batch_of(model, "water_ion", "carbide")
    expected = with_gradients(model, batch, EVERYTHING)
    with another_device():
        there, data = on_the_device(model), moved(batch)
        if given:
            data["topology"] = mace_fast.topology(there, data)
        assert_same(with_gradients(there, data, EVERYTHING), expected)


@pytest.mark.parametrize("backend", ["reference", "triton"])
@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("density", {"training": True, "compute_stress": True}),
        ("omol", {"training": True, "compute_stress": True}),
        ("residual", {"compute_hessian": True}),
        ("residual", {"compute_force": False}),
    ],
    ids=["training", "training with embeddings", "Hessian", "energy"],
)
def test_training_and_second_derivatives(backend, name, flags, ours, batch_of):
    model = ours(name)
    model.backend = backend
    if not flags.get("training"):
        mace_fast.freeze(model)
    batch = batch_of(model, "water_ion")
    notes = recording if backend == "triton" else contextlib.nullcontext
    with another_device() as reads, notes():
        there, data = on_the_device(model), moved(batch)
        data["topology"] = mace_fast.topology(there, data)
        reads.clear()
        found = with_gradients(there, data, flags)
        assert_stays(found)
        assert backend == "reference" or reads == []
    if backend == "reference":
        assert_same(found, with_gradients(model, batch, flags), 1e-9)


@pytest.mark.parametrize("backend", ["reference", "triton"])
def test_tables(backend, ours, batch_of):
    model = mace_fast.freeze(ours("plain"))
    mace_fast.tabulate(model)
    model.backend = backend
    batch = batch_of(model, "carbide")
    with another_device(), recording() if backend == "triton" else contextlib.nullcontext():
        there, data = on_the_device(model), moved(batch)
        found = with_gradients(there, data, {})
    assert_stays(found)
    if backend == "reference":
        assert_same(found, with_gradients(model, batch, {}))


@pytest.mark.parametrize("name", ["density", "nonlinear"])
def test_lammps(name, ours, batch_of):
    model = mace_fast.freeze(ours(name))
    model.backend = "reference"
    flags = {"compute_force": False, "compute_edge_forces": True, "lammps_mliap": True}
    batch = in_a_domain(batch_of(model, "carbide"))
    expected = with_gradients(model, batch, flags)
    with another_device():
        data = moved(batch)
        data["lammps_class"].owners = data["lammps_class"].owners.to(DEVICE)
        assert_same(with_gradients(on_the_device(model), data, flags), expected)


@pytest.mark.parametrize("backend", ["reference", "triton"])
def test_steps(backend, ours, batch_of):
    """Triton's kernels are not run: what has no numbers is on the device all the same."""
    model = mace_fast.freeze(ours("residual"))
    model.backend = backend
    batch, flags = batch_of(model, "carbide"), {"compute_stress": True, "compute_edge_forces": True}
    with another_device() as reads, recording() if backend == "triton" else contextlib.nullcontext():
        step = mace_fast.Step(on_the_device(model), moved(batch), **flags)
        step.update(moved(batch))
        positions = batch["positions"].detach().to(DEVICE)
        reads.clear()
        found = {name: value for name, value in step(positions).items() if value is not None}
        assert backend == "reference" or reads == []
        assert_stays(found)
    if backend == "reference":
        assert_same(found, with_gradients(model, batch, flags))


def test_a_committee_waits_for_one_number_of_the_list_and_for_results(ours):
    """One of each model says whether all is finite, four are results, one holds the energies of isolated atoms."""
    models = [mace_fast.freeze(ours("plain", num_interactions=1)) for _ in range(2)]
    for model in models:
        model.backend = "triton"
    atoms, expected = STRUCTURES["water_ion"](), mace_fast.MACECalculator(models=models, skin=0.3)
    with another_device() as reads:
        calculator = mace_fast.MACECalculator(models=copy.deepcopy(models), device=str(DEVICE), skin=0.3)
        for number in range(4):
            atoms.rattle(0.001, seed=number)
            reads.clear()
            calculator.calculate(atoms)
        assert len(reads) == 1 + len(models) * (1 + 4 + 1)
        assert calculator.neighbours.num_builds == 1
        expected.calculate(atoms)
        for name, value in expected.results.items():
            np.testing.assert_allclose(calculator.results[name], value, rtol=1e-12, atol=1e-11, err_msg=name)


def test_what_else_a_calculator_and_predictions_give(ours):
    model = mace_fast.freeze(ours("plain zbl heads"))
    model.backend = "reference"
    atoms = STRUCTURES["carbide"]() * (2, 1, 1)
    arguments = {"models": model, "head": model.heads[0], "compute_atomic_stresses": True}
    expected = [mace_fast.MACECalculator(**arguments), mace_fast.MACECalculator(**arguments, chunk=4)]
    predicted = Predictor(model, stress=True, head=model.heads[0])([atoms])
    with another_device():
        there = arguments | {"models": copy.deepcopy(model), "device": str(DEVICE)}
        found = [mace_fast.MACECalculator(**there), mace_fast.MACECalculator(**there, chunk=4)]
        for one, other in zip(found, expected, strict=True):
            for calculator in (one, other):
                calculator.calculate(atoms)
            for name, value in other.results.items():
                np.testing.assert_allclose(one.results[name], value, rtol=1e-11, atol=1e-10, err_msg=name)
        np.testing.assert_allclose(found[0].get_hessian(), expected[0].get_hessian(), rtol=0, atol=1e-9)
        np.testing.assert_allclose(found[0].get_descriptors(), expected[0].get_descriptors(), rtol=0, atol=1e-10)
        (one,) = Predictor(there["models"], stress=True, head=model.heads[0])([atoms])
    np.testing.assert_allclose(one.forces, predicted[0].forces, rtol=0, atol=1e-10)


def test_the_stand_in_finds_what_stays_behind_and_what_is_read():
    with another_device() as reads:
        there = torch.ones(3, device=DEVICE)
        with pytest.raises(AssertionError, match=r"add\.Tensor of tensors on the device and of some on the CPU"):
            there + torch.ones(3)
        assert reads == []
        assert bool((there > 0).all())
        assert there.nonzero().device == DEVICE
        assert (2 * there).tolist() == [2.0, 2.0, 2.0]
        assert reads == ["aten::_local_scalar_dense", "aten::nonzero", "aten::_to_copy"]
