"""Real spherical harmonics of edge vectors."""

from mace_fast.kernels.spherical_harmonics.op import spherical_harmonics

__all__ = ["spherical_harmonics"]
