"""Calls the compiled loops of the derivatives of the convolution's gradients."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.convolution import cpu_second_code
from mace_fast.kernels.convolution.cpu import WEIGHT_PARTS, by_path, shape_of
from mace_fast.kernels.convolution.cpu_code import Shape
from mace_fast.kernels.convolution.cpu_second_code import Along, Needs
from mace_fast.kernels.convolution.cpu_senders import by_senders
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.product import panels
from mace_fast.kernels.runtime.orders import EdgeOrder


def second(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    along_nodes: Tensor | None,
    along_attrs: Tensor | None,
    along_hidden: Tensor | None,
    senders: Tensor,
    order: EdgeOrder,
    paths: str,
    needs: tuple[bool, bool, bool, bool, bool],
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Derivatives by node features, harmonics, hidden functions, last layer and gradient; not needed: no elements."""
    shape = shape_of(node_feats.shape[1], edge_attrs, hidden, node_feats, paths)
    directions = (along_nodes, along_attrs, along_hidden)
    along, wanted = Along(*(one is not None for one in directions)), Needs(*needs)
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

    def work(receivers: slice, pointers: Tensor, by_edge: Tensor, origin: int) -> None:
        inputs = (node_feats, edge_attrs, hidden, *matrices, grad[receivers], *given)
        messages = by_grad[receivers] if wanted.grad else by_grad
        results = (by_edge, by_attrs, by_hidden, parts, messages)
        ranges = parallel.balanced(pointers, WEIGHT_PARTS if wanted.weight else None)
        parallel.run(loop, ranges, *inputs, *results, senders, pointers, origin)

    has_nodes = wanted.nodes and (along.attrs or along.hidden)
    by_nodes = by_senders(work, shape, node_feats, senders, order, has_nodes)
    if wanted.nodes and not has_nodes:
        by_nodes = node_feats.new_zeros(node_feats.shape)
    by_weight = parts.sum(0).transpose(0, 1).reshape(shape.num_hidden, -1) if wanted.weight else parts.flatten()
    return by_nodes, by_attrs, by_hidden, by_weight, by_grad


@cache
def _second(shape: Shape, along: Along, needs: Needs) -> Compiled:
    return compiled(cpu_second_code.second(shape, along, needs), "second")
