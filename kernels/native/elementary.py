"""Elementary functions of vectors by their series, to about a unit in the last place."""

import math

import torch
from llvmlite import ir

from mace_fast.kernels.native.function import Function, Value

LN_2 = {4: (0.693359375, -2.12194440054690583e-4), 8: (6.93147180369123816490e-1, 1.90821492927058770002e-10)}
"""ln 2 as a number of few digits, whose products with integers are exact, and the rest; by size of a number."""

MANTISSA = {4: 23, 8: 52}
"""Bits of it, by size of a number."""


def exp(f: Function, x: Value) -> Value:
    """Exponential; arguments beyond the range of results are cut, and what is no number stays so.

    With n the integer next to x / ln 2, the Taylor series of exp(x - n ln 2) times 2^n, whose bits are n's.
    """
    b, largest, degree = f.builder, *((88.0, 7) if f.itemsize == 4 else (709.0, 13))
    high, low = LN_2[f.itemsize]
    for bound, beyond in ((largest, ">"), (1.0 - largest, "<")):
        x = b.select(b.fcmp_ordered(beyond, x, f.constants(bound)), f.constants(bound), x)
    n, bits = _nearest(f, f.multiply(x, f.constants(1.0 / math.log(2.0))))
    rest = f.fma(n, f.constants(-low), f.fma(n, f.constants(-high), x))
    value = _series(f, rest, [1.0 / math.factorial(power) for power in range(degree + 1)])
    bias = _integer(f, 127 if f.itemsize == 4 else 1023)
    power = b.shl(b.add(bits, bias), _integer(f, MANTISSA[f.itemsize]))
    return f.multiply(value, b.bitcast(power, f.vector_type))


def log(f: Function, x: Value) -> Value:
    """Natural logarithm of positive numbers that are not subnormal; of infinity and what is no number: no number.

    With x = m 2^n and m from sqrt(1/2) to sqrt(2), n ln 2 + 2 artanh((m - 1) / (m + 1)).
    """
    b, degree = f.builder, 5 if f.itemsize == 4 else 10
    high, low = LN_2[f.itemsize]
    integers, width = _integers(f), _integer(f, MANTISSA[f.itemsize])
    bits = b.bitcast(x, integers)
    n = b.ashr(b.sub(bits, b.bitcast(f.constants(math.sqrt(0.5)), integers)), width)
    m = b.bitcast(b.sub(bits, b.shl(n, width)), f.vector_type)
    ratio = f.quotient(f.difference(m, f.constants(1.0)), f.plus(m, f.constants(1.0)))
    series = _series(f, f.multiply(ratio, ratio), [2.0 / (2 * power + 1) for power in range(degree + 1)])
    n = b.sitofp(n, f.vector_type)
    value = f.fma(n, f.constants(high), f.fma(n, f.constants(low), f.multiply(ratio, series)))
    return f.plus(value, f.difference(x, x))


def sine_and_cosine(f: Function, frequency: Value, x: Value) -> tuple[Value, Value]:
    """Both of a product up to a few thousand, which is not rounded: Taylor series after a number of quarter turns."""
    b, degree = f.builder, 5 if f.itemsize == 4 else 9
    high = torch.tensor(math.pi / 2, dtype=f.dtype).item()
    low = math.pi / 2 - high or 6.123233995736766e-17
    rounded = f.multiply(frequency, x)
    lost = f.fma(frequency, x, f.difference(f.constants(-0.0), rounded))
    n, quarters = _nearest(f, f.multiply(rounded, f.constants(2.0 / math.pi)))
    rest = f.plus(f.fma(n, f.constants(-low), f.fma(n, f.constants(-high), rounded)), lost)
    square = f.multiply(rest, rest)
    signs = [(-1.0) ** power for power in range(degree + 1)]
    sine = _series(f, square, [sign / math.factorial(2 * power + 1) for power, sign in enumerate(signs)])
    sine = f.multiply(sine, rest)
    cosine = _series(f, square, [sign / math.factorial(2 * power) for power, sign in enumerate(signs)])

    def bit(value: Value, number: int) -> Value:
        return b.icmp_signed("!=", b.and_(value, _integer(f, number)), _integer(f, 0))

    def signed(negative: Value, value: Value) -> Value:
        return b.select(negative, f.difference(f.constants(-0.0), value), value)

    exchanged = bit(quarters, 1)
    first, second = b.select(exchanged, cosine, sine), b.select(exchanged, sine, cosine)
    return signed(bit(quarters, 2), first), signed(bit(b.add(quarters, _integer(f, 1)), 2), second)


def _nearest(f: Function, x: Value) -> tuple[Value, Value]:
    """The integer next to a number that is not large: as a number, and in the low bits of integers."""
    rounding = f.constants(1.5 * 2.0 ** MANTISSA[f.itemsize])  # leaves the integer in the last bits of the sum
    shifted = f.plus(x, rounding)
    return f.difference(shifted, rounding), f.builder.bitcast(shifted, _integers(f))


def _series(f: Function, x: Value, coefficients: list[float]) -> Value:
    """A polynomial; coefficients ascend."""
    value = f.constants(coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        value = f.fma(value, x, f.constants(coefficient))
    return value


def _integers(f: Function) -> ir.Type:
    """The type of vectors of integers as wide as the numbers."""
    kind = ir.IntType(8 * f.itemsize)
    return kind if f.lanes == 1 else ir.VectorType(kind, f.lanes)


def _integer(f: Function, value: int) -> Value:
    return ir.Constant(_integers(f), value if f.lanes == 1 else [value] * f.lanes)
