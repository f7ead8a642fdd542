"""Calls the compiled loops of the linear map of irreps."""

from functools import cache

import torch
from torch import Tensor

from mace_fast.kernels.irreps_linear.blocks import decode
from mace_fast.kernels.irreps_linear.cpu import code
from mace_fast.kernels.irreps_linear.cpu.code import Shape
from mace_fast.kernels.irreps_linear.inputs import LinearMap
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled


def linear(rows: Tensor, weight: Tensor, transposed: bool, layer: LinearMap) -> Tensor:
    """Map rows, or with the transpose back."""
    num_nodes = rows.shape[0]
    result = rows.new_zeros(num_nodes, layer.width_made(transposed))
    tensors = (rows.contiguous(), weight.contiguous(), result)
    loops = _linear(_shape(layer, rows.dtype), transposed)
    parallel.run(loops, parallel.even(num_nodes), *tensors, *_order(layer, num_nodes))
    return result


def weight_gradient(features: Tensor, grad: Tensor, layer: LinearMap) -> Tensor:
    """Sum products of features and gradients over the nodes (of each species)."""
    result = features.new_zeros(layer.weight_shape)
    # by rows of the matrices, so that nobody adds to the same number and threads do not change the result
    parts = min(torch.get_num_threads(), max((block.channels_in for block in decode(layer.blocks)), default=1))
    tensors = (features.contiguous(), grad.contiguous(), result)
    loops, order = _weight_gradient(_shape(layer, features.dtype)), _order(layer, features.shape[0])
    parallel.run(loops, list(range(parts + 1)), *tensors, *order, parts)
    return result


@cache
def _linear(shape: Shape, transposed: bool) -> Compiled:
    return compiled(code.linear(shape, transposed), "linear")


@cache
def _weight_gradient(shape: Shape) -> Compiled:
    return compiled(code.weight_gradient(shape), "weight_gradient")


def _shape(layer: LinearMap, dtype: torch.dtype) -> Shape:
    return Shape(
        layer.blocks, layer.width_in, layer.width_out, layer.weight_numel, layer.species_ptr is not None, dtype
    )


def _order(layer: LinearMap, num_nodes: int) -> tuple[Tensor, Tensor, int]:
    """Nodes by species and the number of species; without species one that has all nodes, in their order."""
    if layer.node_perm is None or layer.species_ptr is None:
        everything = torch.tensor([0, num_nodes])
        return everything, everything, 1
    return layer.node_perm.contiguous(), layer.species_ptr.contiguous(), layer.num_species
