"""Faults planted in kernels of this package are found, and named with kernel, instruction and line of the source."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.profiling.processes import run_compiling

pytest.importorskip("triton", reason="Triton is not installed")

from tests.profiling.emulator.planted import InGenerated, InPTX, InWritten, Planted, Trial

ROOT = Path(__file__).resolve().parents[3]

# a line of JSON for every trial without a fault, and then for every fault: what was found
RUN = """
import json
import sys
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
sys.path.insert(0, sys.argv[1])
import planted

for trial in json.loads(sys.argv[2]):
    print(json.dumps(planted.run(planted.Trial(*trial))))
for kind, trial, *change in json.loads(sys.argv[3]):
    trial = planted.Trial(*trial)
    print(json.dumps(planted.run(trial, getattr(planted, kind)(trial, *change))))
"""

CONVOLUTION = Trial("convolution")
CONVOLUTION_BACK = Trial("convolution", "hidden")
CONVOLUTION_BY_NODES = Trial("convolution", "node_feats", sizes=(("l_max", 2),))
CONVOLUTION_BACK_90 = Trial("convolution", "hidden", "sm_90")
FUSED = Trial("fused_convolution")
FUSED_BACK = Trial("fused_convolution", "node_feats")
FUSED_WITHOUT_EDGES = Trial("fused_convolution", sizes=(("edges", 0),))
CONTRACTION = Trial("symmetric_contraction", "coefficients", sizes=(("nodes", 8),))
LINEAR = Trial("irreps_linear")
LINEAR_64 = Trial("irreps_linear", sizes=(("channels", 64),))
LINEAR_90 = Trial("irreps_linear", architecture="sm_90")
LINEAR_BACK = Trial("irreps_linear by species", "weight", sizes=(("nodes", 8),))
SUM = Trial("segment_sum")

LINEAR_KERNEL = "irreps_linear.gpu.device.irreps_linear_kernel"
GRADIENT_KERNEL = "irreps_linear.gpu.device.weight_gradient_kernel"
COEFFICIENT_KERNEL = "symmetric_contraction_coefficient_gradient"
SUM_OF_TILES = "mace_fast.kernels.symmetric_contraction.gpu.device.sum_of_tiles"
SUM_BY_SENDER = "fused_edges.gpu.device.sum_by_sender_kernel"
SUM_KERNEL = "segment_sum.gpu.device.segment_sum_kernel"
BARRIER = r"bar\.sync[^;]*;"
NEVER_WRITTEN = "read of global memory that was never written"
NO_PROXY_FENCE = "read in the background of what may not be seen there"
NO_FENCE = "registers of a matrix product without wgmma.fence"


class Found(NamedTuple):
    """How a fault that must be found begins, and its instruction behind a guard, the line of the source, the kernel.

    The kernel is the one with the fault unless another is given.
    """

    kind: str
    instruction: str
    line: str
    kernel: str = ""


FAULTS: dict[str, tuple[Planted, Found]] = {
    "the first barrier less": (
        InPTX(CONVOLUTION, "convolution_forward", BARRIER, count=1),
        Found("race in shared memory", "st.shared", "tl.store(place + channel"),
    ),
    "no barrier in a sum over threads": (
        InPTX(SUM, SUM_KERNEL, BARRIER, count=1),
        Found("race in shared memory", "ld.shared", "return core.reduce(input, axis, _sum_combine"),
    ),
    "no barrier between storing a sum and adding to it": (
        InPTX(CONVOLUTION_BY_NODES, "convolution_node_gradient", BARRIER),
        Found("race in global memory: result", "ld.global", "total = tl.load(result"),
    ),
    "a row too many": (
        InWritten(LINEAR, LINEAR_KERNEL, "has_row = row < num_rows", "has_row = row <= num_rows"),
        Found("access outside of global memory", "ld.global", "x = tl.load(node_ptr + OFFSET_IN"),
    ),
    "a node too many": (
        InGenerated(FUSED, "fused_edges_forward", r"stop = last \+ 1", "stop = last + 2"),
        Found("access outside of global memory", "ld.global", "end = tl.load(receiver_ptr + receiver + 1)"),
    ),
    "an edge too many": (
        InGenerated(CONVOLUTION_BACK, "convolution_edge_gradient", r"tile\(first, stop", "tile(first, stop + 1"),
        Found("access outside of global memory", "ld.global", "sender = tl.load(senders + edge)"),
    ),
    "an edge too few": (
        InGenerated(FUSED, "fused_edges_functions", "first_edge, 12", "first_edge - 1, 12"),
        Found(
            f"{NEVER_WRITTEN}: hidden",
            "ld.global",
            "return tl.load(hidden + edge.to(tl.int64) * PITCH",
            "fused_edges_forward",
        ),
    ),
    "sums that begin with what was there": (
        InGenerated(FUSED, "fused_edges_forward", "if begin < first_edge", "if begin <= first_edge"),
        Found(f"{NEVER_WRITTEN}: result", "ld.global", "total += tl.load(result + (receiver * 8 + 0)"),
    ),
    "no wait for copies": (
        InPTX(LINEAR_64, LINEAR_KERNEL, r"cp\.async\.wait_group[^;]*;"),
        Found("race in shared memory", "ldmatrix", "return (bits & -(1 << BITS))"),
    ),
    "no wait for products": (
        InPTX(CONVOLUTION_BACK_90, "convolution_edge_gradient", r"wgmma\.wait_group[^;]*;"),
        Found("use of what was never written", "st.shared", "tl.store(grad_hidden + edge[:, None] * 12 + column"),
    ),
    "accumulators not set": (
        InPTX(CONVOLUTION, "convolution_forward", r"mov\.b32 \s*%r\d+, 0f00000000;"),
        Found("use of what was never written", "st.shared", "tl.store(place + channel"),
    ),
    "what edges give to their senders not set": (
        InGenerated(FUSED_BACK, "fused_edges_gradient", r"tl\.store\(rows \+ 0 .*", "pass"),
        Found(f"{NEVER_WRITTEN}: by_edge", "ld.global", "total += tl.sum(tl.load(by_edge", SUM_BY_SENDER),
    ),
    "a store without a channel, which the next kernel reads": (
        InGenerated(CONTRACTION, COEFFICIENT_KERNEL, r"c10, mask=inside", "c10, mask=inside & (channel > 0)"),
        Found(f"{NEVER_WRITTEN}: partial", "ld.global", "total += tl.load(partial + tile * ROW + offset", SUM_OF_TILES),
    ),
    "two tiles into the same row": (
        InGenerated(CONTRACTION, COEFFICIENT_KERNEL, r"tile\.to\(tl\.int64\)", "(tile // 2)"),
        Found("race in global memory: partial", "st.global", "tl.store(sums[:, :, None"),
    ),
    "two chunks into the same row": (
        InWritten(LINEAR_BACK, GRADIENT_KERNEL, r"chunk\.to\(tl\.int64\)", "(chunk // 2)"),
        Found("race in global memory: partial_ptr", "st.global", "tl.store(partial, total"),
    ),
    "edges of the node before": (
        InGenerated(
            CONVOLUTION_BACK, "convolution_edge_gradient", r"ptr \+ receiver\)", "ptr + tl.maximum(receiver - 1, 0))"
        ),
        Found("race in global memory: grad_hidden", "st.global", "tl.store(grad_hidden + edge[:, None]"),
    ),
    "no proxy fence before products from registers": (
        InPTX(CONVOLUTION_BACK_90, "convolution_edge_gradient", r"fence\.proxy[^;]*;"),
        Found(NO_PROXY_FENCE, "wgmma", "result = tl.dot(a, b"),
    ),
    "no proxy fence before products from shared memory": (
        InPTX(LINEAR_90, LINEAR_KERNEL, r"fence\.proxy[^;]*;"),
        Found(NO_PROXY_FENCE, "wgmma", "result = tl.dot(a, b"),
    ),
    "no fence after writing an operand": (
        InPTX(CONVOLUTION_BACK_90, "convolution_edge_gradient", r"wgmma\.fence[^;]*;"),
        Found(NO_FENCE, "wgmma", "result = tl.dot(a, b"),
    ),
    "no fence before the first product": (
        InPTX(LINEAR_90, LINEAR_KERNEL, r"wgmma\.fence[^;]*;"),
        Found(NO_FENCE, "wgmma", "result = tl.dot(a, b"),
    ),
}
"""What is planted in which kernel, and what must be found."""

PAIR = r"(%r\d+),( ?)(%r\d+)"

WRONG: dict[str, tuple[Planted, str]] = {
    "operands of mma": (
        InPTX(CONVOLUTION, "convolution_forward", rf"(mma\.sync[^{{]*\{{[^}}]*\}}, \{{ ){PAIR}", r"\1\4,\3\2", 1),
        "convolution, value: off by",
    ),
    "operands of wgmma": (
        InPTX(
            CONVOLUTION_BACK_90,
            "convolution_edge_gradient",
            rf"(wgmma\.mma[^{{]*\{{[^}}]*\}}, \{{){PAIR}",
            r"\1\4,\3\2",
            1,
        ),
        "convolution, d/dhidden: off by",
    ),
    "matrices of ldmatrix": (
        InPTX(CONVOLUTION, "convolution_forward", rf"(ldmatrix[^{{]*\{{){PAIR}", r"\1\4,\3\2", 1),
        "convolution, value: off by",
    ),
    "rows of ldmatrix": (
        InPTX(CONVOLUTION, "convolution_forward", r"(ldmatrix.*)\]", r"\1+16]", 1),
        "convolution, value: off by",
    ),
    "nodes without edges": (
        InGenerated(FUSED_WITHOUT_EDGES, "fused_edges_forward", "other=num_receivers - 1", "other=num_receivers - 2"),
        "fused_convolution, value: off by inf",
    ),
}
"""What is in order and gives other numbers, or none."""

PLANTED = {name: planted for name, (planted, _) in [*FAULTS.items(), *WRONG.items()]}
TRIALS = list(dict.fromkeys(planted.trial for planted in PLANTED.values()))


@pytest.fixture(scope="module")
def ran(once):
    """Faults with their lines, and what is wrong, by trial and by fault; in a process in which Triton compiles."""
    return dict(zip([*TRIALS, *PLANTED], once("planted faults", _run), strict=True))


def _run(folder):
    changes = [[type(one).__name__, *(getattr(one, each.name) for each in fields(one))] for one in PLANTED.values()]
    what = Path(__file__).parent, json.dumps(TRIALS), json.dumps(changes)
    done = run_compiling("-c", RUN, *what, MACE_FAST_CACHE=str(folder / "generated"))
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: "-".join(map(str, trial)))
def test_nothing_is_found_where_nothing_is_planted(ran, trial):
    assert ran[trial] == [[], ""]


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_found(ran, name):
    """By kind, and the same fault says in which kernel, at which instruction and where in the source."""
    planted, expected = FAULTS[name]
    found, _ = ran[name]
    kernel = re.escape(expected.kernel or planted.name)
    at = rf"at `(@!?%p\d+ )?{re.escape(expected.instruction)}"
    text = re.compile(rf"{re.escape(expected.kind)}.*, in program \d+ of \S*{kernel}\S* {at}", re.DOTALL)
    assert any(text.match(one) and line.startswith(expected.line) for one, line in found), found


@pytest.mark.parametrize("name", WRONG)
def test_wrong_numbers_are_found(ran, name):
    """Beside those of the reference; nothing is out of order."""
    found, wrong = ran[name]
    assert found == []
    assert wrong.startswith(WRONG[name][1])
