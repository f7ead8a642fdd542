"""Offsets hold for tensors of more than 2^31 elements: shown in Triton's IR, without the memory.

The check runs in a process of its own: in this one Triton interprets.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

pytest.importorskip("triton", reason="Triton is not installed")

WRONG = {
    "program_times_row": r"arith.muli",
    "widened_too_late": r"arith.muli",
    "narrowed_index": r"arith.muli",
    "component_outermost": r"arith.muli",
    "counter_of_a_loop": r"arith.muli",
    "sum_over_a_loop": r"arith.addi",
    "specialised_size": "is compiled for the value of num_atoms, which was 2 and 4",
    "constant_size": "is compiled for the value of NUM_ATOMS, which was 2 and 4",
}
OURS = ("density_projection",)

CHECK = """
import json, sys

sys.path.insert(0, {tests!r})
import offset_kernels
from mace_fast.kernels.runtime.launch import recording
from profiling import offsets


def findings(name, times):
    recorded = []
    for size in (1, 2):
        with recording() as launches:
            getattr(offset_kernels, "run_" + name)(size)
        recorded.append(launches)
    return offsets.find_overflows(*recorded, times=times)


found = {{name: findings(name, offsets.TIMES) for name in {names!r}}}
found["of a small structure"] = findings("program_times_row", 1000)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def findings():
    """Findings by name of the step."""
    names = [*WRONG, "right", *OURS]
    source = CHECK.format(tests=str(Path(__file__).parent), names=names)
    environment = {name: value for name, value in os.environ.items() if name != "TRITON_INTERPRET"}
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.thorough
@pytest.mark.parametrize("name", WRONG)
def test_a_narrow_offset_is_found(findings, name):
    assert len(findings[name]) == 1, findings[name]
    assert findings[name][0].startswith(f"{name}: ")
    assert WRONG[name] in findings[name][0]


def test_what_fits_is_no_finding(findings):
    assert findings["right"] == []
    assert findings["of a small structure"] == []


@pytest.mark.parametrize("name", OURS)
def test_our_kernels_have_wide_offsets(findings, name):
    assert findings[name] == []
