"""Derivatives of the Legendre polynomials, of which spherical harmonics are made on every backend."""

import math
from fractions import Fraction

HIGHEST_DEGREE = 6
"""Triton's functions are written up to this degree."""


def legendre(l: int, m: int) -> list[Fraction]:
    """Coefficients, ascending, of the m-th derivative of the Legendre polynomial of degree l."""
    # Rodrigues: d^l/dy^l (y^2 - 1)^l / (2^l l!), differentiated m times more
    order = l + m
    result = [Fraction(0)] * (l - m + 1)
    for k in range(l + 1):
        if 2 * k >= order:
            result[2 * k - order] = Fraction(math.comb(l, k) * (-1) ** (l - k) * math.perm(2 * k, order))
    return [coefficient / (2**l * math.factorial(l)) for coefficient in result]


def norm(l: int, m: int) -> float:
    """Factor of the derivative of the Legendre polynomial in q_lm."""
    return math.sqrt((2 * l + 1) * (1 if m == 0 else 2) * math.factorial(l - m) / math.factorial(l + m))


def nested(l: int, m: int) -> list[float]:
    """Coefficients, ascending, of q_lm in y^2; times y where l - m is odd."""
    return [float(coefficient) * norm(l, m) for coefficient in legendre(l, m)][(l - m) % 2 :: 2]
