"""Which neighbour list is fastest, and do they agree?

Times vesin, matscipy, our sorted list on vesin and the reuse of a Verlet list, interleaved, in float64; checks first
that all find the same edges. Needs matscipy (it comes with mace-torch): ``python -m benchmarks.neighbour_lists``.
"""

import argparse
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version

import numpy as np
from ase import Atoms
from ase.build import bulk, molecule
from matscipy.neighbours import neighbour_list as matscipy_list
from vesin import NeighborList

from benchmarks.timing import interleaved, summary
from mace_fast.checks import mace_torch_cell
from mace_fast.neighbours import neighbour_list
from mace_fast.verlet import VerletList

R_MAX = 6.0


def structures() -> Iterator[tuple[str, Atoms]]:
    """Crystals of three sizes, a slab, a skewed cell, a cell much smaller than the cutoff, molecules."""
    for n in (2, 5, 10):
        silicon = bulk("Si", cubic=True) * (n, n, n)
        silicon.rattle(0.05, seed=n)
        yield f"silicon, {len(silicon)} atoms", silicon
    slab = bulk("Si", cubic=True) * (2, 2, 2)
    slab.pbc = (True, True, False)
    yield "silicon slab", slab
    skewed = bulk("Si") * (3, 3, 3)
    skewed.set_cell([[10, 0, 0], [9.5, 4, 0], [-8, 3.5, 5]], scale_atoms=True)
    yield "skewed cell", skewed
    yield "copper, 1 atom", bulk("Cu")
    yield "ethanol", molecule("CH3CH2OH")
    yield "H2 500 Å apart", Atoms("H2", positions=[[0, 0, 0], [500, 0, 0]])


def edges_of_vesin(atoms: Atoms, cell: np.ndarray) -> np.ndarray:
    search = NeighborList(cutoff=R_MAX, full_list=True)
    i, j, shifts = search.compute(atoms.positions, cell, np.asarray(atoms.pbc), quantities="ijS")
    return np.column_stack((i, j, shifts)).astype(np.int64)


def edges_of_matscipy(atoms: Atoms, cell: np.ndarray) -> np.ndarray:
    i, j, shifts = matscipy_list("ijS", pbc=tuple(atoms.pbc), cell=cell, positions=atoms.positions, cutoff=R_MAX)
    other = (i != j) | shifts.any(axis=1)
    return np.column_stack((i, j, shifts))[other].astype(np.int64)


def edges_of_ours(atoms: Atoms, cell: np.ndarray) -> np.ndarray:
    found = neighbour_list(atoms.positions, cell, atoms.pbc, R_MAX)
    return np.column_stack((found.senders, found.receivers, found.unit_shifts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repetitions", type=int, default=15)
    repetitions = parser.parse_args().repetitions
    print(f"float64, cutoff {R_MAX} Å, vesin {version('vesin')}, matscipy {version('matscipy')}; median [quartiles]")
    for name, atoms in structures():
        cell = mace_torch_cell(atoms, R_MAX)
        finders = {"vesin": edges_of_vesin, "matscipy": edges_of_matscipy, "ours": edges_of_ours}
        found = {label: np.unique(find(atoms, cell), axis=0) for label, find in finders.items()}
        if not all(np.array_equal(edges, found["ours"]) for edges in found.values()):
            raise SystemExit(f"{name}: the lists differ")
        verlet = VerletList(R_MAX, 0.5)
        calls = {label: partial(find, atoms, cell) for label, find in finders.items()}
        calls["reuse"] = partial(verlet.update, atoms.positions, cell, atoms.pbc)
        times = interleaved(calls, repetitions)
        print(
            f"{name}, {len(found['ours'])} edges:", ", ".join(f"{k} {summary(v)}" for k, v in times.items()), flush=True
        )


if __name__ == "__main__":
    main()
