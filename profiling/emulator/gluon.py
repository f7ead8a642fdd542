"""Runs kernels in Gluon, which say themselves who copies, waits and multiplies, on tensors of the CPU.

    kernel = compile_gluon(add, {"a": a, "b": b, "out": out, "n": 1000}, {"SIZE": 256}, "sm_90")
    faults = run_gluon(kernel, {"a": a, "b": b, "out": out, "n": 1000}, num_programs=4)

Arguments are tensors, ``TensorDescriptor`` of Gluon, or integers. Triton's interpreter must be off
(``profiling.machine_code.switch_interpreter_off``).
"""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from profiling.emulator.block import WARP
from profiling.emulator.faults import Fault
from profiling.emulator.memory import GlobalMemory
from profiling.emulator.run import Grid, parameters, run
from profiling.emulator.text import parse
from profiling.emulator.threads import Executable
from profiling.emulator.transfers import TensorMap


@dataclass(frozen=True)
class GluonKernel:
    """A compiled kernel.

    Attributes:
        executable: what runs.
        names: of its arguments, in their order, without constants.
        num_threads: of a program, those of all roles.
        shared_bytes: of a program.
        boxes: for each ``TensorDescriptor`` what its map must be like.
    """

    executable: Executable
    names: tuple[str, ...]
    num_threads: int
    shared_bytes: int
    boxes: list[dict[str, Any]]


def compile_gluon(
    function: Any, arguments: Mapping[str, Any], constants: Mapping[str, Any], architecture: str, num_warps: int = 4
) -> GluonKernel:
    """A kernel for arguments of these types.

    Args:
        function: what ``gluon.jit`` gave.
        arguments: by name.
        constants: values of its ``constexpr`` arguments, by name.
        architecture: such as "sm_90".
        num_warps: of the first role.

    Raises:
        PTXError: it has an instruction that is not emulated.
    """
    import triton
    from triton.backends.compiler import GPUTarget
    from triton.experimental.gluon._runtime import GluonASTSource
    from triton.runtime.jit import mangle_type

    names = tuple(one.name for one in function.params if one.name not in constants)
    signature = {one.name: "constexpr" for one in function.params} | {
        name: mangle_type(arguments[name]) for name in names
    }
    places = {one.name: (place,) for place, one in enumerate(function.params)}
    attributes = {places[name]: [["tt.divisibility", 16]] for name in names if isinstance(arguments[name], Tensor)}
    source = GluonASTSource(function, signature, {places[name]: value for name, value in constants.items()}, attributes)
    target = GPUTarget("cuda", int(architecture.removeprefix("sm_")), WARP)
    with tempfile.TemporaryDirectory() as folder, triton.knobs.cache.scope():
        triton.knobs.cache.dir = folder
        compiled = triton.compile(source, target=target, options={"num_warps": num_warps})
    metadata = compiled.metadata
    executable = Executable(parse(compiled.asm["ptx"]))
    return GluonKernel(executable, names, WARP * metadata.num_warps, metadata.shared, list(metadata.tensordesc_meta))


def run_gluon(
    kernel: GluonKernel, arguments: Mapping[str, Any], num_programs: int = 1, seed: int | None = None
) -> list[Fault]:
    """Launch a kernel, which writes its tensors; what was found.

    Args:
        kernel: compiled for arguments of these types.
        arguments: by name; tensors are contiguous.
        num_programs: of the launch.
        seed: of the order in which warps go on; None for all in step.

    Raises:
        EmulationError: a program cannot go on.
    """
    tensors = {name: getattr(arguments[name], "base", arguments[name]) for name in kernel.names}
    arrays = {name: one.view(-1).view(torch.uint8).numpy() for name, one in tensors.items() if isinstance(one, Tensor)}
    others = [name for name in arrays if tensors[name].dtype not in (torch.float32, torch.float64)]
    memory = GlobalMemory(list(arrays.items()), others)
    begins = {one.name: one.begin for one in memory.tensors}
    bits = parameters(kernel.executable.program, list(_values(kernel, arguments, begins, memory)))
    grid = Grid(num_programs, kernel.num_threads, kernel.shared_bytes)
    _, faults = run(kernel.executable, memory, bits, grid, seed)
    memory.give_back()
    return faults


def _values(
    kernel: GluonKernel, arguments: Mapping[str, Any], begins: Mapping[str, int], memory: GlobalMemory
) -> Iterator[int]:
    """Of the parameters; the map of a ``TensorDescriptor`` is followed by its shape and strides."""
    boxes = iter(kernel.boxes)
    for name in kernel.names:
        value = arguments[name]
        if isinstance(value, Tensor):
            yield begins[name]
        elif hasattr(value, "base"):
            yield memory.add_map(_map(value, next(boxes), begins[name]))
            yield from value.shape
            yield from value.strides
        else:
            yield int(value)


def _map(descriptor: Any, box: Mapping[str, Any], begin: int) -> TensorMap:
    if descriptor.padding != "zero" or box["fp4_padded"]:
        raise ValueError(f"maps are emulated that read zeros outside of the tensor, not {descriptor.padding}")
    width = int(box["elem_size"])
    return TensorMap(
        begin,
        tuple(descriptor.shape)[::-1],
        tuple(width * stride for stride in descriptor.strides)[::-1],
        tuple(box["block_size"])[::-1],
        width,
        int(box["swizzle"]),
    )
