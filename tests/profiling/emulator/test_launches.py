"""Kernels of this package, compiled for a GPU, give in the emulator what the definition gives, without faults."""

import json
import re
from pathlib import Path

import pytest

from tests.profiling.processes import run_compiling

ROOT = Path(__file__).resolve().parents[3]

pytest.importorskip("triton", reason="Triton is not installed")

CHECK = """
import json, sys
from pathlib import Path
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
from mace_fast.testing.workloads import water_ion
from profiling.emulator.checks import check_step
from profiling.models import make_model

folder, architecture, seed, steps = json.loads(sys.argv[1])
water = water_ion()
water.set_cell([9.0, 9.0, 9.0])
water.pbc = True
for name, what in steps:
    checked = check_step(make_model(name), what, architecture, structure=water, seed=seed, folder=Path(folder))
    assert checked.launches > 20
    assert "forces" in checked.errors
    print(*(f"{name}, {what}: {one}" for one in checked.wrong), sep="\\n")
"""

STEPS = {
    "sm_80": (None, [("dry", "padded"), ("dry", "hessian")]),
    "sm_90": (1, [("residual", "stress"), ("dry", "training")]),
}
"""Seed of the order of warps and programs; models and what of them, on each GPU."""


@pytest.mark.parametrize("architecture", STEPS)
def test_steps(architecture, tmp_path):
    """In a process of its own, as Triton interprets in this one."""
    seed, steps = STEPS[architecture]
    done = run_compiling("-c", CHECK, json.dumps([str(tmp_path), architecture, seed, steps]))
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == ""


PREPARED = """
import json, sys
from pathlib import Path
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
import torch
from mace_fast.kernels.irreps_linear import Block, irreps_linear, prepared_weight
from mace_fast.kernels.irreps_linear.gpu import launch
from profiling.emulator.launches import emulating

folder, fenced = json.loads(sys.argv[1])
if not fenced:
    launch.reads_shared_memory = lambda: False
blocks = (Block(1, 64, 0, 64, 0, 0), Block(3, 64, 64, 64, 64, 4096))
torch.manual_seed(0)
features, weight = torch.randn(70, 256, requires_grad=True), torch.randn(8192)
with emulating("sm_90", 1, Path(folder)) as emulator:
    made = prepared_weight(weight, blocks, "tf32x3")
    found = irreps_linear(features, made, blocks, 256, backend="triton")
    (gradient,) = torch.autograd.grad(found, features, found.detach())
    print(len(emulator.faults), {fault.kind for fault in emulator.faults})
expected = irreps_linear(features.double(), weight.double(), blocks, 256, backend="reference")
(exact,) = torch.autograd.grad(expected, features, found.detach().double())
for one, other in ((found, expected), (gradient, exact)):
    print(float((one - other).abs().max() / other.abs().max()) < 2e-6)
"""


@pytest.mark.parametrize("fenced", [True, False])
def test_matrix_units_see_weights_that_were_copied_asynchronously(fenced, tmp_path):
    """By the fence in the kernel: Triton 3.6 leaves it out, and the emulator knows no order without it."""
    done = run_compiling("-c", PREPARED, json.dumps([str(tmp_path), fenced]))
    assert done.returncode == 0, done.stderr[-2000:]
    faults, *close = done.stdout.splitlines()
    assert close == ["True", "True"]
    if fenced:
        assert faults == "0 set()"
    else:
        assert "read in the background of what may not be seen there" in faults


FOLDED = """
import sys
from pathlib import Path
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
import torch
from mace_fast.kernels.runtime.launch import launch, recording
from profiling.emulator.launches import emulating
from profiling.machine_code.compiler import compile_launches
sys.path.insert(0, {tests!r})
import toy_kernels

torch.manual_seed(0)
for in_pairs in (False, True):
    a, b, out = torch.randn(16, 16), torch.randn(16, 16), torch.empty(16, 4)
    arguments = (dict(a=a, b=b, out=out), dict(IN_PAIRS=in_pairs))
    with recording() as launches:
        launch(toy_kernels.folded_product, 1, *arguments)
    (code,) = compile_launches(launches, "sm_80")
    with emulating("sm_80"):
        launch(toy_kernels.folded_product, 1, *arguments)
    print(torch.allclose(out.sum(1), (a @ b).sum(1), atol=1e-5), code.problem)
    # float64, which no matrix unit of sm_100 multiplies
    with recording() as launches:
        launch(toy_kernels.folded_product, 1, dict(a=a.double(), b=b.double(), out=out.double()), arguments[1])
    (code,) = compile_launches(launches, "sm_100")
    print(code.problem)
"""


def test_sums_over_lanes_that_are_apart():
    """As Triton 3.6 compiles them they are wrong, and the kernel report says so; those of our kernels are none."""
    script = FOLDED.format(tests=str(ROOT / "tests" / "profiling"))
    done = run_compiling("-c", script)
    assert done.returncode == 0, done.stderr[-2000:]
    ours, ours_in_float64, *apart = done.stdout.splitlines()
    assert (ours, ours_in_float64) == ("True ", "")
    said = r"sums over threads that are apart, .*: %own.*, over bits \[0, 3\] of lanes and \[\] of warps"
    assert re.fullmatch(f"False {said}", apart[0])
    assert re.fullmatch(said, apart[1])


def test_what_is_wrong_with_a_step_is_said():
    """A fault, an error above what is allowed, one that is no number, and padding that changes a result."""
    from profiling.emulator.checks import Checked, Error
    from profiling.emulator.faults import Fault

    fault = Fault("race in shared memory", "0x10 by warp 1", 0, "st.shared.b32", None)
    right = Error(1e-7, 1e-7, 1.0, 2e-6)
    assert not Checked({"energy": right}, 0.0, [], [fault], 30, 70, 1.0).wrong
    errors = {"energy": right, "forces": right._replace(emulated=3e-6), "stress": right._replace(emulated=float("nan"))}
    assert [one.split(":")[0] for one in Checked(errors, 0.0, [fault], [], 30, 70, 1.0).wrong] == [
        "race in shared memory",
        "forces",
        "stress",
    ]
    assert Checked({"energy": right}, 1e-9, [], [], 30, 70, 1.0).wrong
