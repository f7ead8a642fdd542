"""Tables of functions of r: what they hold, how they are made, and how far they are off."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_same_dtype, check_shape

RadialFunction = Callable[[Tensor], Tensor]
"""From lengths ``[E]`` in float64 to ``[E, H]``; a row depends on its own length alone, twice differentiably."""


@dataclass(frozen=True, eq=False)
class RadialTable:
    """H functions of r between knots at equal distances, as the cubics that have their values and slopes at the knots.

    Kept are the cubics' coefficients, not the values and slopes at the knots: slopes between knots come out of small
    differences of values, which rounding to float32 would spoil.

    Attributes:
        coefficients: ``[num_knots - 1, 4, H]``; with t from 0 to 1 between two knots the cubic is
            ``c[0] + c[1] t + c[2] t^2 + c[3] t^3``. Float32 or float64, contiguous; requires no gradients.
        r_min: first knot in Å, more than 0.
        r_max: last knot in Å; all functions are 0 from there on.

    Raises:
        ValueError: a shape is wrong, the coefficients require gradients, or the range is empty.
        TypeError: the coefficients are not float32 or float64.
    """

    coefficients: Tensor
    r_min: float
    r_max: float

    def __post_init__(self) -> None:
        check_floating("coefficients", self.coefficients)
        check_shape("coefficients", self.coefficients, (None, 4, None))
        if not (0 < self.r_min < self.r_max and self.coefficients.shape[0] > 0):
            raise ValueError(
                f"a table needs 0 < r_min < r_max and two knots, got r_min {self.r_min}, r_max {self.r_max} and "
                f"{self.num_knots} knots"
            )
        if self.coefficients.requires_grad:
            raise ValueError("tables are for inference: the coefficients must not require gradients")

    @classmethod
    def from_knots(cls, values: Tensor, slopes: Tensor, r_min: float, r_max: float) -> "RadialTable":
        """The table with the given values and derivatives by r at its knots, ``[num_knots, H]`` each."""
        check_shape("values", values, (None, None))
        check_same_dtype("values", values, slopes=slopes)
        check_shape("slopes", slopes, tuple(values.shape))
        slopes = slopes * ((r_max - r_min) / max(1, values.shape[0] - 1))
        low, high, start, end = values[:-1], values[1:], slopes[:-1], slopes[1:]
        rise = high - low
        cubics = torch.stack([low, start, 3 * rise - 2 * start - end, start + end - 2 * rise], dim=1)
        return cls(cubics, r_min, r_max)

    @property
    def num_knots(self) -> int:
        """Number of knots."""
        return self.coefficients.shape[0] + 1

    @property
    def spacing(self) -> float:
        """Distance of two knots in Å."""
        return (self.r_max - self.r_min) / self.coefficients.shape[0]

    @cached_property
    def values(self) -> Tensor:
        """The functions at the knots, ``[num_knots, H]``."""
        return torch.cat([self.coefficients[:, 0], self.coefficients[-1:].sum(dim=1)])

    @cached_property
    def slopes(self) -> Tensor:
        """Their derivatives by r at the knots, ``[num_knots, H]``."""
        last = self.coefficients[-1:]
        return torch.cat([self.coefficients[:, 1], last[:, 1] + 2 * last[:, 2] + 3 * last[:, 3]]) / self.spacing

    def times(self, matrix: Tensor) -> "RadialTable":
        """The table of linear combinations of the functions, those of the columns of ``[H, columns]``."""
        return replace(self, coefficients=self.coefficients @ matrix)

    def to(self, *, dtype: torch.dtype | None = None, device: torch.device | str | None = None) -> "RadialTable":
        """The same table in another dtype or on another device; make it in float64 and convert it last."""
        return replace(self, coefficients=self.coefficients.to(dtype=dtype, device=device))


def tabulate(
    function: RadialFunction,
    r_max: float,
    *,
    r_min: float = 1e-3,
    num_knots: int = 1024,
    device: torch.device | str = "cpu",
) -> RadialTable:
    """Tabulate functions of r in float64.

    Args:
        function: what to tabulate: the hidden layers of everything that a length goes through before them, times the
            cutoff where that comes after them. It must vanish at ``r_max``.
        r_max: where it ends, in Å.
        r_min: first knot in Å. The basis is not defined at 0, but it is smooth there: close to it nothing is lost.
        num_knots: knots from ``r_min`` to ``r_max``, at equal distances; the error falls with their fourth power.
        device: where to evaluate the function and keep the table.

    Returns:
        The table, in float64; see :meth:`RadialTable.to`.

    Raises:
        ValueError: the function does not vanish at ``r_max`` or is not finite, its result has another shape, or there
            are fewer than two knots.
        TypeError: the function does not give float64.
    """
    if num_knots < 2:
        raise ValueError(f"a table needs 2 knots or more, got {num_knots}")
    knots = torch.linspace(r_min, r_max, num_knots, dtype=torch.float64, device=device)
    values, slopes = _value_and_slope(function, knots)
    if not bool(values.isfinite().all() and slopes.isfinite().all()):
        raise ValueError(f"the function or its slope is not finite between {r_min} and {r_max} Å")
    if float(values[-1].abs().max()) > VANISHING * float(values.abs().max()):
        raise ValueError(
            f"the function must vanish at r_max {r_max} Å, beyond which a table is 0; apply the cutoff to it"
        )
    return RadialTable.from_knots(values, slopes, r_min, r_max)


VANISHING = 1e-10
"""Largest value at r_max, relative to the largest anywhere, that is rounding error."""


@dataclass(frozen=True)
class TableError:
    """How far a table is off; relative to the largest (root of the mean square) entry of the function or its slope.

    Attributes:
        maximum: largest error of the function.
        rms: root of its mean square error.
        slope_maximum: largest error of the derivative by r, from which forces come.
        slope_rms: root of its mean square error.
    """

    maximum: float
    rms: float
    slope_maximum: float
    slope_rms: float


def table_error(function: RadialFunction, table: RadialTable, points_per_interval: int = 4) -> TableError:
    """Compare a table with what it was made from, between its knots.

    Args:
        function: as for :func:`tabulate`.
        table: of any dtype; its rounding is part of the error.
        points_per_interval: lengths between two knots, at equal distances.
    """
    from mace_fast.kernels.radial_table.op import radial_table  # which imports this module

    num_points = (table.num_knots - 1) * points_per_interval
    steps = torch.arange(num_points, dtype=torch.float64, device=table.coefficients.device) + 0.5
    # rounded to the dtype of the table, so that both sides see the same lengths
    lengths = (table.r_min + steps * (table.spacing / points_per_interval)).to(table.coefficients)
    expected = _value_and_slope(function, lengths.double())
    found = _value_and_slope(lambda r: radial_table(r, table), lengths)
    (maximum, rms), (slope_maximum, slope_rms) = map(_relative_errors, found, expected)
    return TableError(maximum, rms, slope_maximum, slope_rms)


def _relative_errors(found: Tensor, expected: Tensor) -> tuple[float, float]:
    """Largest error over the largest number, and the same of roots of mean squares."""
    error = found.double() - expected
    return (
        float(error.abs().max() / expected.abs().max()),
        float(error.square().mean().sqrt() / expected.square().mean().sqrt()),
    )


def _value_and_slope(function: RadialFunction, lengths: Tensor) -> tuple[Tensor, Tensor]:
    """The functions and their derivatives by r, of all columns at once.

    The gradient of sum_h w_h f_h is linear in w, and its derivative by w the slopes of all columns.
    """
    with torch.enable_grad():
        lengths = lengths.detach().requires_grad_()
        values = function(lengths)
        check_same_dtype("lengths", lengths, result=values)
        check_shape("the function's result", values, (lengths.shape[0], None))
        weights = torch.ones_like(values).requires_grad_()
        (gradient,) = torch.autograd.grad(values, lengths, weights, create_graph=True)
        (slopes,) = torch.autograd.grad(gradient.sum(), weights)
    return values.detach(), slopes
