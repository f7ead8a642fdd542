"""Gradients of the fused convolution in a symmetric graph: one Triton kernel against the reference in float64."""

import contextlib
import math
from itertools import pairwise

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.blocks.tensor_product import TensorProduct
from mace_fast.irreps import Irreps
from mace_fast.kernels import RadialParameters, convolution, edge_embedding, radial_hidden
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import format_paths, has_many_components
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.fused_edges import RadialNetwork, fused_convolution, operators
from mace_fast.kernels.fused_edges.gpu import launch
from mace_fast.kernels.fused_edges.inputs import Layer
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.kernels.tuning import assume
from mace_fast.testing.compare import assert_close, assert_derivatives

R_MAX, CONSTANT = 3.0, 1.6791767923989418
MIXED = ("2x0e+2x1o", 2, "2x0e+2x1o+2x2e")
WIDTHS = (4, 8, 6)
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def paths_of(feats, l_max, target):
    return TensorProduct(Irreps(feats), Irreps.spherical_harmonics(l_max), Irreps(target)).paths


def make_layers(random, widths=WIDTHS):
    """Hidden layers whose numbers both dtypes can represent."""
    return [(random(a, b) / a**0.5).float().double() for a, b in pairwise(widths)]


def make_network(layers, dtype, transform="None", apply_cutoff=True):
    num_basis = layers[0].shape[0]
    radial = RadialParameters(
        r_max=torch.tensor(R_MAX, dtype=dtype),
        p=5,
        basis="bessel",
        weights=(torch.arange(1, num_basis + 1) * (math.pi / R_MAX)).float().to(dtype),
        scale=torch.tensor(0.75, dtype=dtype),
        transform=transform,
        transform_parameters=(torch.tensor(4.0, dtype=dtype),) if transform == "Soft" else (),
        apply_cutoff=apply_cutoff,
    )
    return RadialNetwork(radial, tuple(layer.to(dtype) for layer in layers), CONSTANT)


def make_pairs(seed, num_nodes, num_pairs, to_one=0):
    """Edges sorted by receiver, each with its reverse, and their vectors, from 0.5 to 1.4 times the cutoff long.

    The last of several nodes has none. With few nodes there are several edges between two, as with periodic images,
    and edges of a node to itself. The first ``to_one`` pairs are of node 0.
    """
    generator = torch.Generator().manual_seed(seed)
    ends = torch.randint(0, max(1, num_nodes - 1), (2, num_pairs), generator=generator)
    ends[0, :to_one] = 0
    directions = torch.nn.functional.normalize(torch.randn(num_pairs, 3, generator=generator).double(), dim=1)
    vectors = (directions * torch.linspace(0.5, 4.2, num_pairs).double()[:, None]).float().double()
    radii = torch.linspace(1.5, 2.5, num_pairs).double()
    senders, receivers = torch.cat([ends, ends.flip(0)], dim=1)
    order = torch.sort(receivers, stable=True).indices
    both = torch.cat([vectors, -vectors])[order], torch.cat([radii, radii])[order]
    return senders[order], receivers[order], *both


def compare(random, paths, l_max, graph, num_nodes, channels, dtype=torch.float64, order=1, **options):
    """The fused convolution of a symmetric graph and its derivatives against those of the reference operations."""
    widths, transform = options.pop("widths", WIDTHS), options.pop("transform", "None")
    apply_cutoff, layers = options.pop("apply_cutoff", True), make_layers(random, widths)
    senders, receivers, vectors, radii = graph
    ends = edge_order(senders, receivers, num_nodes, num_nodes)
    components = max(path.offset1 + 2 * path.l1 + 1 for path in paths)
    weight = random(widths[-1], len(paths) * channels).float().double()
    pair_radii = None if transform == "None" else radii

    def fused(node_feats, vectors):
        network = make_network(layers, vectors.dtype, transform, apply_cutoff)
        own_radii = None if pair_radii is None else pair_radii.to(vectors.dtype)
        how = (network, weight.to(vectors.dtype), senders, receivers, paths, l_max, ends, own_radii)
        return fused_convolution(node_feats, vectors, *how, symmetric=True, **options)

    def definition(node_feats, vectors):
        network = make_network(layers, torch.float64, transform, apply_cutoff)
        embedding = edge_embedding(vectors, l_max, network.radial, pair_radii, backend="reference")
        cut = None if apply_cutoff else embedding.envelope
        hidden = radial_hidden(embedding.edge_feats, network.layers, CONSTANT, envelope=cut, backend="reference")
        how = (weight, senders, receivers, num_nodes, paths)
        return convolution(node_feats, embedding.edge_attrs, hidden, *how, backend="reference")

    node_feats = random(num_nodes, components, channels, dtype=dtype)
    with gradients_called() as launched:
        assert_derivatives(fused, definition, {"node_feats": node_feats, "vectors": vectors.to(dtype)}, order)
    two_kernels = has_many_components(format_paths(paths))
    assert launched == ({"node_gradient", "edge_gradient"} if two_kernels else {"symmetric_gradient"})


@contextlib.contextmanager
def gradients_called():
    """Names of the gradients that are launched, and computed all the same."""
    names = set()

    def noted(name, original):
        return lambda *arguments: (names.add(name), original(*arguments))[1]

    with pytest.MonkeyPatch.context() as patch:
        for name in ("node_gradient", "edge_gradient", "symmetric_gradient"):
            patch.setattr(launch, name, noted(name, getattr(launch, name)))
        yield names


@both_dtypes
@pytest.mark.parametrize(("num_nodes", "num_pairs"), [(1, 0), (1, 1), (4, 0), (5, 7)])
def test_equals_the_reference_to_the_second_derivative(random, num_nodes, num_pairs, dtype):
    graph = make_pairs(0, num_nodes, num_pairs)
    compare(random, paths_of(*MIXED), 2, graph, num_nodes, 2, dtype, order=2)


@pytest.mark.parametrize("neighbours", [12, 60])
def test_a_receiver_with_more_edges_than_a_tile(random, neighbours):
    graph, paths = make_pairs(0, 4, 150, to_one=140), paths_of("1x0e+1x1o", 1, "1x0e+1x1o")
    assert int(torch.bincount(graph[1]).max()) > 128
    compare(random, paths, 1, graph, 4, 1, neighbours=neighbours)


@pytest.mark.parametrize("channels", [1, 17, 33, 96])
def test_any_number_of_channels(random, channels):
    paths = paths_of(f"{channels}x0e+{channels}x1o", 1, f"{channels}x0e+{channels}x1o")
    compare(random, paths, 1, make_pairs(1, 4, 5), 4, channels)


@pytest.mark.parametrize("l_max", [1, 2, 3, 4, 5, 6])
def test_any_degree(random, l_max):
    target = "+".join(f"1x{l}{'eo'[l % 2]}" for l in range(l_max + 1))
    compare(random, paths_of("1x0e", l_max, target), l_max, make_pairs(2, 3, 4), 3, 1)


@pytest.mark.parametrize("neighbours", [12, 60])
def test_features_of_degree_two_take_two_kernels(random, neighbours):
    paths = paths_of("1x0e+1x1o+1x2e", 3, "1x0e+1x1o+1x2e+1x3o")
    compare(random, paths, 3, make_pairs(3, 4, 6), 4, 1, neighbours=neighbours)


def test_features_that_no_path_reads_get_zeros(random):
    paths = tuple(path for path in paths_of(*MIXED) if path.l1 == 1)
    compare(random, paths, 2, make_pairs(3, 3, 6), 3, 2)


@pytest.mark.parametrize("architecture", ["sm_80", "sm_100", "gfx942"])
def test_defaults_of_other_architectures(random, architecture):
    with assume(architecture):
        compare(random, paths_of(*MIXED), 2, make_pairs(7, 3, 35, to_one=30), 3, 33)


@pytest.mark.parametrize("widths", [(1, 1), (3, 64), (8, 64, 64, 64), (10, 5, 24, 7, 33)], ids=str)
def test_any_widths(random, widths):
    compare(random, paths_of(*MIXED), 2, make_pairs(4, 3, 4), 3, 2, widths=widths)


@pytest.mark.parametrize("transform", ["None", "Soft"])
@pytest.mark.parametrize("apply_cutoff", [True, False])
def test_any_radial_embedding(random, transform, apply_cutoff):
    how = {"transform": transform, "apply_cutoff": apply_cutoff}
    compare(random, paths_of(*MIXED), 2, make_pairs(5, 4, 5), 4, 1, **how)


@settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    num_nodes=st.integers(1, 6),
    num_pairs=st.integers(0, 12),
    channels=st.integers(1, 5),
    seed=st.integers(0, 100),
    neighbours=st.sampled_from([5, 60]),
)
def test_equals_the_reference_for_any_sizes(seeded, num_nodes, num_pairs, channels, seed, neighbours):
    paths = paths_of(f"{channels}x0e+{channels}x1o", 1, f"{channels}x0e+{channels}x1o")
    graph = make_pairs(seed, num_nodes, num_pairs)
    compare(seeded(seed), paths, 1, graph, num_nodes, channels, neighbours=neighbours)


def test_programs_walk_several_receivers(random, monkeypatch):
    for programs in (1, 3):
        monkeypatch.setattr(launch, "WITHOUT_GPU", programs)
        compare(random, paths_of("1x0e", 1, "1x0e+1x1o"), 1, make_pairs(0, 14, 20), 14, 1)


def call(random, graph, num_nodes, symmetric=True, vectors=None, wanted=(True, True)):
    """One convolution and its leaves, of which some are differentiated by."""
    senders, receivers, given, _ = graph
    paths, ends = paths_of(*MIXED), edge_order(senders, receivers, num_nodes, num_nodes)
    network = make_network(make_layers(random), torch.float64)
    leaves = random(num_nodes, 4, 2), (given if vectors is None else vectors).clone()
    leaves = tuple(leaf.requires_grad_(want) for leaf, want in zip(leaves, wanted, strict=True))
    weight = random(WIDTHS[-1], len(paths) * 2)
    how = (network, weight, senders, receivers, paths, 2, ends)
    return fused_convolution(*leaves, *how, symmetric=symmetric), leaves


def test_edges_beyond_the_cutoff_need_no_reverse_and_contribute_exactly_nothing(seeded):
    """As the padding of a step: here five edges of the last node to itself, of one direction."""
    senders, receivers, vectors, _ = make_pairs(6, 4, 9)
    last = torch.full((5,), 3)
    far = torch.tensor([[2 * R_MAX, 0.0, 0.0]], dtype=torch.float64).expand(5, 3)
    padded = torch.cat([senders, last]), torch.cat([receivers, last]), torch.cat([vectors, far]), None
    results = []
    for graph in ((senders, receivers, vectors, None), padded):
        out, leaves = call(seeded(1), graph, 4)
        by_feats, by_vectors = torch.autograd.grad(out.square().sum() + out.sum(), leaves)
        results.append((out, by_feats, by_vectors[: len(vectors)]))
        assert not by_vectors[len(vectors) :].any()
        assert not by_feats[3].any()
    assert all(torch.equal(one, other) for one, other in zip(*results, strict=True))


def test_edges_at_the_cutoff_contribute_exactly_nothing(random):
    graph = make_pairs(6, 4, 9)
    far = torch.nn.functional.normalize(graph[2], dim=1) * (R_MAX * (1 + 1e-12))
    out, leaves = call(random, graph, 4, vectors=far)
    assert not any(gradient.any() for gradient in torch.autograd.grad(out.sum(), leaves))


def test_same_bits_twice(seeded):
    results = []
    for _ in range(2):
        out, leaves = call(seeded(3), make_pairs(6, 4, 31), 4)
        results.append([out, *torch.autograd.grad(out.sum(), leaves)])
    assert all(torch.equal(a, b) for a, b in zip(*results, strict=True))


def test_gives_the_gradients_of_the_two_kernels(seeded):
    results = []
    for symmetric in (True, False):
        out, leaves = call(seeded(3), make_pairs(6, 4, 31), 4, symmetric)
        results.append(torch.autograd.grad(out.square().sum(), leaves))
    for one, other in zip(*results, strict=True):
        assert_close(one, other, order=1)


@pytest.mark.parametrize(
    ("symmetric", "wanted", "expected"),
    [
        (True, (True, True), ["symmetric_gradient_few"]),
        (True, (True, False), ["node_gradient"]),
        (True, (False, True), ["edge_gradient"]),
        (False, (True, True), ["node_gradient", "edge_gradient"]),
    ],
)
def test_which_kernels_run(random, symmetric, wanted, expected):
    with recording() as launches:
        out, leaves = call(random, make_pairs(6, 4, 9), 4, symmetric, wanted=wanted)
        torch.autograd.grad(out.sum(), [leaf for leaf in leaves if leaf.requires_grad])
    names = [one.function.fn.__module__ for one in launches]
    gradients = [name.split("fused_edges_")[1].rsplit("_", 1)[0] for name in names if "gradient" in name]
    assert [name.removesuffix("_few") for name in gradients] == [name.removesuffix("_few") for name in expected]


def test_operator_passes_opcheck(random):
    senders, receivers, vectors, _ = make_pairs(7, 3, 3)
    paths, ends = paths_of("1x0e", 1, "1x0e+1x1o"), edge_order(senders, receivers, 3, 3)
    layers = make_layers(random)
    edges = Inputs.of(vectors.requires_grad_(), 1, make_network(layers, torch.float64).radial, None)
    weight, node_feats = random(6, len(paths)), random(3, 1, 1).requires_grad_()
    graph = Graph(senders, receivers, *ends, format_paths(paths), "ieee", 60)
    layer = Layer(weight, graph, layers, CONSTANT, True, edges).flat()
    tests = ("test_schema", "test_faketensor", "test_autograd_registration")
    torch.library.opcheck(operators.symmetric_gradient, (random(3, 4, 1), node_feats, *layer), test_utils=tests)
    torch.library.opcheck(operators.convolve, (node_feats, *layer), test_utils=tests)


def test_compiles_as_one_graph(random):
    senders, receivers, vectors, _ = make_pairs(6, 4, 5)
    paths, ends = paths_of(*MIXED), edge_order(senders, receivers, 4, 4)
    network, weight = make_network(make_layers(random), torch.float64), random(6, len(paths) * 2)
    leaves = random(4, 4, 2).requires_grad_(), vectors.requires_grad_()

    def function(node_feats, vectors):
        how = (network, weight, senders, receivers, paths, 2, ends)
        return fused_convolution(node_feats, vectors, *how, symmetric=True)

    compiled = torch.compile(function, fullgraph=True, backend="aot_eager")
    found, expected = compiled(*leaves), function(*leaves)
    assert_close(found, expected)
    for a, b in zip(torch.autograd.grad(found.sum(), leaves), torch.autograd.grad(expected.sum(), leaves), strict=True):
        assert_close(a, b, order=1)
