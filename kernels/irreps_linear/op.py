"""The linear map of irreps as two operators that are closed under differentiation.

Features x, weight W and a gradient g enter the number T = sum of x W g over blocks, components and channels linearly.
The operator ``irreps_linear`` is the derivative of T by g and, transposed, by x; ``irreps_linear_weight_gradient`` is
that by W. The derivatives of either are the same two with arguments exchanged, to any order.
"""

from functools import cache
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.irreps_linear import reference
from mace_fast.kernels.irreps_linear.blocks import Block, checked_key
from mace_fast.kernels.runtime.autograd import needed
from mace_fast.kernels.runtime.backends import implementation, resolve
from mace_fast.kernels.runtime.operators import custom_op
from mace_fast.kernels.runtime.orders import SpeciesOrder
from mace_fast.kernels.runtime.orders import species_order as order_by_species


def irreps_linear(
    features: Tensor,
    weight: Tensor,
    blocks: tuple[Block, ...],
    width_out: int,
    *,
    species: Tensor | None = None,
    species_order: SpeciesOrder | None = None,
    backend: str = "auto",
    precision: str = "tf32x3",
) -> Tensor:
    r"""Map rows of irreps to rows of irreps, each block of the weight between two of the same kind.

    .. math:: y_{n, j + m W + w} = \sum_{u < U} x_{n, i + m U + u}\, W_{(z_n,)\, k + u W + w}, \quad m < M

    where a block has M components, U channels in and W out, and the offsets i, j and k in the features, the result and
    the weight. Blocks that write the same numbers are summed; numbers that none writes are zero.

    Args:
        features: ``[num_nodes, width_in]``, the numbers of one irrep after the other, components outermost.
        weight: ``[weight_numel]``, or ``[num_species, weight_numel]`` with ``species``; scaled for use.
        blocks: the parts of the map. Two may read or write the same irrep, but not a part of it, nor share weights.
        width_out: numbers in a row of the result.
        species: ``[num_nodes]`` int64, below ``num_species``; None where all nodes have the same weight.
        species_order: the nodes by species, if it is known; else it is made where it is needed.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_nodes, width_out]``. Differentiable to any order in ``features`` and ``weight``.

    Raises:
        ValueError: a shape is wrong, a block does not fit, or the backend or the precision is unknown.
        TypeError: ``species`` is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        e3nn's ``Linear`` and, with species, its ``FullyConnectedTensorProduct`` with a one-hot second operand,
        arXiv:2207.09453.
    """
    check_floating("features", features)
    check_same_dtype("features", features, weight=weight)
    if species is None:
        check_shape("features", features, (None, None))
        check_shape("weight", weight, (None,))
    else:
        check_index("species", species)
        check_shape("features", features, (species.shape[0], None))
        check_shape("weight", weight, (None, None))
    if species_order is not None:
        check_shape("species_order.node_perm", species_order.node_perm, (features.shape[0],))
        check_shape("species_order.species_ptr", species_order.species_ptr, (weight.shape[0] + 1,))
    check_precision(precision)
    key_of = checked_key if torch.compiler.is_compiling() else _known_key  # a compiler does not look into a cache
    key = key_of(blocks, features.shape[1], width_out, weight.shape[-1])
    if resolve(backend, features.device) == "reference":
        return reference.irreps_linear(features, weight, blocks, width_out, species)
    if species is None:
        return linear(features, weight, None, None, key, width_out, False, precision)
    order = order_by_species(species, weight.shape[0]) if species_order is None else species_order
    return linear(features, weight, order.node_perm, order.species_ptr, key, width_out, False, precision)


def matrix_product(rows: Tensor, matrix: Tensor, backend: str = "auto") -> Tensor:
    """Multiply two matrices, for products of weights that are made in a step.

    Args:
        rows: ``[num_rows, width_in]``.
        matrix: ``[width_in, width_out]``.
        backend: as for :func:`irreps_linear`.

    Returns:
        ``[num_rows, width_out]``. In the CPU backend the same bits on any number of threads, which the libraries that
        torch calls do not give; in the others torch's product. Differentiable to any order.
    """
    if resolve(backend, rows.device) != "cpu":
        return rows @ matrix
    block = Block(1, matrix.shape[0], 0, matrix.shape[1], 0, 0)
    return irreps_linear(rows, matrix.flatten(), (block,), matrix.shape[1], backend=backend)


_known_key = cache(checked_key)


def _kernel(device: torch.device) -> ModuleType:
    return implementation("irreps_linear", device, "launchers")


@custom_op("mace_fast::irreps_linear")
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
    return _kernel(features.device).linear(
        features, weight, node_perm, species_ptr, blocks, width, transposed, precision
    )


@custom_op("mace_fast::irreps_linear_weight_gradient")
def weight_gradient(
    features: Tensor,
    grad: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    weight_numel: int,
    precision: str,
) -> Tensor:
    """Sum products of features and gradients over the nodes (of each species): of the shape of the weight."""
    return _kernel(features.device).weight_gradient(
        features, grad, node_perm, species_ptr, blocks, weight_numel, precision
    )


@linear.register_fake
def _(
    features: Tensor,
    weight: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    width: int,
    transposed: bool,
    precision: str,
) -> Tensor:
    return features.new_empty(features.shape[0], width)


@weight_gradient.register_fake
def _(
    features: Tensor,
    grad: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    weight_numel: int,
    precision: str,
) -> Tensor:
    if species_ptr is None:
        return features.new_empty(weight_numel)
    return features.new_empty(species_ptr.shape[0] - 1, weight_numel)


def _save(ctx: Any, first: Tensor, second: Tensor, *orders: Tensor | None) -> None:
    """Keep each of two factors only if the gradient of the other is wanted."""
    wants_first, wants_second = ctx.needs_input_grad[:2]
    ctx.save_for_backward(first if wants_second else None, second if wants_first else None, *orders)


def _linear_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    features, weight, node_perm, species_ptr, ctx.blocks, _, ctx.transposed, ctx.precision = inputs
    ctx.width_in, ctx.weight_numel = features.shape[1], weight.shape[-1]
    _save(ctx, features, weight, node_perm, species_ptr)


def _linear_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    features, weight, node_perm, species_ptr = ctx.saved_tensors
    d_features = d_weight = None
    wants_features, wants_weight = needed(ctx)[:2]
    if wants_features:
        d_features = linear(
            grad, weight, node_perm, species_ptr, ctx.blocks, ctx.width_in, not ctx.transposed, ctx.precision
        )
    if wants_weight:
        row_in, row_out = (grad, features) if ctx.transposed else (features, grad)
        d_weight = weight_gradient(row_in, row_out, node_perm, species_ptr, ctx.blocks, ctx.weight_numel, ctx.precision)
    return d_features, d_weight, None, None, None, None, None, None


def _weight_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    features, grad, node_perm, species_ptr, ctx.blocks, _, ctx.precision = inputs
    ctx.width_in, ctx.width_out = features.shape[1], grad.shape[1]
    _save(ctx, features, grad, node_perm, species_ptr)


def _weight_gradient_backward(ctx: Any, v: Tensor) -> tuple[Tensor | None, ...]:
    features, grad, node_perm, species_ptr = ctx.saved_tensors
    d_features = d_grad = None
    wants_features, wants_grad = needed(ctx)[:2]
    if wants_features:
        d_features = linear(grad, v, node_perm, species_ptr, ctx.blocks, ctx.width_in, True, ctx.precision)
    if wants_grad:
        d_grad = linear(features, v, node_perm, species_ptr, ctx.blocks, ctx.width_out, False, ctx.precision)
    return d_features, d_grad, None, None, None, None, None


linear.register_autograd(_linear_backward, setup_context=_linear_setup)
weight_gradient.register_autograd(_weight_gradient_backward, setup_context=_weight_gradient_setup)
