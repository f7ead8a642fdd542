"""Commands with models of dipoles: each works, or says in one sentence what does."""

import json

import ase.io
import numpy as np
import pytest
import torch

import mace_fast
from mace_fast.cli.main import main
from mace_fast.first_use import launches_of
from mace_fast.kernels.runtime.launch import Launch
from mace_fast.outputs import Wanted
from mace_fast.testing.workloads import DIPOLES, STRUCTURES, build, default_dtype, randomise

pytestmark = pytest.mark.usefixtures("compiled_cpu")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """By name files of models, and one of structures."""
    folder, found = tmp_path_factory.mktemp("dipoles"), {}
    for name in ("dipoles", "energy dipoles", "dielectric"):
        with default_dtype(torch.float64):
            model = build(DIPOLES[name])
        randomise(model)
        found[name] = str(folder / f"{name.replace(' ', '_')}.safetensors")
        mace_fast.save(model, found[name])
    found["structures"] = str(folder / "in.xyz")
    ase.io.write(found["structures"], [STRUCTURES[name]() for name in ("ethanol", "water_ion", "ethanol")])
    return found


def test_info_says_what_a_model_gives(files, capsys):
    assert main(["info", files["dielectric"], "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["class"] == "AtomicDielectricMACE"
    assert facts["results"] == ["charges", "dipole", "polarizability", "polarizability_sh"]


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["energy dipoles", "dielectric"])
def test_check_compares_and_passes(name, files, reference, tmp_path, capsys):
    ase.io.write(tmp_path / "one.xyz", STRUCTURES["small_cell"]())
    assert main(["check", files[name], str(tmp_path / "one.xyz"), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    names = {result["check"] for result in results}
    assert {"same as mace-torch: dipole", "rotation and inversion: dipole", "determinism, two runs: dipole"} <= names
    assert ("same as mace-torch: energy" in names) == (name == "energy dipoles")
    assert ("derivatives against differences: polarizability" in names) == (name == "dielectric")
    assert all(result["passed"] for result in results)


@pytest.mark.thorough
def test_check_finds_a_wrong_derivative(files, tmp_path, monkeypatch, capsys):
    original = mace_fast.AtomicDipolesMACE.forward

    def wrong(self, data, **flags):
        results = original(self, data, **flags)
        return results | {"dmu_dr": 1.01 * results["dmu_dr"]} if "dmu_dr" in results else results

    monkeypatch.setattr(mace_fast.AtomicDipolesMACE, "forward", wrong)
    ase.io.write(tmp_path / "one.xyz", STRUCTURES["water_ion"]())
    assert main(["check", files["dipoles"], str(tmp_path / "one.xyz")]) == 1
    assert "failed: derivatives against differences: dipole" in capsys.readouterr().out


def test_eval_writes_dipoles_beside_energies(files, tmp_path):
    assert main(["eval", files["energy dipoles"], files["structures"], str(tmp_path / "out.xyz")]) == 0
    for atoms in ase.io.read(tmp_path / "out.xyz", ":"):
        atoms.calc = mace_fast.MACECalculator(files["energy dipoles"])
        np.testing.assert_allclose(atoms.info["MACE_dipole"], atoms.get_dipole_moment(), atol=1e-7)
        assert abs(atoms.info["MACE_energy"] - atoms.get_potential_energy()) < 1e-7


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("eval MODEL IN OUT.xyz", "which gives no energy: evaluate it with mace_fast.MACECalculator"),
        ("md MODEL IN --steps 2 --trajectory OUT.traj", 'model_type="DipoleMACE")'),
        ("ipi MODEL IN", "which gives no energy"),
        ("convert MODEL OUT.pkl --to mliap", "LAMMPS runs models of energies alone"),
    ],
)
def test_what_needs_an_energy_says_so(command, words, files, tmp_path, capsys):
    places = {"MODEL": files["dipoles"], "IN": files["structures"]}
    arguments = [places.get(word, word.replace("OUT", str(tmp_path / "out"))) for word in command.split()]
    assert main(arguments) != 0
    assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_warm_up_compiles_what_evaluates_dipoles(files, capsys):
    assert main(["warm-up", files["dielectric"], "--training"]) == 0
    launches = launches_of(mace_fast.load(files["dielectric"]), Wanted(), 4, 3, 2)
    assert all(isinstance(one, Launch) for one in launches)
    assert len(launches) > 5
