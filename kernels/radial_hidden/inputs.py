"""What the operators of the hidden radial layers take beside gradients."""

from collections.abc import Sequence
from typing import NamedTuple

from torch import Tensor

SCHEMA = "Tensor edge_feats, Tensor[] weights, Tensor? envelope, float constant, str precision"
"""The fields of :class:`Layers` in the language of operators."""


class Layers(NamedTuple):
    """Hidden layers and what they read, flat, because an operator takes no dataclass.

    Attributes:
        edge_feats: ``[E, B]``.
        weights: ``[width_in, width_out]`` of each layer, scaled for use.
        envelope: ``[E]``, a factor of the result; None for 1.
        constant: of the activation.
        precision: of matrix products, which the GPU has a choice of.
    """

    edge_feats: Tensor
    weights: Sequence[Tensor]
    envelope: Tensor | None
    constant: float
    precision: str

    @property
    def widths(self) -> tuple[int, ...]:
        """Of what the network reads and of every layer."""
        return (self.edge_feats.shape[1], *(weight.shape[1] for weight in self.weights))

    def empty_result(self) -> Tensor:
        """Memory for the last layer, ``[E, H]``."""
        return self.edge_feats.new_empty(self.edge_feats.shape[0], self.widths[-1])

    def empty_gradients(self) -> tuple[Tensor, Tensor]:
        """Memory for the gradients by the inputs, and by the envelope: without rows where there is none."""
        num_edges = self.edge_feats.shape[0]
        by_envelope = self.edge_feats.new_empty(0 if self.envelope is None else num_edges)
        return self.edge_feats.new_empty(self.edge_feats.shape), by_envelope
