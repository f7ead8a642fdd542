"""symmetrix as a contender: what it is given and gives back, why it is skipped, and itself where it is built."""

import os
import sys

import numpy as np
import pytest
import torch
from ase.build import bulk

import mace_fast
from benchmarks import contenders
from benchmarks.comparison import Comparison, Row, line
from benchmarks.steps import UnavailableError
from benchmarks.symmetrix_adapter import Neighbours
from mace_fast.data import atoms_to_data, collate
from mace_fast.testing.workloads import SMALL, build, randomise

NUMBERS, R_MAX = [29, 13, 14], 4.0


@pytest.fixture(scope="module")
def model():
    made = build({**SMALL["agnostic"], "MLP_irreps": "16x0e"})
    randomise(made)
    return made.double().requires_grad_(False)


def structure():
    atoms = bulk("Al", cubic=True) * (2, 1, 1)
    atoms.rattle(0.1, seed=3)
    atoms.symbols[1:4] = ["Cu", "Si", "Cu"]
    return atoms


def test_neighbours_come_atom_by_atom():
    atoms = structure()
    data = atoms_to_data(atoms, NUMBERS, R_MAX)
    order = torch.randperm(data["edge_index"].shape[1], generator=torch.Generator().manual_seed(0))
    shuffled = {**data, "edge_index": data["edge_index"][:, order], "shifts": data["shifts"][order]}
    found = Neighbours.of(shuffled, NUMBERS)
    assert found.elements == (13, 14, 29)
    assert [found.elements[one] for one in found.types] == atoms.numbers.tolist()
    assert found.counts.tolist() == torch.bincount(data["edge_index"][1]).tolist()
    assert np.array_equal(found.receivers, np.repeat(np.arange(len(atoms)), found.counts))
    distances = np.linalg.norm(found.vectors(atoms.positions), axis=1)
    assert distances.max() < R_MAX
    nearest = [distances[found.receivers == one].min() for one in range(len(atoms))]
    everything = atoms.get_all_distances(mic=True) + 99 * np.eye(len(atoms))
    assert np.allclose(nearest, everything.min(axis=1))


def test_forces_are_the_gradient_by_positions():
    lists = Neighbours.of(atoms_to_data(structure(), NUMBERS, R_MAX), NUMBERS)
    positions = torch.tensor(structure().positions, requires_grad=True)
    at_ends = positions[lists.senders.astype(int)] - positions[lists.receivers.astype(int)]
    vectors = (at_ends - torch.from_numpy(lists.shifts)).requires_grad_()
    assert np.allclose(vectors.detach(), lists.vectors(structure().positions))
    weights = torch.linspace(0.5, 1.5, len(vectors), dtype=torch.float64)
    energy = (weights * vectors.norm(dim=1) ** 3 + vectors[:, 0]).sum()
    of_positions, of_vectors = torch.autograd.grad(energy, (positions, vectors))
    assert np.allclose(lists.forces(-of_vectors.numpy()), -of_positions.numpy(), rtol=0, atol=1e-10)


def test_it_is_skipped_with_the_remedy(model, monkeypatch, tmp_path):
    comparison = Comparison(model, say=lambda line: None)
    monkeypatch.setenv("MACE_FAST_SYMMETRIX", str(tmp_path))
    monkeypatch.setitem(sys.modules, "symmetrix", None)  # as if it were nowhere
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert comparison.prepared({"symmetrix": ""}) == {}
    reason = comparison.skipped["symmetrix"]
    assert reason.startswith("symmetrix cannot be imported")
    assert reason.endswith("build it as benchmarks/README.md says and give its folder: MACE_FAST_SYMMETRIX=FOLDER")


def test_memory_that_is_not_known_is_no_number():
    row = Row("copper", "symmetrix", 4, 100, 1e-3, 1e-3, 1e-3, 3, None, 0.0, None, None)
    assert row.as_dict()["peak_bytes"] is None
    assert line(row).rstrip().endswith("unknown")


@pytest.fixture
def symmetrix(monkeypatch):
    if not os.environ.get("MACE_FAST_SYMMETRIX"):
        pytest.skip("MACE_FAST_SYMMETRIX does not name the folder of symmetrix's Python package")
    pytest.importorskip("mace")
    monkeypatch.setattr(torch, "get_num_threads", lambda: 1)
    return contenders.symmetrix


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
def test_it_agrees(symmetrix, model, dtype):
    model = mace_fast.from_mace(mace_fast.to_mace(model)).to(dtype)
    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    atoms = bulk("Si", cubic=True)
    atoms.rattle(0.1, seed=1)
    atoms.symbols[2:4] = "O"
    one = atoms_to_data(atoms, numbers, r_max, dtype)
    for data in (one, collate([one, one])):
        stress = data["ptr"].numel() == 2
        expected = model(dict(data), compute_stress=stress)
        found = symmetrix(model)(data)()
        assert torch.allclose(found["energy"], expected["energy"].detach(), rtol=1e-5)
        assert (found["forces"] - expected["forces"]).norm() < 2e-4 * expected["forces"].norm()
        assert ("stress" in found) == stress
        if stress:
            assert (found["stress"] - expected["stress"]).norm() < 2e-4 * expected["stress"].norm()


def test_it_says_which_models_it_does_not_convert(symmetrix):
    prepare = symmetrix(build(SMALL["four layers"]).requires_grad_(False))
    data = atoms_to_data(bulk("Si"), [1, 6, 8, 14], R_MAX, torch.get_default_dtype())
    with pytest.raises(UnavailableError, match="symmetrix cannot convert this model"):
        prepare(data)


def test_it_is_not_timed_with_fewer_threads_than_the_others(symmetrix, model, monkeypatch):
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)
    with pytest.raises(UnavailableError, match="OMP_NUM_THREADS=1"):
        symmetrix(model)
