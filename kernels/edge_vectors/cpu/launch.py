"""Calls the compiled loops of edge vectors and sums over edges."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.edge_vectors.cpu import code
from mace_fast.kernels.edge_vectors.cpu.code import Shape
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled


def edge_vectors(positions: Tensor, shifts: Tensor | None, senders: Tensor, receivers: Tensor, sign: int) -> Tensor:
    """Rows of the receivers plus ``sign`` times those of the senders plus shifts, ``[E, width]``."""
    shape = Shape(positions.shape[1], sign, positions.dtype)
    positions, result = positions.contiguous(), positions.new_empty(senders.shape[0], shape.width)
    parallel.run(
        _differences(shape, shifts is not None),
        parallel.even(senders.shape[0]),
        positions,
        positions if shifts is None else shifts.contiguous(),  # what is not there is not read
        result,
        senders.contiguous(),
        receivers.contiguous(),
    )
    return result


def edge_sum(
    edges: Tensor, receiver_ptr: Tensor, sender_perm: Tensor, sender_ptr: Tensor, num_nodes: int, sign: int
) -> Tensor:
    """Rows of edges by receiver plus ``sign`` times by sender, ``[num_nodes, width]``."""
    result = edges.new_empty(num_nodes, edges.shape[1])
    parallel.run(
        _sums(Shape(edges.shape[1], sign, edges.dtype)),
        parallel.even(num_nodes),
        edges.contiguous(),
        result,
        receiver_ptr.contiguous(),
        sender_perm.contiguous(),
        sender_ptr.contiguous(),
        receiver_ptr.shape[0] - 1,
        sender_ptr.shape[0] - 1,
    )
    return result


@cache
def _differences(shape: Shape, has_shifts: bool) -> Compiled:
    return compiled(code.differences(shape, has_shifts), "differences")


@cache
def _sums(shape: Shape) -> Compiled:
    return compiled(code.sums(shape), "sums")
