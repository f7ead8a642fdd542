"""The edges as the layers see them, with an embedding that is made where something reads it."""

from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.blocks.radial import RadialEmbeddingBlock
from mace_fast.graph import Topology
from mace_fast.kernels import EdgeEmbedding, edge_embedding
from mace_fast.kernels.runtime.backends import Resolved


@dataclass
class Edges:
    """The edges, sorted by receiver; E edges.

    Their embedding is made when something reads it: layers that compute all they need from the vectors do not.

    Attributes:
        topology: who sends and who receives.
        vectors: ``[E, 3]``, receiver minus sender in Å.
        radial: the block that says how ``feats`` and ``cutoff`` follow from the lengths.
        elements: ``[num_elements]``, atomic numbers of the model's elements.
        l_max: highest degree of the spherical harmonics.
        backend: which implementation makes the embedding.
    """

    topology: Topology
    vectors: Tensor
    radial: RadialEmbeddingBlock
    elements: Tensor
    l_max: int
    backend: Resolved
    _embedding: EdgeEmbedding | None = None
    _pair_radii: Tensor | None = None
    _pairs: Tensor | None = None

    def node_atomic_numbers(self) -> Tensor:
        """``[num_nodes]``, of all that send."""
        return self.elements[self.topology.species.element]

    @property
    def pair_radii(self) -> Tensor | None:
        """``[E]`` in Å, sums of covalent radii; with a distance transform only."""
        if self._pair_radii is None and self.radial.transformed:
            ends = self.topology
            self._pair_radii = self.radial.pair_radii(self.node_atomic_numbers(), ends.senders, ends.receivers)
        return self._pair_radii

    @property
    def pairs(self) -> Tensor:
        """``[E]`` int64, species of the sender times Z plus that of the receiver, of the Z species present."""
        if self._pairs is None:
            ends, species = self.topology, self.topology.species
            self._pairs = ends.sender_species * species.present.shape[0] + species.present_index[ends.receivers]
        return self._pairs

    def embedding(self) -> EdgeEmbedding:
        """Lengths, harmonics, radial features and cutoff."""
        if self._embedding is None:
            radial = self.radial.parameters_of_edges()
            backend = "reference" if self.basis_trains else self.backend
            self._embedding = edge_embedding(self.vectors, self.l_max, radial, self.pair_radii, backend=backend)
        return self._embedding

    @property
    def basis_trains(self) -> bool:
        """Whether the radial basis needs gradients, which torch alone has: that of a model fine-tuned by mace-torch."""
        return torch.is_grad_enabled() and any(one.requires_grad for one in self.radial.parameters())

    @property
    def lengths(self) -> Tensor:
        """``[E]`` in Å."""
        return self.embedding().lengths

    @property
    def attrs(self) -> Tensor:
        """``[E, harmonics]``, spherical harmonics."""
        return self.embedding().edge_attrs

    @property
    def feats(self) -> Tensor:
        """``[E, B]``, radial features."""
        return self.embedding().edge_feats

    @property
    def cutoff(self) -> Tensor | None:
        """``[E, 1]``, the factor that the layers still have to apply; None where it is in ``feats`` already."""
        return None if self.radial.apply_cutoff else self.embedding().envelope[:, None]
