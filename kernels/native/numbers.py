"""Python's arithmetic for vectors of a function that is being written, and for their derivatives.

A formula written once gives its values, with :class:`Number`, and its derivative along a direction, with :class:`Dual`;
a dual number of dual numbers gives the second derivative. Numbers known beforehand are Python's, so that what is
multiplied with a derivative of zero is not written.
"""

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from mace_fast.kernels.native import elementary
from mace_fast.kernels.native.function import Function, Value

Real: TypeAlias = "float | Number | Dual"


class Number:
    """A vector of a function."""

    depth = 0

    def __init__(self, f: Function, value: Value) -> None:
        self.f, self.value = f, value

    def _with(self, other: Real, operation: Callable[[Value, Value], Value], swapped: bool = False) -> Any:
        if isinstance(other, Dual):
            return NotImplemented
        right = other.value if isinstance(other, Number) else self.f.constants(other)
        return Number(self.f, operation(right, self.value) if swapped else operation(self.value, right))

    def __add__(self, other: Real) -> Any:
        return self if _is(other, 0.0) else self._with(other, self.f.plus)

    __radd__ = __add__

    def __sub__(self, other: Real) -> Any:
        return self if _is(other, 0.0) else self._with(other, self.f.difference)

    def __rsub__(self, other: Real) -> Any:
        return self._with(other, self.f.difference, swapped=True)

    def __mul__(self, other: Real) -> Any:
        if _is(other, 0.0) or _is(other, 1.0):
            return 0.0 if _is(other, 0.0) else self
        return self._with(other, self.f.multiply)

    __rmul__ = __mul__

    def __truediv__(self, other: Real) -> Any:
        return self._with(other, self.f.quotient)

    def __rtruediv__(self, other: Real) -> Any:
        return 0.0 if _is(other, 0.0) else self._with(other, self.f.quotient, swapped=True)


class Dual:
    """A number and its derivative along a direction.

    Args:
        value: of the function.
        tangent: the derivative; 0.0 of what does not change.
    """

    def __init__(self, value: Real, tangent: Real = 0.0) -> None:
        self.value, self.tangent = cast(Any, value), cast(Any, tangent)
        self.depth: int = 1 + getattr(value, "depth", 0)

    def _split(self, other: Real) -> Any:
        """Value and derivative of another number, which may be a constant of this direction."""
        if isinstance(other, Dual) and other.depth == self.depth:
            return other.value, other.tangent
        return other, 0.0

    def __add__(self, other: Real) -> Any:
        if getattr(other, "depth", 0) > self.depth:
            return NotImplemented
        value, tangent = self._split(other)
        return Dual(self.value + value, self.tangent + tangent)

    __radd__ = __add__

    def __sub__(self, other: Real) -> Any:
        return self + other * -1.0

    def __rsub__(self, other: Real) -> Any:
        return self * -1.0 + other

    def __mul__(self, other: Real) -> Any:
        if getattr(other, "depth", 0) > self.depth:
            return NotImplemented
        if _is(other, 0.0):
            return 0.0
        value, tangent = self._split(other)
        return Dual(self.value * value, self.tangent * value + self.value * tangent)

    __rmul__ = __mul__

    def __truediv__(self, other: Real) -> Any:
        if getattr(other, "depth", 0) > self.depth:
            return NotImplemented
        value, tangent = self._split(other)
        quotient = self.value / value
        return Dual(quotient, (self.tangent - quotient * tangent) / value)

    def __rtruediv__(self, other: Real) -> Any:
        quotient = other / self.value
        return Dual(quotient, quotient * self.tangent / self.value * -1.0)


def tangent(x: Real) -> Any:
    """The derivative of a number, which may be a constant."""
    return x.tangent if isinstance(x, Dual) else 0.0


def sqrt(x: Real) -> Any:
    """Square root."""
    if isinstance(x, Dual):
        value = sqrt(x.value)
        return Dual(value, x.tangent * 0.5 / value)
    assert isinstance(x, Number)
    return Number(x.f, x.f.sqrt(x.value))


def exp(x: Real) -> Any:
    """Exponential."""
    if isinstance(x, Dual):
        value = exp(x.value)
        return Dual(value, value * x.tangent)
    assert isinstance(x, Number)
    return Number(x.f, elementary.exp(x.f, x.value))


def log(x: Real) -> Any:
    """Natural logarithm of a positive number."""
    if isinstance(x, Dual):
        return Dual(log(x.value), x.tangent / x.value)
    assert isinstance(x, Number)
    return Number(x.f, elementary.log(x.f, x.value))


def sine_and_cosine(frequency: Number, x: Real) -> tuple[Any, Any]:
    """Both of the product of a frequency, which does not change, and a number."""
    if isinstance(x, Dual):
        sine, cosine = sine_and_cosine(frequency, x.value)
        turned = frequency * x.tangent
        return Dual(sine, cosine * turned), Dual(cosine, sine * turned * -1.0)
    assert isinstance(x, Number)
    sine, cosine = elementary.sine_and_cosine(x.f, frequency.value, x.value)
    return Number(x.f, sine), Number(x.f, cosine)


def logistic(x: Real) -> tuple[Any, Any]:
    """1 / (1 + exp(-x)) and 1 / (1 + exp(x)), neither a difference."""
    if isinstance(x, Dual):
        near, far = logistic(x.value)
        slope = near * far * x.tangent
        return Dual(near, slope), Dual(far, slope * -1.0)
    return 1.0 / (1.0 + exp(x * -1.0)), 1.0 / (1.0 + exp(x))


def at_most(x: Real, bound: Number) -> Any:
    """The smaller of a number and a bound, which does not change; what is no number stays so."""
    if isinstance(x, Dual):
        return Dual(at_most(x.value, bound), _unless_beyond(x.value, bound, x.tangent))
    assert isinstance(x, Number)
    beyond = x.f.builder.fcmp_ordered(">", x.value, bound.value)
    return Number(x.f, x.f.builder.select(beyond, bound.value, x.value))


def _unless_beyond(x: Real, bound: Number, value: Real) -> Any:
    """A value, or zero where x is larger than the bound."""
    if isinstance(x, Dual):
        return _unless_beyond(x.value, bound, value)
    if isinstance(value, Dual):
        return Dual(*(_unless_beyond(x, bound, part) for part in (value.value, value.tangent)))
    if _is(value, 0.0):
        return 0.0
    assert isinstance(x, Number)
    beyond = x.f.builder.fcmp_ordered(">", x.value, bound.value)
    given = value.value if isinstance(value, Number) else x.f.constants(value)
    return Number(x.f, x.f.builder.select(beyond, x.f.zeros(), given))


def _is(value: Real, number: float) -> bool:
    return isinstance(value, float) and value == number
