"""The hidden radial layers as an operator and its gradient.

Both keep nothing but their inputs and compute the activations anew. The derivative of the gradient is composed of plain
torch, :func:`mace_fast.kernels.radial_hidden.reference.second_derivative`: evaluation needs it for Hessians only.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.radial_hidden import reference
from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op

TRAINED_WEIGHTS = (
    "fused hidden layers are for inference and give no gradients of their weights; "
    "the unfused path, the layers of the network one by one, is used when weights train"
)


def _kernel(device: torch.device) -> ModuleType:
    return implementation("radial_hidden", device)


@custom_op("mace_fast::radial_hidden")
def hidden_layers(
    edge_feats: Tensor, weights: Sequence[Tensor], envelope: Tensor | None, constant: float, precision: str
) -> Tensor:
    """Evaluate the layers: ``[E, H]``."""
    return _kernel(edge_feats.device).forward(edge_feats, weights, envelope, constant, precision)


@custom_op("mace_fast::radial_hidden_gradient")
def gradient(
    grad: Tensor,
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    envelope: Tensor | None,
    constant: float,
    precision: str,
) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by the envelope, ``[E]`` or without rows where there is none."""
    return _kernel(edge_feats.device).gradient(grad, edge_feats, weights, envelope, constant, precision)


@hidden_layers.register_fake
def _(
    edge_feats: Tensor, weights: Sequence[Tensor], envelope: Tensor | None, constant: float, precision: str
) -> Tensor:
    return edge_feats.new_empty(edge_feats.shape[0], weights[-1].shape[1])


@gradient.register_fake
def _(
    grad: Tensor,
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    envelope: Tensor | None,
    constant: float,
    precision: str,
) -> tuple[Tensor, Tensor]:
    num_edges = edge_feats.shape[0]
    return edge_feats.new_empty(edge_feats.shape), edge_feats.new_empty(0 if envelope is None else num_edges)


def _hidden_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    edge_feats, weights, envelope, ctx.constant, ctx.precision = inputs
    ctx.save_for_backward(edge_feats, envelope, *weights)


def _hidden_backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    wants_feats, wants_weights, wants_envelope = ctx.needs_input_grad[:3]
    _refuse_weights(wants_weights)
    edge_feats, envelope, *weights = ctx.saved_tensors
    d_feats = d_envelope = None
    if wants_feats or wants_envelope:
        d_feats, d_envelope = gradient(grad, edge_feats, weights, envelope, ctx.constant, ctx.precision)
    return (
        d_feats if wants_feats else None,
        [None] * len(weights),
        d_envelope if wants_envelope else None,
        None,
        None,
    )


def _gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, Tensor]) -> None:
    grad, edge_feats, weights, envelope, ctx.constant, _ = inputs
    ctx.save_for_backward(grad, edge_feats, envelope, *weights)


def _gradient_backward(ctx: Any, along_feats: Tensor, along_envelope: Tensor) -> tuple[Any, ...]:
    _refuse_weights(ctx.needs_input_grad[2])
    grad, edge_feats, envelope, *weights = ctx.saved_tensors
    d_grad, d_feats, d_envelope = reference.second_derivative(
        grad, edge_feats, weights, ctx.constant, envelope, along_feats, along_envelope
    )
    return d_grad, d_feats, [None] * len(weights), d_envelope, None, None


def _refuse_weights(wanted: Sequence[bool]) -> None:
    """Raise ValueError if a gradient of a weight is asked for; the public function does so before anything runs."""
    if any(wanted):
        raise ValueError(TRAINED_WEIGHTS)


hidden_layers.register_autograd(_hidden_backward, setup_context=_hidden_setup)


gradient.register_autograd(_gradient_backward, setup_context=_gradient_setup)
