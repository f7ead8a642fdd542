"""Kernels written in PTX by hand, and how they are run."""

import re

import numpy as np
import pytest

from profiling.emulator.memory import GlobalMemory
from profiling.emulator.run import Grid, run, variables
from profiling.emulator.text import parse
from profiling.emulator.threads import Executable

PROGRAM = """
.version 8.7
.target {target}
.address_size 64
.extern .shared .align 16 .b8 global_smem[];
{module}
.visible .entry kernel({parameters})
.reqntid {threads}
{{
    .reg .pred %p<16>;
    .reg .b16 %h<32>;
    .reg .b32 %r<320>;
    .reg .b64 %d<64>;
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

    def run_lines(
        body,
        *arrays,
        threads=32,
        programs=1,
        shared=0,
        seed=None,
        module="",
        parameters=(),
        values=None,
        others=(),
        jobs=1,
        target="sm_90a",
    ):
        names = [f"array_{n}" for n in range(len(arrays))]
        text = PROGRAM.format(
            target=target,
            parameters=", ".join([*(f".param .u64 {name}" for name in names), *parameters]),
            threads=threads,
            loads="\n".join(f"ld.param.b64 %d{n}, [{name}];" for n, name in enumerate(names)),
            body=body,
            module=module,
        )
        executable = Executable(parse(text))
        given = [(name, array.reshape(-1).view(np.uint8)) for name, array in zip(names, arrays, strict=True)]
        memory = GlobalMemory([*given, *variables(executable.program)], others)
        arguments = {tensor.name: tensor.begin for tensor in memory.tensors} | (values or {})
        _, faults = run(executable, memory, arguments, Grid(programs, threads, shared), seed, jobs=jobs)
        memory.give_back()
        return faults

    return run_lines


WORDS = {2: "h", 4: "r", 8: "d"}


@pytest.fixture
def compute(emulate):
    """What lines of PTX leave in ``%z``, of a type, for numbers in ``%x``, ``%y`` and ``%w``, each thread its own."""

    def computed(lines, kind, *inputs):
        count = len(inputs[0])
        padded = -(-count // 32) * 32
        given = [np.resize(np.ascontiguousarray(one), padded) for one in inputs]
        result = np.zeros(padded, kind)
        registers, body = {}, ""
        for place, (name, array) in enumerate(zip("xyw", given, strict=False)):
            registers[name] = f"%{WORDS[array.itemsize]}{20 + place}"
            bits = 8 * array.itemsize
            body += f"mad.wide.u32 %d10, %r0, {array.itemsize}, %d{place}; ld.global.b{bits} {registers[name]}, [%d10];"
        registers["z"] = f"%{WORDS[result.itemsize]}23"
        body += re.sub(r"%([xywz])\b", lambda one: registers[one[1]], lines)
        body += f"mad.wide.u32 %d10, %r0, {result.itemsize}, %d{len(given)};"
        body += f"st.global.b{8 * result.itemsize} [%d10], {registers['z']};"
        threads = 256
        for begin in range(0, padded, threads):
            part = slice(begin, begin + threads)
            size = len(result[part])
            assert not emulate(body, *(one[part] for one in given), result[part], threads=size)
        return result[:count]

    return computed
