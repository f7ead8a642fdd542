"""One chunk of a system: the graph of some receivers and all that send to them."""

from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.chunks.system import System
from mace_fast.graph import Nodes, Topology
from mace_fast.kernels.runtime.orders import edge_order, species_order
from mace_fast.neighbours import COINCIDENT


@dataclass(frozen=True)
class Chunk:
    """The receivers first, then whoever else sends to them; E edges.

    Attributes:
        members: ``[num_senders]`` int64, nodes of the system, each once.
        nodes: who takes part.
        topology: their edges.
        vectors: ``[E, 3]`` in Å.
    """

    members: Tensor
    nodes: Nodes
    topology: Topology
    vectors: Tensor

    @property
    def receivers(self) -> Tensor:
        """``[num_receivers]`` int64, nodes of the system."""
        return self.members[: self.nodes.num_receivers]


def cut(system: System, receivers: Tensor, dtype: torch.dtype, sort: bool) -> Chunk:
    """Make the graph of some receivers. Vectors are subtracted in float64, whatever the dtype of the model.

    Args:
        system: what to cut from.
        receivers: ``[num_receivers]`` int64, nodes of the system.
        dtype: of the vectors.
        sort: index edges and nodes, as the kernels want it.

    Raises:
        ValueError: two atoms coincide.
    """
    senders, receiver_rows, vectors = _edges_within(system, receivers)
    members = torch.cat([receivers, _others(senders, receivers, system.num_nodes)])
    rows = torch.empty(system.num_nodes, dtype=torch.int64, device=members.device)
    rows[members] = torch.arange(len(members), device=members.device)
    sender_rows, num_receivers = rows[senders], len(receivers)
    species = system.species
    present_index = species.present_index[members]
    own = species._replace(
        element=species.element[members],
        present_index=present_index,
        order=species_order(present_index[:num_receivers], len(species.present)) if sort else None,
    )
    topology = Topology(
        own,
        sender_rows,
        receiver_rows,
        None,
        present_index[sender_rows],
        edge_order(sender_rows, receiver_rows, len(members), num_receivers) if sort else None,
    )
    return Chunk(members, Nodes(own, num_receivers, ghosts_have_features=True), topology, vectors.to(dtype))


def _edges_within(system: System, receivers: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Senders in the system, rows of the receivers, and vectors in float64 of the edges within the cutoff."""
    first, counts = system.first[receivers], system.counts[receivers]
    rows = torch.repeat_interleave(counts)
    before = counts.cumsum(0) - counts
    edges = torch.arange(len(rows), device=rows.device) + (first - before)[rows]
    senders = system.senders[edges].long()
    ends = receivers[rows]
    vectors = system.positions[ends].double() - system.positions[senders].double() + system.shifts_of(edges, ends)
    squared = vectors.square().sum(1)
    if len(squared) and float(squared.min()) < COINCIDENT**2:
        edge = int(squared.argmin())
        raise ValueError(
            f"atoms {int(ends[edge])} and {int(senders[edge])} are {float(squared[edge]) ** 0.5:.1e} Å apart: "
            "remove the duplicate or move one of them"
        )
    if system.cutoff is None:
        return senders, rows, vectors
    within = (squared < system.cutoff**2).nonzero()[:, 0]  # once, as a GPU is waited for here
    return senders[within], rows[within], vectors[within]


def _others(senders: Tensor, receivers: Tensor, num_nodes: int) -> Tensor:
    """Who sends and does not receive, ascending."""
    marked = torch.zeros(num_nodes, dtype=torch.bool, device=senders.device)
    marked[senders] = True
    marked[receivers] = False
    return marked.nonzero()[:, 0]
