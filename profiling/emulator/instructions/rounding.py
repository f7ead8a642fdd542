"""Results of real arithmetic with one rounding, to nearest even or in a direction.

Source: PTX ISA 9.0, section 9.7.3 (rounding modifiers); S. Boldo and G. Melquiond, Emulation of FMA and correctly
rounded sums: proved algorithms using rounding to odd, IEEE Transactions on Computers 57 (2008).
"""

from fractions import Fraction
from typing import Any

import numpy as np

from profiling.emulator.block import Array

DIRECTIONS = ("rn", "rz", "rm", "rp")
"""To nearest even, towards zero, down and up."""

_SAFE = 2.0**900  # nothing between its inverse and this is lost to the range of float64


def fused(left: Array, right: Array, total: Array, direction: str = "rn") -> Array:
    """``left * right + total`` in their type."""
    kind = left.dtype
    if kind == np.float64:
        rounded, error = _fused64(left, right, total)
        found, is_nothing = _directed(rounded, error, direction), (rounded == 0) & (error == 0)
    elif kind == np.float32 and direction == "rn":
        return _fused32(left, right, total)
    else:
        to_odd = fused_to_odd(left, right, total)
        found, is_nothing = narrowed(to_odd, kind, direction), to_odd == 0
    if direction == "rm":  # terms that cancel
        is_mixed = np.signbit(left) ^ np.signbit(right) ^ np.signbit(total)
        found = np.where(is_nothing & is_mixed, -np.zeros_like(found), found)
    return found


def _fused32(left: Array, right: Array, total: Array) -> Array:
    """Of float32, to nearest: in float64 it is rounded before, which matters in the middle between two of float32."""
    wide = left.astype(np.float64) * right.astype(np.float64) + total.astype(np.float64)
    is_doubtful = wide.view(np.int64) & _BEHIND_FLOAT32 == _MIDDLE
    is_doubtful |= (np.abs(wide) < np.finfo(np.float32).tiny) & (wide != 0)
    if np.count_nonzero(is_doubtful):
        wide = fused_to_odd(left, right, total)
    return wide.astype(np.float32)


_BEHIND_FLOAT32 = 2**29 - 1
_MIDDLE = 2**28
"""The bits of float64 that float32 lacks, and what they are in the middle between two of its numbers."""


def fused_to_odd(left: Array, right: Array, total: Array) -> Array:
    """``left * right + total`` of types narrower than float64, in float64 rounded to odd: any rounding may follow."""
    product = left.astype(np.float64) * right.astype(np.float64)  # exact
    return odd(*_sum(product, total.astype(np.float64)))


def narrowed(values: Array, kind: Any, direction: str = "rn") -> Array:
    """Float64 in another type."""
    nearest = values.astype(kind)
    back = nearest.astype(np.float64)
    return _directed(nearest, np.where(back == values, 0, values - back), direction)


def bfloat16(values: Array) -> Array:
    """The bits of numbers, rounded to nearest even; of what is no number always the same."""
    single = values
    if values.dtype == np.float64:  # to odd, so that the second rounding does not change what the first did
        single = values.astype(np.float32)
        single = odd(single, values - single.astype(np.float64))
    bits = np.ascontiguousarray(single, dtype=np.float32).view(np.uint32)
    rounded = bits + np.uint32(0x7FFF) + (bits >> np.uint32(16) & np.uint32(1))
    return np.where(np.isnan(values), np.uint32(0x7FFF), rounded >> np.uint32(16)).astype(np.uint16)


def from_bfloat16(bits: Array) -> Array:
    """The numbers as float32."""
    return np.left_shift(bits, np.uint32(16), dtype=np.uint32).view(np.float32)


def odd(rounded: Array, error: Array) -> Array:
    """The nearest numbers as those with an odd last bit, where there is an error left."""
    whole: Any = np.int64 if rounded.dtype == np.float64 else np.int32
    bits: Any = np.ascontiguousarray(rounded).view(whole)
    is_even = np.isfinite(rounded) & (error != 0) & (bits & 1 == 0)
    away = np.where(rounded == 0, True, (error > 0) == (rounded > 0))
    found: Array = (bits + np.where(is_even, np.where(away, 1, -1), 0).astype(whole)).view(rounded.dtype)
    return np.where((rounded == 0) & is_even, np.copysign(found, error), found)


def _directed(nearest: Array, error: Array, direction: str) -> Array:
    """The neighbours of what is rounded to nearest that lie in a direction, where there is an error left."""
    if direction == "rn":
        return nearest
    if direction == "rz":
        is_beyond, towards = np.where(np.signbit(nearest), error > 0, error < 0), 0.0
    else:
        is_beyond, towards = (error < 0, -np.inf) if direction == "rm" else (error > 0, np.inf)
    return np.where(is_beyond, np.nextafter(nearest, nearest.dtype.type(towards)), nearest)


def _sum(left: Array, right: Array) -> tuple[Array, Array]:
    """A sum rounded to nearest, and what is left, exactly."""
    rounded = left + right
    away = rounded - left
    error = (left - (rounded - away)) + (right - away)
    return rounded, np.where(np.isfinite(rounded), error, 0)


def _product_error(left: Array, right: Array, product: Array) -> Array:
    """What rounding took from a product, exactly (Dekker)."""
    halves = []
    for one in (left, right):
        wide = 134217729.0 * one  # 2^27 + 1
        upper = wide - (wide - one)
        halves.append((upper, one - upper))
    (a, b), (c, d) = halves
    return b * d - (((product - a * c) - b * c) - a * d)


def _fused64(a: Array, b: Array, c: Array) -> tuple[Array, Array]:
    """Of float64: rounded to nearest, and the sign of what is left."""
    product = a * b
    rounded, error = product + c, np.zeros_like(product)
    is_plain = ~(np.isfinite(a) & np.isfinite(b) & np.isfinite(c)) | (a == 0) | (b == 0)
    safe = ~is_plain
    for one in (a, b, product):
        safe &= (np.abs(one) < _SAFE) & (np.abs(one) > 1 / _SAFE)
    safe &= (np.abs(c) < _SAFE) & ((np.abs(c) > 1 / _SAFE) | (c == 0))
    if safe.any():
        x, y, z, high = (one[safe] for one in (a, b, c, product))
        upper, rest = _sum(z, _product_error(x, y, high))
        most, second = _sum(high, upper)
        rounded[safe], error[safe] = _sum(most, odd(*_sum(rest, second)))
    for place in np.flatnonzero(~safe & ~is_plain):
        rounded[place], error[place] = _by_fractions(*(float(one[place]) for one in (a, b, c)))
    return rounded, error


def _by_fractions(a: float, b: float, c: float) -> tuple[float, float]:
    exact = Fraction(a) * Fraction(b) + Fraction(c)
    try:
        rounded = float(exact)
    except OverflowError:
        return (float("inf"), -1.0) if exact > 0 else (float("-inf"), 1.0)
    left = exact - Fraction(rounded)
    return rounded, float((left > 0) - (left < 0))
