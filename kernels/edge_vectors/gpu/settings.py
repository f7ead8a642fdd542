"""Settings of the kernels of edge vectors and sums over edges; none is measured on a GPU yet."""

from dataclasses import dataclass

from mace_fast.kernels.tuning.settings import Settings


@dataclass(frozen=True, kw_only=True)
class VectorSettings(Settings):
    """Settings of edge vectors.

    Attributes:
        block_numbers: consecutive numbers of the vectors that a program writes.
    """

    block_numbers: int


@dataclass(frozen=True, kw_only=True)
class SumSettings(Settings):
    """Settings of sums over the edges of nodes.

    Attributes:
        block_nodes: nodes of a program.
        block_edges: edges of a node, of either direction, that are read at a time.
    """

    block_nodes: int
    block_edges: int


def default_vector_settings() -> VectorSettings:
    """Four numbers per thread."""
    return VectorSettings(block_numbers=512)


def default_sum_settings() -> SumSettings:
    """One warp to a node at a time, so that no reduction crosses warps."""
    return SumSettings(block_nodes=8, block_edges=32)
