"""Integer and floating point arithmetic, logic and shifts.

Source: PTX ISA 9.0, sections 9.7.1 to 9.7.3 (integer, extended precision and floating point instructions) and 9.7.8
(logic and shift). Rounding is to nearest even, as NumPy's; approximations are computed exactly and rounded, which is
within their documented error; ``ftz`` flushes subnormal inputs and results to zero of their sign.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Reader, Threads, reader, writer
from profiling.emulator.mbarriers import Held
from profiling.emulator.text import Instruction, Program, PTXError

Action = Callable[[Block, Threads], Held | None]
"""What an instruction does for some threads; it gives those that must come to it again."""

Decoder = Callable[[Instruction, Program], Action]

_KNOWN = {"lo", "hi", "wide", "sat", "ftz", "approx", "full", "NaN", "rn", "uni", "b32"}


def decode(instruction: Instruction, program: Program) -> Action:
    """Of :data:`NAMES`."""
    name, kind = instruction.name, instruction.kind
    unknown = [one for one in instruction.modifiers[:-1] if one not in _KNOWN]
    if unknown:
        raise PTXError(f"the modifier .{unknown[0]} is not emulated: {instruction.text}")
    if kind == "f32x2":
        return _packed(instruction, program)
    if kind == "pred":
        return _applied(instruction, program, "pred", _LOGIC[name])
    is_real = kind in ("f16", "f32", "f64", "bf16")
    if is_real and kind not in ("f32", "f64"):
        raise PTXError(f"arithmetic of {kind} is not emulated: {instruction.text}")
    if "wide" in instruction:
        return _wide(instruction, program)
    formula = (_REAL if is_real else _WHOLE).get(name)
    if name in ("mul", "mad") and "hi" in instruction:
        formula = _high
    if formula is None:
        raise PTXError(f"the instruction is not emulated: {instruction.text}")
    if name in ("min", "max") and "NaN" in instruction:
        formula = {"min": np.minimum, "max": np.maximum}[name]
    if "ftz" in instruction:
        formula = _flushing(formula)
    if "sat" in instruction:
        formula = _saturating(formula, is_real)
    return _applied(instruction, program, kind, formula)


def _applied(instruction: Instruction, program: Program, kind: str, formula: Callable[..., Array]) -> Action:
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


def _packed(instruction: Instruction, program: Program) -> Action:
    """Two float32 in 64 bits."""
    formula = _REAL[instruction.name]
    sources = [reader(one, "b64", instruction, program) for one in instruction.operands[1:]]
    put = writer(instruction.operands[0], instruction, program)

    def act(block: Block, threads: Threads) -> None:
        pairs = [np.ascontiguousarray(source(block, threads)).view(np.float32) for source in sources]
        put(block, threads, np.ascontiguousarray(formula(*pairs).astype(np.float32)).view(np.uint64))

    return act


def _fma(left: Array, right: Array, total: Array) -> Array:
    """With one rounding."""
    if left.dtype == np.float32:
        # the product is exact in float64; rounding the sum there to odd keeps the second rounding from changing it
        product = left.astype(np.float64) * right.astype(np.float64)
        term = total.astype(np.float64)
        rounded = product + term
        away = rounded - product
        error = (product - (rounded - away)) + (term - away)
        inexact = np.isfinite(rounded) & (error != 0) & (rounded.view(np.uint64) & np.uint64(1) == 0)
        towards = np.where((error > 0) == (rounded > 0), 1, -1)
        odd = (rounded.view(np.int64) + np.where(inexact, towards, 0)).view(np.float64)
        return odd.astype(np.float32)
    return _fma64(left, right, total)


def _fma64(left: Array, right: Array, total: Array) -> Array:
    """Of float64 in extended precision: within one unit of the last place of one rounding."""
    wide = np.longdouble
    return (left.astype(wide) * right.astype(wide) + total.astype(wide)).astype(np.float64)


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


def _extract(value: Array, begin: Array, length: Array) -> Array:
    """``bfe``: a field of bits, filled with its sign where the type has one."""
    bits = 8 * value.dtype.itemsize
    first, count = (np.minimum(one & np.uint32(0xFF), bits).astype(np.int64) for one in (begin, length))
    found = np.empty(value.shape, dtype=value.dtype)
    is_signed = value.dtype.kind == "i"
    for n, (number, low, size) in enumerate(zip(value.tolist(), first.tolist(), count.tolist(), strict=True)):
        field = (number & (1 << bits) - 1) >> low & (1 << size) - 1
        sign = number & (1 << bits) - 1
        if is_signed and size and sign >> min(low + size - 1, bits - 1) & 1:
            field |= -1 << min(size, max(bits - low, 0))
        found[n] = field
    return found


def _divided(left: Array, right: Array) -> Array:
    """Towards zero; what is divided by zero is all ones."""
    safe = np.where(right == 0, np.ones_like(right), right)
    quotient = left // safe
    if left.dtype.kind == "i":
        quotient = quotient + ((quotient < 0) & (quotient * safe != left)).astype(left.dtype)
        quotient = np.where((left % safe != 0) & ((left < 0) != (safe < 0)) & (quotient == 0), 0, quotient)
    return np.where(right == 0, ~np.zeros_like(left), quotient)


def _flushing(formula: Callable[..., Array]) -> Callable[..., Array]:
    def both(*values: Array) -> Array:
        return flushed(formula(*map(flushed, values)))

    return both


def flushed(values: Array) -> Array:
    """Subnormal numbers as zeros of their sign."""
    tiny = np.abs(values) < np.finfo(values.dtype).tiny
    return np.where(tiny, np.copysign(np.zeros_like(values), values), values)


def _saturating(formula: Callable[..., Array], is_real: bool) -> Callable[..., Array]:
    if not is_real:
        raise PTXError("saturating arithmetic of integers is not emulated")
    # NaN becomes zero
    return lambda *values: np.fmin(np.fmax(formula(*values), 0), 1)


_LOGIC: Mapping[str, Callable[..., Any]] = {
    "and": np.logical_and,
    "or": np.logical_or,
    "xor": np.logical_xor,
    "not": np.logical_not,
}

_WHOLE: Mapping[str, Callable[..., Any]] = {
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
    "shl": _shift_left,
    "shr": _shift_right,
    "bfe": _extract,
    "popc": np.bitwise_count,
    "clz": lambda value: np.array([8 * value.dtype.itemsize - int(one).bit_length() for one in value]),
}

_COUNTS = ("popc", "clz")

_REAL: Mapping[str, Callable[..., Any]] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "fma": _fma,
    "mad": _fma,
    "div": np.divide,
    "neg": np.negative,
    "abs": np.abs,
    "min": np.fmin,
    "max": np.fmax,
    "sqrt": np.sqrt,
    "rcp": lambda value: np.divide(np.ones_like(value), value),
    "rsqrt": lambda value: (1 / np.sqrt(value.astype(np.longdouble))).astype(value.dtype),
    "ex2": lambda value: np.exp2(value.astype(np.float64)),
    "lg2": lambda value: np.log2(value.astype(np.float64)),
    "sin": lambda value: np.sin(value.astype(np.float64)),
    "cos": lambda value: np.cos(value.astype(np.float64)),
    "tanh": lambda value: np.tanh(value.astype(np.float64)),
    "copysign": lambda sign, value: np.copysign(value, sign),
}

NAMES = tuple(sorted(_WHOLE.keys() | _REAL.keys()))
"""Of the instructions."""
