"""How tables of functions of r are made, and how far they are off."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_same_dtype, check_shape
from mace_fast.kernels.radial_table.op import radial_table
from mace_fast.kernels.radial_table.table import RadialTable

RadialFunction = Callable[[Tensor], Tensor]
"""From lengths ``[E]`` in float64 to ``[E, H]``; a row depends on its own length alone, twice differentiably."""

VANISHING = 1e-10
"""Largest value at r_max, relative to the largest anywhere, that is rounding error."""


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
    num_points = (table.num_knots - 1) * points_per_interval
    steps = torch.arange(num_points, dtype=torch.float64, device=table.coefficients.device) + 0.5
    # rounded to the dtype of the table, so that both sides see the same lengths
    lengths = (table.r_min + steps * (table.spacing / points_per_interval)).to(table.coefficients)
    expected = _value_and_slope(function, lengths.double())
    found = _value_and_slope(lambda r: radial_table(r, table), lengths)
    (maximum, rms), (slope_maximum, slope_rms) = map(_relative_errors, found, expected)
    return TableError(maximum, rms, slope_maximum, slope_rms)


def _relative_errors(found: Tensor, expected: Tensor) -> tuple[float, float]:
    """Largest error over the largest number, and the same of roots of mean squares; of what is zero they are zero."""
    error = found.double() - expected
    numbers = (
        (error.abs().max(), expected.abs().max()),
        (error.square().mean().sqrt(), expected.square().mean().sqrt()),
    )
    largest, root = (float(of_error / of_value) if of_error else 0.0 for of_error, of_value in numbers)
    return largest, root


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
