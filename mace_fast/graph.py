"""The graph as the layers see it: who sends, who receives, which species there are, and how all of it is sorted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor

from mace_fast.kernels import EdgeEmbedding, edge_embedding, segment_sum
from mace_fast.kernels.runtime.backends import Precision, Resolved, without_loops
from mace_fast.kernels.runtime.orders import EdgeOrder, SpeciesOrder, edge_order, species_order

if TYPE_CHECKING:
    from mace_fast.blocks.radial import RadialEmbeddingBlock


class Topology(NamedTuple):
    """What of a batch of graphs stays as its atoms move; N nodes, E edges, Z species present.

    Made by :func:`make_topology` in every step, or once by :func:`mace_fast.topology` and given in the input
    dictionary as ``topology``, which spares a step the sorting, the checks of indices and the waiting for the GPU.

    Attributes:
        senders: ``[E]`` int64.
        receivers: ``[E]`` int64, ascending.
        permutation: ``[E]`` position of each edge in the caller's list; None if that was sorted.
        species: ``[N]`` int64, position of the element in the model's list.
        present: ``[Z]`` int64, the species that occur, ascending; all that the model knows where the host may not ask.
        present_index: ``[N]`` int64, position of each node's species in ``present``.
        sender_species: ``[E]`` int64, that of each edge's sender.
        edges: edges by receiver and by sender; None where the backend needs none.
        nodes: receivers by species; None where the backend needs none.
        symmetric: whether every edge is known to have its reverse; see :func:`is_symmetric`.
    """

    senders: Tensor
    receivers: Tensor
    permutation: Tensor | None
    species: Tensor
    present: Tensor
    present_index: Tensor
    sender_species: Tensor
    edges: EdgeOrder | None
    nodes: SpeciesOrder | None
    symmetric: bool = False

    @property
    def receiver_ptr(self) -> Tensor | None:
        """``[num_receivers + 1]``, where the edges of each receiver begin; None where the backend needs none."""
        return None if self.edges is None else self.edges.receiver_ptr

    def sum_by_receiver(self, values: Tensor, nodes: "Nodes") -> Tensor:
        """Sum ``[E, ...]`` over the edges of each receiver, ``[num_receivers, ...]``."""
        ptr = self.receiver_ptr
        backend = without_loops(nodes.backend)
        return segment_sum(values, self.receivers, nodes.num_receivers, ptr=ptr, backend=backend)


def may_wait() -> bool:
    """Whether the host may read values from the device: not while a step is compiled or captured."""
    if torch.compiler.is_compiling():
        return False
    return not (torch.cuda.is_available() and torch.cuda.is_current_stream_capturing())


def is_symmetric(edge_index: Tensor, shifts: Tensor) -> bool:
    """Whether every edge has its reverse, of the opposite shift, as often as it is listed itself. Waits for the device.

    Args:
        edge_index: ``[2, E]`` int64.
        shifts: ``[E, 3]`` in Å, which are compared exactly.
    """
    forth = torch.cat([edge_index.T.double(), shifts.double() + 0.0], dim=1)  # + 0.0: there is no -0.0 then
    back = torch.cat([edge_index.flip(0).T.double(), 0.0 - shifts.double()], dim=1)
    (edges, counts), (others, other_counts) = (torch.unique(one, dim=0, return_counts=True) for one in (forth, back))
    return torch.equal(edges, others) and torch.equal(counts, other_counts)


@lru_cache(maxsize=64)
def _present(device: torch.device, species: tuple[int, ...]) -> Tensor:
    """The species present as one and the same tensor in every step: weights of frozen models are kept by it."""
    with torch.inference_mode(False):
        return torch.tensor(species, dtype=torch.int64, device=device)


def make_topology(edge_index: Tensor, species: Tensor, num_receivers: int, num_elements: int, sort: bool) -> Topology:
    """Sort the edges by receiver and collect the species.

    Args:
        edge_index: ``[2, E]`` int64, senders and receivers in any order.
        species: ``[N]`` int64, below ``num_elements``.
        num_receivers: the first so many nodes receive.
        num_elements: number of species that the model knows.
        sort: index the edges by sender and the nodes by species too.
    """
    permutation: Tensor | None = None
    if not may_wait() or not bool((edge_index[1, 1:] >= edge_index[1, :-1]).all()):
        permutation = torch.sort(edge_index[1], stable=True).indices
        edge_index = edge_index[:, permutation]
    senders, receivers = edge_index[0].contiguous(), edge_index[1].contiguous()
    if may_wait():
        found, present_index = torch.unique(species, return_inverse=True)
        present = _present(found.device, tuple(found.tolist()))
    else:
        present, present_index = torch.arange(num_elements, device=species.device), species
    return Topology(
        senders,
        receivers,
        permutation,
        species,
        present,
        present_index,
        present_index[senders],
        edge_order(senders, receivers, species.shape[0], num_receivers) if sort else None,
        species_order(present_index[:num_receivers], present.shape[0]) if sort else None,
    )


@dataclass(frozen=True)
class Nodes:
    """Species of the nodes, and how they are worked on; N senders (ghosts of a domain decomposition included).

    Attributes:
        species: ``[N]`` int64, position of the element in the model's list.
        present: ``[Z]`` int64, the species that occur, ascending.
        present_index: ``[N]`` int64, position of each node's species in ``present``.
        order: the receivers by species present; None where the backend needs none.
        num_receivers: number of nodes that receive messages; the first rows. Fewer than N only with ghosts.
        backend: which implementation of the operations runs.
        precision: of the matrix products in float32.
        fused: layers may compute everything from the edge vectors: nothing is differentiated twice.
        exchange: fills the rows of the ghosts of ``[N, width]`` features from the domains that own them; None
            where there are no ghosts.
    """

    species: Tensor
    present: Tensor
    present_index: Tensor
    order: SpeciesOrder | None
    num_receivers: int
    backend: Resolved
    precision: Precision
    fused: bool = False
    exchange: Callable[[Tensor], Tensor] | None = None

    def one_of_each(self) -> "Nodes":
        """One node of each species present, to evaluate a function of the species once for each."""
        count = self.present.shape[0]
        index = torch.arange(count + 1, device=self.present.device)
        order = None if self.order is None else SpeciesOrder(index[:-1], index)
        return replace(
            self, species=self.present, present_index=index[:-1], order=order, num_receivers=count, exchange=None
        )

    def all_alike(self) -> "Nodes":
        """The same nodes as if there were one species, for what does not depend on it."""
        order = self.order
        if order is not None:
            ends = torch.zeros_like(order.species_ptr[:2])
            ends[1] = self.num_receivers
            order = SpeciesOrder(torch.arange(self.num_receivers, device=ends.device), ends)
        same = torch.zeros_like(self.species)
        return replace(self, species=same, present=same[:1], present_index=same, order=order)

    def receivers_only(self) -> "Nodes":
        """The same nodes without the ghosts."""
        if self.exchange is None:
            return self
        n = self.num_receivers
        return replace(self, species=self.species[:n], present_index=self.present_index[:n])

    def receiving(self, node_feats: Tensor) -> Tensor:
        """The rows of the receivers among ``[N, ...]``; all of them without ghosts."""
        return node_feats if self.exchange is None else node_feats[: self.num_receivers]

    def with_ghosts(self, node_feats: Tensor) -> Tensor:
        """Complete ``[num_receivers, components, channels]`` to all senders; the identity without ghosts."""
        if self.exchange is None:
            return node_feats
        num_ghosts = self.species.shape[0] - node_feats.shape[0]
        ghosts = node_feats.new_zeros(num_ghosts, *node_feats.shape[1:])
        rows = torch.cat([node_feats, ghosts]).flatten(1).contiguous()
        return self.exchange(rows).view(-1, *node_feats.shape[1:])


@dataclass
class Edges:
    """The edges, sorted by receiver; E edges.

    Their embedding is made when something reads it: layers that compute all they need from the vectors do not.

    Attributes:
        topology: who sends and who receives.
        vectors: ``[E, 3]``, receiver minus sender in Å.
        radial: the block that says how ``feats`` and ``cutoff`` follow from the lengths.
        pair_radii: ``[E]`` in Å, with a distance transform only.
        l_max: highest degree of the spherical harmonics.
        backend: which implementation makes the embedding.
    """

    topology: Topology
    vectors: Tensor
    radial: "RadialEmbeddingBlock"
    pair_radii: Tensor | None
    l_max: int
    backend: Resolved
    _embedding: EdgeEmbedding | None = None

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
