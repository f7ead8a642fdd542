"""Runs that were killed, cut off or stopped by a full disk go on as if they had not; with anything else they do not."""

import os
import signal
import subprocess
import sys
import time

import ase.io
import numpy as np
import pytest
import torch
from ase.io.trajectory import Trajectory

import mace_fast
from mace_fast.cli import md_log

pytestmark = pytest.mark.thorough

COMMON = ("--dtype", "float64", "--timestep", "0.5", "--interval", "4")


@pytest.fixture
def begun(run, small_model, start, tmp_path):
    """A trajectory of 8 steps at constant temperature, and what it was begun with."""
    options = (*COMMON, "--ensemble", "nvt", "--trajectory", tmp_path / "run.traj")
    run("md", small_model, start, *options, "--steps", 8)
    return tmp_path / "run.traj", ("md", small_model, start, *options, "--steps", 12, "--resume")


@pytest.fixture
def command(small_model, start):
    """``mace-fast md`` as a process of its own."""
    return [sys.executable, "-m", "mace_fast.cli", "md", small_model, start, *COMMON]


def require_same_frames(found, expected):
    """Bit for bit."""
    found, expected = ase.io.read(found, ":"), ase.io.read(expected, ":")
    assert [atoms.info["step"] for atoms in found] == [atoms.info["step"] for atoms in expected]
    for ours, theirs in zip(found, expected, strict=True):
        for name in ("positions", "momenta"):
            np.testing.assert_array_equal(ours.arrays[name], theirs.arrays[name])


def test_a_run_that_was_cut_in_its_last_frame_and_line_is_the_uninterrupted_one(run, small_model, start, tmp_path):
    one, two = tmp_path / "one.traj", tmp_path / "two.traj"
    run("md", small_model, start, *COMMON, "--trajectory", one, "--steps", 16)
    run("md", small_model, start, *COMMON, "--trajectory", two, "--steps", 12)
    two.write_bytes(two.read_bytes()[:-200])
    log = tmp_path / "two.log"
    log.write_bytes(log.read_bytes()[:-150])
    status, _, err = run("md", small_model, start, *COMMON, "--trajectory", two, "--steps", 16, "--resume")
    assert status == 0
    assert f"mace-fast md: {two} ended in a frame that is not whole; what was cut off is kept in {two}.cut1\n" in err
    require_same_frames(two, one)
    assert log.read_text() == (tmp_path / "one.log").read_text()


@pytest.mark.parametrize("kept", [0, 30, 200])
def test_a_run_without_a_whole_frame_begins_anew(kept, run, small_model, start, tmp_path):
    one, two = tmp_path / "one.traj", tmp_path / "two.traj"
    run("md", small_model, start, *COMMON, "--trajectory", one, "--steps", 4)
    two.write_bytes(one.read_bytes()[:kept])
    (tmp_path / "two.log").write_text(md_log.HEADER[:10])
    status, _, err = run("md", small_model, start, *COMMON, "--trajectory", two, "--steps", 4, "--resume")
    assert status == 0
    assert f"{two} has no whole frame, so the run begins anew" in err
    require_same_frames(two, one)
    assert (tmp_path / "two.log").read_text() == (tmp_path / "one.log").read_text()


def test_a_killed_run_goes_on_as_if_it_had_not_been(run, command, small_model, start, tmp_path):
    one, two = tmp_path / "one.traj", tmp_path / "two.traj"
    log = tmp_path / "two.log"
    with subprocess.Popen([*command, "--trajectory", two, "--steps", "1000000"], stderr=subprocess.DEVNULL) as process:
        while not log.exists() or log.read_text().count("\n") < 4:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    steps = 4 * (log.read_text().count("\n") + 2)
    assert run("md", small_model, start, *COMMON, "--trajectory", two, "--steps", steps, "--resume")[0] == 0
    run("md", small_model, start, *COMMON, "--trajectory", one, "--steps", steps)
    require_same_frames(two, one)
    assert log.read_text() == (tmp_path / "one.log").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is locked there")
def test_a_run_that_another_process_writes_cannot_be_resumed_until_that_one_is_gone(
    run, fails, command, small_model, start, tmp_path
):
    trajectory, log = tmp_path / "run.traj", tmp_path / "run.log"
    again = ("md", small_model, start, *COMMON, "--trajectory", trajectory, "--resume", "--steps")
    with subprocess.Popen(
        [*command, "--trajectory", trajectory, "--steps", "9999999"], stderr=subprocess.DEVNULL
    ) as one:
        try:
            while not log.exists() or log.read_text().count("\n") < 4:
                assert one.poll() is None
                time.sleep(0.01)
            one.send_signal(signal.SIGSTOP)
            assert os.WIFSTOPPED(os.waitpid(one.pid, os.WUNTRACED)[1])
            before = {path: path.read_bytes() for path in tmp_path.iterdir()}
            steps = 4 * (log.read_text().count("\n") + 2)
            message = fails(*again, steps)
            assert message == (
                f"{trajectory} is being written by another process: wait until it ends, or give another --trajectory"
            )
            assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
        finally:
            one.kill()
    assert run(*again, steps)[0] == 0
    assert [atoms.info["step"] for atoms in ase.io.read(trajectory, ":")] == list(range(0, steps + 1, 4))


def test_a_command_that_always_resumes_begins_a_run_that_is_not_there(run, small_model, start, tmp_path):
    one, two = tmp_path / "one.traj", tmp_path / "two.traj"
    run("md", small_model, start, *COMMON, "--trajectory", one, "--steps", 4)
    status, _, err = run("md", small_model, start, *COMMON, "--trajectory", two, "--steps", 4, "--resume")
    assert status == 0
    assert f"mace-fast md: {two} does not exist, so the run begins anew\n" in err
    require_same_frames(two, one)
    assert (tmp_path / "two.log").read_text() == (tmp_path / "one.log").read_text()


def test_a_log_without_its_trajectory_is_not_overwritten(fails, begun, tmp_path):
    trajectory, again = begun
    trajectory.unlink()
    before = (tmp_path / "run.log").read_text()
    assert (
        fails(*again) == f"{tmp_path / 'run.log'} exists, but its trajectory {trajectory} does not: give another --log"
    )
    assert (tmp_path / "run.log").read_text() == before


def test_a_trajectory_whose_steps_do_not_increase_is_refused(fails, begun):
    trajectory, again = begun
    frames = ase.io.read(trajectory, ":")
    with Trajectory(trajectory, "a") as writer:
        writer.write(frames[1])
        writer.write(frames[2])
    before = trajectory.read_bytes()
    message = fails(*again)
    assert message.startswith(
        f"{trajectory} cannot be resumed: its frame 3 is of step 4, after one of step 8, as where"
    )
    assert trajectory.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="pipes without a reader are another error there")
def test_a_run_whose_progress_nobody_reads_any_more_ends_quietly_and_can_be_resumed(
    run, command, small_model, start, tmp_path
):
    trajectory = tmp_path / "run.traj"
    reader, writer = os.pipe()
    os.close(reader)
    try:
        argv = [*command, "--trajectory", trajectory, "--steps", "40"]
        done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=writer, text=True, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stdout) == (141, "")
    assert run("md", small_model, start, *COMMON, "--trajectory", trajectory, "--steps", 40, "--resume")[0] == 0
    assert [atoms.info["step"] for atoms in ase.io.read(trajectory, ":")] == list(range(0, 41, 4))


FULL_DISK = """
import resource, sys
from mace_fast.cli import main

room, warm, *argv = sys.argv[1:]
assert main([*argv, "--trajectory", warm, "--steps", "1"]) == 0  # what kernels keep on the disk is there now
resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
sys.exit(main(argv))
"""


@pytest.mark.parametrize("room", [100, 3000])
def test_a_full_disk_is_said_and_the_run_goes_on_once_there_is_room(room, run, small_model, start, tmp_path):
    """In the first frame, which takes more than 1000 bytes, and in a later one."""
    one, two = tmp_path / "one.traj", tmp_path / "two.traj"
    argv = ["md", small_model, start, *COMMON, "--steps", 40, "--trajectory", two]
    script = [str(argument) for argument in (sys.executable, "-c", FULL_DISK, room, tmp_path / "warm.traj", *argv)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert f"cannot be written to {two} or {tmp_path / 'two.log'}" in done.stderr
    assert "the same command with --resume goes on from the last whole frame" in done.stderr
    assert run(*argv, "--resume")[0] == 0
    run(*argv, "--trajectory", one)
    require_same_frames(two, one)
    assert (tmp_path / "two.log").read_text() == (tmp_path / "one.log").read_text()


def test_lost_lines_of_the_log_are_written_again(run, begun, tmp_path):
    trajectory, again = begun
    log = tmp_path / "run.log"
    header, *lines = log.read_text().splitlines(keepends=True)
    for damaged in (header + lines[0] + lines[2], header + lines[0] + lines[1] + lines[2][:-9], "", None):
        log.unlink()
        if damaged is not None:
            log.write_text(damaged)
        assert run(*again, "--steps", 8)[:2] == (0, f"{trajectory} has 8 steps already; ask for more with --steps\n")
        assert log.read_text() == header + "".join(lines)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (["--timestep", "1"], "begun with --timestep 0.5, not --timestep 1.0: give the same again"),
        (["--interval", "5"], "begun with --interval 4, not --interval 5"),
        (["--dtype", "float32"], "begun with --dtype float64, not --dtype float32"),
        (["--temperature", "400"], "begun with --temperature 300.0, not --temperature 400.0"),
        (["--tables"], "begun without --tables: give the same again"),
        (["--seed", "1"], "begun with --seed 0, not --seed 1"),
        (["--ensemble", "npt"], "begun with --ensemble nvt, not --ensemble npt --pressure 0.0 --barostat isotropic"),
        (["--ensemble", "nve"], "begun with --ensemble nvt --temperature 300.0 --seed 0 --th"),
    ],
)
def test_other_settings_are_refused(changed, message, fails, begun, tmp_path):
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert message in fails(*begun[1], *changed)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_another_model_is_refused_and_the_same_one_in_another_file_is_not(run, fails, begun, small_model, tmp_path):
    _, (_, _, *options) = begun
    model = mace_fast.load(small_model)
    mace_fast.save(model, tmp_path / "same.safetensors")
    with torch.no_grad():
        model.readouts[0].linear.weight[0] *= 1.001
    mace_fast.save(model, tmp_path / "tuned.safetensors")
    message = fails("md", tmp_path / "tuned.safetensors", *options)
    assert f"was begun with another model, {small_model}, whose numbers are not those of" in message
    assert run("md", tmp_path / "same.safetensors", *options)[0] == 0


@pytest.mark.parametrize("change", ["numbers", "masses", "pbc", "cell", "positions"])
def test_another_structure_is_refused(change, fails, begun, start):
    atoms = ase.io.read(start)
    if change == "numbers":
        atoms.numbers[0] = 1
        atoms.set_masses(ase.io.read(start).get_masses())
    elif change == "masses":
        atoms.set_masses(atoms.get_masses() + 1)
    elif change == "pbc":
        atoms.pbc = [True, True, False]
    elif change == "cell":
        atoms.cell[0, 0] += 0.01
    else:
        atoms.positions[1] += 0.01
    ase.io.write(start, atoms)
    assert f"{begun[0]} was not begun with the structure in {start}, whose {change} differ" in fails(*begun[1])


def test_a_trajectory_without_a_record_goes_on_and_that_is_said(run, begun, tmp_path):
    trajectory, again = begun
    frames = ase.io.read(trajectory, ":")
    with Trajectory(trajectory, "w") as writer:
        for atoms in frames:
            writer.write(atoms)
    status, _, err = run(*again)
    assert status == 0
    assert f"{trajectory} does not say what it was begun with, so model and settings are not checked" in err
    assert [atoms.info["step"] for atoms in ase.io.read(trajectory, ":")] == [0, 4, 8, 12]


def test_a_file_that_is_no_log_is_left_as_it_is(fails, begun, tmp_path):
    (tmp_path / "notes.txt").write_text("1 precious\n")
    message = fails(*begun[1], "--log", tmp_path / "notes.txt")
    assert (
        message
        == f"{tmp_path / 'notes.txt'} is not a log of `mace-fast md`, so it is left as it is: give another --log"
    )
    assert (tmp_path / "notes.txt").read_text() == "1 precious\n"


@pytest.mark.parametrize("link", ["same", "dotted", "symbolic", "hard"])
def test_log_and_trajectory_of_one_file_are_refused(link, fails, begun, tmp_path, monkeypatch):
    trajectory, again = begun
    monkeypatch.chdir(tmp_path)
    name = {"same": "run.traj", "dotted": f"../{tmp_path.name}/run.traj"}.get(link, "linked")
    if link == "symbolic":
        (tmp_path / name).symlink_to(trajectory)
    elif link == "hard":
        os.link(trajectory, name)
    before = trajectory.read_bytes()
    assert f"--trajectory {trajectory} and --log {name} are the same file" in fails(*again, "--log", name)
    assert trajectory.read_bytes() == before
