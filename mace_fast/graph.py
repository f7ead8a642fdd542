"""The graph as the layers see it: who sends, who receives, and which species there are."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from mace_fast.kernels import EdgeEmbedding


@dataclass(frozen=True)
class Nodes:
    """Species of the nodes; N senders (ghosts of a domain decomposition included), Z species present.

    Attributes:
        species: ``[N]`` int64, position of the element in the model's list.
        present: ``[Z]`` int64, the species that occur, ascending.
        present_index: ``[N]`` int64, position of each node's species in ``present``.
        num_receivers: number of nodes that receive messages; the first rows. Fewer than N only with ghosts.
        exchange: fills the rows of the ghosts of ``[N, width]`` features from the domains that own them; None
            where there are no ghosts.
    """

    species: Tensor
    present: Tensor
    present_index: Tensor
    num_receivers: int
    exchange: Callable[[Tensor], Tensor] | None = None

    @classmethod
    def from_species(
        cls, species: Tensor, num_receivers: int, exchange: Callable[[Tensor], Tensor] | None = None
    ) -> "Nodes":
        """Collect the species that are present."""
        present, present_index = torch.unique(species, return_inverse=True)
        return cls(species, present, present_index, num_receivers, exchange)

    def receivers_only(self) -> "Nodes":
        """The same nodes without the ghosts."""
        n = self.num_receivers
        return replace(self, species=self.species[:n], present_index=self.present_index[:n])

    def with_ghosts(self, node_feats: Tensor) -> Tensor:
        """Complete ``[num_receivers, components, channels]`` to all senders; the identity without ghosts."""
        if self.exchange is None:
            return node_feats
        num_ghosts = self.species.shape[0] - node_feats.shape[0]
        ghosts = node_feats.new_zeros(num_ghosts, *node_feats.shape[1:])
        rows = torch.cat([node_feats, ghosts]).flatten(1).contiguous()
        return self.exchange(rows).view(-1, *node_feats.shape[1:])


@dataclass(frozen=True)
class Edges:
    """The edges, sorted by receiver; E edges.

    Attributes:
        senders: ``[E]`` int64.
        receivers: ``[E]`` int64, ascending.
        lengths: ``[E]`` in Å.
        attrs: ``[E, harmonics]``, spherical harmonics.
        feats: ``[E, B]``, radial features.
        cutoff: ``[E, 1]``, the factor that the layers still have to apply; None where it is in ``feats`` already.
    """

    senders: Tensor
    receivers: Tensor
    lengths: Tensor
    attrs: Tensor
    feats: Tensor
    cutoff: Tensor | None

    @classmethod
    def from_embedding(
        cls, senders: Tensor, receivers: Tensor, embedding: EdgeEmbedding, cutoff_applied: bool
    ) -> "Edges":
        """Bring together the topology and the embedding of the edges."""
        cutoff = None if cutoff_applied else embedding.envelope[:, None]
        return cls(senders, receivers, embedding.lengths, embedding.edge_attrs, embedding.edge_feats, cutoff)


def receiver_order(receivers: Tensor) -> Tensor | None:
    """Permutation that sorts the edges by receiver and keeps the order among equals; None if they are sorted."""
    if bool((receivers[1:] >= receivers[:-1]).all()):
        return None
    return torch.argsort(receivers, stable=True)
