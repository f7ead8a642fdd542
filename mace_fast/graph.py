"""The graph as the layers see it: who sends, who receives, which species there are, and how all of it is sorted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from mace_fast.kernels import segment_sum
from mace_fast.kernels.runtime.backends import Resolved
from mace_fast.kernels.runtime.orders import EdgeOrder, SpeciesOrder, edge_order, species_order


class Species(NamedTuple):
    """The species of the nodes, and the nodes sorted by it: what stays as long as the atoms are the same ones.

    N senders, the receivers being the first of them, and Z species present. Made by :func:`make_species` in every step,
    or once and given in the input dictionary as ``known_species``, as :class:`mace_fast.MACECalculator` does.

    Attributes:
        element: ``[N]`` int64, position of each node's element in the model's list.
        present: ``[Z]`` int64, the elements that occur, ascending; all of the model where the host may not ask.
        present_index: ``[N]`` int64, position of each node's element in ``present``.
        order: the receivers by species present; None where the backend needs none.
    """

    element: Tensor
    present: Tensor
    present_index: Tensor
    order: SpeciesOrder | None

    def one_of_each(self) -> "Species":
        """One node of each species present, to evaluate a function of the species once for each."""
        index = torch.arange(self.present.shape[0] + 1, device=self.present.device)
        order = None if self.order is None else SpeciesOrder(index[:-1], index)
        return Species(self.present, self.present, index[:-1], order)

    def all_alike(self) -> "Species":
        """The same nodes as if there were one species, for what does not depend on it."""
        order = self.order
        if order is not None:
            num_receivers = order.node_perm.shape[0]
            ends = torch.zeros_like(order.species_ptr[:2])
            ends[1] = num_receivers
            order = SpeciesOrder(torch.arange(num_receivers, device=ends.device), ends)
        same = torch.zeros_like(self.element)
        return Species(same, same[:1], same, order)

    def of_first(self, num_nodes: int) -> "Species":
        """Those of the first nodes, which must be all that receive."""
        return self._replace(element=self.element[:num_nodes], present_index=self.present_index[:num_nodes])


@lru_cache(maxsize=64)
def _present(device: torch.device, elements: tuple[int, ...]) -> Tensor:
    """The elements present as one and the same tensor in every step: weights of frozen models are kept by it."""
    with torch.inference_mode(False):
        return torch.tensor(elements, dtype=torch.int64, device=device)


def make_species(node_attrs: Tensor, num_receivers: int, sort: bool) -> Species:
    """Collect the species.

    Args:
        node_attrs: ``[N, num_elements]``, one-hot rows.
        num_receivers: the first so many nodes receive.
        sort: index the receivers by species.
    """
    return species_of(node_attrs.argmax(dim=1), node_attrs.shape[1], num_receivers, sort)


def species_of(element: Tensor, num_elements: int, num_receivers: int, sort: bool) -> Species:
    """As :func:`make_species`, of ``[N]`` positions in the list of the model's ``num_elements`` elements."""
    if may_wait():
        found, present_index = torch.unique(element, return_inverse=True)
        present = _present(found.device, tuple(found.tolist()))
    else:
        present, present_index = torch.arange(num_elements, device=element.device), element
    order = species_order(present_index[:num_receivers], present.shape[0]) if sort else None
    return Species(element, present, present_index, order)


class Topology(NamedTuple):
    """What of a batch of graphs stays as its atoms move; E edges.

    Made by :func:`make_topology` in every step, or once by :func:`mace_fast.topology` and given in the input
    dictionary as ``topology``, which spares a step the sorting, the checks of indices and the waiting for the GPU.

    Attributes:
        species: of the nodes.
        senders: ``[E]`` int64.
        receivers: ``[E]`` int64, ascending.
        permutation: ``[E]`` position of each edge in the caller's list; None if that was sorted.
        sender_species: ``[E]`` int64, position of each sender's species among those present.
        edge_order: edges by receiver and by sender; None where the backend needs none.
    """

    species: Species
    senders: Tensor
    receivers: Tensor
    permutation: Tensor | None
    sender_species: Tensor
    edge_order: EdgeOrder | None

    @property
    def receiver_ptr(self) -> Tensor | None:
        """``[num_receivers + 1]``, where the edges of each receiver begin; None where the backend needs none."""
        return None if self.edge_order is None else self.edge_order.receiver_ptr

    def sum_by_receiver(self, values: Tensor, num_receivers: int, backend: Resolved) -> Tensor:
        """Sum ``[E, ...]`` over the edges of each receiver, ``[num_receivers, ...]``."""
        ptr = self.receiver_ptr
        return segment_sum(values, self.receivers, num_receivers, ptr=ptr, backend=backend)


def make_topology(edge_index: Tensor, species: Species, num_receivers: int, sort: bool) -> Topology:
    """Sort the edges by receiver.

    Args:
        edge_index: ``[2, E]`` int64, senders and receivers in any order.
        species: of the nodes.
        num_receivers: the first so many nodes receive.
        sort: index the edges by sender too.
    """
    permutation: Tensor | None = None
    if not may_wait() or not bool((edge_index[1, 1:] >= edge_index[1, :-1]).all()):
        permutation = torch.sort(edge_index[1], stable=True).indices
        edge_index = edge_index[:, permutation]
    senders, receivers = edge_index[0].contiguous(), edge_index[1].contiguous()
    return Topology(
        species,
        senders,
        receivers,
        permutation,
        species.present_index[senders],
        edge_order(senders, receivers, species.element.shape[0], num_receivers) if sort else None,
    )


def may_wait() -> bool:
    """Whether the host may read values from the device: not while a step is compiled or captured."""
    if torch.compiler.is_compiling():
        return False
    return not (torch.cuda.is_available() and torch.cuda.is_current_stream_capturing())


@dataclass(frozen=True)
class Nodes:
    """Who takes part: N senders (ghosts of a domain decomposition included).

    Attributes:
        species: of the senders.
        num_receivers: number of nodes that receive messages; the first rows. Fewer than N only with ghosts.
        exchange: fills the rows of the ghosts of ``[N, width]`` features from the domains that own them; None
            where there are no such ghosts.
        ghosts_have_features: whether there are ghosts whose features come with those of the receivers.
    """

    species: Species
    num_receivers: int
    exchange: Callable[[Tensor], Tensor] | None = None
    ghosts_have_features: bool = False

    @property
    def has_ghosts(self) -> bool:
        """Whether somebody sends who does not receive."""
        return self.exchange is not None or self.ghosts_have_features

    @property
    def receiver_species(self) -> Species:
        """Of the nodes without the ghosts."""
        return self.species.of_first(self.num_receivers) if self.has_ghosts else self.species

    def receiving(self, node_feats: Tensor) -> Tensor:
        """The rows of the receivers among ``[N, ...]``; all of them without ghosts."""
        return node_feats[: self.num_receivers] if self.has_ghosts else node_feats

    def with_ghosts(self, node_feats: Tensor) -> Tensor:
        """Complete ``[num_receivers, components, channels]`` to all senders, where features do not come for all."""
        if self.exchange is None:
            return node_feats
        num_ghosts = self.species.element.shape[0] - node_feats.shape[0]
        ghosts = node_feats.new_zeros(num_ghosts, *node_feats.shape[1:])
        rows = torch.cat([node_feats, ghosts]).flatten(1).contiguous()
        return self.exchange(rows).view(-1, *node_feats.shape[1:])
