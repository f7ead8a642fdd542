"""The roofline: time goes to the operation that took it, and counts and rates to the bound beside it."""

import importlib
import json
import time
from pathlib import Path

import pytest
import torch

from mace_fast.kernels.runtime.operators import OPERATIONS
from mace_fast.kernels.tuning import assume
from profiling.roofline import operation_times
from profiling.roofline.__main__ import Operation, table, with_code
from tests.profiling.processes import run_compiling

ROOT = Path(__file__).resolve().parents[2]


class Slow(torch.autograd.Function):
    """Takes 20 ms forward and 60 ms back, or more on a machine that is busy."""

    @staticmethod
    def forward(ctx, x):
        time.sleep(0.02)
        return 2 * x

    @staticmethod
    def backward(ctx, grad):
        time.sleep(0.06)
        return 2 * grad


def test_time_goes_to_the_operation_that_took_it_and_so_does_that_of_its_gradient():
    inner = operation_times.noted(lambda x: x.exp(), "inner")
    slow = operation_times.noted(lambda x: Slow.apply(inner(x) + 1), "slow")
    quick = operation_times.noted(lambda x: x.sin(), "quick")
    x = torch.ones(3, requires_grad=True)

    def step():
        Slow.apply(slow(quick(x))).sum().backward()  # the last one, in no operation

    times, total = operation_times.times_on_cpu(step, 1)
    assert set(times) == {"slow", "quick"}
    least = 79e3  # of one, forward and back; the profiler has another clock than sleep
    assert times["slow"] > least
    assert times["slow"] + times["quick"] + least < total, "the last one counts for nobody, and nothing counts twice"


def test_a_step_is_marked_and_the_package_is_as_before():
    reference = importlib.import_module("mace_fast.kernels.edge_vectors.reference")
    before = reference.edge_vectors
    with operation_times.marked():
        assert reference.edge_vectors is not before
    assert reference.edge_vectors is before


def test_every_operator_of_ours_belongs_to_an_operation():
    assert OPERATIONS["mace_fast::edge_sum"] == "edge_vectors"
    assert OPERATIONS["mace_fast::symmetric_contraction_feature_gradient"] == "symmetric_contraction"
    registered = {name for name in torch._C._dispatch_get_all_op_names() if name.startswith("mace_fast::")}
    assert registered <= set(OPERATIONS)
    assert {OPERATIONS[name] for name in registered} <= {path.name for path in (ROOT / "kernels").iterdir()}


SCRIPT = """
import contextlib, io, json, sys
from profiling.roofline.__main__ import main

said = {}
for backend in ("reference", "cpu"):
    files = ["--output", f"{backend}.json", "--plot", f"{backend}.png"]
    sys.argv[1:] = ["--model", "dry", "--atoms", "30", "--backend", backend, *files]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        main()
    said[backend] = out.getvalue()
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def rooflines(once):
    """What the script said and wrote on each backend. In a process of its own: it switches Triton's interpreter off."""
    pytest.importorskip("matplotlib")
    return once("roofline", _run)


def _run(folder):
    done = run_compiling("-c", SCRIPT, cwd=folder, PYTHONPATH=str(ROOT))
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    return {name: (text, str(folder / f"{name}.json"), str(folder / f"{name}.png")) for name, text in said.items()}


@pytest.mark.parametrize("backend", ["reference", "cpu"])
def test_the_script_counts_measures_and_draws(backend, rooflines):
    said, out, picture = rooflines[backend]
    found = json.loads(Path(out).read_text())
    rows = {row["name"]: row for row in found["operations"]}
    atoms, edges, rates = found["facts"]["atoms"], found["facts"]["edges"], found["ceilings"]["rates"]
    measured = {name for name, row in rows.items() if row["microseconds"]}
    expected = {"edge_vectors", "edge_embedding", "radial_hidden", "irreps_linear", "symmetric_contraction"}
    assert expected <= measured
    assert {name for name, row in rows.items() if row["bound"]} <= measured, "the same algorithm is counted"
    vectors = rows["edge_vectors"]
    assert vectors["bytes"] == pytest.approx(4 * (6 * atoms + 9 * edges) + 8 * 4 * edges)
    assert vectors["flops"] == pytest.approx(12 * edges)
    forward, gradient = (4 * (3 * atoms + n * edges) + 8 * 2 * edges for n in (6, 3))
    bound = sum(max(moved / rates["bandwidth"], 6 * edges / rates["fma"]) for moved in (forward, gradient)) * 1e-6
    assert vectors["bound"] == pytest.approx(bound)
    assert vectors["percent"] == pytest.approx(100 * bound / vectors["microseconds"])
    assert f"{atoms} atoms, {edges} edges" in said
    assert "float32" in said
    assert "| outside of these" in said
    assert 10_000 < Path(picture).stat().st_size < 150_000


def test_what_was_counted_stands_beside_what_was_measured(tmp_path):
    file = tmp_path / "counted.json"
    kernels = [
        {"operation": "convolution", "bounds_us": {"issue": 2.0, "L2": 1.0}},
        {"operation": "convolution", "bounds_us": {"issue": 1.0, "L2": 3.0}},
        {"operation": "edge_sum", "bounds_us": {"issue": 1.0}},
    ]
    what = {"model": "mp-0 small", "step": "energy and forces", "dtype": "float32", "architecture": "sm_90"}
    file.write_text(json.dumps({**what, "atoms": 10, "kernels": kernels}))
    found = [Operation("convolution", 100.0), Operation("irreps_linear", 10.0)]
    with assume("sm_90"):
        convolution, linear = with_code(found, file, "mp-0 small", "float32", 40)
        with pytest.raises(SystemExit, match=r"is a profile of .'dtype': 'float32'"):
            with_code(found, file, "mp-0 small", "float64", 40)
    assert convolution.code == 4 * (2.0 + 3.0)
    assert linear.code is None
    assert "20" in table([convolution, linear], 200.0).splitlines()[2]
