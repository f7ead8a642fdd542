"""Tables of functions of r: what they hold."""

from dataclasses import dataclass, replace
from functools import cached_property

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_same_dtype, check_shape


@dataclass(frozen=True, eq=False)
class RadialTable:
    """H functions of r between knots at equal distances, as the cubics that have their values and slopes at the knots.

    There is one table of them, or one for each kind of edge, such as each pair of species.

    Kept are the cubics' coefficients, not the values and slopes at the knots: slopes between knots come out of small
    differences of values, which rounding to float32 would spoil.

    Attributes:
        coefficients: ``[num_tables, num_knots - 1, 4, H]``; with t from 0 to 1 between two knots the cubic is
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
        check_shape("coefficients", self.coefficients, (None, None, 4, None))
        if not (0 < self.r_min < self.r_max and self.coefficients.shape[1] > 0):
            raise ValueError(
                f"a table needs 0 < r_min < r_max and two knots, got r_min {self.r_min}, r_max {self.r_max} and "
                f"{self.num_knots} knots"
            )
        if self.coefficients.requires_grad:
            raise ValueError("tables are for inference: the coefficients must not require gradients")

    @classmethod
    def from_knots(cls, values: Tensor, slopes: Tensor, r_min: float, r_max: float) -> "RadialTable":
        """One table with the given values and derivatives by r at its knots, ``[num_knots, H]`` each."""
        check_shape("values", values, (None, None))
        check_same_dtype("values", values, slopes=slopes)
        check_shape("slopes", slopes, tuple(values.shape))
        slopes = slopes * ((r_max - r_min) / max(1, values.shape[0] - 1))
        low, high, start, end = values[:-1], values[1:], slopes[:-1], slopes[1:]
        rise = high - low
        cubics = torch.stack([low, start, 3 * rise - 2 * start - end, start + end - 2 * rise], dim=1)
        return cls(cubics[None], r_min, r_max)

    @property
    def num_tables(self) -> int:
        """Number of tables."""
        return self.coefficients.shape[0]

    @property
    def num_knots(self) -> int:
        """Number of knots."""
        return self.coefficients.shape[1] + 1

    @property
    def spacing(self) -> float:
        """Distance of two knots in Å."""
        return (self.r_max - self.r_min) / self.coefficients.shape[1]

    @cached_property
    def values(self) -> Tensor:
        """The functions at the knots, ``[num_tables, num_knots, H]``."""
        return torch.cat([self.coefficients[:, :, 0], self.coefficients[:, -1:].sum(dim=2)], dim=1)

    @cached_property
    def slopes(self) -> Tensor:
        """Their derivatives by r at the knots, ``[num_tables, num_knots, H]``."""
        coefficients, last = self.coefficients, self.coefficients[:, -1:]
        end = last[:, :, 1] + 2 * last[:, :, 2] + 3 * last[:, :, 3]
        return torch.cat([coefficients[:, :, 1], end], dim=1) / self.spacing

    def part(self, first: int, end: int) -> "RadialTable":
        """Some of the tables, in the same memory."""
        return replace(self, coefficients=self.coefficients[first:end])

    def with_room(self, others: "RadialTable | None", num_tables: int) -> "RadialTable":
        """Memory for so many tables of this kind that begins with others; what follows them is not written yet."""
        coefficients = self.coefficients.new_empty(num_tables, *self.coefficients.shape[1:])
        if others is not None:
            coefficients[: others.num_tables] = others.coefficients
        return replace(self, coefficients=coefficients)

    def times(self, matrix: Tensor) -> "RadialTable":
        """The table of linear combinations of the functions, those of the columns of ``[H, columns]``."""
        return replace(self, coefficients=self.coefficients @ matrix)

    def to(self, *, dtype: torch.dtype | None = None, device: torch.device | str | None = None) -> "RadialTable":
        """The same table in another dtype or on another device; make it in float64 and convert it last."""
        return replace(self, coefficients=self.coefficients.to(dtype=dtype, device=device))
