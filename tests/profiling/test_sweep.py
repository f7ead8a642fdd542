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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no_kernel", "num_warps=1"), "do not ask for no_kernel; they ask for convolution_"),
        (("symmetric_contraction_forward", "warps=1"), "there is no setting warps: known are"),
        (("symmetric_contraction_forward", "num_warps=few"), "give whole numbers"),
    ],
)
def test_wrong_names_are_answered_with_the_right_ones(arguments, message):
    done = run(*arguments)
    assert done.returncode == 1
    assert message in done.stderr
