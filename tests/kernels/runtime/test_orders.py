"""Sorted views of a graph."""

import torch

from mace_fast.kernels.runtime.orders import edge_order, species_order


def test_edges_of_every_receiver_and_sender():
    senders = torch.tensor([4, 1, 1, 0, 4, 1])
    receivers = torch.tensor([0, 0, 2, 2, 2, 3])
    order = edge_order(senders, receivers, num_senders=6, num_receivers=5)
    assert order.receiver_ptr.tolist() == [0, 2, 2, 5, 6, 6]
    assert order.sender_ptr.tolist() == [0, 1, 4, 4, 4, 6, 6]
    assert order.sender_perm.tolist() == [3, 1, 2, 5, 0, 4]


def test_no_edges():
    none = torch.zeros(0, dtype=torch.int64)
    order = edge_order(none, none, num_senders=2, num_receivers=1)
    assert order.receiver_ptr.tolist() == [0, 0]
    assert order.sender_ptr.tolist() == [0, 0, 0]


def test_nodes_of_every_species():
    order = species_order(torch.tensor([2, 0, 2, 3]), num_species=5)
    assert order.node_perm.tolist() == [1, 0, 2, 3]
    assert order.species_ptr.tolist() == [0, 1, 1, 3, 4, 4]
