"""The hidden radial layers as an operator and its gradient.

Both keep nothing but their inputs and compute the activations anew. The derivative of the gradient is composed of plain
torch, :func:`mace_fast.kernels.radial_hidden.reference.second_derivative`: evaluation needs it for Hessians only.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.radial_hidden import reference
from mace_fast.kernels.runtime.backends import implementation, resolve
from mace_fast.kernels.runtime.operators import custom_op

MAX_WIDTH = 128
"""Widest layer: the activations of a block of edges are kept in registers."""

TRAINED_WEIGHTS = (
    "fused hidden layers are for inference and give no gradients of their weights; "
    "the unfused path, the layers of the network one by one, is used when weights train"
)


def radial_hidden(
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    constant: float,
    *,
    envelope: Tensor | None = None,
    backend: str = "auto",
    precision: str = "tf32x3",
) -> Tensor:
    r"""Evaluate the hidden layers of a frozen radial network, a perceptron with silu and without biases.

    .. math:: h^0 = x, \qquad h^{l} = c\, \mathrm{silu}(h^{l-1} W^l), \qquad \mathrm{silu}(z) = z / (1 + e^{-z})

    The result is that of the last of the given layers, times the envelope if there is one.

    Args:
        edge_feats: ``[num_edges, num_basis]``, x.
        weights: of the hidden layers, ``[width_in, width_out]`` each, scaled for use; none may require gradients.
        constant: c, the factor that normalises the activation.
        envelope: ``[num_edges]``, the cutoff where it is applied after the network, or None.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_edges, width]`` with the width of the last layer. Differentiable to any order in ``edge_feats`` and
        ``envelope``, from the second order on in plain torch.

    Raises:
        ValueError: a shape is wrong, there is no layer or one wider than :data:`MAX_WIDTH`, a weight requires
            gradients, or the backend or the precision is unknown.
        TypeError: ``edge_feats`` is not float32 or float64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        ``e3nn.nn.FullyConnectedNet``, of ``mace.modules.blocks.RealAgnosticResidualInteractionBlock`` and its like.
    """
    weights = list(weights)
    check_matrices(edge_feats, weights)
    if envelope is not None:
        check_same_dtype("edge_feats", edge_feats, envelope=envelope)
        check_shape("envelope", envelope, (edge_feats.shape[0],))
    check_precision(precision)
    _check_layers(edge_feats.shape[1], weights)
    if resolve(backend, edge_feats.device) == "reference":
        return reference.radial_hidden(edge_feats, weights, constant, envelope)
    return hidden_layers(edge_feats, weights, envelope, constant, precision)


def check_matrices(edge_feats: Tensor, weights: Sequence[Tensor]) -> None:
    """Refuse inputs and layers that do not fit one another, and a network without layers."""
    check_floating("edge_feats", edge_feats)
    check_shape("edge_feats", edge_feats, (None, None))
    width = edge_feats.shape[1]
    for number, weight in enumerate(weights):
        check_same_dtype("edge_feats", edge_feats, **{f"weights[{number}]": weight})
        check_shape(f"weights[{number}]", weight, (width, None))
        width = weight.shape[1]
    if not weights:
        raise ValueError("weights is empty: a network without hidden layers has nothing to evaluate here")


def _check_layers(num_basis: int, weights: list[Tensor]) -> None:
    """Refuse what the kernels do not do, whatever the backend."""
    widths = [num_basis, *(weight.shape[1] for weight in weights)]
    if not 0 < min(widths) <= max(widths) <= MAX_WIDTH:
        raise ValueError(
            f"fused hidden layers are at least 1 and at most {MAX_WIDTH} wide, got the widths "
            f"{', '.join(map(str, widths))}; use the unfused path, the layers of the network one by one"
        )
    if torch.is_grad_enabled() and any(weight.requires_grad for weight in weights):
        raise ValueError(TRAINED_WEIGHTS)


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
