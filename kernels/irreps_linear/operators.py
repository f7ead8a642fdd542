"""The linear map of irreps as two operators that are closed under differentiation.

Features x, weight W and a gradient g enter the number T = sum of x W g over blocks, components and channels linearly.
The operator ``irreps_linear`` is the derivative of T by g and, transposed, by x; ``irreps_linear_weight_gradient`` is
that by W. The derivatives of either are the same two with arguments exchanged, to any order.
"""

from functools import cache
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.irreps_linear.blocks import checked_key
from mace_fast.kernels.runtime.autograd import needed
from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op

_known_key = cache(checked_key)


def _kernel(device: torch.device) -> ModuleType:
    return implementation("irreps_linear", device)


@custom_op("mace_fast::irreps_linear")
def linear(
    features: Tensor,
    weight: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    width: int,
    transposed: bool,
    precision: str,
) -> Tensor:
    """Map rows to rows of ``width`` numbers; ``transposed`` from the outputs of the blocks to their inputs."""
    return _kernel(features.device).linear(
        features, weight, node_perm, species_ptr, blocks, width, transposed, precision
    )


@custom_op("mace_fast::irreps_linear_weight_gradient")
def weight_gradient(
    features: Tensor,
    grad: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    weight_numel: int,
    precision: str,
) -> Tensor:
    """Sum products of features and gradients over the nodes (of each species): of the shape of the weight."""
    return _kernel(features.device).weight_gradient(
        features, grad, node_perm, species_ptr, blocks, weight_numel, precision
    )


@linear.register_fake
def _(
    features: Tensor,
    weight: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    width: int,
    transposed: bool,
    precision: str,
) -> Tensor:
    return features.new_empty(features.shape[0], width)


@weight_gradient.register_fake
def _(
    features: Tensor,
    grad: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    weight_numel: int,
    precision: str,
) -> Tensor:
    if species_ptr is None:
        return features.new_empty(weight_numel)
    return features.new_empty(species_ptr.shape[0] - 1, weight_numel)


def _save(ctx: Any, first: Tensor, second: Tensor, *orders: Tensor | None) -> None:
    """Keep each of two factors only if the gradient of the other is wanted."""
    wants_first, wants_second = ctx.needs_input_grad[:2]
    ctx.save_for_backward(first if wants_second else None, second if wants_first else None, *orders)


def _linear_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    features, weight, node_perm, species_ptr, ctx.blocks, _, ctx.transposed, ctx.precision = inputs
    ctx.width_in, ctx.weight_numel = features.shape[1], weight.shape[-1]
    _save(ctx, features, weight, node_perm, species_ptr)


def _linear_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    features, weight, node_perm, species_ptr = ctx.saved_tensors
    d_features = d_weight = None
    wants_features, wants_weight = needed(ctx)[:2]
    if wants_features:
        d_features = linear(
            grad, weight, node_perm, species_ptr, ctx.blocks, ctx.width_in, not ctx.transposed, ctx.precision
        )
    if wants_weight:
        row_in, row_out = (grad, features) if ctx.transposed else (features, grad)
        d_weight = weight_gradient(row_in, row_out, node_perm, species_ptr, ctx.blocks, ctx.weight_numel, ctx.precision)
    return d_features, d_weight, None, None, None, None, None, None


def _weight_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    features, grad, node_perm, species_ptr, ctx.blocks, _, ctx.precision = inputs
    ctx.width_in, ctx.width_out = features.shape[1], grad.shape[1]
    _save(ctx, features, grad, node_perm, species_ptr)


def _weight_gradient_backward(ctx: Any, v: Tensor) -> tuple[Tensor | None, ...]:
    features, grad, node_perm, species_ptr = ctx.saved_tensors
    d_features = d_grad = None
    wants_features, wants_grad = needed(ctx)[:2]
    if wants_features:
        d_features = linear(grad, v, node_perm, species_ptr, ctx.blocks, ctx.width_in, True, ctx.precision)
    if wants_grad:
        d_grad = linear(features, v, node_perm, species_ptr, ctx.blocks, ctx.width_out, False, ctx.precision)
    return d_features, d_grad, None, None, None, None, None


linear.register_autograd(_linear_backward, setup_context=_linear_setup)


weight_gradient.register_autograd(_weight_gradient_backward, setup_context=_weight_gradient_setup)
