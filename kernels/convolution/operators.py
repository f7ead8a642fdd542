"""The convolution as four operators that are closed under differentiation.

The number ``L = sum over rows and channels of g times the convolution of (x, Y, h, W)`` is linear in each of its five
arguments: node features x, harmonics Y, hidden functions h, weight W and a gradient g. The operators are its
derivatives by g (the convolution), x, any of (x, Y, h) and W; those of each are the same four with arguments exchanged,
to any order. On a CPU a fifth sums those of the third in one pass: what a loss of forces needs.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, TypeAlias

import torch
from torch import Tensor

from mace_fast.kernels.convolution.plans import parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.runtime.autograd import composed_derivatives, needed, summed
from mace_fast.kernels.runtime.backends import implementation, is_native
from mace_fast.kernels.runtime.operators import custom_op
from mace_fast.kernels.runtime.orders import EdgeOrder


def _kernel(device: torch.device) -> ModuleType:
    return implementation("convolution", device)


@custom_op("mace_fast::convolution")
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
    inputs = contiguous(node_feats, edge_attrs, hidden, weight, senders, receiver_ptr)
    return _kernel(node_feats.device).forward(*inputs, paths, precision)


@custom_op("mace_fast::convolution_node_gradient")
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
    inputs = contiguous(edge_attrs, hidden, weight, grad, receivers, sender_perm, sender_ptr)
    return _kernel(grad.device).node_gradient(*inputs, num_components, paths, precision)


@custom_op("mace_fast::convolution_gradients")
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
    """dL/dx, dL/dY and dL/dh, each if needed, else without elements."""
    graph = (senders, receivers, receiver_ptr, sender_perm, sender_ptr)
    inputs = contiguous(node_feats, edge_attrs, hidden, weight, grad, *graph)
    needs = (need_nodes, need_attrs, need_hidden)
    return _kernel(node_feats.device).gradients(*inputs, paths, precision, neighbours, *needs)


@custom_op("mace_fast::convolution_weight_gradient")
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
    inputs = contiguous(node_feats, edge_attrs, hidden, grad, senders, receivers)
    return _kernel(node_feats.device).weight_gradient(*inputs, paths, precision)


def contiguous(*tensors: Tensor) -> tuple[Tensor, ...]:
    """The same numbers as loops and kernels read them."""
    return tuple(tensor.contiguous() for tensor in tensors)


def empty_like_needed(tensors: Sequence[Tensor], needs: Sequence[bool]) -> tuple[Tensor, ...]:
    """Room for the gradients by some tensors; without elements where one is not needed."""
    return tuple(one.new_empty(one.shape if need else (0,)) for one, need in zip(tensors, needs, strict=True))


@convolve.register_fake
def _(node_feats: Tensor, *others: Any) -> Tensor:
    receiver_ptr, paths = others[5], others[8]
    return node_feats.new_empty(receiver_ptr.shape[0] - 1, num_rows(parse_paths(paths)), node_feats.shape[2])


@node_gradient.register_fake
def _(edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, *others: Any) -> Tensor:
    sender_ptr, num_components = others[4], others[5]
    return grad.new_empty(sender_ptr.shape[0] - 1, num_components, grad.shape[2])


@gradients.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, *others: Any) -> tuple[Tensor, ...]:
    return empty_like_needed((node_feats, edge_attrs, hidden), others[-3:])


@weight_gradient.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, grad: Tensor, *others: Any) -> Tensor:
    paths = others[5]
    return node_feats.new_empty(hidden.shape[1], len(parse_paths(paths)) * grad.shape[2])


Needs: TypeAlias = Sequence[bool]
"""By which of the five a derivative is needed."""


@custom_op("mace_fast::convolution_second", device_types="cpu")
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
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    paths: str,
    precision: str,
    neighbours: int,
    needs: Sequence[bool],
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Derivatives of L(a, Y, h, W, g) + L(x, b, h, W, g) + L(x, Y, c, W, g) by x, Y, h, W and g, in one pass."""
    inputs = contiguous(node_feats, edge_attrs, hidden, weight, grad)
    along = [None if one is None else one.contiguous() for one in (along_nodes, along_attrs, along_hidden)]
    order = EdgeOrder(*contiguous(receiver_ptr, sender_perm, sender_ptr))
    return _kernel(node_feats.device).second(*inputs, *along, senders.contiguous(), order, paths, tuple(needs))


@second.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, *others: Any) -> Any:
    return empty_like_needed((node_feats, edge_attrs, hidden, weight, grad), others[-1])


class _Form:
    """L on one graph, and its derivatives.

    Args:
        graph: senders, receivers, receiver_ptr, sender_perm and sender_ptr.
        paths: as text.
        precision: of matrix products.
        neighbours: edges that a receiver usually has.
    """

    def __init__(self, graph: Sequence[Tensor], paths: str, precision: str, neighbours: int) -> None:
        self.graph = graph
        self.how = (paths, precision, neighbours)

    def derivatives(self, point: Sequence[Any], needs: Needs) -> list[Tensor | None]:
        """The derivatives at a point that are needed; what none of them reads may be None."""
        x, y, h, w, g = point
        found: list[Tensor | None] = [None] * 5
        if needs[1] or needs[2]:
            by_each = gradients(x, y, h, w, g, *self.graph, *self.how, *needs[:3])
            found[:3] = [one if need else None for one, need in zip(by_each, needs, strict=False)]
        elif needs[0]:
            found[0] = node_gradient(y, h, w, g, *self.graph, x.shape[1], *self.how)
        if needs[3]:
            found[3] = weight_gradient(x, y, h, g, *self.graph, *self.how)
        if needs[4]:
            found[4] = convolve(x, y, h, w, *self.graph, *self.how)
        return found

    def sums(self, points: Sequence[tuple[Sequence[Any], Needs]]) -> list[Tensor | None]:
        """The derivatives that are needed at each of some points, summed."""
        return summed((self.derivatives(point, needs) for point, needs in points), 5)


def _save(ctx: Any, tensors: tuple[Any, ...], *settings: Any) -> None:
    ctx.save_for_backward(*tensors)
    ctx.settings = settings


def _convolve_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, inputs[:9], *inputs[9:])


def _convolve_backward(ctx: Any, g: Tensor) -> tuple[Tensor | None, ...]:
    x, y, h, w, *graph = ctx.saved_tensors
    needs = (*needed(ctx)[:4], False)
    return *_Form(graph, *ctx.settings).derivatives((x, y, h, w, g), needs)[:4], *[None] * 8


def _node_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, inputs[:9], *inputs[10:])


def _node_gradient_backward(ctx: Any, x: Tensor) -> tuple[Tensor | None, ...]:
    y, h, w, g, *graph = ctx.saved_tensors
    needs = (False, *needed(ctx)[:4])
    return *_Form(graph, *ctx.settings).derivatives((x, y, h, w, g), needs)[1:], *[None] * 9


def _weight_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, inputs[:9], *inputs[9:])


def _weight_gradient_backward(ctx: Any, w: Tensor) -> tuple[Tensor | None, ...]:
    x, y, h, g, *graph = ctx.saved_tensors
    by_x, by_y, by_h, by_g = needed(ctx)[:4]
    found = _Form(graph, *ctx.settings).derivatives((x, y, h, w, g), (by_x, by_y, by_h, False, by_g))
    return *found[:3], found[4], *[None] * 8


def _gradients_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, ...]) -> None:
    _save(ctx, inputs[:10], *inputs[10:])
    ctx.set_materialize_grads(False)  # a result that nothing depends on costs nothing


def _gradients_backward(ctx: Any, *probes: Tensor | None) -> tuple[Tensor | None, ...]:
    """Derivatives of L(a, Y, h, W, g) + L(x, b, h, W, g) + L(x, Y, c, W, g), by all but the probes a, b and c."""
    point, graph = ctx.saved_tensors[:5], ctx.saved_tensors[5:]
    *how, _, _, _ = ctx.settings
    along = [probe if was_needed else None for probe, was_needed in zip(probes, ctx.settings[-3:], strict=True)]
    needs = needed(ctx)[:5]
    if not any(needs) or all(one is None for one in along):
        return (None,) * 16
    if is_native(point[0].device):
        found = second(*point, *along, *graph, *how, needs)
        return *(one if need else None for one, need in zip(found, needs, strict=True)), *[None] * 11
    return *_Form(graph, *how).sums(_points(point, along, needs)), *[None] * 11


def _points(
    point: Sequence[Tensor], along: Sequence[Tensor | None], needs: Needs
) -> list[tuple[list[Tensor], list[bool]]]:
    """The point with each of the directions in its place, and which derivatives are needed there."""
    points = []
    for number, direction in enumerate(along):
        if direction is not None:
            at, by = list(point), list(needs)
            at[number], by[number] = direction, False
            points.append((at, by))
    return points


def _second_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, ...]) -> None:
    _save(ctx, inputs[:13], *inputs[13:16])
    ctx.made = inputs[16]
    ctx.set_materialize_grads(False)


def _second_backward(ctx: Any, *probes: Tensor | None) -> tuple[Any, ...]:
    """The third derivative, by way of the other operators."""
    tensors, graph = ctx.saved_tensors[:8], ctx.saved_tensors[8:]
    form = _Form(graph, *ctx.settings)

    def values(*own: Any) -> list[Tensor | None]:
        return form.sums(_points(own[:5], own[5:], ctx.made))

    return *composed_derivatives(values, probes, tensors, needed(ctx)[:8]), *[None] * 9


second.register_autograd(_second_backward, setup_context=_second_setup)


convolve.register_autograd(_convolve_backward, setup_context=_convolve_setup)


node_gradient.register_autograd(_node_gradient_backward, setup_context=_node_gradient_setup)


gradients.register_autograd(_gradients_backward, setup_context=_gradients_setup)


weight_gradient.register_autograd(_weight_gradient_backward, setup_context=_weight_gradient_setup)
