"""What the generated kernels of the convolution share. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit
def channel_block(block, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr):
    """The channels of a block, and which of them there are; the last one stands in for those that there are not."""
    channel = block * BLOCK_K + tl.arange(0, BLOCK_K)
    present = channel < NUM_CHANNELS
    if NUM_CHANNELS % BLOCK_K != 0:
        channel = tl.minimum(channel, NUM_CHANNELS - 1)
    return channel, present


@triton.jit
def node_chunk(
    NUM_GROUPS: tl.constexpr, num_nodes, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr, NODES: tl.constexpr
):
    """Group of paths and channel block of a program, its first node and the end of its nodes."""
    group = tl.program_id(0) % NUM_GROUPS
    rest = tl.program_id(0) // NUM_GROUPS
    block = rest % tl.cdiv(NUM_CHANNELS, BLOCK_K)
    first_node = (rest // tl.cdiv(NUM_CHANNELS, BLOCK_K)).to(tl.int64) * NODES
    return group, block, first_node, tl.minimum(first_node + NODES, num_nodes)


@triton.jit
def edge_tile(first, stop, BLOCK_E: tl.constexpr):
    """The edges from ``first`` on, and which of them there are; the last one stands in for those that there are not."""
    edge = first + tl.arange(0, BLOCK_E)
    return tl.minimum(edge, stop - 1), edge < stop


@triton.jit
def hidden_tile(
    hidden,
    edge,
    exists,
    FIRST: tl.constexpr,
    SIZE: tl.constexpr,
    NUM_HIDDEN: tl.constexpr,
    PITCH: tl.constexpr,
    ACROSS: tl.constexpr,
):
    """Hidden functions of edges, [BLOCK_E, SIZE], transposed if ACROSS; zero where there is no edge or no function."""
    function = FIRST + tl.arange(0, SIZE)
    if ACROSS:
        edge, exists, function = edge[None, :], exists[None, :], function[:, None]
    else:
        edge, exists, function = edge[:, None], exists[:, None], function[None, :]
    mask = exists
    if FIRST + SIZE > NUM_HIDDEN:
        mask = mask & (function < NUM_HIDDEN)
    return tl.load(hidden + edge.to(tl.int64) * PITCH + function, mask=mask, other=0.0)


@triton.jit
def weight_tile(
    weight,
    channel,
    present,
    PATH: tl.constexpr,
    FIRST: tl.constexpr,
    SIZE: tl.constexpr,
    NUM_HIDDEN: tl.constexpr,
    NUM_PATHS: tl.constexpr,
    NUM_CHANNELS: tl.constexpr,
    BLOCK_K: tl.constexpr,
    ACROSS: tl.constexpr,
):
    """A path's part of the last layer, [SIZE, BLOCK_K], transposed if ACROSS.

    Zero where there is no hidden function or no channel.
    """
    function = FIRST + tl.arange(0, SIZE)
    if ACROSS:
        function, channel, present = function[None, :], channel[:, None], present[:, None]
    else:
        function, channel, present = function[:, None], channel[None, :], present[None, :]
    # the path comes last, as a constant that the instruction has room for
    place = (weight + function * (NUM_PATHS * NUM_CHANNELS) + channel) + PATH * NUM_CHANNELS
    if FIRST + SIZE > NUM_HIDDEN or NUM_CHANNELS % BLOCK_K != 0:
        tile = tl.load(place, mask=(function < NUM_HIDDEN) & present, other=0.0)
    else:
        tile = tl.load(place)
    return tile


@triton.jit
def weight_row(
    weight,
    channel,
    present,
    PATH: tl.constexpr,
    FUNCTION: tl.constexpr,
    NUM_HIDDEN: tl.constexpr,
    NUM_PATHS: tl.constexpr,
    NUM_CHANNELS: tl.constexpr,
    BLOCK_K: tl.constexpr,
):
    """A path's last layer for one hidden function, [BLOCK_K]; zero where there is no channel."""
    return tl.load(weight + (FUNCTION * NUM_PATHS + PATH) * NUM_CHANNELS + channel, mask=present, other=0.0)


@triton.jit
def fold(values, LANES: tl.constexpr, PRECISION: tl.constexpr):
    """Sum blocks [M, N] over the columns that a thread of a matrix product holds, [M, LANES].

    Those are pairs on NVIDIA. Where no matrix unit multiplies, in float32 as it is, and in float64 on some
    architectures, columns lie in threads, and Triton 3.6 sums wrong numbers over threads that are apart: there columns
    next to each other are summed, or one after the other those of equal distance.
    """
    if PRECISION == "ieee" and values.dtype == tl.float32:
        folded = tl.sum(tl.reshape(values, (values.shape[0], LANES, values.shape[1] // LANES)), 2)
    else:
        pairs = tl.reshape(values, (values.shape[0], values.shape[1] // (2 * LANES), LANES, 2))
        if PRECISION == "ieee":
            folded = tl.sum(tl.sum(pairs, 1), 2)
        else:
            own = tl.reshape(tl.permute(pairs, (0, 2, 1, 3)), (values.shape[0], LANES, values.shape[1] // LANES))
            folded = tl.sum(own, 2)
    return folded


@triton.jit
def store_channels(place, values, channel, present, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr):
    """Store the channels of a block that there are."""
    if NUM_CHANNELS % BLOCK_K != 0:
        tl.store(place + channel, values, mask=present)
    else:
        tl.store(place + channel, values)
