"""Nsight Compute's script without Nsight Compute and without a GPU: what it answers, and what it reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from profiling import ncu

ROOT = Path(__file__).resolve().parents[2]

STALLED = "smsp__average_warps_issue_stalled_{}_per_issue_active.ratio"
NAMES = ("gpu__time_duration.sum", "smsp__inst_executed.sum", "sm__inst_executed_pipe_tensor_op_hmma.avg.pct_of_peak_")
REASONS = ("long_scoreboard", "barrier", "wait", "gmma", "drain")

OUTPUT = f"""==PROF== Connected to process 1
watched: fused_edges_forward
==PROF== Profiling "kernel" - 0: 0%....100% - 40 passes
watched: fused_edges_gradient
mp-0 medium, 4000 atoms: -1.0 eV
"ID","Kernel Name","{NAMES[0]}","{NAMES[1]}","dram__throughput.avg.pct_of_peak_sustained_elapsed",\
"gpu__dram_throughput.avg.pct_of_peak_sustained_elapsed",{",".join(f'"{STALLED.format(one)}"' for one in REASONS)}
"","","ns","inst","%","%","","","","",""
"0","kernel","1,000","4,000","1.5","2.5","3.0","1.0","2.0","0.5","0.1"
"1","kernel","3,000","8,000","","","1.0","4.0","","0","0.1"
"""


def run(path):
    environment = {**os.environ, "PATH": str(path), "CUDA_VISIBLE_DEVICES": ""}
    command = [sys.executable, "-m", "profiling.ncu"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)


def test_the_remedy_is_named_where_something_is_missing(tmp_path):
    if ncu.program() is None:
        done = run(tmp_path)
        assert done.returncode == 1
        assert "install Nsight Compute" in done.stderr
    (tmp_path / "ncu").write_text("#!/bin/sh\n")
    (tmp_path / "ncu").chmod(0o755)
    done = run(tmp_path)
    assert done.returncode == 1
    assert "torch finds no GPU here: run this on the machine that has one" in done.stderr


def test_rows_have_the_names_of_the_step_and_the_metrics_that_there_are():
    forward, gradient = ncu.read(OUTPUT)
    assert forward == {
        "kernel": "fused_edges_forward",
        "ns": 1000.0,
        "instructions": 4000.0,
        "DRAM %": 2.5,
        "warps wait for": "long_scoreboard 3, wait 2, barrier 1, gmma 0.5",
    }
    assert gradient["kernel"] == "fused_edges_gradient"
    assert gradient["warps wait for"].startswith("barrier 4, long_scoreboard 1")
    assert "DRAM %" not in gradient
    lines = ncu.table([forward, gradient]).splitlines()
    assert [cell.strip() for cell in lines[2].split("|")[1:4]] == ["fused_edges_forward", "1000", "4000"]
    assert ncu.table_in(OUTPUT)[2].startswith('"0"')


def test_launches_without_rows_are_missed():
    with pytest.raises(ValueError, match="2 launches were to be watched, ncu has rows of 0"):
        ncu.read(OUTPUT.partition('"ID"')[0])
