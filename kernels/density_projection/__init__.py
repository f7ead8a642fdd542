"""The neighbour sum taken before the last radial layer, for senders that differ by species only."""

from mace_fast.kernels.density_projection.folding import folded_density_weights
from mace_fast.kernels.density_projection.op import density_projection

__all__ = ["density_projection", "folded_density_weights"]
