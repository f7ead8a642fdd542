"""The hidden layers of a radial network as one operation, frozen or with weights that train."""

from mace_fast.kernels.radial_hidden.op import MAX_WIDTH, radial_hidden, trained_hidden

__all__ = ["MAX_WIDTH", "radial_hidden", "trained_hidden"]
