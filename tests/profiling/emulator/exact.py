"""Real numbers as fractions, and their rounding to a type, in integers only."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np


class Format(NamedTuple):
    """A type of real numbers.

    Attributes:
        bits: of a number.
        digits: of the significand, with the one that is not stored.
        lowest: exponent of the last digit of subnormal numbers.
    """

    bits: int
    digits: int
    lowest: int

    @property
    def infinity(self) -> int:
        """Its bits."""
        return ((1 << self.bits - self.digits) - 1) << self.digits - 1


FORMATS = {
    "f16": Format(16, 11, -24),
    "bf16": Format(16, 8, -133),
    "f32": Format(32, 24, -149),
    "f64": Format(64, 53, -1074),
}
UNSIGNED = {"f16": np.uint16, "bf16": np.uint16, "f32": np.uint32, "f64": np.uint64}


def fraction(bits, kind):
    """The number; None for infinity and what is no number."""
    form = FORMATS[kind]
    sign, magnitude = -1 if bits >> form.bits - 1 else 1, bits & (1 << form.bits - 1) - 1
    if magnitude >= form.infinity:
        return None
    exponent, digits = magnitude >> form.digits - 1, magnitude & (1 << form.digits - 1) - 1
    if exponent:
        digits |= 1 << form.digits - 1
    return sign * digits * Fraction(2) ** (max(exponent, 1) - 1 + form.lowest)


def is_negative(bits, kind):
    return bool(bits >> FORMATS[kind].bits - 1)


def is_nan(bits, kind):
    form = FORMATS[kind]
    return bits & (1 << form.bits - 1) - 1 > form.infinity


def rounded(value, kind, direction="rn", negative_zero=False):
    """The bits of a fraction in a type."""
    form = FORMATS[kind]
    is_below = value < 0 or (value == 0 and negative_zero)
    sign, size = int(is_below) << form.bits - 1, abs(value)
    if size == 0:
        return sign
    exponent = size.numerator.bit_length() - size.denominator.bit_length()
    exponent -= Fraction(2) ** exponent > size
    last = max(exponent - form.digits + 1, form.lowest)
    whole, rest = divmod(size / Fraction(2) ** last, 1)
    if direction == "rn":
        whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2)
    else:
        away = direction == ("rm" if is_below else "rp")
        whole += bool(away and rest)
    found = ((last - form.lowest) << form.digits - 1) + int(whole)
    if found >= form.infinity:
        found = form.infinity if direction == "rn" or away else form.infinity - 1
    return sign | found


def random_bits(kind, count, seed, middle=False):
    """Numbers of all sizes, or of about one, with the special ones among them."""
    form, random = FORMATS[kind], np.random.default_rng(seed)
    found = random.integers(0, 1 << form.bits, count, dtype=np.uint64)
    if middle:
        one = (form.infinity >> 1) & ~((1 << form.digits - 1) - 1)
        spread = random.integers(-3 << form.digits - 1, 3 << form.digits - 1, count)
        found = (one + spread).astype(np.uint64) | random.integers(0, 2, count, dtype=np.uint64) << np.uint64(
            form.bits - 1
        )
    smallest = 1 << form.digits - 1
    special = [0, 1, smallest - 1, smallest, smallest + 1, form.infinity - 1, form.infinity, form.infinity + 1]
    special += [one | 1 << form.bits - 1 for one in special]
    found[: len(special)] = special
    return random.permutation(found).astype(UNSIGNED[kind])
