"""Layers from edge vectors: harmonics, radial network and convolution or density projection in one kernel."""

from mace_fast.kernels.fused_edges.inputs import RadialNetwork
from mace_fast.kernels.fused_edges.op import fits, fused_convolution, fused_density

__all__ = ["RadialNetwork", "fits", "fused_convolution", "fused_density"]
