"""Sorted views of a graph: made once for a graph, shared by all kernels, without waiting for the GPU."""

from typing import NamedTuple

import torch
from torch import Tensor


class EdgeOrder(NamedTuple):
    """The edges of each receiver and of each sender; E edges sorted by receiver.

    Attributes:
        receiver_ptr: ``[num_receivers + 1]`` int64; receiver i has the edges ``receiver_ptr[i]:receiver_ptr[i + 1]``.
        sender_perm: ``[E]`` int64, the edges in the order of their senders.
        sender_ptr: ``[num_senders + 1]`` int64; sender j has ``sender_perm[sender_ptr[j]:sender_ptr[j + 1]]``.
    """

    receiver_ptr: Tensor
    sender_perm: Tensor
    sender_ptr: Tensor


class SpeciesOrder(NamedTuple):
    """The nodes of each species.

    Attributes:
        node_perm: ``[num_nodes]`` int64, the nodes in the order of their species.
        species_ptr: ``[num_species + 1]`` int64; species z has ``node_perm[species_ptr[z]:species_ptr[z + 1]]``.
    """

    node_perm: Tensor
    species_ptr: Tensor


def edge_order(senders: Tensor, receivers: Tensor, num_senders: int, num_receivers: int) -> EdgeOrder:
    """Index the edges by receiver and by sender.

    Args:
        senders: ``[E]`` int64, below ``num_senders``.
        receivers: ``[E]`` int64, ascending, below ``num_receivers``.
        num_senders: number of nodes that may send.
        num_receivers: number of nodes that may receive.
    """
    sorted_senders, sender_perm = torch.sort(senders, stable=True)
    return EdgeOrder(pointers(receivers, num_receivers), sender_perm, pointers(sorted_senders, num_senders))


def species_order(species: Tensor, num_species: int) -> SpeciesOrder:
    """Index the nodes by species, ``[num_nodes]`` int64 below ``num_species``."""
    sorted_species, node_perm = torch.sort(species, stable=True)
    return SpeciesOrder(node_perm, pointers(sorted_species, num_species))


def pointers(ascending: Tensor, count: int) -> Tensor:
    """Start of each value's run in an ascending vector, and the end of the last: ``[count + 1]``."""
    return torch.searchsorted(ascending.contiguous(), torch.arange(count + 1, device=ascending.device))
