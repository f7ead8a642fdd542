"""The hidden radial layers on the GPU: what the generated kernels share. Importing this imports Triton.

Blocks hold an edge per column, so that the width of a layer, not the number of edges, fills the 64 rows that the matrix
units of sm_90 multiply at once: a program can have few edges, and their activations fit its registers.
"""

import triton
import triton.language as tl


@triton.jit
def activation(z, CONSTANT: tl.constexpr):
    """The normalised silu."""
    return z / (1.0 + tl.exp(-z)) * CONSTANT


@triton.jit
def activation_slope(z, CONSTANT: tl.constexpr):
    """Its derivative."""
    sigmoid = 1.0 / (1.0 + tl.exp(-z))
    return sigmoid * (1.0 + z * (1.0 - sigmoid)) * CONSTANT


@triton.jit
def activation_and_slope(z, CONSTANT: tl.constexpr):
    """Both."""
    sigmoid = 1.0 / (1.0 + tl.exp(-z))
    value = z * sigmoid
    return value * CONSTANT, (sigmoid + value * (1.0 - sigmoid)) * CONSTANT


@triton.jit
def load_edges(rows_ptr, edge, num_edges, WIDTH: tl.constexpr, PADDED: tl.constexpr):
    """Rows of WIDTH numbers as the columns of a block of PADDED rows; zeros beyond them."""
    row = tl.arange(0, PADDED)[:, None]
    present = (edge[None, :] < num_edges) & (row < WIDTH)
    return tl.load(rows_ptr + edge[None, :] * WIDTH + row, mask=present, other=0.0)


@triton.jit
def store_edges(rows_ptr, block, edge, num_edges, WIDTH: tl.constexpr):
    """Write the columns of a block as rows of WIDTH numbers."""
    row = tl.arange(0, block.shape[0])[:, None]
    present = (edge[None, :] < num_edges) & (row < WIDTH)
    tl.store(rows_ptr + edge[None, :] * WIDTH + row, block, mask=present)


@triton.jit
def load_matrix(ptr, A: tl.constexpr, B: tl.constexpr, PADDED_A: tl.constexpr, PADDED_B: tl.constexpr, first=0):
    """A weight [A, B], from a row on, with zeros around it."""
    row, column = first + tl.arange(0, PADDED_A)[:, None], tl.arange(0, PADDED_B)[None, :]
    return tl.load(ptr + row * B + column, mask=(row < A) & (column < B), other=0.0)


@triton.jit
def load_matrix_again(ptr, A: tl.constexpr, B: tl.constexpr, PADDED_A: tl.constexpr, PADDED_B: tl.constexpr, first=0):
    """The same, by way of its transpose: so the compiler reads it again, and does not keep it in registers."""
    row, column = first + tl.arange(0, PADDED_A)[None, :], tl.arange(0, PADDED_B)[:, None]
    return tl.trans(tl.load(ptr + row * B + column, mask=(row < A) & (column < B), other=0.0))
