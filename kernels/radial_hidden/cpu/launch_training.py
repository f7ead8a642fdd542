"""Calls the compiled loops of hidden radial layers whose weights train."""

from collections.abc import Sequence
from functools import cache

from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.product import panels
from mace_fast.kernels.radial_hidden.cpu import training
from mace_fast.kernels.radial_hidden.cpu.code import Shape
from mace_fast.kernels.radial_hidden.cpu.launch import forward, shape_of
from mace_fast.kernels.radial_hidden.inputs import Layers

__all__ = ["forward", "gradients", "tangents"]

WEIGHT_PARTS = 8
"""Ranges whose gradients by the weights are summed at last: always as many, so that threads change no result."""


def gradients(grad: Tensor, layers: Layers, need_feats: bool, need_weights: bool) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by all numbers of the weights, each if needed, else without elements."""
    edge_feats, shape = layers.edge_feats, shape_of(layers)
    grad_feats = edge_feats.new_empty(edge_feats.shape if need_feats else (0,))
    parts = _parts(edge_feats, shape, need_weights)
    tensors = (grad.contiguous(), edge_feats.contiguous(), *_matrices(layers.weights), grad_feats, parts)
    ranges = _ranges(edge_feats.shape[0], need_weights)
    parallel.run(_gradients(shape, need_feats, need_weights), ranges, *tensors)
    return grad_feats, parts.sum(0)


def tangents(grad: Tensor, along: Tensor, layers: Layers, need_gradients: bool) -> tuple[Tensor, Tensor, Tensor]:
    """The tangent, ``[E, H]``, and if needed the derivatives by the inputs and by all numbers of the weights."""
    edge_feats, shape, tangent = layers.edge_feats, shape_of(layers), layers.empty_result()
    by_feats = edge_feats.new_empty(edge_feats.shape if need_gradients else (0,))
    parts = _parts(edge_feats, shape, need_gradients)
    inputs = (grad.contiguous(), edge_feats.contiguous(), along.contiguous(), *_matrices(layers.weights))
    ranges = _ranges(edge_feats.shape[0], need_gradients)
    parallel.run(_tangents(shape, need_gradients), ranges, *inputs, tangent, by_feats, parts)
    return tangent, by_feats, parts.sum(0)


def _matrices(weights: Sequence[Tensor]) -> list[Tensor]:
    return [*(panels(weight) for weight in weights), *(panels(weight.T) for weight in weights)]


def _ranges(num_edges: int, are_summed: bool) -> list[int]:
    """Bounds of the ranges of edges: as many as there are parts to sum, or one for each thread."""
    return parallel.even(num_edges, WEIGHT_PARTS if are_summed else None)


def _parts(like: Tensor, shape: Shape, needed: bool) -> Tensor:
    """Room for the gradients by all weights, of every range."""
    return like.new_zeros(WEIGHT_PARTS, training.weight_offsets(shape)[-1] if needed else 0)


@cache
def _gradients(shape: Shape, need_feats: bool, need_weights: bool) -> Compiled:
    return compiled(training.gradients(shape, need_feats, need_weights), "gradients")


@cache
def _tangents(shape: Shape, need_gradients: bool) -> Compiled:
    return compiled(training.tangents(shape, need_gradients), "tangents")
