"""Settings of the kernels of the density projection."""

from dataclasses import dataclass

import torch
import triton

from mace_fast.kernels.tuning.settings import Settings


@dataclass(frozen=True, kw_only=True)
class DensitySettings(Settings):
    """Settings of the projection and of its gradient.

    Attributes:
        block_edges: edges of a tile.
        block_hidden: hidden functions of a tile, at most.
    """

    block_edges: int
    block_hidden: int


def default_settings(num_harmonics: int, num_hidden: int, dtype: torch.dtype) -> DensitySettings:
    """Settings that the machine code speaks for."""
    # one warp issues the fewest instructions per edge and waits for no other; two where the tiles do not fit one
    fits_one_warp = dtype == torch.float32 and num_harmonics <= 16 and num_hidden <= 64
    return DensitySettings(block_edges=16, block_hidden=64, num_warps=1 if fits_one_warp else 2)


def block(size: int) -> int:
    """Side of a block that holds so many: a power of two and, as one of a matrix product, at least 16."""
    return max(16, triton.next_power_of_2(size))
