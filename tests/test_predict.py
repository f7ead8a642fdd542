"""Predictions of one batch after another have the bits of each batch by itself, and are repeated where atoms stay."""

import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import bulk, molecule

from mace_fast.checkpoint import load
from mace_fast.predict import Predictor, predict

pytestmark = pytest.mark.usefixtures("compiled_cpu")


@pytest.fixture
def model(shared_model):
    return load(shared_model("mace-tutorials_model.model"))


def moved(atoms, seed):
    atoms = atoms.copy()
    atoms.rattle(0.1, seed=seed)
    return atoms


def assert_as_alone(model, found, structures, **options):
    model.recorded = False
    expected = predict(model, structures, **options)
    model.recorded = True
    for one, other in zip(found, expected, strict=True):
        assert one.energy == other.energy
        assert np.array_equal(one.forces, other.forces)
        assert np.array_equal(one.stress, other.stress)


@pytest.mark.parametrize("stress", [False, True])
@pytest.mark.parametrize("size", [1, 3])
def test_frames_of_one_trajectory_are_repeated(stress, size, model, repetitions):
    atoms = molecule("CH3CH2OH", cell=[9, 9, 9], pbc=True)
    predictor = Predictor(model, stress=stress)
    for batch in range(8):
        structures = [moved(atoms, 10 * batch + place) for place in range(size)]
        found = predictor(structures)
        del repetitions[batch + 1 :]
        assert_as_alone(model, found, structures, stress=stress)
        del repetitions[batch + 1 :]
    assert repetitions == [False] * 2 + [True] * 6


def test_other_batches_are_others(model):
    """Compositions in turn, the same atoms in another order or divided otherwise, frames without edges, one fewer."""
    water, methane, far = molecule("H2O"), molecule("CH4"), Atoms("H3", np.eye(3) * 30)
    both = water + methane
    batches = [
        [water, methane],
        [methane, water],
        [both],
        [water],
        [water[[2, 1, 0]]],
        [far],
        [bulk("C")],
        [water, water],
    ]
    predictor = Predictor(model)
    random = np.random.default_rng(0)
    for seed in range(60):
        structures = [
            moved(atoms, seed) for atoms in batches[random.integers(len(batches)) if seed % 15 > 8 else seed // 15]
        ]
        assert_as_alone(model, predictor(structures), structures)


def test_weights_that_change_count(model):
    predictor, atoms = Predictor(model), molecule("CH4")
    for seed in range(6):
        found = predictor([moved(atoms, seed)])
    with torch.no_grad():
        next(model.products[0].parameters()).mul_(1.5)
    again = predictor([moved(atoms, seed)])
    assert np.abs(found[0].forces - again[0].forces).max() > 1e-3
    assert_as_alone(model, again, [moved(atoms, seed)])


def test_a_batch_that_cannot_be_evaluated_harms_no_other(model):
    predictor, atoms = Predictor(model), molecule("CH4")
    for seed in range(5):
        predictor([moved(atoms, seed)])
    wrong = moved(atoms, 1)
    wrong.positions[1] = wrong.positions[0]
    with pytest.raises(ValueError, match="apart"):
        predictor([wrong])
    assert_as_alone(model, predictor([moved(atoms, 9)]), [moved(atoms, 9)])
