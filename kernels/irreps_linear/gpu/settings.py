"""Settings of the kernels of the linear map."""

from collections.abc import Iterable

import torch
from torch import Tensor

from mace_fast.kernels.irreps_linear.blocks import Block, Group
from mace_fast.kernels.tuning import architecture

SUM_BLOCK = 512
"""Numbers of the weight that one program sums over the chunks: 16 bytes per thread."""


MIN_BLOCK_SPECIES = 128
"""Species are looked at in a vector of so many, so that the number present in a structure compiles nothing anew."""


_WIDE = ("sm_90", "sm_10", "gfx")
"""Architectures whose matrix units read both operands from shared memory, or have registers enough for 128 columns."""


def _linear_default(targets: tuple[Group, ...], dtype: torch.dtype) -> dict[str, int]:
    """Settings that the machine code speaks for: none spills in float32 on sm_80, sm_90 or gfx942."""
    largest = 128 if dtype == torch.float32 and architecture().startswith(_WIDE) else 64
    return {
        "block_rows": 64,
        "block_in": _channel_block((channels for target in targets for channels, _, _ in target.terms), 32),
        "block_out": _channel_block((target.channels_out for target in targets), largest),
        "num_warps": 4,
        "num_stages": 2,
    }


def _weight_gradient_default(parts: tuple[Block, ...], dtype: torch.dtype) -> dict[str, int]:
    """As :func:`_linear_default`; chunks bound the memory of the partial sums."""
    return {
        "block_rows": 32,
        "block_in": _channel_block((part.channels_in for part in parts), 64),
        "block_out": _channel_block((part.channels_out for part in parts), 64),
        "min_chunk_nodes": 128,
        "max_chunks": 128,
        "num_warps": 4,
        "num_stages": 1,
    }


def _channel_block(channels: Iterable[int], largest: int) -> int:
    """Size of blocks that channels are worked on in: the power of two from 16 on that wastes least, or the largest."""
    counts = list(channels)
    sizes = [size for size in (128, 64, 32, 16) if size <= largest]
    return min(sizes, key=lambda size: sum(_cdiv(count, size) * size for count in counts), default=16)


def _shape(parts: tuple[Block, ...], transposed: bool, species_ptr: Tensor | None) -> str:
    """What of the model a tuned configuration is for."""
    maps = " + ".join(f"{part.components}x{part.channels_in}>{part.channels_out}" for part in parts)
    return maps + (" transposed" if transposed else "") + ("" if species_ptr is None else " by species")


def _block_species(num_species: int) -> int:
    return max(MIN_BLOCK_SPECIES, 1 << (num_species - 1).bit_length()) if num_species else 1


def _cdiv(a: int, b: int) -> int:
    return -(-a // b)
