"""The neighbour sum taken before the last radial layer, for senders that differ by species only."""

from mace_fast.kernels.density_projection.messages import folded_density_weights
from mace_fast.kernels.density_projection.op import density_messages, density_projection

__all__ = ["density_messages", "density_projection", "folded_density_weights"]
