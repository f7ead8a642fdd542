"""Calls the compiled loops of the hidden radial layers."""

from collections.abc import Sequence
from functools import cache

from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.product import panels
from mace_fast.kernels.radial_hidden.cpu import code
from mace_fast.kernels.radial_hidden.cpu.code import Shape


def forward(
    edge_feats: Tensor, weights: Sequence[Tensor], envelope: Tensor | None, constant: float, precision: str
) -> Tensor:
    """Evaluate the layers: ``[E, H]``."""
    shape, num_edges = shape_of(edge_feats, weights, envelope, constant), edge_feats.shape[0]
    hidden = edge_feats.new_empty(num_edges, shape.widths[-1])
    feats = edge_feats.contiguous()
    matrices = [panels(weight) for weight in weights]
    factors = feats if envelope is None else envelope.contiguous()
    parallel.run(_forward(shape), parallel.even(num_edges), feats, *matrices, factors, hidden)
    return hidden


def gradient(
    grad: Tensor,
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    envelope: Tensor | None,
    constant: float,
    precision: str,
) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by the envelope, ``[E]`` or without rows where there is none."""
    shape, num_edges = shape_of(edge_feats, weights, envelope, constant), edge_feats.shape[0]
    grad_feats = edge_feats.new_empty(edge_feats.shape)
    grad_envelope = edge_feats.new_empty(0 if envelope is None else num_edges)
    feats = edge_feats.contiguous()
    matrices = [*(panels(weight) for weight in weights), *(panels(weight.T) for weight in weights)]
    factors = feats if envelope is None else envelope.contiguous()
    tensors = (grad.contiguous(), feats, *matrices, factors, grad_feats, grad_envelope)
    parallel.run(_gradient(shape), parallel.even(num_edges), *tensors)
    return grad_feats, grad_envelope


@cache
def _forward(shape: Shape) -> Compiled:
    return compiled(code.forward(shape), "forward")


@cache
def _gradient(shape: Shape) -> Compiled:
    return compiled(code.gradient(shape), "gradient")


def shape_of(edge_feats: Tensor, weights: Sequence[Tensor], envelope: Tensor | None, constant: float) -> Shape:
    """What the loops are written for."""
    widths = (edge_feats.shape[1], *(weight.shape[1] for weight in weights))
    return Shape(widths, constant, envelope is not None, edge_feats.dtype)
