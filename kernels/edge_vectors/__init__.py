"""Edge vectors from positions, and sums of edges by their two ends."""

from mace_fast.kernels.edge_vectors.op import edge_sum, edge_vectors

__all__ = ["edge_sum", "edge_vectors"]
