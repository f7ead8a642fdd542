"""Calls the compiled loop of sums over segments; the transpose is torch's."""

from functools import cache

import torch
from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.segment_sum import reference
from mace_fast.kernels.segment_sum.cpu import code
from mace_fast.kernels.segment_sum.cpu.code import Shape


def segment_sum(values: Tensor, ptr: Tensor, dtype: torch.dtype, accumulator: torch.dtype) -> Tensor:
    """Sums of the rows of each segment, ``[num_segments, width]``."""
    num_segments, width = ptr.shape[0] - 1, values.shape[1]
    result = values.new_empty(num_segments, width, dtype=dtype)
    shape = Shape(width, values.dtype, accumulator, dtype)
    parallel.run(_sums(shape), parallel.even(num_segments), values.contiguous(), ptr.contiguous(), result)
    return result


def segment_expand(values: Tensor, segments: Tensor, dtype: torch.dtype) -> Tensor:
    """Rows of the segments, ``[num_rows, width]``."""
    return reference.segment_expand(values, segments, dtype)


@cache
def _sums(shape: Shape) -> Compiled:
    return compiled(code.sums(shape), "sums")
