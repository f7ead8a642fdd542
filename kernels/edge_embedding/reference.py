"""Radial bases, distance transforms and the polynomial cutoff in plain torch: their definition."""

import torch
from torch import Tensor

from mace_fast.kernels.edge_embedding.parameters import EdgeEmbedding, RadialParameters
from mace_fast.kernels.spherical_harmonics.reference import spherical_harmonics


def polynomial_envelope(lengths: Tensor, r_max: Tensor, p: int) -> Tensor:
    """Polynomial cutoff, 1 at 0 and 0 with two derivatives at ``r_max`` (DimeNet, arXiv:2003.03123, eq. 8).

    Factored as ``(1 - u)^3 sum_(k < p) (k + 1)(k + 2) / 2 u^k``: the expanded form is a difference of large numbers
    near ``r_max`` and loses there what float32 has.
    """
    u = (lengths / r_max).clamp(max=1.0)  # far padding edges must not overflow to inf * 0
    series = torch.zeros_like(u)
    for k in reversed(range(p)):
        series = series * u + (k + 1) * (k + 2) / 2
    return torch.pow(1.0 - u, 3) * series * (lengths < r_max)


def bessel(distances: Tensor, weights: Tensor, prefactor: Tensor) -> Tensor:
    """Spherical Bessel functions of order 0 (DimeNet, arXiv:2003.03123, eq. 7)."""
    return prefactor * torch.sin(weights * distances[:, None]) / distances[:, None]


def gaussian(distances: Tensor, centres: Tensor, coefficient: float) -> Tensor:
    """Gaussians on a grid of centres."""
    return torch.exp(coefficient * (distances[:, None] - centres).square())


def chebyshev(distances: Tensor, num_basis: int) -> Tensor:
    """Chebyshev polynomials T_1 .. T_B of the distance itself, by their recurrence, which torch can differentiate."""
    previous, current = torch.ones_like(distances), distances
    columns = [current]
    for _ in range(num_basis - 1):
        previous, current = current, 2.0 * distances * current - previous
        columns.append(current)
    return torch.stack(columns, dim=-1)


def agnesi(lengths: Tensor, pair_radii: Tensor, a: Tensor, q: Tensor, p: Tensor) -> Tensor:
    """Agnesi transform (Witt et al., J. Chem. Phys. 159, 164101, 2023); r_0 is the mean covalent radius."""
    u = lengths / (0.5 * pair_radii)
    return 1.0 / (1.0 + a * torch.pow(u, q) / (1.0 + torch.pow(u, q - p)))


def soft(lengths: Tensor, pair_radii: Tensor, alpha: Tensor) -> Tensor:
    """Smooth clamp of short distances to 3/4 of the sum of the covalent radii."""
    p_0, p_1 = 3.0 / 4.0 * pair_radii, 4.0 / 3.0 * pair_radii
    switch = 0.5 * (1.0 + torch.tanh(alpha / (p_1 - p_0) * (lengths - 0.5 * (p_0 + p_1))))
    return p_0 + (lengths - p_0) * switch


def transformed(lengths: Tensor, pair_radii: Tensor | None, radial: RadialParameters) -> Tensor:
    """Distances that the basis is evaluated at."""
    if pair_radii is None:
        return lengths
    if radial.transform == "Agnesi":
        return agnesi(lengths, pair_radii, *radial.transform_parameters)
    assert radial.transform == "Soft"
    return soft(lengths, pair_radii, *radial.transform_parameters)


def radial_basis(distances: Tensor, radial: RadialParameters) -> Tensor:
    """The basis of ``radial.basis``, ``[E, B]``."""
    if radial.basis == "gaussian":
        assert isinstance(radial.scale, float)
        return gaussian(distances, radial.weights, radial.scale)
    if radial.basis == "chebyshev":
        return chebyshev(distances, radial.weights.numel())
    assert radial.basis == "bessel"
    assert isinstance(radial.scale, Tensor)
    return bessel(distances, radial.weights, radial.scale)


def edge_embedding(vectors: Tensor, l_max: int, radial: RadialParameters, pair_radii: Tensor | None) -> EdgeEmbedding:
    """Compose the pieces above."""
    lengths = torch.linalg.vector_norm(vectors, dim=-1)
    envelope = polynomial_envelope(lengths, radial.r_max, radial.p)
    bounded = lengths.clamp(max=radial.r_max)  # Chebyshev polynomials of far padding edges would overflow
    edge_feats = radial_basis(transformed(bounded, pair_radii, radial), radial)
    if radial.apply_cutoff:
        edge_feats = edge_feats * envelope[:, None]
    return EdgeEmbedding(lengths, spherical_harmonics(vectors, l_max), edge_feats, envelope)
