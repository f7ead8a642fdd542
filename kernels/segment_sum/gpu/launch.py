"""Launchers of sums over segments. Imported on first launch, since it imports Triton."""

import torch
import triton
from torch import Tensor

from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.segment_sum.gpu.device import segment_expand_kernel, segment_sum_kernel
from mace_fast.kernels.segment_sum.gpu.settings import (
    MAX_COLUMNS,
    SHORT,
    default_expand_settings,
    default_sum_settings,
    num_parts,
)
from mace_fast.kernels.tuning import tuned_settings


def segment_sum(values: Tensor, ptr: Tensor, dtype: torch.dtype, accumulator: torch.dtype) -> Tensor:
    """Launch eq. (15) for rows of any width, in two passes where segments are few and long."""
    num_rows, width = values.shape
    num_segments = ptr.shape[0] - 1
    columns = min(triton.next_power_of_2(max(width, 1)), MAX_COLUMNS)
    parts = num_parts(num_rows, num_segments, columns)
    values, ptr = values.contiguous(), ptr.contiguous()
    if parts == 1:
        sums = values.new_empty(num_segments, width, dtype=dtype)
        is_short = num_rows * columns <= SHORT * num_segments
        _launch_sum(values, ptr, sums, num_segments, 1, 0, columns, is_short, accumulator)
        return sums
    partial = values.new_empty(num_segments * parts, width, dtype=accumulator)
    _launch_sum(values, ptr, partial, num_segments, parts, 0, columns, False, accumulator)
    sums = values.new_empty(num_segments, width, dtype=dtype)
    _launch_sum(partial, ptr, sums, num_segments, 1, parts, columns, False, accumulator)
    return sums


def _launch_sum(
    values: Tensor,
    ptr: Tensor,
    sums: Tensor,
    num_segments: int,
    parts: int,
    rows_per_segment: int,
    columns: int,
    is_short: bool,
    accumulator: torch.dtype,
) -> None:
    """Sum each of ``parts`` parts of each segment; segments have equally many rows unless that number is 0."""
    width = values.shape[1]
    name = "segment_sum_short" if is_short else "segment_sum_long"
    settings = tuned_settings(name, f"width {width}", values.dtype, default_sum_settings(is_short))
    launch(
        segment_sum_kernel,
        triton.cdiv(num_segments * parts, settings.block_segments) * triton.cdiv(width, columns),
        {
            "values": values,
            "ptr": ptr,
            "sums": sums,
            "num_segments": num_segments,
            "num_parts": parts,
            "rows_per_segment": rows_per_segment,
        },
        {
            "WIDTH": width,
            "CUT": parts > 1,
            "EQUAL": rows_per_segment > 0,
            "DOUBLE": accumulator == torch.float64,
            "BLOCK_SEGMENTS": settings.block_segments,
            "BLOCK_ROWS": settings.block_numbers // columns,
            "BLOCK_COLUMNS": columns,
        },
        **settings.options,
    )


def segment_expand(sums: Tensor, segments: Tensor, dtype: torch.dtype) -> Tensor:
    """Launch eq. (16) for rows of any width."""
    num_rows, width = segments.shape[0], sums.shape[1]
    values = sums.new_empty(num_rows, width, dtype=dtype)
    settings = tuned_settings("segment_expand", f"width {width}", sums.dtype, default_expand_settings())
    launch(
        segment_expand_kernel,
        triton.cdiv(num_rows * width, settings.block_numbers),
        {"sums": sums.contiguous(), "segments": segments.contiguous(), "values": values, "num_rows": num_rows},
        {"WIDTH": width, "BLOCK": settings.block_numbers},
        **settings.options,
    )
    return values
