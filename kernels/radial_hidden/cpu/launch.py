"""Calls the compiled loops of the hidden radial layers."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.native.product import panels
from mace_fast.kernels.radial_hidden.cpu import code
from mace_fast.kernels.radial_hidden.cpu.code import Shape
from mace_fast.kernels.radial_hidden.inputs import Layers


def forward(layers: Layers) -> Tensor:
    """Evaluate the layers: ``[E, H]``."""
    hidden, feats = layers.empty_result(), layers.edge_feats.contiguous()
    matrices = [panels(weight) for weight in layers.weights]
    factors = feats if layers.envelope is None else layers.envelope.contiguous()
    parallel.run(_forward(shape_of(layers)), parallel.even(feats.shape[0]), feats, *matrices, factors, hidden)
    return hidden


def gradient(grad: Tensor, layers: Layers) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by the envelope, ``[E]`` or without rows where there is none."""
    results, feats = layers.empty_gradients(), layers.edge_feats.contiguous()
    matrices = [*(panels(weight) for weight in layers.weights), *(panels(weight.T) for weight in layers.weights)]
    factors = feats if layers.envelope is None else layers.envelope.contiguous()
    tensors = (grad.contiguous(), feats, *matrices, factors, *results)
    parallel.run(_gradient(shape_of(layers)), parallel.even(feats.shape[0]), *tensors)
    return results


@cache
def _forward(shape: Shape) -> Compiled:
    return compiled(code.forward(shape), "forward")


@cache
def _gradient(shape: Shape) -> Compiled:
    return compiled(code.gradient(shape), "gradient")


def shape_of(layers: Layers) -> Shape:
    """What the loops are written for."""
    return Shape(layers.widths, layers.constant, layers.envelope is not None, layers.edge_feats.dtype)
