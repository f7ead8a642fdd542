"""What every instruction does, one module for each group of them."""

from collections.abc import Mapping

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

_NOTHING = ("membar", "fence", "griddepcontrol", "pragma", "nanosleep", "discard", "prefetch", "applypriority")
"""What orders what is in order here anyway, or says nothing about results."""

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
