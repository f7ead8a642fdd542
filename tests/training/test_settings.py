"""Losses, optimizers and energies of atoms that ``mace_run_train`` offers: ours train as mace-torch's do."""

import ase.io
import pytest

MOLECULES = {
    "ef": {"loss": "ef", "optimizer": "adamw", "amsgrad": True},
    "forces_only": {"loss": "forces_only", "model": "MACE", "scheduler": "ExponentialLR", "lr_scheduler_gamma": 0.5},
    "l1l2energyforces": {"loss": "l1l2energyforces", "scaling": "std_scaling"},
    "lbfgs": {"lbfgs": True, "batch_size": 8, "r_max": 3.0},  # an epoch is one step, of 20 iterations over all batches
}

CRYSTALS = ("virials", "stress", "huber", "universal")


@pytest.mark.parametrize("settings", MOLECULES.values(), ids=MOLECULES)
def test_molecules_train_as_in_mace_torch(settings, same_losses):
    same_losses(**settings)


@pytest.mark.parametrize("loss", CRYSTALS)
def test_crystals_train_as_in_mace_torch(loss, same_losses, crystals):
    """With energies of atoms fitted to those of the crystals."""
    labels = {"stress_key": "stress", "virials_key": "virials", "stress_weight": 10, "virials_weight": 10}
    same_losses(train_file=crystals, valid_file=crystals, loss=loss, E0s="average", max_num_epochs=1, **labels)


def test_isolated_atoms_give_their_energies_and_train(same_losses, configurations, shared_data, tmp_path):
    """Of 3BPA; kept, they are graphs without an edge."""
    molecules = ase.io.read(configurations / "train.xyz", ":4")
    atoms = ase.io.read(shared_data("3bpa_iso_atoms.xyz"), ":")
    for atom in atoms:
        atom.info["config_type"] = "IsolatedAtom"
    ase.io.write(tmp_path / "train.xyz", molecules + atoms, format="extxyz")
    same_losses(train_file=tmp_path / "train.xyz", E0s="average", keep_isolated_atoms="True")
