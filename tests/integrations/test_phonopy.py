"""Force constants of phonopy are the second derivatives of the model."""

import numpy as np
import pytest
from ase import Atoms
from ase.build import bulk

import mace_fast


def test_phonons_of_silicon(compiled_cpu):
    phonopy = pytest.importorskip("phonopy")
    from phonopy.structure.atoms import PhonopyAtoms

    calculator = mace_fast.mace_mp("small", default_dtype="float64")
    cell = bulk("Si")
    symbols, places = cell.get_chemical_symbols(), cell.get_scaled_positions()
    unit = PhonopyAtoms(symbols=symbols, cell=cell.cell.array, scaled_positions=places)
    phonons = phonopy.Phonopy(unit, supercell_matrix=np.diag([2, 2, 2]), log_level=0)
    phonons.generate_displacements(distance=1e-3)
    forces = []
    for displaced in phonons.supercells_with_displacements:
        atoms = Atoms(displaced.symbols, cell=displaced.cell, scaled_positions=displaced.scaled_positions, pbc=True)
        atoms.calc = calculator
        forces.append(atoms.get_forces())
    phonons.forces = forces
    phonons.produce_force_constants()
    supercell = phonons.supercell
    atoms = Atoms(supercell.symbols, cell=supercell.cell, scaled_positions=supercell.scaled_positions, pbc=True)
    hessian = calculator.get_hessian(atoms).reshape(16, 3, 16, 3).swapaxes(1, 2)
    found, rows = phonons.force_constants, phonons.primitive.p2s_map
    np.testing.assert_allclose(found if len(found) == len(rows) else found[rows], hessian[rows], atol=2e-3)
    phonons.run_mesh([3, 3, 3])
    frequencies = phonons.mesh.frequencies
    assert frequencies.min() > -0.05
    assert 10 < frequencies.max() < 18  # THz
