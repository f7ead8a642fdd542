"""Calls the compiled loops that read a radial table."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.radial_table.cpu import code
from mace_fast.kernels.radial_table.cpu.code import Shape


def expand(lengths: Tensor, coefficients: Tensor, r_min: float, r_max: float, order: int) -> Tensor:
    """A derivative of every column, ``[E, H]``."""
    shape = _shape(coefficients, r_min, r_max, order)
    result = lengths.new_empty(lengths.shape[0], shape.num_columns)
    tensors = (lengths.contiguous(), coefficients.contiguous(), result)
    parallel.run(_expand(shape), parallel.even(lengths.shape[0]), *tensors)
    return result


def contract(grad: Tensor, lengths: Tensor, coefficients: Tensor, r_min: float, r_max: float, order: int) -> Tensor:
    """The same times ``grad``, summed over the columns, ``[E]``."""
    shape = _shape(coefficients, r_min, r_max, order)
    result = lengths.new_empty(lengths.shape[0])
    tensors = (grad.contiguous(), lengths.contiguous(), coefficients.contiguous(), result)
    parallel.run(_contract(shape), parallel.even(lengths.shape[0]), *tensors)
    return result


@cache
def _expand(shape: Shape) -> Compiled:
    return compiled(code.expand(shape), "expand")


@cache
def _contract(shape: Shape) -> Compiled:
    return compiled(code.contract(shape), "contract")


def _shape(coefficients: Tensor, r_min: float, r_max: float, order: int) -> Shape:
    return Shape(coefficients.shape[0], coefficients.shape[2], r_min, r_max, order, coefficients.dtype)
