"""Settings of the kernels of the spherical harmonics, and of the edge embedding: threads have an edge in both."""

from dataclasses import dataclass

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
    block_edges = 64  # nothing is exchanged between threads, so a program may be as small as the GPU likes
    threads_per_warp = 64 if architecture().startswith("gfx") else 32
    return EdgeSettings(block_edges=block_edges, num_warps=block_edges // threads_per_warp)
