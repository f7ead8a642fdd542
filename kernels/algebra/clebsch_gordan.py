"""Real Clebsch-Gordan coefficients in e3nn's basis and sign convention."""

import functools
import math

import numpy as np

from mace_fast.kernels.algebra.arrays import Complex, Float, read_only

ROUND_OFF = 1e-14
"""Entries below this are round-off of exact zeros; the smallest true entry up to l = 12 is 1e-8."""


@functools.cache
def wigner_3j(l1: int, l2: int, l3: int) -> Float:
    """Real Wigner 3j tensor, the only rotation-invariant tensor of three irreps, with Frobenius norm 1.

    Equal to ``e3nn.o3.wigner_3j(l1, l2, l3)`` of e3nn 0.4.4, also where e3nn has no table (l > 11). The tensor is even
    or odd under exchange of two axes with their l, as ``l1 + l2 + l3`` is.

    Args:
        l1: degree of the first axis.
        l2: degree of the second axis.
        l3: degree of the third axis.

    Returns:
        Read-only float64 array [2 l1 + 1, 2 l2 + 1, 2 l3 + 1].

    Raises:
        ValueError: if a degree is negative or ``|l1 - l2| <= l3 <= l1 + l2`` does not hold.

    Source: Varshalovich, Moskalev, Khersonskii, Quantum Theory of Angular Momentum, 8.2.1 eq. 3.
    """
    degrees = (l1, l2, l3)
    if min(degrees) < 0:
        raise ValueError(f"degrees must not be negative, got {degrees}")
    if not abs(l1 - l2) <= l3 <= l1 + l2:
        raise ValueError(f"no coupling of l1={l1}, l2={l2} to l3={l3}: expected {abs(l1 - l2)} <= l3 <= {l1 + l2}")
    order = sorted(range(3), key=degrees.__getitem__)
    tensor = _ascending_wigner_3j(*(degrees[axis] for axis in order))
    is_odd = order not in ([0, 1, 2], [1, 2, 0], [2, 0, 1])
    sign = -1.0 if is_odd and sum(degrees) % 2 else 1.0
    return read_only(np.multiply(sign, np.transpose(tensor, np.argsort(order)), order="C"))


@functools.cache
def clebsch_gordan(l1: int, l2: int, l3: int) -> Float:
    """Coupling coefficients of two irreps into a third, 'component' normalisation of e3nn's tensor product.

    ``z[m3] = sum C[m1, m2, m3] x[m1] y[m2]`` has components of variance 1 if those of x and y have.

    Args:
        l1: degree of the first input.
        l2: degree of the second input.
        l3: degree of the output.

    Returns:
        Read-only float64 array [2 l1 + 1, 2 l2 + 1, 2 l3 + 1], ``sqrt(2 l3 + 1) * wigner_3j(l1, l2, l3)``.

    Raises:
        ValueError: as for `wigner_3j`.
    """
    return read_only(math.sqrt(2 * l3 + 1) * wigner_3j(l1, l2, l3))


@functools.cache
def _ascending_wigner_3j(l1: int, l2: int, l3: int) -> Float:
    """Wigner 3j tensor for l1 <= l2 <= l3, the triples whose sign e3nn 0.4.4 fixes by hand."""
    tensor = np.zeros((2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1))
    for m1 in range(-l1, l1 + 1):
        for m2 in range(max(-l2, -l3 - m1), min(l2, l3 - m1) + 1):
            tensor[l1 + m1, l2 + m2, l3 + m1 + m2] = _su2_coupling(l1, m1, l2, m2, l3)
    mixed = np.einsum("abc,ai->ibc", tensor, _complex_from_real(l1))
    mixed = np.einsum("ibc,bj->ijc", mixed, _complex_from_real(l2))
    real = np.einsum("ijc,ck->ijk", mixed, _complex_from_real(l3).conj()).real
    real[np.abs(real) < ROUND_OFF] = 0.0
    # e3nn 0.4.4 makes the entry of all m = 0 positive and, where that is zero (odd l1 + l2 + l3), the first non-zero.
    centre = real[l1, l2, l3]
    return np.copysign(1.0, centre if centre != 0 else real[real != 0][0]) * real


def _su2_coupling(l1: int, m1: int, l2: int, m2: int, l3: int) -> float:
    """Complex-basis coupling <l1 m1 l2 m2 | l3 m1+m2> / sqrt(2 l3 + 1), from integers and so exact up to rounding."""
    m3 = m1 + m2
    a, b, c = l1 + l2 - l3, l1 - l2 + l3, -l1 + l2 + l3
    total = sum(
        (-1) ** v * math.comb(a, v) * math.comb(b, l1 - m1 - v) * math.comb(c, l2 + m2 - v)
        for v in range(min(a, l1 - m1, l2 + m2) + 1)
    )
    numerator = math.prod(map(math.factorial, (l1 + m1, l1 - m1, l2 + m2, l2 - m2, l3 + m3, l3 - m3)))
    denominator = math.prod(map(math.factorial, (a, b, c, l1 + l2 + l3 + 1)))
    return math.copysign(math.sqrt(total * total * numerator / denominator), total)


def _complex_from_real(l: int) -> Complex:
    """Unitary matrix [complex m, real m] of e3nn's real basis, with the phase (-i)^l that keeps all couplings real."""
    matrix = np.zeros((2 * l + 1, 2 * l + 1), dtype=np.complex128)
    matrix[l, l] = 1.0
    for m in range(1, l + 1):
        matrix[l - m, l + m] = math.sqrt(0.5)
        matrix[l - m, l - m] = -1j * math.sqrt(0.5)
        matrix[l + m, l + m] = (-1) ** m * math.sqrt(0.5)
        matrix[l + m, l - m] = (-1) ** m * 1j * math.sqrt(0.5)
    return (-1j) ** l * matrix
