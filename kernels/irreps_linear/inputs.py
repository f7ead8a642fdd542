"""What the operators of the linear map take beside rows and weights."""

from typing import NamedTuple

from torch import Tensor

SCHEMA = (
    "Tensor? node_perm, Tensor? species_ptr, str blocks, SymInt width_in, SymInt width_out, SymInt weight_numel, "
    "str precision, SymInt parts"
)
"""The fields of :class:`LinearMap` in the language of operators."""


class LinearMap(NamedTuple):
    """A linear map without its weights, flat, because an operator takes no dataclass.

    Attributes:
        node_perm: ``[num_nodes]``, as in :class:`mace_fast.kernels.runtime.orders.SpeciesOrder`; None where all nodes
            have the same weight.
        species_ptr: ``[num_species + 1]``, with ``node_perm`` only.
        blocks: as text, see :func:`mace_fast.kernels.irreps_linear.blocks.encode`.
        width_in: numbers in a row of features.
        width_out: numbers in a row of the result.
        weight_numel: numbers of the weight, of each species.
        precision: of matrix products, which the GPU has a choice of.
        parts: of a :class:`mace_fast.kernels.irreps_linear.PreparedWeight`, whose numbers are the weight; else 0.
    """

    node_perm: Tensor | None
    species_ptr: Tensor | None
    blocks: str
    width_in: int
    width_out: int
    weight_numel: int
    precision: str
    parts: int = 0

    @property
    def num_species(self) -> int:
        """Number of species; 0 where all nodes have the same weight."""
        return 0 if self.species_ptr is None else self.species_ptr.shape[0] - 1

    @property
    def weight_shape(self) -> tuple[int, ...]:
        """Of the weight, and of the gradient by it."""
        return (self.weight_numel,) if self.species_ptr is None else (self.num_species, self.weight_numel)

    def width_made(self, transposed: bool) -> int:
        """Numbers in a row of what the map makes, or its transpose."""
        return self.width_in if transposed else self.width_out
