"""The parts of a model that an evaluation is put together from, of a whole structure or chunk by chunk."""

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn

from mace_fast.blocks.edges import Edges
from mace_fast.blocks.embedding import LinearNodeEmbeddingBlock
from mace_fast.blocks.radial import RadialEmbeddingBlock, SphericalHarmonics
from mace_fast.energies import of_head
from mace_fast.evaluated import Evaluated
from mace_fast.execution import Execution
from mace_fast.geometry import Graphs
from mace_fast.graph import Nodes, Topology


class Layers(Evaluated):
    """Base of the models.

    Attributes:
        node_embedding: first features of each species.
        radial_embedding: radial functions.
        spherical_harmonics: of the edges.
        interactions: a block of every layer.
        products: the same.
        readouts: one of every layer, or of the last one only.
    """

    node_embedding: LinearNodeEmbeddingBlock
    radial_embedding: RadialEmbeddingBlock
    spherical_harmonics: SphericalHarmonics
    interactions: nn.ModuleList
    products: nn.ModuleList
    readouts: nn.ModuleList

    @property
    def ends_at_cutoff(self) -> bool:
        """Whether edges beyond the cutoff contribute exactly nothing, so that a list of neighbours may have some."""
        return not self.radial_embedding.apply_cutoff or not any(block.sees_nodes for block in self.interactions)

    def edges(self, topology: Topology, vectors: Tensor, execution: Execution) -> Edges:
        """The edges as the layers see them.

        Args:
            topology: sorted by receiver.
            vectors: ``[E, 3]`` in Å, in that order.
            execution: how the operations run.
        """
        return Edges(
            topology=topology,
            vectors=vectors,
            radial=self.radial_embedding,
            elements=self.atomic_numbers,
            l_max=self.spherical_harmonics._lmax,
            backend=execution.backend,
        )

    def pair_energy(self, edges: Edges, nodes: Nodes) -> Tensor | None:
        """Energy of the pair repulsion, ``[num_receivers]`` in eV; None in a model without."""
        repulsion: Any = getattr(self, "pair_repulsion_fn", None)
        return None if repulsion is None else repulsion(edges, nodes.num_receivers)

    def first_features(
        self, nodes: Nodes, batch: Tensor, features: Mapping[str, Any]
    ) -> tuple[Tensor | None, Tensor | None]:
        """What goes into the first layer.

        Args:
            nodes: N senders.
            batch: ``[N]`` graph of each.
            features: the input dictionary, for what an embedding reads of it.

        Returns:
            ``[N, 1, channels]``, and ``[species present, 1, channels]`` where features follow from the species alone;
            one of them is None.
        """
        of_species = self.node_embedding(nodes.species.present)
        embedding: Any = getattr(self, "joint_embedding", None)
        if embedding is None:
            return None, of_species
        added = embedding(batch, {name: features[name] for name in self.embedding_specs})
        return of_species[nodes.species.present_index] + added.unsqueeze(1), None

    def embedding_energy(self, node_feats: Tensor | None, graphs: Graphs, execution: Execution) -> Tensor | None:
        """Energy read out of the features before the first layer, ``[N]`` in eV; None in a model without."""
        readout: Any = getattr(self, "embedding_readout", None)
        if node_feats is None or readout is None:
            return None
        return of_head(readout(node_feats, graphs.node_heads, execution), graphs)

    def layer(
        self,
        index: int,
        node_feats: Tensor | None,
        species_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
    ) -> Tensor:
        """Features after a layer, ``[num_receivers, components, channels]``.

        Args:
            index: of the layer.
            node_feats: before the layer; None where ``species_feats`` says all.
            species_feats: of each species present before the first layer, else None.
            nodes: who sends and receives.
            edges: sorted by receiver.
            execution: how the operations run.
        """
        messages, skip = self.interactions[index](node_feats, nodes, edges, execution, species_feats)
        result: Tensor = self.products[index](messages, skip, nodes.receiver_species, execution)
        return result

    def read(self, index: int, node_feats: Tensor, graphs: Graphs, execution: Execution) -> Tensor | None:
        """Energy that is read out after a layer, ``[N]`` in eV, each of the head of its node; None where nothing is."""
        if not self.reads(index):
            return None
        readout = self.readouts[index - len(self.interactions)]
        return of_head(readout(node_feats, graphs.node_heads, execution), graphs)

    def reads(self, index: int) -> bool:
        """Whether a layer has a readout: each, or the last one alone."""
        return index >= len(self.interactions) - len(self.readouts)
