"""Matrix products of few rows, in registers: ``c[i, :] (+)= sum over d of a[i, d] b[d, :]``."""

import torch
from llvmlite import ir
from torch import Tensor

from mace_fast.kernels.native.function import Function, Index, Value
from mace_fast.kernels.native.host import host

MOST_ROWS = 8
SUMS = {16: 12, 32: 16}
"""Vectors of sums that are kept at a time, by the number of registers; measured on an AMD EPYC (Zen 4)."""


def panel_width(columns: int, itemsize: int) -> int:
    """Columns of b that are multiplied at a time."""
    lanes = host().lanes(columns, itemsize)
    most = 4 if host().num_registers == 32 else 2
    return lanes * max(count for count in range(1, most + 1) if columns // lanes % count == 0)


def panels(matrix: Tensor) -> Tensor:
    """Matrices ``[..., depth, columns]`` as :func:`write_product` reads them, ``[..., panels, depth, width]``."""
    width = panel_width(matrix.shape[-1], matrix.element_size())
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
    width = panel_width(columns, dtype.itemsize)
    lanes = host().lanes(columns, dtype.itemsize)
    vectors = width // lanes
    rows_at_a_time = min(MOST_ROWS, SUMS[host().num_registers] // vectors)
    f = Function(module, name, dtype, reals=("a", "b", "c"), sizes=("rows", "depth"), lanes=lanes)
    length: Index = f["depth"] if depth is None else depth
    last = f.add(f["rows"], -1)
    stride, panel_size = (width, f.times(length, width)) if in_panels else (columns, width)
    with f.loop(0, columns // width) as panel:
        b = f.at(f["b"], f.times(panel, panel_size))
        with f.loop(0, f["rows"], rows_at_a_time) as first:
            # behind the last row the last is computed again
            rows = [f.least(f.add(first, number), last) for number in range(rows_at_a_time)]
            results = [f.at(f["c"], f.times(row, columns), f.times(panel, width)) for row in rows]
            starts = [f.at(f["a"], f.times(row, row_stride)) for row in rows]
            sums = [
                [f.variable(f.vector(result, lanes * n) if accumulate else f.zeros()) for n in range(vectors)]
                for result in results
            ]
            with f.loop(0, length) as place:
                right = [f.vector(b, f.times(place, stride), lanes * n) for n in range(vectors)]
                for start, totals in zip(starts, sums, strict=True):
                    left = f.splat(f.number(start, f.times(place, depth_stride)))
                    for factor, total in zip(right, totals, strict=True):
                        total.set(f.fma(left, factor, total.get()))
            values: list[list[Value]] = [[total.get() for total in totals] for totals in sums]
            for result, row in zip(results, values, strict=True):
                for n, value in enumerate(row):
                    f.store(value, result, lanes * n)
    f.finish()
    return f
