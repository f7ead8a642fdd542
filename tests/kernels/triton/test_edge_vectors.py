"""The kernels of the edge vectors and of the sums by both ends against the reference."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import edge_sum, edge_vectors
from mace_fast.kernels.edge_vectors import operators
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.testing.compare import assert_close, assert_derivatives

# number of nodes, senders, receivers
GRAPHS = {
    "isolated nodes, twice the same pair, own image": (6, [4, 1, 1, 0, 4, 2, 2], [0, 0, 2, 2, 2, 2, 3]),
    "no edges": (3, [], []),
    "no nodes": (0, [], []),
    "one node": (1, [0], [0]),
    "more nodes than a program": (19, [18, 3, 7, 18, 18, 0, 1], [0, 7, 7, 8, 16, 16, 18]),
}
every_graph = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
both_signs = pytest.mark.parametrize("sign", [-1, 1])
both_backends = pytest.mark.parametrize("backend", ["triton", "reference"])
MIXED = GRAPHS["isolated nodes, twice the same pair, own image"]


def tensors(graph):
    num_nodes, senders, receivers = graph
    return num_nodes, torch.tensor(senders, dtype=torch.int64), torch.tensor(receivers, dtype=torch.int64)


def vectors_of(graph, backend="triton"):
    _, senders, receivers = tensors(graph)
    return lambda positions, shifts=None: edge_vectors(positions, shifts, senders, receivers, backend=backend)


def sums_of(graph, backend="triton", sign=-1):
    num_nodes, senders, receivers = tensors(graph)
    return lambda edges: edge_sum(edges, senders, receivers, num_nodes, sign=sign, backend=backend)


def geometry_of(random, graph, dtype=torch.float64):
    return {"positions": random(graph[0], 3, dtype=dtype), "shifts": random(len(graph[1]), 3, dtype=dtype)}


def random_graph(num_nodes, num_edges):
    generator = torch.Generator().manual_seed(num_edges)
    senders, receivers = torch.randint(max(num_nodes, 1), (2, num_edges), generator=generator)
    return num_nodes, senders.tolist(), receivers.sort().values.tolist()


@both_dtypes
@every_graph
def test_vectors_equal_the_reference_to_the_third_derivative(random, graph, dtype):
    arguments = geometry_of(random, graph, dtype)
    assert_derivatives(vectors_of(graph), vectors_of(graph, "reference"), arguments, order=3)


@both_signs
@both_dtypes
@every_graph
def test_sums_equal_the_reference_to_the_third_derivative(random, graph, dtype, sign):
    arguments = {"edges": random(len(graph[1]), 3, dtype=dtype)}
    assert_derivatives(sums_of(graph, "triton", sign), sums_of(graph, "reference", sign), arguments, order=3)


@both_signs
@pytest.mark.parametrize("shape", [(), (1,), (2,), (5,), (3, 3), (0,)], ids=str)
def test_sums_of_rows_of_any_shape(random, shape, sign):
    arguments = {"edges": random(len(MIXED[1]), *shape)}
    assert_derivatives(sums_of(MIXED, "triton", sign), sums_of(MIXED, "reference", sign), arguments)


@both_signs
@pytest.mark.parametrize("end", ["receiver", "sender"])
def test_node_with_300_edges(random, end, sign):
    others = (torch.arange(300) % 20).sort().values.tolist()
    graph = (20, others, [7] * 300) if end == "receiver" else (20, [7] * 300, others)
    assert_derivatives(
        sums_of(graph, "triton", sign), sums_of(graph, "reference", sign), {"edges": random(300, 3)}, order=1
    )


@settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(num_nodes=st.integers(1, 12), num_edges=st.integers(0, 40), sign=st.sampled_from([-1, 1]))
def test_any_sizes(seeded, num_nodes, num_edges, sign):
    random, graph = seeded(0), random_graph(num_nodes, num_edges)
    assert_derivatives(vectors_of(graph), vectors_of(graph, "reference"), geometry_of(random, graph), order=1)
    edges = {"edges": random(num_edges, 3)}
    assert_derivatives(sums_of(graph, "triton", sign), sums_of(graph, "reference", sign), edges, order=1)


def test_vectors_have_the_bits_of_the_reference(random):
    arguments = geometry_of(random, MIXED, torch.float32)
    assert torch.equal(vectors_of(MIXED)(**arguments), vectors_of(MIXED, "reference")(**arguments))


def test_no_shifts_are_zero_shifts(random):
    positions = {"positions": random(MIXED[0], 3)}
    assert_derivatives(vectors_of(MIXED), vectors_of(MIXED, "reference"), positions)


def test_float32_is_summed_in_float64(random):
    graph = (2, [1] * 200, [0] * 200)
    edges = torch.cat([torch.full((1, 3), 2.0**24), torch.ones(199, 3)])
    assert sums_of(graph)(edges)[0].tolist() == [2.0**24 + 200] * 3  # rounded once: 199 is odd


@pytest.mark.parametrize("extra_nodes", [0, 2])
def test_ghosts_send_and_do_not_receive(random, extra_nodes):
    """A domain of 4 nodes with 3 ghosts, whose order knows of 4 receivers."""
    senders, receivers = torch.tensor([6, 1, 4, 0, 5, 6]), torch.tensor([0, 0, 1, 3, 3, 3])
    order, num_nodes = edge_order(senders, receivers, 7, 4), 7 + extra_nodes
    for sign in (-1, 1):
        assert_derivatives(
            lambda edges, sign=sign: edge_sum(
                edges, senders, receivers, num_nodes, sign=sign, order=order, backend="triton"
            ),
            lambda edges, sign=sign: edge_sum(edges, senders, receivers, num_nodes, sign=sign, backend="reference"),
            {"edges": random(6, 3)},
        )
    assert_derivatives(
        lambda positions: edge_vectors(positions, None, senders, receivers, order=order, backend="triton"),
        lambda positions: edge_vectors(positions, None, senders, receivers, backend="reference"),
        {"positions": random(num_nodes, 3)},
    )


def test_a_given_order_is_used(random):
    num_nodes, senders, receivers = tensors(MIXED)
    edges, order = random(len(senders), 3), edge_order(senders, receivers, num_nodes, num_nodes)
    given_order = edge_sum(edges, senders, receivers, num_nodes, order=order, backend="triton")
    assert torch.equal(given_order, sums_of(MIXED)(edges))
    of_no_edge = order._replace(receiver_ptr=torch.zeros_like(order.receiver_ptr), sender_ptr=order.sender_ptr * 0)
    nothing = edge_sum(edges, senders, receivers, num_nodes, order=of_no_edge, backend="triton")
    assert torch.equal(nothing, torch.zeros_like(nothing))


def test_two_runs_give_the_same_bits(random):
    graph = random_graph(9, 70)
    edges = random(70, 3, dtype=torch.float32)
    assert torch.equal(sums_of(graph)(edges), sums_of(graph)(edges))


def test_memory_layout_does_not_matter(random):
    strided = {name: tensor.T.contiguous().T for name, tensor in geometry_of(random, MIXED).items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    assert_derivatives(vectors_of(MIXED), vectors_of(MIXED, "reference"), strided)
    assert_derivatives(sums_of(MIXED), sums_of(MIXED, "reference"), {"edges": strided["shifts"]})
    expanded = random(1, 3).expand(len(MIXED[1]), 3)
    assert_close(sums_of(MIXED)(expanded), sums_of(MIXED, "reference")(expanded))


def test_strided_indices(random):
    num_nodes, senders, receivers = tensors(MIXED)
    columns = torch.stack([senders, receivers], dim=1)
    positions = random(num_nodes, 3)
    got = edge_vectors(positions, None, columns[:, 0], columns[:, 1], backend="triton")
    assert torch.equal(got, vectors_of(MIXED)(positions))


@both_backends
def test_expanded_gradients(random, backend):
    """The gradient of a sum has stride zero."""
    arguments = {name: tensor.requires_grad_() for name, tensor in geometry_of(random, MIXED).items()}
    gradients = torch.autograd.grad(vectors_of(MIXED, backend)(**arguments).sum(), list(arguments.values()))
    degree = sums_of(MIXED, "reference")(torch.ones(len(MIXED[1]), 3, dtype=torch.float64))
    assert_close(gradients[0], degree)
    assert torch.equal(gradients[1], torch.ones_like(gradients[1]))


def test_only_wanted_gradients_are_launched(random):
    arguments = geometry_of(random, MIXED)
    with recording() as launches:
        vectors_of(MIXED)(arguments["positions"], arguments["shifts"].requires_grad_()).sum().backward()
    assert [launch.function.__name__ for launch in launches] == ["edge_vectors_kernel"]


def test_batched_gradients_as_of_the_hessian(random):
    """Rows of a Hessian come from one batched backward pass through the forces."""
    positions = random(MIXED[0], 3).requires_grad_()

    def rows(backend):
        vectors = vectors_of(MIXED, backend)(positions)
        (gradient,) = torch.autograd.grad(vectors.square().square().sum(), vectors, create_graph=True)
        forces = sums_of(MIXED, backend)(gradient)
        probes = torch.eye(forces.numel(), dtype=forces.dtype).view(-1, *forces.shape)
        return torch.autograd.grad(forces, positions, probes, is_grads_batched=True)[0]

    assert_close(rows("triton"), rows("reference"), order=2)


def test_derivatives_agree_with_finite_differences(random):
    arguments = tuple(tensor.requires_grad_() for tensor in geometry_of(random, MIXED).values())
    for function, given_arguments in ((vectors_of(MIXED), arguments), (sums_of(MIXED), arguments[1:])):
        assert torch.autograd.gradcheck(function, given_arguments, fast_mode=True)
        assert torch.autograd.gradgradcheck(function, given_arguments, fast_mode=True)


@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf")
def test_operators_pass_opcheck(random):
    num_nodes, senders, receivers = tensors(MIXED)
    graph = (senders, receivers, *edge_order(senders, receivers, num_nodes, num_nodes))
    arguments = [tensor.requires_grad_() for tensor in geometry_of(random, MIXED).values()]
    torch.library.opcheck(operators.differences, (*arguments, *graph, -1))
    torch.library.opcheck(operators.differences, (arguments[0], None, *graph, 1))
    torch.library.opcheck(operators.sums, (arguments[1], *graph, num_nodes, -1))


def test_compiles_as_one_graph(random):
    num_nodes, senders, receivers = tensors(MIXED)
    positions = random(num_nodes, 3).requires_grad_()

    def energy(backend):
        vectors = edge_vectors(positions, None, senders, receivers, backend=backend)
        by_node = edge_sum(vectors**3, senders, receivers, num_nodes, sign=1, backend=backend)
        return by_node.square().sum()

    compiled = torch.compile(energy, fullgraph=True, backend="aot_eager")("triton")
    (gradient,) = torch.autograd.grad(compiled, positions)
    (expected,) = torch.autograd.grad(energy("reference"), positions)
    assert_close(gradient, expected, order=1)


def test_machine_code_does_not_depend_on_the_size(random):
    constants = []
    for graph in (random_graph(5, 7), random_graph(9, 64)):
        with recording() as launches:
            sums_of(graph)(vectors_of(graph)(**geometry_of(random, graph)))
        constants.append([(launch.function.__name__, launch.constants) for launch in launches])
    assert constants[0] == constants[1]
