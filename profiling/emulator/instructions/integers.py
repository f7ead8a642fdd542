"""Integers: arithmetic, also with carries, logic, shifts and fields of bits.

Source: PTX ISA 9.0, sections 9.7.1 (integer), 9.7.2 (extended precision) and 9.7.8 (logic and shift).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Reader, Threads, reader, unsigned, writer
from profiling.emulator.memory import UNSIGNED
from profiling.emulator.text import Instruction, Number, Program, PTXError, Register

Action = Callable[[Block, Threads], None]

_MODIFIERS: Mapping[str, set[str]] = {
    "mul": {"lo", "hi", "wide"},
    "mad": {"lo", "hi", "wide", "cc"},
    "madc": {"lo", "hi", "cc"},
    "add": {"sat", "cc"},
    "sub": {"sat", "cc"},
    "addc": {"cc"},
    "subc": {"cc"},
    "bfind": {"shiftamt"},
    "shf": {"l", "r", "wrap", "clamp"},
}

_CARRY = Register("%carry")


def decode(instruction: Instruction, program: Program) -> Action:
    """Of :data:`NAMES`.

    Raises:
        PTXError: it is not emulated.
    """
    name, kind, modifiers = instruction.name, instruction.kind, instruction.modifiers[:-1]
    unknown = [one for one in modifiers if one not in _MODIFIERS.get(name, ())]
    if name not in NAMES or unknown or kind[0] not in "bsu" or kind not in DTYPES:
        raise PTXError(f"the instruction is not emulated: {instruction.text}")
    if "cc" in modifiers or name in ("addc", "subc", "madc"):
        return _with_carry(instruction, program)
    if "wide" in modifiers:
        return _wide(instruction, program)
    if name == "lop3":
        return _table(instruction, program)
    return applied(instruction, program, kind, _formula(instruction))


def _formula(instruction: Instruction) -> Callable[..., Array]:
    name, modifiers = instruction.name, instruction.modifiers[:-1]
    if "hi" in modifiers:
        return _high
    if "sat" in modifiers:
        return _saturated(instruction)
    if name == "shf":
        return _funnel(modifiers, instruction)
    if name == "bfind" and modifiers:
        return lambda value: _distance(value, 8 * value.dtype.itemsize - 1)
    return _FORMULAS[name]


def applied(instruction: Instruction, program: Program, kind: str, formula: Callable[..., Array]) -> Action:
    """A formula of all operands but the first, which gets the result."""
    sources = [_source(instruction, program, place, kind) for place in range(1, len(instruction.operands))]
    put = writer(instruction.operands[0], instruction, program)
    dtype = np.dtype(bool) if kind == "pred" else np.dtype(np.uint32 if instruction.name in _COUNTS else DTYPES[kind])

    def act(block: Block, threads: Threads) -> None:
        values = formula(*[source(block, threads) for source in sources])
        put(block, threads, np.asarray(values, dtype=dtype))

    return act


def _source(instruction: Instruction, program: Program, place: int, kind: str) -> Reader:
    """Shifts and places of bits are 32 bits whatever the type."""
    is_count = (instruction.name in ("shl", "shr") and place == 2) or (
        instruction.name in ("bfe", "bfi") and place >= len(instruction.operands) - 2
    )
    return reader(instruction.operands[place], "u32" if is_count else kind, instruction, program)


def _wide(instruction: Instruction, program: Program) -> Action:
    """``mul.wide`` and ``mad.wide``: products of twice the width."""
    kind = instruction.kind
    wide = f"{kind[0]}{2 * int(kind[1:])}"
    dtype = DTYPES[wide]
    left, right = (reader(one, kind, instruction, program) for one in instruction.operands[1:3])
    more = [reader(one, wide, instruction, program) for one in instruction.operands[3:]]
    put = writer(instruction.operands[0], instruction, program)

    def act(block: Block, threads: Threads) -> None:
        product = left(block, threads).astype(dtype) * right(block, threads).astype(dtype)
        for term in more:
            product = product + term(block, threads)
        put(block, threads, product)

    return act


def _with_carry(instruction: Instruction, program: Program) -> Action:
    """``add.cc``, ``sub.cc``, ``mad.cc``, ``addc`` and so on, which pass a carry, or a borrow, to each other."""
    program.kinds.setdefault(_CARRY.name, "pred")
    name, kind = instruction.name, instruction.kind
    terms = [reader(one, kind, instruction, program) for one in instruction.operands[1:]]
    put, note = writer(instruction.operands[0], instruction, program), writer(_CARRY, instruction, program)
    before = reader(_CARRY, "pred", instruction, program) if name in ("addc", "subc", "madc") else None
    product: Callable[..., Array] = _high if "hi" in instruction else np.multiply

    def act(block: Block, threads: Threads) -> None:
        *factors, right = (one(block, threads) for one in terms)
        a, b = unsigned(product(*factors) if len(factors) == 2 else factors[0]), unsigned(right)
        carry = np.zeros(threads.shape, bool) if before is None else before(block, threads)
        is_sum = not name.startswith("sub")
        first = a + b if is_sum else a - b
        found = first + carry.astype(a.dtype) if is_sum else first - carry.astype(a.dtype)
        if "cc" in instruction:
            note(block, threads, (first < a) | (found < first) if is_sum else (a < b) | (first < found))
        put(block, threads, found)

    return act


def _saturated(instruction: Instruction) -> Callable[..., Array]:
    if instruction.kind != "s32":
        raise PTXError(f"the instruction is not emulated: {instruction.text}")
    formula: Any = np.add if instruction.name == "add" else np.subtract
    return lambda left, right: np.clip(
        formula(left.astype(np.int64), right.astype(np.int64)), -(1 << 31), (1 << 31) - 1
    )


def _high(left: Array, right: Array, *total: Array) -> Array:
    """The upper half of a product."""
    bits = 8 * left.dtype.itemsize
    if bits == 32:
        wide = np.int64 if left.dtype.kind == "i" else np.uint64
        high = (left.astype(wide) * right.astype(wide) >> wide(32)).astype(left.dtype)
    else:
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        mask = (1 << bits) - 1
        high = np.array([(a * b >> bits) & mask for a, b in pairs], dtype=f"u{bits // 8}").view(left.dtype)
    return high + total[0] if total else high


def _shift_left(value: Array, count: Array) -> Array:
    bits = 8 * value.dtype.itemsize
    shifted = value << np.minimum(count, bits - 1).astype(value.dtype)
    return np.where(count >= bits, np.zeros_like(value), shifted)


def _shift_right(value: Array, count: Array) -> Array:
    bits = 8 * value.dtype.itemsize
    shifted = value >> np.minimum(count, bits - 1).astype(value.dtype)
    if value.dtype.kind == "i":
        return shifted  # filled with the sign, however far
    return np.where(count >= bits, np.zeros_like(value), shifted)


def _ones(count: Array, kind: Any) -> Array:
    """So many bits, the lowest."""
    return ~_shift_left(np.full(count.shape, np.iinfo(kind).max, dtype=kind), count)


def _extract(value: Array, begin: Array, length: Array) -> Array:
    """``bfe``: a field of bits, filled with its highest one where the type has a sign."""
    plain, bits = unsigned(value), 8 * value.dtype.itemsize
    first, count = begin & np.uint32(0xFF), length & np.uint32(0xFF)
    inside = np.minimum(count, np.where(first < bits, bits - first, 0)).astype(np.uint32)
    ones = _ones(inside, plain.dtype)
    field = _shift_right(plain, first) & ones
    if value.dtype.kind == "i":
        last = np.minimum(first + count - np.uint32(1), np.uint32(bits - 1))
        is_filled = (count > 0) & (_shift_right(plain, last) & plain.dtype.type(1) != 0)
        field = np.where(is_filled, field | ~ones, field)
    return field.view(value.dtype)


def _insert(value: Array, into: Array, begin: Array, length: Array) -> Array:
    """``bfi``: the lowest bits of one in the place of a field of the other."""
    first, count = begin & np.uint32(0xFF), length & np.uint32(0xFF)
    field = _shift_left(_ones(count, value.dtype), first)
    return (into & ~field) | (_shift_left(value, first) & field)


def _funnel(modifiers: tuple[str, ...], instruction: Instruction) -> Callable[..., Array]:
    """``shf``: of 64 bits, of which the upper half of a shift to the left, or the lower one to the right, is kept."""
    if modifiers not in {(way, mode) for way in "lr" for mode in ("clamp", "wrap")} or instruction.kind != "b32":
        raise PTXError(f"the shift is not emulated: {instruction.text}")
    way, mode = modifiers

    def shifted(low: Array, high: Array, count: Array) -> Array:
        by = (np.minimum(count, 32) if mode == "clamp" else count & np.uint32(31)).astype(np.uint64)
        both = high.astype(np.uint64) << np.uint64(32) | low.astype(np.uint64)
        return ((both << by) >> np.uint64(32) if way == "l" else both >> by).astype(np.uint32)

    return shifted


def _table(instruction: Instruction, program: Program) -> Action:
    """``lop3.b32 d, a, b, c, table``: bit 4 a + 2 b + c of the table for every place."""
    *rest, table = instruction.operands
    if instruction.modifiers != ("b32",) or not isinstance(table, Number) or len(rest) != 4:
        raise PTXError(f"the instruction is not emulated: {instruction.text}")

    def formula(*values: Array) -> Array:
        found = np.zeros_like(values[0])
        for entry in range(8):
            if table.value >> entry & 1:
                a, b, c = (one if entry >> place & 1 else ~one for one, place in zip(values, (2, 1, 0), strict=True))
                found |= a & b & c
        return found

    plain = Instruction("lop3", ("b32",), tuple(rest), instruction.guard, instruction.line, instruction.text)
    return applied(plain, program, "b32", formula)


def _divided(left: Array, right: Array) -> Array:
    """Towards zero; what is divided by zero is all ones."""
    safe = np.where(right == 0, np.ones_like(right), right)
    quotient = left // safe
    if left.dtype.kind == "i":
        is_inexact = left - quotient * safe != 0
        quotient = quotient + (is_inexact & ((left < 0) != (safe < 0))).astype(left.dtype)
    return np.where(right == 0, ~np.zeros_like(left), quotient)


def _reversed(value: Array) -> Array:
    width = value.dtype.itemsize
    places = np.unpackbits(np.ascontiguousarray(value).view(np.uint8).reshape(-1, width), axis=1, bitorder="little")
    found: Array = np.packbits(places[:, ::-1], axis=1, bitorder="little").view(UNSIGNED[width])[:, 0]
    return found


def _distance(value: Array, last: int = 0) -> Array:
    """``bfind``: the place of the highest bit that differs from the sign, or how far below the last that is."""
    places = [(~one if one < 0 else one).bit_length() - 1 for one in value.tolist()]
    return np.array([0xFFFFFFFF if one < 0 else abs(last - one) for one in places], dtype=np.uint32)


_FORMULAS: Mapping[str, Callable[..., Any]] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "mad": lambda left, right, total: left * right + total,
    "div": _divided,
    "rem": lambda left, right: left - _divided(left, right) * right,
    "neg": np.negative,
    "abs": np.abs,
    "min": np.minimum,
    "max": np.maximum,
    "and": np.bitwise_and,
    "or": np.bitwise_or,
    "xor": np.bitwise_xor,
    "not": np.invert,
    "cnot": lambda value: (value == 0).astype(value.dtype),
    "shl": _shift_left,
    "shr": _shift_right,
    "bfe": _extract,
    "bfi": _insert,
    "brev": _reversed,
    "bfind": _distance,
    "popc": np.bitwise_count,
    "clz": lambda value: np.array([8 * value.dtype.itemsize - int(one).bit_length() for one in value]),
}

_COUNTS = ("popc", "clz", "bfind")

NAMES = (*_FORMULAS, "addc", "subc", "madc", "shf", "lop3")
"""Of the instructions."""
