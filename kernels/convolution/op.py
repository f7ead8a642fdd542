"""The convolution as four operators that are closed under differentiation.

The number ``L = sum over rows and channels of g times the convolution of (x, Y, h, W)`` is linear in each of its five
arguments: node features x, harmonics Y, hidden functions h, weight W and a gradient g. The operators are its
derivatives by g (the convolution), x, (Y, h) and W; those of each are the same four with arguments exchanged, to any
order.
"""

from types import ModuleType
from typing import Any

import torch
from torch import Tensor
from torch.library import custom_op

from mace_fast.kernels.checks import check_floating, check_index, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.convolution import reference
from mace_fast.kernels.convolution.plans import format_paths, parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.runtime.backends import implementation, resolve
from mace_fast.kernels.runtime.orders import EdgeOrder
from mace_fast.kernels.runtime.orders import edge_order as order_of_edges
from mace_fast.kernels.tables import Path


def convolution(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    senders: Tensor,
    receivers: Tensor,
    num_receivers: int,
    paths: tuple[Path, ...],
    *,
    order: EdgeOrder | None = None,
    neighbours: int = 60,
    backend: str = "auto",
    precision: str = "tf32x3",
) -> Tensor:
    r"""Sum the messages of all senders into each receiver.

    .. math:: M_{i, (p m_3) k} = \sum_{e \to i} \Big(\sum_h h_{e h} W_{h, p k}\Big)
              \sum_{m_1 m_2} C^{p}_{m_1 m_2 m_3} x_{s(e), m_1 k} Y_{e, m_2}

    The last layer of the radial network is part of the operation, so that an implementation need never write the
    weights per edge, ``[num_edges, num_paths * num_channels]``, to memory.

    Args:
        node_feats: ``[num_senders, components, num_channels]``, features of the possible senders.
        edge_attrs: ``[num_edges, harmonics]``, spherical harmonics.
        hidden: ``[num_edges, num_hidden]``, last hidden layer of the radial network, times the cutoff if it is not
            already inside.
        weight: ``[num_hidden, num_paths * num_channels]``, its last layer, path-major, scaled for use.
        senders: ``[num_edges]`` int64.
        receivers: ``[num_edges]`` int64, below ``num_receivers``; ascending for Triton and where the order is given,
            which is not checked.
        num_receivers: number of rows of the result.
        paths: the tensor product paths, sorted by output irrep.
        order: the edges by receiver and by sender, if it is known; else it is made where it is needed. The reference
            does not use it.
        neighbours: edges that a receiver usually has; it chooses the size of tiles in Triton, not the result.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`. Sums over
            edges and couplings are float32 in any case.

    Returns:
        ``[num_receivers, rows, num_channels]`` with rows in the order of :func:`message_rows`; zero for a receiver
        without edges. Multilinear in the four tensors and differentiable to any order.

    Raises:
        ValueError: a shape is wrong, or the backend or the precision is unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        Batatia et al., MACE, arXiv:2206.07697, eq. 8; coefficients in e3nn's component normalisation. Same values as
        the scatter sum of e3nn's ``uvu`` ``TensorProduct`` in mace-torch's interaction blocks.
    """
    check_floating("node_feats", node_feats)
    check_same_dtype("node_feats", node_feats, edge_attrs=edge_attrs, hidden=hidden, weight=weight)
    check_shape("node_feats", node_feats, (None, None, None))
    check_index("senders", senders)
    check_index("receivers", receivers)
    num_edges, num_channels = senders.shape[0], node_feats.shape[2]
    check_shape("receivers", receivers, (num_edges,))
    check_shape("edge_attrs", edge_attrs, (num_edges, None))
    check_shape("hidden", hidden, (num_edges, None))
    check_shape("weight", weight, (hidden.shape[1], len(paths) * num_channels))
    check_precision(precision)
    chosen = resolve(backend, node_feats.device)
    if chosen == "reference":
        return reference.convolution(node_feats, edge_attrs, hidden, weight, senders, receivers, num_receivers, paths)
    if order is None:
        if chosen == "cpu":
            receivers, by_receiver = torch.sort(receivers, stable=True)
            edge_attrs, hidden, senders = edge_attrs[by_receiver], hidden[by_receiver], senders[by_receiver]
        order = order_of_edges(senders, receivers, node_feats.shape[0], num_receivers)
    how = (format_paths(paths), precision, neighbours)
    return convolve(node_feats, edge_attrs, hidden, weight, senders, receivers, *order, *how)


def _kernel(device: torch.device) -> ModuleType:
    return implementation("convolution", device)


@custom_op("mace_fast::convolution", mutates_args=())
def convolve(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    paths: str,
    precision: str,
    neighbours: int,
) -> Tensor:
    """dL/dg: messages ``[num_receivers, rows, num_channels]``."""
    inputs = _contiguous(node_feats, edge_attrs, hidden, weight, senders, receiver_ptr)
    return _kernel(node_feats.device).forward(*inputs, paths, precision)


@custom_op("mace_fast::convolution_node_gradient", mutates_args=())
def node_gradient(
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    num_components: int,
    paths: str,
    precision: str,
    neighbours: int,
) -> Tensor:
    """dL/dx: ``[num_senders, components, num_channels]``."""
    inputs = _contiguous(edge_attrs, hidden, weight, grad, receivers, sender_perm, sender_ptr)
    return _kernel(grad.device).node_gradient(*inputs, num_components, paths, precision)


@custom_op("mace_fast::convolution_edge_gradient", mutates_args=())
def edge_gradient(
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
    need_attrs: bool,
    need_hidden: bool,
) -> tuple[Tensor, Tensor]:
    """dL/dY and dL/dh, each if needed, else without elements."""
    inputs = _contiguous(node_feats, edge_attrs, hidden, weight, grad, senders, receiver_ptr)
    return _kernel(node_feats.device).edge_gradient(*inputs, paths, precision, neighbours, need_attrs, need_hidden)


@custom_op("mace_fast::convolution_weight_gradient", mutates_args=())
def weight_gradient(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    grad: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    paths: str,
    precision: str,
    neighbours: int,
) -> Tensor:
    """dL/dW: ``[num_hidden, num_paths * num_channels]``."""
    inputs = _contiguous(node_feats, edge_attrs, hidden, grad, senders, receivers)
    return _kernel(node_feats.device).weight_gradient(*inputs, paths, precision)


def _contiguous(*tensors: Tensor) -> tuple[Tensor, ...]:
    return tuple(tensor.contiguous() for tensor in tensors)


@convolve.register_fake
def _(node_feats: Tensor, *others: Any) -> Tensor:
    receiver_ptr, paths = others[5], others[8]
    return node_feats.new_empty(receiver_ptr.shape[0] - 1, num_rows(parse_paths(paths)), node_feats.shape[2])


@node_gradient.register_fake
def _(edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, *others: Any) -> Tensor:
    sender_ptr, num_components = others[4], others[5]
    return grad.new_empty(sender_ptr.shape[0] - 1, num_components, grad.shape[2])


@edge_gradient.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, *others: Any) -> tuple[Tensor, Tensor]:
    need_attrs, need_hidden = others[-2:]
    return (
        node_feats.new_empty(edge_attrs.shape if need_attrs else (0,)),
        node_feats.new_empty(hidden.shape if need_hidden else (0,)),
    )


@weight_gradient.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, grad: Tensor, *others: Any) -> Tensor:
    paths = others[5]
    return node_feats.new_empty(hidden.shape[1], len(parse_paths(paths)) * grad.shape[2])


class _Form:
    """L of one context: its derivatives at arguments that are given by position, on one graph.

    Args:
        graph: senders, receivers, receiver_ptr, sender_perm and sender_ptr.
        paths: as text.
        precision: of matrix products.
        neighbours: edges that a receiver usually has.
    """

    def __init__(self, graph: tuple[Tensor, ...], paths: str, precision: str, neighbours: int) -> None:
        self.graph = graph
        self.how = (paths, precision, neighbours)

    def by_grad(self, x: Tensor, y: Tensor, h: Tensor, w: Tensor) -> Tensor:
        return convolve(x, y, h, w, *self.graph, *self.how)

    def by_nodes(self, y: Tensor, h: Tensor, w: Tensor, g: Tensor, num_components: int) -> Tensor:
        return node_gradient(y, h, w, g, *self.graph, num_components, *self.how)

    def by_edges(
        self, x: Tensor, y: Tensor, h: Tensor, w: Tensor, g: Tensor, attrs: bool, hidden: bool
    ) -> tuple[Tensor | None, Tensor | None]:
        if not (attrs or hidden):
            return None, None
        grad_attrs, grad_hidden = edge_gradient(x, y, h, w, g, *self.graph, *self.how, attrs, hidden)
        return grad_attrs if attrs else None, grad_hidden if hidden else None

    def by_weight(self, x: Tensor, y: Tensor, h: Tensor, g: Tensor) -> Tensor:
        return weight_gradient(x, y, h, g, *self.graph, *self.how)


def _sum(*terms: Tensor | None) -> Tensor | None:
    """Sum of the terms that there are; None without any."""
    total = None
    for term in terms:
        if term is not None:
            total = term if total is None else total + term
    return total


def _save(ctx: Any, tensors: tuple[Any, ...], *settings: Any) -> None:
    ctx.save_for_backward(*tensors)
    ctx.settings = settings


def _convolve_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, inputs[:9], *inputs[9:])


def _convolve_backward(ctx: Any, g: Tensor) -> tuple[Tensor | None, ...]:
    x, y, h, w, *graph = ctx.saved_tensors
    form, need = _Form(tuple(graph), *ctx.settings), ctx.needs_input_grad
    return (
        form.by_nodes(y, h, w, g, x.shape[1]) if need[0] else None,
        *form.by_edges(x, y, h, w, g, need[1], need[2]),
        form.by_weight(x, y, h, g) if need[3] else None,
        *[None] * 8,
    )


def _node_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, inputs[:9], *inputs[10:])


def _node_gradient_backward(ctx: Any, x: Tensor) -> tuple[Tensor | None, ...]:
    y, h, w, g, *graph = ctx.saved_tensors
    form, need = _Form(tuple(graph), *ctx.settings), ctx.needs_input_grad
    return (
        *form.by_edges(x, y, h, w, g, need[0], need[1]),
        form.by_weight(x, y, h, g) if need[2] else None,
        form.by_grad(x, y, h, w) if need[3] else None,
        *[None] * 9,
    )


def _weight_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, inputs[:9], *inputs[9:])


def _weight_gradient_backward(ctx: Any, w: Tensor) -> tuple[Tensor | None, ...]:
    x, y, h, g, *graph = ctx.saved_tensors
    form, need = _Form(tuple(graph), *ctx.settings), ctx.needs_input_grad
    return (
        form.by_nodes(y, h, w, g, x.shape[1]) if need[0] else None,
        *form.by_edges(x, y, h, w, g, need[1], need[2]),
        form.by_grad(x, y, h, w) if need[3] else None,
        *[None] * 8,
    )


def _edge_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, Tensor]) -> None:
    _save(ctx, inputs[:10], *inputs[10:])
    ctx.set_materialize_grads(False)  # a result that nothing depends on costs nothing


def _edge_gradient_backward(ctx: Any, a: Tensor | None, b: Tensor | None) -> tuple[Tensor | None, ...]:
    """Derivatives of L(x, a, h, W, g) + L(x, Y, b, W, g)."""
    x, y, h, w, g, *graph = ctx.saved_tensors
    *how, has_attrs, has_hidden = ctx.settings
    form, need = _Form(tuple(graph), *how), ctx.needs_input_grad
    at: list[tuple[Tensor, Tensor]] = []  # Y and h of each of the two
    if a is not None and has_attrs:
        at.append((a, h))
    if b is not None and has_hidden:
        at.append((y, b))
    by_attrs = by_hidden = None
    if b is not None and has_hidden and need[1]:
        by_attrs, _ = form.by_edges(x, y, b, w, g, True, False)
    if a is not None and has_attrs and need[2]:
        _, by_hidden = form.by_edges(x, a, h, w, g, False, True)
    return (
        _sum(*(form.by_nodes(*one, w, g, x.shape[1]) for one in at)) if need[0] else None,
        by_attrs,
        by_hidden,
        _sum(*(form.by_weight(x, *one, g) for one in at)) if need[3] else None,
        _sum(*(form.by_grad(x, *one, w) for one in at)) if need[4] else None,
        *[None] * 10,
    )


convolve.register_autograd(_convolve_backward, setup_context=_convolve_setup)
node_gradient.register_autograd(_node_gradient_backward, setup_context=_node_gradient_setup)
edge_gradient.register_autograd(_edge_gradient_backward, setup_context=_edge_gradient_setup)
weight_gradient.register_autograd(_weight_gradient_backward, setup_context=_weight_gradient_setup)
