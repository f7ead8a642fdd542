"""Edge vectors and sums by both ends in plain torch: the definition every other implementation is compared with."""

from torch import Tensor


def edge_vectors(positions: Tensor, shifts: Tensor | None, senders: Tensor, receivers: Tensor) -> Tensor:
    """Receiver minus sender plus shift."""
    vectors = positions.index_select(0, receivers) - positions.index_select(0, senders)
    return vectors if shifts is None else vectors + shifts


def edge_sum(edges: Tensor, senders: Tensor, receivers: Tensor, num_nodes: int, sign: int) -> Tensor:
    """Add each edge to its receiver and, times the sign, to its sender."""
    by_node = edges.new_zeros(num_nodes, *edges.shape[1:])
    return by_node.index_add(0, receivers, edges).index_add(0, senders, sign * edges)
