"""Stress where not every axis is periodic: by the volume of the cell as given, and zero without periodicity."""

import copy

import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import fcc111, molecule
from ase.filters import FrechetCellFilter
from ase.optimize import BFGS

import mace_fast
from mace_fast.data import atoms_to_data, collate
from mace_fast.predict import predict

pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]
STEP = 1e-4  # of the strain in the differences


@pytest.fixture(scope="module")
def model(shared_model):
    return mace_fast.load(shared_model("mace-tutorials_model.model"), dtype=torch.float64).requires_grad_(False)


@pytest.fixture(scope="module")
def aluminium(shared_model):
    return mace_fast.load(shared_model("mace-mp-0a-small.model"), dtype=torch.float64).requires_grad_(False)


def slab():
    atoms = fcc111("Al", (1, 1, 3), a=4.1, vacuum=7)
    atoms.rattle(0.05, seed=0)
    return atoms


def ice():
    """Two waters in a slab, whose normal is not along z, and whose third vector leans."""
    water = molecule("H2O")
    other = water.copy()
    other.translate((2.3, 1.9, 1.5))
    atoms = water + other
    atoms.set_cell([[4.6, 0.2, 0], [0.4, 4.2, 0.3], [1.0, 2.0, 11.0]])
    atoms.pbc = (True, True, False)
    atoms.rotate(40, (1, 2, 3), rotate_cell=True)
    return atoms


def wire():
    atoms = ice()
    atoms.pbc = (True, False, False)
    return atoms


def differences(model, atoms):
    """dE/d(strain) per volume of the cell as given, ``[3, 3]`` in eV/Å^3."""

    def energy(row, column, step):
        strain = np.eye(3)
        strain[row, column] += step / 2
        strain[column, row] += step / 2
        strained = atoms.copy()
        strained.set_cell(atoms.cell.array @ strain, scale_atoms=True)
        return predict(model, [strained], forces=False)[0].energy

    slopes = [[(energy(i, j, STEP) - energy(i, j, -STEP)) / (2 * STEP) for j in range(3)] for i in range(3)]
    return np.array(slopes) / atoms.get_volume()


@pytest.mark.parametrize("make", [ice, wire])
def test_stress_of_slabs_and_wires_is_the_slope_of_the_energy_per_volume_of_the_cell(model, make):
    expected = differences(model, make())
    assert np.abs(expected).max() > 1e-3
    np.testing.assert_allclose(predict(model, [make()], stress=True)[0].stress, expected, rtol=0, atol=1e-7)
    atoms = make()
    atoms.calc = mace_fast.MACECalculator(models=model, compute_atomic_stresses=True)
    np.testing.assert_allclose(atoms.get_stress(voigt=False), expected, rtol=0, atol=1e-7)
    np.testing.assert_allclose(atoms.get_stresses(voigt=False).sum(0), atoms.get_stress(voigt=False), atol=1e-12)
    virial = atoms.calc.results["virials"].sum(0)
    np.testing.assert_allclose(virial, -expected * atoms.get_volume(), rtol=0, atol=1e-4)


def test_stress_of_an_aluminium_slab_is_the_slope_of_the_energy(aluminium):
    expected = differences(aluminium, slab())
    np.testing.assert_allclose(predict(aluminium, [slab()], stress=True)[0].stress, expected, rtol=0, atol=1e-7)


def test_a_slab_is_relaxed_to_the_minimum_of_its_energy(aluminium):
    atoms = slab()
    atoms.calc = mace_fast.MACECalculator(models=aluminium)
    assert BFGS(FrechetCellFilter(atoms, mask=[1, 1, 0, 0, 0, 1]), logfile=None).run(fmax=2e-3, steps=40)
    slopes = differences(aluminium, atoms) * atoms.get_volume()
    assert np.abs(slopes[:2, :2]).max() < 4e-3
    assert atoms.cell.lengths()[0] == pytest.approx(2.770, abs=2e-3)


@pytest.mark.parametrize("shift", [0.0, 30.0])
def test_stress_without_periodicity_is_exactly_zero_wherever_the_atoms_are(model, shift):
    atoms = Atoms("OH2", [[0, 0, 0], [1.1, 0, 0], [0, 0.9, 0]], cell=[9, 9, 9])  # a cell is no periodicity
    atoms.translate(shift)
    atoms.calc = mace_fast.MACECalculator(models=model, compute_atomic_stresses=True)
    assert not atoms.get_stress().any()
    assert not atoms.get_stresses().any()
    assert np.abs(atoms.calc.results["virials"]).max() > 0.1
    assert not predict(model, [atoms], stress=True)[0].stress.any()


def test_stress_without_periodicity_is_not_computed(model):
    """It is there as if it were, of every model of a committee and of every atom."""
    flags = []
    forward = model.forward
    committee = [model, copy.deepcopy(model)]

    def noted(*args, compute_stress, **kwargs):
        flags.append(compute_stress)
        return forward(*args, compute_stress=compute_stress, **kwargs)

    calculator = mace_fast.MACECalculator(models=committee, compute_atomic_stresses=True)
    atoms = molecule("H2O", vacuum=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "forward", noted)
        calculator.calculate(atoms)
        without = calculator.results
        atoms.pbc = (True, False, False)
        calculator.calculate(atoms)
    assert flags == [False, True]
    assert without.keys() == calculator.results.keys()
    for name in ("stress", "stresses", "stress_comm", "stress_var"):
        assert not without[name].any()
        assert without[name].shape == calculator.results[name].shape
        assert without[name].dtype == calculator.results[name].dtype


def test_without_a_volume_there_are_energy_and_forces_and_the_stress_is_refused(model):
    atoms = ice()
    expected = predict(model, [atoms])[0]
    atoms.cell[2] = 0
    atoms.calc = mace_fast.MACECalculator(models=[model, model], compute_atomic_stresses=True)
    assert atoms.get_potential_energy() == pytest.approx(expected.energy, abs=1e-10)
    np.testing.assert_allclose(atoms.get_forces(), expected.forces, atol=1e-10)
    assert not [name for name in atoms.calc.results if "stress" in name]
    for refused in (atoms.get_stress, atoms.get_stresses, lambda: predict(model, [atoms], stress=True)):
        with pytest.raises(ValueError, match="span no volume: stress is per volume of the cell; give axes without"):
            refused()
    assert atoms.get_potential_energy() == pytest.approx(expected.energy, abs=1e-10)


@pytest.mark.parametrize("direction", [(0, 1, 0), (0, 0, 1), (0.6, 0.8, 0), (1, 2, 2)], ids=str)
def test_a_wire_has_the_same_energy_in_every_direction(model, direction):
    atoms = wire()
    atoms.cell[1:] = 0
    expected = predict(model, [atoms])[0].energy
    atoms.rotate(atoms.cell[0], direction, rotate_cell=True)
    assert predict(model, [atoms])[0].energy == pytest.approx(expected, abs=1e-10)


def inputs(model, atoms):
    return atoms_to_data(atoms, model.atomic_numbers.tolist(), float(model.r_max))


@pytest.mark.parametrize("pbc", [(False, False, False), (True, True, False), (True, False, False)], ids=str)
@pytest.mark.parametrize("atoms", [ice(), Atoms("OH", [[0, 0, 0], [0, 0, 1]])], ids=["cell", "no cell"])
def test_a_step_with_stress_needs_no_volume(model, atoms, pbc):
    atoms = atoms.copy()
    atoms.pbc = pbc if atoms.cell.any() else False
    atoms.cell[2] = 0
    expected = model(inputs(model, atoms), compute_stress=True)
    step = mace_fast.Step(model, inputs(model, atoms), max_edges=200, compute_stress=True)
    found = step(torch.from_numpy(atoms.positions))
    for name in ("energy", "forces", "stress", "virials"):
        torch.testing.assert_close(found[name], expected[name].detach(), rtol=0, atol=1e-12)
    assert not found["stress"].any()


def test_gradients_of_a_loss_of_stresses_are_numbers_without_a_volume(model):
    trained = copy.deepcopy(model).requires_grad_(True)
    batch = collate([inputs(trained, molecule("H2O")), inputs(trained, ice())])
    stress = trained(batch, training=True, compute_stress=True)["stress"]
    gradients = torch.autograd.grad((stress**2).sum(), list(trained.parameters()), allow_unused=True)
    assert any(gradient is not None and gradient.any() for gradient in gradients)
    assert all(gradient is None or gradient.isfinite().all() for gradient in gradients)


def test_on_the_dictionary_of_mace_torch_the_stress_is_that_of_mace_torch(model, reference):
    """Drop-in: the cell in the dictionary counts, and mace-torch 0.3.16 writes its box there."""
    from mace.tools import AtomicNumberTable, torch_geometric

    theirs = mace_fast.to_mace(model)
    table = AtomicNumberTable(model.atomic_numbers.tolist())
    torch.set_default_dtype(torch.float64)
    try:
        configs = [reference.data.config_from_atoms(atoms) for atoms in (ice(), wire(), molecule("H2O"))]
        data = [reference.data.AtomicData.from_config(c, table, cutoff=float(model.r_max)) for c in configs]
        batch = torch_geometric.Batch.from_data_list(data).to_dict()
        expected = theirs({key: value.clone() for key, value in batch.items()}, compute_stress=True)["stress"]
    finally:
        torch.set_default_dtype(torch.float32)
    found = model(batch, compute_stress=True)["stress"]
    assert found.abs().amax((1, 2)).min() > 1e-8
    torch.testing.assert_close(found, expected.detach(), rtol=0, atol=1e-12)
