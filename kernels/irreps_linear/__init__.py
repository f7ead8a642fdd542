"""Equivariant linear maps between flat rows of features, one operator call for all irreps."""

from mace_fast.kernels.irreps_linear.blocks import Block
from mace_fast.kernels.irreps_linear.op import irreps_linear, matrix_product
from mace_fast.kernels.irreps_linear.prepared import PreparedWeight, prepared_weight

__all__ = ["Block", "PreparedWeight", "irreps_linear", "matrix_product", "prepared_weight"]
