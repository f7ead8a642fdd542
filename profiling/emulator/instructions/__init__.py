"""What every instruction does, one module for each group of them."""

from collections.abc import Mapping

import numpy as np

from profiling.emulator.block import WARP
from profiling.emulator.instructions import (
    access,
    arithmetic,
    atomics,
    collectives,
    comparison,
    conversion,
    copies,
    matrices,
    synchronisation,
    warpgroups,
)
from profiling.emulator.instructions.arithmetic import Action, Decoder
from profiling.emulator.text import Instruction, Program, PTXError

CONTROL = ("bra", "brx", "ret", "exit", "bar", "barrier", "trap")
"""What decides which instruction is next, and for whom; ``profiling.emulator.threads`` does these."""

_NOTHING = ("membar", "griddepcontrol", "pragma", "nanosleep", "discard", "prefetch", "applypriority")
"""What orders what is in order here anyway, or says nothing about results."""


def _decode_fence(instruction: Instruction, program: Program) -> Action:
    """``fence.proxy.async`` for all memories or one; the other fences order what is in order here anyway."""
    if not {"proxy", "async"} <= {one.split("::")[0] for one in instruction.modifiers}:
        return lambda block, threads: None
    return lambda block, threads: block.clocks.fence(np.unique(threads // WARP))


_DECODERS: Mapping[str, Decoder] = {
    **dict.fromkeys(arithmetic.NAMES, arithmetic.decode),
    **comparison.DECODERS,
    **conversion.DECODERS,
    **access.DECODERS,
    **atomics.DECODERS,
    **collectives.DECODERS,
    **matrices.DECODERS,
    **copies.DECODERS,
    **warpgroups.DECODERS,
    **synchronisation.DECODERS,
    "fence": _decode_fence,
    **{name: lambda instruction, program: lambda block, threads: None for name in _NOTHING},
}


def decode(instruction: Instruction, program: Program) -> Action:
    """What an instruction does with the registers and the memory of some threads.

    Raises:
        PTXError: it is not emulated.
    """
    decoder = _DECODERS.get(instruction.name)
    if decoder is None:
        raise PTXError(f"the instruction is not emulated: {instruction.text}")
    try:
        return decoder(instruction, program)
    except (ValueError, IndexError, KeyError) as error:  # operands or modifiers that a decoder does not know
        raise PTXError(f"the instruction is not emulated in this form: {instruction.text}") from error
