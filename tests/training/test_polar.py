"""Models with electrostatics train as in mace-torch: losses of every step and validation, and what is written."""

import importlib.util
import inspect

import ase.io
import numpy as np
import pytest
from ase.build import molecule

import mace_fast


@pytest.fixture(scope="module")
def labelled(tmp_path_factory):
    """Ions of water with labels of all kinds, made up."""
    random, file = np.random.default_rng(0), tmp_path_factory.mktemp("labelled") / "water.xyz"
    frames = []
    for charge in (0, 1, -1, 0):
        atoms = molecule("H2O")
        atoms.positions += 0.1 * random.normal(size=(3, 3))
        atoms.info |= {"energy": -20 + random.normal(), "REF_dipole": random.normal(size=3)}
        atoms.info |= {"total_charge": float(charge), "total_spin": 1.0 + abs(charge)}
        atoms.arrays["forces"] = random.normal(size=(3, 3))
        frames.append(atoms)
    ase.io.write(file, frames, format="extxyz")
    return file


@pytest.fixture
def settings(labelled):
    polar = {"atomic_multipoles_max_l": 1, "field_feature_max_l": 1, "field_feature_widths": "[1.0,2.0]"}
    polar |= {"num_recursion_steps": 2, "add_local_electron_energy": "True", "field_norm_factor": 1.0}
    epoch = {"E0s": "{1: -3.0, 8: -12.0}", "max_num_epochs": 1, "train_file": labelled, "valid_file": labelled}
    return {**polar, **epoch, "model": "PolarMACE", "hidden_irreps": "2x0e+2x1o", "max_ell": 1}


@pytest.fixture
def graph_longrange():
    """graph_longrange as mace-torch 0.3.16 calls it, or skip the test."""
    if importlib.util.find_spec("graph_longrange") is None:
        pytest.skip("a PolarMACE of mace-torch needs graph_longrange 0.4.0 (pip install graph-longrange==0.4.0)")
    from graph_longrange.energy import GTOElectrostaticEnergy

    if "force_pbc_evaluator" not in inspect.signature(GTOElectrostaticEnergy.forward).parameters:
        pytest.skip("mace-torch 0.3.16 runs a PolarMACE with graph_longrange 0.4.0 alone, and a later one is installed")


@pytest.mark.thorough
def test_energies_forces_and_dipoles_train_as_in_mace_torch(settings, same_losses, tmp_path, graph_longrange):
    same_losses(**settings, loss="energy_forces_dipole", dipole_key="REF_dipole", rtol=1e-7)
    check_files(tmp_path / "ours")


def check_files(folder):
    """Both files are of such a model, and give the same."""
    (own,), (theirs,) = (list(folder.rglob(f"tiny{end}")) for end in (".safetensors", ".model"))
    results = [mace_fast.MACECalculator(file).get_property("forces", molecule("H2O")) for file in (own, theirs)]
    assert type(mace_fast.load(own)).__name__ == "PolarMACE"
    np.testing.assert_array_equal(*results)
