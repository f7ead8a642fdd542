"""The Triton convolution against the reference, in the interpreter or on a GPU."""

import itertools
from dataclasses import replace

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import convolution
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.convolution import operators
from mace_fast.kernels.convolution.gpu import launch
from mace_fast.kernels.convolution.gpu.settings import default_settings
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import (
    couplings,
    format_paths,
    groups,
    hidden_parts,
    parse_paths,
    product_parts,
)
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.kernels.tuning import assume
from mace_fast.testing.compare import TOLERANCES, assert_close, assert_derivatives, derivatives

SCALAR = ((0, 1),)
MEDIUM = ((0, 1), (1, -1))
LARGE = ((0, 1), (1, -1), (2, 1))
HARMONICS = ((0, 1), (1, -1), (2, 1), (3, -1))
BOTH_PARITIES = ((0, 1), (0, -1), (1, 1), (1, -1))
LAYERS = {
    "scalars": (SCALAR, HARMONICS, HARMONICS),
    "medium": (MEDIUM, HARMONICS, HARMONICS),
    "large": (LARGE, HARMONICS, HARMONICS),
    "both parities": (BOTH_PARITIES, HARMONICS[:2], (*BOTH_PARITIES, (2, -1), (2, 1))),
    "small": (MEDIUM, HARMONICS[:2], MEDIUM),
    "one output": (MEDIUM, HARMONICS[:3], ((2, 1),)),
    "an input that no path takes": (MEDIUM, SCALAR, ((1, -1),)),
}
GRAPHS = {
    "isolated nodes": ([0, 2, 0, 1, 4, 2, 2, 4], [0, 0, 1, 1, 1, 2, 4, 4], 5, 6),
    "no edges": ([], [], 3, 2),
    "no nodes": ([], [], 0, 0),
    "one edge": ([0], [0], 1, 1),
    "more senders than receivers": ([5, 3, 4], [0, 1, 1], 6, 2),
}
SMALL = ([1, 0, 1, 0, 2], [0, 1, 1, 1, 1], 3, 2)
MANY = ([i % 3 for i in range(300)] + [0], [1] * 300 + [2], 3, 3)
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def make(random, layer, graph, num_channels=3, num_hidden=3, dtype=torch.float64):
    """Arguments to differentiate by, and the rest."""
    irreps1, irreps2, target = layer
    senders, receivers, num_senders, num_receivers = graph
    paths = tensor_product_paths(irreps1, irreps2, target)
    arguments = {
        "node_feats": random(num_senders, sum(2 * l + 1 for l, _ in irreps1), num_channels, dtype=dtype),
        "edge_attrs": random(len(senders), sum(2 * l + 1 for l, _ in irreps2), dtype=dtype),
        "hidden": random(len(senders), num_hidden, dtype=dtype),
        "weight": random(num_hidden, len(paths) * num_channels, dtype=dtype),
    }
    rest = {
        "senders": torch.tensor(senders, dtype=torch.int64),
        "receivers": torch.tensor(receivers, dtype=torch.int64),
        "num_receivers": num_receivers,
        "paths": paths,
    }
    return arguments, rest


def with_backend(backend, rest, **settings):
    return lambda **arguments: convolution(**arguments, **rest, backend=backend, **settings)


def check(random, layer, graph, num_channels=3, num_hidden=3, dtype=torch.float64, order=1):
    arguments, rest = make(random, layer, graph, num_channels, num_hidden, dtype)
    neighbours = 60 if len(graph[0]) > 24 * graph[3] else 15  # two kernels
    on_triton = with_backend("triton", rest, neighbours=neighbours)
    assert_derivatives(on_triton, with_backend("reference", rest), arguments, order)


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
def test_equals_the_reference_for_any_paths(random, layer):
    check(random, layer, ([1, 0], [0, 0], 2, 1))


def test_equals_the_reference_in_float32(random):
    check(random, LAYERS["medium"], ([1, 0], [0, 0], 2, 1), num_hidden=8, dtype=torch.float32)


@both_dtypes
def test_equals_the_reference_to_the_second_derivative(random, dtype):
    check(random, LAYERS["small"], SMALL, dtype=dtype, order=2)


def test_equals_the_reference_to_the_third_derivative(random):
    check(random, (MEDIUM, HARMONICS[:2], SCALAR), ([1, 0], [0, 1], 2, 2), num_channels=1, num_hidden=1, order=3)


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())
def test_equals_the_reference_on_every_kind_of_graph(random, graph):
    check(random, (SCALAR, HARMONICS[:2], HARMONICS[:2]), graph, order=2)


def test_a_receiver_with_300_edges(random):
    check(random, (SCALAR, HARMONICS[:2], HARMONICS[:2]), MANY, num_channels=1)


@pytest.mark.parametrize(("num_channels", "num_hidden"), [(1, 1), (5, 8), (96, 64), (3, 65), (20, 96), (2, 0)])
@both_dtypes
def test_any_number_of_channels_and_hidden_functions(random, num_channels, num_hidden, dtype):
    order = 2 if num_hidden == 65 else 1
    check(random, (SCALAR, HARMONICS[:2], HARMONICS[:2]), SMALL, num_channels, num_hidden, dtype, order)


@both_dtypes
def test_weight_gradient_of_every_path_by_itself(random, dtype):
    """Each path against its own largest entry, so that no path hides behind a larger one."""
    arguments, rest = make(random, LAYERS["medium"], ([1, 0], [0, 0], 2, 1), num_hidden=16, dtype=dtype)
    got = derivatives(with_backend("triton", rest), arguments, order=1)[("weight",)]
    in_float64 = {name: tensor.double() for name, tensor in arguments.items()}
    expected = derivatives(with_backend("reference", rest), in_float64, order=1)[("weight",)]
    for number, path in enumerate(rest["paths"]):
        columns = slice(3 * number, 3 * number + 3)
        assert expected[:, columns].abs().max() > 0
        assert_close(got[:, columns], expected[:, columns], order=1, name=str(path))


@settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_equals_the_reference_for_any_sizes(seeded, data):
    l_feats, l_attrs, l_target = (data.draw(st.integers(0, 1)) for _ in range(3))
    num_senders, num_receivers, num_channels, num_hidden = (data.draw(st.integers(1, 9)) for _ in range(4))
    senders = data.draw(st.lists(st.integers(0, num_senders - 1), max_size=20))
    receivers = data.draw(st.lists(st.integers(0, num_receivers - 1), min_size=len(senders), max_size=len(senders)))
    graph = (senders, sorted(receivers), num_senders, num_receivers)
    layer = (HARMONICS[: l_feats + 1], HARMONICS[: l_attrs + 1], HARMONICS[: l_target + 1])
    check(seeded(0), layer, graph, num_channels, num_hidden)


@pytest.mark.parametrize("tile", [16, 32, 64])
def test_tiles_of_edges_of_any_size(random, monkeypatch, tile):
    """Settings other than the defaults, as a tuning file may name them; one receiver has many tiles."""
    tiles = {"block_edges": tile, "block_edges_attrs": 1024 // tile, "block_channels": 16}
    parts = {"edge_sums": tile // 2, "channel_sums": 8, "paths_per_group": 1, "nodes_per_chunk": 3}

    def changed(kind, sizes):
        default = default_settings(kind, sizes)
        return replace(default, **{name: value for name, value in (tiles | parts).items() if hasattr(default, name)})

    monkeypatch.setattr(launch, "default_settings", changed)
    senders, receivers = [i % 3 for i in range(70)], [0] * 2 + [2] * 68
    check(random, LAYERS["small"], (senders, receivers, 3, 3), num_channels=5)


@pytest.mark.parametrize("architecture", ["sm_80", "sm_100", "gfx942"])
@pytest.mark.parametrize("num_hidden", [3, 65])
def test_defaults_of_other_architectures(random, architecture, num_hidden):
    senders, receivers = [i % 3 for i in range(60)], [1] * 60
    with assume(architecture):
        check(random, LAYERS["medium"], (senders, receivers, 3, 2), num_channels=17, num_hidden=num_hidden)


@pytest.mark.parametrize("num_edges", [3, 300])
def test_parts_of_the_edges_are_summed(random, monkeypatch, num_edges):
    monkeypatch.setattr(launch, "EDGES_PER_SPLIT", 64)
    graph = ([i % 2 for i in range(num_edges)], sorted(i % 7 for i in range(num_edges)), 2, 7)
    check(random, (SCALAR, HARMONICS[:2], HARMONICS[:2]), graph, num_channels=1)


@pytest.mark.parametrize("wanted", ["node_feats", "edge_attrs", "hidden", "weight"])
def test_only_what_is_needed_is_launched(random, wanted):
    arguments, rest = make(random, LAYERS["small"], SMALL)
    arguments[wanted].requires_grad_()
    with recording() as launches:
        convolution(**arguments, **rest, neighbours=15, backend="triton").sum().backward()
    names = [launch.function.fn.__module__.split("convolution_")[1].rsplit("_", 1)[0] for launch in launches]
    kind = {"node_feats": "node_gradient", "weight": "weight_gradient"}.get(wanted, "edge_gradient_few")
    assert names == ["forward", kind]
    written = {"edge_attrs": {"grad_attrs"}, "hidden": {"grad_hidden"}}.get(wanted, set())
    assert {"grad_attrs", "grad_hidden"} & set(launches[1].arguments) == written


def test_sizes_of_the_graph_are_no_constants(random):
    """Kernels for two graphs are the same, so that nothing compiles anew when atoms or edges change."""
    recorded = []
    for graph in (SMALL, GRAPHS["isolated nodes"]):
        arguments, rest = make(random, LAYERS["small"], graph)
        with recording() as launches:
            convolution(
                **{name: tensor.requires_grad_() for name, tensor in arguments.items()}, **rest, backend="triton"
            ).sum().backward()
        recorded.append([(launch.function, launch.constants) for launch in launches])
    assert recorded[0] == recorded[1]


def test_a_given_order_is_used_and_two_runs_give_the_same_bits(random):
    arguments, rest = make(random, (SCALAR, HARMONICS[:2], HARMONICS[:2]), MANY, 1, dtype=torch.float32)
    order = edge_order(rest["senders"], rest["receivers"], 3, 3)
    runs = [derivatives(with_backend("triton", rest, order=one), arguments, order=1) for one in (order, order, None)]
    for run in runs[1:]:
        assert all(torch.equal(run[key], runs[0][key]) for key in run)


def test_memory_layout_does_not_matter(random):
    arguments, rest = make(random, LAYERS["small"], SMALL)
    strided = {name: tensor.transpose(0, -1).contiguous().transpose(0, -1) for name, tensor in arguments.items()}
    rest |= {name: torch.stack([rest[name], rest[name]], dim=1)[:, 0] for name in ("senders", "receivers")}
    assert_derivatives(with_backend("triton", rest), with_backend("reference", rest), strided, order=1)


def test_expanded_arguments_and_gradients(random):
    arguments, rest = make(random, LAYERS["small"], SMALL)
    expanded = {name: tensor[:1].expand(tensor.shape) for name, tensor in arguments.items()}
    gradients = []
    for backend in ("triton", "reference"):
        leaves = {name: tensor.detach().requires_grad_() for name, tensor in expanded.items()}
        total = convolution(**leaves, **rest, backend=backend).sum()
        gradients.append(torch.autograd.grad(total, list(leaves.values())))
    for got, expected in zip(*gradients, strict=True):
        assert_close(got, expected, order=1)


def test_gradcheck(random):
    arguments, rest = make(random, (SCALAR, HARMONICS[:2], HARMONICS[1:2]), ([0], [0], 1, 1), 1, 1)
    leaves = tuple(tensor.requires_grad_() for tensor in arguments.values())

    def function(*given):
        return with_backend("triton", rest)(**dict(zip(arguments, given, strict=True)))

    assert torch.autograd.gradcheck(function, leaves)
    assert torch.autograd.gradgradcheck(function, leaves)


def operator_arguments(random, name, needs=(True, True, True)):
    """Arguments of one of the operators."""
    arguments, rest = make(random, (MEDIUM, HARMONICS[:2], SCALAR), SMALL)
    x, y, h, w = (tensor.requires_grad_() for tensor in arguments.values())
    order = edge_order(rest["senders"], rest["receivers"], 3, 2)
    graph = Graph(rest["senders"], rest["receivers"], *order, format_paths(rest["paths"]), "ieee", 60)
    g = random(2, graph.num_rows, 3).requires_grad_()
    return {
        "convolve": (x, y, h, w, *graph),
        "node_gradient": (y, h, w, g, 4, *graph),
        "gradients": (x, y, h, w, g, list(needs), *graph),
        "weight_gradient": (x, y, h, g, *graph),
    }[name]


@pytest.mark.parametrize("name", ["convolve", "node_gradient", "gradients", "weight_gradient"])
def test_opcheck(random, name):
    torch.library.opcheck(getattr(operators, name), operator_arguments(random, name))


@pytest.mark.parametrize("needs", list(itertools.product([False, True], repeat=3)))
def test_opcheck_of_some_gradients(random, needs):
    torch.library.opcheck(operators.gradients, operator_arguments(random, "gradients", needs))


def test_compiles_without_a_break(random):
    arguments, rest = make(random, LAYERS["small"], SMALL)
    compiled = torch.compile(with_backend("triton", rest), fullgraph=True, backend="aot_eager")
    assert_derivatives(compiled, with_backend("reference", rest), arguments, order=1)


@pytest.mark.parametrize(("precision", "error"), [("ieee", 1e-6), ("bf16x3", 1e-4), ("bf16", 3e-2)])
def test_precision(random, precision, error):
    """tf32 rounds on a GPU only, so the interpreter cannot tell it from the rest."""
    arguments, rest = make(random, LAYERS["small"], SMALL, num_hidden=32, dtype=torch.float32)
    got = convolution(**arguments, **rest, backend="triton", precision=precision)
    expected = convolution(**{name: tensor.double() for name, tensor in arguments.items()}, **rest)
    relative = (got - expected).abs().max() / expected.abs().max()
    assert relative < error
    assert precision == "ieee" or relative > TOLERANCES[torch.float32][0]


def test_an_unknown_precision_is_named(random):
    arguments, rest = make(random, LAYERS["small"], SMALL)
    with pytest.raises(ValueError, match=r"precision must be one of .*; got 'half'"):
        convolution(**arguments, **rest, precision="half")


def test_paths_as_text():
    paths = tensor_product_paths(*LAYERS["both parities"])
    assert parse_paths(format_paths(paths)) == paths
    assert parse_paths(format_paths(())) == ()


def test_groups_hold_every_path_once():
    key = format_paths(tensor_product_paths(*LAYERS["large"]))
    for most_paths, most_entries in ((1, 100), (3, 36), (4, 5), (100, 1000)):
        found = groups(key, most_paths, most_entries)
        assert sorted(coupling.index for group in found for coupling in group) == list(range(len(couplings(key))))
        assert all(len(group) <= most_paths for group in found)
        assert all(len({coupling.path.index1 for coupling in group}) == 1 for group in found)


@pytest.mark.parametrize("num_hidden", [0, 1, 4, 5, 8, 15, 16, 20, 21, 64, 65, 96, 127, 200])
def test_parts_of_the_hidden_axis(num_hidden):
    parts = hidden_parts(num_hidden)
    covered = [i for first, size in parts.products for i in range(first, min(first + size, num_hidden))]
    assert [*covered, *parts.single] == list(range(num_hidden))
    assert all(size & (size - 1) == 0 and size >= 16 for _, size in parts.products)
    products = product_parts(num_hidden)
    assert not products.single
    covered = [i for first, size in products.products for i in range(first, min(first + size, num_hidden))]
    assert covered == list(range(num_hidden))
    assert num_hidden % 16 == 0 or len({size for _, size in products.products}) == 1
    assert all(size & (size - 1) == 0 and size >= 16 for _, size in products.products)
