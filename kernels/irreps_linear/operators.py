"""The linear map of irreps as two operators that are closed under differentiation.

Features x, weight W and a gradient g enter the number T = sum of x W g over blocks, components and channels linearly.
The operator ``irreps_linear`` is the derivative of T by g and, transposed, by x; ``irreps_linear_weight_gradient`` is
that by W. The derivatives of either are the same two with arguments exchanged, to any order.
"""

from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.irreps_linear.inputs import SCHEMA, LinearMap
from mace_fast.kernels.runtime.autograd import needed, no_gradients
from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op


def _kernel(device: torch.device) -> ModuleType:
    return implementation("irreps_linear", device)


@custom_op("mace_fast::irreps_linear", schema=f"(Tensor rows, Tensor weight, bool transposed, {SCHEMA}) -> Tensor")
def linear(rows: Tensor, weight: Tensor, transposed: bool, *arguments: Any) -> Tensor:
    """Map rows by a :class:`LinearMap`, or by its transpose: from the outputs of the blocks to their inputs."""
    return _kernel(rows.device).linear(rows, weight, transposed, LinearMap(*arguments))


@custom_op("mace_fast::irreps_linear_weight_gradient", schema=f"(Tensor features, Tensor grad, {SCHEMA}) -> Tensor")
def weight_gradient(features: Tensor, grad: Tensor, *arguments: Any) -> Tensor:
    """Sum products of features and gradients over the nodes (of each species): of the shape of the weight."""
    return _kernel(features.device).weight_gradient(features, grad, LinearMap(*arguments))


@linear.register_fake
def _(rows: Tensor, weight: Tensor, transposed: bool, *arguments: Any) -> Tensor:
    return rows.new_empty(rows.shape[0], LinearMap(*arguments).width_made(transposed))


@weight_gradient.register_fake
def _(features: Tensor, grad: Tensor, *arguments: Any) -> Tensor:
    return features.new_empty(LinearMap(*arguments).weight_shape)


def _save(ctx: Any, first: Tensor, second: Tensor, layer: LinearMap) -> None:
    """Keep a map, and each of two factors only if the gradient of the other is wanted."""
    wants_first, wants_second = ctx.needs_input_grad[:2]
    kept = (first if wants_second else None, second if wants_first else None)
    ctx.save_for_backward(*kept, layer.node_perm, layer.species_ptr)
    ctx.layer = layer._replace(node_perm=None, species_ptr=None)


def _restored(ctx: Any) -> tuple[Any, Any, LinearMap]:
    """What :func:`_save` kept."""
    first, second, node_perm, species_ptr = ctx.saved_tensors
    return first, second, ctx.layer._replace(node_perm=node_perm, species_ptr=species_ptr)


def _linear_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    rows, weight, ctx.transposed, *arguments = inputs
    _save(ctx, rows, weight, LinearMap(*arguments))


def _linear_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    rows, weight, layer = _restored(ctx)
    d_rows = d_weight = None
    wants_rows, wants_weight = needed(ctx)[:2]
    if wants_rows:
        d_rows = linear(grad, weight, not ctx.transposed, *layer)
    if wants_weight:
        features, made = (grad, rows) if ctx.transposed else (rows, grad)
        d_weight = weight_gradient(features, made, *layer)
    return d_rows, d_weight, None, *no_gradients(layer)


def _weight_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    features, grad, *arguments = inputs
    _save(ctx, features, grad, LinearMap(*arguments))


def _weight_gradient_backward(ctx: Any, v: Tensor) -> tuple[Tensor | None, ...]:
    features, grad, layer = _restored(ctx)
    wants_features, wants_grad = needed(ctx)[:2]
    d_features = linear(grad, v, True, *layer) if wants_features else None
    d_grad = linear(features, v, False, *layer) if wants_grad else None
    return d_features, d_grad, *no_gradients(layer)


linear.register_autograd(_linear_backward, setup_context=_linear_setup)


weight_gradient.register_autograd(_weight_gradient_backward, setup_context=_weight_gradient_setup)
