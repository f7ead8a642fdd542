"""Structures of any size: the supercell has its own edges, and a crystal the neighbours that are wanted."""

import itertools

import numpy as np
import pytest
import torch
from ase.build import bulk

from mace_fast.data import atoms_to_data
from mace_fast.testing.structures import crystal, large_crystal, random_graph, repeated
from mace_fast.testing.workloads import SMALL, build

NUMBERS, R_MAX = [13, 14, 29], 4.0


def edges_of(data):
    """Edges with their vectors, sorted."""
    sender, receiver = data["edge_index"]
    vectors = data["positions"][receiver] - data["positions"][sender] + data["shifts"]
    rows = torch.cat([data["edge_index"].T.double(), vectors], dim=1).round(decimals=6).numpy()
    return rows[np.lexsort(rows.T[::-1])]


@pytest.mark.parametrize("repeats", [(1, 1, 1), (2, 1, 1), (1, 3, 2), (2, 2, 2)], ids=str)
def test_edges_of_a_repeated_cell_are_those_of_the_supercell(repeats):
    cell = bulk("Al", cubic=True)
    cell.set_cell(cell.cell.array @ np.array([[1, 0.1, 0], [0, 1, 0.2], [0.05, 0, 1]]), scale_atoms=True)
    cell.rattle(0.1, seed=2)
    found = repeated(atoms_to_data(cell, NUMBERS, R_MAX), repeats)
    supercell = cell.copy()
    supercell.set_cell(cell.cell.array * np.array(repeats)[:, None])
    places = itertools.product(*map(range, repeats))
    positions = [cell.positions + np.array(place) @ cell.cell.array for place in places]
    supercell = type(cell)([*cell.symbols] * len(positions), np.concatenate(positions), cell=supercell.cell, pbc=True)
    expected = atoms_to_data(supercell, NUMBERS, R_MAX)
    assert torch.allclose(found["positions"], expected["positions"])
    assert torch.allclose(found["cell"].view(3, 3), expected["cell"].view(3, 3))
    assert np.allclose(edges_of(found), edges_of(expected))
    assert bool((found["edge_index"][1].diff() >= 0).all())
    from_units = found["unit_shifts"] @ found["cell"].view(3, 3)
    assert torch.allclose(from_units, found["shifts"])
    assert {name: value.shape for name, value in found.items()} == {n: v.shape for n, v in expected.items()}


def test_a_crystal_has_the_neighbours_that_are_wanted():
    atoms = crystal(100, 60, 5.0, [1, 6, 8])
    data = atoms_to_data(atoms, [1, 6, 8], 5.0)
    assert len(atoms) == 108
    assert set(atoms.numbers) == {1, 6, 8}
    assert data["edge_index"].shape[1] / len(atoms) == pytest.approx(60, rel=0.15)


def test_a_large_crystal_has_the_atoms_and_the_neighbours_that_are_wanted():
    data = large_crystal(build(SMALL["plain"]), 500, torch.float64, "cpu", 40)
    assert data["positions"].shape == (864, 3), "eight cells of 108, as four are too few"
    assert data["edge_index"].shape[1] / 864 == pytest.approx(40, rel=0.15)


def test_a_random_graph_has_exactly_so_many_edges_of_each_atom():
    model = build(SMALL["plain"]).double()
    data = random_graph(model, 5, 7, 3)
    assert torch.equal(torch.bincount(data["edge_index"][1]), torch.full((5,), 7))
    assert int((data["node_attrs"].sum(0) > 0).sum()) == 3
    assert bool(torch.isfinite(model(data)["energy"]).all())
