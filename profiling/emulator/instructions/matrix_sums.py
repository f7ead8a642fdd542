"""How matrix units add: bits of small terms are cut off, and so is what float32 does not hold of a sum.

Source: M. Fasi, N. J. Higham, M. Mikaitis and S. Pranesh, Numerical behavior of NVIDIA tensor cores, PeerJ Computer
Science 7:e330 (2021); F. A. Khattak and M. Mikaitis, Accurate models of NVIDIA tensor cores, arXiv:2512.07004 (2025),
whose results of GPUs ``measured_sums.py`` finds again, bit by bit.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from profiling.emulator.block import Array

_FRACTION = 23
"""Bits of float32 behind the point."""

_LEAST = -126
"""Exponent of the smallest normal number of float32."""

_NONE = -400
"""In the place of the exponent of zero: nothing is aligned to it."""


class Unit(NamedTuple):
    """A matrix unit with sums in float32.

    Attributes:
        at_once: by type of the operands, how many products are added to the sum at a time.
        extra_bits: behind those of float32 that each of these terms keeps.
    """

    at_once: Mapping[str, int]
    extra_bits: int


AMPERE = Unit({"tf32": 4, "bf16": 8, "f16": 8}, 1)
"""Measured: A100, A2, L40S, RTX 1000 Ada."""

HOPPER = Unit({"tf32": 8, "bf16": 16, "f16": 16}, 2)
"""Measured: H100, H200, B200; sums of tf32 with four products, eight at once is what the authors say."""


def unit_of(target: str) -> Unit:
    """That of an architecture, such as ``sm_90a``."""
    return AMPERE if target.startswith("sm_8") else HOPPER


def summed(left: Array, right: Array, total: Array, kind: str, unit: Unit) -> Array:
    """``left @ right + total`` as a unit computes it.

    Args:
        left: ``[..., m, k]`` in float64, numbers of a kind.
        right: ``[..., k, n]``.
        total: ``[..., m, n]``, numbers of float32.
        kind: of the operands: tf32, bf16 or f16.
        unit: adds.

    Returns:
        ``[..., m, n]`` in float64, numbers of float32.
    """
    size = unit.at_once[kind]
    for begin in range(0, left.shape[-1], size):
        some = slice(begin, begin + size)
        total = _added(left[..., some], right[..., some, :], total, unit.extra_bits)
    return total


def _added(left: Array, right: Array, total: Array, extra_bits: int) -> Array:
    """The total and products that are added at once: all are aligned to the largest, and cut off."""
    terms = left[..., :, :, None] * right[..., None, :, :]  # exact
    is_finite = np.isfinite(terms).all(axis=-2) & np.isfinite(total)
    if not is_finite.all():
        left, right, finite = (np.where(np.isfinite(one), one, 0.0) for one in (left, right, total))
        return np.where(is_finite, _added(left, right, finite, extra_bits), terms.sum(axis=-2) + total)
    exponents = _exponents(left)[..., :, :, None] + _exponents(right)[..., None, :, :]
    largest = np.maximum(exponents.max(axis=-2), _exponents(total))
    scale = np.ldexp(1.0, _FRACTION + extra_bits - largest)
    kept = np.trunc(terms * scale[..., None, :]).sum(axis=-2) + np.trunc(total * scale)
    return _cut(kept / scale)


def _exponents(numbers: Array) -> Array:
    """Of the leading bits; those of products are their sums, also where the product has one more."""
    return np.where(numbers == 0, _NONE, np.maximum(np.frexp(numbers)[1] - 1, _LEAST))


def _cut(numbers: Array) -> Array:
    """What float32 holds of numbers, towards zero."""
    with np.errstate(over="ignore"):
        nearest = numbers.astype(np.float32)
    is_too_large = (np.abs(nearest) > np.abs(numbers)) & (np.abs(numbers) < 2.0**128)
    return np.where(is_too_large, np.nextafter(nearest, np.float32(0)), nearest).astype(np.float64)
