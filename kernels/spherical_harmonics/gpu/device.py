"""What kernels that read vectors share: rows by fours, and the unit vectors. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit
def store_four(rows, a, b, c, d, mask, WIDTH: tl.constexpr):
    """Store four neighbouring components of each row of WIDTH, blocks [BLOCK_EDGES].

    A thread keeps its edges: where rows are aligned it writes 16 bytes at once, elsewhere one number at a time. Left to
    itself the compiler would send unaligned rows through shared memory.
    """
    if WIDTH % 4 != 0:
        tl.store(rows, a, mask=mask)
        tl.store(rows + 1, b, mask=mask)
        tl.store(rows + 2, c, mask=mask)
        tl.store(rows + 3, d, mask=mask)
    elif a.dtype == tl.float64:
        pair = tl.arange(0, 2)[None, :]
        tl.store(rows[:, None] + pair, tl.join(a, b), mask=mask[:, None])
        tl.store(rows[:, None] + 2 + pair, tl.join(c, d), mask=mask[:, None])
    else:
        four = tl.join(tl.join(a, c), tl.join(b, d)).reshape(a.shape[0], 4)
        tl.store(rows[:, None] + tl.arange(0, 4)[None, :], four, mask=mask[:, None])


@triton.jit
def load_four(rows, mask, WIDTH: tl.constexpr):
    """Load four neighbouring components of each row of WIDTH as four blocks [BLOCK_EDGES]."""
    if WIDTH % 4 != 0:
        a = tl.load(rows, mask=mask, other=0.0)
        b = tl.load(rows + 1, mask=mask, other=0.0)
        c = tl.load(rows + 2, mask=mask, other=0.0)
        d = tl.load(rows + 3, mask=mask, other=0.0)
    elif rows.dtype.element_ty == tl.float64:
        pair = tl.arange(0, 2)[None, :]
        a, b = tl.load(rows[:, None] + pair, mask=mask[:, None], other=0.0).split()
        c, d = tl.load(rows[:, None] + 2 + pair, mask=mask[:, None], other=0.0).split()
    else:
        four = tl.load(rows[:, None] + tl.arange(0, 4)[None, :], mask=mask[:, None], other=0.0)
        even, odd = four.reshape(rows.shape[0], 2, 2).split()
        a, c = even.split()
        b, d = odd.split()
    return a, b, c, d


@triton.jit
def load_vectors(vectors, edges, mask):
    """Components of [num_edges, 3], blocks [BLOCK_EDGES]; 1 where there is no edge, so that nothing divides by 0."""
    x = tl.load(vectors + edges * 3, mask=mask, other=1.0)
    y = tl.load(vectors + edges * 3 + 1, mask=mask, other=1.0)
    z = tl.load(vectors + edges * 3 + 2, mask=mask, other=1.0)
    return x, y, z


@triton.jit
def store_vectors(vectors, edges, x, y, z, mask):
    """Store the components of [num_edges, 3]."""
    tl.store(vectors + edges * 3, x, mask=mask)
    tl.store(vectors + edges * 3 + 1, y, mask=mask)
    tl.store(vectors + edges * 3 + 2, z, mask=mask)


@triton.jit
def unit_vectors(x, y, z):
    """Length, its inverse, and the unit vector."""
    length = tl.sqrt(x * x + y * y + z * z)
    inverse = 1.0 / length  # rsqrt is an approximation in float64
    return length, inverse, x * inverse, y * inverse, z * inverse


@triton.jit
def perpendicular_pair(x, y, z):
    """Two unit vectors that are perpendicular to the unit vector (x, y, z) and to each other.

    Duff et al., Journal of Computer Graphics Techniques 6 (2017), 1, equation (6), which nothing cancels in.
    """
    sign = tl.where(z < 0.0, z * 0.0 - 1.0, z * 0.0 + 1.0)
    a = -1.0 / (sign + z)
    b = x * y * a
    return 1.0 + sign * x * x * a, sign * b, -sign * x, b, sign + y * y * a, -y


@triton.jit
def perpendicular(x, y, z, a_x, a_y, a_z):
    """A vector without its part along the unit vector (x, y, z), and that part."""
    part = x * a_x + y * a_y + z * a_z
    return a_x - x * part, a_y - y * part, a_z - z * part, part


@triton.jit
def turned(x, y, z, dx, dy, dz, a_x, a_y, a_z, t_x, t_y, t_z, inverse, stretch):
    """Tangent of the gradient by the edge vector, ``inverse * perpendicular(a)``.

    (dx, dy, dz) is the tangent of the unit vector (x, y, z), t that of a, stretch that of the length, times inverse.
    """
    p_x, p_y, p_z, part = perpendicular(x, y, z, a_x, a_y, a_z)
    q_x, q_y, q_z, _ = perpendicular(x, y, z, t_x, t_y, t_z)
    along = dx * a_x + dy * a_y + dz * a_z
    h_x = inverse * (q_x - dx * part - x * along - stretch * p_x)
    h_y = inverse * (q_y - dy * part - y * along - stretch * p_y)
    h_z = inverse * (q_z - dz * part - z * along - stretch * p_z)
    return h_x, h_y, h_z
