"""Sums of rows and their transpose in plain torch: the definition every other implementation is compared with."""

import torch
from torch import Tensor


def segment_sum(
    values: Tensor, segments: Tensor, num_segments: int, dtype: torch.dtype, accumulator: torch.dtype
) -> Tensor:
    """Add each row to that of its segment, in the dtype of the accumulator."""
    sums = values.new_zeros(num_segments, *values.shape[1:], dtype=accumulator)
    return sums.index_add(0, segments, values.to(accumulator)).to(dtype)


def segment_expand(sums: Tensor, segments: Tensor, dtype: torch.dtype) -> Tensor:
    """Give each row the numbers of its segment."""
    return sums.index_select(0, segments).to(dtype)
