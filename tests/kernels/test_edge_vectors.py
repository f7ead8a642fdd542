"""Edge vectors and sums by both ends against products with the incidence matrix and against mace-torch."""

import pytest
import torch

from mace_fast.kernels import edge_sum, edge_vectors
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.testing.compare import assert_close, assert_derivatives

# number of nodes, senders, receivers
GRAPHS = {
    "isolated nodes, twice the same pair, own image": (6, [4, 1, 1, 0, 4, 2, 2], [0, 0, 2, 2, 2, 2, 3]),
    "no edges": (3, [], []),
    "no nodes": (0, [], []),
    "one node": (1, [0], [0]),
}
every_graph = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())
pytestmark = pytest.mark.usefixtures("each_cpu_backend")
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
both_signs = pytest.mark.parametrize("sign", [-1, 1])
MIXED = GRAPHS["isolated nodes, twice the same pair, own image"]


def tensors(graph):
    num_nodes, senders, receivers = graph
    return num_nodes, torch.tensor(senders, dtype=torch.int64), torch.tensor(receivers, dtype=torch.int64)


def incidence(graph, sign):
    """``[num_edges, num_nodes]``: 1 at the receiver plus ``sign`` at the sender."""
    num_nodes, senders, receivers = tensors(graph)
    nodes = torch.arange(num_nodes)
    return (receivers[:, None] == nodes).double() + sign * (senders[:, None] == nodes).double()


def vectors_of(graph):
    _, senders, receivers = tensors(graph)
    return lambda positions, shifts=None: edge_vectors(positions, shifts, senders, receivers)


def sums_of(graph, sign=-1):
    num_nodes, senders, receivers = tensors(graph)
    return lambda edges: edge_sum(edges, senders, receivers, num_nodes, sign=sign)


@both_dtypes
@every_graph
def test_vectors_are_a_product_with_the_incidence_matrix(random, graph, dtype):
    matrix = incidence(graph, -1)
    arguments = {"positions": random(graph[0], 3, dtype=dtype), "shifts": random(len(graph[1]), 3, dtype=dtype)}
    assert_derivatives(vectors_of(graph), lambda positions, shifts: matrix @ positions + shifts, arguments, order=3)


@both_signs
@both_dtypes
@every_graph
def test_sum_is_a_product_with_its_transpose(random, graph, dtype, sign):
    matrix = incidence(graph, sign)
    arguments = {"edges": random(len(graph[1]), 3, dtype=dtype)}
    assert_derivatives(sums_of(graph, sign), lambda edges: matrix.T @ edges, arguments, order=3)


@pytest.mark.parametrize("shape", [(), (1,), (3, 3), (0,)], ids=str)
def test_sum_of_rows_of_any_shape(random, shape):
    edges = random(len(MIXED[1]), *shape)
    expected = torch.einsum("en,e...->n...", incidence(MIXED, 1), edges)
    assert_close(sums_of(MIXED, 1)(edges), expected)


def test_vectors_are_those_of_mace_torch(reference, random):
    num_nodes, senders, receivers = tensors(MIXED)
    positions, shifts = random(num_nodes, 3), random(len(senders), 3)
    expected, _ = reference.modules.utils.get_edge_vectors_and_lengths(
        positions, torch.stack([senders, receivers]), shifts
    )
    assert_close(edge_vectors(positions, shifts, senders, receivers), expected)


def test_no_shifts_are_zero_shifts(random):
    positions = random(MIXED[0], 3)
    no_shifts, zeros = (
        vectors_of(MIXED)(positions, shifts) for shifts in (None, torch.zeros(len(MIXED[1]), 3).double())
    )
    assert torch.equal(no_shifts, zeros)


def test_an_edge_to_the_own_image_exerts_no_force(random):
    assert torch.equal(sums_of(GRAPHS["one node"], -1)(random(1, 3)), torch.zeros(1, 3, dtype=torch.float64))


def test_no_edges_still_give_every_argument_a_gradient(random):
    positions, shifts = random(3, 3).requires_grad_(), random(0, 3).requires_grad_()
    gradients = torch.autograd.grad(vectors_of(GRAPHS["no edges"])(positions, shifts).sum(), [positions, shifts])
    for argument, gradient in zip((positions, shifts), gradients, strict=True):
        assert torch.equal(gradient, torch.zeros_like(argument))


def test_order_of_edges_does_not_matter(random):
    num_nodes, senders, receivers = tensors(MIXED)
    edges = random(len(senders), 3)
    shuffled = torch.randperm(len(senders), generator=torch.Generator().manual_seed(0))
    assert_close(edge_sum(edges[shuffled], senders[shuffled], receivers[shuffled], num_nodes), sums_of(MIXED)(edges))


def test_memory_layout_does_not_matter(random):
    arguments = {"positions": random(MIXED[0], 3), "shifts": random(len(MIXED[1]), 3)}
    strided = {name: tensor.T.contiguous().T for name, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    assert_derivatives(vectors_of(MIXED), vectors_of(MIXED), strided)


def test_second_derivative_is_the_derivative_of_the_first(random):
    arguments = (random(MIXED[0], 3).requires_grad_(), random(len(MIXED[1]), 3).requires_grad_())
    assert torch.autograd.gradgradcheck(vectors_of(MIXED), arguments)
    assert torch.autograd.gradgradcheck(sums_of(MIXED), (arguments[1],))


INDEX = torch.tensor([0, 1])
ORDER = edge_order(INDEX, INDEX, 3, 3)


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"positions": torch.ones(3, 2)}, ValueError, r"positions must have shape \[any, 3\], got \[3, 2\]"),
        ({"positions": torch.ones(3, 3).int()}, TypeError, "positions must be float32 or float64, got torch.int32"),
        ({"shifts": torch.ones(3, 3)}, ValueError, r"shifts must have shape \[2, 3\], got \[3, 3\]"),
        ({"shifts": torch.ones(2, 3).double()}, TypeError, "shifts is torch.float64 but positions is torch.float32"),
        ({"senders": INDEX.int()}, TypeError, r"senders must be a vector of int64, got \[2\] of torch.int32"),
        ({"receivers": INDEX[:1]}, ValueError, r"receivers must have shape \[2\], got \[1\]"),
        ({"order": ORDER._replace(sender_perm=INDEX[:1])}, ValueError, r"order.sender_perm must have shape \[2\]"),
        ({"order": edge_order(INDEX, INDEX, 4, 3)}, ValueError, "order was made for 4 senders, there are 3 nodes"),
        ({"order": edge_order(INDEX, INDEX, 3, 4)}, ValueError, "order was made for 4 receivers, there are 3 nodes"),
        ({"backend": "cuda"}, ValueError, "backend must be one of auto, reference, triton, cpu; got 'cuda'"),
    ],
)
def test_wrong_arguments_of_the_vectors_are_named(changed, error, message):
    right = {"positions": torch.ones(3, 3), "shifts": torch.ones(2, 3), "senders": INDEX, "receivers": INDEX}
    edge_vectors(**right, order=ORDER)
    with pytest.raises(error, match=message):
        edge_vectors(**(right | changed))


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"edges": torch.ones(3, 3)}, ValueError, r"edges must have shape \[2, ...\], got \[3, 3\]"),
        ({"edges": torch.ones(())}, ValueError, r"edges must have shape \[2, ...\], got \[\]"),
        ({"edges": torch.ones(2, 3).int()}, TypeError, "edges must be float32 or float64, got torch.int32"),
        ({"num_nodes": 2, "order": ORDER}, ValueError, "order was made for 3 receivers, there are 2 nodes"),
        ({"sign": 2}, ValueError, r"sign must be -1 or \+1, got 2"),
        ({"receivers": INDEX.float()}, TypeError, "receivers must be a vector of int64"),
    ],
)
def test_wrong_arguments_of_the_sum_are_named(changed, error, message):
    right = {"edges": torch.ones(2, 3), "senders": INDEX, "receivers": INDEX, "num_nodes": 3}
    edge_sum(**right, order=ORDER)
    with pytest.raises(error, match=message):
        edge_sum(**(right | changed))
