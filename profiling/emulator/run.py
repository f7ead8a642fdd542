"""Runs all programs of a launch, one after the other, in their order or in that of a seed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from profiling.emulator.block import Block
from profiling.emulator.faults import EmulationError, Fault
from profiling.emulator.memory import GlobalMemory
from profiling.emulator.observer import Observer
from profiling.emulator.processes import run_in_processes
from profiling.emulator.text import Program
from profiling.emulator.threads import Executable, Run


class Grid(NamedTuple):
    """Sizes of a launch.

    Attributes:
        num_programs: how many there are.
        num_threads: of each.
        shared_bytes: of each.
    """

    num_programs: int
    num_threads: int
    shared_bytes: int


def variables(program: Program) -> list[tuple[str, npt.NDArray[np.uint8]]]:
    """Name and content of the variables of a module that lie in global memory, where a launch has to put them."""
    return [
        (name, np.frombuffer(one.content.ljust(one.nbytes, b"\0"), dtype=np.uint8).copy())
        for name, one in program.variables.items()
        if one.space in ("global", "const")
    ]


def parameters(program: Program, values: Sequence[int]) -> dict[str, int]:
    """The bits of each parameter of a kernel, of which the last are scratch memory that no kernel asks for."""
    missing = [0] * (len(program.parameters) - len(values))
    return {one.name: value for one, value in zip(program.parameters, [*values, *missing], strict=True)}


def run(
    executable: Executable,
    memory: GlobalMemory,
    arguments: Mapping[str, int],
    grid: Grid,
    seed: int | None = None,
    observer: Observer | None = None,
    jobs: int = 1,
) -> tuple[Counter[int], list[Fault]]:
    """How often warps were given each instruction, by its index, and what was found.

    Args:
        executable: the kernel.
        memory: with its tensors, which it writes.
        arguments: bits of each parameter.
        grid: sizes of the launch.
        seed: of the order in which the programs, and the warps of a program, go on; None for all in step.
        observer: who watches, and says in which order which programs run.
        jobs: processes among which the programs are shared out, where nobody watches.

    Raises:
        EmulationError: a program cannot go on.
    """
    order = list(range(grid.num_programs))
    if seed is not None:
        order = np.random.default_rng(seed).permutation(grid.num_programs).tolist()

    def programs(some: Iterable[int]) -> tuple[Counter[int], list[Fault]]:
        return _run_programs(executable, memory, arguments, grid, some, seed, observer)

    if observer:  # which looks at what it has seen before it says which is next
        return programs(observer.programs(grid.num_programs))
    if jobs > 1 and len(order) >= 2 * jobs:
        found = run_in_processes(programs, memory, order, jobs)
        if found is not None:
            return found
    return programs(order)


def _run_programs(
    executable: Executable,
    memory: GlobalMemory,
    arguments: Mapping[str, int],
    grid: Grid,
    order: Iterable[int],
    seed: int | None,
    observer: Observer | None,
) -> tuple[Counter[int], list[Fault]]:
    issued: Counter[int] = Counter()
    faults: list[Fault] = []
    kernel = executable.program.name
    for index in order:
        sizes = grid.num_programs, grid.num_threads
        block = Block(executable.program, memory, grid.shared_bytes, arguments, index, *sizes, observer)
        program = Run(executable, block, seed)
        try:
            program.finish()
        except EmulationError as error:
            before = [*faults, *(replace(one, kernel=kernel) for one in block.faults)]
            raise EmulationError(replace(error.fault, kernel=kernel), before) from None
        issued += program.issued
        faults += [replace(fault, kernel=kernel) for fault in block.faults]
    return issued, faults
