"""Kernels of the edge vectors and of sums over edges. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit(do_not_specialize=["num_edges"])
def edge_vectors_kernel(
    positions,  # [num_nodes, WIDTH]
    shifts,  # [num_edges, WIDTH], read when HAS_SHIFTS
    senders,  # [num_edges]
    receivers,  # [num_edges]
    vectors,  # [num_edges, WIDTH]
    num_edges,
    WIDTH: tl.constexpr,
    SIGN: tl.constexpr,
    HAS_SHIFTS: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """Eq. (13) with ``SIGN`` -1: positions of the receiver plus ``SIGN`` times those of the sender plus shifts."""
    # a program owns BLOCK consecutive numbers, so that reads of shifts and writes are whole lines; only its first edge
    # needs a 64-bit division
    first = tl.program_id(0).to(tl.int64) * BLOCK
    first_edge = first // WIDTH
    local = (first - first_edge * WIDTH).to(tl.int32) + tl.arange(0, BLOCK)
    edge = first_edge + local // WIDTH
    column = local % WIDTH
    inside = edge < num_edges
    receiver = tl.load(receivers + edge, mask=inside, other=0)
    sender = tl.load(senders + edge, mask=inside, other=0)
    vector = tl.load(positions + receiver * WIDTH + column, mask=inside, other=0.0)
    vector += SIGN * tl.load(positions + sender * WIDTH + column, mask=inside, other=0.0)
    if HAS_SHIFTS:
        vector += tl.load(shifts + edge * WIDTH + column, mask=inside, other=0.0)
    tl.store(vectors + edge * WIDTH + column, vector, mask=inside)


@triton.jit(do_not_specialize=["num_nodes", "num_receivers", "num_senders"])
def edge_sum_kernel(
    edges,  # [num_edges, WIDTH]
    receiver_ptr,  # [num_receivers + 1]
    sender_perm,  # [num_edges]
    sender_ptr,  # [num_senders + 1]
    by_node,  # [num_nodes, WIDTH]
    num_nodes,
    num_receivers,
    num_senders,
    WIDTH: tl.constexpr,
    SIGN: tl.constexpr,
    BLOCK_NODES: tl.constexpr,
    BLOCK_EDGES: tl.constexpr,
):
    """Eq. (14): a program sums three columns for BLOCK_NODES nodes, in float64 whatever the dtype.

    Incoming and outgoing edges of a node are read in one loop: both lists are about as long, and their reads overlap.
    """
    GROUPS: tl.constexpr = (WIDTH + 2) // 3
    program = tl.program_id(0)
    column = (program % GROUPS) * 3
    node = (program // GROUPS).to(tl.int64) * BLOCK_NODES + tl.arange(0, BLOCK_NODES)
    receives = node < num_receivers
    sends = node < num_senders
    incoming_start = tl.load(receiver_ptr + node, mask=receives, other=0)
    incoming_stop = tl.load(receiver_ptr + node + 1, mask=receives, other=0)
    outgoing_start = tl.load(sender_ptr + node, mask=sends, other=0)
    outgoing_stop = tl.load(sender_ptr + node + 1, mask=sends, other=0)
    most = tl.max(tl.maximum(incoming_stop - incoming_start, outgoing_stop - outgoing_start), axis=0)

    x = tl.zeros([BLOCK_EDGES, BLOCK_NODES], dtype=tl.float64)
    y = tl.zeros([BLOCK_EDGES, BLOCK_NODES], dtype=tl.float64)
    z = tl.zeros([BLOCK_EDGES, BLOCK_NODES], dtype=tl.float64)
    has_y = column + 1 < WIDTH
    has_z = column + 2 < WIDTH
    for first in range(0, most, BLOCK_EDGES):
        offset = first + tl.arange(0, BLOCK_EDGES)[:, None]
        outgoing = outgoing_start[None, :] + offset
        inside = outgoing < outgoing_stop[None, :]
        edge = tl.load(sender_perm + outgoing, mask=inside, other=0)
        row = edges + edge * WIDTH + column
        x += SIGN * tl.load(row, mask=inside, other=0.0).to(tl.float64)
        y += SIGN * tl.load(row + 1, mask=inside & has_y, other=0.0).to(tl.float64)
        z += SIGN * tl.load(row + 2, mask=inside & has_z, other=0.0).to(tl.float64)

        incoming = incoming_start[None, :] + offset
        inside = incoming < incoming_stop[None, :]
        row = edges + incoming * WIDTH + column
        x += tl.load(row, mask=inside, other=0.0).to(tl.float64)
        y += tl.load(row + 1, mask=inside & has_y, other=0.0).to(tl.float64)
        z += tl.load(row + 2, mask=inside & has_z, other=0.0).to(tl.float64)

    exists = node < num_nodes
    row = by_node + node * WIDTH + column
    dtype = by_node.dtype.element_ty
    tl.store(row, tl.sum(x, axis=0).to(dtype), mask=exists)
    tl.store(row + 1, tl.sum(y, axis=0).to(dtype), mask=exists & has_y)
    tl.store(row + 2, tl.sum(z, axis=0).to(dtype), mask=exists & has_z)
