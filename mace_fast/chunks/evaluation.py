"""Energies, forces and stresses chunk by chunk: between the layers only the features and their gradients are kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from mace_fast.chunks.cut import Chunk, cut
from mace_fast.chunks.system import System
from mace_fast.energies import LayerResults, sum_by_graph
from mace_fast.first_use import compile_kernels
from mace_fast.geometry import Graphs
from mace_fast.kernels import segment_sum
from mace_fast.models import MACE
from mace_fast.outputs import Wanted, per_volume

Progress = Callable[[int, int], None]
"""Called with how many parts of an evaluation are done, and how many there are."""


def evaluate_chunks(
    model: MACE,
    system: System,
    chunks: Sequence[Tensor],
    *,
    forces: bool = True,
    stress: bool = False,
    atomic_stresses: bool = False,
    progress: Progress | None = None,
) -> dict[str, Tensor | None]:
    """Evaluate a system in parts.

    A pass over the chunks computes one layer. All layers but the last are computed first; then, from the last to the
    first, each is computed once more, with its gradients by the edge vectors and by the features before it.

    Args:
        model: of ``mace_fast``.
        system: to evaluate.
        chunks: receivers of each part, every node in one.
        forces: compute forces.
        stress: compute stress and virials, and forces with them.
        atomic_stresses: compute those of each atom, and forces with them.
        progress: told after every part.

    Returns:
        As ``forward`` of the model: energies, forces, virials and stress, energies in float64.

    Raises:
        ValueError: two atoms coincide.
    """
    with torch.no_grad():
        virials = stress or atomic_stresses
        wanted = Wanted(force=forces or virials)
        sizes = (system.num_nodes, len(system.senders), system.species.present.shape[0])
        compile_kernels(model, model.execution(), wanted, sizes)
        passes = _Passes(model, system, chunks, forces or virials, virials, progress)
        last = passes.num_layers - 1
        for index in range(last):
            passes.forward(index)
        if forces or virials:
            for index in range(last, -1, -1):
                passes.backward(index)
        else:
            passes.forward(last)
        return passes.results(stress, atomic_stresses)


class _Passes:
    """What is kept between the passes."""

    def __init__(
        self,
        model: MACE,
        system: System,
        chunks: Sequence[Tensor],
        forces: bool,
        virials: bool,
        progress: Progress | None,
    ) -> None:
        self._model, self._system, self._chunks, self._progress = model, system, chunks, progress
        self._execution = model.execution()
        self.num_layers = len(model.interactions)
        self._done, num_passes = 0, 2 * self.num_layers - 1 if forces else self.num_layers
        self._parts = num_passes * len(chunks)
        zeros, num_nodes = model.r_max.new_zeros, system.num_nodes
        self._energies = {index: zeros(num_nodes) for index in range(self.num_layers) if model.reads(index)}
        self._pair_energy = zeros(num_nodes) if hasattr(model, "pair_repulsion_fn") else None
        self._embedding_energy = zeros(num_nodes) if hasattr(model, "embedding_readout") else None
        self._features: dict[int, Tensor] = {}  # after a layer
        self._gradients: dict[int, Tensor] = {}  # of the energy by these
        self._forces = zeros(num_nodes, 3).double() if forces else None
        self._virials = zeros(num_nodes, 3, 3).double() if virials else None
        self._weights, self._pair_weights = self._weights_of_energies() if forces else ({}, None)

    def forward(self, index: int) -> None:
        """Compute a layer for the first time."""
        for receivers in self._chunks:
            chunk = self._cut(receivers)
            self._layer(index, chunk, chunk.vectors, self._before(index, chunk), is_first=True)
            self._tell()

    def backward(self, index: int) -> None:
        """Compute a layer with its gradients; the last one for the first time."""
        self._features.pop(index, None)  # which the next layer has read
        before = self._features.get(index - 1)
        if before is not None:
            self._gradients[index - 1] = torch.zeros_like(before)
        for receivers in self._chunks:
            chunk = self._cut(receivers)
            vectors, feats = chunk.vectors.requires_grad_(), self._before(index, chunk)
            inputs = [vectors]
            if before is not None:
                assert feats is not None
                inputs.append(feats.requires_grad_())
            with torch.enable_grad():
                outputs = self._layer(index, chunk, vectors, feats, is_first=index == self.num_layers - 1)
            pull, *gradient = self._pulled(index, chunk, outputs, inputs)
            if before is not None and gradient[0] is not None:
                self._gradients[index - 1][chunk.members] += gradient[0]
            if pull is not None:
                self._add_forces(chunk, pull)
            self._tell()
        self._gradients.pop(index, None)

    def results(self, with_stress: bool, with_atomic_stresses: bool) -> dict[str, Tensor | None]:
        """Of the whole system."""
        model, cell, graphs = self._model, self._system.cell, self._system.graphs
        dtype = model.r_max.dtype
        virials = stress = atomic_virials = atomic_stresses = None
        if self._virials is not None:
            by_node = 0.5 * (self._virials + self._virials.transpose(1, 2))
            if with_stress:
                virials = sum_by_graph(by_node, graphs).to(dtype)
                stress = per_volume(-virials, cell.to(dtype))
            if with_atomic_stresses:
                atomic_virials = by_node.to(dtype)
                atomic_stresses = per_volume(-atomic_virials, cell.to(dtype)[graphs.batch])
        return {
            **model.energies(self._layer_results(self._energies, self._pair_energy), graphs),
            "forces": None if self._forces is None else self._forces.to(dtype),
            "virials": virials,
            "stress": stress,
            "atomic_virials": atomic_virials,
            "atomic_stresses": atomic_stresses,
            **dict.fromkeys(("edge_forces", "hessian", "displacement", "node_feats")),
        }

    def _layer(
        self, index: int, chunk: Chunk, vectors: Tensor, feats: Tensor | None, is_first: bool
    ) -> tuple[Tensor, Tensor | None, Tensor | None]:
        """Features after a layer, what is read out of them, and before the first layer the energy of pairs."""
        model, execution, graphs = self._model, self._execution, self._graphs(chunk.receivers)
        edges = model.edges(chunk.topology, vectors, execution)
        pair_energy = model.pair_energy(edges, chunk.nodes) if index == 0 else None
        species_feats: Tensor | None = None
        if index == 0:
            features = {
                name: values[chunk.members] if model.embedding_specs[name]["per"] == "node" else values
                for name, values in self._system.features.items()
            }
            feats, species_feats = model.first_features(chunk.nodes, self._system.graphs.batch[chunk.members], features)
        result = model.layer(index, feats, species_feats, chunk.nodes, edges, execution)
        energy = model.read(index, result, graphs, execution)
        if is_first:
            self._keep(index, chunk, result, energy, pair_energy)
            if index == 0 and self._embedding_energy is not None:
                assert feats is not None
                embedded = model.embedding_energy(chunk.nodes.receiving(feats), graphs, execution)
                assert embedded is not None
                self._embedding_energy[chunk.receivers] = embedded
        return result, energy, pair_energy

    def _keep(
        self, index: int, chunk: Chunk, result: Tensor, energy: Tensor | None, pair_energy: Tensor | None
    ) -> None:
        """Take over what a layer gives for a chunk; features after the last layer are read by nobody."""
        if index < self.num_layers - 1:
            if index not in self._features:
                self._features[index] = result.new_empty(self._system.num_nodes, *result.shape[1:])
            self._features[index][chunk.receivers] = result.detach()
        if energy is not None:
            self._energies[index][chunk.receivers] = energy.detach()
        if pair_energy is not None:
            assert self._pair_energy is not None
            self._pair_energy[chunk.receivers] = pair_energy.detach()

    def _pulled(
        self, index: int, chunk: Chunk, outputs: tuple[Tensor, Tensor | None, Tensor | None], inputs: list[Tensor]
    ) -> tuple[Tensor | None, ...]:
        """Minus the gradient of the energy by the vectors, and the gradient by the features before the layer."""
        result, energy, pair_energy = outputs
        upstream = [(result, self._gradients.get(index)), (energy, self._weights.get(index))]
        upstream.append((pair_energy, self._pair_weights))
        known = [
            (output, gradient[chunk.receivers])
            for output, gradient in upstream
            if output is not None and gradient is not None
        ]
        gradients = torch.autograd.grad(
            [output for output, _ in known], inputs, [gradient for _, gradient in known], allow_unused=True
        )
        by_vectors, *others = gradients
        return (None if by_vectors is None else -by_vectors, *others)

    def _add_forces(self, chunk: Chunk, pull: Tensor) -> None:
        """Add what the edges of a chunk pull at their ends, and their virials, of which each end has half."""
        assert self._forces is not None
        by_receiver, by_sender = self._sums_at_ends(chunk, pull)
        self._forces[chunk.receivers] += by_receiver
        self._forces[chunk.members] -= by_sender
        if self._virials is not None:
            halves = 0.5 * chunk.vectors.detach().unsqueeze(2) * pull.unsqueeze(1)
            by_receiver, by_sender = self._sums_at_ends(chunk, halves)
            self._virials[chunk.receivers] += by_receiver
            self._virials[chunk.members] += by_sender

    def _sums_at_ends(self, chunk: Chunk, values: Tensor) -> tuple[Tensor, Tensor]:
        """Sums of ``[E, ...]`` over the edges of each receiver and of each sender, in float64."""
        topology, backend = chunk.topology, self._execution.backend
        by_receiver = topology.sum_by_receiver(values, chunk.nodes.num_receivers, backend)
        senders, order = topology.senders, topology.edge_order
        if order is None:
            return by_receiver, segment_sum(values, senders, len(chunk.members), backend=backend)
        by_sender = order.sender_perm
        sums = segment_sum(
            values[by_sender], senders[by_sender], len(chunk.members), ptr=order.sender_ptr, backend=backend
        )
        return by_receiver, sums

    def _weights_of_energies(self) -> tuple[dict[int, Tensor], Tensor | None]:
        """How the energy that is differentiated follows from what is read out of each layer, and from the pairs.

        It is linear in them, so that the gradient is that at any values.
        """
        energies = {index: torch.zeros_like(one).requires_grad_() for index, one in self._energies.items()}
        pairs = None if self._pair_energy is None else torch.zeros_like(self._pair_energy).requires_grad_()
        with torch.enable_grad():
            differentiated = self._model.differentiated(self._layer_results(energies, pairs), self._system.graphs)
            inputs = [*energies.values(), *([] if pairs is None else [pairs])]
            gradients = torch.autograd.grad(differentiated.sum(), inputs)
        by_layer = dict(zip(energies, gradients, strict=False))
        return by_layer, None if pairs is None else gradients[-1]

    def _layer_results(self, energies: dict[int, Tensor], pair_energy: Tensor | None) -> LayerResults:
        model, graphs, species = self._model, self._system.graphs, self._system.species
        embedded = self._embedding_energy
        return LayerResults(
            node_e0=model.atomic_energies_fn.by_species(species.element, graphs.node_heads),
            pair_energy=pair_energy,
            energies=list(energies.values()),
            embedding_energy=None if embedded is None else sum_by_graph(embedded, graphs),
            node_feats=model.r_max.new_empty(0),
        )

    def _before(self, index: int, chunk: Chunk) -> Tensor | None:
        """Features before a layer of all that send; None before the first."""
        return None if index == 0 else self._features[index - 1][chunk.members]

    def _graphs(self, nodes: Tensor) -> Graphs:
        graphs = self._system.graphs
        heads = None if graphs.node_heads is None else graphs.node_heads[nodes]
        return replace(graphs, batch=graphs.batch[nodes], ptr=None, node_heads=heads)

    def _cut(self, receivers: Tensor) -> Chunk:
        sort = self._execution.backend != "reference"
        return cut(self._system, receivers, self._model.r_max.dtype, sort)

    def _tell(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._parts)
