"""The structures that are timed, from tens of atoms to millions: real ones where the data is at hand, else ASE's."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ase.io
import numpy as np
import torch
from ase import Atoms
from ase.build import bulk, molecule

from mace_fast.data import atoms_to_data, collate
from mace_fast.testing.structures import Data, repeated, repeats_for

SHARED = Path(os.environ.get("MACE_FAST_SHARED", Path(__file__).resolve().parents[2] / "shared"))
"""Folder with real structures, as for the tests."""


@dataclass(frozen=True)
class System:
    """A structure that comes in any size.

    Attributes:
        name: of what it is.
        source: a file, or ASE.
        parts: the cell that is repeated; of molecules all that are put into a batch, in turn.
        sizes: numbers of atoms worth timing, about.
    """

    name: str
    source: str
    parts: tuple[Atoms, ...]
    sizes: tuple[int, ...]

    @property
    def is_batch(self) -> bool:
        """Whether it is many separate molecules."""
        return len(self.parts) > 1

    def data(self, numbers: list[int], r_max: float, num_atoms: int, dtype: torch.dtype, device: str) -> Data:
        """Input of a model with these elements and this cutoff, of at least so many atoms."""
        if self.is_batch:
            graphs, total = list[Data](), 0
            while total < num_atoms:
                graphs.append(atoms_to_data(self.parts[len(graphs) % len(self.parts)], numbers, r_max, dtype, device))
                total += len(self.parts[(len(graphs) - 1) % len(self.parts)])
            return collate(graphs)
        (cell,) = self.parts
        data = atoms_to_data(cell, numbers, r_max, dtype, device)
        return repeated(data, repeats_for(len(cell), num_atoms))


SIZES = (64, 256, 1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000)


def crystal(symbol: str) -> System:
    """A rattled crystal of one element in ASE's ground state."""
    atoms = bulk(symbol, cubic=True)
    atoms.rattle(0.05, seed=1)
    return System({"Si": "silicon", "Cu": "copper"}[symbol], "ASE", (atoms,), SIZES)


def alloy() -> System:
    """Cantor's alloy: five elements at random on a face-centred lattice."""
    atoms = bulk("Ni", "fcc", a=3.59, cubic=True) * (3, 3, 3)
    elements = np.array([24, 25, 26, 27, 28])
    atoms.numbers[:] = np.random.default_rng(0).permutation(np.resize(elements, len(atoms)))
    atoms.rattle(0.05, seed=1)
    return System("high-entropy alloy", "ASE", (atoms,), (108, *SIZES[2:]))


def water() -> System:
    """A frame of liquid water of 192 atoms; without the file, molecules on a lattice at the density of the liquid."""
    sizes = tuple(192 * n**3 for n in (1, 2, 4, 8, 16))
    file = SHARED / "data" / "deepmd_water_192atoms.xyz"
    if file.exists():
        return System("water", file.name, (ase.io.read(file, 0),), sizes)
    random, spacing = np.random.default_rng(0), (29.92) ** (1 / 3)  # cubic Å of one molecule at 1 g/cm^3
    atoms = Atoms(cell=[4 * spacing] * 3, pbc=True)
    for place in np.ndindex(4, 4, 4):
        one = molecule("H2O")
        one.rotate(float(random.uniform(0, 360)), tuple(random.normal(size=3)))
        one.translate(spacing * (np.array(place) + 0.5) - one.get_center_of_mass())
        atoms += one
    return System("water", "ASE, molecules on a lattice", (atoms,), sizes)


def molecules() -> System:
    """A batch of separate molecules: frames of aspirin, or small ones of ASE's collection."""
    file = SHARED / "data" / "rmd17_aspirin_train.xyz"
    sizes = (84, 336, 1344, 5376, 21_504)
    if file.exists():
        return System("molecules", file.name, tuple(ase.io.read(file, ":8")), sizes)
    names = ("CH3CH2OH", "C6H6", "CH3COOH", "trans-butane", "C5H5N", "CH3CONH2")
    return System("molecules", "ASE", tuple(molecule(name) for name in names), sizes)


SYSTEMS: dict[str, Callable[[], System]] = {
    "copper": lambda: crystal("Cu"),
    "silicon": lambda: crystal("Si"),
    "water": water,
    "alloy": alloy,
    "molecules": molecules,
}
