"""Small periodic structures for steps in the emulator, by name."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ase import Atoms
from ase.build import bulk, molecule

from mace_fast.testing.workloads import ethanol


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
