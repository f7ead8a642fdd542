"""What the edge embedding needs to know beside the vectors, and what it returns."""

from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor

BASES = ("bessel", "gaussian", "chebyshev")
"""Radial bases that every backend has."""

TRANSFORMS = ("None", "Agnesi", "Soft")
"""Distance transforms that every backend has."""


class EdgeEmbedding(NamedTuple):
    """What a layer reads of the edges; E edges, B radial functions.

    Attributes:
        lengths: ``[E]`` in Å.
        edge_attrs: ``[E, (l_max + 1)^2]``, the spherical harmonics.
        edge_feats: ``[E, B]``, the radial basis, already times the envelope if ``apply_cutoff``.
        envelope: ``[E]``, the polynomial cutoff of the lengths; 0 from ``r_max`` on.
    """

    lengths: Tensor
    edge_attrs: Tensor
    edge_feats: Tensor
    envelope: Tensor


@dataclass(frozen=True)
class RadialParameters:
    """Radial basis, distance transform and cutoff of one model; B radial functions.

    Attributes:
        r_max: cutoff radius, scalar tensor, in Å.
        p: exponent of the polynomial envelope, 1 or more.
        basis: one of :data:`BASES`.
        weights: ``[B]``: frequencies (bessel, in 1/Å), centres (gaussian, in Å) or orders (chebyshev).
        scale: prefactor of the Bessel functions, scalar tensor; of the exponent of the Gaussians, float; else unused.
        transform: one of :data:`TRANSFORMS`.
        transform_parameters: scalar tensors ``(a, q, p)`` of Agnesi or ``(alpha,)`` of Soft.
        apply_cutoff: whether the envelope multiplies the basis.

    Raises:
        ValueError: the basis or the transform is unknown.
    """

    r_max: Tensor
    p: int
    basis: str
    weights: Tensor
    scale: Tensor | float
    transform: str
    transform_parameters: tuple[Tensor, ...]
    apply_cutoff: bool

    def __post_init__(self) -> None:
        for name, value, known in (("basis", self.basis, BASES), ("transform", self.transform, TRANSFORMS)):
            if value not in known:
                raise ValueError(f"{name} must be one of {', '.join(known)}; got {value!r}")
