"""Convolution against e3nn's tensor product and scatter sum, and against the dense formula."""

import itertools
import math

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import convolution, message_rows
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.convolution import operators
from mace_fast.kernels.convolution.cpu import senders as cpu_senders
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import format_paths
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

SCALAR = ((0, 1),)
MEDIUM = ((0, 1), (1, -1))
LARGE = ((0, 1), (1, -1), (2, 1))
HARMONICS = ((0, 1), (1, -1), (2, 1), (3, -1))
BOTH_PARITIES = ((0, 1), (0, -1), (1, 1), (1, -1))
LAYERS = {
    "scalars": (SCALAR, HARMONICS, HARMONICS),
    "medium": (MEDIUM, HARMONICS, HARMONICS),
    "large": (LARGE, HARMONICS, HARMONICS),
    "both parities": (BOTH_PARITIES, HARMONICS, (*BOTH_PARITIES, (2, -1), (2, 1))),
    "one output of many paths": (BOTH_PARITIES, HARMONICS[:2], ((1, -1),)),
}
every_layer = pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)

# senders, receivers, number of senders, number of receivers
GRAPHS = {
    "directed, with isolated nodes": ([0, 0, 2, 1, 4, 2, 2, 4], [1, 2, 1, 4, 1, 0, 0, 4], 5, 6),
    "no edges": ([], [], 3, 3),
    "no nodes": ([], [], 0, 0),
    "one node without edges": ([], [], 1, 1),
    "one node, its own neighbour": ([0, 0], [0, 0], 1, 1),
    "one edge": ([1], [0], 2, 2),
    "a receiver with 300 edges": ([i % 7 for i in range(300)] + [0], [2] * 300 + [0], 7, 3),
    "more senders than receivers": ([5, 3, 4], [0, 1, 1], 6, 2),
}
SMALL = GRAPHS["directed, with isolated nodes"]
every_graph = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())


def make_arguments(random, layer, graph, num_channels=3, num_hidden=7, dtype=torch.float64):
    irreps1, irreps2, target = layer
    senders, _, num_senders, _ = graph
    num_paths = len(tensor_product_paths(irreps1, irreps2, target))
    return {
        "node_feats": random(num_senders, sum(2 * l + 1 for l, _ in irreps1), num_channels, dtype=dtype),
        "edge_attrs": random(len(senders), sum(2 * l + 1 for l, _ in irreps2), dtype=dtype),
        "hidden": random(len(senders), num_hidden, dtype=dtype),
        "weight": random(num_hidden, num_paths * num_channels, dtype=dtype),
    }


def index_of(graph):
    senders, receivers, _, num_receivers = graph
    return {
        "senders": torch.tensor(senders, dtype=torch.int64),
        "receivers": torch.tensor(receivers, dtype=torch.int64),
        "num_receivers": num_receivers,
    }


def bound(function, **fixed):
    """The function with some arguments fixed by name."""
    return lambda **arguments: function(**arguments, **fixed)


@both_dtypes
@every_layer
def test_equals_e3nn_to_the_second_derivative(e3nn_convolution, random, layer, dtype):
    theirs, paths = e3nn_convolution(*layer, num_channels=3)
    arguments = make_arguments(random, layer, SMALL, dtype=dtype)
    index = index_of(SMALL)
    assert_derivatives(bound(convolution, **index, paths=paths), bound(theirs, **index), arguments)


@pytest.mark.thorough
def test_equals_e3nn_to_the_third_derivative(e3nn_convolution, random):
    layer = LAYERS["medium"]
    theirs, paths = e3nn_convolution(*layer, num_channels=2)
    index = index_of(SMALL)
    arguments = make_arguments(random, layer, SMALL, num_channels=2, num_hidden=3)
    assert_derivatives(bound(convolution, **index, paths=paths), bound(theirs, **index), arguments, order=3)


def test_third_derivative_where_all_arguments_depend_on_the_same(compiled_cpu, random, entangled):
    layer = ((SCALAR[0], MEDIUM[1]), HARMONICS[:2], SCALAR)
    paths, arguments = tensor_product_paths(*layer), make_arguments(random, layer, SMALL)
    senders, receivers, _, num_receivers = SMALL
    index = (torch.tensor(senders), torch.tensor(receivers), num_receivers, paths)
    ours, definition = (
        entangled(lambda backend=backend, **tensors: convolution(*tensors.values(), *index, backend=backend), arguments)
        for backend in ("cpu", "reference")
    )
    assert_derivatives(ours, definition, {"numbers": random(3)}, order=3)


@both_dtypes
@every_graph
def test_equals_e3nn_on_every_kind_of_graph(e3nn_convolution, random, graph, dtype):
    layer = LAYERS["medium"]
    theirs, paths = e3nn_convolution(*layer, num_channels=5)
    arguments = make_arguments(random, layer, graph, num_channels=5, dtype=dtype)
    index = index_of(graph)
    assert_derivatives(bound(convolution, **index, paths=paths), bound(theirs, **index), arguments)


@pytest.mark.thorough
@pytest.mark.parametrize(("num_channels", "num_hidden"), [(1, 1), (1, 64), (5, 1), (96, 64)])
def test_equals_e3nn_for_any_number_of_channels(e3nn_convolution, random, num_channels, num_hidden):
    layer = LAYERS["medium"]
    theirs, paths = e3nn_convolution(*layer, num_channels)
    arguments = make_arguments(random, layer, SMALL, num_channels, num_hidden)
    index = index_of(SMALL)
    assert_derivatives(bound(convolution, **index, paths=paths), bound(theirs, **index), arguments)


@pytest.mark.parametrize("most_bytes", [0, 3 * 4 * 5 * 8, 7 * 4 * 5 * 8], ids=lambda value: f"{value} bytes")
def test_gradients_do_not_depend_on_how_many_edges_are_kept(monkeypatch, compiled_cpu, random, most_bytes):
    """What edges give to their senders is added up receiver by receiver, or for some receivers at a time."""
    irreps1, irreps2, target = LAYERS["medium"]
    paths = tuple(tensor_product_paths(irreps1, irreps2, target))
    graph = ([0, 3, 3, 1, 2, 4, 2, 0, 0, 1, 4, 3], [0, 0, 0, 0, 1, 1, 1, 1, 1, 4, 4, 5], 5, 6)
    arguments = make_arguments(random, LAYERS["medium"], graph, num_channels=5)
    found = bound(convolution, **index_of(graph), paths=paths)
    expected = derivatives(found, arguments, order=2)
    monkeypatch.setattr(cpu_senders, "MOST_BYTES", most_bytes)
    for name, value in derivatives(found, arguments, order=2).items():
        assert_close(value, expected[name], order=len(name) if isinstance(name, tuple) else 0, name=str(name))


@pytest.mark.parametrize("there", list(itertools.product([False, True], repeat=3))[1:])
def test_derivatives_of_gradients_along_some_directions(compiled_cpu, random, there):
    """One pass gives what the operators give one after the other, for any of the derivatives."""
    layer = (MEDIUM, HARMONICS[:2], MEDIUM)
    paths = tuple(tensor_product_paths(*layer))
    senders, receivers = torch.tensor([[0, 3, 3, 1, 2, 4, 2, 0], [0, 0, 0, 1, 1, 4, 4, 5]])
    order = edge_order(senders, receivers, 5, 6)
    arguments = make_arguments(random, layer, (senders, receivers, 5, 6), num_channels=4)
    x, y, h, w = (arguments | {"edge_attrs": random(8, 4)}).values()
    g = random(6, sum(2 * path.l3 + 1 for path in paths), 4)
    along = [random(*one.shape) if is_there else None for one, is_there in zip((x, y, h), there, strict=True)]
    graph = Graph(senders, receivers, *order, format_paths(paths), "ieee", 60)
    single = [[number == place for number in range(5)] for place in range(5)]
    for needs in ([True] * 5, *(single if all(there) else [])):
        found = operators.second(x, y, h, w, g, *along, needs, *graph)
        expected = [None] * 5
        for number, direction in enumerate(along):
            if direction is not None:
                at = [x, y, h, w, g]
                at[number] = direction
                leaves = [one.detach().requires_grad_() for one in at]
                total = (operators.convolve(*leaves[:4], *graph) * leaves[4]).sum()
                for place, one in enumerate(torch.autograd.grad(total, leaves)):
                    if place != number:
                        expected[place] = one if expected[place] is None else expected[place] + one
        for value, other, need in zip(found, expected, needs, strict=True):
            if need:
                assert_close(value, torch.zeros_like(value) if other is None else other, order=2)
            else:
                assert value.numel() == 0


@pytest.mark.thorough
@pytest.mark.parametrize("there", [(True, True, True), (False, True, False), (True, False, True)])
def test_opcheck_of_derivatives_of_gradients(compiled_cpu, random, there):
    irreps1, irreps2, target = LAYERS["medium"]
    paths = tuple(tensor_product_paths(irreps1, irreps2, target))
    senders, receivers = torch.tensor([[0, 1, 2], [0, 0, 1]])
    arguments = make_arguments(random, LAYERS["medium"], (senders, receivers, 3, 2), num_channels=2)
    x, y, h, w = (one.requires_grad_() for one in arguments.values())
    g = random(2, sum(2 * path.l3 + 1 for path in paths), 2).requires_grad_()
    along = [
        random(*one.shape).requires_grad_() if is_there else None
        for one, is_there in zip((x, y, h), there, strict=True)
    ]
    graph = Graph(senders, receivers, *edge_order(senders, receivers, 3, 2), format_paths(paths), "ieee", 60)
    torch.library.opcheck(operators.second, (x, y, h, w, g, *along, [True] * 5, *graph))


@both_dtypes
@pytest.mark.parametrize("layer", [LAYERS["large"], LAYERS["both parities"]], ids=["large", "both parities"])
def test_weight_gradient_of_every_path_by_itself(e3nn_convolution, random, layer, dtype):
    """Each path against its own largest entry, so that no path hides behind a larger one."""
    theirs, paths = e3nn_convolution(*layer, num_channels=3)
    arguments = make_arguments(random, layer, SMALL, dtype=dtype)
    index = index_of(SMALL)
    got = derivatives(bound(convolution, **index, paths=paths), arguments, order=2)
    in_float64 = {name: tensor.double() for name, tensor in arguments.items()}
    expected = derivatives(bound(theirs, **index), in_float64, order=2)
    for key in [("weight",), ("node_feats", "weight"), ("edge_attrs", "weight"), ("hidden", "weight")]:
        gradients = (tensor[key].view(7, len(paths), 3).unbind(1) for tensor in (got, expected))
        for path, one, other in zip(paths, *gradients, strict=True):
            assert other.abs().max() > 0
            assert_close(one, other, order=len(key), name=f"{key} of {path}")


@pytest.mark.thorough
@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_equals_the_dense_formula_for_any_sizes(o3, seeded, data):
    """One einsum per path over one-hot edges, with e3nn's couplings."""
    l_feats, l_attrs, l_target = (data.draw(st.integers(0, 2)) for _ in range(3))
    num_senders, num_receivers, num_channels, num_hidden = (data.draw(st.integers(1, 5)) for _ in range(4))
    senders = data.draw(st.lists(st.integers(0, num_senders - 1), max_size=12))
    receivers = data.draw(st.lists(st.integers(0, num_receivers - 1), min_size=len(senders), max_size=len(senders)))
    layer = tuple(tuple((l, (-1) ** l) for l in range(l_max + 1)) for l_max in (l_feats, l_attrs, l_target))
    graph = (senders, receivers, num_senders, num_receivers)
    paths = tensor_product_paths(*layer)
    arguments = make_arguments(seeded(0), layer, graph, num_channels, num_hidden)
    index = index_of(graph)
    from_sender, to_receiver = (
        torch.nn.functional.one_hot(index[name], size).double()
        for name, size in (("senders", num_senders), ("receivers", num_receivers))
    )

    def dense(node_feats, edge_attrs, hidden, weight):
        by_irrep = {}
        for number, path in enumerate(paths):
            cg = math.sqrt(2 * path.l3 + 1) * o3.wigner_3j(path.l1, path.l2, path.l3, dtype=torch.float64)
            by_irrep.setdefault((path.l3, path.parity3), []).append(
                torch.einsum(
                    "ej,ei,jak,eb,abc,eh,hk->ick",
                    from_sender,
                    to_receiver,
                    node_feats[:, path.l1**2 : (path.l1 + 1) ** 2],
                    edge_attrs[:, path.l2**2 : (path.l2 + 1) ** 2],
                    cg,
                    hidden,
                    weight.view(num_hidden, len(paths), num_channels)[:, number],
                )
            )
        return torch.cat([torch.stack(parts, dim=2).flatten(1, 2) for parts in by_irrep.values()], dim=1)

    assert_derivatives(bound(convolution, **index, paths=paths), dense, arguments, order=1)


def test_no_edges_still_give_every_argument_a_gradient(random):
    """A process that got no edges must not leave the others waiting for its gradients."""
    layer, graph = LAYERS["medium"], GRAPHS["no edges"]
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, layer, graph).items()}
    messages = convolution(**arguments, **index_of(graph), paths=tensor_product_paths(*layer))
    gradients = torch.autograd.grad(messages.sum(), list(arguments.values()))
    for argument, gradient in zip(arguments.values(), gradients, strict=True):
        assert torch.equal(gradient, torch.zeros_like(argument))


def test_receivers_without_edges_get_exactly_zero(random):
    layer = LAYERS["medium"]
    messages = convolution(
        **make_arguments(random, layer, SMALL), **index_of(SMALL), paths=tensor_product_paths(*layer)
    )
    assert torch.equal(messages[[3, 5]], torch.zeros_like(messages[[3, 5]]))
    assert (messages[[0, 1, 2, 4]].abs().amax(dim=(1, 2)) > 0).all()


def test_order_of_edges_does_not_matter(random):
    layer, graph = LAYERS["medium"], GRAPHS["a receiver with 300 edges"]
    paths, index = tensor_product_paths(*layer), index_of(graph)
    arguments = make_arguments(random, layer, graph)
    order = torch.randperm(301, generator=torch.Generator().manual_seed(1))
    permuted = arguments | {name: arguments[name][order] for name in ("edge_attrs", "hidden")}
    permuted_index = index | {name: index[name][order] for name in ("senders", "receivers")}
    assert_close(convolution(**permuted, **permuted_index, paths=paths), convolution(**arguments, **index, paths=paths))


def test_memory_layout_does_not_matter(random):
    layer = LAYERS["medium"]
    arguments = make_arguments(random, layer, SMALL)
    strided = {name: tensor.transpose(0, -1).contiguous().transpose(0, -1) for name, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    index, paths = index_of(SMALL), tensor_product_paths(*layer)
    strided_index = index | {
        name: torch.stack([index[name], index[name]], dim=1)[:, 0] for name in ("senders", "receivers")
    }
    compact = bound(convolution, **index, paths=paths)
    assert_derivatives(bound(convolution, **strided_index, paths=paths), compact, strided)
    assert_close(compact(**strided), compact(**arguments))


@pytest.mark.thorough
def test_second_derivative_is_the_derivative_of_the_first(random):
    layer, graph = (MEDIUM, HARMONICS[:2], MEDIUM), ([0, 1, 1], [1, 0, 1], 2, 2)
    arguments = make_arguments(random, layer, graph, num_channels=1, num_hidden=2)
    index = index_of(graph)
    paths = tensor_product_paths(*layer)
    assert torch.autograd.gradgradcheck(
        lambda *given: convolution(*given, *index.values(), paths),
        tuple(tensor.requires_grad_() for tensor in arguments.values()),
    )


def test_rows_go_by_irrep_then_component_then_path():
    paths = tensor_product_paths(BOTH_PARITIES, HARMONICS, BOTH_PARITIES)
    rows = message_rows(paths)
    assert [row.irrep for row in rows] == [(0, -1), (0, 1), (1, -1), (1, 1)]
    assert rows[0].start == 0
    assert rows[-1].stop == sum(2 * path.l3 + 1 for path in paths)
    for row, following in itertools.pairwise(rows):
        assert row.stop == following.start
    for row in rows:
        assert row.num_components == 2 * row.irrep[0] + 1
        assert all((paths[index].l3, paths[index].parity3) == row.irrep for index in row.paths)
    assert [index for row in rows for index in row.paths] == list(range(len(paths)))


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"node_feats": torch.ones(3, 3)}, ValueError, r"node_feats must have shape \[any, any, any\], got \[3, 3\]"),
        ({"edge_attrs": torch.ones(5, 4)}, ValueError, r"edge_attrs must have shape \[4, any\], got \[5, 4\]"),
        ({"hidden": torch.ones(3, 2)}, ValueError, r"hidden must have shape \[4, any\], got \[3, 2\]"),
        ({"weight": torch.ones(2, 9)}, ValueError, r"weight must have shape \[2, 15\], got \[2, 9\]"),
        ({"weight": torch.ones(3, 15)}, ValueError, r"weight must have shape \[2, 15\], got \[3, 15\]"),
        ({"receivers": torch.zeros(3, dtype=torch.int64)}, ValueError, r"receivers must have shape \[4\], got \[3\]"),
        ({"node_feats": torch.ones(3, 4, 3).half()}, TypeError, "node_feats must be float32 or float64"),
        ({"hidden": torch.ones(4, 2).double()}, TypeError, "hidden is torch.float64 but node_feats is torch.float32"),
        (
            {"senders": torch.zeros(4, dtype=torch.int32)},
            TypeError,
            "senders must be a vector of int64, got .* of torch.int32",
        ),
        ({"senders": torch.tensor(0)}, TypeError, "senders must be a vector of int64"),
        ({"receivers": torch.zeros(4)}, TypeError, r"receivers must be a vector of int64, got \[4\] of torch.float32"),
        ({"receivers": torch.zeros(4, 1, dtype=torch.int64)}, TypeError, "receivers must be a vector of int64"),
    ],
)
def test_wrong_arguments_are_named(changed, error, message):
    right = {
        "node_feats": torch.ones(3, 4, 3),
        "edge_attrs": torch.ones(4, 4),
        "hidden": torch.ones(4, 2),
        "weight": torch.ones(2, 15),
        "senders": torch.zeros(4, dtype=torch.int64),
        "receivers": torch.zeros(4, dtype=torch.int64),
        "num_receivers": 3,
        "paths": tensor_product_paths(MEDIUM, HARMONICS[:2], HARMONICS[:3]),
    }
    assert len(right["paths"]) == 5
    with pytest.raises(error, match=message):
        convolution(**(right | changed))
