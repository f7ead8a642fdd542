"""Kernels of sums over segments and of their transpose. Importing this imports Triton."""

import triton
import triton.language as tl


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
