"""Arguments of a launch: what cannot be emulated is refused by name, all types that Triton knows are taken."""

from pathlib import Path

import pytest

from tests.profiling.processes import run_compiling

pytest.importorskip("triton", reason="Triton is not installed")

ROOT = Path(__file__).resolve().parents[3]

LAUNCHES = """
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
import torch
import triton
import triton.language as tl

from mace_fast.kernels.runtime.launch import launch
from profiling.emulator.launches import emulating


@triton.jit
def copy(source, to, count=50, BLOCK: tl.constexpr = 32):
    place = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    tl.store(to + place, tl.load(source + place, mask=place < count), mask=place < count)


def refused(expected, num_programs=2, architecture="sm_80", **changes):
    arguments = {"source": torch.zeros(50), "to": torch.zeros(50), "count": 50} | changes
    arguments = {name: value for name, value in arguments.items() if value is not None}
    try:
        with emulating(architecture):
            launch(copy, num_programs, arguments, {"BLOCK": 32})
    except (TypeError, ValueError) as error:
        assert expected in str(error), error
    else:
        raise AssertionError(expected)


for name in "float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool".split():
    source = torch.arange(50).to(getattr(torch, name))
    to = torch.zeros_like(source)
    with emulating("sm_80") as emulator:
        launch(copy, 2, {"source": source, "to": to}, {"BLOCK": 32})
    assert not emulator.faults
    assert torch.equal(to.view(torch.uint8), source.view(torch.uint8)), name
refused("copy was not given its argument source", source=None)
refused("copy has no arguments counts", counts=3)
refused("copy cannot be given 'x' as its argument count", count="x")
refused("copy cannot be given a tensor of torch.complex64 as its argument source", source=torch.zeros(50).cfloat())
refused("copy was given source, a tensor on meta", source=torch.empty(50, device="meta"))
refused("copy was given source, a tensor on cpu, torch.sparse_coo", source=torch.zeros(50).to_sparse())
refused("copy is launched with -1 programs", num_programs=-1)
refused("copy is launched with (2,) programs", num_programs=(2,))
refused("'sm_75' is not emulated; there are sm_80", architecture="sm_75")
"""


def test_arguments_of_a_launch(tmp_path):
    """In a process of its own, as Triton interprets in this one; in a file, as Triton reads the source."""
    file = tmp_path / "launches.py"
    file.write_text(LAUNCHES)
    done = run_compiling(file, PYTHONPATH=str(ROOT))
    assert done.returncode == 0, done.stderr[-2000:]


def test_what_lies_beside_a_view_is_outside(tmp_path):
    """In its storage, or in the next tensor."""
    program = """
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
import torch, triton, triton.language as tl
from mace_fast.kernels.runtime.launch import launch
from profiling.emulator.faults import EmulationError
from profiling.emulator.launches import emulating

@triton.jit
def read(values, result, first, BLOCK: tl.constexpr):
    place = tl.arange(0, BLOCK)
    tl.store(result + place, tl.load(values + first + place))

whole, result = torch.arange(96.0), torch.zeros(2048)
for values, first in ((whole[32:64], 0), (whole[32:64], 16), (whole[32:64], -16), (whole, 512), (whole[::2], 48)):
    try:
        with emulating("sm_80") as emulator:
            launch(read, 1, {"values": values, "result": result, "first": first}, {"BLOCK": 32})
        print("ok")
    except EmulationError as error:
        print("outside" if "is in no tensor" in str(error) else error)
"""
    path = tmp_path / "views.py"
    path.write_text(program)
    done = run_compiling(path, PYTHONPATH=str(ROOT))
    assert done.stdout.split() == ["ok", "outside", "outside", "outside", "ok"], done.stderr
