"""Kernels in Gluon, compiled for a Hopper GPU, give what NumPy gives; faults planted in them are found and named."""

import json
import re
from pathlib import Path

import pytest

from tests.profiling.processes import run_compiling

ROOT = Path(__file__).resolve().parents[3]

pytest.importorskip("triton", reason="Triton is not installed")

# a line of JSON for every kernel, fault and order: the largest error, and what was found
RUN = """
import json
import sys
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
sys.path.insert(0, sys.argv[1])
import gluon_kernels
from profiling.emulator.faults import EmulationError
from profiling.emulator.gluon import compile_gluon, run_gluon

for name, fault in json.loads(sys.argv[2]):
    function, arguments, constants, num_programs, expected = gluon_kernels.trials()[name]
    if fault:
        constants["fault"] = getattr(gluon_kernels, fault).value
    kernel = compile_gluon(function, arguments, constants, "sm_90")
    out = getattr(arguments["out"], "base", arguments["out"])
    for seed in (None, 0, 1):
        out.zero_()
        try:
            found = [str(one) for one in run_gluon(kernel, arguments, num_programs, seed)]
        except EmulationError as error:
            found = [str(error), *getattr(error, "__notes__", [])]
        print(json.dumps([name, fault, float((out - expected).abs().max()), found]))
"""

NEVER_SEEN = "misuse of an mbarrier: it completes, and nobody has seen that the one before did"
FAULTS = {
    ("double_by_copies", "NO_WAIT_UNTIL_EMPTY"): f"{NEVER_SEEN}.*before: race in shared memory.*cp.async",
    ("double_by_copies", "NO_WAIT_UNTIL_FULL"): "before: (race in|read of) shared memory.*ld.shared",
    ("double_by_copies", "ARRIVES_BEFORE_THE_COPY"): "race in shared memory.*ld.shared",
    ("double_by_copies", "OTHER_PHASE"): f"({NEVER_SEEN}|mbarrier whose phase never completes)",
    (
        "double_by_copies",
        "NO_ARRIVAL",
    ): "mbarrier whose phase never completes: .*warps 4, 5, 6, 7 wait, 1 of 1 arrivals",
    ("double_by_copies", "TWO_ARRIVALS"): NEVER_SEEN,
    ("multiply", "WRITES_BEFORE_THE_PRODUCT"): "race in shared memory.*st.shared",
    ("multiply_by_roles", "NO_WAIT_UNTIL_FULL"): "before: (race in|read of) shared memory.*wgmma",
    ("multiply_by_roles", "FEWER_BYTES_ANNOUNCED"): "4096 bytes that nobody has announced.*cp.async.bulk.tensor",
    ("multiply_by_roles", "ARRIVES_BEFORE_THE_PRODUCT"): "race in shared memory.*(wgmma|cp.async.bulk.tensor)",
    ("multiply_by_roles", "NO_WAIT_FOR_THE_STORE"): "bulk copy that nobody has waited for: of thread 0",
}
KERNELS = ["add", "double_by_copies", "multiply", "multiply_by_roles"]


@pytest.fixture(scope="module")
def ran():
    """Errors and what was found, in each order, by kernel and fault; in a process in which Triton compiles."""
    cases = json.dumps([*((name, "") for name in KERNELS), *FAULTS])
    done = run_compiling("-c", RUN, Path(__file__).parent, cases)
    assert done.returncode == 0, done.stderr[-2000:]
    results = {}
    for line in done.stdout.splitlines():
        name, fault, error, found = json.loads(line)
        results.setdefault((name, fault), []).append((error, found))
    return results


@pytest.mark.parametrize("name", KERNELS)
def test_kernels(ran, name):
    """In step, and in two other orders of the warps."""
    results = ran[name, ""]
    assert len(results) == 3
    for error, found in results:
        assert found == []
        assert error < 4e-5  # of sums of up to 300 products, in float32, whose last bits matrix units cut off


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_planted_faults(ran, name, fault):
    for _, found in ran[name, fault]:
        text = "\n".join(found)
        assert re.search(FAULTS[name, fault], text, re.DOTALL), text
        assert "gluon_kernels.py:" in text
