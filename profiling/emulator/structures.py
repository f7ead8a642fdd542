"""Periodic structures for steps in the emulator: small ones by name, and the crystal that profiles are counted on."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ase import Atoms
from ase.build import bulk, molecule

from mace_fast.testing.structures import crystal
from mace_fast.testing.workloads import ethanol

MOLECULE_NEIGHBOURS, CRYSTAL_NEIGHBOURS = 15, 60
"""Per atom of a crystal that is made up for a model which does not know the elements of the real one."""


def salt() -> Atoms:
    """NaCl, two atoms, 32 neighbours within 6 Å."""
    atoms = bulk("NaCl", "rocksalt", a=5.6)
    atoms.rattle(0.1, seed=1)
    return atoms


def dense() -> Atoms:
    """NaCl so much compressed that an atom has 200 neighbours within 6 Å."""
    atoms = bulk("NaCl", "rocksalt", a=3.3)
    atoms.rattle(0.05, seed=2)
    return atoms


def boxed_ethanol() -> Atoms:
    """A distorted molecule in a box."""
    atoms = ethanol()
    atoms.set_cell([9.0, 9.0, 9.0])
    atoms.pbc = True
    return atoms


def isolated() -> Atoms:
    """A molecule between two atoms without neighbours."""
    atoms = Atoms("H", [[-12.0, 0.0, 0.0]]) + molecule("H2O") + Atoms("O", [[0.0, 13.0, 0.0]])
    atoms.rattle(0.05, seed=3)
    atoms.set_cell([30.0, 31.0, 32.0])
    atoms.pbc = True
    return atoms


STRUCTURES: Mapping[str, Callable[[], Atoms]] = MappingProxyType(
    {"salt": salt, "dense": dense, "ethanol": boxed_ethanol, "isolated": isolated}
)


def suitable(numbers: Sequence[int]) -> str:
    """Name of a structure of elements that a model knows."""
    return "salt" if {11, 17} <= set(numbers) else "ethanol"


def counted_crystal(numbers: Sequence[int], r_max: float, atoms: int) -> Atoms:
    """About so many atoms of Pd2MnSn (Heusler's structure, 6.38 Å; 58 neighbours within 6 Å), a little shaken.

    Args:
        numbers: of the elements that a model knows; where these are others, the crystal is made up of its own.
        r_max: cutoff of the model, in Å.
        atoms: how many.
    """
    if not {46, 25, 50} <= set(numbers):
        neighbours = MOLECULE_NEIGHBOURS if max(numbers) <= 53 else CRYSTAL_NEIGHBOURS
        return crystal(atoms, neighbours, r_max, numbers[:4])
    half, repeats = 6.38 / 2, max(1, round((atoms / 4) ** (1 / 3)))
    places = [[0, 0, 0], [0.25, 0.25, 0.25], [0.5, 0.5, 0.5], [0.75, 0.75, 0.75]]
    cell = [[0, half, half], [half, 0, half], [half, half, 0]]
    heusler = Atoms("MnPdSnPd", scaled_positions=places, cell=cell, pbc=True)
    heusler = heusler.repeat((repeats, repeats, repeats))
    heusler.rattle(0.02, seed=0)
    return heusler
