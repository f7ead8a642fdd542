"""Models of dipoles train as in mace-torch: losses of every step and of every validation, and what is written."""

import ase.io
import numpy as np
import pytest
from ase.build import molecule

import mace_fast


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


@pytest.fixture
def settings(labelled):
    keys = {"dipole_key": "REF_dipole", "polarizability_key": "REF_polarizability", "charges_key": "REF_charges"}
    epoch = {"E0s": "{1: -3.0, 8: -12.0}", "max_num_epochs": 1, "train_file": labelled, "valid_file": labelled}
    return {**keys, **epoch, "hidden_irreps": "2x0e+2x1o"}


def check_files(folder, model):
    """Both files are of such a model, and give the same."""
    (own,), (theirs,) = (list(folder.rglob(f"tiny{end}")) for end in (".safetensors", ".model"))
    results = [mace_fast.MACECalculator(file).get_property("dipole", molecule("H2O")) for file in (own, theirs)]
    assert type(mace_fast.load(own)).__name__ == model
    np.testing.assert_array_equal(*results)


@pytest.mark.slow
def test_energies_and_dipoles_train_as_in_mace_torch(settings, same_losses, tmp_path):
    model = {"model": "EnergyDipolesMACE", "loss": "energy_forces_dipole", "error_table": "EnergyDipoleRMSE"}
    same_losses(**settings, **model, MLP_irreps="4x0e+4x1o")
    check_files(tmp_path / "ours", "EnergyDipolesMACE")


def test_polarizabilities_train(settings, trained, losses, tmp_path):
    model = {"model": "AtomicDielectricMACE", "loss": "dipole_polar", "error_table": "DipolePolarRMSE"}
    trained("ours", **settings, **model, MLP_irreps="4x0e+4x1o")
    before, after = losses("ours")["eval"]
    assert after < before
    check_files(tmp_path / "ours", "AtomicDielectricMACE")
