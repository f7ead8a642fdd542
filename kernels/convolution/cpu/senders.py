"""The gradient by the senders' features on a CPU, from loops over receivers."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from mace_fast.kernels.convolution.cpu import loops
from mace_fast.kernels.convolution.cpu.loops import Shape
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.recorded.tape import rows_noted
from mace_fast.kernels.runtime.orders import EdgeOrder

MOST_BYTES = 1 << 24
"""Of what edges give to their senders, in memory at a time: enough receivers for many threads, little enough to stay in
the third level of the cache."""


def by_senders(
    work: Callable[[slice, Tensor, Tensor], None],
    shape: Shape,
    node_feats: Tensor,
    senders: Tensor,
    order: EdgeOrder,
    needed: bool,
) -> Tensor:
    """Do what is to be done with all edges, and give the gradient by the node features if it is needed.

    The order of its sums does not depend on the number of threads.

    Args:
        work: called for some receivers at a time with these receivers, where the edges of each begin and the end of the
            last, and room for what every edge gives to its sender, ``[edges, components, channels]``, from their first
            edge on.
        shape: of the convolution.
        node_feats: ``[num_senders, components, channels]``.
        senders: ``[E]`` of the edges, sorted by receiver.
        order: the same edges by receiver and by sender.
        needed: else ``work`` is called once, without room, and the result has no elements.
    """
    receiver_ptr, sender_perm, sender_ptr = order
    if not needed:
        nothing = node_feats.new_empty(0)
        work(slice(None), receiver_ptr, nothing)
        return nothing
    result = torch.zeros_like(node_feats)
    bounds, rows = _divided(receiver_ptr, senders.shape[0], shape)
    by_edge = node_feats.new_empty(rows, *node_feats.shape[1:])
    summed = sender_ptr[:-1].clone()
    for start, stop in pairwise(bounds):
        work(slice(start, stop), receiver_ptr[start : stop + 1], by_edge)
        index = (sender_perm, sender_ptr, summed, receiver_ptr[start:], receiver_ptr[stop:])
        parallel.run(_sum(shape), parallel.even(summed.shape[0]), by_edge, result, *index)
    return result


def _divided(receiver_ptr: Tensor, num_edges: int, shape: Shape) -> tuple[list[int], int]:
    """Where the receivers begin that are worked on at a time, and the end of the last; edges of so many at most."""
    row = shape.num_components * shape.num_channels * shape.dtype.itemsize
    most, num_receivers = max(1, MOST_BYTES // row), receiver_ptr.shape[0] - 1
    if num_edges <= most:
        return [0, num_receivers], num_edges
    ends = receiver_ptr.numpy()
    goals = range(most, int(ends[-1]), most)
    bounds = sorted({0, *np.searchsorted(ends, goals).tolist(), num_receivers})
    return bounds, rows_noted(receiver_ptr, bounds, int(np.diff(ends[bounds]).max()))


@cache
def _sum(shape: Shape) -> Compiled:
    return compiled(loops.sum_by_sender(shape), "sum_by_sender")
