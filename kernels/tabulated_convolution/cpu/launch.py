"""Calls the compiled loops of the convolution with tabulated weights."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.convolution.cpu.loops import Needs
from mace_fast.kernels.convolution.cpu.senders import by_senders
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.radial_table.cpu.code import Shape as TableShape
from mace_fast.kernels.runtime.orders import EdgeOrder
from mace_fast.kernels.tabulated_convolution.cpu import code
from mace_fast.kernels.tabulated_convolution.cpu.code import Shape


def forward(
    node_feats: Tensor,
    edge_attrs: Tensor,
    lengths: Tensor,
    coefficients: Tensor,
    senders: Tensor,
    receiver_ptr: Tensor,
    paths: str,
    r_min: float,
    r_max: float,
    order: int,
) -> Tensor:
    """Messages ``[num_receivers, rows, num_channels]``, weighed with a derivative of the table."""
    shape = _shape(node_feats, edge_attrs, coefficients, paths, r_min, r_max, order)
    result = node_feats.new_zeros(receiver_ptr.shape[0] - 1, shape.num_rows, shape.num_channels)
    inputs = (node_feats, edge_attrs, lengths, coefficients, result, senders, receiver_ptr)
    parallel.run(_forward(shape), parallel.balanced(receiver_ptr), *inputs)
    return result


def gradients(
    node_feats: Tensor,
    edge_attrs: Tensor,
    lengths: Tensor,
    coefficients: Tensor,
    grad: Tensor,
    senders: Tensor,
    edges: EdgeOrder,
    paths: str,
    r_min: float,
    r_max: float,
    order: int,
    need_nodes: bool,
    need_attrs: bool,
    need_lengths: bool,
) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients by node features, harmonics and lengths, each if needed, else without elements."""
    shape = _shape(node_feats, edge_attrs, coefficients, paths, r_min, r_max, order)
    loop = _gradients(shape, Needs(need_nodes, need_attrs, need_lengths))
    grad_attrs = edge_attrs.new_zeros(edge_attrs.shape if need_attrs else (0,))
    grad_lengths = lengths.new_zeros(lengths.shape if need_lengths else (0,))

    def work(receivers: slice, pointers: Tensor, by_edge: Tensor, origin: int) -> None:
        results = (by_edge, grad_attrs, grad_lengths)
        inputs = (node_feats, edge_attrs, lengths, coefficients, grad[receivers], *results, senders, pointers)
        parallel.run(loop, parallel.balanced(pointers), *inputs, origin)

    return by_senders(work, shape, node_feats, senders, edges, need_nodes), grad_attrs, grad_lengths


@cache
def _forward(shape: Shape) -> Compiled:
    return compiled(code.forward(shape), "forward")


@cache
def _gradients(shape: Shape, needs: Needs) -> Compiled:
    return compiled(code.gradients(shape, needs), "gradients")


def _shape(
    node_feats: Tensor, edge_attrs: Tensor, coefficients: Tensor, paths: str, r_min: float, r_max: float, order: int
) -> Shape:
    dtype = node_feats.dtype
    table = TableShape(coefficients.shape[0], coefficients.shape[2], r_min, r_max, order, dtype)
    return Shape(paths, node_feats.shape[1], edge_attrs.shape[1], node_feats.shape[2], dtype, table)
