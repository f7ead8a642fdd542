"""Settings of the pair repulsion; none is measured on a GPU yet."""

from dataclasses import dataclass

from mace_fast.kernels.tuning.settings import Settings


@dataclass(frozen=True, kw_only=True)
class EdgeSettings(Settings):
    """Settings of the energies and of their gradient.

    Attributes:
        block_edges: edges of a tile.
    """

    block_edges: int


def default_energy_settings() -> EdgeSettings:
    """One warp and two edges a thread: the neighbours of an atom in one tile, and no sum across warps."""
    return EdgeSettings(block_edges=64, num_warps=1)


def default_gradient_settings() -> EdgeSettings:
    """One edge a thread."""
    return EdgeSettings(block_edges=128)
