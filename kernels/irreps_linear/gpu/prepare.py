"""Cuts weights into parts and lays them out for the kernel of the map. Importing this imports Triton."""

from collections.abc import Sequence

import torch
from torch import Tensor

from mace_fast.kernels.irreps_linear.blocks import Block
from mace_fast.kernels.runtime.device import bits_without, dot_precision, num_parts


def prepared_numbers(weight: Tensor, blocks: Sequence[Block], precision: str) -> Tensor | None:
    """The numbers of a :class:`mace_fast.kernels.irreps_linear.PreparedWeight`; None where nothing is to be cut."""
    policy = dot_precision(precision, weight.dtype)
    if not bits_without(policy):
        return None
    forward = weight.clone()
    for block in blocks:
        place = slice(*block.range_weight)
        matrix = weight[..., place].unflatten(-1, (block.channels_in, block.channels_out))
        forward[..., place] = matrix.transpose(-1, -2).flatten(-2)
    rest, parts = torch.stack([forward, weight]), []
    for _ in range(num_parts(policy)):
        parts.append(_rounded(rest, bits_without(policy)))
        rest = rest - parts[-1]
    return torch.stack(parts, dim=-2)


def _rounded(x: Tensor, bits: int) -> Tensor:
    """As :func:`mace_fast.kernels.runtime.device.rounded`."""
    return ((x.view(torch.int32) + (1 << (bits - 1))) & -(1 << bits)).view(torch.float32)
