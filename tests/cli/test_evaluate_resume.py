"""Evaluations that were killed, cut off or stopped go on as if they had not; with anything else they do not."""

import json
import os
import signal
import subprocess
import sys
import time

import ase.db
import ase.io
import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import molecule

import mace_fast

pytestmark = pytest.mark.thorough

BAD = 7


@pytest.fixture
def source(tmp_path, small_model):
    """Ten structures of two sizes with labels, of which one cannot be evaluated."""
    found = []
    for index in range(10):
        atoms = molecule("H2O" if index % 3 else "CH3OH")
        atoms.rattle(0.05, seed=index)
        atoms.info["REF_energy"] = -2000.0 - index
        found.append(atoms)
    found[BAD].positions[1] = found[BAD].positions[0]
    ase.io.write(tmp_path / "in.extxyz", found)
    return tmp_path / "in.extxyz"


@pytest.fixture
def command(small_model, source, tmp_path):
    """``command(out)``: arguments that evaluate two structures at a time."""
    return lambda out, *options: ("eval", small_model, source, tmp_path / out, "--stress", "--batch-size", 2, *options)


@pytest.fixture
def stopped(run, command, tmp_path):
    """``stopped(out)``: what an evaluation of the first three batches leaves, its part and its record."""

    def stop(out):
        status, _, err = run(*command(out, "--strict"))
        assert status == 2
        assert f"structure {BAD} of {tmp_path / 'in.extxyz'}: no results: atoms 0 and 1 are 0.0e+00 Å apart" in err
        assert "what came before is kept, and --resume without --strict goes on" in err
        assert not (tmp_path / out).exists()
        return tmp_path / f"{out}.part", tmp_path / f"{out}.eval.jsonl"

    return stop


def noted_twice(part, record):
    """Two attempts failed between the line of the record and the batch."""
    lines = record.read_text().splitlines(keepends=True)
    part.write_bytes(part.read_bytes()[: json.loads(lines[-2])["end"]])
    record.write_text("".join([*lines, lines[-1], lines[-1]]))


CUTS = {
    "a batch that is in the record three times and not there": noted_twice,
    "in a structure": lambda part, record: part.write_bytes(part.read_bytes()[:-20]),
    "after a line of the record, before its batch": lambda part, record: part.write_bytes(
        part.read_bytes()[: len(part.read_bytes()) * 2 // 3]
    ),
    "in a line of the record": lambda part, record: record.write_text(record.read_text()[:-20]),
    "before the record of a batch": lambda part, record: record.write_text(
        "".join(record.read_text().splitlines(keepends=True)[:-1])
    ),
    "and zeros for what was lost with the power": lambda part, record: part.write_bytes(
        part.read_bytes()[:-200] + bytes(200)
    ),
}


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS.keys())
def test_an_evaluation_that_was_cut_off_is_the_uninterrupted_one(cut, run, command, stopped, tmp_path):
    cut(*stopped("two.extxyz"))
    status, out, err = run(*command("two.extxyz", "--resume"))
    assert status == 1
    assert run(*command("one.extxyz"))[1] == out.replace("two.extxyz", "one.extxyz")
    assert (tmp_path / "two.extxyz").read_bytes() == (tmp_path / "one.extxyz").read_bytes()
    assert err.count(f"structure {BAD} of") == 1
    left = {path.name for path in tmp_path.iterdir()} - {"in.extxyz"}
    assert left == {f"{name}.extxyz{ending}" for name in ("one", "two") for ending in ("", ".eval.jsonl")}


@pytest.mark.parametrize("rows", [6, 5])
def test_a_database_that_was_cut_off_is_the_uninterrupted_one(rows, run, command, stopped, tmp_path):
    part, _ = stopped("two.db")
    if rows < 6:  # a batch that is not in the record, or not there
        ase.db.connect(part, type="db").delete(range(rows + 1, 7))
    assert run(*command("two.db", "--resume"))[0] == run(*command("one.db"))[0] == 1
    one, two = (list(ase.db.connect(tmp_path / name).select()) for name in ("one.db", "two.db"))
    assert len(one) == len(two) == 10
    for expected, found in zip(one, two, strict=True):
        assert found.key_value_pairs == expected.key_value_pairs
        assert found.data.keys() == expected.data.keys()
        for name, value in expected.data.items():
            np.testing.assert_array_equal(found.data[name], value)
    assert one[0].REF_energy == -2000
    assert one[0].data.MACE_forces.shape == (6, 3)
    assert one[BAD].MACE_error.startswith("atoms 0 and 1 are")


def test_a_killed_evaluation_goes_on_once_its_process_is_gone(run, fails, small_model, tmp_path):
    """Which until then keeps others from its results."""
    structures = [molecule("H2O") for _ in range(60)]
    for seed, atoms in enumerate(structures):
        atoms.rattle(0.05, seed=seed)
    ase.io.write(tmp_path / "in.extxyz", structures)
    part = tmp_path / "two.extxyz.part"
    argv = [small_model, tmp_path / "in.extxyz", tmp_path / "two.extxyz", "--batch-size", "1"]
    with subprocess.Popen([sys.executable, "-m", "mace_fast.cli", "eval", *argv], stderr=subprocess.DEVNULL) as process:
        while not part.exists() or part.stat().st_size < 5000:
            assert process.poll() is None
            time.sleep(0.001)
        process.send_signal(signal.SIGSTOP)
        assert os.WIFSTOPPED(os.waitpid(process.pid, os.WUNTRACED)[1])
        before = part.read_bytes()
        for option in ([], ["--resume"]):
            message = fails("eval", *argv, *option)
            assert message == (
                f"{tmp_path / 'two.extxyz.eval.jsonl'} is being written by another process: wait until it ends, or "
                "give another OUT"
            )
        assert part.read_bytes() == before
        process.kill()
    status, out, _ = run("eval", *argv, "--resume")
    assert (status, out) == (0, f"structures written to {tmp_path / 'two.extxyz'}: 60\n")
    run("eval", *argv[:2], tmp_path / "one.extxyz", *argv[3:])
    assert (tmp_path / "two.extxyz").read_bytes() == (tmp_path / "one.extxyz").read_bytes()


def test_a_command_that_always_resumes_begins_and_does_nothing_once_all_is_there(run, command, tmp_path):
    status, out, err = run(*command("out.extxyz", "--resume"))
    assert status == 1
    assert f"{tmp_path / 'out.extxyz'} is not begun, so the evaluation begins" in err
    before = (tmp_path / "out.extxyz").stat()
    again = run(*command("out.extxyz", "--resume"))
    assert again == (1, out, f"mace-fast eval: {tmp_path / 'out.extxyz'} is complete already\n")
    assert (tmp_path / "out.extxyz").stat() == before


def test_without_resume_what_is_there_is_replaced_and_that_is_said(run, command, stopped, tmp_path):
    part, _ = stopped("out.extxyz")
    status, _, err = run(*command("out.extxyz"))
    assert status == 1
    assert f"{part} of an evaluation that did not end is overwritten; --resume would have gone on with it" in err
    (tmp_path / "out.extxyz").write_text("old")
    run(*command("out.extxyz"))
    assert len(ase.io.read(tmp_path / "out.extxyz", ":")) == 10


@pytest.mark.parametrize("with_record", [False, True])
def test_results_of_which_nothing_says_what_they_are_of_are_not_gone_on_with(
    with_record, fails, command, stopped, tmp_path
):
    if with_record:
        stopped("out.extxyz")[0].unlink()
    (tmp_path / "out.extxyz").write_text("precious")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    message = fails(*command("out.extxyz", "--resume"))
    assert message.startswith(f"{tmp_path / 'out.extxyz'} {'is not of the evaluation' if with_record else 'exists'}")
    assert message.endswith("give another OUT, or leave out --resume to replace it")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (["--dtype", "float64"], "was begun with --dtype float32, not --dtype float64: give the same again"),
        (["--tables"], "was begun with no --tables, not --tables"),
        (["--energy-key", "REF_energy"], "was begun with no --energy-key, not --energy-key REF_energy"),
    ],
)
def test_other_settings_are_refused(changed, message, fails, command, stopped, tmp_path):
    stopped("out.extxyz")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert message in fails(*command("out.extxyz", "--resume", *changed))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_another_model_and_other_structures_are_refused(run, fails, command, stopped, small_model, source, tmp_path):
    stopped("out.extxyz")
    name, _, *rest = command("out.extxyz", "--resume")
    model = mace_fast.load(small_model)
    mace_fast.save(model, tmp_path / "same.safetensors")
    with torch.no_grad():
        model.readouts[0].linear.weight[0] *= 1.001
    mace_fast.save(model, tmp_path / "tuned.safetensors")
    message = fails(name, tmp_path / "tuned.safetensors", *rest)
    assert f"was begun with another model, {small_model}, whose content is not that of" in message
    before = source.read_text()
    source.write_text(before.replace("REF_energy=-2009", "REF_energy=-2010"))
    assert f"was begun with another input, {source}, whose content is not that of {source}" in fails(
        name, small_model, *rest
    )
    source.write_text(before)
    assert run(name, tmp_path / "same.safetensors", *rest)[0] == 1


FULL_DISK = """
import resource, sys
from mace_fast.cli import main

resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
sys.exit(main(sys.argv[1:]))
"""


def test_a_full_disk_is_said_and_the_evaluation_goes_on_once_there_is_room(run, command, tmp_path):
    assert run(*command("one.extxyz"))[0] == 1  # what kernels keep on the disk is there now
    argv = command("two.extxyz")
    script = [str(argument) for argument in (sys.executable, "-c", FULL_DISK, *argv)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert f"cannot be written to {tmp_path / 'two.extxyz.part'} ([Errno 27] File too large)" in done.stderr
    assert "the same command with --resume goes on" in done.stderr
    assert run(*argv, "--resume")[0] == 1
    assert (tmp_path / "two.extxyz").read_bytes() == (tmp_path / "one.extxyz").read_bytes()


def test_a_structure_that_cannot_be_written_has_its_results_alone(run, small_model, tmp_path):
    """Of arrays that a database has, and extended XYZ has not."""
    with ase.db.connect(tmp_path / "in.db") as database:
        for index in range(3):
            database.write(molecule("H2O"), data={"hessian": np.ones((3, 3, 3))} if index == 1 else {}, label=index)
    status, out, err = run("eval", small_model, tmp_path / "in.db", tmp_path / "out.extxyz")
    assert (status, out) == (1, f"structures written to {tmp_path / 'out.extxyz'}: 3\n")
    assert f"structure 1 of {tmp_path / 'in.db'}: only its results are written: " in err
    written = ase.io.read(tmp_path / "out.extxyz", ":")
    whole = {"label", "MACE_energy"}
    assert [set(atoms.info) for atoms in written] == [whole, {"MACE_energy"}, whole]
    assert [atoms.arrays["MACE_forces"].shape for atoms in written] == [(3, 3)] * 3


def test_results_keep_their_record_where_a_later_evaluation_has_none(run, fails, command, tmp_path):
    run(*command("out.extxyz"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    arguments = list(command("out.extxyz"))
    ase.io.write(tmp_path / "bad.extxyz", Atoms("H2", [[0, 0, 0]] * 2))
    arguments[2] = tmp_path / "bad.extxyz"
    assert run(*arguments)[0] == 2
    (tmp_path / "bad.extxyz").unlink()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert "is complete already" in run(*command("out.extxyz", "--resume"))[2]
