"""Calls the density projection's compiled loops."""

from collections.abc import Sequence
from functools import cache

from torch import Tensor

from mace_fast.kernels.density_projection.cpu import code
from mace_fast.kernels.density_projection.cpu.code import Shape
from mace_fast.kernels.density_projection.inputs import SpeciesGraph, empty_gradients
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.widths import cut, filled


def projection(
    edge_attrs: Tensor, hidden: Tensor, other_attrs: Tensor | None, other_hidden: Tensor | None, graph: SpeciesGraph
) -> Tensor:
    """Density of one pair of rows per edge, or the sum of the densities of two pairs."""
    num_hidden, hidden = hidden.shape[1], filled(hidden)
    other_hidden = None if other_hidden is None else filled(other_hidden)
    shape = _shape(edge_attrs, hidden)
    density = edge_attrs.new_zeros(graph.num_receivers, shape.num_harmonics, graph.num_species, shape.num_hidden)
    index = (graph.sender_species, graph.receiver_ptr, graph.num_species)
    for attrs, functions in ((edge_attrs, hidden), (other_attrs, other_hidden)):
        if attrs is not None and functions is not None:
            ranges = parallel.balanced(graph.receiver_ptr)
            parallel.run(_projection(shape), ranges, attrs, functions, density, *index)
    return cut(density, num_hidden)


def gradient(
    grad: Tensor, edge_attrs: Tensor, hidden: Tensor, needs: Sequence[bool], graph: SpeciesGraph
) -> tuple[Tensor, Tensor]:
    """Gradients by the harmonics and by the hidden functions; without rows where one is not needed."""
    num_hidden, hidden = hidden.shape[1], filled(hidden)
    results = empty_gradients(edge_attrs, hidden, needs)
    function = _gradient(_shape(edge_attrs, hidden), *needs)
    index = (graph.sender_species, graph.receiver_ptr, graph.num_species)
    parallel.run(function, parallel.balanced(graph.receiver_ptr), edge_attrs, hidden, filled(grad), *results, *index)
    grad_attrs, grad_hidden = results
    return grad_attrs, cut(grad_hidden, num_hidden) if needs[1] else grad_hidden


@cache
def _projection(shape: Shape) -> Compiled:
    return compiled(code.projection(shape), "projection")


@cache
def _gradient(shape: Shape, wants_attrs: bool, wants_hidden: bool) -> Compiled:
    return compiled(code.gradient(shape, wants_attrs, wants_hidden), "gradient")


def _shape(edge_attrs: Tensor, hidden: Tensor) -> Shape:
    return Shape(edge_attrs.shape[1], hidden.shape[1], hidden.dtype)
