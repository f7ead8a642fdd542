"""Layers from edge vectors: harmonics, radial network and convolution or density projection in one kernel."""

from mace_fast.kernels.fused_edges.inputs import Normalisation, RadialNetwork
from mace_fast.kernels.fused_edges.op import (
    fits,
    fused_convolution,
    fused_density,
    fused_learned_density,
    is_narrow,
)

__all__ = [
    "Normalisation",
    "RadialNetwork",
    "fits",
    "fused_convolution",
    "fused_density",
    "fused_learned_density",
    "is_narrow",
]
