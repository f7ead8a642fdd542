"""Atomic operations.

Source: PTX ISA 9.0, sections 9.7.13.15 (``atom``) and 9.7.13.16 (``red``). One thread follows the other.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Threads, members, reader, writer
from profiling.emulator.instructions.access import (
    addresses,
    check,
    located,
    note_unwritten,
    note_update,
    refuse,
    space_of,
)
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.reals import flushed, rounded
from profiling.emulator.instructions.rounding import from_bfloat16, fused_to_odd
from profiling.emulator.memory import UNSIGNED, Memory
from profiling.emulator.text import Instruction, Program, PTXError

_FORMULAS: Mapping[str, Callable[..., Any]] = {
    "add": lambda old, value: old + value,
    "min": np.minimum,
    "max": np.maximum,
    "and": np.bitwise_and,
    "or": np.bitwise_or,
    "xor": np.bitwise_xor,
    "inc": lambda old, last: np.where(old >= last, 0, old + old.dtype.type(1)),
    "dec": lambda old, last: np.where((old == 0) | (old > last), last, old - old.dtype.type(1)),
    "exch": lambda old, value: value,
    "cas": lambda old, expected, value: np.where(old == expected, value, old),
}

_HALVES = ("f16", "bf16", "f16x2", "bf16x2")

_KINDS: Mapping[str, tuple[str, ...]] = {
    "add": ("u32", "s32", "u64", "f32", "f64", *_HALVES),
    **dict.fromkeys(("min", "max"), ("u32", "s32", "u64", "s64")),
    **dict.fromkeys(("and", "or", "xor", "exch"), ("b32", "b64")),
    **dict.fromkeys(("inc", "dec"), ("u32",)),
    "cas": ("b16", "b32", "b64"),
}


def decode_atomic(instruction: Instruction, program: Program) -> Action:
    """``atom[.space].op.type d, [a], b[, c]`` and ``red``, which gives nothing."""
    space, kind = space_of(instruction), instruction.kind
    name = next((one for one in instruction.modifiers if one in _FORMULAS), "")
    operands = list(instruction.operands)
    count = len(members(operands[-1]))
    is_vector = "global" in instruction and name == "add" and kind in ("f32", *_HALVES) and f"v{count}" in instruction
    parts = [one for one in operands if len(members(one)) > 1]
    is_whole = len(parts) == (len(operands) - 1 if count > 1 else 0)
    if kind not in _KINDS.get(name, ()) or not is_whole or (count > 1) != is_vector:
        raise PTXError(f"the atomic operation is not emulated: {instruction.text}")
    width = 2 if kind in ("f16", "bf16") else 4 if kind in _HALVES else np.dtype(DTYPES[kind]).itemsize
    results = () if instruction.name == "red" else members(operands.pop(0))
    puts = [writer(one, instruction, program) for one in results]
    at = addresses(operands[0], space, instruction, program)
    sources = [[reader(one, f"b{8 * width}", instruction, program) for one in members(whole)] for whole in operands[1:]]
    formula = _of_bits(name, kind, space in ("global", "generic"))

    def act(block: Block, threads: Threads) -> None:
        memory, first = located(block, space, at(block, threads), threads, instruction)
        refuse(block, memory, memory.misaligned(first, width * count), instruction)
        if block.observer:
            block.observer.accessed(block.index, instruction, memory, first, width * count, threads, is_store=True)
        for part in range(count):
            before = update(block, memory, first + part * width, part, threads)
            if puts:
                puts[part](block, threads, before)

    def update(block: Block, memory: Memory, begin: Array, part: int, threads: Threads) -> Array:
        """What was there."""
        values = [source[part](block, threads) for source in sources]
        block.require_defined(threads, "the value", instruction)
        check(block, memory, begin, width, instruction)
        if name != "exch":
            note_unwritten(block, memory, begin, width, threads, instruction)
        note_update(block, memory, begin, width, block.warp_of[threads], instruction)
        before = np.empty(threads.shape, dtype=UNSIGNED[width])
        for place in range(len(threads)):
            one = slice(place, place + 1)
            before[one] = memory.load(begin[one], width)
            memory.store(begin[one], formula(before[one], *[value[one] for value in values]))
        return before

    return act


def _of_bits(name: str, kind: str, flushes: bool) -> Callable[..., Array]:
    """A formula of the bits of numbers; sums of float32 in global memory flush subnormal numbers."""
    element = kind.removesuffix("x2")

    def formula(*bits: Array) -> Array:
        numbers = [_numbers(np.ascontiguousarray(one), element) for one in bits]
        if element == "bf16":
            found = fused_to_odd(numbers[0], np.ones_like(numbers[0]), numbers[1])
        elif element == "f32" and flushes:
            found = flushed(flushed(numbers[0]) + flushed(numbers[1]))
        else:
            found = _FORMULAS[name](*numbers)
        if element in ("f16", "bf16"):
            return rounded(found, element).view(bits[0].dtype)
        return np.asarray(found, dtype=DTYPES[kind]).view(bits[0].dtype)

    return formula


def _numbers(bits: Array, kind: str) -> Array:
    if kind == "bf16":
        return from_bfloat16(bits.view(np.uint16))
    return bits.view(DTYPES[kind])


DECODERS = {"atom": decode_atomic, "red": decode_atomic}
