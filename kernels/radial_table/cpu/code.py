"""Writes the reading of a radial table for a CPU; vectors run along the columns."""

from dataclasses import dataclass
from math import perm

import torch
from llvmlite import ir

from mace_fast.kernels.native.function import INDEX, RANGE, Function, Index, Value, new_module
from mace_fast.kernels.native.host import host

DOUBLE = ir.DoubleType()


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        num_intervals: cubics of a column.
        num_columns: of the table.
        r_min: where the table begins, Å.
        r_max: from where on it is zero, Å.
        order: of the derivative.
        dtype: of all.
        many: whether there are several tables, and ``tables`` says which an edge reads.
    """

    num_intervals: int
    num_columns: int
    r_min: float
    r_max: float
    order: int
    dtype: torch.dtype
    many: bool

    @property
    def indices(self) -> tuple[str, ...]:
        """Names of the indices that the functions take for it."""
        return ("tables",) if self.many else ()

    @property
    def intervals_per_length(self) -> float:
        """Intervals of one Å."""
        return self.num_intervals / (self.r_max - self.r_min)

    @property
    def lanes(self) -> int:
        """Of a vector along the columns."""
        return host().lanes(self.num_columns, self.dtype.itemsize)


def expand(shape: Shape) -> ir.Module:
    """``expand(lengths, coefficients, result, [tables], start, stop, number)``, a derivative of every column."""
    module = new_module("radial_table_expand")
    f = _function(module, "expand", shape, ("lengths", "coefficients", "result"))
    with f.loop(f["start"], f["stop"]) as edge:
        cubics, t, factor = _of_edge(f, shape, edge)
        with f.loop(0, shape.num_columns, shape.lanes) as column:
            f.store(
                f.multiply(value(f, shape, cubics, column, t), factor),
                f["result"],
                f.times(edge, shape.num_columns),
                column,
            )
    f.finish()
    return module


def contract(shape: Shape) -> ir.Module:
    """``contract(grad, lengths, coefficients, result, [tables], start, stop, number)``, summed over the columns."""
    module = new_module("radial_table_contract")
    f = _function(module, "contract", shape, ("grad", "lengths", "coefficients", "result"))
    with f.loop(f["start"], f["stop"]) as edge:
        cubics, t, factor = _of_edge(f, shape, edge)
        total = f.variable(f.zeros())
        with f.loop(0, shape.num_columns, shape.lanes) as column:
            grad = f.vector(f["grad"], f.times(edge, shape.num_columns), column)
            found = f.multiply(value(f, shape, cubics, column, t), factor)
            total.set(f.fma(grad, found, total.get()))
        f.store(f.lane_sum(total.get()), f["result"], edge)
    f.finish()
    return module


def _function(module: ir.Module, name: str, shape: Shape, reals: tuple[str, ...]) -> Function:
    return Function(
        module, name, shape.dtype, reals=reals, indices=shape.indices, sizes=RANGE, lanes=shape.lanes, exported=True
    )


def _of_edge(f: Function, shape: Shape, edge: Value) -> tuple[Value, Value, Value]:
    """The cubics of an edge, its place t within the interval, and the factor."""
    cubics, t, factor = locate(f, shape, edge)
    return f.at(f["coefficients"], cubics), f.splat(t), f.splat(factor)


def locate(f: Function, shape: Shape, edge: Value) -> tuple[Value, Value, Value]:
    """Where the cubics of an edge begin, its place t in them, and the factor of derivatives.

    The factor is 0 from r_max on, NaN where there is no cubic.
    """
    b, scale = f.builder, shape.intervals_per_length
    length = f.load(f["lengths"], edge)
    is_beyond = b.fcmp_ordered(">=", length, f.constant(shape.r_max))
    length = b.select(is_beyond, f.constant(shape.r_max), length)
    wide = length if shape.dtype == torch.float64 else b.fpext(length, DOUBLE)  # a small difference of large numbers
    position = b.fmul(b.fsub(wide, ir.Constant(DOUBLE, shape.r_min)), ir.Constant(DOUBLE, scale))
    zero, last = ir.Constant(DOUBLE, 0.0), ir.Constant(DOUBLE, shape.num_intervals - 1.0)
    inside = b.select(b.fcmp_ordered(">", position, zero), position, zero)  # a length that is no number: the first
    inside = b.select(b.fcmp_ordered(">", inside, last), last, inside)
    interval = b.fptosi(inside, INDEX)
    place = b.fsub(position, b.sitofp(interval, DOUBLE))
    t = place if shape.dtype == torch.float64 else b.fptrunc(place, f.real)
    is_before = b.fcmp_ordered("<", position, ir.Constant(DOUBLE, -1.0))
    factor = b.select(is_before, f.constant(float("nan")), f.constant(scale**shape.order))
    if shape.many:
        interval = f.add(interval, f.times(f.load(f["tables"], edge), shape.num_intervals))
    return f.index(f.times(interval, 4 * shape.num_columns)), t, b.select(is_beyond, f.zero(), factor)


def value(f: Function, shape: Shape, cubics: Value, column: Index, t: Value) -> Value:
    """A derivative of the cubics of some columns by t."""
    total: Value | None = None
    for power in reversed(range(shape.order, 4)):
        coefficient = f.vector(cubics, power * shape.num_columns, column)
        falling = perm(power, shape.order)  # power * (power - 1) * ..., as many factors as the order
        if falling != 1:
            coefficient = f.multiply(coefficient, f.splat(f.constant(falling)))
        total = coefficient if total is None else f.fma(total, t, coefficient)
    if total is None:
        return f.multiply(t, f.zeros())  # of a cubic: zero, or no number
    # so that a place that is no number gives none, however constant the derivative is
    return f.fma(t, f.zeros(), total) if shape.order == 3 else total
