"""Edge vectors and sums over the edges of nodes: checks, and the choice of what runs."""

import math

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_same_dtype, check_shape
from mace_fast.kernels.edge_vectors import reference
from mace_fast.kernels.edge_vectors.operators import differences, sums
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.orders import EdgeOrder, edge_order


def edge_vectors(
    positions: Tensor,
    shifts: Tensor | None,
    senders: Tensor,
    receivers: Tensor,
    *,
    order: EdgeOrder | None = None,
    backend: str = "auto",
) -> Tensor:
    r"""Subtract the position of each edge's sender from that of its receiver.

    .. math:: r_e = x_{i(e)} - x_{s(e)} + t_e

    Args:
        positions: ``[num_nodes, 3]`` in Å.
        shifts: ``[num_edges, 3]`` in Å, by how much the receiver's periodic image is moved; None for none.
        senders: ``[num_edges]`` int64, below ``num_nodes``.
        receivers: ``[num_edges]`` int64, below ``num_nodes``; ascending for Triton and where the order is given.
        order: edges by receiver and by sender, if it is known; else it is made where it is needed.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_edges, 3]`` in Å. Differentiable to any order in ``positions`` and ``shifts``; the gradient by the
        positions is :func:`edge_sum` of the incoming one.

    Raises:
        ValueError: a shape is wrong, or the backend is unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        ``mace.modules.utils.get_edge_vectors_and_lengths`` without the lengths.
    """
    check_floating("positions", positions)
    check_shape("positions", positions, (None, 3))
    _check_graph(senders, receivers, order, positions.shape[0])
    if shifts is not None:
        check_same_dtype("positions", positions, shifts=shifts)
        check_shape("shifts", shifts, (senders.shape[0], 3))
    chosen = resolve(backend, positions.device)
    if chosen == "reference":
        return reference.edge_vectors(positions, shifts, senders, receivers)
    if order is None and chosen == "cpu":
        receivers, by_receiver = torch.sort(receivers, stable=True)
        senders, shifts = senders[by_receiver], None if shifts is None else shifts[by_receiver]
        vectors = edge_vectors(
            positions,
            shifts,
            senders,
            receivers,
            order=edge_order(senders, receivers, positions.shape[0], positions.shape[0]),
            backend="cpu",
        )
        return vectors.new_empty(vectors.shape).index_copy(0, by_receiver, vectors)
    if order is None:
        order = edge_order(senders, receivers, positions.shape[0], positions.shape[0])
    return differences(positions, shifts, senders, receivers, *order, -1)


def edge_sum(
    edges: Tensor,
    senders: Tensor,
    receivers: Tensor,
    num_nodes: int,
    *,
    sign: int = -1,
    order: EdgeOrder | None = None,
    backend: str = "auto",
) -> Tensor:
    r"""Sum the edges that come into each node and, times a sign, those that go out of it.

    .. math:: y_i = \sum_{e \to i} g_e \pm \sum_{e \leftarrow i} g_e

    Forces are minus this sum, with sign -1, of the derivatives of the energy by the edge vectors.

    Args:
        edges: ``[num_edges, ...]``, rows of any shape.
        senders: ``[num_edges]`` int64, below ``num_nodes``.
        receivers: ``[num_edges]`` int64, below ``num_nodes``; ascending for Triton and where the order is given.
        num_nodes: number of rows of the result.
        sign: -1 or +1, of the edges that go out.
        order: edges by receiver and by sender, if it is known; else it is made where it is needed. It may know of
            fewer receivers or senders than ``num_nodes``; the others have none.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_nodes, ...]`` in the dtype of ``edges``; zero for a node without edges. Triton and CPU sum in float64 and
        in a fixed order, so that two runs give the same bits. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong, the sign is neither -1 nor +1, or the backend is unknown.
        TypeError: an index is not int64, or ``edges`` is neither float32 nor float64.
        RuntimeError: the backend cannot run on this device.

    Source:
        Two scatter sums, as in ``mace.modules.utils.get_atomic_virials_stresses``.
    """
    check_floating("edges", edges)
    _check_graph(senders, receivers, order, num_nodes)
    if edges.shape[:1] != senders.shape:
        raise ValueError(f"edges must have shape [{senders.shape[0]}, ...], got {list(edges.shape)}")
    if sign not in (-1, 1):
        raise ValueError(f"sign must be -1 or +1, got {sign}")
    chosen = resolve(backend, edges.device)
    if chosen == "reference":
        return reference.edge_sum(edges, senders, receivers, num_nodes, sign)
    if order is None and chosen == "cpu":
        receivers, by_receiver = torch.sort(receivers, stable=True)
        edges, senders = edges[by_receiver], senders[by_receiver]
    if order is None:
        order = edge_order(senders, receivers, num_nodes, num_nodes)
    rows = edges.reshape(edges.shape[0], math.prod(edges.shape[1:]))
    return sums(rows, senders, receivers, *order, num_nodes, sign).view(num_nodes, *edges.shape[1:])


def _check_graph(senders: Tensor, receivers: Tensor, order: EdgeOrder | None, num_nodes: int) -> None:
    """Check the edges and, as far as sizes show it, that the order is theirs."""
    check_index("senders", senders)
    check_index("receivers", receivers)
    check_shape("receivers", receivers, (senders.shape[0],))
    if order is None:
        return
    for name, index in zip(order._fields, order, strict=True):
        check_index(f"order.{name}", index)
    check_shape("order.sender_perm", order.sender_perm, (senders.shape[0],))
    for name, pointers in (("receivers", order.receiver_ptr), ("senders", order.sender_ptr)):
        if pointers.shape[0] - 1 > num_nodes:
            raise ValueError(f"order was made for {pointers.shape[0] - 1} {name}, there are {num_nodes} nodes")
