"""The asv suites are sound and run: asv's own check, one benchmark for real, and no parameter that cannot run here."""

import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import torch

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"

pytest.importorskip("asv", reason="asv is not installed: pip install 'mace-fast[bench]'")

from asv_runner.benchmarks import benchmark_types

from benchmarks import record
from benchmarks.suite import bench_accuracy, bench_memory, bench_models, bench_operations


def run(*command, cwd=ROOT, **variables):
    with tempfile.TemporaryDirectory() as home:  # where asv keeps what it knows of machines
        how = {"cwd": cwd, "env": {**os.environ, "HOME": home, **variables}, "capture_output": True, "text": True}
        return subprocess.run([sys.executable, *command], timeout=600, **how)


def test_asv_finds_every_suite_and_has_no_complaint():
    options = ("--config", "asv.conf.json", "-E", f"existing:{sys.executable}")
    done = run("-m", "asv", "check", *options, cwd=BENCHMARKS, ASV_PYTHONPATH=str(ROOT))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_benchmark_gives_a_number_and_a_trial_keeps_nothing():
    before = record.KNOWN.read_bytes()
    chosen = r"Determinism.track_differences\('off small', 'float64', '(reference|triton)'"
    done = run("-m", "benchmarks.record", "--trial", "--quick", "--bench", chosen)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    (row,) = (row for row in rows if row[:3] == ["off", "small", "float64"])
    assert row[3] == "0", "no byte differs with the first of the backends"
    assert record.KNOWN.read_bytes() == before


def combinations():
    """Of the parameters of every benchmark, with its name."""
    for module in (bench_accuracy, bench_memory, bench_models, bench_operations):
        for benchmark in vars(module).values():
            methods = vars(benchmark) if isinstance(benchmark, type) else ()
            if any(kind.name_regex.match(name) for name in methods for kind in benchmark_types):
                names = benchmark.param_names
                for values in itertools.product(*(benchmark.params if len(names) > 1 else [benchmark.params])):
                    yield benchmark.__name__, dict(zip(names, values, strict=True))


@pytest.mark.skipif(torch.cuda.is_available(), reason="a machine without a GPU is what is looked at")
def test_what_a_machine_cannot_run_is_no_parameter():
    """asv starts a process for each combination, only to learn that it cannot run."""
    found = list(combinations())
    assert {name for name, _ in found} >= {"Determinism", "HostMemory", "EnergyForcesStress", "Training", "Operations"}
    assert len(found) < 80
    for name, values in found:
        assert values.get("device", "cpu") == "cpu", name
        assert values.get("backend", "cpu") in ("cpu", "reference"), name
        assert values.get("precision", "ieee") == "ieee", name
        assert values.get("backend") != "reference" or "atoms" not in values, "it needs seconds for 512 atoms"


def test_the_page_keeps_what_other_machines_have():
    def benchmark(*params):
        return {"param_names": ["atoms", "device"], "params": [list(one) for one in params]}

    before = {"version": 2, "a": benchmark(["64", "512"], ["'cuda'"]), "on a GPU": benchmark(["64"], ["'cuda'"])}
    now = {"version": 2, "a": benchmark(["64", "8"], ["'cpu'"]), "new": benchmark([], [])}
    found = record.joined(before, now)
    assert found["a"]["params"] == [["64", "512", "8"], ["'cuda'", "'cpu'"]]
    assert found["on a GPU"] == before["on a GPU"]
    assert found["new"] == now["new"]
    assert found["version"] == 2


def test_the_machine_is_named():
    name = record.machine()["machine"]
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_nothing_is_recorded_of_what_no_commit_has(tmp_path, monkeypatch):
    """Results are kept per commit."""
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], check=True)
    monkeypatch.setattr(record, "HERE", copy / "benchmarks")
    assert record.require_commit() == record.git("rev-parse", "HEAD")
    (copy / "README.md").write_text("changed")
    with pytest.raises(SystemExit, match=r"not in the commit: README\.md"):
        record.require_commit()
