"""Layers from edge vectors: the fused Triton kernels against the reference operations in float64, one after another."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.blocks.tensor_product import TensorProduct
from mace_fast.chunks.live_bytes import LiveBytes
from mace_fast.irreps import Irreps
from mace_fast.kernels import RadialParameters, convolution, density_projection, edge_embedding, radial_hidden
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import format_paths
from mace_fast.kernels.density_projection.inputs import SpeciesGraph
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.fused_edges import (
    Normalisation,
    RadialNetwork,
    fits,
    fused_convolution,
    fused_density,
    fused_learned_density,
    operators,
)
from mace_fast.kernels.fused_edges.gpu import launch
from mace_fast.kernels.fused_edges.inputs import Density, Layer, LearnedDensity
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.kernels.tuning import assume
from mace_fast.testing.compare import assert_close, assert_derivatives

R_MAX, CONSTANT = 3.0, 1.6791767923989418
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def paths_of(feats, l_max, target):
    return TensorProduct(Irreps(feats), Irreps.spherical_harmonics(l_max), Irreps(target)).paths


def make_network(random, widths=(4, 8, 6), basis="bessel", transform="None", apply_cutoff=True, p=5, edges=None):
    """A radial network whose numbers both dtypes can represent; it has layer normalisation with a number of edges."""
    num_basis = widths[0]
    weights = {
        "bessel": torch.arange(1, num_basis + 1) * (math.pi / R_MAX),
        "gaussian": torch.linspace(0.0, R_MAX, num_basis),
        "chebyshev": torch.arange(1, num_basis + 1),
    }[basis]
    scale = {"bessel": torch.tensor(0.75).double(), "gaussian": -0.5, "chebyshev": 1.0}[basis]
    constants = {"None": (), "Agnesi": (1.0805, 0.9183, 4.5791), "Soft": (4.0,)}[transform]
    radial = RadialParameters(
        r_max=torch.tensor(R_MAX).double(),
        p=p,
        basis=basis,
        weights=weights.float().double(),
        scale=scale,
        transform=transform,
        transform_parameters=tuple(torch.tensor(value).double() for value in constants),
        apply_cutoff=apply_cutoff,
    )
    layers = [(random(a, b) / a**0.5).float().double() for a, b in pairwise(widths)]
    if basis == "chebyshev" and layers:
        layers[0] /= 1024  # polynomials outside of [-1, 1] are large, and exp of them infinite
    more = None if edges is None else make_normalisation(random, widths[1:], edges)
    return RadialNetwork(radial, tuple(map(centred, layers)) if more else tuple(layers), CONSTANT, more)


def centred(layer):
    """With columns whose sum is zero, of numbers that both dtypes can represent."""
    rounded = (layer * 1024).round() / 1024
    return torch.cat([rounded[..., 1:], -rounded[..., 1:].sum(-1, keepdim=True)], dim=-1)


def make_normalisation(random, widths, num_edges):
    """Of four pairs of species."""
    rows, *biases = (centred(random(*size)) for size in [(4, widths[0]), *((width,) for width in widths[1:])])
    scales, shifts = ([random(width).float().double() for width in widths] for _ in range(2))
    pairs = torch.arange(num_edges) % 4
    return Normalisation(pairs, rows, tuple(biases), tuple(scales), tuple(shifts), 1e-3)


def cast(network, dtype):
    radial = network.radial
    scale = radial.scale.to(dtype) if isinstance(radial.scale, torch.Tensor) else radial.scale
    own = RadialParameters(
        radial.r_max.to(dtype),
        radial.p,
        radial.basis,
        radial.weights.to(dtype),
        scale,
        radial.transform,
        tuple(value.to(dtype) for value in radial.transform_parameters),
        radial.apply_cutoff,
    )
    more, layers = network.normalisation, tuple(layer.to(dtype) for layer in network.layers)
    if more is not None:
        parts = {name: getattr(more, name) for name in ("biases", "scales", "shifts")}
        parts = {name: tuple(value.to(dtype) for value in values) for name, values in parts.items()}
        more = Normalisation(more.pairs, more.rows.to(dtype), epsilon=more.epsilon, **parts)
    return RadialNetwork(own, layers, network.constant, more)


def make_graph(seed, num_nodes, num_edges, in_one=False):
    """Edges sorted by receiver; the last node has none, and with ``in_one`` all go to node 1."""
    generator = torch.Generator().manual_seed(seed)
    receivers = torch.randint(0, max(1, num_nodes - 1), (num_edges,), generator=generator).sort().values
    if in_one:
        receivers = torch.full_like(receivers, min(1, num_nodes - 1))
    return torch.randint(0, num_nodes, (num_edges,), generator=generator), receivers


def make_vectors(random, num_edges, dtype):
    """Lengths from 0.5 to about 1.5 times the cutoff."""
    directions = torch.nn.functional.normalize(random(num_edges, 3), dim=1)
    return (directions * torch.linspace(0.5, 4.4, num_edges).double()[:, None]).to(dtype)


def hidden_of(vectors, network, l_max, pair_radii):
    """Harmonics and hidden functions by the reference."""
    embedding = edge_embedding(vectors, l_max, network.radial, pair_radii, backend="reference")
    cut = None if network.radial.apply_cutoff else embedding.envelope
    if network.normalisation is not None:
        return embedding.edge_attrs, normalised_hidden(embedding.edge_feats, network, cut)
    hidden = radial_hidden(embedding.edge_feats, network.layers, CONSTANT, envelope=cut, backend="reference")
    return embedding.edge_attrs, hidden


def normalised_hidden(feats, network, cut):
    """By torch's layer normalisation, which takes off a mean that should be zero."""
    more, x = network.normalisation, feats
    biases = [more.rows[more.pairs], *more.biases]
    for matrix, bias, scale, shift in zip(network.layers, biases, more.scales, more.shifts, strict=True):
        z = torch.nn.functional.layer_norm(x @ matrix + bias, scale.shape, scale, shift, more.epsilon)
        x = torch.nn.functional.silu(z) * network.constant
    hidden = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    return hidden if cut is None else hidden * cut[:, None]


def compare_convolution(
    random, network, paths, l_max, graph, num_nodes, channels, dtype, order=2, entangled=None, **options
):
    senders, receivers = graph
    ends = edge_order(senders, receivers, num_nodes, num_nodes)
    components = max((path.offset1 + 2 * path.l1 + 1 for path in paths), default=1)
    weight = random(network.num_functions, len(paths) * channels).float().double()
    radii = None if network.radial.transform == "None" else torch.linspace(1.5, 2.5, len(senders)).double()

    def fused(node_feats, vectors):
        own, pair_radii = cast(network, vectors.dtype), None if radii is None else radii.to(vectors.dtype)
        how = (own, weight.to(vectors.dtype), senders, receivers, paths, l_max, ends, pair_radii)
        return fused_convolution(node_feats, vectors, *how, **options)

    def definition(node_feats, vectors):
        attrs, hidden = hidden_of(vectors, network, l_max, radii)
        how = (weight, senders, receivers, num_nodes, paths)
        return convolution(node_feats, attrs, hidden, *how, backend="reference")

    arguments = {
        "node_feats": random(num_nodes, components, channels, dtype=dtype),
        "vectors": make_vectors(random, len(senders), dtype),
    }
    if entangled is not None:
        fused, definition = entangled(fused, arguments), entangled(definition, arguments)
        arguments = {"numbers": random(3)}
    assert_derivatives(fused, definition, arguments, order)


def compare_density(random, network, l_max, graph, num_nodes, num_species, dtype, order=2, **options):
    senders, receivers = graph
    pointers = edge_order(senders, receivers, num_nodes, num_nodes).receiver_ptr
    species = torch.arange(num_nodes)[senders] % num_species
    radii = None if network.radial.transform == "None" else torch.linspace(1.5, 2.5, len(senders)).double()

    def fused(vectors):
        own, pair_radii = cast(network, vectors.dtype), None if radii is None else radii.to(vectors.dtype)
        return fused_density(vectors, own, species, pointers, num_species, l_max, pair_radii, **options)

    def definition(vectors):
        attrs, hidden = hidden_of(vectors, network, l_max, radii)
        return density_projection(attrs, hidden, species, receivers, num_nodes, num_species, backend="reference")

    assert_derivatives(fused, definition, {"vectors": make_vectors(random, len(senders), dtype)}, order)


def compare_learned(random, network, graph, num_nodes, dtype, order=2, scale=1.0, **options):
    senders, receivers = graph
    pointers = edge_order(senders, receivers, num_nodes, num_nodes).receiver_ptr
    # of one sign, so that float32 has the digits of their sum
    weight = (random(network.num_functions, 1).abs() * scale).float().double()
    radii = None if network.radial.transform == "None" else torch.linspace(1.5, 2.5, len(senders)).double()

    def fused(vectors):
        own, pair_radii = cast(network, vectors.dtype), None if radii is None else radii.to(vectors.dtype)
        how = (own, weight.to(vectors.dtype), receivers, pointers, pair_radii)
        return fused_learned_density(vectors, *how, **options)

    def definition(vectors):
        radial = network.radial
        embedding = edge_embedding(vectors, 1, radial, radii, backend="reference")
        hidden = embedding.edge_feats
        if network.normalisation is not None:
            hidden = normalised_hidden(hidden, network, None)
        elif network.layers:
            hidden = radial_hidden(hidden, network.layers, CONSTANT, backend="reference")
        values = (hidden @ weight).square()
        # near 1 the slope of torch's tanh, 1 - tanh^2, has no digits
        values = torch.where(values < 0.5, values.tanh(), 1.0 - 2.0 * torch.sigmoid(-2.0 * values))
        values = values if radial.apply_cutoff else values * embedding.envelope[:, None]
        return values.new_zeros(num_nodes, 1).index_add(0, receivers, values)

    assert_derivatives(fused, definition, {"vectors": make_vectors(random, len(senders), dtype)}, order)


MIXED = ("2x0e+2x1o", 2, "2x0e+2x1o+2x2e")


@both_dtypes
@pytest.mark.parametrize(("num_nodes", "num_edges"), [(1, 0), (1, 1), (4, 0), (5, 13)])
def test_equals_the_reference_to_the_second_derivative(random, num_nodes, num_edges, dtype):
    network, graph = make_network(random), make_graph(0, num_nodes, num_edges)
    compare_convolution(random, network, paths_of(*MIXED), 2, graph, num_nodes, 2, dtype)
    compare_density(random, network, 2, graph, num_nodes, 2, dtype)
    compare_learned(random, network, graph, num_nodes, dtype, scale=0.3)
    compare_learned(random, make_network(random, (4,)), graph, num_nodes, dtype, scale=0.3)


@pytest.mark.parametrize("neighbours", [12, 60])
def test_a_receiver_with_hundreds_of_edges(random, neighbours):
    network, graph = make_network(random), make_graph(0, 4, 300, in_one=True)
    paths = paths_of("1x0e+1x1o", 1, "1x0e+1x1o")
    compare_convolution(random, network, paths, 1, graph, 4, 1, torch.float64, order=1, neighbours=neighbours)
    compare_density(random, network, 1, graph, 4, 3, torch.float64, order=1, neighbours=neighbours)


@both_dtypes
@pytest.mark.parametrize("scale", [1e-3, 0.3, 3.0, 10.0])
@pytest.mark.parametrize("widths", [(8,), (4, 6)], ids=str)
def test_learned_density_of_small_and_large_numbers(random, widths, scale, dtype):
    """No digits are lost where tanh is small, and its slope is right where it is near 1."""
    graph = make_graph(0, 4, 100, in_one=True)
    compare_learned(random, make_network(random, widths), graph, 4, dtype, order=1, scale=scale)


@pytest.mark.parametrize("channels", [3, 17, 96])
def test_any_number_of_channels(random, channels):
    paths = paths_of(f"{channels}x0e+{channels}x1o", 1, f"{channels}x0e+{channels}x1o")
    compare_convolution(random, make_network(random), paths, 1, make_graph(1, 4, 9), 4, channels, torch.float64, 1)


@pytest.mark.parametrize("l_max", [1, 2, 3, 4, 5, 6])
def test_any_degree(random, l_max):
    target = "+".join(f"1x{l}{'eo'[l % 2]}" for l in range(l_max + 1))
    network, graph = make_network(random), make_graph(2, 3, 8)
    compare_convolution(random, network, paths_of("1x0e", l_max, target), l_max, graph, 3, 1, torch.float64, order=1)
    compare_density(random, network, l_max, graph, 3, 2, torch.float64, order=1)


def test_second_derivative_where_features_and_vectors_depend_on_the_same(random, entangled):
    graph, paths = make_graph(1, 3, 5), paths_of("1x0e", 1, "1x0e+1x1o")
    compare_convolution(random, make_network(random), paths, 1, graph, 3, 4, torch.float64, entangled=entangled)


def test_second_derivatives_in_batches_equal_those_of_each_direction(random):
    (senders, receivers), paths = make_graph(1, 3, 5), paths_of("1x0e", 1, "1x0e+1x1o")
    vectors, node_feats = make_vectors(random, 5, torch.float64).requires_grad_(), random(3, 1, 4).requires_grad_()
    network, ends = make_network(random), edge_order(senders, receivers, 3, 3)
    how = (network, random(6, len(paths) * 4), senders, receivers, paths, 1, ends, None)
    messages = fused_convolution(node_feats, vectors, *how)
    gradients = torch.autograd.grad(messages.square().sum(), [node_feats, vectors], create_graph=True)
    flat, directions = torch.cat([one.flatten() for one in gradients]), random(2, 27)

    def rows(directions, **options):
        return torch.autograd.grad(flat, [node_feats, vectors], directions, retain_graph=True, **options)

    expected = [torch.stack(values) for values in zip(*map(rows, directions), strict=True)]
    for found in (rows(directions, is_grads_batched=True), torch.vmap(rows)(directions)):
        for one, other in zip(found, expected, strict=True):
            assert_close(one, other, order=2, name="second derivative")


def test_features_of_degree_two(random):
    paths = paths_of("1x0e+1x1o+1x2e", 2, "1x0e+1x1o+1x2e")
    compare_convolution(random, make_network(random), paths, 2, make_graph(3, 4, 12), 4, 1, torch.float64, order=1)


@pytest.mark.parametrize("architecture", ["sm_80", "sm_100", "gfx942"])
def test_defaults_of_other_architectures(random, architecture):
    """On sm_80 the edge gradient computes its linear forms for every block of channels; on sm_100 tiles are smaller."""
    graph = make_graph(7, 3, 70, in_one=True)
    with assume(architecture):
        compare_convolution(random, make_network(random), paths_of(*MIXED), 2, graph, 3, 33, torch.float64, order=1)


@pytest.mark.parametrize("widths", [(1, 1), (3, 64), (8, 64, 64, 64), (10, 5, 24, 7, 33)], ids=str)
def test_any_widths(random, widths):
    network, graph = make_network(random, widths), make_graph(4, 3, 7)
    compare_convolution(random, network, paths_of(*MIXED), 2, graph, 3, 2, torch.float64, order=1)
    compare_density(random, network, 2, graph, 3, 2, torch.float64, order=1)
    compare_learned(random, network, graph, 3, torch.float64, order=1)


@both_dtypes
@pytest.mark.parametrize("transform", ["None", "Agnesi", "Soft"])
@pytest.mark.parametrize("basis", ["bessel", "gaussian", "chebyshev"])
@pytest.mark.parametrize("apply_cutoff", [True, False])
def test_any_radial_embedding(random, basis, transform, apply_cutoff, dtype):
    network = make_network(random, (5, 8), basis, transform, apply_cutoff, p=3 if apply_cutoff else 6)
    graph = make_graph(5, 4, 10)
    compare_convolution(random, network, paths_of("1x0e", 1, "1x0e+1x1o"), 1, graph, 4, 1, dtype, order=1)
    compare_density(random, network, 1, graph, 4, 2, dtype, order=1)
    compare_learned(random, network, graph, 4, dtype, order=1)
    bare = make_network(random, (5,), basis, transform, apply_cutoff)
    compare_learned(random, bare, graph, 4, dtype, order=1, scale=1e-3 if basis == "chebyshev" else 1.0)


@both_dtypes
@pytest.mark.parametrize("widths", [(5, 8), (4, 8, 6), (8, 64, 64), (3, 20, 33)], ids=str)
@pytest.mark.parametrize("apply_cutoff", [True, False])
def test_layer_normalisation_and_biases(random, widths, apply_cutoff, dtype):
    """As MACE-MH has them, the first bias by pair of species: to the second derivative for the smallest."""
    network = make_network(random, widths, apply_cutoff=apply_cutoff, edges=9)
    order = 2 if sum(widths) < 20 else 1
    compare_convolution(random, network, paths_of(*MIXED), 2, make_graph(5, 4, 9), 4, 2, dtype, order=order)
    compare_density(random, network, 2, make_graph(5, 4, 9), 4, 2, dtype, order=order)
    compare_learned(random, network, make_graph(5, 4, 9), 4, dtype, order=order, scale=0.3)


def test_layer_normalisation_of_many_edges(random, monkeypatch):
    """In tiles and batches; a batch has its own part of the pairs of species."""
    network = make_network(random, (4, 8, 6), apply_cutoff=False, edges=300)
    graph, paths = make_graph(0, 4, 300, in_one=True), paths_of("1x0e+1x1o", 1, "1x0e+1x1o")
    compare_density(random, network, 1, graph, 4, 3, torch.float64, order=1)
    monkeypatch.setattr(launch, "MOST_BYTES", 1)
    compare_convolution(random, network, paths, 1, graph, 4, 1, torch.float64, order=1)


@pytest.mark.parametrize(
    ("change", "error", "match"),
    [
        ({"pairs": torch.zeros(8, dtype=torch.int64)}, ValueError, "pairs"),
        ({"pairs": torch.zeros(9)}, TypeError, "pairs"),
        ({"rows": torch.zeros(4, 7).double()}, ValueError, "rows"),
        ({"biases": ()}, ValueError, "biases must have one for each of 1 layers"),
        ({"scales": (torch.zeros(8), torch.zeros(6))}, TypeError, "scales"),
        ({"shifts": (torch.zeros(8).double(), torch.zeros(5).double())}, ValueError, r"shifts\[1\]"),
        ({"rows": torch.zeros(4, 8).double().requires_grad_()}, ValueError, "rows requires gradients"),
    ],
)
def test_bad_normalisations_are_refused(random, change, error, match):
    network = make_network(random, edges=9)
    call(random, network)
    with pytest.raises(error, match=match):
        call(random, replace(network, normalisation=replace(network.normalisation, **change)))


@settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    num_nodes=st.integers(1, 6),
    num_edges=st.integers(0, 20),
    channels=st.integers(1, 5),
    seed=st.integers(0, 100),
    neighbours=st.sampled_from([5, 60]),
)
def test_equals_the_reference_for_any_sizes(seeded, num_nodes, num_edges, channels, seed, neighbours):
    random = seeded(seed)
    network, graph = make_network(random), make_graph(seed, num_nodes, num_edges)
    paths = paths_of(f"{channels}x0e+{channels}x1o", 1, f"{channels}x0e+{channels}x1o")
    options = {"order": 1, "neighbours": neighbours}
    compare_convolution(random, network, paths, 1, graph, num_nodes, channels, torch.float64, **options)
    compare_density(random, network, 1, graph, num_nodes, 1 + seed % 3, torch.float64, **options)


def call(random, network, dtype=torch.float64, num_edges=9, **options):
    """One convolution with gradients by features and vectors, and its leaves."""
    senders, receivers = make_graph(6, 4, num_edges)
    paths, ends = paths_of(*MIXED), edge_order(senders, receivers, 4, 4)
    leaves = random(4, 4, 2, dtype=dtype).requires_grad_(), make_vectors(random, num_edges, dtype).requires_grad_()
    weight = options.pop("weight", random(network.num_functions, len(paths) * 2, dtype=dtype))
    return fused_convolution(*leaves, network, weight, senders, receivers, paths, 2, ends, **options), leaves


def test_edges_beyond_the_cutoff_contribute_exactly_nothing(random):
    network = make_network(random)
    senders, receivers = make_graph(6, 4, 9)
    paths, ends = paths_of(*MIXED), edge_order(senders, receivers, 4, 4)
    vectors = (make_vectors(random, 9, torch.float64) + 10.0).requires_grad_()
    weight = random(6, len(paths) * 2)
    how = (network, weight, senders, receivers, paths, 2, ends)
    out = fused_convolution(random(4, 4, 2), vectors, *how)
    (gradient,) = torch.autograd.grad(out.square().sum() + out.sum(), vectors)
    assert not out.any()
    assert not gradient.any()


def test_same_bits_twice(seeded):
    results = []
    for _ in range(2):
        random = seeded(3)
        out, leaves = call(random, make_network(random), num_edges=31)
        results.append([out, *torch.autograd.grad(out.sum(), leaves)])
    assert all(torch.equal(a, b) for a, b in zip(*results, strict=True))


def test_programs_walk_several_chunks(random, monkeypatch):
    network, graph, paths = make_network(random), make_graph(0, 14, 20), paths_of("1x0e", 1, "1x0e+1x1o")
    for programs in (1, 3):
        monkeypatch.setattr(launch, "WITHOUT_GPU", programs)
        compare_convolution(random, network, paths, 1, graph, 14, 1, torch.float64, order=1)


@pytest.mark.parametrize("degrees", [(64, 0, 0, 64, 0, 22), (0, 63, 2, 0, 63, 0, 0), (0, 0, 192, 0)], ids=str)
def test_edges_in_batches(random, monkeypatch, degrees):
    """Of 64 edges: between batches are nodes without edges, and the edges of a node are in up to three of them."""
    network, paths = make_network(random), paths_of("2x0e+2x1o", 1, "2x0e+2x1o")
    receivers = torch.arange(len(degrees)).repeat_interleave(torch.tensor(degrees))
    senders = torch.randint(len(degrees), receivers.shape, generator=torch.Generator().manual_seed(len(degrees)))
    monkeypatch.setattr(launch, "MOST_BYTES", 1)
    for programs in (1, 3):
        monkeypatch.setattr(launch, "WITHOUT_GPU", programs)
        graph = senders, receivers
        compare_convolution(random, network, paths, 1, graph, len(degrees), 2, torch.float64, order=1)


@pytest.mark.parametrize("needed", [None, (True, True), (True, False), (False, True)], ids=str)
def test_memory_holds_one_batch_at_a_time(random, monkeypatch, needed):
    monkeypatch.setattr(launch, "launch", lambda *_, **__: None)
    monkeypatch.setattr(launch, "MOST_BYTES", 400_000)
    num_nodes, num_edges, paths = 50, 6400, paths_of("2x0e+2x1o", 1, "2x0e+2x1o")
    receivers = torch.arange(num_nodes).repeat_interleave(num_edges // num_nodes)
    senders = receivers.flip(0)
    order = edge_order(senders, receivers, num_nodes, num_nodes)
    graph = Graph(senders, receivers, *order, format_paths(paths), "ieee", 60)
    network = make_network(random)
    edges = Inputs.of(torch.ones(num_edges, 3), 1, network.radial, None)
    layer = Layer(random(6, 2 * len(paths)), graph, network.layers, [], 1.0, 0.0, edges)
    node_feats = torch.ones(num_nodes, 4, 2)
    with LiveBytes() as live:
        if needed is None:
            results = [launch.forward(layer, node_feats)]
        else:
            results = launch.gradients(layer, torch.ones(num_nodes, graph.num_rows, 2), node_feats, needed)
    beside = live.peak - sum(one.nbytes for one in results)
    assert 0.5 * launch.MOST_BYTES < beside <= 1.1 * launch.MOST_BYTES


def test_inputs_in_any_order_in_memory(random):
    """Results are rows whatever the inputs are: columns of a transposed block here."""
    network, (senders, receivers) = make_network(random), make_graph(6, 4, 9)
    paths, ends, weight = paths_of(*MIXED), edge_order(senders, receivers, 4, 4), random(6, len(paths_of(*MIXED)) * 2)
    rows = random(4, 4, 2), make_vectors(random, 9, torch.float64)
    columns = rows[0].permute(2, 1, 0).contiguous().permute(2, 1, 0), rows[1].T.contiguous().T
    found = []
    for inputs in (rows, columns):
        leaves = [one.detach().requires_grad_() for one in inputs]
        out = fused_convolution(*leaves, network, weight, senders, receivers, paths, 2, ends)
        found.append([out, *torch.autograd.grad(out.square().sum(), leaves)])
    assert not any(one.is_contiguous() for one in columns)
    assert all(torch.equal(one, other) for one, other in zip(*found, strict=True))


def test_components_that_no_path_reads_have_no_gradient(random):
    network, (senders, receivers) = make_network(random), make_graph(1, 4, 9)
    paths = [path for path in paths_of("1x0e+1x1o", 1, "1x0e+1x1o") if path.l1 == 0]
    node_feats, vectors = random(4, 4, 1).requires_grad_(), make_vectors(random, 9, torch.float64)
    how = (network, random(6, len(paths)), senders, receivers, tuple(paths), 1, edge_order(senders, receivers, 4, 4))
    (gradient,) = torch.autograd.grad(fused_convolution(node_feats, vectors, *how).sum(), node_feats)
    assert gradient[:, 0].any()
    assert not gradient[:, 1:].any()


@pytest.mark.parametrize("needed", ["node_feats", "vectors"])
def test_one_gradient_alone_is_that_of_both(random, needed):
    out, leaves = call(random, make_network(random))
    both = torch.autograd.grad(out.square().sum(), leaves, retain_graph=True)
    place = ["node_feats", "vectors"].index(needed)
    (alone,) = torch.autograd.grad(out.square().sum(), leaves[place])
    assert torch.equal(alone, both[place])


def test_operators_pass_opcheck(random):
    network, (senders, receivers), paths = make_network(random), make_graph(7, 3, 6), paths_of("1x0e", 1, "1x0e+1x1o")
    ends = edge_order(senders, receivers, 3, 3)
    vectors = make_vectors(random, 6, torch.float64).requires_grad_()
    weight, node_feats = random(6, len(paths)), random(3, 1, 1).requires_grad_()
    edges = Inputs.of(vectors, 1, network.radial, None)
    graph = Graph(senders, receivers, *ends, format_paths(paths), "ieee", 60)
    layer = Layer(weight, graph, *network.fields(), edges).flat()
    density = Density(SpeciesGraph(senders % 2, ends.receiver_ptr, 2, "ieee"), *network.fields(), 60, edges).flat()
    receivers_of = (receivers, ends.receiver_ptr, "ieee")
    learned = LearnedDensity(random(6, 1), *receivers_of, *network.fields(), edges).flat()
    grad, of_density = random(3, 4, 1), random(3, 4, 2, 6)
    tests = ("test_schema", "test_faketensor", "test_autograd_registration")
    for operator, arguments in (
        (operators.convolve, (node_feats, *layer)),
        (operators.gradients, (grad, node_feats, True, True, *layer)),
        (operators.gradients, (grad, node_feats, True, False, *layer)),
        (operators.gradients, (grad, node_feats, False, True, *layer)),
        (operators.project, density),
        (operators.density_gradient, (of_density, *density)),
        (operators.learn, learned),
        (operators.learned_gradient, (random(3, 1), *learned)),
    ):
        torch.library.opcheck(operator, arguments, test_utils=tests)


def test_compiles_as_one_graph(random):
    network = make_network(random)
    _, leaves = call(random, network)
    senders, receivers = make_graph(6, 4, 9)
    paths, ends, weight = paths_of(*MIXED), edge_order(senders, receivers, 4, 4), random(6, len(paths_of(*MIXED)) * 2)

    def function(node_feats, vectors):
        return fused_convolution(node_feats, vectors, network, weight, senders, receivers, paths, 2, ends)

    compiled = torch.compile(function, fullgraph=True, backend="aot_eager")
    found, expected = compiled(*leaves), function(*leaves)
    assert_close(found, expected)
    for a, b in zip(torch.autograd.grad(found.sum(), leaves), torch.autograd.grad(expected.sum(), leaves), strict=True):
        assert_close(a, b, order=1)


def test_what_does_not_fit_is_refused(random):
    wide = make_network(random, (4, 65))
    assert not fits(wide, 2)
    with pytest.raises(ValueError, match="none wider than 64"):
        call(random, wide)
    none = RadialNetwork(make_network(random).radial, (), CONSTANT)
    assert not fits(none, 2)
    assert not fits(make_network(random), 7)
    assert fits(make_network(random), 6)


def test_weights_that_train_are_refused(random):
    network = make_network(random)
    network.layers[0].requires_grad_()
    with pytest.raises(ValueError, match="requires gradients"):
        call(random, network)
    with torch.no_grad():
        call(random, network)
    trained = random(6, 2 * len(paths_of(*MIXED))).requires_grad_()
    with pytest.raises(ValueError, match="weight requires gradients"):
        call(random, make_network(random), weight=trained)


@pytest.mark.parametrize(
    ("change", "error", "match"),
    [
        ({"vectors": torch.zeros(9, 2)}, ValueError, "vectors"),
        ({"vectors": torch.zeros(9, 3, dtype=torch.int64)}, TypeError, "vectors"),
        ({"weight": torch.zeros(5, 3).double()}, ValueError, "weight"),
        ({"senders": torch.zeros(8, dtype=torch.int64)}, ValueError, "senders"),
        ({"receivers": torch.zeros(9)}, TypeError, "receivers"),
        ({"node_feats": torch.zeros(4, 4, 2)}, TypeError, "node_feats"),
        ({"precision": "half"}, ValueError, "half"),
    ],
)
def test_bad_arguments_are_refused(random, change, error, match):
    senders, receivers = make_graph(6, 4, 9)
    paths = paths_of(*MIXED)
    arguments = {
        "node_feats": random(4, 4, 2),
        "vectors": make_vectors(random, 9, torch.float64),
        "network": make_network(random),
        "weight": random(6, 2 * len(paths)),
        "senders": senders,
        "receivers": receivers,
        "paths": paths,
        "l_max": 2,
        "order": edge_order(senders, receivers, 4, 4),
    }
    with pytest.raises(error, match=match):
        fused_convolution(**{**arguments, **change})
