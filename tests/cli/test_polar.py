"""Commands with models with electrostatics: each works, or says in one sentence what does."""

import json

import ase.io
import numpy as np
import pytest
import torch
from ase.io import Trajectory

import mace_fast
from mace_fast.cli.main import main
from mace_fast.first_use import launches_of
from mace_fast.kernels.runtime.launch import Launch
from mace_fast.outputs import Wanted
from mace_fast.testing.workloads import POLAR, STRUCTURES, build, default_dtype, randomise

pytestmark = pytest.mark.usefixtures("compiled_cpu")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A file of a model."""
    file = tmp_path_factory.mktemp("polar") / "polar.safetensors"
    with default_dtype(torch.float64):
        made = build(POLAR["polar"])
    randomise(made)
    mace_fast.save(made, file)
    return str(file)


def test_info_says_what_a_model_gives(model, capsys):
    assert main(["info", model, "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["class"] == "PolarMACE"
    assert {"energy", "forces", "stress", "dipole", "charges", "spins"} <= set(facts["results"])


@pytest.mark.thorough
def test_check_passes_and_says_what_it_leaves_out(model, reference, tmp_path, capsys):
    slab = STRUCTURES["slab"]()
    slab.center(vacuum=4, axis=2)
    ase.io.write(tmp_path / "two.xyz", [slab, STRUCTURES["water_ion"]()])
    assert main(["check", model, str(tmp_path / "two.xyz"), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert sum(result["passed"] is True for result in results) > 15
    left_out = {result["skipped"] for result in results if result["passed"] is None}
    assert "the stress of a slab out of its plane depends on where the slab stands, as in mace-torch" in left_out


def test_structures_are_evaluated_with_charge_and_spin_and_refused_one_by_one(model, tmp_path, capsys):
    wire = STRUCTURES["carbide"]()
    wire.pbc = (True, False, False)
    ase.io.write(tmp_path / "in.xyz", [STRUCTURES["water_ion"](), wire, STRUCTURES["carbide"]()])
    assert main(["eval", model, str(tmp_path / "in.xyz"), str(tmp_path / "out.xyz")]) == 1
    assert "structure 1 of" in (said := capsys.readouterr().err)
    assert "is periodic along TFF: PolarMACE has electrostatics of molecules (FFF)" in said
    ion, _, crystal = ase.io.read(tmp_path / "out.xyz", ":")
    for atoms, name in ((ion, "water_ion"), (crystal, "carbide")):
        (expected,) = mace_fast.predict(mace_fast.load(model), [STRUCTURES[name]()])
        np.testing.assert_allclose(atoms.info["MACE_energy"], expected.energy, rtol=0, atol=1e-6)


def test_dynamics_run_through_ase_alone(model, tmp_path, capsys):
    ase.io.write(tmp_path / "start.xyz", STRUCTURES["water_ion"]())
    settings = ["--steps=4", "--interval=2", "--ensemble=nve", f"--trajectory={tmp_path / 'a.traj'}"]
    assert main(["md", model, str(tmp_path / "start.xyz"), *settings]) == 0
    with Trajectory(tmp_path / "a.traj") as frames:
        energies = [atoms.get_total_energy() for atoms in frames]
    assert len(energies) > 2
    np.testing.assert_allclose(energies, energies[0], atol=0.01)
    settings = ["--engine=lammps", "--steps=2", f"--trajectory={tmp_path / 'b.traj'}"]
    assert main(["md", model, str(tmp_path / "start.xyz"), *settings]) == 2
    assert "which --engine lammps does not give it: take --engine ase" in capsys.readouterr().err


@pytest.mark.thorough
def test_warm_up_compiles_what_evaluates_charges(model):
    assert main(["warm-up", model, "--training"]) == 0
    launches = launches_of(mace_fast.load(model), Wanted(force=True, stress=True), 4, 3, 2)
    assert all(isinstance(one, Launch) for one in launches)
    assert len(launches) > 5


def test_what_is_made_for_lammps_is_refused(model, tmp_path, capsys):
    assert main(["convert", model, str(tmp_path / "a.pkl"), "--to", "mliap"]) == 2
    assert "charges of a PolarMACE act over any distance: evaluate it with" in capsys.readouterr().err
    assert not (tmp_path / "a.pkl").exists()
