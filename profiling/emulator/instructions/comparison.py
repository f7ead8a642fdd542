"""Comparisons and choices.

Source: PTX ISA 9.0, section 9.7.5 (``set``, ``setp``, ``selp``, ``slct``).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Threads, reader, writer
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.text import Instruction, Program, PTXError

_PLAIN: Mapping[str, Callable[..., Array]] = {
    "eq": np.equal,
    "ne": np.not_equal,
    "lt": np.less,
    "le": np.less_equal,
    "gt": np.greater,
    "ge": np.greater_equal,
    "lo": np.less,
    "ls": np.less_equal,
    "hi": np.greater,
    "hs": np.greater_equal,
}

_JOINED: Mapping[str, Callable[..., Array]] = {"and": np.logical_and, "or": np.logical_or, "xor": np.logical_xor}


def decode_setp(instruction: Instruction, program: Program) -> Action:
    """``setp.compare[.and|or|xor].type p[|q], a, b[, c]``."""
    compare, kind = instruction.modifiers[0], instruction.kind
    joins = [one for one in instruction.modifiers if one in _JOINED]
    if "ftz" in instruction:
        raise PTXError(f"comparisons that flush are not emulated: {instruction.text}")
    left, right = (reader(one, kind, instruction, program) for one in instruction.operands[1:3])
    joined = reader(instruction.operands[3], "pred", instruction, program) if joins else None
    put, is_real = writer(instruction.operands[0], instruction, program), kind[0] == "f"

    def act(block: Block, threads: Threads) -> None:
        found = _compared(compare, left(block, threads), right(block, threads), is_real)
        if joined is not None:
            found = _JOINED[joins[0]](found, joined(block, threads))
        put(block, threads, found)

    if compare not in _PLAIN.keys() | {"num", "nan"} and compare.removesuffix("u") not in _PLAIN:
        raise PTXError(f"the comparison is not emulated: {instruction.text}")
    return act


def _compared(name: str, left: Array, right: Array, is_real: bool) -> Array:
    if not is_real:
        return _PLAIN[name](left, right)
    unordered = np.isnan(left) | np.isnan(right)
    if name == "nan":
        return unordered
    if name == "num":
        return ~unordered
    if name in _PLAIN:
        return np.asarray(_PLAIN[name](left, right) & ~unordered)
    return np.asarray(_PLAIN[name.removesuffix("u")](left, right) | unordered)


def decode_selp(instruction: Instruction, program: Program) -> Action:
    """``selp.type d, a, b, p``: a where p is true."""
    kind = instruction.kind
    left, right = (reader(one, kind, instruction, program) for one in instruction.operands[1:3])
    chosen = reader(instruction.operands[3], "pred", instruction, program)
    put, dtype = writer(instruction.operands[0], instruction, program), DTYPES[kind]

    def act(block: Block, threads: Threads) -> None:
        values: Any = np.where(chosen(block, threads), left(block, threads), right(block, threads))
        put(block, threads, values.astype(dtype))

    return act


DECODERS = {"setp": decode_setp, "selp": decode_selp}
