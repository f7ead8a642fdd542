"""The sweep over a kernel's settings compiles in a process of its own: in this one Triton interprets."""

import json
from pathlib import Path

import pytest

from tests.profiling.processes import run_compiling

pytest.importorskip("triton", reason="Triton is not installed")

VARIED = ("symmetric_contraction_forward", "num_warps=1,2", "block_channels=16,3", "--json", "table.json")
WRONG = {
    "do not ask for no_kernel; they ask for convolution_": ("no_kernel", "num_warps=1"),
    "there is no setting warps: known are": ("symmetric_contraction_forward", "warps=1"),
    "give whole numbers": ("symmetric_contraction_forward", "num_warps=few"),
}
SCRIPT = """
import contextlib, io, json, sys
from profiling import sweep

record_steps = sweep.record_steps
steps = []
sweep.record_steps = lambda *rest: steps[0] if steps else steps.append(record_steps(*rest)) or steps[0]
answers = []
for arguments in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            status = sweep.main(["one layer", *arguments, "--atoms", "4", "--neighbours", "10"])
        except SystemExit as error:
            status = str(error)
    answers.append((status, out.getvalue()))
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def answers(once):
    """Exit status or message, and output, of each call; the last has its table beside."""
    return once("sweep", _run)


def _run(folder):
    arguments = json.dumps([*WRONG.values(), VARIED])
    root = str(Path(__file__).resolve().parents[2])
    # the program itself switches the interpreter off
    done = run_compiling("-c", SCRIPT, arguments, cwd=folder, PYTHONPATH=root, TRITON_INTERPRET="1")
    assert done.returncode == 0, done.stderr
    return [*json.loads(done.stdout), json.loads((folder / "table.json").read_text())]


def test_every_combination_stands_in_the_table(answers):
    (status, said), table = answers[-2:]
    assert status == 0
    (rows,) = table["shapes"].values()
    assert rows[0]["settings"] == "default"
    assert len(rows) in (4, 5), "the default may be one of the combinations"
    for row in rows:
        assert bool(row["problem"]) == ("block_channels=3" in row["settings"]), "no power of two"
        assert row["problem"] or row["registers"] > 0
        assert row["settings"] in said


def test_wrong_names_are_answered_with_the_right_ones(answers):
    for message, (answer, said) in zip(WRONG, answers, strict=False):
        assert message in answer
        assert not said
