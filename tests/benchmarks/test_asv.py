"""The asv suites are sound and run: asv's own check, one benchmark for real, and the reasons of those left out."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

pytest.importorskip("asv", reason="asv is not installed: pip install 'mace-fast[bench]'")


def run(*command):
    with tempfile.TemporaryDirectory() as home:  # where asv keeps what it knows of machines
        how = {"cwd": BENCHMARKS, "env": {**os.environ, "HOME": home}, "capture_output": True, "text": True}
        return subprocess.run([sys.executable, *command], timeout=600, **how)


def test_asv_finds_every_suite_and_has_no_complaint():
    done = run("-m", "asv", "check", "--config", "asv.conf.json", "-E", f"existing:{sys.executable}")
    assert done.returncode == 0, done.stdout + done.stderr


CHOSEN = r"Determinism.track_differences\('off small', 'float64', '(reference|triton)', 'cpu'"


def test_a_benchmark_gives_a_number_and_what_cannot_run_is_left_out_with_its_reason():
    done = run("record.py", "--trial", "--quick", "--bench", CHOSEN)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["off", "small", "float64", "reference", "0", "n/a"] in rows, "a number on the CPU, none on a GPU"
    assert "Triton kernels run on GPUs" in done.stdout
    assert "skipped" not in done.stdout, "no process was started for what cannot run"


def test_asv_alone_skips_what_cannot_run_with_its_reason():
    setup = "Determinism().setup('off small', 'float64', 'triton', 'cpu')"
    done = run("-c", f"from suite.bench_accuracy import Determinism; {setup}")
    assert done.stderr.splitlines()[-1].startswith("NotImplementedError: Triton kernels run on GPUs")


def test_the_machine_is_named():
    done = run("record.py", "--name")
    assert done.returncode == 0, done.stderr
    name = done.stdout.strip()
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_nothing_is_recorded_of_what_no_commit_has(tmp_path):
    """Results are kept per commit."""
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", str(BENCHMARKS.parent), str(copy)], check=True)
    for name in ("record.py", "borrow_packages.py", "hardware.py", "suite/common.py"):
        (copy / "benchmarks" / name).write_text((BENCHMARKS / name).read_text())
    (copy / "README.md").write_text("changed")
    code = "import sys; sys.path.insert(0, sys.argv[1]); import record; print(record.require_commit())"
    done = run("-c", code, str(copy / "benchmarks"))
    assert done.returncode == 1
    assert "not in the commit" in done.stderr
    assert "README.md" in done.stderr
