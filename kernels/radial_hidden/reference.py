"""The hidden radial layers in plain torch, and their second derivative, which compiled backends use too."""

from collections.abc import Sequence

import torch
from torch import Tensor


def radial_hidden(edge_feats: Tensor, weights: Sequence[Tensor], constant: float, envelope: Tensor | None) -> Tensor:
    """Evaluate the layers; see ``op.radial_hidden``."""
    hidden = edge_feats
    for weight in weights:
        hidden = torch.nn.functional.silu(hidden @ weight) * constant
    return hidden if envelope is None else hidden * envelope[:, None]


def second_derivative(
    grad: Tensor,
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    constant: float,
    envelope: Tensor | None,
    along_feats: Tensor,
    along_envelope: Tensor | None,
) -> tuple[Tensor, Tensor, Tensor | None]:
    """Derivatives of a directional derivative S of the hidden layers; plain torch, so that any order follows.

    S is the sum of ``grad`` times the tangent of the layers along a direction; the gradients by the inputs, contracted
    with that direction, give the same.

    Args:
        grad: ``[E, H]``, what the layers are contracted with.
        edge_feats: ``[E, B]``.
        weights: of the layers.
        constant: of the activation.
        envelope: ``[E]`` or None.
        along_feats: ``[E, B]``, direction of the inputs.
        along_envelope: ``[E]``, direction of the envelope; None without one.

    Returns:
        Derivatives of S by ``grad`` (the tangent itself), by ``edge_feats`` and by ``envelope`` (None without one).
    """
    hidden, tangent = edge_feats, along_feats
    inputs = []  # of the activations, with their tangents
    for weight in weights:
        z, z_tangent = hidden @ weight, tangent @ weight
        inputs.append((z, z_tangent))
        value, slope, _ = _activation(z, constant)
        hidden, tangent = value, slope * z_tangent
    by_hidden, by_tangent = torch.zeros_like(grad), grad
    by_grad, by_envelope = tangent, None
    if envelope is not None and along_envelope is not None:
        by_grad = envelope[:, None] * tangent + along_envelope[:, None] * hidden
        by_envelope = (grad * tangent).sum(dim=1)
        by_hidden, by_tangent = along_envelope[:, None] * grad, envelope[:, None] * grad
    for weight, (z, z_tangent) in zip(reversed(weights), reversed(inputs), strict=True):
        _, slope, curvature = _activation(z, constant)
        by_hidden = (slope * by_hidden + curvature * z_tangent * by_tangent) @ weight.T
        by_tangent = (slope * by_tangent) @ weight.T
    return by_grad, by_hidden, by_envelope


def _activation(z: Tensor, constant: float) -> tuple[Tensor, Tensor, Tensor]:
    """The normalised silu with its first and second derivative."""
    sigmoid = torch.sigmoid(z)
    fall = 1 - sigmoid
    slope = sigmoid * (1 + z * fall)
    curvature = sigmoid * fall * (2 + z * (fall - sigmoid))
    return constant * z * sigmoid, constant * slope, constant * curvature
