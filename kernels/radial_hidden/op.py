"""The hidden radial layers: checks, and the choice of what runs."""

from collections.abc import Sequence

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.radial_hidden import operators_training, reference
from mace_fast.kernels.radial_hidden.operators import TRAINED_WEIGHTS, hidden_layers
from mace_fast.kernels.runtime.backends import resolve

MAX_WIDTH = 128
"""Widest layer: the activations of a block of edges are kept in registers."""


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
    _check_matrices(edge_feats, weights)
    if envelope is not None:
        check_same_dtype("edge_feats", edge_feats, envelope=envelope)
        check_shape("envelope", envelope, (edge_feats.shape[0],))
    check_precision(precision)
    _check_layers(edge_feats.shape[1], weights)
    if resolve(backend, edge_feats.device) == "reference":
        return reference.radial_hidden(edge_feats, weights, constant, envelope)
    return hidden_layers(edge_feats, weights, envelope, constant, precision)


def trained_hidden(edge_feats: Tensor, weights: Sequence[Tensor], constant: float) -> Tensor:
    """Evaluate the hidden layers of a radial network, on a CPU, differentiable by its weights too.

    Args:
        edge_feats: ``[num_edges, num_basis]``.
        weights: of the hidden layers, one or more, ``[width_in, width_out]`` each, scaled for use.
        constant: the factor that normalises the activation.

    Returns:
        ``[num_edges, width]`` with the width of the last layer, as :func:`mace_fast.kernels.radial_hidden` gives it;
        differentiable to any order.

    Raises:
        ValueError: a shape is wrong, or there is no layer.
        TypeError: ``edge_feats`` is not float32 or float64, or the dtypes differ.
    """
    _check_matrices(edge_feats, weights)
    return operators_training.hidden_layers(edge_feats, list(weights), constant)


def _check_matrices(edge_feats: Tensor, weights: Sequence[Tensor]) -> None:
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
