"""What the edge embedding needs to know beside the vectors, and what it returns."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from torch import Tensor

BASES: Mapping[str, str] = MappingProxyType({"bessel": "prefactor", "gaussian": "coefficient", "chebyshev": "none"})
"""Radial bases that every backend has, and what the scale of each is."""

TRANSFORMS: Mapping[str, int] = MappingProxyType({"None": 0, "Agnesi": 3, "Soft": 1})
"""Distance transforms that every backend has, and how many constants each has."""


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
        scale: prefactor of the functions, scalar tensor (bessel); of the exponent, float (gaussian); else unused.
        transform: one of :data:`TRANSFORMS`.
        transform_parameters: scalar tensors ``(a, q, p)`` of Agnesi or ``(alpha,)`` of Soft.
        apply_cutoff: whether the envelope multiplies the basis.

    Raises:
        ValueError: the basis or the transform is unknown, the constants are not those of the transform, ``p`` is less
            than 1, ``weights`` is no vector, or a scalar has another number of elements than one.
        TypeError: the scale is not what the basis has.
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
        if len(self.transform_parameters) != TRANSFORMS[self.transform]:
            raise ValueError(
                f"transform {self.transform} has {TRANSFORMS[self.transform]} constants, got "
                f"{len(self.transform_parameters)}"
            )
        if self.p < 1:
            raise ValueError(f"p must be 1 or more, got {self.p}")
        if self.weights.ndim != 1:
            raise ValueError(f"weights must be a vector, got {list(self.weights.shape)}")
        has_prefactor = BASES[self.basis] == "prefactor"
        if has_prefactor != isinstance(self.scale, Tensor) and BASES[self.basis] != "none":
            kind = "a scalar tensor" if has_prefactor else "a float"
            raise TypeError(f"scale of the basis {self.basis} must be {kind}, got {type(self.scale).__name__}")
        for scalar in (self.r_max, *self.transform_parameters, *([self.scale] if has_prefactor else [])):
            if isinstance(scalar, Tensor) and scalar.numel() != 1:
                raise ValueError(
                    f"r_max, the scale and the constants of the transform must be scalars, got {list(scalar.shape)}"
                )
