"""The hidden radial layers with weights that train, on a CPU: three operators that keep nothing but their inputs.

A loss of forces needs the derivative of the gradient by the inputs. With a direction a of these it is that of
``S = a . gradient = g . tangent``, which one pass over the layers gives by all that S depends on. What is derived once
more, or through the gradients of the weights, is composed of plain torch: training needs neither.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.radial_hidden import reference
from mace_fast.kernels.radial_hidden.inputs import Layers
from mace_fast.kernels.runtime.autograd import composed_derivatives, needed
from mace_fast.kernels.runtime.backends import wing
from mace_fast.kernels.runtime.operators import custom_op


def _loops() -> ModuleType:
    return wing("radial_hidden", "cpu", "launch_training")


@custom_op("mace_fast::radial_hidden_trained", device_types="cpu")
def hidden_layers(edge_feats: Tensor, weights: Sequence[Tensor], constant: float) -> Tensor:
    """Evaluate the layers: ``[E, H]``."""
    return _loops().forward(_layers(edge_feats, weights, constant))


@custom_op("mace_fast::radial_hidden_trained_gradients", device_types="cpu")
def gradients(
    grad: Tensor,
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    constant: float,
    need_feats: bool,
    need_weights: bool,
) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by all numbers of the weights, each if needed, else without elements."""
    return _loops().gradients(grad, _layers(edge_feats, weights, constant), need_feats, need_weights)


@custom_op("mace_fast::radial_hidden_trained_tangents", device_types="cpu")
def tangents(
    grad: Tensor,
    edge_feats: Tensor,
    along: Tensor,
    weights: Sequence[Tensor],
    constant: float,
    need_gradients: bool,
) -> tuple[Tensor, Tensor, Tensor]:
    """The tangent of the layers, ``[E, H]``; if needed dS by the inputs, ``[E, B]``, and by all numbers of weights."""
    return _loops().tangents(grad, along, _layers(edge_feats, weights, constant), need_gradients)


def _layers(edge_feats: Tensor, weights: Sequence[Tensor], constant: float) -> Layers:
    """Layers without an envelope; products on a CPU are exact."""
    return Layers(edge_feats, weights, envelope=None, constant=constant, precision="ieee")


def _numel(weights: Sequence[Tensor]) -> int:
    return sum(weight.numel() for weight in weights)


@hidden_layers.register_fake
def _(edge_feats: Tensor, weights: Sequence[Tensor], constant: float) -> Tensor:
    return edge_feats.new_empty(edge_feats.shape[0], weights[-1].shape[1])


@gradients.register_fake
def _(
    grad: Tensor,
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    constant: float,
    need_feats: bool,
    need_weights: bool,
) -> tuple[Tensor, Tensor]:
    by_feats = edge_feats.new_empty(edge_feats.shape if need_feats else (0,))
    return by_feats, edge_feats.new_empty(_numel(weights) if need_weights else 0)


@tangents.register_fake
def _(
    grad: Tensor,
    edge_feats: Tensor,
    along: Tensor,
    weights: Sequence[Tensor],
    constant: float,
    need_gradients: bool,
) -> tuple[Tensor, Tensor, Tensor]:
    by_feats = edge_feats.new_empty(edge_feats.shape if need_gradients else (0,))
    return grad.new_empty(grad.shape), by_feats, edge_feats.new_empty(_numel(weights) if need_gradients else 0)


def _of_each(numbers: Tensor | None, weights: Sequence[Tensor], needs: Sequence[bool]) -> list[Tensor | None]:
    """The matrices of all numbers of the weights, None where one is not needed."""
    if numbers is None or not any(needs):
        return [None] * len(weights)
    parts = numbers.split([weight.numel() for weight in weights])
    found = zip(parts, weights, needs, strict=True)
    return [part.view(weight.shape) if need else None for part, weight, need in found]


def _hidden_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    edge_feats, weights, ctx.constant = inputs
    ctx.save_for_backward(edge_feats, *weights)


def _hidden_backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    edge_feats, *weights = ctx.saved_tensors
    by_feats, by_weights = needed(ctx)[:2]
    found = gradients(grad, edge_feats, weights, ctx.constant, by_feats, any(by_weights))
    return found[0] if by_feats else None, _of_each(found[1], weights, by_weights), None


def _gradients_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, Tensor]) -> None:
    grad, edge_feats, weights, ctx.constant, ctx.by_feats, ctx.by_weights = inputs
    ctx.save_for_backward(grad, edge_feats, *weights)
    ctx.set_materialize_grads(False)  # nobody derives the gradients of the weights in training


def _gradients_backward(ctx: Any, along: Tensor | None, along_weights: Tensor | None) -> tuple[Any, ...]:
    grad, edge_feats, *weights = ctx.saved_tensors
    by_grad, by_feats, by_weights = needed(ctx)[:3]
    if along_weights is not None and ctx.by_weights:
        return *_through_weights(ctx, along, along_weights), None, None, None
    if along is None or not ctx.by_feats:
        return None, None, [None] * len(weights), None, None, None
    deeper = by_feats or any(by_weights)
    tangent, of_feats, of_weights = tangents(grad, edge_feats, along, weights, ctx.constant, deeper)
    matrices = _of_each(of_weights if deeper else None, weights, by_weights)
    return tangent if by_grad else None, of_feats if by_feats else None, matrices, None, None, None


def _through_weights(
    ctx: Any, along: Tensor | None, along_weights: Tensor
) -> tuple[Tensor | None, Tensor | None, list[Tensor | None]]:
    """The derivatives of the gradients by inputs and weights, summed with the directions, in plain torch."""
    grad, edge_feats, *weights = ctx.saved_tensors
    by_grad, by_feats, by_weights = needed(ctx)[:3]

    def values(grad: Tensor, edge_feats: Tensor, *weights: Tensor) -> tuple[Tensor, Tensor]:
        hidden = reference.radial_hidden(edge_feats, weights, ctx.constant, None)
        of_feats, *of_weights = torch.autograd.grad(hidden, [edge_feats, *weights], grad, create_graph=True)
        return of_feats, torch.cat([one.flatten() for one in of_weights])

    probes = (along if ctx.by_feats else None, along_weights)
    found = composed_derivatives(values, probes, [grad, edge_feats, *weights], [by_grad, by_feats, *by_weights])
    return found[0], found[1], found[2:]


def _tangents_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, ...]) -> None:
    grad, edge_feats, along, weights, ctx.constant, ctx.deeper = inputs
    ctx.save_for_backward(grad, edge_feats, along, *weights)
    ctx.set_materialize_grads(False)


def _tangents_backward(ctx: Any, *probes: Tensor | None) -> tuple[Any, ...]:
    """The third derivative, in plain torch."""
    tensors = ctx.saved_tensors
    *needs, by_weights = needed(ctx)[:4]

    def values(grad: Tensor, edge_feats: Tensor, along: Tensor, *weights: Tensor) -> list[Tensor | None]:
        hidden = reference.radial_hidden(edge_feats, weights, ctx.constant, None)
        (of_feats,) = torch.autograd.grad(hidden, edge_feats, grad, create_graph=True)
        wanted = [grad, edge_feats, *weights] if ctx.deeper else [grad]
        found = torch.autograd.grad((of_feats * along).sum(), wanted, create_graph=True)
        of_weights = torch.cat([one.flatten() for one in found[2:]]) if ctx.deeper else None
        return [found[0], found[1] if ctx.deeper else None, of_weights]

    found = composed_derivatives(values, probes, tensors, [*needs, *by_weights])
    return *found[:3], found[3:], None, None


hidden_layers.register_autograd(_hidden_backward, setup_context=_hidden_setup)


gradients.register_autograd(_gradients_backward, setup_context=_gradients_setup)


tangents.register_autograd(_tangents_backward, setup_context=_tangents_setup)
