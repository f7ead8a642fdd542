"""Kernels of the spherical harmonics. Importing this imports Triton, and generates their functions."""

import triton
import triton.language as tl

from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.spherical_harmonics.gpu.device import (
    load_vectors,
    perpendicular,
    store_vectors,
    turned,
    unit_vectors,
)
from mace_fast.kernels.spherical_harmonics.gpu.source import source

_generated = load("spherical_harmonics", source())


store_harmonics = _generated.store_harmonics


store_harmonics_tangents = _generated.store_harmonics_tangents


harmonics_gradient = _generated.harmonics_gradient


harmonics_hessian = _generated.harmonics_hessian


@triton.jit(do_not_specialize=["num_edges"])
def forward_kernel(
    vectors,  # [E, 3]
    edge_attrs,  # [E, (L_MAX + 1)^2]
    num_edges,
    L_MAX: tl.constexpr,
    BLOCK_EDGES: tl.constexpr,
):
    """Store the harmonics."""
    edges = tl.program_id(0).to(tl.int64) * BLOCK_EDGES + tl.arange(0, BLOCK_EDGES)
    mask = edges < num_edges
    v_x, v_y, v_z = load_vectors(vectors, edges, mask)
    _, _, x, y, z = unit_vectors(v_x, v_y, v_z)
    store_harmonics(edge_attrs, edges, mask, x, y, z, L_MAX)


@triton.jit(do_not_specialize=["num_edges"])
def backward_kernel(
    grad_attrs,  # [E, (L_MAX + 1)^2]
    vectors,  # [E, 3]
    grad_vectors,  # [E, 3]
    num_edges,
    L_MAX: tl.constexpr,
    BLOCK_EDGES: tl.constexpr,
):
    """Gradient of the vectors: that of the polynomials on the unit sphere, without its part along the radius."""
    edges = tl.program_id(0).to(tl.int64) * BLOCK_EDGES + tl.arange(0, BLOCK_EDGES)
    mask = edges < num_edges
    v_x, v_y, v_z = load_vectors(vectors, edges, mask)
    _, inverse, x, y, z = unit_vectors(v_x, v_y, v_z)
    a_x, a_y, a_z = harmonics_gradient(grad_attrs, edges, mask, x, y, z, L_MAX)
    p_x, p_y, p_z, _ = perpendicular(x, y, z, a_x, a_y, a_z)
    store_vectors(grad_vectors, edges, inverse * p_x, inverse * p_y, inverse * p_z, mask)


@triton.jit(do_not_specialize=["num_edges"])
def second_kernel(
    grad_attrs,  # [E, (L_MAX + 1)^2]
    vectors,  # [E, 3]
    direction,  # [E, 3]
    tangents,  # [E, (L_MAX + 1)^2], written when TANGENTS
    products,  # [E, 3], written when HESSIAN
    num_edges,
    L_MAX: tl.constexpr,
    TANGENTS: tl.constexpr,
    HESSIAN: tl.constexpr,
    BLOCK_EDGES: tl.constexpr,
):
    """Derivative of the gradient along a direction."""
    edges = tl.program_id(0).to(tl.int64) * BLOCK_EDGES + tl.arange(0, BLOCK_EDGES)
    mask = edges < num_edges
    v_x, v_y, v_z = load_vectors(vectors, edges, mask)
    u_x, u_y, u_z = load_vectors(direction, edges, mask)
    _, inverse, x, y, z = unit_vectors(v_x, v_y, v_z)
    p_x, p_y, p_z, stretch = perpendicular(x, y, z, u_x, u_y, u_z)
    dx, dy, dz = inverse * p_x, inverse * p_y, inverse * p_z
    if TANGENTS:
        store_harmonics_tangents(tangents, edges, mask, x, y, z, dx, dy, dz, L_MAX)
    if HESSIAN:
        a_x, a_y, a_z, t_x, t_y, t_z = harmonics_hessian(grad_attrs, edges, mask, x, y, z, dx, dy, dz, L_MAX)
        h_x, h_y, h_z = turned(x, y, z, dx, dy, dz, a_x, a_y, a_z, t_x, t_y, t_z, inverse, inverse * stretch)
        store_vectors(products, edges, h_x, h_y, h_z, mask)
