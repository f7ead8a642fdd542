"""Launchers of edge vectors and sums over edges. Imported on first launch, since it imports Triton."""

import triton
from torch import Tensor

from mace_fast.kernels.edge_vectors.gpu.device import edge_sum_kernel, edge_vectors_kernel
from mace_fast.kernels.edge_vectors.gpu.settings import default_sum_settings, default_vector_settings
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings


def edge_vectors(positions: Tensor, shifts: Tensor | None, senders: Tensor, receivers: Tensor, sign: int) -> Tensor:
    """Launch eq. (13) for rows of any width."""
    num_edges, width = senders.shape[0], positions.shape[1]
    vectors = positions.new_empty(num_edges, width)
    positions = positions.contiguous()
    settings = tuned_settings("edge_vectors", f"width {width}", positions.dtype, default_vector_settings())
    launch(
        edge_vectors_kernel,
        triton.cdiv(num_edges * width, settings.block_numbers),
        {
            "positions": positions,
            "shifts": positions if shifts is None else shifts.contiguous(),
            "senders": senders.contiguous(),
            "receivers": receivers.contiguous(),
            "vectors": vectors,
            "num_edges": num_edges,
        },
        {"WIDTH": width, "SIGN": sign, "HAS_SHIFTS": shifts is not None, "BLOCK": settings.block_numbers},
        **settings.options,
    )
    return vectors


def edge_sum(
    edges: Tensor, receiver_ptr: Tensor, sender_perm: Tensor, sender_ptr: Tensor, num_nodes: int, sign: int
) -> Tensor:
    """Launch eq. (14) for rows of any width."""
    width = edges.shape[1]
    by_node = edges.new_empty(num_nodes, width)
    settings = tuned_settings("edge_sum", f"width {width}", edges.dtype, default_sum_settings())
    launch(
        edge_sum_kernel,
        triton.cdiv(num_nodes, settings.block_nodes) * triton.cdiv(width, 3),
        {
            "edges": edges.contiguous(),
            "receiver_ptr": receiver_ptr.contiguous(),
            "sender_perm": sender_perm.contiguous(),
            "sender_ptr": sender_ptr.contiguous(),
            "by_node": by_node,
            "num_nodes": num_nodes,
            "num_receivers": receiver_ptr.shape[0] - 1,
            "num_senders": sender_ptr.shape[0] - 1,
        },
        {
            "WIDTH": width,
            "SIGN": sign,
            "BLOCK_NODES": settings.block_nodes,
            "BLOCK_EDGES": settings.block_edges,
        },
        **settings.options,
    )
    return by_node
