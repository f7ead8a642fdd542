"""From what is read out of the layers to the energies of nodes and graphs."""

from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.geometry import Graphs
from mace_fast.kernels import segment_sum


@dataclass(frozen=True)
class LayerResults:
    """What the layers give: energies by node and contribution, and features.

    Attributes:
        node_e0: ``[N]`` in eV, of the isolated atoms.
        pair_energy: ``[N]`` in eV, of the pair repulsion; None in a model without.
        energies: ``[N]`` in eV for every readout.
        embedding_energy: ``[G]`` in eV, read out of the embedding; counts towards the isolated atoms. None without.
        node_feats: ``[N, features]`` of all layers in e3nn's layout; None where nobody reads them.
    """

    node_e0: Tensor
    pair_energy: Tensor | None
    energies: list[Tensor]
    embedding_energy: Tensor | None
    node_feats: Tensor | None


def sum_by_graph(node_energies: Tensor, graphs: Graphs) -> Tensor:
    """Sum ``[num_nodes, ...]`` energies by graph, in float64 whatever their dtype; ``[num_graphs, ...]`` in that."""
    # on a CPU torch takes nodes in any order; Triton needs those of a graph together
    backend = "triton" if graphs.backend == "triton" else "reference"
    return segment_sum(node_energies, graphs.batch, graphs.num_graphs, ptr=graphs.ptr, backend=backend)


def totals(node_energy: Tensor, layers: LayerResults, graphs: Graphs) -> dict[str, Tensor]:
    """Energies of graphs and nodes. In float64: beside isolated energies of 1e5 eV, float32 has no meV."""
    energy = sum_by_graph(node_energy, graphs)
    added = layers.embedding_energy
    return {"energy": energy if added is None else energy + added, "node_energy": node_energy}


def of_head(energies: Tensor, graphs: Graphs) -> Tensor:
    """Of ``[num_nodes, num_heads]`` the column of each node's head."""
    heads = graphs.node_heads
    return energies.squeeze(1) if heads is None else energies.gather(1, heads[:, None]).squeeze(1)


def with_contributions(layers: LayerResults, graphs: Graphs) -> dict[str, Tensor]:
    """Their sum, and by graph what each part gives: isolated atoms, pairs, every readout; ``[num_graphs, parts]``."""
    pair = torch.zeros_like(layers.node_e0) if layers.pair_energy is None else layers.pair_energy
    by_node = torch.stack([layers.node_e0, pair, *layers.energies], dim=-1)
    contributions = sum_by_graph(by_node, graphs)
    if layers.embedding_energy is not None:
        isolated, others = contributions.split([1, by_node.shape[1] - 1], dim=-1)
        contributions = torch.cat([isolated + layers.embedding_energy[:, None], others], dim=-1)
    return {**totals(by_node.double().sum(-1), layers, graphs), "contributions": contributions}
