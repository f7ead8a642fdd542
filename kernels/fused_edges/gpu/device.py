"""Device functions of the fused kernels. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit
def store_hidden(hidden, values, edge, limit, NUM_HIDDEN: tl.constexpr):
    """Store hidden functions of edges, [edges, functions], for those edges that there are."""
    function = tl.arange(0, values.shape[1])[None, :]
    inside = (edge[:, None] < limit) & (function < NUM_HIDDEN)
    tl.store(hidden + edge[:, None] * NUM_HIDDEN + function, values, mask=inside)


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
