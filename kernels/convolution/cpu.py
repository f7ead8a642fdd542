"""Calls the convolution's compiled loops."""

from functools import cache
from itertools import pairwise

import torch
from torch import Tensor

from mace_fast.kernels.convolution import cpu_code
from mace_fast.kernels.convolution.cpu_code import Needs, Shape
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.product import panels

MOST_BYTES = 1 << 24
"""Of what edges give to their senders, in memory at a time: enough receivers for many threads, little enough to stay in
the third level of the cache."""

WEIGHT_PARTS = 8
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
    shape = _shape(node_feats.shape[1], edge_attrs, hidden, node_feats, paths)
    result = node_feats.new_zeros(receiver_ptr.shape[0] - 1, shape.num_rows, shape.num_channels)
    by_path = _by_path(weight, shape)
    parallel.run(
        _forward(shape),
        parallel.balanced(receiver_ptr),
        node_feats,
        edge_attrs,
        hidden,
        panels(by_path),
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
    shape = _shape(num_components, edge_attrs, hidden, grad, paths)
    result = grad.new_zeros(sender_ptr.shape[0] - 1, num_components, shape.num_channels)
    parallel.run(
        _node_gradient(shape),
        parallel.balanced(sender_ptr),
        edge_attrs,
        hidden,
        panels(_by_path(weight, shape)),
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
    """Gradients by node features, harmonics and hidden functions, each if needed, else without elements.

    What the edges give to their senders is kept for as many edges as :data:`MOST_BYTES` hold, and then added up.
    """
    shape = _shape(node_feats.shape[1], edge_attrs, hidden, node_feats, paths)
    needs = Needs(need_nodes, need_attrs, need_hidden)
    grad_nodes = node_feats.new_zeros(node_feats.shape if need_nodes else (0,))
    grad_attrs = edge_attrs.new_zeros(edge_attrs.shape if need_attrs else (0,))
    grad_hidden = hidden.new_zeros(hidden.shape if need_hidden else (0,))
    by_path = _by_path(weight, shape)
    matrices = (panels(by_path), panels(by_path.transpose(1, 2)))
    chunks = _chunks(receiver_ptr, shape) if need_nodes else [(0, receiver_ptr.shape[0] - 1)]
    edges = [(int(receiver_ptr[start]), int(receiver_ptr[stop])) for start, stop in chunks]
    most = max((last - first for first, last in edges), default=0)
    by_edge = node_feats.new_empty((most, *node_feats.shape[1:]) if need_nodes else (0,))
    begun = sender_ptr[:-1]
    for (start, stop), (first, last) in zip(chunks, edges, strict=True):
        pointers = receiver_ptr[start : stop + 1]
        parallel.run(
            _gradients(shape, needs),
            parallel.balanced(pointers),
            node_feats,
            edge_attrs,
            hidden,
            *matrices,
            grad[start:stop],
            by_edge,
            grad_attrs,
            grad_hidden,
            senders,
            pointers,
            first,
        )
        if need_nodes:
            ended = begun + torch.bincount(senders[first:last], minlength=begun.shape[0])
            of_sender = parallel.even(begun.shape[0])
            parallel.run(_sum(shape), of_sender, by_edge, grad_nodes, sender_perm, begun, ended, first)
            begun = ended
    return grad_nodes, grad_attrs, grad_hidden


def _chunks(receiver_ptr: Tensor, shape: Shape) -> list[tuple[int, int]]:
    """Ranges of receivers whose edges are worked on before they are added up by sender; one receiver or more."""
    row = shape.num_components * shape.num_channels * shape.dtype.itemsize
    most = max(1, MOST_BYTES // row)
    goals = torch.tensor(range(most, int(receiver_ptr[-1]), most), dtype=receiver_ptr.dtype)
    bounds = sorted({0, *torch.searchsorted(receiver_ptr, goals).tolist(), receiver_ptr.shape[0] - 1})
    return list(pairwise(bounds))


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
    shape = _shape(node_feats.shape[1], edge_attrs, hidden, node_feats, paths)
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
def _sum(shape: Shape) -> Compiled:
    return compiled(cpu_code.sum_by_sender(shape), "sum_by_sender")


@cache
def _weight_gradient(shape: Shape) -> Compiled:
    return compiled(cpu_code.weight_gradient(shape), "weight_gradient")


def _shape(num_components: int, edge_attrs: Tensor, hidden: Tensor, nodes: Tensor, paths: str) -> Shape:
    return Shape(paths, num_components, edge_attrs.shape[1], hidden.shape[1], nodes.shape[2], nodes.dtype)


def _by_path(weight: Tensor, shape: Shape) -> Tensor:
    """The last layer, ``[paths, hidden, channels]``."""
    return weight.view(shape.num_hidden, len(shape.couplings), shape.num_channels).transpose(0, 1)
