"""The parts of a model that an evaluation is put together from, of a whole structure or chunk by chunk."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from mace_fast.arguments import LayerIrreps, whole_numbers
from mace_fast.blocks.edges import Edges
from mace_fast.blocks.embedding import LinearNodeEmbeddingBlock
from mace_fast.blocks.interaction import InteractionBlock
from mace_fast.blocks.product import EquivariantProductBasisBlock
from mace_fast.blocks.radial import RadialEmbeddingBlock, SphericalHarmonics
from mace_fast.energies import of_head
from mace_fast.evaluated import Evaluated
from mace_fast.execution import Execution
from mace_fast.first_use import compile_kernels
from mace_fast.geometry import Geometry, Graphs
from mace_fast.graph import Nodes, Topology
from mace_fast.inputs import prepare
from mace_fast.outputs import Wanted
from mace_fast.state_dict_versions import complete_state_dict


class Layers(Evaluated):
    """Base of the models.

    Attributes:
        node_embedding: first features of each species.
        radial_embedding: radial functions.
        spherical_harmonics: of the edges.
        interactions: a block of every layer.
        products: the same.
        readouts: one of every layer, or of the last one only.
        is_local: whether the energy is a sum over atoms of what lies within a few cutoffs of each, so that structures
            may be cut into chunks and domains.
        recorded: whether calculators and the command line may record steps of the model on a CPU and repeat them.

    Args:
        atomic_numbers: the elements, in the order of the one-hot columns.
        r_max: cutoff radius in Å.
        num_interactions: number of layers.

    Raises:
        ValueError: an atomic number is not whole.
    """

    num_interactions: Tensor
    node_embedding: LinearNodeEmbeddingBlock
    radial_embedding: RadialEmbeddingBlock
    spherical_harmonics: SphericalHarmonics
    interactions: nn.ModuleList
    products: nn.ModuleList
    readouts: nn.ModuleList
    is_local = True
    recorded = True

    def __init__(self, atomic_numbers: Sequence[int], r_max: float, num_interactions: int) -> None:
        super().__init__()
        numbers = whole_numbers(atomic_numbers, "atomic_numbers").tolist()
        self.register_buffer("atomic_numbers", torch.tensor(numbers, dtype=torch.int64))
        self.register_buffer("r_max", torch.tensor(float(r_max), dtype=torch.get_default_dtype()))
        self.register_buffer("num_interactions", torch.tensor(num_interactions, dtype=torch.int64))

    def _load_from_state_dict(self, state_dict: dict[str, Any], prefix: str, *args: Any) -> None:
        complete_state_dict(self, state_dict, prefix)
        super()._load_from_state_dict(state_dict, prefix, *args)

    def add_layer(
        self,
        block: type[InteractionBlock],
        irreps: LayerIrreps,
        correlation: int,
        *,
        use_agnostic_product: bool = False,
        use_reduced_cg: bool = False,
        **interaction: Any,
    ) -> None:
        """Append an interaction and a product.

        Args:
            block: class of the interaction.
            irreps: what goes through the layer.
            correlation: highest degree of the symmetric contraction.
            use_agnostic_product: one set of contraction weights for all elements.
            use_reduced_cg: the reduced Clebsch-Gordan basis.
            **interaction: what interactions of all layers get, as :class:`InteractionBlock`.
        """
        is_first = len(self.interactions) == 0
        self.interactions.append(
            block(
                node_feats_irreps=irreps.inputs,
                target_irreps=irreps.target,
                hidden_irreps=irreps.outputs,
                edge_irreps=irreps.edge,
                **interaction,
            )
        )
        self.products.append(
            EquivariantProductBasisBlock(
                node_feats_irreps=irreps.target,
                target_irreps=irreps.outputs,
                correlation=correlation,
                num_elements=len(self.atomic_numbers),
                use_sc=not is_first or block.has_skip,
                use_agnostic_product=use_agnostic_product,
                use_reduced_cg=use_reduced_cg,
            )
        )

    def prepared(
        self,
        data: dict[str, Any],
        execution: Execution,
        wanted: Wanted,
        *,
        strained: bool = False,
        lammps: bool = False,
        by_displacement: bool = False,
    ) -> Geometry:
        """Read and check the input, and compile what is about to be launched where it is the first of its kind.

        Args:
            data: input dictionary.
            execution: how the operations run.
            wanted: which derivatives.
            strained: whether virials or the displacement are wanted.
            lammps: whether the input comes from LAMMPS.
            by_displacement: whether somebody may differentiate by the displacement.

        Raises:
            ValueError: an input is missing, misshaped or not finite, or two atoms coincide.
            TypeError: a dtype differs from the model's.
        """
        geometry = prepare(self.expects(), execution, data, strained, lammps, by_displacement)
        if not torch.compiler.is_compiling():
            compile_kernels(self, execution, wanted, geometry.sizes)
        return geometry

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

    def layer_outputs(
        self, geometry: Geometry, edges: Edges, node_feats: Tensor | None, species_feats: Tensor | None
    ) -> list[Tensor]:
        """Features after every layer, ``[num_receivers, components, channels]`` each.

        Args:
            geometry: of the graphs.
            edges: of them.
            node_feats: before the first layer, of :meth:`first_features`.
            species_feats: likewise.
        """
        outputs: list[Tensor] = []
        for index in range(len(self.interactions)):
            node_feats = self.layer(index, node_feats, species_feats, geometry.nodes, edges, geometry.execution)
            species_feats = None
            outputs.append(node_feats)
        return outputs

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
