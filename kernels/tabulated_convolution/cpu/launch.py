"""Calls the compiled loops of the convolution with tabulated weights."""

from collections.abc import Sequence
from functools import cache

from torch import Tensor

from mace_fast.kernels.convolution.cpu.loops import Needs
from mace_fast.kernels.convolution.cpu.senders import by_senders
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.radial_table.cpu.launch import shape_of, which
from mace_fast.kernels.tabulated_convolution.cpu import code
from mace_fast.kernels.tabulated_convolution.cpu.code import Shape
from mace_fast.kernels.tabulated_convolution.inputs import Layer


def forward(node_feats: Tensor, edge_attrs: Tensor, lengths: Tensor, layer: Layer) -> Tensor:
    """Messages ``[num_receivers, rows, num_channels]``, weighed with a derivative of the table."""
    shape = _shape(node_feats, edge_attrs, layer)
    result = node_feats.new_zeros(layer.num_receivers, shape.num_rows, shape.num_channels)
    reals = (node_feats, edge_attrs, lengths, layer.coefficients, result)
    index = (layer.senders, layer.receiver_ptr, *which(layer.tables))
    parallel.run(_forward(shape), parallel.balanced(layer.receiver_ptr), *reals, *index)
    return result


def gradients(
    node_feats: Tensor, edge_attrs: Tensor, lengths: Tensor, grad: Tensor, needs: Sequence[bool], layer: Layer
) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients by node features, harmonics and lengths, each if needed, else without elements."""
    shape, wanted = _shape(node_feats, edge_attrs, layer), Needs(*needs)
    loop = _gradients(shape, wanted)
    grad_attrs = edge_attrs.new_zeros(edge_attrs.shape if wanted.attrs else (0,))
    grad_lengths = lengths.new_zeros(lengths.shape if wanted.radial else (0,))

    def work(receivers: slice, pointers: Tensor, by_edge: Tensor) -> None:
        inputs = (node_feats, edge_attrs, lengths, layer.coefficients, grad[receivers])
        results = (by_edge, grad_attrs, grad_lengths)
        index = (layer.senders, pointers, *which(layer.tables))
        parallel.run(loop, parallel.balanced(pointers), *inputs, *results, *index)

    return by_senders(work, shape, node_feats, layer.senders, layer.edges, wanted.nodes), grad_attrs, grad_lengths


@cache
def _forward(shape: Shape) -> Compiled:
    return compiled(code.forward(shape), "forward")


@cache
def _gradients(shape: Shape, needs: Needs) -> Compiled:
    return compiled(code.gradients(shape, needs), "gradients")


def _shape(node_feats: Tensor, edge_attrs: Tensor, layer: Layer) -> Shape:
    table = shape_of(layer.coefficients, layer.tables, layer.r_min, layer.r_max, layer.order)
    return Shape(layer.paths, node_feats.shape[1], edge_attrs.shape[1], node_feats.shape[2], node_feats.dtype, table)
