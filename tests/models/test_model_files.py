"""Trained models read from their files give mace-torch's numbers on real structures, in float64."""

import functools
import warnings

import ase.io
import pytest
import torch

import mace_fast
from mace_fast.data import atoms_to_data, collate

# for each file structures of elements that it knows: molecules, a liquid, crystals of up to 20 atoms
STRUCTURES = {
    "mace-mp-0a-small.model": [("mattersim_mptrj-random-1k.xyz", ":12"), ("acac_train_300K.xyz", ":1")],
    "aiida-mlip_CHOZr_16x0e.model": [("acac_train_300K.xyz", ":3"), ("psiflow_h2o_32.xyz", ":1")],
    "imagdau_mace01_swa.model": [("imagdau_solvent_liquid.xyz", ":1"), ("acac_train_600K.xyz", ":2")],
    "imagdau_mace02_com1_swa.model": [("rmd17_aspirin_train.xyz", ":3"), ("psiflow_h2o_32.xyz", ":1")],
    "imagdau_mace02_com2_swa.model": [("rmd17_aspirin_train.xyz", ":3"), ("acac_test_dihedral.xyz", ":3")],
    "imagdau_mace02_com3_swa.model": [("rmd17_aspirin_train.xyz", ":3"), ("deepmd_water_192atoms.xyz", ":1")],
    "mace-tutorials_model.model": [("acac_train_300K.xyz", ":3"), ("imagdau_solvent_liquid.xyz", ":1")],
}
MAX_ATOMS = 20  # of the crystals for the model of 128 channels


@pytest.fixture(scope="module")
def both(shared_model, reference):
    @functools.cache
    def load(name):
        path = shared_model(name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # mace-torch's pickles use deprecated parts of torch
            theirs = torch.load(path, map_location="cpu", weights_only=False)
        return mace_fast.load(path, dtype=torch.float64), theirs.double()

    return load


@pytest.fixture(scope="module")
def real_batch(shared_data):
    def make(model, files):
        numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
        found = [atoms for name, index in files for atoms in ase.io.read(shared_data(name), index)]
        kept = [atoms for atoms in found if set(atoms.numbers) <= set(numbers)]
        if len(numbers) > 10:
            kept = [atoms for atoms in kept if len(atoms) <= MAX_ATOMS]
        assert len(kept) >= len(files)
        return collate([atoms_to_data(atoms, numbers, r_max) for atoms in kept])

    return make


@pytest.mark.parametrize("name", STRUCTURES)
def test_energy_forces_stress_and_descriptors(name, both, real_batch, evaluate):
    ours, theirs = both(name)
    batch = real_batch(ours, STRUCTURES[name])
    flags = {"compute_stress": True, "compute_atomic_stresses": True, "compute_edge_forces": True}
    got, expected = (evaluate(model, batch, **flags) for model in (ours, theirs))
    assert got.keys() == expected.keys()
    assert expected["forces"].abs().max() > 0.1
    num_atoms = batch["ptr"].diff()
    assert ((got["energy"] - expected["energy"]).abs() / num_atoms).max() <= 1e-10
    for key, tolerance in {
        "node_energy": 1e-10,
        "forces": 1e-9,
        "edge_forces": 1e-9,
        "stress": 1e-10,
        "atomic_stresses": 1e-10,
        "node_feats": 1e-9,
    }.items():
        assert (got[key] - expected[key]).abs().max() <= tolerance, key


def test_every_file_of_the_shared_folder_is_tested(shared_dir):
    assert {path.name for path in (shared_dir / "models").glob("*.model")} == STRUCTURES.keys()
