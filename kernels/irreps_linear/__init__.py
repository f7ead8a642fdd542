"""Equivariant linear maps between flat rows of features, one operator call for all irreps."""

from mace_fast.kernels.irreps_linear.blocks import Block
from mace_fast.kernels.irreps_linear.op import irreps_linear, matrix_product

__all__ = ["Block", "irreps_linear", "matrix_product"]
