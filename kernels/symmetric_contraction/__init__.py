"""Symmetric contraction as a sparse polynomial."""

from mace_fast.kernels.symmetric_contraction.op import symmetric_contraction

__all__ = ["symmetric_contraction"]
