"""The roofline: time goes to the operation that took it, and counts and rates to the bound beside it."""

import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def operation_times(monkeypatch):
    for folder in ("profiling", "benchmarks"):
        monkeypatch.syspath_prepend(str(ROOT / folder))
    return importlib.import_module("operation_times")


class Slow(torch.autograd.Function):
    """Takes 20 ms forward and 60 ms back."""

    @staticmethod
    def forward(ctx, x):
        time.sleep(0.02)
        return 2 * x

    @staticmethod
    def backward(ctx, grad):
        time.sleep(0.06)
        return 2 * grad


def test_time_goes_to_the_operation_that_took_it_and_so_does_that_of_its_gradient(operation_times):
    inner = operation_times.noted(lambda x: x.exp(), "inner")
    slow = operation_times.noted(lambda x: Slow.apply(inner(x) + 1), "slow")
    quick = operation_times.noted(lambda x: x.sin(), "quick")
    x = torch.ones(3, requires_grad=True)

    def step():
        Slow.apply(slow(quick(x))).sum().backward()  # the last one, in no operation

    times, total = operation_times.times_on_cpu(step, 1)
    assert set(times) == {"slow", "quick"}
    assert 80e3 < times["slow"] < 150e3
    assert times["quick"] < 20e3
    assert total > times["slow"] + times["quick"] + 80e3


def test_a_step_is_marked_and_the_package_is_as_before(operation_times):
    reference = importlib.import_module("mace_fast.kernels.edge_vectors.reference")
    before = reference.edge_vectors
    with operation_times.marked():
        assert reference.edge_vectors is not before
    assert reference.edge_vectors is before


def test_every_operator_of_ours_belongs_to_an_operation(operation_times):
    importlib.import_module("mace_fast")
    known = operation_times.operators()
    assert known["mace_fast::edge_sum"] == "edge_vectors"
    assert known["mace_fast::symmetric_contraction_feature_gradient"] == "symmetric_contraction"
    registered = {name for name in torch._C._dispatch_get_all_op_names() if name.startswith("mace_fast::")}
    assert registered <= set(known)


@pytest.mark.parametrize("backend", ["reference", "cpu"])
def test_the_script_counts_measures_and_draws(backend, tmp_path):
    """In a process of its own: it switches Triton's interpreter off."""
    pytest.importorskip("matplotlib")
    out, picture = tmp_path / "roofline.json", tmp_path / "roofline.png"
    script = [sys.executable, str(ROOT / "profiling" / "roofline.py"), "--model", "dry", "--atoms", "30"]
    script += ["--backend", backend]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [*script, "--output", str(out), "--plot", str(picture)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    found = json.loads(out.read_text())
    rows = {row["name"]: row for row in found["operations"]}
    atoms, edges, rates = found["facts"]["atoms"], found["facts"]["edges"], found["ceilings"]["rates"]
    measured = {name for name, row in rows.items() if row["microseconds"]}
    expected = {"edge_vectors", "edge_embedding", "radial_hidden", "irreps_linear", "symmetric_contraction"}
    assert expected <= measured
    assert {name for name, row in rows.items() if row["bound"]} <= measured, "the same algorithm is counted"
    assert sum(rows[name]["microseconds"] for name in measured) < found["step_us"]
    vectors = rows["edge_vectors"]
    assert vectors["bytes"] == pytest.approx(4 * (6 * atoms + 9 * edges) + 8 * 4 * edges)
    assert vectors["flops"] == pytest.approx(12 * edges)
    forward, gradient = (4 * (3 * atoms + n * edges) + 8 * 2 * edges for n in (6, 3))
    bound = sum(max(moved / rates["bandwidth"], 6 * edges / rates["fma"]) for moved in (forward, gradient)) * 1e-6
    assert vectors["bound"] == pytest.approx(bound)
    assert vectors["percent"] == pytest.approx(100 * bound / vectors["microseconds"])
    assert f"{atoms} atoms, {edges} edges" in done.stdout
    assert "float32" in done.stdout
    assert "| outside of these" in done.stdout
    assert 10_000 < picture.stat().st_size < 150_000
