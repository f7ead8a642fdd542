"""Models of dipoles train as in mace-torch: losses of every step and of every validation, and what is written."""

import ase.io
import numpy as np
import pytest
from ase.build import molecule

import mace_fast

RUNS = {
    "AtomicDipolesMACE": {"loss": "dipole", "error_table": "DipoleRMSE", "MLP_irreps": "4x1o"},
    "AtomicDielectricMACE": {
        "loss": "dipole_polar",
        "error_table": "DipolePolarRMSE",
        "hidden_irreps": "4x0e+4x1o+4x2e",
        "MLP_irreps": "4x0e+4x1o+4x2e",
    },
    "EnergyDipolesMACE": {
        "loss": "energy_forces_dipole",
        "error_table": "EnergyDipoleRMSE",
        "MLP_irreps": "4x0e+4x1o",
    },
}


@pytest.fixture(scope="module")
def labelled(tmp_path_factory):
    """Molecules of water with labels of all kinds, made up, and charges of their atoms."""
    random, file = np.random.default_rng(0), tmp_path_factory.mktemp("labelled") / "water.xyz"
    frames = []
    for _ in range(4):
        atoms = molecule("H2O")
        atoms.positions += 0.1 * random.normal(size=(3, 3))
        polarizability = random.normal(size=(3, 3))
        atoms.info |= {"energy": -20 + random.normal(), "REF_dipole": random.normal(size=3)}
        atoms.info["REF_polarizability"] = polarizability + polarizability.T
        atoms.arrays |= {"forces": random.normal(size=(3, 3)), "REF_charges": 0.1 * random.normal(size=3)}
        frames.append(atoms)
    ase.io.write(file, frames, format="extxyz")
    return file


@pytest.mark.parametrize("model", RUNS)
def test_dipoles_train_as_in_mace_torch(model, same_losses, labelled, tmp_path):
    keys = {"dipole_key": "REF_dipole", "polarizability_key": "REF_polarizability", "charges_key": "REF_charges"}
    settings = {"E0s": "{1: -3.0, 8: -12.0}", "max_num_epochs": 1, "max_ell": 1, **keys, **RUNS[model]}
    same_losses(train_file=labelled, valid_file=labelled, model=model, **settings)
    (own,), (theirs,) = (list((tmp_path / "ours").rglob(f"tiny{end}")) for end in (".safetensors", ".model"))
    results = [mace_fast.MACECalculator(file).get_property("dipole", molecule("H2O")) for file in (own, theirs)]
    assert type(mace_fast.load(own)).__name__ == model
    np.testing.assert_array_equal(*results)
