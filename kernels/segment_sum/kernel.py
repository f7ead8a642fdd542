"""Triton kernels of the sums of consecutive rows and of their transpose; imported on first launch."""

import torch
import triton
import triton.language as tl
from torch import Tensor

from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import configuration

# not measured on a GPU yet. Short segments: a warp sums one of them; long ones: a program sums a part of one
DEFAULT_SHORT = {"block_segments": 8, "block_numbers": 32, "num_warps": 4}
DEFAULT_LONG = {"block_segments": 1, "block_numbers": 1024, "num_warps": 4}
DEFAULT_EXPAND = {"block": 1024, "num_warps": 4}

SHORT = 256
"""Numbers per segment, on average, up to which segments are short."""
PART = 2048
"""Numbers that a program should at least have to sum where a segment is cut into parts."""
MAX_PROGRAMS = 2048
"""Programs beyond which segments are not cut: enough to fill a GPU."""
MAX_COLUMNS = 16
"""Columns that a program sums; wider rows are spread over programs."""


@triton.jit(do_not_specialize=["num_segments", "num_parts", "rows_per_segment"])
def segment_sum_kernel(
    values,  # [num_rows, WIDTH]
    ptr,  # [num_segments + 1], read unless EQUAL
    sums,  # [num_segments * num_parts, WIDTH]
    num_segments,
    num_parts,  # read when CUT, else 1
    rows_per_segment,  # read when EQUAL
    WIDTH: tl.constexpr,
    CUT: tl.constexpr,
    EQUAL: tl.constexpr,
    DOUBLE: tl.constexpr,
    BLOCK_SEGMENTS: tl.constexpr,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_COLUMNS: tl.constexpr,
):
    """Eq. (15): a program sums BLOCK_SEGMENTS segments, or parts of them where they are CUT, in some columns."""
    GROUPS: tl.constexpr = (WIDTH + BLOCK_COLUMNS - 1) // BLOCK_COLUMNS
    ACCUMULATOR: tl.constexpr = tl.float64 if DOUBLE else tl.float32
    program = tl.program_id(0)
    column = (program % GROUPS) * BLOCK_COLUMNS + tl.arange(0, BLOCK_COLUMNS)
    part = (program // GROUPS) * BLOCK_SEGMENTS + tl.arange(0, BLOCK_SEGMENTS)
    segment = part // num_parts if CUT else part
    exists = segment < num_segments
    if EQUAL:
        start = segment.to(tl.int64) * rows_per_segment
        stop = tl.where(exists, start + rows_per_segment, start)
    else:
        start = tl.load(ptr + segment, mask=exists, other=0)
        stop = tl.load(ptr + segment + 1, mask=exists, other=0)
    if CUT:
        # all parts of a segment but the last ones are equally long: the boundaries follow from its length alone
        length = (stop - start + num_parts - 1) // num_parts
        start += (part - segment * num_parts) * length
        stop = tl.minimum(start + length, stop)
    most = tl.max(stop - start, axis=0)

    total = tl.zeros([BLOCK_SEGMENTS, BLOCK_ROWS, BLOCK_COLUMNS], dtype=ACCUMULATOR)
    for first in range(0, most, BLOCK_ROWS):
        row = start[:, None] + (first + tl.arange(0, BLOCK_ROWS))[None, :]
        inside = (row < stop[:, None])[:, :, None] & (column < WIDTH)[None, None, :]
        numbers = tl.load(values + row[:, :, None] * WIDTH + column[None, None, :], mask=inside, other=0.0)
        total += numbers.to(ACCUMULATOR)

    result = tl.sum(total, axis=1).to(sums.dtype.element_ty)
    place = sums + part.to(tl.int64)[:, None] * WIDTH + column[None, :]
    tl.store(place, result, mask=exists[:, None] & (column < WIDTH)[None, :])


@triton.jit(do_not_specialize=["num_rows"])
def segment_expand_kernel(
    sums,  # [num_segments, WIDTH]
    segments,  # [num_rows]
    values,  # [num_rows, WIDTH]
    num_rows,
    WIDTH: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """Eq. (16): a program owns BLOCK consecutive numbers, so that writes are whole lines."""
    first = tl.program_id(0).to(tl.int64) * BLOCK
    first_row = first // WIDTH
    local = (first - first_row * WIDTH).to(tl.int32) + tl.arange(0, BLOCK)
    row = first_row + local // WIDTH
    column = local % WIDTH
    inside = row < num_rows
    segment = tl.load(segments + row, mask=inside, other=0)
    number = tl.load(sums + segment * WIDTH + column, mask=inside, other=0.0)
    tl.store(values + row * WIDTH + column, number.to(values.dtype.element_ty), mask=inside)


def num_parts(num_rows: int, num_segments: int, num_columns: int) -> int:
    """Into how many parts each segment is cut, by the average length: their lengths are known to the device alone."""
    if num_segments == 0:
        return 1
    per_segment = num_rows * num_columns // num_segments
    return max(1, min(triton.cdiv(per_segment, PART), MAX_PROGRAMS // num_segments))


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
    name, default = ("segment_sum_short", DEFAULT_SHORT) if is_short else ("segment_sum_long", DEFAULT_LONG)
    settings = configuration(name, f"width {width}", values.dtype, default)
    launch(
        segment_sum_kernel,
        triton.cdiv(num_segments * parts, settings["block_segments"]) * triton.cdiv(width, columns),
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
            "BLOCK_SEGMENTS": settings["block_segments"],
            "BLOCK_ROWS": settings["block_numbers"] // columns,
            "BLOCK_COLUMNS": columns,
        },
        num_warps=settings["num_warps"],
    )


def segment_expand(sums: Tensor, segments: Tensor, dtype: torch.dtype) -> Tensor:
    """Launch eq. (16) for rows of any width."""
    num_rows, width = segments.shape[0], sums.shape[1]
    values = sums.new_empty(num_rows, width, dtype=dtype)
    settings = configuration("segment_expand", f"width {width}", sums.dtype, DEFAULT_EXPAND)
    launch(
        segment_expand_kernel,
        triton.cdiv(num_rows * width, settings["block"]),
        {"sums": sums.contiguous(), "segments": segments.contiguous(), "values": values, "num_rows": num_rows},
        {"WIDTH": width, "BLOCK": settings["block"]},
        num_warps=settings["num_warps"],
    )
    return values
