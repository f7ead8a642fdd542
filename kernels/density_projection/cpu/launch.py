"""Calls the density projection's compiled loops."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.density_projection.cpu import code
from mace_fast.kernels.density_projection.cpu.code import Shape
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled


def projection(
    edge_attrs: Tensor,
    hidden: Tensor,
    other_attrs: Tensor | None,
    other_hidden: Tensor | None,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    num_species: int,
    precision: str,
) -> Tensor:
    """Density of one pair of rows per edge, or the sum of the densities of two pairs."""
    shape = _shape(edge_attrs, hidden)
    density = edge_attrs.new_zeros(receiver_ptr.shape[0] - 1, shape.num_harmonics, num_species, shape.num_hidden)
    index = (sender_species.contiguous(), receiver_ptr.contiguous(), num_species)
    for attrs, functions in ((edge_attrs, hidden), (other_attrs, other_hidden)):
        if attrs is not None and functions is not None:
            pair = (attrs.contiguous(), functions.contiguous())
            parallel.run(_projection(shape), parallel.balanced(receiver_ptr), *pair, density, *index)
    return density


def gradient(
    grad: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    wants_attrs: bool,
    wants_hidden: bool,
    precision: str,
) -> tuple[Tensor, Tensor]:
    """The rows that are wanted; of the others there are none."""
    shape, num_edges = _shape(edge_attrs, hidden), sender_species.shape[0]
    grad_attrs = edge_attrs.new_empty(num_edges if wants_attrs else 0, shape.num_harmonics)
    grad_hidden = hidden.new_empty(num_edges if wants_hidden else 0, shape.num_hidden)
    given = (edge_attrs.contiguous(), hidden.contiguous(), grad.contiguous())
    index = (sender_species.contiguous(), receiver_ptr.contiguous(), grad.shape[2])
    function = _gradient(shape, wants_attrs, wants_hidden)
    parallel.run(function, parallel.balanced(receiver_ptr), *given, grad_attrs, grad_hidden, *index)
    return grad_attrs, grad_hidden


@cache
def _projection(shape: Shape) -> Compiled:
    return compiled(code.projection(shape), "projection")


@cache
def _gradient(shape: Shape, wants_attrs: bool, wants_hidden: bool) -> Compiled:
    return compiled(code.gradient(shape, wants_attrs, wants_hidden), "gradient")


def _shape(edge_attrs: Tensor, hidden: Tensor) -> Shape:
    return Shape(edge_attrs.shape[1], hidden.shape[1], hidden.dtype)
