"""Weights of a linear map as the matrix units of a GPU read them."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_precision
from mace_fast.kernels.irreps_linear.blocks import Block, encode
from mace_fast.kernels.runtime.backends import wing


class PreparedWeight(NamedTuple):
    """A weight that is cut into parts and laid out once, and not in every step for every tile of rows.

    Attributes:
        numbers: ``[2, (num_species,) parts, weight_numel]``: for the map and for its transpose, each matrix with the
            channels that are summed next to each other; the parts add up to the weight in the precision.
        blocks: of the map, as text, see :func:`mace_fast.kernels.irreps_linear.blocks.encode`.
        precision: in which products are meant.
    """

    numbers: Tensor
    blocks: str
    precision: str

    @property
    def by_species(self) -> bool:
        """Whether each species has its own."""
        return self.numbers.dim() == 4

    @property
    def parts(self) -> int:
        """Into how many each number is cut."""
        return self.numbers.shape[-2]


def prepared_weight(weight: Tensor, blocks: Sequence[Block], precision: str) -> PreparedWeight | None:
    """A weight for the Triton backend of :func:`irreps_linear`, for weights that do not train; 4 to 6 times as large.

    Args:
        weight: ``[weight_numel]``, or ``[num_species, weight_numel]``, as :func:`irreps_linear` takes it.
        blocks: the parts of the map.
        precision: of the products.

    Returns:
        What :func:`irreps_linear` takes in place of the weight; None where the GPU at hand multiplies numbers of this
        dtype as they are, so that nothing is cut.

    Raises:
        ValueError: the precision is unknown, the weight has another shape or requires gradients, or a block reaches
            beyond it.
        TypeError: the weight is not float32 or float64.
    """
    check_floating("weight", weight)
    check_precision(precision)
    if weight.dim() not in (1, 2):
        raise ValueError(f"weight must be [weight_numel] or [num_species, weight_numel], got {list(weight.shape)}")
    if weight.requires_grad and torch.is_grad_enabled():
        raise ValueError("weight requires gradients, which a prepared one does not give; use irreps_linear with it")
    if beyond := [block for block in blocks if block.range_weight[1] > weight.shape[-1]]:
        raise ValueError(f"{beyond[0]} reaches beyond the weight, which has {weight.shape[-1]} numbers")
    numbers = wing("irreps_linear", "gpu", "prepare").prepared_numbers(weight, blocks, precision)
    return None if numbers is None else PreparedWeight(numbers, encode(blocks), precision)
