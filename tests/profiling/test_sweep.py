"""The sweep over a kernel's settings compiles in a process of its own: in this one Triton interprets."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytest.importorskip("triton", reason="Triton is not installed")


def run(*arguments):
    environment = {**os.environ, "TRITON_INTERPRET": "1"}  # which the program switches off
    command = [sys.executable, "-m", "profiling.sweep", "one layer", *arguments, "--atoms", "4", "--neighbours", "10"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=600)


def test_every_combination_stands_in_the_table(tmp_path):
    file = tmp_path / "table.json"
    varied = ("num_warps=1,2", "block_channels=16,3")
    done = run("symmetric_contraction_forward", *varied, "--json", str(file))
    assert done.returncode == 0, done.stderr
    (rows,) = json.loads(file.read_text())["shapes"].values()
    assert rows[0]["settings"] == "default"
    assert len(rows) in (4, 5), "the default may be one of the combinations"
    for row in rows:
        assert bool(row["problem"]) == ("block_channels=3" in row["settings"]), "no power of two"
        assert row["problem"] or row["registers"] > 0
        assert row["settings"] in done.stdout


WRONG = {
    "do not ask for no_kernel; they ask for convolution_": ("no_kernel", "num_warps=1"),
    "there is no setting warps: known are": ("symmetric_contraction_forward", "warps=1"),
    "give whole numbers": ("symmetric_contraction_forward", "num_warps=few"),
}
IN_ONE_PROCESS = """
import json, sys
from profiling import sweep

for arguments in json.loads(sys.argv[1]):
    try:
        sweep.main(["one layer", *arguments, "--atoms", "4", "--neighbours", "10"])
    except SystemExit as error:
        print(error)
"""


def test_wrong_names_are_answered_with_the_right_ones():
    command = [sys.executable, "-c", IN_ONE_PROCESS, json.dumps(list(WRONG.values()))]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert done.returncode == 0, done.stderr
    answers = done.stdout.splitlines()
    assert len(answers) == len(WRONG)
    for message, answer in zip(WRONG, answers, strict=True):
        assert message in answer
