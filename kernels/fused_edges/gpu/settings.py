"""Settings of the fused kernels."""

WITHOUT_GPU = 1
"""Programs where there is no GPU: in the interpreter one walks all chunks of nodes."""


_CHUNKS = {"CAPACITY": 256, "FILL": 32, "DRAIN": 32, "per_multiprocessor": 2}
"""Edges that a program's workspace holds, edges that go through the radial network at a time, and resident programs."""


_NARROW = {
    "edge_gradient": {"BLOCK_K": 16, "LANES": 2},
    "edge_gradient_few": {"BLOCK_K": 16, "LANES": 4, "FILL": 16, "DRAIN": 16},
    "symmetric_gradient": {"BLOCK_K": 16, "LANES": 2, "paths": 1, "FILL": 16, "DRAIN": 16},
    "symmetric_gradient_few": {"BLOCK_K": 16, "LANES": 4, "FILL": 16, "DRAIN": 16},
}
"""Settings that differ from those of the unfused kernels: the loop around takes registers, wider blocks would spill."""


_MANY_COMPONENTS = {"edge_gradient": {"paths": 1}, "edge_gradient_few": {"paths": 1}}
"""Where there are features of l = 2, for the same reason; the symmetric gradient is not taken there."""


_TENSOR_MEMORY = {
    "forward": {"paths": 2},
    "edge_gradient": {"paths": 1, "BLOCK_E": 32, "FILL": 16, "DRAIN": 16, "per_multiprocessor": 1},
    "symmetric_gradient": {"BLOCK_E": 32, "per_multiprocessor": 1},
}
"""On sm_100, whose 512 columns of tensor memory larger tiles of the edge gradient exceed, and its registers too."""
