"""Structures that share a calculator: their neighbours are kept apart, and what is recorded names the model."""

import copy
import json
import pickle

import ase.db
import ase.io
import numpy as np
import pytest
from ase import Atoms
from ase.build import bulk, molecule
from ase.mep import NEB
from ase.optimize import FIRE
from ase.vibrations import Vibrations

import mace_fast
from mace_fast import verlet
from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import load
from mace_fast.verlet import VerletList

pytestmark = pytest.mark.usefixtures("compiled_cpu")


@pytest.fixture
def model(shared_model):
    return load(shared_model("mace-tutorials_model.model"))


def band(model, shared):
    """A hydrogen of water goes through half a turn; what it cost and its energies."""
    first, last = molecule("H2O"), molecule("H2O")
    last.positions[2] = [0.0, 0.0, 0.95]
    images = [first, *(first.copy() for _ in range(3)), last]
    one = MACECalculator(models=model)
    for image in images:
        image.calc = one if shared else MACECalculator(models=model)
    neb = NEB(images, allow_shared_calculator=shared, method="improvedtangent")
    neb.interpolate("idpp")
    FIRE(neb, logfile=None).run(fmax=0.0, steps=6)
    calculators = {id(image.calc): image.calc for image in images}.values()
    energies = [image.get_potential_energy() for image in images]
    return energies, sum(calculator.neighbours.num_builds for calculator in calculators)


def test_a_band_that_shares_a_calculator_searches_as_rarely_as_one_that_does_not(model):
    apart, searches_apart = band(model, shared=False)
    together, searches = band(model, shared=True)
    np.testing.assert_allclose(together, apart, atol=1e-4)
    assert searches <= searches_apart + 1 < 15


@pytest.fixture
def crystal():
    atoms = bulk("C", cubic=True)
    atoms.rattle(0.02, seed=0)
    return atoms


def positions_of(atoms, seed, size=0.02):
    return atoms.positions + np.random.default_rng(seed).uniform(-size, size, atoms.positions.shape)


def test_one_structure_that_moves_takes_one_place(crystal):
    neighbours, positions = VerletList(4.0, 0.4), crystal.positions
    for _ in range(40):
        positions = positions + 0.02
        neighbours.update(positions, crystal.cell.array, crystal.pbc)
    assert neighbours.num_builds > 3
    assert len(neighbours._search._kept) == 1


def test_arrays_that_the_caller_changes_are_not_what_is_compared_with(crystal):
    neighbours, other = VerletList(4.0, 0.4), crystal.copy()
    other.positions[0] += 1.5
    positions = crystal.positions.copy()
    for turn in range(3):
        for source in (crystal, other):
            positions[:] = positions_of(source, turn)
            neighbours.update(positions, crystal.cell.array, crystal.pbc)
    assert neighbours.num_builds == 2


@pytest.mark.parametrize("bound", ["searches", "edges"])
def test_no_more_is_kept_than_a_few(bound, crystal, monkeypatch):
    neighbours = VerletList(4.0, 0.4)
    if bound == "edges":
        first = neighbours.update(crystal.positions, crystal.cell.array, crystal.pbc)
        monkeypatch.setattr(verlet, "MOST_EDGES", 3 * len(first))
    for size in range(1, 30):
        positions = np.arange(size)[:, None] * [1.0, 0.0, 0.0] + 20.0 * size
        neighbours.update(positions, crystal.cell.array, False)
    assert 1 <= len(neighbours._search._kept) <= verlet.MOST_SEARCHES
    assert len(neighbours.update(crystal.positions, crystal.cell.array, True)) > 0


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda c: pickle.loads(pickle.dumps(c))], ids=["copy", "pickle"])
def test_structures_in_turn_have_the_results_of_each_alone(duplicate, model, crystal):
    structures = [molecule("CH4"), crystal, molecule("H2O"), Atoms("H")]
    calculator = MACECalculator(models=model)
    for turn in range(3):
        for atoms in structures:
            moved = atoms.copy()
            moved.positions = positions_of(atoms, turn)
            alone = moved.copy()
            moved.calc, alone.calc = calculator, MACECalculator(models=model)
            np.testing.assert_allclose(moved.get_forces(), alone.get_forces(), atol=1e-5)
            np.testing.assert_allclose(moved.get_stress(), alone.get_stress(), atol=1e-6)
        calculator = duplicate(calculator)


def test_parameters_name_what_the_results_are_of(model, shared_model, tmp_path):
    path = shared_model("mace-tutorials_model.model")
    calculator = MACECalculator(path, default_dtype="float64")
    expected = {"model": path.name, "head": "Default", "dtype": "float64", "version": mace_fast.__version__}
    assert dict(calculator.parameters) == calculator.todict() == expected
    assert MACECalculator(models=model).parameters["model"] == "ScaleShiftMACE"
    assert MACECalculator([path, path]).parameters["model"] == [path.name] * 2
    atoms = molecule("H2O")
    atoms.calc = calculator
    energy = atoms.get_potential_energy()
    database = ase.db.connect(tmp_path / "rows.db")
    database.write(atoms)
    row = database.get(id=1)
    assert (row.calculator, row.energy) == ("macecalculator", energy)
    assert row.calculator_parameters == json.loads(json.dumps(expected))
    atoms.write(tmp_path / "a.traj")
    assert ase.io.read(tmp_path / "a.traj").get_potential_energy() == energy


def test_vibrations_are_those_of_the_second_derivatives(model, tmp_path):
    atoms = molecule("H2O")
    atoms.calc = MACECalculator(models=model, default_dtype="float64")
    vibrations = Vibrations(atoms, name=tmp_path / "vibrations", delta=1e-3)
    vibrations.run()
    hessian = vibrations.get_vibrations().get_hessian_2d()
    np.testing.assert_allclose(hessian, atoms.calc.get_hessian(atoms).reshape(9, 9), atol=1e-2)
