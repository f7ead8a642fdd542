"""Spherical harmonics and their derivatives on the GPU: kernels and launchers. Imported on first launch."""

import triton
import triton.language as tl
from torch import Tensor

from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.spherical_harmonics import generate
from mace_fast.kernels.spherical_harmonics.device import load_vectors, store_vectors, unit_vectors
from mace_fast.kernels.tuning import architecture, configuration

_generated = load("spherical_harmonics", generate.source())
store_harmonics = _generated.store_harmonics
store_harmonics_tangents = _generated.store_harmonics_tangents
harmonics_gradient = _generated.harmonics_gradient
harmonics_hessian = _generated.harmonics_hessian

EDGES_PER_PROGRAM = 64
"""One edge per thread: nothing is exchanged between threads, so a program may be as small as the GPU likes."""


def default_configuration() -> dict[str, int]:
    """One edge per thread."""
    lanes = 64 if architecture().startswith("gfx") else 32
    return {"block_edges": EDGES_PER_PROGRAM, "num_warps": EDGES_PER_PROGRAM // lanes}


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


def launch_forward(vectors: Tensor, l_max: int) -> Tensor:
    """``[num_edges, (l_max + 1)^2]``."""
    width = (l_max + 1) ** 2
    edge_attrs = vectors.new_empty((vectors.shape[0], width))
    tensors = {"vectors": vectors.contiguous(), "edge_attrs": edge_attrs}
    _launch("forward", forward_kernel, tensors, l_max, {})
    return edge_attrs


def launch_backward(grad_attrs: Tensor, vectors: Tensor, l_max: int) -> Tensor:
    """Gradient of the vectors, ``[num_edges, 3]``."""
    grad_vectors = vectors.new_empty(vectors.shape)
    tensors = {"grad_attrs": grad_attrs.contiguous(), "vectors": vectors.contiguous(), "grad_vectors": grad_vectors}
    _launch("backward", backward_kernel, tensors, l_max, {})
    return grad_vectors


def launch_second(
    grad_attrs: Tensor, vectors: Tensor, direction: Tensor, l_max: int, tangents: bool, hessian: bool
) -> tuple[Tensor, Tensor]:
    """Tangents of the harmonics along a direction, and of the gradient; without rows where they are not wanted."""
    num_edges = vectors.shape[0]
    tangent_rows = vectors.new_empty((num_edges if tangents else 0, (l_max + 1) ** 2))
    products = vectors.new_empty((num_edges if hessian else 0, 3))
    tensors = {
        "grad_attrs": grad_attrs.contiguous(),
        "vectors": vectors.contiguous(),
        "direction": direction.contiguous(),
        "tangents": tangent_rows,
        "products": products,
    }
    _launch("second", second_kernel, tensors, l_max, {"TANGENTS": tangents, "HESSIAN": hessian})
    return tangent_rows, products


def _launch(name: str, kernel: object, tensors: dict[str, Tensor], l_max: int, flags: dict[str, bool]) -> None:
    vectors = tensors["vectors"]
    num_edges = vectors.shape[0]
    chosen = configuration(f"spherical_harmonics_{name}", f"l_max {l_max}", vectors.dtype, default_configuration())
    launch(
        kernel,
        triton.cdiv(num_edges, chosen["block_edges"]),
        {**tensors, "num_edges": num_edges},
        {"L_MAX": l_max, **flags, "BLOCK_EDGES": chosen["block_edges"]},
        num_warps=chosen["num_warps"],
    )
