"""Neighbour lists against mace-torch's, ASE's and an exhaustive search, and the Verlet list against a fresh search."""

import itertools
import subprocess
import sys

import ase.io
import numpy as np
import pytest
from ase import Atoms
from ase.build import bulk, molecule
from ase.neighborlist import primitive_neighbor_list

from mace_fast import verlet
from mace_fast.neighbours import MAX_CELLS, compact_box, neighbour_list, radius_for_vesin
from mace_fast.verlet import VerletList


def rattled(atoms, seed=0, pbc=None):
    atoms.rattle(0.1, seed=seed)
    if pbc is not None:
        atoms.pbc = pbc
    return atoms


def skewed():
    atoms = bulk("Si") * (2, 2, 2)
    atoms.set_cell([[8, 0, 0], [7.5, 4, 0], [-6, 3.5, 5]], scale_atoms=True)
    return rattled(atoms, 3)


def unwrapped():
    atoms = skewed()
    atoms.positions += np.random.default_rng(0).integers(-3, 4, (len(atoms), 3)) @ atoms.cell.array
    return atoms


STRUCTURES = {
    "molecule": (rattled(molecule("CH3CH2OH")), 3.5),
    "molecule in periodic box": (
        Atoms("OH2", [[0, 0, 0], [0.96, 0, 0], [-0.24, 0.93, 0]], cell=[9] * 3, pbc=True),
        5.0,
    ),
    "molecule below the origin": (Atoms("H2", [[-30, -20, -10], [-29.3, -20, -10]]), 3.0),
    "crystal": (rattled(bulk("NaCl", "rocksalt", a=5.6, cubic=True)), 6.0),
    "cell much smaller than the cutoff": (bulk("Cu"), 6.1),
    "one atom in one chain": (Atoms("H", cell=[1.3, 0, 0], pbc=(True, False, False)), 4.0),
    "slab": (rattled(bulk("Si", cubic=True) * (2, 2, 1), 1, (True, True, False)), 5.0),
    "wire along y": (rattled(bulk("Si", cubic=True) * (2, 1, 2), 2, (False, True, False)), 5.0),
    "skewed": (skewed(), 6.0),
    "unwrapped": (unwrapped(), 6.0),
    "left-handed": (
        rattled(Atoms("Si2", [[0, 0, 0], [1.4, 1.3, 1.4]], cell=[[0, 5, 0], [5, 0, 0], [0, 0, 5]], pbc=True)),
        5,
    ),
}
every_structure = pytest.mark.parametrize(("atoms", "cutoff"), STRUCTURES.values(), ids=STRUCTURES.keys())


def of_atoms(atoms, cutoff):
    return neighbour_list(atoms.positions, atoms.cell.array, atoms.pbc, cutoff)


def edge_set(senders, receivers, unit_shifts):
    rows = np.column_stack((senders, receivers, np.asarray(unit_shifts, dtype=int)))
    edges = set(map(tuple, rows.tolist()))
    assert len(edges) == len(rows), "an edge occurs twice"
    return edges


def own_set(atoms, cutoff):
    edges = of_atoms(atoms, cutoff)
    return edge_set(edges.senders, edges.receivers, edges.unit_shifts)


def assert_same(actual, expected):
    for name in ("senders", "receivers", "unit_shifts"):
        np.testing.assert_array_equal(getattr(actual, name), getattr(expected, name))


@every_structure
def test_same_edges_as_mace_torch(reference, atoms, cutoff):
    index, _, unit_shifts, _ = reference.data.neighborhood.get_neighborhood(
        atoms.positions, cutoff, tuple(atoms.pbc), atoms.cell.array.copy()
    )
    assert own_set(atoms, cutoff) == edge_set(*index, unit_shifts)


def test_same_edges_as_mace_torch_in_liquid_water(reference, shared_data):
    atoms = ase.io.read(shared_data("deepmd_water_192atoms.xyz"), index=0)
    test_same_edges_as_mace_torch(reference, atoms, 6.0)


@every_structure
def test_same_edges_as_ase(atoms, cutoff):
    cell = np.where(atoms.pbc[:, None], atoms.cell.array, 100 * np.eye(3))
    expected = primitive_neighbor_list("ijS", atoms.pbc, cell, atoms.positions, cutoff)
    assert own_set(atoms, cutoff) == edge_set(*expected)


def exhaustive(positions, cell, pbc, cutoff, reach):
    shifts = np.array(list(itertools.product(*[range(-reach, reach + 1) if periodic else (0,) for periodic in pbc])))
    vectors = positions[None, :, None] - positions[:, None, None] + (shifts @ cell)[None, None]
    senders, receivers, image = np.nonzero(np.linalg.norm(vectors, axis=-1) < cutoff)
    proper = (senders != receivers) | shifts[image].any(axis=1)
    return edge_set(senders[proper], receivers[proper], shifts[image][proper])


@pytest.mark.parametrize("seed", range(40))
def test_same_edges_as_exhaustive_search_in_random_cells(seed):
    # Rotated cells, axes without periodicity, atoms below the origin: vesin 0.5.8 is the first without errors there.
    rng = np.random.default_rng(seed)
    rotation = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    cell = (np.diag(rng.uniform(2.5, 5, 3)) + rng.uniform(-1, 1, (3, 3))) @ rotation
    positions = rng.uniform(size=(rng.integers(1, 7), 3)) @ cell - rng.uniform(0, 20, 3)
    pbc = rng.integers(0, 2, 3).astype(bool)
    atoms = Atoms(["H"] * len(positions), positions, cell=cell, pbc=pbc)
    assert own_set(atoms, 4.0) == exhaustive(positions, cell, pbc, 4.0, reach=5)


ALL_PBC = list(itertools.product((False, True), repeat=3))


def far_apart(rng, pbc):
    """A skewed cell, up to two axes of it 10^6 Å long, and small groups of atoms at places 10^3 to 10^6 Å apart."""
    cell = np.diag(rng.uniform(2.5, 5, 3)) + rng.uniform(-1, 1, (3, 3))
    rotation = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    cell[rng.permutation(3)[: rng.integers(0, 3)]] *= 2e5
    group = rng.uniform(0, 3, (3, 3))
    places = np.vstack((np.zeros(3), [10 ** rng.uniform(3, 6) * rng.integers(-1, 2, 3) for _ in range(2)]))
    positions = np.concatenate([group + rng.uniform(-0.3, 0.3, (3, 3)) + place for place in places])
    inside = np.linalg.solve(cell.T, positions.T).T
    inside[:, pbc] %= 1
    return inside @ cell @ rotation, cell @ rotation


@pytest.mark.parametrize("pbc", ALL_PBC, ids=str)
def test_same_edges_as_exhaustive_search_where_atoms_are_far_apart(pbc):
    rng = np.random.default_rng(0)
    for _ in range(10):
        positions, cell = far_apart(rng, np.array(pbc))
        atoms = Atoms(["H"] * len(positions), positions, cell=cell, pbc=pbc)
        assert own_set(atoms, 4.0) == exhaustive(positions, cell, pbc, 4.0, reach=5)


@pytest.mark.parametrize("pbc", ALL_PBC[1:], ids=str)
def test_atoms_many_cells_away_have_the_edges_of_those_inside(pbc):
    rng = np.random.default_rng(1)
    cell = np.array([[3.0, 0.2, 0], [1.4, 4.0, 0.1], [0.3, -1.0, 3.5]])
    positions = rng.uniform(size=(4, 3)) @ cell
    away = rng.integers(-(2**26), 2**26, (4, 3)) * np.array(pbc)  # at most 5e8 Å
    expected = neighbour_list(positions, cell, pbc, 5.0)
    actual = neighbour_list(positions + away @ cell, cell, pbc, 5.0)
    shifts = expected.unit_shifts + away[expected.senders] - away[expected.receivers]
    found = edge_set(actual.senders, actual.receivers, actual.unit_shifts)
    assert found == edge_set(expected.senders, expected.receivers, shifts)


def test_edges_between_atoms_more_than_2_to_the_31_cells_apart():
    cell = np.diag([0.8, 6.0, 6.0])
    positions = np.array([[0.0, 0, 0], [0.3, 3, 3]])
    expected = neighbour_list(positions, cell, True, 5.0)
    away = np.array([[-1_100_000_000, 0, 0], [1_100_000_000, 0, 0]])
    actual = neighbour_list(positions + away @ cell, cell, True, 5.0)
    assert len(actual) == len(expected)
    assert np.abs(actual.unit_shifts).max() > 2**31


# What ended the process without a word: vesin divides by zero where a box is far longer than wide.
LONG_BOXES = """
import numpy as np
from mace_fast import verlet
from mace_fast.neighbours import neighbour_list
far, inside = np.array([[0, 0, 0], [1, 0, 0], [0, 0, 1e6]]), np.array([[0, 0, 0], [1, 0, 0.0]])
print(len(neighbour_list(far, np.zeros((3, 3)), False, 4.5)))
print(len(neighbour_list(far, 5 * np.eye(3), [True, True, False], 4.5)))
print(len(neighbour_list(inside, np.diag([5, 5, 1e6]), True, 4.5)))
"""


def test_a_box_far_longer_than_wide_does_not_end_the_process():
    done = subprocess.run([sys.executable, "-c", LONG_BOXES], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.split()) == (0, ["2", "4", "4"]), done.stderr


@pytest.mark.parametrize("pbc", [(True, True, False), (True, True, True), (False, False, False)], ids=str)
def test_vesin_gets_a_compact_box(pbc):
    # It looks at every pair of cells along an axis without periodicity: 60 s where an atom is 10^5 Å off.
    positions = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 2e5], [0, 0, -1e5]])
    cell = np.where(np.array(pbc)[:, None], np.diag([5, 5, 1e6]), 0.0)
    points, box, _ = compact_box(positions, cell, np.array(pbc), 6.0)
    assert np.linalg.norm(box, axis=1).max() <= 4 * 6.0
    assert np.abs(points).max() <= 4 * 6.0


def test_long_chains_without_gaps_are_searched():
    number = 120_000
    positions = np.zeros((number, 3))
    positions[:, 0] = 2.9 * np.arange(number)
    box = compact_box(positions, np.zeros((3, 3)), np.zeros(3, bool), 4.0)[1]
    assert np.diag(box).max() / 3.0 > MAX_CELLS
    assert radius_for_vesin(box, 3.0) > 3.0
    assert len(neighbour_list(positions, np.zeros((3, 3)), False, 3.0)) == 2 * (number - 1)


@every_structure
def test_edges_are_sorted_and_shorter_than_the_cutoff(atoms, cutoff):
    edges = of_atoms(atoms, cutoff)
    rows = np.column_stack((edges.receivers, edges.senders, edges.unit_shifts)).tolist()
    assert rows == sorted(rows)
    vectors = atoms.positions[edges.receivers] - atoms.positions[edges.senders] + edges.unit_shifts @ atoms.cell.array
    assert np.linalg.norm(vectors, axis=1).max() < cutoff
    assert {edges.senders.dtype, edges.receivers.dtype, edges.unit_shifts.dtype} == {np.dtype(np.int64)}


@pytest.mark.parametrize("num_atoms", [0, 1])
def test_no_edges(num_atoms):
    edges = neighbour_list(np.zeros((num_atoms, 3)), np.zeros((3, 3)), False, 5.0)
    assert len(edges) == 0
    assert edges.unit_shifts.shape == (0, 3)


def test_lattice_vectors_without_periodicity_are_not_read():
    positions = np.array([[0, 0, 0], [0, 0, 1.0]])
    expected = neighbour_list(positions, np.zeros((3, 3)), False, 2.0)
    assert len(expected) == 2
    assert_same(neighbour_list(positions, np.full((3, 3), np.nan), [False] * 3, 2.0), expected)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"positions": [[0, 0, np.nan], [1, 1, 1]]}, "first atom 0 at .*correct the structure"),
        ({"positions": [[0, 0, 0], [np.inf, 1, 1]]}, "1 of 2 atoms are not finite, first atom 1"),
        ({"positions": [0, 0, 0]}, r"positions have the shape \(3,\): give \[num_atoms, 3\]"),
        ({"cell": [5, 5, 5]}, r"cell has the shape \(3,\): give three lattice vectors"),
        ({"cell": np.diag([5, 5, np.nan])}, "cell .* is not finite"),
        ({"cell": np.zeros((3, 3))}, "span no volume: give independent ones, or set pbc to False"),
        ({"cell": [[5, 0, 0], [0, 5, 0], [5, 5, 0]]}, "span no volume"),
        ({"cell": np.diag([5, 5, 0]), "pbc": (False, False, True)}, "span no volume"),
        *[
            ({"cell": np.eye(3) / 20, "pbc": pbc}, r"about .* atoms per Å\^3 .* check that positions and cell are in Å")
            for pbc in ALL_PBC[1:]
        ],
        ({"positions": np.random.default_rng(0).uniform(0, 3, (3000, 3)), "pbc": False}, r"about 47 atoms per Å\^3"),
        ({"positions": [[0, 0, 0], [1e10, 1, 1]]}, r"reach 1.0e\+10 Å, .*: wrap the atoms into the cell"),
        ({"cell": np.diag([5, 5, 1e12])}, r"reach 1.0e\+12 Å"),
        ({"positions": [[0, 0, 0], [1j, 1, 1]]}, "positions must be real numbers, got an array of complex128"),
        ({"cell": 9j * np.eye(3)}, "the cell must be real numbers"),
        ({"positions": [["0", "0", "0"]]}, "positions must be real numbers, got an array of <U1"),
        ({"pbc": ["F", "F", "F"]}, r"pbc is \['F', 'F', 'F'\]: give True or False"),
        ({"pbc": [True, False]}, r"pbc has the shape \(2,\)"),
        ({"cutoff": 0.0}, "cutoff is 0.0 Å: give a positive length"),
        ({"cutoff": np.inf}, "cutoff is inf Å"),
        ({"positions": [[0, 0, 0], [1e-8, 0, 0]]}, "atoms 0 and 1 are 1.0e-08 Å apart: remove the duplicate"),
        ({"positions": [[0, 0, 0], [9, 0, 0]]}, r"atoms 0 \(image \(1, 0, 0\)\) and 1 are 0.0e\+00 Å apart"),
    ],
)
def test_bad_input_is_refused(change, message):
    good = {"positions": [[0, 0, 0], [1, 1, 1]], "cell": 9 * np.eye(3), "pbc": True, "cutoff": 5.0}
    neighbour_list(**good)
    with pytest.raises(ValueError, match=message):
        neighbour_list(**(good | change))


@pytest.mark.parametrize(("cutoff", "skin", "message"), [(-1.0, 0.5, "cutoff is -1.0"), (5.0, -0.1, "skin is -0.1")])
def test_verlet_list_refuses_bad_lengths(cutoff, skin, message):
    with pytest.raises(ValueError, match=message):
        VerletList(cutoff, skin)


@every_structure
def test_verlet_list_returns_what_a_fresh_search_returns(atoms, cutoff):
    rng = np.random.default_rng(1)
    atoms = atoms.copy()
    verlet = VerletList(cutoff, skin=0.6)
    for _ in range(30):
        edges = verlet.update(atoms.positions, atoms.cell.array, atoms.pbc)
        assert_same(edges, of_atoms(atoms, cutoff))
        atoms.positions += rng.uniform(-0.1, 0.1, atoms.positions.shape)
    assert 1 < verlet.num_builds < 30


def test_verlet_list_is_built_once_while_no_atom_moves_half_the_skin():
    atoms = rattled(bulk("NaCl", "rocksalt", a=5.6, cubic=True))
    verlet = VerletList(5.0, skin=0.5)
    verlet.update(atoms.positions, atoms.cell.array, atoms.pbc)
    start = atoms.positions.copy()
    for length, builds in ((0.0, 1), (0.249, 1), (0.251, 2)):
        atoms.positions[3] = start[3] + [0, length, 0]
        edges = verlet.update(atoms.positions, atoms.cell.array, atoms.pbc)
        assert verlet.num_builds == builds
        assert_same(edges, of_atoms(atoms, 5.0))


def test_verlet_list_loses_no_edge_when_two_atoms_approach():
    far, near = 5.0 + 0.49, 5.0 - 1e-6
    verlet = VerletList(5.0, skin=0.5)
    assert len(verlet.update([[0, 0, 0], [far, 0, 0]], np.zeros((3, 3)), False)) == 0
    half = (far - near) / 2
    assert len(verlet.update([[half, 0, 0], [far - half, 0, 0]], np.zeros((3, 3)), False)) == 2
    assert verlet.num_builds == 1


@pytest.mark.parametrize("pbc", [True, (True, True, False), (False, True, False)], ids=str)
def test_verlet_list_follows_a_changing_cell(pbc):
    rng = np.random.default_rng(2)
    atoms = rattled(bulk("Si", cubic=True) * (2, 1, 1), 4, pbc)
    verlet = VerletList(5.0, skin=0.5)
    for _ in range(40):
        strain = np.eye(3) + rng.uniform(-0.01, 0.01, (3, 3))
        atoms.set_cell(atoms.cell.array @ strain, scale_atoms=True)
        atoms.positions += rng.uniform(-0.04, 0.04, atoms.positions.shape)
        edges = verlet.update(atoms.positions, atoms.cell.array, atoms.pbc)
        assert_same(edges, of_atoms(atoms, 5.0))
    assert 1 < verlet.num_builds < 40


def test_verlet_list_at_the_limit_of_compression():
    # Two atoms just outside cutoff + skin enter the cutoff by compression alone: the list must have been built anew.
    cell = 20 * np.eye(3)
    positions = np.array([[1.0, 0, 0], [6.51, 0, 0]])
    verlet = VerletList(5.0, skin=0.5)
    assert len(verlet.update(positions, cell, True)) == 0
    scale = 4.999 / 5.51
    assert len(verlet.update(positions * scale, cell * scale, True)) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda atoms: atoms.append("Na"),
        lambda atoms: atoms.set_pbc((True, True, False)),
        lambda atoms: atoms.set_cell(1.3 * atoms.cell.array),
        lambda atoms: atoms.translate(atoms.cell.array[0]),
        lambda atoms: atoms.set_positions(atoms.positions[::-1]),
    ],
    ids=["more atoms", "periodicity", "cell", "wrapped", "order"],
)
def test_verlet_list_is_built_anew_after(change):
    atoms = rattled(bulk("NaCl", "rocksalt", a=5.6, cubic=True))
    verlet = VerletList(5.0, skin=0.5)
    verlet.update(atoms.positions, atoms.cell.array, atoms.pbc)
    change(atoms)
    atoms.positions[-1] += 0.1
    edges = verlet.update(atoms.positions, atoms.cell.array, atoms.pbc)
    assert verlet.num_builds == 2
    assert_same(edges, of_atoms(atoms, 5.0))


def interrupted(function, line):
    """Call with a KeyboardInterrupt before a line of the file of Verlet lists; whether there were so many."""
    reached = 0

    def local(frame, event, _):
        nonlocal reached
        reached += event == "line"
        if reached == line:
            sys.settrace(None)
            raise KeyboardInterrupt
        return local

    before = sys.gettrace()
    sys.settrace(lambda frame, *_: local if frame.f_code.co_filename == verlet.__file__ else None)
    try:
        function()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.parametrize("scale", [1.0, 1.1], ids=["positions", "cell"])
def test_verlet_list_goes_on_after_an_interrupt_anywhere(scale):
    near = rattled(bulk("NaCl", "rocksalt", a=5.6, cubic=True))
    far = near.copy()
    far.set_cell(scale * far.cell, scale_atoms=True)
    far.rattle(0.8, seed=1)
    kept, line, goes_on = VerletList(5.0, skin=0.5), 0, True
    while goes_on:
        line += 1
        kept.update(near.positions, near.cell.array, near.pbc)
        goes_on = interrupted(lambda: kept.update(far.positions, far.cell.array, far.pbc), line)
        for atoms in (near, far):
            assert_same(kept.update(atoms.positions, atoms.cell.array, atoms.pbc), of_atoms(atoms, 5.0))
    assert line > 15


def test_verlet_list_refuses_what_a_search_refuses():
    verlet = VerletList(5.0, skin=0.5)
    verlet.update([[0, 0, 0], [0.2, 0, 0]], np.zeros((3, 3)), False)
    with pytest.raises(ValueError, match=r"atoms 0 and 1 are .* apart"):
        verlet.update([[0.1, 0, 0], [0.1, 0, 0]], np.zeros((3, 3)), False)
    with pytest.raises(ValueError, match="not finite"):
        verlet.update([[0.1, 0, 0], [0.2, 0, np.nan]], np.zeros((3, 3)), False)
    assert verlet.num_builds == 1
