"""What changed in a structure is what ASE finds."""

import numpy as np
import pytest
from ase.build import bulk
from ase.calculators.calculator import all_changes, compare_atoms

from mace_fast.changes import system_changes

CHANGES = {
    "nothing": lambda atoms: None,
    "position": lambda atoms: atoms.positions.__setitem__((3, 1), 0.1),
    "position within the tolerance": lambda atoms: atoms.positions.__iadd__(1e-16),
    "sign of zero": lambda atoms: atoms.positions.__setitem__(0, -atoms.positions[0]),
    "not a number": lambda atoms: atoms.positions.__setitem__((3, 1), np.nan),
    "number": lambda atoms: atoms.numbers.__setitem__(0, 6),
    "cell": lambda atoms: atoms.cell.array.__imul__(1 + 1e-9),
    "pbc": lambda atoms: atoms.pbc.__setitem__(0, False),
    "charges set": lambda atoms: atoms.set_initial_charges([0.0] * len(atoms)),
    "moments set": lambda atoms: atoms.set_initial_magnetic_moments([[0, 0, 1.0]] * len(atoms)),
    "an atom less": lambda atoms: atoms.pop(),
    "tags": lambda atoms: atoms.set_tags(1),
    "numbers of another kind": lambda atoms: atoms.arrays.update(numbers=atoms.numbers.astype(np.int32)),
    "two": lambda atoms: (atoms.cell.array.__imul__(1.1), atoms.rattle(0.1)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("ignored", [set(), {"cell", "positions"}], ids=["all", "some"])
def test_same_changes_as_ase(change, ignored):
    last = bulk("Si", cubic=True)
    atoms = last.copy()
    change(atoms)
    for one, other in ((last, atoms), (atoms, last)):
        expected = compare_atoms(one, other, tol=1e-15, excluded_properties=ignored)
        assert sorted(system_changes(one, other, 1e-15, ignored)) == sorted(expected)


def test_without_a_structure_before_everything_changed():
    assert system_changes(None, bulk("Si"), 1e-15, set()) == all_changes
