"""Writes sums over segments for a CPU."""

from dataclasses import dataclass

import torch
from llvmlite import ir

from mace_fast.kernels.native.function import RANGE, REALS, Function, new_module


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        width: numbers of a row.
        values: dtype of the rows.
        accumulator: dtype in which they are added.
        result: dtype of the sums.
    """

    width: int
    values: torch.dtype
    accumulator: torch.dtype
    result: torch.dtype


def sums(shape: Shape) -> ir.Module:
    """``sums(values, ptr, result, start, stop, number)`` for segments."""
    module = new_module("segment_sum")
    f = Function(
        module,
        "sums",
        shape.values,
        reals=("values",),
        indices=("ptr",),
        others={"result": REALS[shape.result]},
        sizes=RANGE,
        exported=True,
    )
    with f.loop(f["start"], f["stop"]) as segment:
        first, last = f.load(f["ptr"], segment), f.load(f["ptr"], f.add(segment, 1))
        with f.loop(0, shape.width) as column:
            total = f.variable(ir.Constant(REALS[shape.accumulator], 0.0))
            with f.loop(first, last) as row:
                value = f.load(f["values"], f.times(row, shape.width), column)
                total.set(f.builder.fadd(total.get(), f.converted(value, shape.accumulator)))
            place = f.times(segment, shape.width)
            f.store(f.converted(total.get(), shape.result), f["result"], place, column)
    f.finish()
    return module
