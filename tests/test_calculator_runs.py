"""The ASE calculator at work: optimisers, dynamics, mixing with other calculators, copies."""

import copy
import pickle

import numpy as np
import pytest
from ase import units
from ase.build import bulk, molecule
from ase.calculators.lj import LennardJones
from ase.calculators.mixing import SumCalculator
from ase.filters import FrechetCellFilter
from ase.md.langevin import Langevin
from ase.md.nptberendsen import NPTBerendsen
from ase.md.verlet import VelocityVerlet
from ase.optimize import BFGS

from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import load


@pytest.fixture
def model(shared_model):
    return load(shared_model("imagdau_mace02_com1_swa.model"))


@pytest.fixture
def calculator(model):
    return MACECalculator(models=model)


def diamond():
    atoms = bulk("C", cubic=True)
    atoms.rattle(0.1, seed=1)
    return atoms


def boxed():
    atoms = molecule("CH3CH2OH")
    atoms.rattle(0.1, seed=0)
    atoms.set_cell([[7, 0, 0], [1, 6, 0], [0, 2, 6]])
    atoms.pbc = True
    return atoms


def evaluated(calculator, atoms):
    calculator.calculate(atoms.copy())
    return calculator.results


def assert_same_results(actual, expected, tolerance):
    assert actual.keys() == expected.keys()
    for key, value in expected.items():
        np.testing.assert_allclose(actual[key], value, rtol=0, atol=tolerance, err_msg=key)


def velocities(atoms):
    deviation = np.sqrt(atoms.get_masses() * units.kB * 600)  # of momenta, at 600 K
    atoms.set_momenta(np.random.default_rng(0).normal(size=(len(atoms), 3)) * deviation[:, None])
    return atoms


RUNS = {
    "BFGS": lambda atoms: BFGS(atoms, logfile=None),
    "BFGS with the cell": lambda atoms: BFGS(FrechetCellFilter(atoms), logfile=None),
    "NVE": lambda atoms: VelocityVerlet(velocities(atoms), 0.5 * units.fs),
    "NVT": lambda atoms: Langevin(
        velocities(atoms), 0.5 * units.fs, temperature_K=600, friction=0.02, fixcm=False, rng=np.random.default_rng(0)
    ),
    "NPT": lambda atoms: NPTBerendsen(
        velocities(atoms), 0.5 * units.fs, temperature_K=600, pressure_au=0.0, compressibility_au=1e-2
    ),
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS.keys())
def test_a_run_ends_with_the_results_of_a_fresh_calculator(model, run):
    atoms = diamond()
    atoms.calc = MACECalculator(models=model, skin=0.2)
    run(atoms).run(steps=20)
    expected = evaluated(MACECalculator(models=model), atoms)
    assert_same_results(atoms.calc.results, expected, tolerance=1e-12)
    assert 1 < atoms.calc.neighbours.num_builds < 15


def test_energy_is_conserved(calculator):
    atoms = boxed()
    atoms.calc = calculator
    BFGS(atoms, logfile=None).run(steps=10)
    dynamics = VelocityVerlet(velocities(atoms), 0.25 * units.fs)
    totals = []
    dynamics.attach(lambda: totals.append(atoms.get_total_energy()))
    dynamics.run(60)
    assert np.ptp(totals) / len(atoms) < 3e-4


def test_sum_with_another_calculator(calculator):
    atoms = diamond()
    pair = LennardJones(sigma=1.0, epsilon=0.01)
    atoms.calc = SumCalculator([calculator, pair])
    together = atoms.get_potential_energy(), atoms.get_forces(), atoms.get_stress()
    apart = []
    for single in (calculator, pair):
        atoms.calc = single
        apart.append((atoms.get_potential_energy(), atoms.get_forces(), atoms.get_stress()))
    for total, one, other in zip(together, *apart, strict=True):
        np.testing.assert_allclose(total, one + other, rtol=0, atol=1e-10)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda c: pickle.loads(pickle.dumps(c))])
def test_copies_give_the_same_results(calculator, duplicate):
    expected = evaluated(calculator, boxed())
    assert_same_results(evaluated(duplicate(calculator), boxed()), expected, tolerance=0)


def test_no_atom_has_all_edges_of_the_padding(model):
    counts = []
    model.register_forward_pre_hook(lambda _, args: counts.append(args[0]["edge_index"][1].bincount()))
    atoms = diamond().repeat((2, 2, 2))
    num_edges = len(MACECalculator(models=model).neighbours.update(atoms.positions, atoms.cell.array, True))
    MACECalculator(models=model, pad_num_edges=num_edges * 5 // 4).calculate(atoms)
    assert counts[0][len(atoms) :].max() < 2.1 * counts[0][: len(atoms)].double().mean()
