"""Matrix products of few rows, in registers: ``c[i, :] (+)= sum over d of a[i, d] b[d, :]``."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from llvmlite import ir
from torch import Tensor

from mace_fast.kernels.native.function import Function, Index, Value
from mace_fast.kernels.native.host import host

MOST_ROWS = 8
SUMS = {16: 12, 32: 16}
"""Vectors of sums that are kept at a time, by the number of registers; measured on an AMD EPYC (Zen 4)."""


@dataclass(frozen=True)
class Tiles:
    """How a product is cut.

    Attributes:
        lanes: of a vector along the columns.
        vectors: of columns that are multiplied at a time.
        rows: that are multiplied at a time.
    """

    lanes: int
    vectors: int
    rows: int

    @property
    def width(self) -> int:
        """Columns that are multiplied at a time: those of a panel."""
        return self.lanes * self.vectors

    @classmethod
    def of(cls, columns: int, dtype: torch.dtype) -> "Tiles":
        """For matrices of so many columns."""
        lanes = host().lanes(columns, dtype.itemsize)
        most = 4 if host().num_registers == 32 else 2
        vectors = max(count for count in range(1, most + 1) if columns // lanes % count == 0)
        return cls(lanes, vectors, min(MOST_ROWS, SUMS[host().num_registers] // vectors))


def panels(matrix: Tensor) -> Tensor:
    """Matrices ``[..., depth, columns]`` as :func:`write_product` reads them, ``[..., panels, depth, width]``."""
    width = Tiles.of(matrix.shape[-1], matrix.dtype).width
    return matrix.unflatten(-1, (-1, width)).transpose(-2, -3).contiguous()


def write_product(
    module: ir.Module,
    name: str,
    dtype: torch.dtype,
    *,
    columns: int,
    depth: int | None,
    row_stride: int,
    depth_stride: int,
    accumulate: bool,
    in_panels: bool = True,
) -> Function:
    """Add a product to a module: ``name(a, b, c, rows, depth)``.

    Args:
        module: that is being written.
        name: of the function.
        dtype: of the numbers.
        columns: of b and c, whose rows are contiguous.
        depth: number of products of a sum; None if it is known to the caller only.
        row_stride: from a row of a to the next.
        depth_stride: from a factor of a row of a to the next.
        accumulate: whether the products are added to c.
        in_panels: whether b comes from :func:`panels`; else its rows are contiguous.
    """
    tiles = Tiles.of(columns, dtype)
    f = Function(module, name, dtype, reals=("a", "b", "c"), sizes=("rows", "depth"), lanes=tiles.lanes)
    length: Index = f["depth"] if depth is None else depth
    stride, panel_size = (tiles.width, f.times(length, tiles.width)) if in_panels else (columns, tiles.width)
    with f.loop(0, columns // tiles.width) as panel:
        b = f.at(f["b"], f.times(panel, panel_size))
        with f.loop(0, f["rows"], tiles.rows) as first:
            rows = rows_of_tile(f, tiles, first, f["rows"])
            starts = [f.at(f["a"], f.times(row, row_stride)) for row in rows]
            results = [f.at(f["c"], f.times(row, columns), f.times(panel, tiles.width)) for row in rows]
            write_tile(f, tiles, starts, b, results, length, depth_stride, stride, accumulate)
    f.finish()
    return f


def rows_of_tile(f: Function, tiles: Tiles, first: Value, count: Index) -> list[Value]:
    """The rows of a tile; behind the last row the last is computed again."""
    return [f.least(f.add(first, number), f.add(count, -1)) for number in range(tiles.rows)]


def write_tile(
    f: Function,
    tiles: Tiles,
    starts: Sequence[Value],
    b: Value,
    results: Sequence[Value],
    depth: Index,
    depth_stride: int,
    stride: int,
    accumulate: bool,
) -> None:
    """Multiply some rows with a panel, all sums in registers.

    Args:
        f: function that is being written.
        tiles: how the product is cut.
        starts: where each row of a begins.
        b: where the panel begins.
        results: where each row of the result begins; all are read before any is written.
        depth: number of products of a sum.
        depth_stride: from a factor of a row of a to the next.
        stride: from a row of the panel to the next.
        accumulate: whether the products are added to the result.
    """
    places = range(0, tiles.width, tiles.lanes)
    sums = [[f.variable(f.vector(result, n) if accumulate else f.zeros()) for n in places] for result in results]
    with f.loop(0, depth) as place:
        right = [f.vector(b, f.times(place, stride), n) for n in places]
        for start, totals in zip(starts, sums, strict=True):
            left = f.splat(f.load(start, f.times(place, depth_stride)))
            for factor, total in zip(right, totals, strict=True):
                total.set(f.fma(left, factor, total.get()))
    for result, totals in zip(results, sums, strict=True):
        for n, total in zip(places, totals, strict=True):
            f.store(total.get(), result, n)
