"""Sorted views of a graph."""

import pytest
import torch

from mace_fast.kernels.runtime.orders import edge_order, species_order
from mace_fast.testing.inputs import SIZES, Inputs
from mace_fast.testing.operations import OPERATIONS

SORTED = {"order", "species_order", "receiver_ptr", "ptr"}
CASES = {name: make(Inputs.of_size(seed=0, **SIZES["tiny"])) for name, make in OPERATIONS.items()}
WITH_ORDER = [name for name, case in CASES.items() if SORTED & set(case.constants)]


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


@pytest.mark.parametrize("name", WITH_ORDER)
def test_an_order_of_another_graph_is_refused_before_anything_is_written(name):
    """Compiled loops and kernels write where an order says."""
    case = CASES[name].to("cpu", torch.float32)
    for argument in SORTED & set(case.constants):
        given = case.constants[argument]
        fields = getattr(given, "_fields", (None,))
        for field in fields:
            whole = given if field is None else getattr(given, field)
            for wrong in (torch.cat([whole, whole[-1:]]), whole.int()):
                other = wrong if field is None else given._replace(**{field: wrong})
                if "fused" in name and "receiver_ptr" in (argument, field) and len(wrong) > len(whole):
                    continue  # which alone says how many receivers there are
                with pytest.raises((ValueError, TypeError), match=rf"{argument}(\.{field})? (must|was made)"):
                    case.function(**case.arguments, **case.constants | {argument: other})


def test_an_order_without_names_is_refused():
    case = CASES["convolution"].to("cpu", torch.float32)
    order = tuple(case.constants["order"])
    with pytest.raises(TypeError, match=r"order must be a EdgeOrder of mace_fast.kernels.runtime.orders, got tuple"):
        case.function(**case.arguments, **case.constants | {"order": order})
