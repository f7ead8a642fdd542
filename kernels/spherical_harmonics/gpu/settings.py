"""Settings of the kernels of the spherical harmonics, and of the edge embedding: threads have an edge in both."""

from dataclasses import dataclass

from mace_fast.kernels.runtime.device import TENSOR_MEMORY
from mace_fast.kernels.tuning import architecture
from mace_fast.kernels.tuning.settings import Settings


@dataclass(frozen=True, kw_only=True)
class EdgeSettings(Settings):
    """Settings of a kernel whose threads have whole edges.

    Attributes:
        block_edges: edges of a program.
    """

    block_edges: int


def default_settings() -> EdgeSettings:
    """One edge per thread."""
    gpu = architecture()
    # nothing is exchanged between threads, so a program may be as small as the GPU likes; on sm_100 the second
    # derivative takes 58 registers of programs of this size, and 56 and a spilled one of smaller ones
    block_edges = 256 if gpu.startswith(TENSOR_MEMORY) else 64
    threads_per_warp = 64 if gpu.startswith("gfx") else 32
    return EdgeSettings(block_edges=block_edges, num_warps=block_edges // threads_per_warp)
