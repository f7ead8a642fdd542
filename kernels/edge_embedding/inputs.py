"""What the operators of the edge embedding take beside gradients and directions."""

from collections.abc import Sequence
from typing import NamedTuple

from torch import Tensor

from mace_fast.kernels.edge_embedding.parameters import BASES, RadialParameters

SCHEMA = (
    "Tensor vectors, Tensor? pair_radii, Tensor r_max, Tensor weights, Tensor[] scalars, "
    "SymInt l_max, str basis, float coefficient, str transform, SymInt p, bool apply_cutoff"
)
"""The fields of :class:`Inputs` in the language of operators."""


RESULTS = ("lengths", "attrs", "feats", "envelope")
"""What the operators give, as the kernels name it."""


class Inputs(NamedTuple):
    """Vectors and radial parameters, flat, because an operator takes neither a dataclass nor a tensor or a float.

    Attributes:
        vectors: ``[E, 3]``.
        pair_radii: ``[E]``, with a transform only.
        r_max: scalar tensor.
        weights: ``[B]``.
        scalars: scalar tensors: the prefactor, of a basis that has one, then the constants of the transform.
        l_max: highest degree.
        basis: as in :class:`RadialParameters`, like the following.
        coefficient: of the exponent of the Gaussians; else unused.
        transform: name of the distance transform.
        p: exponent of the envelope.
        apply_cutoff: whether the envelope multiplies the basis.
    """

    vectors: Tensor
    pair_radii: Tensor | None
    r_max: Tensor
    weights: Tensor
    scalars: Sequence[Tensor]
    l_max: int
    basis: str
    coefficient: float
    transform: str
    p: int
    apply_cutoff: bool

    @classmethod
    def of(cls, vectors: Tensor, l_max: int, radial: RadialParameters, pair_radii: Tensor | None) -> "Inputs":
        """The arguments of the public function."""
        scale = BASES[radial.basis]
        return cls(
            vectors=vectors,
            pair_radii=pair_radii,
            r_max=radial.r_max,
            weights=radial.weights,
            scalars=[
                *([radial.scale] if scale == "prefactor" else []),  # type: ignore[list-item]
                *radial.transform_parameters,
            ],
            l_max=l_max,
            basis=radial.basis,
            coefficient=float(radial.scale) if scale == "coefficient" else 0.0,
            transform=radial.transform,
            p=radial.p,
            apply_cutoff=radial.apply_cutoff,
        )

    def radial_arguments(self) -> dict[str, Tensor]:
        """What kernels take of the radial parameters, by name; r_max stands where a scalar is not read."""
        r_max, scalars = self.r_max, list(self.scalars)
        prefactor = scalars.pop(0) if BASES[self.basis] == "prefactor" else r_max
        constants = [*scalars, r_max, r_max, r_max][:3]
        return {
            "pair_radii": r_max if self.pair_radii is None else self.pair_radii.contiguous(),
            "r_max": r_max,
            "weights": self.weights.contiguous(),
            "prefactor": prefactor,
            **{f"constant_{number}": constant for number, constant in enumerate(constants)},
        }

    def empty_results(self) -> tuple[Tensor, ...]:
        """Memory for lengths, edge_attrs, edge_feats and envelope."""
        return tuple(self.vectors.new_empty(shape) for shape in self.shapes())

    def empty_tangents(self, wanted: Sequence[bool]) -> tuple[Tensor, ...]:
        """Memory for tangents of the four results and of the gradient, without rows where they are not wanted."""
        num_edges = self.vectors.shape[0]
        shapes = [*self.shapes(), (num_edges, 3)]
        return tuple(
            self.vectors.new_empty((num_edges if want else 0, *shape[1:]))
            for want, shape in zip(wanted, shapes, strict=True)
        )

    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """Of the results: lengths, edge_attrs, edge_feats and envelope."""
        num_edges = self.vectors.shape[0]
        return (num_edges,), (num_edges, (self.l_max + 1) ** 2), (num_edges, self.weights.numel()), (num_edges,)
