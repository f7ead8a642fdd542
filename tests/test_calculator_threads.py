"""Python threads that share a calculator or a model get the answers to what they asked."""

import copy
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from ase.build import molecule

from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import load
from mace_fast.predict import Predictor, predict

pytestmark = pytest.mark.thorough

THREADS = 4


@pytest.fixture(autouse=True)
def eager_threads():
    """Let Python change threads as often as it can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture(scope="module")
def model(shared_model):
    return load(shared_model("imagdau_mace02_com1_swa.model"))


@pytest.fixture(scope="module")
def structures():
    """Molecules of four sizes, in turn, so that numbers of one do not fit another."""
    made = [molecule(name) for _ in range(6) for name in ("CH3CH2OH", "H2O", "CH4", "CO")]
    for seed, atoms in enumerate(made):
        atoms.rattle(0.1, seed=seed)
    return made


@pytest.fixture(scope="module")
def expected(model, structures):
    return [asked(MACECalculator(models=model), atoms) for atoms in structures]


def asked(calculator, atoms):
    atoms = atoms.copy()
    atoms.calc = calculator
    return atoms.get_potential_energy(), atoms.get_forces(), atoms.get_stress()


def in_threads(function, structures):
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(function, structures))


def assert_same(got, expected):
    for one, other in zip(got, expected, strict=True):
        for value, reference in zip(one, other, strict=True):
            np.testing.assert_allclose(value, reference, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    "duplicate", [lambda c: c, copy.deepcopy, lambda c: pickle.loads(pickle.dumps(c))], ids=["itself", "copy", "pickle"]
)
def test_threads_share_a_calculator(model, structures, expected, duplicate):
    calculator = duplicate(MACECalculator(models=model))
    assert_same(in_threads(lambda atoms: asked(calculator, atoms), structures), expected)


def test_threads_share_what_a_calculator_and_its_shallow_copy_have_in_common(model, structures, expected):
    calculators = [MACECalculator(models=model)]
    calculators.append(copy.copy(calculators[0]))
    pairs = list(zip(structures, calculators * len(structures), strict=False))
    assert_same(in_threads(lambda pair: asked(pair[1], pair[0]), pairs), expected)


def test_threads_ask_a_calculator_for_descriptors_and_second_derivatives(model, structures):
    calculator = MACECalculator(models=model)
    small = structures[1:12:2]

    def of(atoms):
        return calculator.get_descriptors(atoms), calculator.get_hessian(atoms), calculator.get_potential_energy(atoms)

    assert_same(in_threads(of, small), [of(atoms) for atoms in small])


def test_threads_share_a_model(model, structures, expected):
    def of(atoms):
        (prediction,) = predict(model, [atoms], stress=True)
        return prediction.energy, prediction.forces

    assert_same(in_threads(of, structures), [results[:2] for results in expected])


@pytest.mark.usefixtures("compiled_cpu")
def test_threads_share_a_predictor(model, structures, expected):
    predictor = Predictor(model, stress=True)

    def of(atoms):
        (prediction,) = predictor([atoms])
        return prediction.energy, prediction.forces

    # each composition several times after each other, so that steps are recorded and repeated
    order = [*range(0, 24, 4), *range(1, 24, 4), *range(2, 24, 4)]
    assert_same(in_threads(of, [structures[n] for n in order]), [expected[n][:2] for n in order])


FORK = """
import os, threading
from ase.build import molecule
from mace_fast.calculator import MACECalculator
from mace_fast.testing.workloads import SMALL, build, default_dtype
import torch

with default_dtype(torch.float64):
    calculator = MACECalculator(models=build(SMALL["plain"]))
atoms = molecule("H2O")
atoms.calc = calculator
expected = atoms.get_potential_energy()
began, may_end = threading.Event(), threading.Event()

def turn():
    with calculator._turns:
        began.set()
        may_end.wait()

thread = threading.Thread(target=turn)
thread.start()
began.wait()
child = os.fork()
if child == 0:
    os._exit(0 if atoms.get_potential_energy() == expected else 1)
status = os.waitpid(child, 0)[1]
may_end.set()
thread.join()
assert status == 0, status
assert atoms.get_potential_energy() == expected
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")
def test_child_of_a_fork_does_not_wait_for_a_thread_that_it_does_not_have():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", FORK], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
