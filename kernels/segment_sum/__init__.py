"""Sums of consecutive rows, and their transpose."""

from mace_fast.kernels.segment_sum.op import segment_expand, segment_sum

__all__ = ["segment_expand", "segment_sum"]
