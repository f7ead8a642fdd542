"""Kernels of the pair repulsion. Importing this imports Triton."""

import triton
import triton.language as tl

from mace_fast.kernels.edge_embedding.gpu.device import envelope
from mace_fast.kernels.spherical_harmonics.gpu.device import load_vectors, store_vectors, unit_vectors


@triton.jit
def half_energies(
    length, inverse, sender, receiver, inside, species, elements, coefficients, prefactor, P: tl.constexpr
):
    """Half the energies of a tile of edges and their derivatives by the length; zero where there is no edge."""
    row = elements + tl.load(species + sender, mask=inside, other=0) * 3
    other = elements + tl.load(species + receiver, mask=inside, other=0) * 3
    strength = tl.load(row) * tl.load(other) * 7.1998 * inverse
    per_length = (tl.load(row + 1) + tl.load(other + 1)) / (tl.load(prefactor) * 0.529)
    cut, cut_1, _ = envelope(length, tl.load(row + 2) + tl.load(other + 2), P)
    u = length * per_length
    a = tl.load(coefficients) * tl.exp(u * -3.2)
    b = tl.load(coefficients + 1) * tl.exp(u * -0.9423)
    c = tl.load(coefficients + 2) * tl.exp(u * -0.4028)
    d = tl.load(coefficients + 3) * tl.exp(u * -0.2016)
    phi = a + b + c + d
    phi_1 = (a * -3.2 + b * -0.9423 + c * -0.4028 + d * -0.2016) * per_length
    value = strength * phi * cut
    slope = strength * ((phi_1 - phi * inverse) * cut + phi * cut_1)
    return tl.where(inside, value, 0.0), tl.where(inside, slope, 0.0)


@triton.jit
def energy_kernel(
    vectors,  # [num_edges, 3]
    elements,  # [num_elements, 3]
    species,  # [num_nodes]
    senders,  # [num_edges]
    receiver_ptr,  # [num_receivers + 1]
    coefficients,  # [4]
    prefactor,  # scalar
    energies,  # [num_receivers]
    P: tl.constexpr,
    BLOCK_E: tl.constexpr,
):
    """A program sums over the edges of one receiver."""
    receiver = tl.program_id(0).to(tl.int64)
    start = tl.load(receiver_ptr + receiver)
    limit = tl.load(receiver_ptr + receiver + 1)
    total = tl.zeros((BLOCK_E,), energies.dtype.element_ty)
    for first in range(start, limit, BLOCK_E):
        edge = first + tl.arange(0, BLOCK_E)
        inside = edge < limit
        x, y, z = load_vectors(vectors, edge, inside)
        length, inverse, _, _, _ = unit_vectors(x, y, z)
        sender = tl.load(senders + edge, mask=inside, other=0)
        own = receiver + tl.zeros((BLOCK_E,), tl.int64)
        value, _ = half_energies(length, inverse, sender, own, inside, species, elements, coefficients, prefactor, P)
        total += value
    tl.store(energies + receiver, tl.sum(total, 0))


@triton.jit(do_not_specialize=["num_edges"])
def gradient_kernel(
    grad,  # [num_receivers]
    vectors,  # [num_edges, 3]
    elements,  # [num_elements, 3]
    species,  # [num_nodes]
    senders,  # [num_edges]
    receivers,  # [num_edges]
    coefficients,  # [4]
    prefactor,  # scalar
    grad_vectors,  # [num_edges, 3]
    num_edges,
    P: tl.constexpr,
    BLOCK_E: tl.constexpr,
):
    """A program computes a tile of edges, whatever their receivers."""
    edge = tl.program_id(0).to(tl.int64) * BLOCK_E + tl.arange(0, BLOCK_E)
    inside = edge < num_edges
    x, y, z = load_vectors(vectors, edge, inside)
    length, inverse, u_x, u_y, u_z = unit_vectors(x, y, z)
    sender = tl.load(senders + edge, mask=inside, other=0)
    receiver = tl.load(receivers + edge, mask=inside, other=0)
    _, slope = half_energies(length, inverse, sender, receiver, inside, species, elements, coefficients, prefactor, P)
    along = slope * tl.load(grad + receiver, mask=inside, other=0.0)
    store_vectors(grad_vectors, edge, u_x * along, u_y * along, u_z * along, inside)
