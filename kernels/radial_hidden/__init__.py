"""The hidden layers of a frozen radial network as one operation."""

from mace_fast.kernels.radial_hidden.op import MAX_WIDTH, radial_hidden

__all__ = ["MAX_WIDTH", "radial_hidden"]
