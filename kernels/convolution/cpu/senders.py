"""The gradient by the senders' features on a CPU, from loops over receivers."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import torch
from torch import Tensor

from mace_fast.kernels.convolution.cpu import loops
from mace_fast.kernels.convolution.cpu.loops import Shape
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.runtime.orders import EdgeOrder

MOST_BYTES = 1 << 24
"""Of what edges give to their senders, in memory at a time: enough receivers for many threads, little enough to stay in
the third level of the cache."""


def by_senders(
    work: Callable[[slice, Tensor, Tensor, int], None],
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
            last, room for what every edge gives to its sender, ``[edges, components, channels]``, and the first edge.
        shape: of the convolution.
        node_feats: ``[num_senders, components, channels]``.
        senders: ``[E]`` of the edges, sorted by receiver.
        order: the same edges by receiver and by sender.
        needed: else ``work`` is called once, without room, and the result has no elements.
    """
    receiver_ptr, sender_perm, sender_ptr = order
    if not needed:
        nothing = node_feats.new_empty(0)
        work(slice(None), receiver_ptr, nothing, 0)
        return nothing
    result = torch.zeros_like(node_feats)
    bounds = _bounds(receiver_ptr, shape)
    edges = receiver_ptr[bounds].tolist()
    most = max((last - first for first, last in pairwise(edges)), default=0)
    by_edge = node_feats.new_empty(most, *node_feats.shape[1:])
    begun = sender_ptr[:-1]
    for (start, stop), (first, last) in zip(pairwise(bounds), pairwise(edges), strict=True):
        work(slice(start, stop), receiver_ptr[start : stop + 1], by_edge, first)
        ended = begun + torch.bincount(senders[first:last], minlength=begun.shape[0])
        parallel.run(_sum(shape), parallel.even(begun.shape[0]), by_edge, result, sender_perm, begun, ended, first)
        begun = ended
    return result


def _bounds(receiver_ptr: Tensor, shape: Shape) -> list[int]:
    """Where the receivers begin that are worked on at a time, one or more, and the end of the last."""
    row = shape.num_components * shape.num_channels * shape.dtype.itemsize
    most = max(1, MOST_BYTES // row)
    goals = torch.tensor(range(most, int(receiver_ptr[-1]), most), dtype=receiver_ptr.dtype)
    return sorted({0, *torch.searchsorted(receiver_ptr, goals).tolist(), receiver_ptr.shape[0] - 1})


@cache
def _sum(shape: Shape) -> Compiled:
    return compiled(loops.sum_by_sender(shape), "sum_by_sender")
