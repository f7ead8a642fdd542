"""A drop-in replacement of the MACE interatomic potential with fused kernels."""

from mace_fast.models import MACE, ScaleShiftMACE

__version__ = "0.1.0"

__all__ = ["MACE", "ScaleShiftMACE", "__version__"]
