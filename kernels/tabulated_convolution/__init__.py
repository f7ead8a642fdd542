"""The convolution with weights read from a table in r; for CPUs, as a read costs more than the product on a GPU."""

from mace_fast.kernels.tabulated_convolution.op import tabulated_convolution

__all__ = ["tabulated_convolution"]
