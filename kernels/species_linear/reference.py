"""The species-indexed linear map in plain torch: the definition every other implementation is compared with."""

from mace_fast.kernels.irreps_linear.reference import by_species as species_linear

__all__ = ["species_linear"]
