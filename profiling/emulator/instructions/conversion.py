"""Moves between registers and conversions between types.

Source: PTX ISA 9.0, section 9.7.9 (``mov``, ``cvt``, ``cvta``, ``prmt``).
"""

from collections.abc import Callable, Mapping

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Threads, Writer, reader, writer
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.reals import KINDS_OF_REALS, flushed, real_reader, real_writer, rounded, saturated
from profiling.emulator.instructions.rounding import DIRECTIONS, narrowed
from profiling.emulator.memory import UNSIGNED, WINDOWS
from profiling.emulator.text import KINDS, Group, Instruction, Operand, Program, PTXError

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
    if kind != "pred" and kind not in DTYPES:
        raise PTXError(f"the move is not emulated: {instruction.text}")
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


def decode_cvta(instruction: Instruction, program: Program) -> Action:
    """``cvta[.to].space.u64 d, a``: between addresses of a memory and generic ones."""
    # of a parameter: the map of a tensor
    spaces = ("global", "shared", "local", "param")
    space = next((one for one in instruction.modifiers if one in spaces), None)
    if space is None or instruction.kind != "u64":
        raise PTXError(f"the conversion is not emulated: {instruction.text}")
    to, of = instruction.operands
    source, put = reader(of, "u64", instruction, program), writer(to, instruction, program)
    begin = np.uint64(WINDOWS.get(space, 0))
    if "to" in instruction:
        return lambda block, threads: put(block, threads, source(block, threads) - begin)
    return lambda block, threads: put(block, threads, source(block, threads) + begin)


def decode_cvt(instruction: Instruction, program: Program) -> Action:
    """``cvt[.rounding][.ftz][.sat].to.of d, a[, b]``."""
    to, of = instruction.modifiers[-2:]
    how = set(instruction.modifiers[:-2])
    if to == "tf32" and (of, how) == ("f32", {"rna"}):
        return _converted(instruction, program, "b32", lambda value: _tf32(value), "f32")
    if to in ("f16x2", "bf16x2") and (of, how) == ("f32", {"rn"}):
        return _packed(instruction, program, to.removesuffix("x2"))
    if how - _INTEGERS.keys() - {*DIRECTIONS, "sat", "ftz"} or not {to, of} <= DTYPES.keys():
        raise PTXError(f"the conversion is not emulated: {instruction.text}")
    if of in KINDS_OF_REALS:
        formula = _to_real(to, of, how, instruction) if to in KINDS_OF_REALS else _to_integer(to, of, how, instruction)
    else:
        formula = _of_integer(to, of, how, instruction)
    return _converted(instruction, program, to, formula, of)


def _converted(
    instruction: Instruction, program: Program, to: str, formula: Callable[[Array], Array], of: str
) -> Action:
    source = real_reader if of in KINDS_OF_REALS else reader
    value = source(instruction.operands[1], of, instruction, program)
    put = (real_writer if to in KINDS_OF_REALS else _plain_writer)(instruction.operands[0], to, instruction, program)
    return lambda block, threads: put(block, threads, formula(value(block, threads)))


def _plain_writer(operand: Operand, kind: str, instruction: Instruction, program: Program) -> Writer:
    return writer(operand, instruction, program)


def _packed(instruction: Instruction, program: Program, kind: str) -> Action:
    """The first operand becomes the upper half."""
    high, low = (reader(one, "f32", instruction, program) for one in instruction.operands[1:])
    put = writer(instruction.operands[0], instruction, program)

    def act(block: Block, threads: Threads) -> None:
        upper, lower = (rounded(one(block, threads), kind).astype(np.uint32) for one in (high, low))
        put(block, threads, upper << np.uint32(16) | lower)

    return act


def _refused(instruction: Instruction) -> PTXError:
    return PTXError(f"the conversion is not emulated: {instruction.text}")


def _to_real(to: str, of: str, how: set[str], instruction: Instruction) -> Callable[[Array], Array]:
    """Float64 has all numbers of the other types."""
    whole = next((_INTEGERS[one] for one in how if one in _INTEGERS), None)
    direction = next((one for one in how if one in DIRECTIONS), "rn")
    narrows = KINDS[to] < KINDS[of] or {to, of} == {"f16", "bf16"}
    if narrows != any(one in DIRECTIONS for one in how) or (whole is not None and to != of):
        raise _refused(instruction)
    if direction != "rn" and to == "bf16":
        raise _refused(instruction)

    def formula(value: Array) -> Array:
        found = (flushed(value) if "ftz" in how and of == "f32" else value).astype(np.float64)
        found = found if whole is None else whole(found)
        found = saturated(found) if "sat" in how else found
        if to in ("bf16", "f64"):
            return found
        found = narrowed(found, DTYPES[to], direction)
        return flushed(found) if "ftz" in how and to == "f32" else found

    return formula


def _to_integer(to: str, of: str, how: set[str], instruction: Instruction) -> Callable[[Array], Array]:
    """Integers next to what they cannot hold; what is no number depends on the types."""
    whole = next((_INTEGERS[one] for one in how if one in _INTEGERS), None)
    if whole is None:
        raise PTXError(f"a conversion to integers needs a rounding: {instruction.text}")
    limits = np.iinfo(DTYPES[to])
    bits = 8 * KINDS[to]
    nothing = 0 if of != "f64" and bits < 64 else limits.min if to[0] == "s" else 1 << (bits - 1)
    low, high = float(limits.min), float(limits.max)

    def formula(value: Array) -> Array:
        found = whole((flushed(value) if "ftz" in how and of == "f32" else value).astype(np.float64))
        inside = np.where((found > low) & (found < high), found, 0).astype(limits.dtype)
        clamped = np.where(found >= high, limits.max, np.where(found <= low, limits.min, inside))
        return np.where(np.isnan(found), limits.dtype.type(nothing), clamped).astype(limits.dtype)

    return formula


def _of_integer(to: str, of: str, how: set[str], instruction: Instruction) -> Callable[[Array], Array]:
    dtype = np.dtype(DTYPES[to])
    if to in KINDS_OF_REALS:
        direction = next((one for one in how if one in DIRECTIONS), "")
        if not direction or how != {direction} or (direction != "rn" and to in ("f64", "bf16")):
            raise _refused(instruction)
        if to == "f64":
            return lambda value: value.astype(np.float64)
        if to == "bf16":
            return _to_odd
        return lambda value: narrowed(_to_odd(value), dtype, direction)
    if how - {"sat"}:
        raise _refused(instruction)
    if how:
        low, high = int(np.iinfo(dtype).min), int(np.iinfo(dtype).max)
        return lambda value: np.array([min(max(int(one), low), high) for one in value], dtype=dtype)
    return lambda value: value.astype(dtype)


def _to_odd(value: Array) -> Array:
    """Integers in float64; what it cannot hold is rounded to odd, so that any rounding may follow."""
    if value.dtype.itemsize < 8:
        return value.astype(np.float64)
    kind = value.dtype.type
    lost = (value & kind(0x7FF) != 0).astype(value.dtype)
    upper = (value >> kind(11) | lost).astype(np.float64) * 2.0**11
    return np.where(np.abs(value.astype(np.float64)) < 2.0**53, value.astype(np.float64), upper)


def _tf32(value: Array) -> Array:
    """Ten bits of the mantissa, ties away from zero; the other bits are zero."""
    bits = np.ascontiguousarray(value).view(np.uint32)
    found = np.where(np.isinf(value), bits, bits + np.uint32(0x1000)) & np.uint32(0xFFFFE000)
    return np.where(np.isnan(value), np.uint32(0x7FFFFFFF), found)


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


DECODERS = {"mov": decode_mov, "cvta": decode_cvta, "cvt": decode_cvt, "prmt": decode_prmt}
