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

from mace_fast.kernels.convolution.inputs import SCHEMA, Graph
from mace_fast.kernels.convolution.plans import parse_paths
from mace_fast.kernels.runtime.autograd import composed_derivatives, keep_inputs, kept, needed, no_gradients, summed
from mace_fast.kernels.runtime.backends import implementation, is_native
from mace_fast.kernels.runtime.operators import custom_op

Needs: TypeAlias = Sequence[bool]
"""By which of x, Y, h, W and g a derivative is needed."""

Point: TypeAlias = Sequence[Any]
"""x, Y, h, W and g; None for what nothing reads."""


def _launchers(device: torch.device) -> ModuleType:
    return implementation("convolution", device)


@custom_op(
    "mace_fast::convolution",
    schema=f"(Tensor node_feats, Tensor edge_attrs, Tensor hidden, Tensor weight, {SCHEMA}) -> Tensor",
)
def convolve(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, *graph: Any) -> Tensor:
    """dL/dg: messages ``[num_receivers, rows, num_channels]``."""
    tensors = contiguous(node_feats, edge_attrs, hidden, weight)
    return _launchers(node_feats.device).forward(*tensors, Graph(*graph).contiguous())


@custom_op(
    "mace_fast::convolution_node_gradient",
    schema=f"(Tensor edge_attrs, Tensor hidden, Tensor weight, Tensor grad, SymInt num_components, {SCHEMA}) -> Tensor",
)
def node_gradient(
    edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, num_components: int, *graph: Any
) -> Tensor:
    """dL/dx: ``[num_senders, components, num_channels]``."""
    tensors = contiguous(edge_attrs, hidden, weight, grad)
    return _launchers(grad.device).node_gradient(*tensors, num_components, Graph(*graph).contiguous())


@custom_op(
    "mace_fast::convolution_gradients",
    schema=(
        "(Tensor node_feats, Tensor edge_attrs, Tensor hidden, Tensor weight, Tensor grad, bool[3] needs, "
        f"{SCHEMA}) -> (Tensor, Tensor, Tensor)"
    ),
)
def gradients(
    node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, needs: Needs, *graph: Any
) -> tuple[Tensor, Tensor, Tensor]:
    """dL/dx, dL/dY and dL/dh, each if needed, else without elements."""
    tensors = contiguous(node_feats, edge_attrs, hidden, weight, grad)
    return _launchers(node_feats.device).gradients(*tensors, needs, Graph(*graph).contiguous())


@custom_op(
    "mace_fast::convolution_weight_gradient",
    schema=f"(Tensor node_feats, Tensor edge_attrs, Tensor hidden, Tensor grad, {SCHEMA}) -> Tensor",
)
def weight_gradient(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, grad: Tensor, *graph: Any) -> Tensor:
    """dL/dW: ``[num_hidden, num_paths * num_channels]``."""
    tensors = contiguous(node_feats, edge_attrs, hidden, grad)
    return _launchers(node_feats.device).weight_gradient(*tensors, Graph(*graph).contiguous())


@custom_op(
    "mace_fast::convolution_second",
    schema=(
        "(Tensor node_feats, Tensor edge_attrs, Tensor hidden, Tensor weight, Tensor grad, Tensor? along_nodes, "
        f"Tensor? along_attrs, Tensor? along_hidden, bool[5] needs, {SCHEMA}) "
        "-> (Tensor, Tensor, Tensor, Tensor, Tensor)"
    ),
    device_types="cpu",
)
def second(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    along_nodes: Tensor | None,
    along_attrs: Tensor | None,
    along_hidden: Tensor | None,
    needs: Needs,
    *graph: Any,
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Derivatives of L(a, Y, h, W, g) + L(x, b, h, W, g) + L(x, Y, c, W, g) by x, Y, h, W and g, in one pass."""
    tensors = contiguous(node_feats, edge_attrs, hidden, weight, grad)
    along = [None if one is None else one.contiguous() for one in (along_nodes, along_attrs, along_hidden)]
    return _launchers(node_feats.device).second(*tensors, *along, needs, Graph(*graph).contiguous())


def contiguous(*tensors: Tensor) -> tuple[Tensor, ...]:
    """The same numbers as loops and kernels read them."""
    return tuple(tensor.contiguous() for tensor in tensors)


def empty_like_needed(tensors: Sequence[Tensor], needs: Needs) -> tuple[Tensor, ...]:
    """Memory for the gradients by some tensors; without elements where one is not needed."""
    return tuple(one.new_empty(one.shape if need else (0,)) for one, need in zip(tensors, needs, strict=True))


@convolve.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, *graph: Any) -> Tensor:
    edges = Graph(*graph)
    return node_feats.new_empty(edges.num_receivers, edges.num_rows, node_feats.shape[2])


@node_gradient.register_fake
def _(edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, num_components: int, *graph: Any) -> Tensor:
    return grad.new_empty(Graph(*graph).num_senders, num_components, grad.shape[2])


@gradients.register_fake
def _(
    node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, needs: Needs, *graph: Any
) -> tuple[Tensor, ...]:
    return empty_like_needed((node_feats, edge_attrs, hidden), needs)


@weight_gradient.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, grad: Tensor, *graph: Any) -> Tensor:
    return node_feats.new_empty(hidden.shape[1], len(parse_paths(Graph(*graph).paths)) * grad.shape[2])


@second.register_fake
def _(*arguments: Any) -> tuple[Tensor, ...]:
    return empty_like_needed(arguments[:5], arguments[8])


def _derivatives(point: Point, needs: Needs, graph: Graph) -> list[Tensor | None]:
    """The derivatives of L at a point that are needed; what none of them reads may be None."""
    x, y, h, w, g = point
    found: list[Tensor | None] = [None] * 5
    if needs[1] or needs[2]:
        by_each = gradients(x, y, h, w, g, list(needs[:3]), *graph)
        found[:3] = [one if need else None for one, need in zip(by_each, needs, strict=False)]
    elif needs[0]:
        found[0] = node_gradient(y, h, w, g, x.shape[1], *graph)
    if needs[3]:
        found[3] = weight_gradient(x, y, h, g, *graph)
    if needs[4]:
        found[4] = convolve(x, y, h, w, *graph)
    return found


def _sum_along(point: Point, along: Sequence[Tensor | None], needs: Needs, graph: Graph) -> list[Tensor | None]:
    """The derivatives of L(a, Y, h, W, g) + L(x, b, h, W, g) + L(x, Y, c, W, g) that are needed, by the operators."""
    terms = []
    for position, direction in enumerate(along):
        if direction is not None:
            at, by = list(point), list(needs)
            at[position], by[position] = direction, False
            terms.append(_derivatives(at, by, graph))
    return summed(terms, 5)


def _convolve_backward(ctx: Any, g: Tensor) -> tuple[Tensor | None, ...]:
    x, y, h, w, *graph = kept(ctx)
    needs = (*needed(ctx)[:4], False)
    return *_derivatives((x, y, h, w, g), needs, Graph(*graph))[:4], *no_gradients(graph)


def _node_gradient_backward(ctx: Any, x: Tensor) -> tuple[Tensor | None, ...]:
    y, h, w, g, num_components, *graph = kept(ctx)
    needs = (False, *needed(ctx)[:4])
    return *_derivatives((x, y, h, w, g), needs, Graph(*graph))[1:], *no_gradients((num_components, *graph))


def _weight_gradient_backward(ctx: Any, w: Tensor) -> tuple[Tensor | None, ...]:
    x, y, h, g, *graph = kept(ctx)
    by_x, by_y, by_h, by_g = needed(ctx)[:4]
    found = _derivatives((x, y, h, w, g), (by_x, by_y, by_h, False, by_g), Graph(*graph))
    return *found[:3], found[4], *no_gradients(graph)


def _gradients_backward(ctx: Any, *probes: Tensor | None) -> tuple[Tensor | None, ...]:
    """Derivatives of L(a, Y, h, W, g) + L(x, b, h, W, g) + L(x, Y, c, W, g), by all but the probes a, b and c."""
    x, y, h, w, g, made, *graph = kept(ctx)
    point, needs = (x, y, h, w, g), needed(ctx)[:5]
    along = [probe if was_made else None for probe, was_made in zip(probes, made, strict=True)]
    found: Sequence[Tensor | None] = [None] * 5
    if is_native(g.device) and any(needs) and any(one is not None for one in along):
        by_each = second(*point, *along, list(needs), *graph)
        found = [one if need else None for one, need in zip(by_each, needs, strict=True)]
    elif any(needs):
        found = _sum_along(point, along, needs, Graph(*graph))
    return *found, *no_gradients((made, *graph))


def _second_backward(ctx: Any, *probes: Tensor | None) -> tuple[Any, ...]:
    """The third derivative, by way of the other operators."""
    x, y, h, w, g, a, b, c, made, *graph = kept(ctx)

    def values(*own: Any) -> list[Tensor | None]:
        return _sum_along(own[:5], own[5:], made, Graph(*graph))

    found = composed_derivatives(values, probes, (x, y, h, w, g, a, b, c), needed(ctx)[:8])
    return *found, *no_gradients((made, *graph))


convolve.register_autograd(_convolve_backward, setup_context=keep_inputs)
node_gradient.register_autograd(_node_gradient_backward, setup_context=keep_inputs)
gradients.register_autograd(_gradients_backward, setup_context=keep_inputs)
weight_gradient.register_autograd(_weight_gradient_backward, setup_context=keep_inputs)
second.register_autograd(_second_backward, setup_context=keep_inputs)
