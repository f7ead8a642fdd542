"""Arithmetic and logic: of predicates here, of integers and of real numbers in modules of their own."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import Block, Threads
from profiling.emulator.instructions import integers, reals
from profiling.emulator.mbarriers import Held
from profiling.emulator.text import Instruction, Program, PTXError

Action = Callable[[Block, Threads], Held | None]
"""What an instruction does for some threads; it gives those that must come to it again."""

Decoder = Callable[[Instruction, Program], Action]


def decode(instruction: Instruction, program: Program) -> Action:
    """Of :data:`NAMES`.

    Raises:
        PTXError: it is not emulated.
    """
    if not instruction.modifiers:
        raise PTXError(f"the instruction names no type: {instruction.text}")
    if instruction.kind == "pred" and instruction.name in _LOGIC:
        return integers.applied(instruction, program, "pred", _LOGIC[instruction.name])
    module = reals if instruction.kind in reals.KINDS_OF_REALS else integers
    return module.decode(instruction, program)


_LOGIC: Mapping[str, Callable[..., Any]] = {
    "and": np.logical_and,
    "or": np.logical_or,
    "xor": np.logical_xor,
    "not": np.logical_not,
}

NAMES = tuple(sorted({*integers.NAMES, *reals.NAMES}))
"""Of the instructions."""
