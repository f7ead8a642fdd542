"""Kernels written in PTX by hand, and how they are run."""

import numpy as np
import pytest

from profiling.emulator.memory import GlobalMemory
from profiling.emulator.run import Grid, run, variables
from profiling.emulator.text import parse
from profiling.emulator.threads import Executable

PROGRAM = """
.version 8.7
.target sm_90a
.address_size 64
.extern .shared .align 16 .b8 global_smem[];
{module}
.visible .entry kernel({parameters})
.reqntid {threads}
{{
    .reg .pred %p<16>;
    .reg .b16 %h<16>;
    .reg .b32 %r<64>;
    .reg .b64 %d<32>;
    {loads}
    mov.u32 %r0, %tid.x;
    {body}
    ret;
}}
"""


@pytest.fixture
def emulate():
    """Run lines of PTX: ``%d0``, ``%d1`` and so on are the addresses of arrays, ``%r0`` is the thread.

    Gives what was found.
    """

    def run_lines(body, *arrays, threads=32, programs=1, shared=0, seed=None, module=""):
        names = [f"array_{n}" for n in range(len(arrays))]
        text = PROGRAM.format(
            parameters=", ".join(f".param .u64 {name}" for name in names),
            threads=threads,
            loads="\n".join(f"ld.param.b64 %d{n}, [{name}];" for n, name in enumerate(names)),
            body=body,
            module=module,
        )
        executable = Executable(parse(text))
        given = [(name, array.reshape(-1).view(np.uint8)) for name, array in zip(names, arrays, strict=True)]
        memory = GlobalMemory([*given, *variables(executable.program)])
        arguments = {tensor.name: tensor.begin for tensor in memory.tensors}
        _, faults = run(executable, memory, arguments, Grid(programs, threads, shared), seed)
        memory.give_back()
        return faults

    return run_lines
