"""Nsight Compute's script without Nsight Compute and without a GPU: what it answers, and what it reads."""

import os
import subprocess
import sys
from pathlib import Path

from profiling import ncu

ROOT = Path(__file__).resolve().parents[2]

OUTPUT = """==PROF== Connected to process 1
mp-0 medium, 4000 atoms: -1.0 eV
"ID","Kernel Name","Metric Name","Metric Unit","Metric Value"
"0","short","gpu__time_duration.sum","ns","700"
"0","short","dram__bytes.sum","byte","1,024"
"1","long","gpu__time_duration.sum","ns","1,000"
"2","long","gpu__time_duration.sum","ns","3,000"
"2","long","another metric","%",""
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


def test_counters_are_means_over_launches_and_the_longest_kernel_is_first():
    long, short = ncu.read(OUTPUT)
    assert (long["kernel"], long["launches"], long["ns"]) == ("long", 2, 2000.0)
    assert short == {"kernel": "short", "launches": 1, "ns": 700.0, "DRAM bytes": 1024.0}
    lines = ncu.table([long, short]).splitlines()
    assert [cell.strip() for cell in lines[3].split("|")[1:4]] == ["short", "1", "700"]
    assert lines[3].split("|")[-2].strip() == "1024"
    assert ncu.read("==ERROR== nothing was profiled") == []
