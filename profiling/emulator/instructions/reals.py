"""Floating point arithmetic.

Source: PTX ISA 9.0, sections 9.7.3 to 9.7.5 (floating point, half precision). Approximations are computed exactly and
rounded, which is within their documented error; ``ftz`` flushes subnormal inputs and results to zero of their sign.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np

from profiling.emulator.block import Array, Block, Reader, Threads, Writer, reader, unsigned, writer
from profiling.emulator.instructions.rounding import DIRECTIONS, bfloat16, from_bfloat16, fused, fused_to_odd
from profiling.emulator.memory import UNSIGNED
from profiling.emulator.text import KINDS, Instruction, Operand, Program, PTXError

Action = Callable[[Block, Threads], None]

_WIDTHS: Mapping[str, int] = {**{kind: KINDS[kind] for kind in ("f16", "bf16", "f32", "f64")}} | {
    "f16x2": 4,
    "bf16x2": 4,
    "f32x2": 8,
}

KINDS_OF_REALS = tuple(_WIDTHS)

_MODIFIERS: Mapping[str, set[str]] = {
    **{name: {*DIRECTIONS, "ftz", "sat"} for name in ("add", "sub", "mul", "fma", "mad")},
    **{name: {"ftz"} for name in ("neg", "abs")},
    **{name: {"ftz", "NaN"} for name in ("min", "max")},
    "div": {"approx", "full", "rn", "ftz"},
    **{name: {"approx", "rn", "ftz"} for name in ("rcp", "sqrt")},
    **{name: {"approx", "ftz"} for name in ("rsqrt", "ex2", "lg2", "sin", "cos", "tanh")},
    "copysign": set(),
}

_OPERANDS: Mapping[str, int] = {
    **dict.fromkeys(("fma", "mad"), 3),
    **dict.fromkeys(("add", "sub", "mul", "div", "min", "max", "copysign"), 2),
}
"""How many numbers it is made of; one if not here."""

NAMES = tuple(_MODIFIERS)
"""Of the instructions."""


def decode(instruction: Instruction, program: Program) -> Action:
    """Of :data:`NAMES`.

    Raises:
        PTXError: it is not emulated.
    """
    name, kind = instruction.name, instruction.kind
    if name not in _MODIFIERS or any(one not in _MODIFIERS[name] for one in instruction.modifiers[:-1]):
        raise PTXError(f"the instruction is not emulated: {instruction.text}")
    sources = [real_reader(one, kind, instruction, program) for one in instruction.operands[1:]]
    if len(sources) != _OPERANDS.get(name, 1):
        raise PTXError(f"the instruction is not emulated: {instruction.text}")
    put, formula = real_writer(instruction.operands[0], kind, instruction, program), _formula(instruction)

    def act(block: Block, threads: Threads) -> None:
        put(block, threads, formula(*[source(block, threads) for source in sources]))

    return act


def real_reader(operand: Operand, kind: str, instruction: Instruction, program: Program) -> Reader:
    """What gives the numbers of an operand, one after the other where it has two; of bfloat16 as float32."""
    if kind in ("f32", "f64"):
        return reader(operand, kind, instruction, program)
    source = reader(operand, f"b{8 * _WIDTHS[kind]}", instruction, program)
    if kind.startswith("bf16"):
        return lambda block, threads: from_bfloat16(np.ascontiguousarray(source(block, threads)).view(np.uint16))
    dtype = np.float16 if kind.startswith("f16") else np.float32
    return lambda block, threads: np.ascontiguousarray(source(block, threads)).view(dtype)


def real_writer(operand: Operand, kind: str, instruction: Instruction, program: Program) -> Writer:
    """What rounds numbers to a type and puts them into a register."""
    put = writer(operand, instruction, program)
    container = UNSIGNED[_WIDTHS[kind]]

    def write(block: Block, threads: Threads, values: Array) -> None:
        put(block, threads, np.ascontiguousarray(rounded(values, kind.removesuffix("x2"))).view(container))

    return write


def rounded(values: Array, kind: str) -> Array:
    """The bits of numbers in a type, to nearest even."""
    if kind == "bf16":
        return bfloat16(values)
    if kind == "f16":
        return np.where(np.isnan(values), np.uint16(0x7FFF), unsigned(values.astype(np.float16)))
    return unsigned(values.astype({"f16": np.float16, "f32": np.float32, "f64": np.float64}[kind]))


def _formula(instruction: Instruction) -> Callable[..., Array]:
    name, kind = instruction.name, instruction.kind
    direction = next((one for one in instruction.modifiers if one in DIRECTIONS), "rn")
    if name in ("add", "sub", "mul", "fma", "mad"):
        formula = _with_direction(name, kind, direction)
        if kind.startswith("bf16") and direction != "rn":
            raise PTXError(f"the rounding of bfloat16 is not emulated: {instruction.text}")
    elif name == "div" and "approx" in instruction:
        formula = _divided_roughly
    elif name in ("min", "max") and "NaN" in instruction:
        formula = partial(_extreme, name, {"min": np.minimum, "max": np.maximum}[name])
    else:
        formula = _FORMULAS[name]
    if name in ("rcp", "rsqrt") and kind == "f64" and {"approx", "ftz"} <= set(instruction.modifiers):
        formula = _of_upper_halves(formula)
    if "ftz" in instruction:
        formula = _flushing(formula)
    return _saturating(formula) if "sat" in instruction else formula


def _with_direction(name: str, kind: str, direction: str) -> Callable[..., Array]:
    """Sums and products with one rounding."""
    if direction == "rn" and name in _FORMULAS and not kind.startswith("bf16"):
        return _FORMULAS[name]
    # what is rounded to odd is rounded again when it is written
    rounding = fused_to_odd if kind.startswith("bf16") else partial(fused, direction=direction)
    return lambda *values: rounding(*_AS_FUSED[name](*values))


_AS_FUSED: Mapping[str, Callable[..., tuple[Array, Array, Array]]] = {
    "add": lambda left, right: (left, np.ones_like(left), right),
    "sub": lambda left, right: (left, np.ones_like(left), -right),
    # a zero of the sign of the product leaves it as it is
    "mul": lambda left, right: (left, right, _zero_of(left, right)),
    "fma": lambda left, right, total: (left, right, total),
    "mad": lambda left, right, total: (left, right, total),
}


def _zero_of(left: Array, right: Array) -> Array:
    """Zero of the sign of a product."""
    return np.where(np.signbit(left) ^ np.signbit(right), -np.zeros_like(left), np.zeros_like(left))


def _extreme(name: str, formula: Callable[..., Array], left: Array, right: Array) -> Array:
    """The smaller or the larger one; the negative zero is the smaller one of two zeros."""
    found = formula(left, right)
    either, both = np.signbit(left) | np.signbit(right), np.signbit(left) & np.signbit(right)
    sign = np.where(either if name == "min" else both, -1, 1).astype(found.dtype)
    return np.where((left == 0) & (right == 0), np.copysign(np.zeros_like(found), sign), found)


def _divided_roughly(left: Array, right: Array) -> Array:
    """``div.approx``, which gives zero where the inverse of the divisor would be subnormal."""
    is_large = np.isfinite(right) & (np.abs(right) > 2.0**126)
    nothing = np.where(np.isinf(left), np.nan, _zero_of(left, right))
    return np.where(is_large & ~np.isnan(left), nothing, left / right).astype(left.dtype)


def _of_upper_halves(formula: Callable[..., Array]) -> Callable[..., Array]:
    """Of float64, of which only the upper 32 bits count, and are given."""
    return lambda value: _upper(formula(_upper(value)))


def _upper(value: Array) -> Array:
    upper = (np.ascontiguousarray(value).view(np.uint64) & np.uint64(0xFFFFFFFF00000000)).view(np.float64)
    return np.where(np.isnan(value), value, upper)


def _flushing(formula: Callable[..., Array]) -> Callable[..., Array]:
    def both(*values: Array) -> Array:
        return flushed(formula(*map(flushed, values)).astype(values[0].dtype))

    return both


def flushed(values: Array) -> Array:
    """Subnormal numbers as zeros of their sign."""
    tiny = np.abs(values) < np.finfo(values.dtype).tiny
    return np.where(tiny, np.copysign(np.zeros_like(values), values), values)


def _saturating(formula: Callable[..., Array]) -> Callable[..., Array]:
    return lambda *values: saturated(formula(*values))


def saturated(values: Array) -> Array:
    """Within 0 and 1; what is no number becomes zero."""
    return np.where(values > 0, np.minimum(values, values.dtype.type(1)), values.dtype.type(0))


def _in_float64(formula: Callable[[Array], Array]) -> Callable[[Array], Array]:
    return lambda value: formula(value.astype(np.float64))


_FORMULAS: Mapping[str, Callable[..., Any]] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": np.divide,
    "neg": np.negative,
    "abs": np.abs,
    "min": partial(_extreme, "min", np.fmin),
    "max": partial(_extreme, "max", np.fmax),
    "sqrt": np.sqrt,
    "rcp": lambda value: np.divide(np.ones_like(value), value),
    "rsqrt": lambda value: (1 / np.sqrt(value.astype(np.longdouble))).astype(value.dtype),
    "ex2": _in_float64(np.exp2),
    "lg2": _in_float64(np.log2),
    "sin": _in_float64(np.sin),
    "cos": _in_float64(np.cos),
    "tanh": _in_float64(np.tanh),
    "copysign": lambda sign, value: np.copysign(value, sign),
}
