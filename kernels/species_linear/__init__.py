"""Linear maps chosen by the species of the node."""

from mace_fast.kernels.species_linear.op import species_linear

__all__ = ["species_linear"]
