"""Device functions of the fused kernels. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit
def store_hidden(hidden, values, edge, limit, WIDTH: tl.constexpr, PITCH: tl.constexpr):
    """Store hidden functions of edges, [edges, functions], for those edges that there are."""
    function = tl.arange(0, values.shape[1])[None, :]
    inside = (edge[:, None] < limit) & (function < WIDTH)
    tl.store(hidden + edge[:, None] * PITCH + function, values, mask=inside)


@triton.jit
def tanh_of_square(z):
    """The hyperbolic tangent of z^2."""
    value, _ = tanh_and_slope(z * z)
    return value


@triton.jit
def tanh_of_square_and_slope(z, d_z):
    """The same and its derivative, from that of z."""
    value, slope = tanh_and_slope(z * z)
    return value, slope * (2.0 * z * d_z)


@triton.jit
def tanh_and_slope(x):
    """Hyperbolic tangent of what is not negative, and its slope, with all digits where it is small and where near 1.

    Where small it is a convergent of Lambert's continued fraction.
    """
    small = tl.minimum(x, 0.5)
    y = small * small
    above = 135135.0 + y * (17325.0 + y * (378.0 + y))
    below = 135135.0 + y * (62370.0 + y * (3150.0 + y * 28.0))
    decay = tl.exp(-2.0 * x)
    inverse = 1.0 / (1.0 + decay)
    value = tl.where(x < 0.5, small * above / below, (1.0 - decay) * inverse)
    return value, tl.where(x < 0.5, 1.0 - value * value, 4.0 * decay * inverse * inverse)


@triton.jit
def store_function(hidden, values, edge, limit, FUNCTION: tl.constexpr, PITCH: tl.constexpr):
    """Store one function of edges beside those."""
    tl.store(hidden + edge * PITCH + FUNCTION, values, mask=edge < limit)


@triton.jit
def load_column(ptr, WIDTH: tl.constexpr, PADDED: tl.constexpr):
    """Numbers of a layer, [PADDED, 1], zeros below them."""
    row = tl.arange(0, PADDED)[:, None]
    return tl.load(ptr + row, mask=row < WIDTH, other=0.0)


@triton.jit
def load_rows(ptr, index, edge, exists, WIDTH: tl.constexpr, PADDED: tl.constexpr):
    """The rows that an index names for edges, as columns, [PADDED, edges]; zeros below them and without an edge."""
    row = tl.arange(0, PADDED)[:, None]
    place = tl.load(index + edge, mask=exists, other=0)[None, :] * WIDTH + row
    return tl.load(ptr + place, mask=exists[None, :] & (row < WIDTH), other=0.0)


@triton.jit
def normalised(z, scale, shift, WIDTH: tl.constexpr, EPSILON: tl.constexpr):
    """Layer normalisation of columns whose mean is zero, [PADDED, edges]."""
    inverse = 1.0 / tl.sqrt(tl.sum(z * z, axis=0) / WIDTH + EPSILON)
    return z * inverse[None, :] * scale + shift


@triton.jit
def normalised_and_slope(z, d_z, scale, shift, WIDTH: tl.constexpr, EPSILON: tl.constexpr):
    """The same and its derivative, from that of the columns, whose mean is zero too."""
    inverse = (1.0 / tl.sqrt(tl.sum(z * z, axis=0) / WIDTH + EPSILON))[None, :]
    unit = z * inverse
    across = d_z - unit * (tl.sum(unit * d_z, axis=0) / WIDTH)[None, :]
    return unit * scale + shift, across * inverse * scale


@triton.jit
def edge_of_batch(edge, first_edge, last_edge, MOST: tl.constexpr):
    """Edges counted from the first of a batch, in 32 bits; those before and behind it are its first and its end.

    64 bits would take twice the registers. There are at most MOST, as the launcher sees to.
    """
    place = tl.minimum(tl.maximum(edge, first_edge), last_edge) - first_edge
    return tl.minimum(place, MOST).to(tl.int32)


@triton.jit(do_not_specialize=["first_edge", "last_edge"])
def sum_by_sender_kernel(
    by_edge,  # [last_edge - first_edge, WIDTH]
    sender_perm,  # [E], ascending among the edges of a sender
    sender_ptr,  # [num_senders + 1]
    summed,  # [num_senders], place in sender_perm of the first edge that is not summed yet
    summed_next,  # the same for edges from last_edge on
    result,  # [num_senders, WIDTH]
    first_edge,
    last_edge,
    WIDTH: tl.constexpr,
    ADDS: tl.constexpr,
    BLOCK_E: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """One program adds up what the edges of a batch give to one sender, for one block of columns."""
    sender = tl.program_id(0).to(tl.int64) // tl.cdiv(WIDTH, BLOCK)
    block = tl.program_id(0) % tl.cdiv(WIDTH, BLOCK)
    column = block * BLOCK + tl.arange(0, BLOCK)
    start, stop = tl.load(summed + sender), tl.load(sender_ptr + sender + 1)
    next_edge = tl.load(sender_perm + start, mask=start < stop, other=last_edge)
    stop = tl.where(next_edge < last_edge, stop, start)
    taken = start
    total = tl.zeros((BLOCK,), result.dtype.element_ty)
    for first in range(start, stop, BLOCK_E):
        place = first + tl.arange(0, BLOCK_E)
        edge = tl.load(sender_perm + place, mask=place < stop, other=last_edge)
        mine = edge < last_edge
        row = (edge - first_edge) * WIDTH
        inside = mine[:, None] & (column < WIDTH)[None, :]
        total += tl.sum(tl.load(by_edge + row[:, None] + column[None, :], mask=inside, other=0.0), 0)
        taken += tl.sum(mine.to(tl.int32), 0)
    place = result + sender * WIDTH + column
    if ADDS:
        total += tl.load(place, mask=column < WIDTH, other=0.0)
    tl.store(place, total, mask=column < WIDTH)
    if block == 0:
        tl.store(summed_next + sender, taken)
