"""What the operators of the density projection take beside harmonics, hidden functions and gradients."""

from collections.abc import Sequence
from typing import NamedTuple

from torch import Tensor

SCHEMA = "Tensor sender_species, Tensor receiver_ptr, SymInt num_species, str precision"
"""The fields of :class:`SpeciesGraph` in the language of operators."""


class SpeciesGraph(NamedTuple):
    """The edges by receiver, the species of their senders, and how rows along them are multiplied.

    Attributes:
        sender_species: ``[E]``, below ``num_species``.
        receiver_ptr: ``[num_receivers + 1]``, as in :class:`mace_fast.kernels.runtime.orders.EdgeOrder`.
        num_species: species present.
        precision: of matrix products in Triton.
    """

    sender_species: Tensor
    receiver_ptr: Tensor
    num_species: int
    precision: str

    @property
    def num_receivers(self) -> int:
        """Nodes that have a density."""
        return self.receiver_ptr.shape[0] - 1

    def contiguous(self) -> "SpeciesGraph":
        """The same as loops and kernels read it."""
        return SpeciesGraph._make(value.contiguous() if isinstance(value, Tensor) else value for value in self)


def empty_gradients(edge_attrs: Tensor, hidden: Tensor, needs: Sequence[bool]) -> tuple[Tensor, Tensor]:
    """Memory for the gradients by the harmonics and by the hidden functions, without rows where one is not needed."""
    by_attrs, by_hidden = (rows.shape[0] if need else 0 for rows, need in zip((edge_attrs, hidden), needs, strict=True))
    return edge_attrs.new_empty(by_attrs, edge_attrs.shape[1]), hidden.new_empty(by_hidden, hidden.shape[1])
