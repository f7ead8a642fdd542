"""Device functions of the fused kernels. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit
def store_hidden(hidden, values, edge, limit, NUM_HIDDEN: tl.constexpr):
    """Store hidden functions of edges, [edges, functions], for those that there are."""
    function = tl.arange(0, values.shape[1])[None, :]
    inside = (edge[:, None] < limit) & (function < NUM_HIDDEN)
    tl.store(hidden + edge[:, None] * NUM_HIDDEN + function, values, mask=inside)


@triton.jit
def add_vectors(vectors, edges, x, y, z, mask):
    """Add to the components of [num_edges, 3]."""
    x += tl.load(vectors + edges * 3, mask=mask, other=0.0)
    y += tl.load(vectors + edges * 3 + 1, mask=mask, other=0.0)
    z += tl.load(vectors + edges * 3 + 2, mask=mask, other=0.0)
    tl.store(vectors + edges * 3, x, mask=mask)
    tl.store(vectors + edges * 3 + 1, y, mask=mask)
    tl.store(vectors + edges * 3 + 2, z, mask=mask)
