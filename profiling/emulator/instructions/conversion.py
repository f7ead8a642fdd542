"""Moves between registers and conversions between types.

Source: PTX ISA 9.0, section 9.7.9 (``mov``, ``cvt``, ``cvta``, ``prmt``).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Threads, reader, unsigned, writer
from profiling.emulator.instructions.arithmetic import Action, flushed
from profiling.emulator.memory import UNSIGNED
from profiling.emulator.text import Group, Instruction, Program, PTXError

_INTEGERS: Mapping[str, Callable[[Array], Array]] = {
    "rzi": np.trunc,
    "rmi": np.floor,
    "rpi": np.ceil,
    "rni": np.rint,
}


def decode_mov(instruction: Instruction, program: Program) -> Action:
    """``mov.type d, a``; also of a register from its parts, and into them."""
    to, of = instruction.operands
    kind = instruction.kind
    if isinstance(to, Group):
        return _apart(instruction, program, to)
    if isinstance(of, Group):
        return _together(instruction, program, of)
    source, put = reader(of, kind, instruction, program), writer(to, instruction, program)

    def act(block: Block, threads: Threads) -> None:
        put(block, threads, np.array(source(block, threads)))

    return act


def _apart(instruction: Instruction, program: Program, to: Group) -> Action:
    kind = f"b{instruction.kind[1:]}"
    width = int(kind[1:]) // 8 // len(to.members)
    source = reader(instruction.operands[1], kind, instruction, program)
    puts = [writer(one, instruction, program) for one in to.members]

    def act(block: Block, threads: Threads) -> None:
        bits = source(block, threads)
        for place, put in enumerate(puts):
            put(block, threads, (bits >> bits.dtype.type(8 * width * place)).astype(UNSIGNED[width]))

    return act


def _together(instruction: Instruction, program: Program, of: Group) -> Action:
    total = int(instruction.kind[1:]) // 8
    width = total // len(of.members)
    sources = [reader(one, f"b{8 * width}", instruction, program) for one in of.members]
    put, dtype = writer(instruction.operands[0], instruction, program), UNSIGNED[total]

    def act(block: Block, threads: Threads) -> None:
        bits = np.zeros(threads.shape, dtype=dtype)
        for place, source in enumerate(sources):
            bits |= source(block, threads).astype(dtype) << dtype(8 * width * place)
        put(block, threads, bits)

    return act


def decode_cvt(instruction: Instruction, program: Program) -> Action:
    """``cvt[.rounding][.sat].to.of d, a[, b]``."""
    to, of = instruction.modifiers[-2:]
    how = set(instruction.modifiers[:-2])
    sources = [reader(one, of, instruction, program) for one in instruction.operands[1:]]
    put, formula = writer(instruction.operands[0], instruction, program), _conversion(to, of, how, instruction)

    def act(block: Block, threads: Threads) -> None:
        put(block, threads, formula(*[source(block, threads) for source in sources]))

    return act


def _conversion(to: str, of: str, how: set[str], instruction: Instruction) -> Callable[..., Array]:
    if to == "tf32" and how == {"rna"}:
        return lambda value: _tf32(unsigned(value))
    if to == "bf16x2" and how == {"rn"}:
        # the first operand is the upper half
        return lambda high, low: _bf16(high).astype(np.uint32) << np.uint32(16) | _bf16(low).astype(np.uint32)
    if to == "bf16" and how == {"rn"}:
        return _bf16
    if of == "bf16" and to == "f32" and not how:
        return lambda bits: (bits.astype(np.uint32) << np.uint32(16)).view(np.float32)
    if to not in DTYPES or of not in DTYPES or "bf16" in (to, of) or how - _INTEGERS.keys() - {"rn", "sat", "ftz"}:
        raise PTXError(f"the conversion is not emulated: {instruction.text}")
    dtype = np.dtype(DTYPES[to])
    from_real, to_real = of[0] == "f", to[0] == "f"
    rounding = next((_INTEGERS[one] for one in how if one in _INTEGERS), None)
    if from_real and not to_real:
        if rounding is None:
            raise PTXError(f"a conversion to integers needs a rounding: {instruction.text}")
        return lambda value: _clamped(rounding(value), dtype)
    if from_real:
        flush = flushed if "ftz" in how else lambda value: value
        return lambda value: flush(value if rounding is None else rounding(flush(value))).astype(dtype)
    if "sat" in how and not to_real:
        low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
        return lambda value: np.array([min(max(int(one), low), high) for one in value], dtype=dtype)
    return lambda value: value.astype(dtype)


def _clamped(value: Array, dtype: Any) -> Array:
    """Integers next to what they cannot hold; NaN is zero."""
    limits = np.iinfo(dtype)
    inside = np.where(np.isnan(value), 0, value).astype(np.float64)
    low, high = float(limits.min), float(limits.max)
    found = np.where((inside > low) & (inside < high), inside, 0).astype(dtype)
    return np.where(inside >= high, limits.max, np.where(inside <= low, limits.min, found)).astype(dtype)


def _tf32(bits: Array) -> Array:
    """Ten bits of the mantissa, ties away from zero; the other bits are zero."""
    is_finite = bits & np.uint32(0x7F800000) != 0x7F800000
    return np.where(is_finite, bits + np.uint32(0x1000), bits) & np.uint32(0xFFFFE000)


def _bf16(value: Array) -> Array:
    """The upper half of a float32, ties to even."""
    bits = np.ascontiguousarray(value, dtype=np.float32).view(np.uint32)
    rounded = bits + np.uint32(0x7FFF) + (bits >> np.uint32(16) & np.uint32(1))
    return np.where(np.isnan(value), np.uint32(0x7FFF), rounded >> np.uint32(16)).astype(np.uint16)


def decode_prmt(instruction: Instruction, program: Program) -> Action:
    """``prmt.b32 d, a, b, c``: bytes of the two words that c names, or their signs."""
    if instruction.modifiers != ("b32",):
        raise PTXError(f"the permutation is not emulated: {instruction.text}")
    low, high, chosen = (reader(one, "b32", instruction, program) for one in instruction.operands[1:])
    put = writer(instruction.operands[0], instruction, program)

    def act(block: Block, threads: Threads) -> None:
        words = low(block, threads).astype(np.uint64) | high(block, threads).astype(np.uint64) << np.uint64(32)
        selectors, result = chosen(block, threads), np.zeros(threads.shape, dtype=np.uint32)
        for place in range(4):
            selector = selectors >> np.uint32(4 * place) & np.uint32(0xF)
            byte = (words >> (8 * (selector & np.uint32(7))).astype(np.uint64) & np.uint64(0xFF)).astype(np.uint32)
            sign = np.where(byte & np.uint32(0x80), np.uint32(0xFF), np.uint32(0))
            result |= np.where(selector & np.uint32(8), sign, byte).astype(np.uint32) << np.uint32(8 * place)
        put(block, threads, result)

    return act


# addresses of all spaces are those of generic memory
DECODERS = {"mov": decode_mov, "cvta": decode_mov, "cvt": decode_cvt, "prmt": decode_prmt}
