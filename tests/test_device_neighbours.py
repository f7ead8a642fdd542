"""Neighbour lists of tensors, which a GPU makes for itself, on the device of the tests against the lists of arrays."""

import itertools

import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import bulk, molecule
from torch.utils._python_dispatch import TorchDispatchMode

from mace_fast import device_neighbours
from mace_fast.device_neighbours import DeviceVerletList, search_on_device, verlet_list
from mace_fast.neighbours import neighbour_list, validated_lattice, within
from mace_fast.verlet import VerletList

DEVICE = torch.get_default_device()


def unwrapped():
    atoms = bulk("Si") * (2, 2, 2)
    atoms.set_cell([[8, 0, 0], [7.5, 4, 0], [-6, 3.5, 5]], scale_atoms=True)
    atoms.rattle(0.1, seed=3)
    atoms.positions += np.random.default_rng(0).integers(-3, 4, (len(atoms), 3)) @ atoms.cell.array
    return atoms


def slab(pbc):
    atoms = bulk("Si", cubic=True) * (3, 2, 2)
    atoms.rattle(0.1, seed=1)
    atoms.pbc = pbc
    return atoms


def cloud():
    """Without periodicity, in several cells along each axis; no two atoms in one place."""
    places = np.stack(np.meshgrid(*[np.arange(7.0)] * 3), axis=-1).reshape(-1, 3)
    return Atoms(["H"] * len(places), 2.0 * places + np.random.default_rng(0).uniform(-0.9, 0.9, places.shape))


STRUCTURES = {
    "molecule": (molecule("CH3CH2OH"), 3.5),
    "molecule, all in one cell": (molecule("CH3CH2OH"), 50.0),
    "molecule in a periodic box": (
        Atoms("OH2", [[0, 0, 0], [0.96, 0, 0], [-0.24, 0.93, 0]], cell=[9] * 3, pbc=True),
        5.0,
    ),
    "cell much smaller than the cutoff": (bulk("Cu"), 13.1),
    "one atom in one chain": (Atoms("H", cell=[1.3, 0, 0], pbc=(True, False, False)), 4.0),
    "one atom": (Atoms("H"), 4.0),
    "flat": (
        Atoms("H3", [[0, 0, 0], [1, 0, 0], [1, 1, 0]], cell=[[3, 0, 0], [1, 3, 0], [0, 0, 0]], pbc=(1, 1, 0)),
        4.0,
    ),
    "left-handed": (Atoms("Si2", [[0, 0, 0], [1.4, 1.3, 1.4]], cell=[[0, 5, 0], [5, 0, 0], [0, 0, 5]], pbc=True), 5.0),
    "unwrapped and skewed": (unwrapped(), 6.0),
    "slab": (slab((True, True, False)), 4.0),
    "wire": (slab((False, True, False)), 4.0),
    "cloud": (cloud(), 3.5),
    "no atoms": (Atoms(), 4.0),
}


def rows(edges):
    """The edges one by one, in the order of ``neighbour_list``."""
    return sorted(np.column_stack((edges.receivers, edges.senders, edges.unit_shifts)).tolist())


def assert_within(found, positions, cell, pbc, cutoff, reach):
    """A list of tensors has all edges within the cutoff, each once, by receiver, and none beyond its reach."""
    cell, pbc = validated_lattice(cell, pbc)
    edges, farthest = found.on_host(), neighbour_list(positions, cell, pbc, reach + 1e-5)
    assert (np.diff(edges.receivers) >= 0).all()
    assert {part.dtype for part in (found.senders, found.receivers, found.unit_shifts)} == {torch.int64}
    assert found.unit_shifts.shape == (len(found), 3)
    every = set(map(tuple, rows(edges)))
    assert len(every) == len(found)
    assert every <= set(map(tuple, rows(farthest)))
    close = edges.chosen(within(edges, positions, cell, cutoff))
    assert rows(close) == rows(neighbour_list(positions, cell, pbc, cutoff))


def assert_finds_the_same(positions, cell, pbc, cutoff):
    positions = np.asarray(positions, dtype=float)
    found = search_on_device(torch.from_numpy(positions).to(DEVICE), *validated_lattice(cell, pbc), cutoff)
    assert_within(found, positions, cell, pbc, cutoff, cutoff)
    return found


@pytest.mark.parametrize(("atoms", "cutoff"), STRUCTURES.values(), ids=STRUCTURES.keys())
def test_same_edges_as_the_list_of_arrays(atoms, cutoff, monkeypatch):
    whole = assert_finds_the_same(atoms.positions, atoms.cell.array, atoms.pbc, cutoff)
    monkeypatch.setattr(device_neighbours, "_PAIRS_AT_ONCE", 100)
    in_parts = assert_finds_the_same(atoms.positions, atoms.cell.array, atoms.pbc, cutoff)
    for name in ("senders", "receivers", "unit_shifts"):
        assert torch.equal(getattr(whole, name), getattr(in_parts, name))


def test_same_edges_in_random_cells():
    for seed in range(40):
        rng = np.random.default_rng(seed)
        rotation = np.linalg.qr(rng.normal(size=(3, 3)))[0]
        cell = (np.diag(rng.uniform(2.5, 5, 3)) + rng.uniform(-1, 1, (3, 3))) @ rotation
        positions = rng.uniform(size=(rng.integers(1, 7), 3)) @ cell - rng.uniform(0, 20, 3)
        assert_finds_the_same(positions, cell, rng.integers(0, 2, 3).astype(bool), 4.0)


@pytest.mark.parametrize("pbc", list(itertools.product((False, True), repeat=3)), ids=str)
def test_same_edges_where_atoms_are_far_apart(pbc):
    """Groups of atoms up to 10^8 Å apart, in cells as long: empty space takes neither time nor memory."""
    rng = np.random.default_rng(0)
    for _ in range(4):
        cell = np.diag(rng.uniform(2.5, 5, 3)) + rng.uniform(-1, 1, (3, 3))
        cell[rng.permutation(3)[: rng.integers(0, 3)]] *= 1e7
        places = np.vstack((np.zeros(3), 10 ** rng.uniform(3, 8, (2, 3))))
        positions = np.concatenate([rng.uniform(0, 3, (3, 3)) + place for place in places])
        inside = np.linalg.solve(cell.T, positions.T).T
        inside[:, np.array(pbc)] %= 1
        assert_finds_the_same(inside @ cell, cell, pbc, 4.0)


def test_edges_between_atoms_more_than_2_to_the_31_cells_apart():
    cell, away = np.diag([0.8, 6.0, 6.0]), np.array([[-1_100_000_000, 0, 0], [1_100_000_000, 0, 0]])
    found = assert_finds_the_same(np.array([[0.0, 0, 0], [0.3, 3, 3]]) + away @ cell, cell, True, 5.0)
    assert found.unit_shifts.abs().max() > 2**31


BAD = [
    ({"positions": [[0, 0, np.nan], [1, 1, 1]]}, "first atom 0 at .*correct the structure"),
    ({"positions": [[0, 0, 0], [np.inf, 1, 1]]}, "1 of 2 atoms are not finite, first atom 1"),
    ({"positions": [0, 0, 0]}, r"positions have the shape \(3,\): give \[num_atoms, 3\]"),
    ({"positions": torch.zeros(2, 2)}, r"positions have the shape \(2, 2\): give \[num_atoms, 3\]"),
    ({"positions": [[0, 0, 0], [1j, 1, 1]]}, "positions must be real numbers"),
    ({"positions": [[0, 0, 0], [1e10, 1, 1]]}, r"reach 1.0e\+10 Å, .*: wrap the atoms into the cell"),
    ({"positions": np.random.default_rng(0).uniform(0, 3, (3000, 3)), "pbc": False}, r"about 47 atoms per Å\^3"),
    ({"positions": [[0, 0, 0], [1e-8, 0, 0]]}, "atoms 0 and 1 are 1.0e-08 Å apart: remove the duplicate"),
    ({"positions": [[0, 0, 0], [9, 0, 0]]}, r"atoms 0 \(image \(1, 0, 0\)\) and 1 are 0.0e\+00 Å apart"),
    ({"cell": np.diag([5, 5, np.nan])}, "cell .* is not finite"),
    ({"cell": np.zeros((3, 3))}, "span no volume: give independent ones, or set pbc to False"),
    ({"cell": np.eye(3) / 20}, r"about .* atoms per Å\^3 .* check that positions and cell are in Å"),
    ({"cell": np.eye(3) / 20, "pbc": (False, True, False)}, r"about .* atoms per Å\^3"),
    ({"pbc": [True, False]}, r"pbc has the shape \(2,\)"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[message[:30] for _, message in BAD])
def test_bad_input_is_refused_with_the_words_of_the_other_list(change, message):
    good = {"positions": [[0, 0, 0], [1, 1, 1]], "cell": 9 * np.eye(3), "pbc": True}
    verlet = DeviceVerletList(5.0, 0.5, DEVICE)
    verlet.update(**good)
    with pytest.raises(ValueError, match=message):
        verlet.update(**(good | change))
    assert len(verlet.update(**good)) > 0


@pytest.mark.parametrize(("cutoff", "skin", "message"), [(-1.0, 0.5, "cutoff is -1.0"), (5.0, -0.1, "skin is -0.1")])
def test_bad_lengths_are_refused(cutoff, skin, message):
    with pytest.raises(ValueError, match=message):
        DeviceVerletList(cutoff, skin, DEVICE)


@pytest.mark.parametrize("pbc", [True, (True, True, False), (False, True, False), False], ids=str)
@pytest.mark.parametrize("strain", [0.0, 0.01])
def test_no_edge_is_missing_while_atoms_and_cell_move(pbc, strain):
    rng = np.random.default_rng(2)
    atoms = bulk("Si", cubic=True) * (2, 1, 1)
    atoms.rattle(0.1, seed=4)
    device, host, searches = DeviceVerletList(5.0, 0.5, DEVICE), VerletList(5.0, 0.5), []
    for _ in range(30):
        atoms.set_cell(atoms.cell.array @ (np.eye(3) + rng.uniform(-strain, strain, (3, 3))), scale_atoms=True)
        atoms.positions += rng.uniform(-0.04, 0.04, atoms.positions.shape)
        builds = device.num_builds
        found = device.update(torch.from_numpy(atoms.positions), atoms.cell.array, pbc)
        expected = host.update(atoms.positions, atoms.cell.array, pbc)
        edges, (cell, _) = found.on_host(), validated_lattice(atoms.cell.array, pbc)
        assert rows(edges.chosen(within(edges, atoms.positions, cell, 5.0))) == rows(expected)
        assert device.num_builds == host.num_builds
        assert builds == device.num_builds or not any(found is one for one in searches)
        assert builds != device.num_builds or found is searches[-1]
        searches.append(found)
    assert 1 < device.num_builds < 30


class Reads(TorchDispatchMode):
    """Counts numbers that the host reads."""

    def __init__(self):
        super().__init__()
        self.number = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        self.number += function.name().startswith("aten::_local_scalar_dense")
        return function(*args, **(kwargs or {}))


@pytest.mark.parametrize("scale", [1.0, 1.001], ids=["positions", "cell"])
def test_one_number_is_read_while_a_list_holds(scale):
    atoms = bulk("Si", cubic=True)
    verlet = DeviceVerletList(5.0, 0.5, DEVICE)
    before = verlet.update(torch.from_numpy(atoms.positions), atoms.cell.array, True)
    moved, cell = torch.from_numpy(scale * atoms.positions + 0.01), scale * atoms.cell.array
    with Reads() as reads:
        assert verlet.update(moved, cell, True) is before
    assert reads.number == 1


def test_what_is_written_into_the_positions_later_counts():
    positions = torch.tensor([[0.0, 0, 0], [1, 0, 0]], dtype=torch.float64)
    verlet = DeviceVerletList(2.0, 0.5, DEVICE)
    assert len(verlet.update(positions, np.zeros((3, 3)), False)) == 2
    positions[1, 0] = 4.0
    assert len(verlet.update(positions, np.zeros((3, 3)), False)) == 0


@pytest.mark.parametrize(
    ("device", "is_exact", "kind"),
    [
        ("cpu", False, VerletList),
        ("mps", False, VerletList),
        ("cuda:1", False, DeviceVerletList),
        ("cuda:1", True, VerletList),
    ],
)
def test_which_list_a_device_has(device, is_exact, kind):
    assert type(verlet_list(5.0, 0.5, torch.device(device), is_exact)) is kind
