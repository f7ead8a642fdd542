"""Device functions of the fused kernels. Importing this imports Triton."""

import triton
import triton.language as tl

from mace_fast.kernels.spherical_harmonics.gpu.device import load_vectors, store_vectors


@triton.jit
def store_hidden(hidden, values, edge, limit, NUM_HIDDEN: tl.constexpr):
    """Store hidden functions of edges, [edges, functions], for those that there are."""
    function = tl.arange(0, values.shape[1])[None, :]
    inside = (edge[:, None] < limit) & (function < NUM_HIDDEN)
    tl.store(hidden + edge[:, None] * NUM_HIDDEN + function, values, mask=inside)


@triton.jit
def clear(place, SIZE: tl.constexpr, BLOCK: tl.constexpr):
    """Store zeros in so many places from one on."""
    for first in range(0, SIZE, BLOCK):
        offset = first + tl.arange(0, BLOCK)
        tl.store(place + offset, tl.zeros((BLOCK,), place.dtype.element_ty), mask=offset < SIZE)


@triton.jit
def add_vectors(vectors, edges, x, y, z, mask):
    """Add to the components of [num_edges, 3]."""
    a, b, c = load_vectors(vectors, edges, mask)
    tl.debug_barrier()  # all threads that hold these have read them
    store_vectors(vectors, edges, a + x, b + y, c + z, mask)
