"""Neighbour lists found in slabs are those found at once, and groups of atoms are small and compact."""

import numpy as np
import pytest
from ase.build import bulk

from mace_fast.chunks.partition import EDGES_PER_NODE, compact_groups
from mace_fast.chunks.search import search_in_slabs
from mace_fast.neighbours import COINCIDENT, neighbour_list, validated_lattice, validated_positions


def assert_same_edges(positions, cell, pbc, radius, atoms_per_slab):
    """Edges as the rows receiver, sender, unit shift, in any order; those of the search may be longer by rounding."""
    expected = neighbour_list(positions, cell, pbc, radius)
    positions, (cell, pbc) = validated_positions(positions), validated_lattice(cell, pbc)
    found = search_in_slabs(positions, cell, pbc, radius, atoms_per_slab)
    receivers = np.repeat(np.arange(len(positions)), found.counts)
    edges = np.concatenate([np.arange(a, a + n) for a, n in zip(found.first, found.counts, strict=True)]).astype(int)
    senders, shifts = found.senders[edges].astype(int), found.unit_shifts[edges].astype(int)
    vectors = positions[receivers] - positions[senders] + shifts @ cell
    rows = np.column_stack((receivers, senders, shifts))[(vectors**2).sum(axis=1) < radius**2]
    wanted = np.column_stack((expected.receivers, expected.senders, expected.unit_shifts))
    assert np.array_equal(rows[np.lexsort(rows.T[::-1])], wanted)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_random_structures(seed):
    """Of every shape and periodicity, from one atom to some hundred, atoms outside the cell, slabs of a few atoms."""
    rng = np.random.default_rng(seed)
    cell = np.diag(rng.uniform(3, 60, 3)) @ (np.eye(3) + rng.uniform(-0.3, 0.3, (3, 3)))
    positions = rng.uniform(-0.5, 1.5, (rng.integers(1, 200), 3)) @ cell
    pbc = rng.integers(0, 2, 3).astype(bool)
    assert_same_edges(positions, cell, pbc, rng.uniform(1, 8), int(rng.integers(1, 60)))


@pytest.mark.parametrize("axis", range(3))
def test_slabs_along_every_axis_of_a_crystal(axis):
    repeats = np.full(3, 1)
    repeats[axis] = 12
    atoms = bulk("Si", cubic=True) * tuple(repeats)
    found = assert_same_edges(atoms.positions, atoms.cell.array, atoms.pbc, 5.5, 8)
    assert found.senders.dtype == np.int32
    assert found.unit_shifts.dtype == np.int8


@pytest.mark.parametrize("name", ["C", "Cu", "Fe"])
def test_cells_that_are_shorter_than_the_radius(name):
    """One atom or two, with many images of themselves within reach."""
    atoms = bulk(name)
    assert_same_edges(atoms.positions, atoms.cell.array, atoms.pbc, 6.0, 1)
    assert_same_edges(atoms.positions, atoms.cell.array * [[1], [1], [0.4]], atoms.pbc, 7.0, 1)


def test_atoms_many_cells_away():
    atoms = bulk("Si", cubic=True) * (1, 1, 8)
    atoms.positions[5] += 1000 * atoms.cell[0]
    assert assert_same_edges(atoms.positions, atoms.cell.array, atoms.pbc, 5.0, 16).unit_shifts.dtype == np.int32


def test_no_atoms_and_absurd_density():
    with pytest.raises(ValueError, match="atoms per Å"):
        search_in_slabs(np.zeros((100, 3)) + COINCIDENT, np.eye(3), np.ones(3, bool), 5.0)


@pytest.mark.parametrize("most", [1, 3, 17, 1000])
def test_groups(most):
    rng = np.random.default_rng(0)
    positions, batch = rng.uniform(0, 50, (200, 3)), np.repeat([0, 1], 100)
    num_edges = rng.integers(0, 2 * EDGES_PER_NODE, 200)
    groups = compact_groups(positions, batch, num_edges, most)
    assert np.array_equal(np.sort(np.concatenate(groups)), np.arange(200))
    for group in groups:
        assert len(group) == 1 or len(group) <= most
        assert len(group) == 1 or num_edges[group].sum() <= most * EDGES_PER_NODE
        assert np.array_equal(group, np.sort(group))
        assert most == 1000 or len(set(batch[group])) == 1
    if most == 17:
        extents = [np.ptp(positions[group], axis=0).max() for group in groups]
        assert np.mean(extents) < 30


def test_groups_of_nothing_and_of_atoms_in_one_place():
    nothing = np.zeros(0, dtype=np.int64)
    assert compact_groups(np.zeros((0, 3)), nothing, nothing, 5) == []
    together = compact_groups(np.zeros((7, 3)), np.zeros(7, np.int64), np.zeros(7, np.int64), 2)
    assert sorted(map(len, together)) == [1, 2, 2, 2]
