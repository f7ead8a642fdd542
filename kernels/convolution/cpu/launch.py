"""Calls the convolution's compiled loops."""

from collections.abc import Sequence
from functools import cache

from torch import Tensor

from mace_fast.kernels.convolution.cpu import code
from mace_fast.kernels.convolution.cpu.code import Shape
from mace_fast.kernels.convolution.cpu.loops import Needs
from mace_fast.kernels.convolution.cpu.second import Along
from mace_fast.kernels.convolution.cpu.second import Needs as SecondNeeds
from mace_fast.kernels.convolution.cpu.second import second as write_second
from mace_fast.kernels.convolution.cpu.senders import by_senders
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.product import panels
from mace_fast.kernels.native.widths import cut, filled

WEIGHT_PARTS = 16
"""Ranges whose gradients by the weight are summed at last: always as many, so that threads do not change the result."""


def forward(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, graph: Graph) -> Tensor:
    """Messages ``[num_receivers, rows, num_channels]``."""
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, graph)
    result = node_feats.new_zeros(graph.num_receivers, shape.num_rows, shape.num_channels)
    parallel.run(
        _forward(shape),
        parallel.balanced(graph.receiver_ptr),
        node_feats,
        edge_attrs,
        hidden,
        panels(by_path(weight, shape)),
        result,
        graph.senders,
        graph.receiver_ptr,
    )
    return result


def node_gradient(
    edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, num_components: int, graph: Graph
) -> Tensor:
    """Gradient by the node features, ``[num_senders, components, num_channels]``."""
    shape = shape_of(num_components, edge_attrs, hidden, grad, graph)
    result = grad.new_zeros(graph.num_senders, num_components, shape.num_channels)
    parallel.run(
        _node_gradient(shape),
        parallel.balanced(graph.sender_ptr),
        edge_attrs,
        hidden,
        panels(by_path(weight, shape)),
        grad,
        result,
        graph.receivers,
        graph.sender_perm,
        graph.sender_ptr,
    )
    return result


def gradients(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    needs: Sequence[bool],
    graph: Graph,
) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients by node features, harmonics and hidden functions, each if needed, else without elements."""
    wanted, num_hidden = Needs(*needs), hidden.shape[1]
    if wanted.radial:
        hidden, weight = filled(hidden), filled(weight, 0)
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, graph)
    loop = _gradients(shape, wanted)
    grad_attrs = edge_attrs.new_zeros(edge_attrs.shape if wanted.attrs else (0,))
    grad_hidden = hidden.new_zeros(hidden.shape if wanted.radial else (0,))
    matrix = by_path(weight, shape)
    matrices = (panels(matrix), panels(matrix.transpose(1, 2)))

    def work(receivers: slice, pointers: Tensor, by_edge: Tensor) -> None:
        results = (by_edge, grad_attrs, grad_hidden)
        inputs = (node_feats, edge_attrs, hidden, *matrices, grad[receivers], *results, graph.senders, pointers)
        parallel.run(loop, parallel.balanced(pointers), *inputs)

    grad_nodes = by_senders(work, shape, node_feats, graph.senders, graph.order, wanted.nodes)
    return grad_nodes, grad_attrs, cut(grad_hidden, num_hidden) if wanted.radial else grad_hidden


def weight_gradient(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, grad: Tensor, graph: Graph) -> Tensor:
    """Gradient by the weight, ``[num_hidden, num_paths * num_channels]``."""
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, graph)
    sizes = (WEIGHT_PARTS, len(shape.couplings), shape.num_hidden, shape.num_channels)
    partial = node_feats.new_zeros(sizes)
    parallel.run(
        _weight_gradient(shape),
        parallel.even(graph.senders.shape[0], WEIGHT_PARTS),
        node_feats,
        edge_attrs,
        hidden,
        grad,
        partial,
        graph.senders,
        graph.receivers,
    )
    return partial.sum(0).transpose(0, 1).reshape(shape.num_hidden, -1)


@cache
def _forward(shape: Shape) -> Compiled:
    return compiled(code.forward(shape), "forward")


@cache
def _node_gradient(shape: Shape) -> Compiled:
    return compiled(code.node_gradient(shape), "node_gradient")


@cache
def _gradients(shape: Shape, needs: Needs) -> Compiled:
    return compiled(code.gradients(shape, needs), "gradients")


@cache
def _weight_gradient(shape: Shape) -> Compiled:
    return compiled(code.weight_gradient(shape), "weight_gradient")


def shape_of(num_components: int, edge_attrs: Tensor, hidden: Tensor, nodes: Tensor, graph: Graph) -> Shape:
    """What the loops are written for."""
    return Shape(graph.paths, num_components, edge_attrs.shape[1], nodes.shape[2], nodes.dtype, hidden.shape[1])


def by_path(weight: Tensor, shape: Shape) -> Tensor:
    """The last layer, ``[paths, hidden, channels]``."""
    return weight.view(shape.num_hidden, len(shape.couplings), shape.num_channels).transpose(0, 1)


def second(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    along_nodes: Tensor | None,
    along_attrs: Tensor | None,
    along_hidden: Tensor | None,
    needs: Sequence[bool],
    graph: Graph,
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Derivatives by node features, harmonics, hidden functions, last layer and gradient; not needed: no elements."""
    num_hidden, hidden, weight = hidden.shape[1], filled(hidden), filled(weight, 0)
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, graph)
    directions = (along_nodes, along_attrs, None if along_hidden is None else filled(along_hidden))
    along, wanted = Along(*(one is not None for one in directions)), SecondNeeds(*needs)
    loop = _second(shape, along, wanted)
    given = [node_feats if one is None else one for one in directions]  # what is not there is not read
    by_attrs, by_hidden, by_grad = (
        one.new_zeros(one.shape if need else (0,))
        for one, need in ((edge_attrs, wanted.attrs), (hidden, wanted.hidden), (grad, wanted.grad))
    )
    num_parts = WEIGHT_PARTS if wanted.weight else 0
    parts = weight.new_zeros(num_parts, len(shape.couplings), shape.num_hidden, shape.num_channels)
    matrix = by_path(weight, shape)
    matrices = (panels(matrix), panels(matrix.transpose(1, 2)))

    def work(receivers: slice, pointers: Tensor, by_edge: Tensor) -> None:
        inputs = (node_feats, edge_attrs, hidden, *matrices, grad[receivers], *given)
        messages = by_grad[receivers] if wanted.grad else by_grad
        results = (by_edge, by_attrs, by_hidden, parts, messages)
        ranges = parallel.balanced(pointers, WEIGHT_PARTS if wanted.weight else None)
        parallel.run(loop, ranges, *inputs, *results, graph.senders, pointers)

    has_nodes = wanted.nodes and (along.attrs or along.hidden)
    by_nodes = by_senders(work, shape, node_feats, graph.senders, graph.order, has_nodes)
    if wanted.nodes and not has_nodes:
        by_nodes = node_feats.new_zeros(node_feats.shape)
    by_weight = parts.flatten()
    if wanted.weight:
        by_weight = parts.sum(0).transpose(0, 1)[:num_hidden].reshape(num_hidden, -1)
    return by_nodes, by_attrs, cut(by_hidden, num_hidden) if wanted.hidden else by_hidden, by_weight, by_grad


@cache
def _second(shape: Shape, along: Along, needs: SecondNeeds) -> Compiled:
    return compiled(write_second(shape, along, needs), "second")
