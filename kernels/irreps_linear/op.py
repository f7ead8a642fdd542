"""The linear map of irreps: checks, and the choice of what runs."""

from functools import cache

import torch
from torch import Tensor

from mace_fast.kernels.checks import (
    check_floating,
    check_index,
    check_precision,
    check_same_dtype,
    check_shape,
    check_species_order,
)
from mace_fast.kernels.irreps_linear import reference
from mace_fast.kernels.irreps_linear.blocks import Block, checked_key
from mace_fast.kernels.irreps_linear.inputs import LinearMap
from mace_fast.kernels.irreps_linear.operators import linear
from mace_fast.kernels.irreps_linear.prepared import PreparedWeight
from mace_fast.kernels.runtime.backends import Resolved, resolve
from mace_fast.kernels.runtime.orders import SpeciesOrder
from mace_fast.kernels.runtime.orders import species_order as order_by_species

_known_key = cache(checked_key)


def irreps_linear(
    features: Tensor,
    weight: Tensor | PreparedWeight,
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
        weight: ``[weight_numel]``, or ``[num_species, weight_numel]`` with ``species``; scaled for use. For Triton what
            :func:`prepared_weight` makes of it, which has no gradient.
        blocks: the parts of the map. Two may read or write the same irrep, but not a part of it, nor share weights.
        width_out: numbers in a row of the result.
        species: ``[num_nodes]`` int64, below ``num_species``; None where all nodes have the same weight.
        species_order: the nodes by species, if it is known; else it is made where it is needed.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_nodes, width_out]``. Differentiable to any order in ``features`` and ``weight``.

    Raises:
        ValueError: a shape is wrong, a block does not fit, the backend or the precision is unknown, or a prepared
            weight is for other blocks, species, precisions or backends.
        TypeError: ``species`` is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        e3nn's ``Linear`` and, with species, its ``FullyConnectedTensorProduct`` with a one-hot second operand,
        arXiv:2207.09453.
    """
    check_floating("features", features)
    runs = resolve(backend, features.device)
    numbers, parts = _numbers(weight, runs, precision, by_species=species is not None)
    check_same_dtype("features", features, weight=numbers)
    if species is None:
        check_shape("features", features, (None, None))
    else:
        check_index("species", species)
        check_shape("features", features, (species.shape[0], None))
    num_species = numbers.shape[1 if parts else 0]
    if species_order is not None:
        check_species_order(species_order, features.shape[0], num_species)
    check_precision(precision)
    key_of = checked_key if torch.compiler.is_compiling() else _known_key  # a compiler does not look into a cache
    sizes = (features.shape[1], width_out, numbers.shape[-1])
    key = key_of(blocks, *sizes)
    if isinstance(weight, PreparedWeight) and weight.blocks != key:
        raise ValueError("weight is prepared for other blocks; prepare it anew with prepared_weight")
    if runs == "reference":
        return reference.irreps_linear(features, numbers, blocks, width_out, species)
    order: tuple[Tensor | None, Tensor | None] = (None, None)
    if species is not None:
        order = order_by_species(species, num_species) if species_order is None else species_order
    return linear(features, numbers, False, *LinearMap(*order, key, *sizes, precision, parts))


def _numbers(weight: Tensor | PreparedWeight, runs: Resolved, precision: str, by_species: bool) -> tuple[Tensor, int]:
    """The numbers of a weight, and into how many parts they are cut; 0 where they are as they were."""
    if isinstance(weight, Tensor):
        check_shape("weight", weight, (None, None) if by_species else (None,))
        return weight, 0
    if runs != "triton" or weight.precision != precision:
        raise ValueError(
            f"weight is prepared for Triton and the precision {weight.precision!r}, got the backend {runs!r} and "
            f"{precision!r}; give the weight itself, or prepare it anew with prepared_weight"
        )
    if weight.by_species is not by_species:
        made, given = ("one of each species", "without") if weight.by_species else ("one for all nodes", "with")
        raise ValueError(f"weight was prepared as {made}, and is used {given} species")
    return weight.numbers, weight.parts


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
