"""Inputs that are kept from structure to structure are those that would be made anew."""

import numpy as np
import pytest
import torch
from ase.build import bulk

from mace_fast import data
from mace_fast.kept_inputs import KeptInputs
from mace_fast.verlet import VerletList

INFO_KEYS = {"total_charge": "charge", "external_field": "external_field", "pressure": "p"}
ARRAYS_KEYS = {"charges": "Qs"}


@pytest.fixture
def atoms():
    atoms = bulk("NaCl", "rocksalt", a=5.6, cubic=True)
    atoms.info.update(charge=1, external_field=np.array([0.0, 0.0, 0.1]), p=2.0)
    atoms.set_array("Qs", np.linspace(0, 1, len(atoms)))
    return atoms


@pytest.fixture
def inputs_of():
    """The kept inputs of a structure, which are compared with new ones."""
    kept, verlet = KeptInputs(torch.float32, torch.device("cpu")), VerletList(4.0, 0.5)

    def made(atoms, info_keys=INFO_KEYS):
        cell, pbc = atoms.cell.array, atoms.pbc
        edges = verlet.update(atoms.positions, cell, pbc)
        found = kept.geometry(atoms, edges) | kept.properties(atoms, info_keys, ARRAYS_KEYS)
        expected = data.geometry_inputs(atoms.positions, cell, pbc, edges, torch.float32, "cpu")
        expected |= data.property_inputs(atoms, info_keys, ARRAYS_KEYS, torch.float32, "cpu")
        assert found.keys() == expected.keys()
        for name, value in expected.items():
            torch.testing.assert_close(found[name], value, rtol=0, atol=0)
        assert kept.has_stress == data.has_stress(cell, pbc)
        return found

    return made


def test_only_positions_are_made_anew_while_atoms_move(atoms, inputs_of):
    before = inputs_of(atoms)
    atoms.positions[0] += 1e-3
    after = inputs_of(atoms)
    assert [name for name in before if after[name] is not before[name]] == ["positions"]


CHANGES = {
    "cell in place": lambda atoms: atoms.cell.array.__imul__(1.01),
    "pbc in place": lambda atoms: atoms.pbc.__setitem__(2, False),
    "a cell without height": lambda atoms: (atoms.set_pbc((True, True, False)), atoms.cell.array[2].fill(0.0)),
    "info": lambda atoms: atoms.info.update(charge=2),
    "info in place": lambda atoms: atoms.info["external_field"].__setitem__(0, 0.3),
    "whole numbers in place of others": lambda atoms: atoms.info.update(p=2),
    "info taken away": lambda atoms: atoms.info.pop("p"),
    "arrays in place": lambda atoms: atoms.arrays["Qs"].__setitem__(0, 0.5),
    "arrays taken away": lambda atoms: atoms.arrays.pop("Qs"),
    "an atom less": lambda atoms: atoms.pop(),
    "edges": lambda atoms: atoms.positions.__setitem__((0, 0), 0.9),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_counts(change, atoms, inputs_of):
    for _ in range(2):
        inputs_of(atoms)
    change(atoms)
    inputs_of(atoms)


def test_other_keys_count(atoms, inputs_of):
    inputs_of(atoms)
    inputs_of(atoms, {"total_charge": "p"})


def test_what_is_refused_leaves_nothing_behind(atoms, inputs_of):
    inputs_of(atoms)
    atoms.arrays["Qs"][0] = np.nan
    for _ in range(2):
        with pytest.raises(ValueError, match="give finite numbers"):
            inputs_of(atoms)
    atoms.arrays["Qs"][0] = 0.0
    inputs_of(atoms)
