"""Settings of the kernels of edge vectors."""

# not measured on a GPU yet; the sum keeps one warp to a node, so that no reduction crosses warps
DEFAULT_VECTORS = {"block": 512, "num_warps": 4}


DEFAULT_SUM = {"block_nodes": 8, "block_edges": 32, "num_warps": 4}
