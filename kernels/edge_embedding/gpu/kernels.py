"""Edge embedding and its derivatives on the GPU: the kernels. Imported on first launch.

A program has BLOCK_EDGES edges, every number of an edge in one block [BLOCK_EDGES]. The radial basis is walked by tiles
of TILE columns, so that a thread keeps whole edges and nothing is exchanged between threads.
"""

import triton
import triton.language as tl

from mace_fast.kernels.edge_embedding.gpu.device import basis_tile, distance, envelope
from mace_fast.kernels.spherical_harmonics.gpu.device import (
    load_vectors,
    perpendicular,
    store_vectors,
    turned,
    unit_vectors,
)
from mace_fast.kernels.spherical_harmonics.gpu.kernels import (
    harmonics_gradient,
    harmonics_hessian,
    store_harmonics,
    store_harmonics_tangents,
)


@triton.jit(do_not_specialize=["num_edges"])
def forward_kernel(
    vectors,  # [E, 3]
    pair_radii,  # [E], read with a transform
    r_max,  # scalar, as are the prefactor and the constants
    weights,  # [NUM_BASIS]
    prefactor,
    constant_0,
    constant_1,
    constant_2,
    lengths,  # [E]
    edge_attrs,  # [E, (L_MAX + 1)^2]
    edge_feats,  # [E, NUM_BASIS]
    envelopes,  # [E]
    num_edges,
    L_MAX: tl.constexpr,
    BASIS: tl.constexpr,
    NUM_BASIS: tl.constexpr,
    COEFFICIENT: tl.constexpr,
    TRANSFORM: tl.constexpr,
    P: tl.constexpr,
    APPLY_CUTOFF: tl.constexpr,
    TILE: tl.constexpr,
    BLOCK_EDGES: tl.constexpr,
):
    """Store lengths, harmonics, radial features and envelope."""
    edges = tl.program_id(0).to(tl.int64) * BLOCK_EDGES + tl.arange(0, BLOCK_EDGES)
    mask = edges < num_edges
    v_x, v_y, v_z = load_vectors(vectors, edges, mask)
    length, _, x, y, z = unit_vectors(v_x, v_y, v_z)
    cutoff = tl.load(r_max).to(length.dtype)
    cut, _, _ = envelope(length, cutoff, P)
    tl.store(lengths + edges, length, mask=mask)
    tl.store(envelopes + edges, cut, mask=mask)
    store_harmonics(edge_attrs, edges, mask, x, y, z, L_MAX)
    q, _q_1, _q_2 = distance(length, cutoff, pair_radii, edges, mask, constant_0, constant_1, constant_2, TRANSFORM)
    for start in range(0, NUM_BASIS, TILE):
        column = start + tl.arange(0, TILE)[None, :]
        value, _first, _second = basis_tile(q[:, None], weights, prefactor, column, BASIS, NUM_BASIS, COEFFICIENT)
        if APPLY_CUTOFF:
            value = value * cut[:, None]
        present = mask[:, None] & (column < NUM_BASIS)
        tl.store(edge_feats + edges[:, None] * NUM_BASIS + column, value, mask=present)


@triton.jit(do_not_specialize=["num_edges"])
def backward_kernel(
    grad_lengths,  # [E], read when HAS_LENGTHS, as the following
    grad_attrs,  # [E, (L_MAX + 1)^2]
    grad_feats,  # [E, NUM_BASIS]
    grad_envelope,  # [E]
    vectors,  # [E, 3]
    pair_radii,  # [E]
    r_max,
    weights,  # [NUM_BASIS]
    prefactor,
    constant_0,
    constant_1,
    constant_2,
    grad_vectors,  # [E, 3]
    num_edges,
    HAS_LENGTHS: tl.constexpr,
    HAS_ATTRS: tl.constexpr,
    HAS_FEATS: tl.constexpr,
    HAS_ENVELOPE: tl.constexpr,
    L_MAX: tl.constexpr,
    BASIS: tl.constexpr,
    NUM_BASIS: tl.constexpr,
    COEFFICIENT: tl.constexpr,
    TRANSFORM: tl.constexpr,
    P: tl.constexpr,
    APPLY_CUTOFF: tl.constexpr,
    TILE: tl.constexpr,
    BLOCK_EDGES: tl.constexpr,
):
    """Gradient of the vectors: along the radius that of the functions of the length, across it the harmonics'."""
    edges = tl.program_id(0).to(tl.int64) * BLOCK_EDGES + tl.arange(0, BLOCK_EDGES)
    mask = edges < num_edges
    v_x, v_y, v_z = load_vectors(vectors, edges, mask)
    length, inverse, x, y, z = unit_vectors(v_x, v_y, v_z)
    cutoff = tl.load(r_max).to(length.dtype)
    cut, cut_1, _ = envelope(length, cutoff, P)
    slope = tl.full(length.shape, 0.0, length.dtype)  # derivative of all that depends on the length alone
    if HAS_LENGTHS:
        slope += tl.load(grad_lengths + edges, mask=mask, other=0.0)
    if HAS_ENVELOPE:
        slope += tl.load(grad_envelope + edges, mask=mask, other=0.0) * cut_1
    if HAS_FEATS:
        q, q_1, _ = distance(length, cutoff, pair_radii, edges, mask, constant_0, constant_1, constant_2, TRANSFORM)
        total, total_1 = q * 0.0, q * 0.0  # the gradient times the basis and times its derivative
        for start in range(0, NUM_BASIS, TILE):
            column = start + tl.arange(0, TILE)[None, :]
            present = mask[:, None] & (column < NUM_BASIS)
            grad = tl.load(grad_feats + edges[:, None] * NUM_BASIS + column, mask=present, other=0.0)
            value, first, _second = basis_tile(q[:, None], weights, prefactor, column, BASIS, NUM_BASIS, COEFFICIENT)
            total += tl.sum(grad * value, axis=1)
            total_1 += tl.sum(grad * first, axis=1)
        if APPLY_CUTOFF:
            slope += total_1 * q_1 * cut + total * cut_1
        else:
            slope += total_1 * q_1
    d_x, d_y, d_z = x * slope, y * slope, z * slope
    if HAS_ATTRS:
        a_x, a_y, a_z = harmonics_gradient(grad_attrs, edges, mask, x, y, z, L_MAX)
        p_x, p_y, p_z, _ = perpendicular(x, y, z, a_x, a_y, a_z)
        d_x += inverse * p_x
        d_y += inverse * p_y
        d_z += inverse * p_z
    store_vectors(grad_vectors, edges, d_x, d_y, d_z, mask)


@triton.jit(do_not_specialize=["num_edges"])
def second_kernel(
    grad_lengths,  # [E], read when HAS_LENGTHS, as the following
    grad_attrs,  # [E, (L_MAX + 1)^2]
    grad_feats,  # [E, NUM_BASIS]
    grad_envelope,  # [E]
    direction,  # [E, 3]
    vectors,  # [E, 3]
    pair_radii,  # [E]
    r_max,
    weights,  # [NUM_BASIS]
    prefactor,
    constant_0,
    constant_1,
    constant_2,
    tangent_lengths,  # [E], written when WANT_LENGTHS, as the following
    tangent_attrs,  # [E, (L_MAX + 1)^2]
    tangent_feats,  # [E, NUM_BASIS]
    tangent_envelope,  # [E]
    products,  # [E, 3], written when HESSIAN
    num_edges,
    HAS_LENGTHS: tl.constexpr,
    HAS_ATTRS: tl.constexpr,
    HAS_FEATS: tl.constexpr,
    HAS_ENVELOPE: tl.constexpr,
    WANT_LENGTHS: tl.constexpr,
    WANT_ATTRS: tl.constexpr,
    WANT_FEATS: tl.constexpr,
    WANT_ENVELOPE: tl.constexpr,
    HESSIAN: tl.constexpr,
    L_MAX: tl.constexpr,
    BASIS: tl.constexpr,
    NUM_BASIS: tl.constexpr,
    COEFFICIENT: tl.constexpr,
    TRANSFORM: tl.constexpr,
    P: tl.constexpr,
    APPLY_CUTOFF: tl.constexpr,
    TILE: tl.constexpr,
    BLOCK_EDGES: tl.constexpr,
):
    """Tangents of the four results along a direction, and the Hessian times the direction."""
    edges = tl.program_id(0).to(tl.int64) * BLOCK_EDGES + tl.arange(0, BLOCK_EDGES)
    mask = edges < num_edges
    v_x, v_y, v_z = load_vectors(vectors, edges, mask)
    u_x, u_y, u_z = load_vectors(direction, edges, mask)
    length, inverse, x, y, z = unit_vectors(v_x, v_y, v_z)
    p_x, p_y, p_z, stretch = perpendicular(x, y, z, u_x, u_y, u_z)  # stretch is the tangent of the length
    dx, dy, dz = inverse * p_x, inverse * p_y, inverse * p_z  # tangent of the unit vector
    cutoff = tl.load(r_max).to(length.dtype)
    cut, cut_1, cut_2 = envelope(length, cutoff, P)
    q, q_1, q_2 = distance(length, cutoff, pair_radii, edges, mask, constant_0, constant_1, constant_2, TRANSFORM)
    if WANT_LENGTHS:
        tl.store(tangent_lengths + edges, stretch, mask=mask)
    if WANT_ENVELOPE:
        tl.store(tangent_envelope + edges, cut_1 * stretch, mask=mask)
    if WANT_ATTRS:
        store_harmonics_tangents(tangent_attrs, edges, mask, x, y, z, dx, dy, dz, L_MAX)
    slope = tl.full(length.shape, 0.0, length.dtype)  # first and second derivative of all that the length decides
    curvature = slope
    if HAS_LENGTHS and HESSIAN:
        slope += tl.load(grad_lengths + edges, mask=mask, other=0.0)
    if HAS_ENVELOPE and HESSIAN:
        grad = tl.load(grad_envelope + edges, mask=mask, other=0.0)
        slope += grad * cut_1
        curvature += grad * cut_2
    if HAS_FEATS:
        of_value, of_first = cut_1 * stretch, q_1 * stretch  # factors of the basis in the tangent
        if APPLY_CUTOFF:
            of_first = of_first * cut
        total, total_1, total_2 = q * 0.0, q * 0.0, q * 0.0  # the gradient times the basis and its derivatives
        for start in range(0, NUM_BASIS, TILE):
            column = start + tl.arange(0, TILE)[None, :]
            present = mask[:, None] & (column < NUM_BASIS)
            value, first, second = basis_tile(q[:, None], weights, prefactor, column, BASIS, NUM_BASIS, COEFFICIENT)
            if WANT_FEATS:
                tangent = first * of_first[:, None]
                if APPLY_CUTOFF:
                    tangent += value * of_value[:, None]
                tl.store(tangent_feats + edges[:, None] * NUM_BASIS + column, tangent, mask=present)
            if HESSIAN:
                weight = tl.load(grad_feats + edges[:, None] * NUM_BASIS + column, mask=present, other=0.0)
                total += tl.sum(weight * value, axis=1)
                total_1 += tl.sum(weight * first, axis=1)
                total_2 += tl.sum(weight * second, axis=1)
        basis_1 = total_1 * q_1
        basis_2 = total_2 * q_1 * q_1 + total_1 * q_2
        if APPLY_CUTOFF:
            slope += basis_1 * cut + total * cut_1
            curvature += basis_2 * cut + 2.0 * basis_1 * cut_1 + total * cut_2
        else:
            slope += basis_1
            curvature += basis_2
    if HESSIAN:
        curvature = curvature * stretch
        h_x, h_y, h_z = x * curvature + dx * slope, y * curvature + dy * slope, z * curvature + dz * slope
        if HAS_ATTRS:
            a_x, a_y, a_z, t_x, t_y, t_z = harmonics_hessian(grad_attrs, edges, mask, x, y, z, dx, dy, dz, L_MAX)
            s_x, s_y, s_z = turned(x, y, z, dx, dy, dz, a_x, a_y, a_z, t_x, t_y, t_z, inverse, inverse * stretch)
            h_x += s_x
            h_y += s_y
            h_z += s_z
        store_vectors(products, edges, h_x, h_y, h_z, mask)
