"""Calls the convolution's compiled loops."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.convolution import cpu_code
from mace_fast.kernels.convolution.cpu_code import Shape
from mace_fast.kernels.convolution.cpu_loops import Needs
from mace_fast.kernels.convolution.cpu_senders import by_senders
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.product import panels
from mace_fast.kernels.runtime.orders import EdgeOrder

WEIGHT_PARTS = 16
"""Ranges whose gradients by the weight are summed at last: always as many, so that threads do not change the result."""


def forward(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    senders: Tensor,
    receiver_ptr: Tensor,
    paths: str,
    precision: str,
) -> Tensor:
    """Messages ``[num_receivers, rows, num_channels]``."""
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, paths)
    result = node_feats.new_zeros(receiver_ptr.shape[0] - 1, shape.num_rows, shape.num_channels)
    matrix = by_path(weight, shape)
    parallel.run(
        _forward(shape),
        parallel.balanced(receiver_ptr),
        node_feats,
        edge_attrs,
        hidden,
        panels(matrix),
        result,
        senders,
        receiver_ptr,
    )
    return result


def node_gradient(
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    receivers: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    num_components: int,
    paths: str,
    precision: str,
) -> Tensor:
    """Gradient by the node features, ``[num_senders, components, num_channels]``."""
    shape = shape_of(num_components, edge_attrs, hidden, grad, paths)
    result = grad.new_zeros(sender_ptr.shape[0] - 1, num_components, shape.num_channels)
    parallel.run(
        _node_gradient(shape),
        parallel.balanced(sender_ptr),
        edge_attrs,
        hidden,
        panels(by_path(weight, shape)),
        grad,
        result,
        receivers,
        sender_perm,
        sender_ptr,
    )
    return result


def gradients(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    paths: str,
    precision: str,
    neighbours: int,
    need_nodes: bool,
    need_attrs: bool,
    need_hidden: bool,
) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients by node features, harmonics and hidden functions, each if needed, else without elements."""
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, paths)
    loop = _gradients(shape, Needs(need_nodes, need_attrs, need_hidden))
    grad_attrs = edge_attrs.new_zeros(edge_attrs.shape if need_attrs else (0,))
    grad_hidden = hidden.new_zeros(hidden.shape if need_hidden else (0,))
    matrix = by_path(weight, shape)
    matrices = (panels(matrix), panels(matrix.transpose(1, 2)))

    def work(receivers: slice, pointers: Tensor, by_edge: Tensor, origin: int) -> None:
        results = (by_edge, grad_attrs, grad_hidden)
        inputs = (node_feats, edge_attrs, hidden, *matrices, grad[receivers], *results, senders, pointers)
        parallel.run(loop, parallel.balanced(pointers), *inputs, origin)

    order = EdgeOrder(receiver_ptr, sender_perm, sender_ptr)
    return by_senders(work, shape, node_feats, senders, order, need_nodes), grad_attrs, grad_hidden


def weight_gradient(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    grad: Tensor,
    senders: Tensor,
    receivers: Tensor,
    paths: str,
    precision: str,
) -> Tensor:
    """Gradient by the weight, ``[num_hidden, num_paths * num_channels]``."""
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, paths)
    sizes = (WEIGHT_PARTS, len(shape.couplings), shape.num_hidden, shape.num_channels)
    partial = node_feats.new_zeros(sizes)
    parallel.run(
        _weight_gradient(shape),
        parallel.even(senders.shape[0], WEIGHT_PARTS),
        node_feats,
        edge_attrs,
        hidden,
        grad,
        partial,
        senders,
        receivers,
    )
    return partial.sum(0).transpose(0, 1).reshape(shape.num_hidden, -1)


@cache
def _forward(shape: Shape) -> Compiled:
    return compiled(cpu_code.forward(shape), "forward")


@cache
def _node_gradient(shape: Shape) -> Compiled:
    return compiled(cpu_code.node_gradient(shape), "node_gradient")


@cache
def _gradients(shape: Shape, needs: Needs) -> Compiled:
    return compiled(cpu_code.gradients(shape, needs), "gradients")


@cache
def _weight_gradient(shape: Shape) -> Compiled:
    return compiled(cpu_code.weight_gradient(shape), "weight_gradient")


def shape_of(num_components: int, edge_attrs: Tensor, hidden: Tensor, nodes: Tensor, paths: str) -> Shape:
    """What the loops are written for."""
    return Shape(paths, num_components, edge_attrs.shape[1], nodes.shape[2], nodes.dtype, hidden.shape[1])


def by_path(weight: Tensor, shape: Shape) -> Tensor:
    """The last layer, ``[paths, hidden, channels]``."""
    return weight.view(shape.num_hidden, len(shape.couplings), shape.num_channels).transpose(0, 1)
