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
from mace_fast.kernels.radial_hidden.inputs import SCHEMA, Layers
from mace_fast.kernels.runtime.autograd import keep_inputs, kept
from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op

TRAINED_WEIGHTS = (
    "fused hidden layers are for inference and give no gradients of their weights; "
    "the unfused path, the layers of the network one by one, is used when weights train"
)


def _kernel(device: torch.device) -> ModuleType:
    return implementation("radial_hidden", device)


@custom_op("mace_fast::radial_hidden", schema=f"({SCHEMA}) -> Tensor")
def hidden_layers(*arguments: Any) -> Tensor:
    """Evaluate :class:`Layers`: ``[E, H]``."""
    layers = Layers(*arguments)
    return _kernel(layers.edge_feats.device).forward(layers)


@custom_op("mace_fast::radial_hidden_gradient", schema=f"(Tensor grad, {SCHEMA}) -> (Tensor, Tensor)")
def gradient(grad: Tensor, *arguments: Any) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by the envelope, ``[E]`` or without rows where there is none."""
    return _kernel(grad.device).gradient(grad, Layers(*arguments))


@hidden_layers.register_fake
def _(*arguments: Any) -> Tensor:
    return Layers(*arguments).empty_result()


@gradient.register_fake
def _(grad: Tensor, *arguments: Any) -> tuple[Tensor, Tensor]:
    return Layers(*arguments).empty_gradients()


def _hidden_backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    wants_feats, wants_weights, wants_envelope, _, _ = ctx.needs_input_grad
    _refuse_weights(wants_weights)
    layers = Layers(*kept(ctx))
    d_feats = d_envelope = None
    if wants_feats or wants_envelope:
        d_feats, d_envelope = gradient(grad, *layers)
    nothing = [None] * len(layers.weights)
    return d_feats if wants_feats else None, nothing, d_envelope if wants_envelope else None, None, None


def _gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, Tensor]) -> None:
    keep_inputs(ctx, inputs, output)
    ctx.set_materialize_grads(True)  # a direction that is not there is one of zeros


def _gradient_backward(ctx: Any, along_feats: Tensor, along_envelope: Tensor) -> tuple[Any, ...]:
    _refuse_weights(ctx.needs_input_grad[2])
    grad, *arguments = kept(ctx)
    edge_feats, weights, envelope, constant, _ = Layers(*arguments)
    d_grad, d_feats, d_envelope = reference.second_derivative(
        grad, edge_feats, weights, constant, envelope, along_feats, along_envelope
    )
    return d_grad, d_feats, [None] * len(weights), d_envelope, None, None


def _refuse_weights(wanted: Sequence[bool]) -> None:
    """Raise ValueError if a gradient of a weight is asked for; the public function does so before anything runs."""
    if any(wanted):
        raise ValueError(TRAINED_WEIGHTS)


hidden_layers.register_autograd(_hidden_backward, setup_context=keep_inputs)


gradient.register_autograd(_gradient_backward, setup_context=_gradient_setup)
