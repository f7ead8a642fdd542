"""Kernels that read tables of radial functions. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit
def derivative(
    lengths_ptr,
    tables_ptr,
    coefficients_ptr,
    edge,
    num_edges,
    num_intervals,
    R_MIN: tl.constexpr,
    R_MAX: tl.constexpr,
    WIDTH: tl.constexpr,
    MANY: tl.constexpr,
    ORDER: tl.constexpr,
    BLOCK_H: tl.constexpr,
):
    """The derivative of the cubics of a block of edges: [BLOCK_E, BLOCK_H], and which of it exists."""
    length = tl.load(lengths_ptr + edge, mask=edge < num_edges, other=R_MAX)
    is_beyond = length >= R_MAX
    length = tl.where(is_beyond, R_MAX, length)  # lengths without bound have nothing to compute either
    # in float64, since this is a small difference of large numbers
    per_length = num_intervals.to(tl.float64) / (R_MAX - R_MIN)
    position = (length.to(tl.float64) - R_MIN) * per_length
    # a length that is no number gets the first interval, and a result that is no number
    interval = tl.where(position > 0.0, tl.minimum(position, (num_intervals - 1).to(tl.float64)), 0.0).to(tl.int32)
    row = interval.to(tl.int64)
    if MANY:
        row += tl.load(tables_ptr + edge, mask=edge < num_edges, other=0) * num_intervals
    t = (position - interval.to(tl.float64)).to(length.dtype)[:, None]
    scale = per_length.to(length.dtype)
    column = tl.arange(0, BLOCK_H)[None, :]
    present = (edge < num_edges)[:, None] & (column < WIDTH)
    wanted = present & ~is_beyond[:, None]  # the cubic of zeros is zero
    first = coefficients_ptr + row[:, None] * (4 * WIDTH) + column
    c_3 = tl.load(first + 3 * WIDTH, mask=wanted, other=0.0)
    if ORDER < 3:
        c_2 = tl.load(first + 2 * WIDTH, mask=wanted, other=0.0)
    if ORDER < 2:
        c_1 = tl.load(first + WIDTH, mask=wanted, other=0.0)
    if ORDER == 0:
        c_0 = tl.load(first, mask=wanted, other=0.0)
        value = c_0 + t * (c_1 + t * (c_2 + t * c_3))
    elif ORDER == 1:
        value = (c_1 + t * (2.0 * c_2 + t * (3.0 * c_3))) * scale
    elif ORDER == 2:
        value = (2.0 * c_2 + t * (6.0 * c_3)) * (scale * scale)
    elif ORDER == 3:
        value = (6.0 * c_3 + 0.0 * t) * (scale * scale * scale)
    else:
        value = 0.0 * (c_3 + t)
    value = tl.where((position < -1.0)[:, None], float("nan"), value)
    return value, column, present


@triton.jit(do_not_specialize=["num_edges", "num_intervals"])
def expand_kernel(
    lengths_ptr,  # [E]
    tables_ptr,  # [E] where there are MANY, else anything
    coefficients_ptr,  # [tables, num_intervals, 4, WIDTH]
    out_ptr,  # [E, WIDTH]
    num_edges,
    num_intervals,
    R_MIN: tl.constexpr,
    R_MAX: tl.constexpr,
    WIDTH: tl.constexpr,
    MANY: tl.constexpr,
    ORDER: tl.constexpr,
    BLOCK_E: tl.constexpr,
    BLOCK_H: tl.constexpr,
):
    """One program evaluates BLOCK_E edges."""
    edge = tl.program_id(0).to(tl.int64) * BLOCK_E + tl.arange(0, BLOCK_E)
    value, column, present = derivative(
        lengths_ptr,
        tables_ptr,
        coefficients_ptr,
        edge,
        num_edges,
        num_intervals,
        R_MIN,
        R_MAX,
        WIDTH,
        MANY,
        ORDER,
        BLOCK_H,
    )
    tl.store(out_ptr + edge[:, None] * WIDTH + column, value, mask=present)


@triton.jit(do_not_specialize=["num_edges", "num_intervals"])
def contract_kernel(
    grad_ptr,  # [E, WIDTH]
    lengths_ptr,  # [E]
    tables_ptr,  # [E] where there are MANY, else anything
    coefficients_ptr,  # [tables, num_intervals, 4, WIDTH]
    out_ptr,  # [E]
    num_edges,
    num_intervals,
    R_MIN: tl.constexpr,
    R_MAX: tl.constexpr,
    WIDTH: tl.constexpr,
    MANY: tl.constexpr,
    ORDER: tl.constexpr,
    BLOCK_E: tl.constexpr,
    BLOCK_H: tl.constexpr,
):
    """One program sums the columns of BLOCK_E edges."""
    edge = tl.program_id(0).to(tl.int64) * BLOCK_E + tl.arange(0, BLOCK_E)
    value, column, present = derivative(
        lengths_ptr,
        tables_ptr,
        coefficients_ptr,
        edge,
        num_edges,
        num_intervals,
        R_MIN,
        R_MAX,
        WIDTH,
        MANY,
        ORDER,
        BLOCK_H,
    )
    grad = tl.load(grad_ptr + edge[:, None] * WIDTH + column, mask=present, other=0.0)
    tl.store(out_ptr + edge, tl.sum(grad * value, axis=1), mask=edge < num_edges)
