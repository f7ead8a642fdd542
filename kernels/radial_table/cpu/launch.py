"""Calls the compiled loops that read a radial table."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.radial_table.cpu import code
from mace_fast.kernels.radial_table.cpu.code import Shape


def expand(
    lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """A derivative of every column, ``[E, H]``."""
    shape = shape_of(coefficients, tables, r_min, r_max, order)
    result = lengths.new_empty(lengths.shape[0], shape.num_columns)
    tensors = (lengths.contiguous(), coefficients.contiguous(), result, *which(tables))
    parallel.run(_expand(shape), parallel.even(lengths.shape[0]), *tensors)
    return result


def contract(
    grad: Tensor, lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """The same times ``grad``, summed over the columns, ``[E]``."""
    shape = shape_of(coefficients, tables, r_min, r_max, order)
    result = lengths.new_empty(lengths.shape[0])
    tensors = (grad.contiguous(), lengths.contiguous(), coefficients.contiguous(), result, *which(tables))
    parallel.run(_contract(shape), parallel.even(lengths.shape[0]), *tensors)
    return result


@cache
def _expand(shape: Shape) -> Compiled:
    return compiled(code.expand(shape), "expand")


@cache
def _contract(shape: Shape) -> Compiled:
    return compiled(code.contract(shape), "contract")


def which(tables: Tensor | None) -> tuple[Tensor, ...]:
    """The number of the table of each edge as the loops take it, where they do."""
    return () if tables is None else (tables.contiguous(),)


def shape_of(coefficients: Tensor, tables: Tensor | None, r_min: float, r_max: float, order: int) -> Shape:
    """What the loops are written for."""
    _, num_intervals, _, num_columns = coefficients.shape
    return Shape(num_intervals, num_columns, r_min, r_max, order, coefficients.dtype, tables is not None)
