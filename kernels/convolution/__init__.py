"""Radial weights, tensor product and neighbour sum."""

from mace_fast.kernels.convolution.op import convolution
from mace_fast.kernels.convolution.rows import MessageRows, message_rows

__all__ = ["MessageRows", "convolution", "message_rows"]
