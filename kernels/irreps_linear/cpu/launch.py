"""Calls the compiled loops of the linear map of irreps."""

from functools import cache

import torch
from torch import Tensor

from mace_fast.kernels.irreps_linear.blocks import decode
from mace_fast.kernels.irreps_linear.cpu import code
from mace_fast.kernels.irreps_linear.cpu.code import Shape
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled


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
    num_nodes = features.shape[0]
    result = features.new_zeros(num_nodes, width)
    widths = (width, features.shape[1]) if transposed else (features.shape[1], width)
    shape = Shape(blocks, *widths, weight.shape[-1], species_ptr is not None, features.dtype)
    order = _order(features, node_perm, species_ptr)
    tensors = (features.contiguous(), weight.contiguous(), result)
    parallel.run(_linear(shape, transposed), parallel.even(num_nodes), *tensors, *order)
    return result


def weight_gradient(
    features: Tensor,
    grad: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    weight_numel: int,
    precision: str,
) -> Tensor:
    """Sum products of features and gradients over the nodes (of each species)."""
    result = features.new_zeros((weight_numel,) if species_ptr is None else (species_ptr.shape[0] - 1, weight_numel))
    shape = Shape(blocks, features.shape[1], grad.shape[1], weight_numel, species_ptr is not None, features.dtype)
    order = _order(features, node_perm, species_ptr)
    # by rows of the matrices, so that nobody adds to the same number and threads do not change the result
    parts = min(torch.get_num_threads(), max((block.channels_in for block in decode(blocks)), default=1))
    tensors = (features.contiguous(), grad.contiguous(), result)
    parallel.run(_weight_gradient(shape), list(range(parts + 1)), *tensors, *order, parts)
    return result


@cache
def _linear(shape: Shape, transposed: bool) -> Compiled:
    return compiled(code.linear(shape, transposed), "linear")


@cache
def _weight_gradient(shape: Shape) -> Compiled:
    return compiled(code.weight_gradient(shape), "weight_gradient")


def _order(features: Tensor, node_perm: Tensor | None, species_ptr: Tensor | None) -> tuple[Tensor, Tensor, int]:
    """Nodes by species and the number of species; without species one that has all nodes, in their order."""
    if node_perm is None or species_ptr is None:
        everything = torch.tensor([0, features.shape[0]])
        return everything, everything, 1
    return node_perm.contiguous(), species_ptr.contiguous(), species_ptr.shape[0] - 1
