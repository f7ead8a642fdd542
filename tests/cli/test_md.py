import ase.io
import numpy as np
import pytest
import torch
from ase import Atoms, units
from ase.constraints import FixAtoms
from ase.io.trajectory import Trajectory

COMMON = ("--dtype", "float64", "--timestep", "0.5", "--interval", "4")


def read_log(path):
    return np.loadtxt(path, ndmin=2)


def test_constant_energy(run, small_model, start, tmp_path):
    trajectory = tmp_path / "nve.traj"
    status, out, err = run("md", small_model, start, *COMMON, "--steps", 20, "--trajectory", trajectory)
    log = read_log(tmp_path / "nve.log")
    assert status == 0
    assert out == f"20 steps; trajectory: {trajectory}, log: {tmp_path / 'nve.log'}\n"
    assert "molecular dynamics: 20/20" in err
    assert "steps/s" in err
    np.testing.assert_array_equal(log[:, 0], [0, 4, 8, 12, 16, 20])
    np.testing.assert_allclose(log[:, 1], log[:, 0] * 0.0005)
    total, potential = log[:, 2], log[:, 3]
    assert np.ptp(total) < 0.05 * np.ptp(potential)
    assert [atoms.info["step"] for atoms in ase.io.read(trajectory, ":")] == [0, 4, 8, 12, 16, 20]


@pytest.mark.parametrize("ensemble", ["nve", "nvt", "npt"])
def test_interrupted_run_goes_on_where_it_ended(ensemble, run, small_model, start, tmp_path):
    options = (*COMMON, "--ensemble", ensemble, "--trajectory", tmp_path / "run.traj")
    assert run("md", small_model, start, *options, "--steps", 8)[0] == 0
    before = read_log(tmp_path / "run.log")
    assert run("md", small_model, start, *options, "--steps", 20, "--resume")[0] == 0
    after = read_log(tmp_path / "run.log")
    frames = ase.io.read(tmp_path / "run.traj", ":")
    assert [atoms.info["step"] for atoms in frames] == [0, 4, 8, 12, 16, 20]
    np.testing.assert_array_equal(after[:3], before)
    np.testing.assert_array_equal(after[:, 0], [0, 4, 8, 12, 16, 20])
    np.testing.assert_allclose(np.diff(after[:, 1]), 0.002)
    volumes = [atoms.get_volume() for atoms in frames]
    assert (np.ptp(volumes) > 0) == (ensemble == "npt")


def test_tables_are_of_the_whole_run(run, fails, small_model, start, tmp_path):
    ends = {}
    for name, options in {"exact": (), "tables": ("--tables",)}.items():
        options = (*COMMON, *options, "--trajectory", tmp_path / f"{name}.traj")
        assert run("md", small_model, start, *options, "--steps", 8)[0] == 0
        ends[name] = ase.io.read(tmp_path / f"{name}.traj", -1)
    assert 0 < np.abs(ends["tables"].positions - ends["exact"].positions).max() < 1e-5
    again = ("md", small_model, start, *COMMON, "--trajectory", tmp_path / "tables.traj", "--steps", 12, "--resume")
    assert "was begun with --tables: give the same again" in fails(*again)
    assert run(*again, "--tables")[0] == 0


def test_resumed_run_is_the_uninterrupted_one(run, small_model, start, tmp_path):
    one, two = tmp_path / "one.traj", tmp_path / "two.traj"
    run("md", small_model, start, *COMMON, "--trajectory", one, "--steps", 16)
    run("md", small_model, start, *COMMON, "--trajectory", two, "--steps", 8)
    run("md", small_model, start, *COMMON, "--trajectory", two, "--steps", 16, "--resume")
    first, second = ase.io.read(one, -1), ase.io.read(two, -1)
    np.testing.assert_allclose(second.positions, first.positions, atol=1e-10)
    np.testing.assert_allclose(second.get_momenta(), first.get_momenta(), atol=1e-10)
    np.testing.assert_allclose(read_log(tmp_path / "two.log"), read_log(tmp_path / "one.log"), atol=1e-7)


@pytest.mark.parametrize(
    "bath",
    [
        "--ensemble nvt --thermostat nose-hoover --thermostat-time 50",
        "--ensemble npt --thermostat nose-hoover",
        "--ensemble npt --thermostat nose-hoover --barostat full --barostat-time 500 --pressure 1",
    ],
)
def test_chains_of_nose_and_hoover_go_on_exactly(bath, run, small_model, start, tmp_path):
    one, two = tmp_path / "one.traj", tmp_path / "two.traj"
    options = (*COMMON, *bath.split())
    run("md", small_model, start, *options, "--trajectory", one, "--steps", 12)
    run("md", small_model, start, *options, "--trajectory", two, "--steps", 8)
    run("md", small_model, start, *options, "--trajectory", two, "--steps", 12, "--resume")
    first, second = ase.io.read(one, -1), ase.io.read(two, -1)
    np.testing.assert_allclose(second.positions, first.positions, atol=1e-12)
    np.testing.assert_allclose(second.cell.array, first.cell.array, atol=1e-12)
    np.testing.assert_allclose(second.get_momenta(), first.get_momenta(), atol=1e-10)
    shape = first.cell.array / first.cell.array[0, 0]
    before = ase.io.read(one, 0).cell.array
    assert (np.ptp(shape - before / before[0, 0]) > 1e-9) == ("full" in bath)


@pytest.mark.parametrize("bath", ["--ensemble nvt --thermostat bussi", "--ensemble npt --barostat full"])
def test_other_baths_change_the_run(bath, run, small_model, start, tmp_path):
    run("md", small_model, start, *COMMON, "--trajectory", tmp_path / "nve.traj", "--steps", 4)
    options = (*COMMON, *bath.split(), "--trajectory", tmp_path / "run.traj")
    run("md", small_model, start, *options, "--steps", 4)
    run(
        "md",
        small_model,
        start,
        *COMMON,
        *bath.split(),
        "--trajectory",
        tmp_path / "run.traj",
        "--steps",
        8,
        "--resume",
    )
    frames = ase.io.read(tmp_path / "run.traj", ":")
    assert [atoms.info["step"] for atoms in frames] == [0, 4, 8]
    assert np.abs(frames[1].positions - ase.io.read(tmp_path / "nve.traj", -1).positions).max() > 1e-5


def test_frames_are_extended_xyz_too_and_lost_ones_are_written_again(run, fails, small_model, start, tmp_path):
    options = (*COMMON, "--trajectory", tmp_path / "run.traj", "--xyz", tmp_path / "run.xyz")
    run("md", small_model, start, *options, "--steps", 8)
    whole = (tmp_path / "run.xyz").read_bytes()
    frames = ase.io.read(tmp_path / "run.xyz", ":")
    assert [atoms.info["step"] for atoms in frames] == [0, 4, 8]
    for xyz, traj in zip(frames, ase.io.read(tmp_path / "run.traj", ":"), strict=True):
        np.testing.assert_allclose(xyz.get_forces(), traj.get_forces(), atol=1e-7)
        np.testing.assert_allclose(xyz.get_momenta(), traj.get_momenta(), atol=1e-7)
        assert xyz.get_potential_energy() == pytest.approx(traj.get_potential_energy(), abs=1e-7)
    for kept in (whole[: len(whole) - 30], whole[:100], b"", whole + whole[:200]):
        (tmp_path / "run.xyz").write_bytes(kept)
        run("md", small_model, start, *options, "--steps", 8, "--resume")
    run("md", small_model, start, *options, "--steps", 12, "--resume")
    assert (tmp_path / "run.xyz").read_bytes().startswith(whole)
    assert [atoms.info["step"] for atoms in ase.io.read(tmp_path / "run.xyz", ":")] == [0, 4, 8, 12]
    (tmp_path / "run.xyz").write_text("precious\n" * 3)
    message = fails("md", small_model, start, *options, "--steps", 16, "--resume")
    assert "run.xyz holds something else than frames of" in message
    assert (tmp_path / "run.xyz").read_text() == "precious\n" * 3


def test_frames_of_a_run_that_begins_anew_are_there_once(run, small_model, start, tmp_path):
    trajectory, xyz = tmp_path / "run.traj", tmp_path / "run.xyz"
    options = (*COMMON, "--trajectory", trajectory, "--xyz", xyz, "--resume")
    run("md", small_model, start, *options, "--steps", 8)
    for kept in (1, 0):
        with Trajectory(trajectory) as before:
            description, frames = before.description, [before[index] for index in range(kept)]
        with Trajectory(trajectory, "w") as cut:
            cut.set_description(description)
            for atoms in frames:
                cut.write(atoms)
        run("md", small_model, start, *options, "--steps", 8)
        assert [atoms.info["step"] for atoms in ase.io.read(xyz, ":")] == [0, 4, 8]


def test_chains_of_nose_and_hoover_do_not_take_fixed_atoms(fails, small_model, start, tmp_path):
    atoms = ase.io.read(start)
    atoms.set_constraint(FixAtoms([0]))
    ase.io.write(tmp_path / "fixed.traj", atoms)
    options = ("--ensemble", "nvt", "--thermostat", "nose-hoover", "--trajectory", tmp_path / "run.traj")
    message = fails("md", small_model, tmp_path / "fixed.traj", *options)
    assert message.startswith("--thermostat nose-hoover of ASE moves atoms that are fixed")
    assert not (tmp_path / "run.traj").exists()


@pytest.mark.filterwarnings("ignore:Creating a tensor from a list")  # torch-dftd does
def test_dispersion_is_added(run, fails, small_model, start, tmp_path):
    pytest.importorskip("torch_dftd", reason="torch-dftd is not installed")
    options = (*COMMON, "--trajectory", tmp_path / "run.traj")
    run("md", small_model, start, *COMMON, "--trajectory", tmp_path / "plain.traj", "--steps", 4)
    run("md", small_model, start, *options, "--d3", "--steps", 4)
    first, plain = (ase.io.read(tmp_path / f"{name}.traj", 0) for name in ("run", "plain"))
    from torch_dftd.torch_dftd3_calculator import TorchDFTD3Calculator

    plain_energy = plain.get_potential_energy()
    plain.calc = TorchDFTD3Calculator(damping="bj", xc="pbe", dtype=torch.float64, cutoff=40 * units.Bohr)
    assert first.get_potential_energy() == pytest.approx(plain_energy + plain.get_potential_energy(), abs=1e-9)
    assert abs(plain.get_potential_energy()) > 0.01
    assert "--d3 pbe" in fails("md", small_model, start, *options, "--steps", 8, "--resume")
    message = fails("md", small_model, start, *COMMON, "--d3", "nonsense", "--trajectory", tmp_path / "no.traj")
    assert message.startswith("torch-dftd has no parameters of the functional 'nonsense'")
    assert not (tmp_path / "no.traj").exists()


def test_log_lines_after_the_last_frame_are_dropped(run, small_model, start, tmp_path):
    trajectory, log = tmp_path / "run.traj", tmp_path / "run.log"
    run("md", small_model, start, *COMMON, "--trajectory", trajectory, "--steps", 8)
    with log.open("a") as lines:
        lines.write("12 0.006 1 2 3 4 5\n")
    run("md", small_model, start, *COMMON, "--trajectory", trajectory, "--steps", 12, "--resume")
    np.testing.assert_array_equal(read_log(log)[:, 0], [0, 4, 8, 12])
    assert read_log(log)[-1, 2] != 1


def test_finished_run_is_left_alone(run, small_model, start, tmp_path):
    trajectory = tmp_path / "run.traj"
    run("md", small_model, start, *COMMON, "--trajectory", trajectory, "--steps", 4)
    before = trajectory.read_bytes()
    status, out, _ = run("md", small_model, start, *COMMON, "--trajectory", trajectory, "--steps", 4, "--resume")
    assert (status, out) == (0, f"{trajectory} has 4 steps already; ask for more with --steps\n")
    assert trajectory.read_bytes() == before


def test_the_seed_decides_the_run(run, small_model, start, tmp_path):
    ends = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        options = ("--ensemble", "nvt", "--seed", seed, "--trajectory", tmp_path / f"{name}.traj", "--steps", 4)
        run("md", small_model, start, *COMMON, *options)
        ends.append(ase.io.read(tmp_path / f"{name}.traj", -1).positions)
    np.testing.assert_array_equal(ends[0], ends[1])
    assert np.abs(ends[0] - ends[2]).max() > 1e-3


def test_thermostat_keeps_its_temperature(run, small_model, structures, tmp_path):
    ase.io.write(tmp_path / "ethanol.extxyz", structures[0])
    means = []
    for temperature in (50, 1000):
        trajectory = tmp_path / f"{temperature}.traj"
        options = ("--ensemble", "nvt", "--temperature", temperature, "--steps", 120, "--trajectory", trajectory)
        run("md", small_model, tmp_path / "ethanol.extxyz", *COMMON, *options)
        means.append(read_log(trajectory.with_suffix(".log"))[10:, 5].mean())
    assert means[1] > 2 * means[0]
    assert 300 < means[1] < 2000


def test_a_run_that_blows_up_ends_and_keeps_what_was_before(fails, small_model, start, tmp_path):
    trajectory = tmp_path / "wild.traj"
    options = ("--dtype", "float64", "--timestep", "300", "--interval", "1", "--trajectory", trajectory)
    message = fails("md", small_model, start, *options, "--steps", "200")
    assert message.startswith(("the run has blown up: the temperature is", "the energy is not finite"))
    assert message.endswith("begin another --trajectory with a smaller --timestep, or with a relaxed structure")
    assert (read_log(tmp_path / "wild.log")[:, 5] < 1e6).all()
    assert len(ase.io.read(trajectory, ":")) == len(read_log(tmp_path / "wild.log")) >= 1


@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")  # of ASE's temperature, 0 / 0
def test_a_run_of_fixed_atoms_ends_as_others_do(run, small_model, start, tmp_path):
    atoms = ase.io.read(start)
    atoms.set_constraint(FixAtoms(range(len(atoms))))
    ase.io.write(tmp_path / "fixed.traj", atoms)
    options = (*COMMON, "--steps", 4, "--trajectory", tmp_path / "run.traj")
    assert run("md", small_model, tmp_path / "fixed.traj", *options)[0] == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--steps", "0"], "--steps is 0, expected more than 0"),
        (["--timestep", "-1"], "--timestep is -1.0, expected more than 0"),
        (["--interval", "0"], "--interval is 0, expected more than 0"),
        (["--temperature", "-5"], "--temperature is -5.0 K, expected 0 or more"),
        (["--ensemble", "nvt", "--temperature", "0"], "--temperature is 0.0 K, expected more than 0"),
        *((["--timestep", value], f"--timestep is {value}, expected more than 0") for value in ("nan", "inf")),
        *((["--temperature", value], f"--temperature is {value} K, expected 0 or more") for value in ("nan", "inf")),
        (["--pressure", "nan"], "--pressure is nan GPa, expected a number"),
        (["--seed", "-1"], "--seed is -1, expected 0 or more"),
        (["--trajectory", "."], ". must end in .traj"),
        (["--log", "."], ". is a folder; give the name of a file in it"),
        (
            ["--log", "/dev/null"],
            "/dev/null is a device or a pipe, which a file would replace; give the name of a file",
        ),
        (["--log", "md.traj"], "--trajectory md.traj and --log md.traj are the same file"),
        (["--device", "gpu"], "--device gpu is no device: give cpu, cuda, or one of several GPUs such as cuda:1"),
        (["--trajectory", "md.xyz"], "md.xyz must end in .traj"),
        (["--trajectory", "missing/md.traj"], "the folder of missing/md.traj does not exist"),
        (["--pressure", "5"], "--pressure is for --ensemble npt, and the ensemble is nve"),
        (["--ensemble", "nvt", "--pressure", "0"], "--pressure is for --ensemble npt, and the ensemble is nvt"),
        (["--thermostat", "bussi"], "--thermostat is for --ensemble nvt and npt, and the ensemble is nve"),
        (
            ["--barostat-time", "5", "--ensemble", "nvt"],
            "--barostat-time is for --ensemble npt, and the ensemble is nvt",
        ),
        (["--ensemble", "npt", "--thermostat", "bussi"], "--thermostat bussi has no barostat"),
        (["--ensemble", "nvt", "--thermostat-time", "0"], "--thermostat-time is 0.0 fs, expected more than 0"),
        (["--xyz", "md.traj"], "--trajectory md.traj and --xyz md.traj are the same file"),
        (["--xyz", "md.pdb"], "--xyz md.pdb must end in .xyz or .extxyz"),
        (["--head", "omol"], "the model has no head 'omol'; it has Default"),
    ],
)
def test_wrong_options_write_nothing(options, message, fails, small_model, start, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert fails("md", small_model, start, *options).startswith(message)
    assert list(tmp_path.iterdir()) == [start]


def test_existing_trajectory_is_not_overwritten(fails, small_model, start, tmp_path):
    trajectory = tmp_path / "md.traj"
    trajectory.write_text("precious")
    message = fails("md", small_model, start, "--trajectory", trajectory)
    assert message == f"{trajectory} exists; --resume goes on with it, --trajectory and --log give another name"
    assert trajectory.read_text() == "precious"


def test_foreign_trajectory_cannot_be_resumed(fails, small_model, start, tmp_path):
    with Trajectory(tmp_path / "other.traj", "w") as trajectory:
        trajectory.write(Atoms("H"))
    message = fails("md", small_model, start, "--trajectory", tmp_path / "other.traj", "--resume")
    assert "cannot be resumed: its last frame has no step and momenta" in message


def test_pressure_needs_periodicity(fails, small_model, structures, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ase.io.write("molecule.extxyz", structures[0])
    message = fails("md", small_model, "molecule.extxyz", "--ensemble", "npt")
    assert message == "--ensemble npt needs a structure that is periodic in three directions"
    assert [path.name for path in tmp_path.iterdir()] == ["molecule.extxyz"]


def test_unknown_element_writes_nothing(fails, small_model, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ase.io.write("gold.extxyz", Atoms("Au"))
    assert "contains Au, but the model knows only H, C, O" in fails("md", small_model, "gold.extxyz")
    assert [path.name for path in tmp_path.iterdir()] == ["gold.extxyz"]


def test_the_last_of_several_structures_is_where_a_run_starts_and_that_is_said(run, small_model, structures, tmp_path):
    path, trajectory = tmp_path / "several.extxyz", tmp_path / "run.traj"
    ase.io.write(path, structures[:2])
    command = ("md", small_model, path, *COMMON, "--trajectory", trajectory)
    line = f"mace-fast md: starting from the last of 2 structures of {path}\n"
    assert line in run(*command, "--steps", 4)[2]
    assert ase.io.read(trajectory, 0).get_chemical_formula() == structures[1].get_chemical_formula()
    assert line not in run(*command, "--steps", 8, "--resume")[2]


def test_little_memory_changes_nothing_but_rounding(run, fails, small_model, start, tmp_path):
    for name, memory in (("whole", ()), ("chunks", ("--memory", 0.001))):
        options = (*COMMON, *memory, "--trajectory", tmp_path / f"{name}.traj")
        assert run("md", small_model, start, *options, "--steps", 8)[0] == 0
    np.testing.assert_allclose(read_log(tmp_path / "chunks.log"), read_log(tmp_path / "whole.log"), atol=1e-6)
    options = (*COMMON, "--steps", 8, "--trajectory", tmp_path / "none.traj")
    assert "GB at least" in fails("md", small_model, start, *options, "--memory", 1e-5)
    assert "positive" in fails("md", small_model, start, *options, "--memory", 0)
