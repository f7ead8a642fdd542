"""Settings of the kernels of the linear map."""

from collections.abc import Iterable
from dataclasses import dataclass

import torch

from mace_fast.kernels.irreps_linear.blocks import Block, Group
from mace_fast.kernels.runtime.device import TENSOR_MEMORY, WORKSTATION
from mace_fast.kernels.tuning import architecture
from mace_fast.kernels.tuning.settings import Settings

SUM_BLOCK = 512
"""Numbers of the weight that one program sums over the chunks: 16 bytes per thread."""


MIN_BLOCK_SPECIES = 128
"""Species are looked at in a vector of so many, so that the number present in a structure compiles nothing anew."""


WIDE = ("sm_90", "gfx")
"""Architectures whose matrix units read both operands from shared memory, or have registers enough for 128 columns."""


CUT_ROWS = 64
"""Columns whose products take as long as cutting the rows: counted for sm_90, see DESIGN.md, D61."""


@dataclass(frozen=True, kw_only=True)
class LinearSettings(Settings):
    """Settings of the map.

    Attributes:
        block_rows: rows of a tile: components of nodes.
        block_channels_in: channels that are multiplied at a time.
        block_channels_out: columns of a tile.
    """

    block_rows: int
    block_channels_in: int
    block_channels_out: int


@dataclass(frozen=True, kw_only=True)
class GradientSettings(Settings):
    """Settings of the gradient by the weight, whose tiles are of the matrices.

    Attributes:
        block_rows: rows, components of nodes, that are summed at a time.
        block_channels_in: rows of a tile.
        block_channels_out: columns of a tile.
        min_nodes_per_chunk: nodes that a program sums at least.
        max_chunks: programs that share the nodes at most.
    """

    block_rows: int
    block_channels_in: int
    block_channels_out: int
    min_nodes_per_chunk: int
    max_chunks: int


def default_linear_settings(targets: tuple[Group, ...], dtype: torch.dtype, parts: int = 0) -> LinearSettings:
    """Settings that the machine code speaks for: none spills in float32 (``profiling/cards.md``)."""
    largest = 128 if dtype == torch.float32 and architecture().startswith(WIDE) else 64
    columns = [target.channels_out for target in targets]
    return LinearSettings(
        block_rows=64,
        block_channels_in=_channel_block((channels for target in targets for channels, _, _ in target.terms), 32),
        block_channels_out=_column_block(columns, largest) if parts else _channel_block(columns, largest),
        num_warps=8 if architecture().startswith(TENSOR_MEMORY) else 4,  # four spill, with columns few or many
        num_stages=2,
    )


def default_gradient_settings(parts: tuple[Block, ...]) -> GradientSettings:
    """Settings that the machine code speaks for, as those of the map."""
    return GradientSettings(
        block_rows=32,
        block_channels_in=_channel_block((part.channels_in for part in parts), 32 if _has_little_room() else 64),
        block_channels_out=_channel_block((part.channels_out for part in parts), 64),
        min_nodes_per_chunk=128,
        max_chunks=128,  # they bound the memory of the partial sums
    )


def _has_little_room() -> bool:
    """Whether a tile of 64 channels by as many takes more than 255 registers."""
    return architecture().startswith(WORKSTATION)


def _channel_block(channels: Iterable[int], largest: int, cost: int = 0) -> int:
    """Size of blocks that channels are worked on in: the power of two from 16 on that wastes least, or the largest.

    A block costs as much as its size, and ``cost`` more.
    """
    counts = list(channels)
    sizes = [size for size in (128, 64, 32, 16) if size <= largest]
    return min(sizes, key=lambda size: sum(-(-count // size) * (size + cost) for count in counts), default=16)


def _column_block(channels: list[int], largest: int) -> int:
    """Size of blocks of columns of a weight that is cut already: each block cuts the rows, most of the work."""
    if any(count % largest for count in channels):  # what says where a matrix ends takes registers
        largest //= 2
    return _channel_block(channels, largest, CUT_ROWS)


def shape_key(blocks: Iterable[Block], transposed: bool, by_species: bool, parts: int = 0) -> str:
    """What of the model tuned settings are for: with a weight in ``parts`` others are best than with a whole one."""
    maps = " + ".join(f"{block.components}x{block.channels_in}>{block.channels_out}" for block in blocks)
    cut = f" in {parts} parts" if parts else ""
    return maps + (" transposed" if transposed else "") + (" by species" if by_species else "") + cut


def block_species(num_species: int) -> int:
    """Size of the vector of the species."""
    return max(MIN_BLOCK_SPECIES, 1 << (num_species - 1).bit_length()) if num_species else 1
