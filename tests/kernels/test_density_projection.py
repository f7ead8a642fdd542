"""Density projection against a sum over one-hot edges, and the messages that follow from it against e3nn."""

import pytest
import torch

from mace_fast.kernels import convolution, density_projection, irreps_linear, message_rows
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.density_projection import folded_density_weights
from mace_fast.kernels.irreps_linear import Block
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

HARMONICS = ((0, 1), (1, -1), (2, 1), (3, -1))
SCALAR = ((0, 1),)
NUM_SPECIES = 3  # of which the last may be absent

# senders, receivers, species of every sender, number of receivers
GRAPHS = {
    "directed, with isolated nodes": ([0, 0, 2, 1, 4, 2, 2, 4], [1, 2, 1, 4, 1, 0, 0, 4], [0, 2, 1, 0, 2], 6),
    "one species absent": ([0, 1, 2, 1], [1, 0, 0, 2], [1, 0, 0], 3),
    "no edges": ([], [], [0, 1], 2),
    "no nodes": ([], [], [], 0),
    "one node, its own neighbour": ([0, 0], [0, 0], [1], 1),
    "a receiver with 300 edges": ([i % 7 for i in range(300)] + [0], [2] * 300 + [0], [0, 1, 2, 2, 1, 0, 0], 3),
}
SMALL = GRAPHS["directed, with isolated nodes"]
every_graph = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def index_of(graph):
    return (*(torch.tensor(values, dtype=torch.int64) for values in graph[:3]), graph[3])


def make_arguments(random, graph, num_channels=3, num_hidden=5, dtype=torch.float64):
    num_edges = len(graph[0])
    return {
        "edge_attrs": random(num_edges, 16, dtype=dtype),
        "hidden": random(num_edges, num_hidden, dtype=dtype),
        "weight": random(num_hidden, len(HARMONICS) * num_channels, dtype=dtype),
        "species_feats": random(NUM_SPECIES, num_channels, dtype=dtype),
    }


def messages_of_density(density, weight, species_feats, paths):
    """Eq. (8): the folded map whose linear map is one."""
    num_channels, rows = species_feats.shape[1], message_rows(paths)
    size, at = num_channels**2, [one.start * num_channels for one in rows]
    blocks = [
        Block(one.num_components, num_channels, at[n], num_channels, at[n], n * size) for n, one in enumerate(rows)
    ]
    identity = torch.eye(num_channels, dtype=weight.dtype).flatten().repeat(len(rows))
    folded, folded_blocks = folded_density_weights(weight, species_feats, paths, identity, blocks)
    width = rows[-1].stop * num_channels
    return irreps_linear(density.flatten(1), folded, folded_blocks, width).unflatten(1, (rows[-1].stop, num_channels))


def messages_of(graph, paths):
    """Eq. (7), then (8)."""
    senders, receivers, species, num_receivers = index_of(graph)

    def messages(edge_attrs, hidden, weight, species_feats):
        density = density_projection(edge_attrs, hidden, species[senders], receivers, num_receivers, NUM_SPECIES)
        return messages_of_density(density, weight, species_feats, paths)

    return messages


@both_dtypes
@every_graph
def test_density_equals_a_sum_over_one_hot_edges_to_the_third_derivative(random, graph, dtype):
    senders, receivers, species, num_receivers = index_of(graph)
    to_receiver = torch.nn.functional.one_hot(receivers, num_receivers).double() if len(receivers) else None
    from_species = torch.nn.functional.one_hot(species[senders], NUM_SPECIES).double()

    def dense(edge_attrs, hidden):
        if to_receiver is None:
            return edge_attrs.new_zeros(num_receivers, 16, NUM_SPECIES, 5)
        return torch.einsum("ei,ez,em,eh->imzh", to_receiver, from_species, edge_attrs, hidden)

    arguments = make_arguments(random, graph, dtype=dtype)
    assert_derivatives(
        lambda edge_attrs, hidden: density_projection(
            edge_attrs, hidden, species[senders], receivers, num_receivers, NUM_SPECIES
        ),
        dense,
        {name: arguments[name] for name in ("edge_attrs", "hidden")},
        order=3,
    )


@both_dtypes
@every_graph
def test_messages_equal_the_convolution_of_e3nn_to_the_second_derivative(e3nn_convolution, random, graph, dtype):
    theirs, paths = e3nn_convolution(SCALAR, HARMONICS, HARMONICS, num_channels=3)
    senders, receivers, species, num_receivers = index_of(graph)
    assert_derivatives(
        messages_of(graph, paths),
        lambda edge_attrs, hidden, weight, species_feats: theirs(
            species_feats[species][:, None], edge_attrs, hidden, weight, senders, receivers, num_receivers
        ),
        make_arguments(random, graph, dtype=dtype),
    )


@pytest.mark.thorough
@pytest.mark.parametrize(("num_channels", "num_hidden"), [(1, 1), (5, 2), (96, 64)])
def test_messages_equal_our_convolution_to_the_third_derivative(random, num_channels, num_hidden):
    paths = tensor_product_paths(SCALAR, HARMONICS, HARMONICS)
    senders, receivers, species, num_receivers = index_of(SMALL)
    assert_derivatives(
        messages_of(SMALL, paths),
        lambda edge_attrs, hidden, weight, species_feats: convolution(
            species_feats[species][:, None], edge_attrs, hidden, weight, senders, receivers, num_receivers, paths
        ),
        make_arguments(random, SMALL, num_channels, num_hidden),
        order=3,
    )


def test_fewer_target_irreps_than_harmonics(random):
    """The paths then skip some of the harmonics."""
    paths = tensor_product_paths(SCALAR, HARMONICS, ((1, -1), (3, -1)))
    senders, receivers, species, num_receivers = index_of(SMALL)
    edges = {"senders": senders, "receivers": receivers, "num_receivers": num_receivers}
    arguments = make_arguments(random, SMALL)
    arguments["weight"] = random(5, len(paths) * 3)
    got = messages_of(SMALL, paths)(**arguments)
    feats = arguments.pop("species_feats")[species][:, None]
    assert_close(got, convolution(feats, **arguments, **edges, paths=paths))


@both_dtypes
def test_weight_gradient_of_every_path_by_itself(e3nn_convolution, random, dtype):
    """Each path against its own largest entry, so that no path hides behind a larger one."""
    theirs, paths = e3nn_convolution(SCALAR, HARMONICS, HARMONICS, num_channels=3)
    senders, receivers, species, num_receivers = index_of(SMALL)
    arguments = make_arguments(random, SMALL, dtype=dtype)
    got = derivatives(messages_of(SMALL, paths), arguments, order=2)
    expected = derivatives(
        lambda edge_attrs, hidden, weight, species_feats: theirs(
            species_feats[species][:, None], edge_attrs, hidden, weight, senders, receivers, num_receivers
        ),
        {name: tensor.double() for name, tensor in arguments.items()},
        order=2,
    )
    for key in [("weight",), ("edge_attrs", "weight"), ("hidden", "weight"), ("species_feats", "weight")]:
        gradients = (tensor[key].view(5, len(paths), 3).unbind(1) for tensor in (got, expected))
        for path, one, other in zip(paths, *gradients, strict=True):
            assert other.abs().max() > 0
            assert_close(one, other, order=len(key), name=f"{key} of {path}")


def test_no_edges_still_give_every_argument_a_gradient(random):
    """A process that got no edges must not leave the others waiting for its gradients."""
    paths = tensor_product_paths(SCALAR, HARMONICS, HARMONICS)
    graph = GRAPHS["no edges"]
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, graph).items()}
    gradients = torch.autograd.grad(messages_of(graph, paths)(**arguments).sum(), list(arguments.values()))
    for argument, gradient in zip(arguments.values(), gradients, strict=True):
        assert torch.equal(gradient, torch.zeros_like(argument))


def test_species_that_no_neighbour_has_get_exactly_zero(random):
    senders, receivers, species, num_receivers = index_of(SMALL)
    arguments = make_arguments(random, SMALL)
    density = density_projection(
        arguments["edge_attrs"], arguments["hidden"], species[senders], receivers, num_receivers, NUM_SPECIES
    )
    neighbours = {(int(i), int(z)) for i, z in zip(receivers, species[senders], strict=True)}
    for i in range(num_receivers):
        for z in range(NUM_SPECIES):
            assert bool(density[i, :, z].any()) == ((i, z) in neighbours)


def test_order_of_edges_does_not_matter(random):
    graph = GRAPHS["a receiver with 300 edges"]
    paths = tensor_product_paths(SCALAR, HARMONICS, HARMONICS)
    arguments = make_arguments(random, graph)
    order = torch.randperm(301, generator=torch.Generator().manual_seed(1))
    permuted_graph = ([graph[0][e] for e in order], [graph[1][e] for e in order], *graph[2:])
    permuted = arguments | {name: arguments[name][order] for name in ("edge_attrs", "hidden")}
    assert_close(messages_of(permuted_graph, paths)(**permuted), messages_of(graph, paths)(**arguments))


def test_memory_layout_does_not_matter(random):
    paths = tensor_product_paths(SCALAR, HARMONICS, HARMONICS)
    arguments = make_arguments(random, SMALL)
    strided = {name: tensor.T.contiguous().T for name, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    got, expected = messages_of(SMALL, paths)(**strided), messages_of(SMALL, paths)(**arguments)
    assert_close(got, expected)
    density = random(6, NUM_SPECIES, 16, 5).transpose(1, 2)
    by_density = (arguments["weight"], arguments["species_feats"], paths)
    assert_close(messages_of_density(density, *by_density), messages_of_density(density.contiguous(), *by_density))


@pytest.mark.thorough
def test_second_derivative_is_the_derivative_of_the_first(random):
    graph = ([0, 1, 1], [1, 0, 1], [0, 2], 2)
    paths = tensor_product_paths(SCALAR, HARMONICS, HARMONICS)
    arguments = make_arguments(random, graph, num_channels=1, num_hidden=2)
    names = list(arguments)
    assert torch.autograd.gradgradcheck(
        lambda *given: messages_of(graph, paths)(**dict(zip(names, given, strict=True))),
        tuple(tensor.requires_grad_() for tensor in arguments.values()),
    )


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"edge_attrs": torch.ones(5, 16)}, ValueError, r"edge_attrs must have shape \[4, any\], got \[5, 16\]"),
        ({"hidden": torch.ones(3, 2)}, ValueError, r"hidden must have shape \[4, any\], got \[3, 2\]"),
        (
            {"sender_species": torch.zeros(1, dtype=torch.int64)},
            ValueError,
            r"sender_species must have shape \[4\], got \[1\]",
        ),
        ({"edge_attrs": torch.ones(4, 16).half()}, TypeError, "edge_attrs must be float32 or float64"),
        ({"hidden": torch.ones(4, 2).double()}, TypeError, "hidden is torch.float64 but edge_attrs is torch.float32"),
        ({"sender_species": torch.zeros(4).int()}, TypeError, "sender_species must be a vector of int64"),
        ({"receivers": torch.zeros(4)}, TypeError, r"receivers must be a vector of int64, got \[4\] of torch.float32"),
        ({"receivers": torch.tensor(0)}, TypeError, r"receivers must be a vector of int64, got \[\] of torch.int64"),
    ],
)
def test_wrong_arguments_of_the_projection_are_named(changed, error, message):
    right = {
        "edge_attrs": torch.ones(4, 16),
        "hidden": torch.ones(4, 2),
        "sender_species": torch.zeros(4, dtype=torch.int64),
        "receivers": torch.zeros(4, dtype=torch.int64),
        "num_receivers": 3,
        "num_species": 2,
    }
    with pytest.raises(error, match=message):
        density_projection(**(right | changed))


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"weight": torch.ones(12)}, ValueError, r"weight must have shape \[any, 12\], got \[12\]"),
        ({"weight": torch.ones(5, 9)}, ValueError, r"weight must have shape \[any, 12\], got \[5, 9\]"),
        ({"weight": torch.ones(5, 12).int()}, TypeError, "weight must be float32 or float64"),
        ({"species_feats": torch.ones(2)}, ValueError, r"species_feats must have shape \[any, any\], got \[2\]"),
        ({"species_feats": torch.ones(2, 3).double()}, TypeError, "species_feats is torch.float64 but weight is"),
        ({"linear_weight": torch.ones(9).double()}, TypeError, "linear_weight is torch.float64 but weight is"),
        (
            {"paths": tensor_product_paths(((1, -1),), HARMONICS[:2], HARMONICS)},
            ValueError,
            "needs senders with one scalar irrep",
        ),
        (
            {"paths": tensor_product_paths(((0, 1), (0, 1)), HARMONICS[:2], HARMONICS)},
            ValueError,
            "needs senders with one scalar irrep",
        ),
    ],
)
def test_wrong_arguments_of_the_folded_map_are_named(changed, error, message):
    right = {
        "weight": torch.ones(5, 12),
        "species_feats": torch.ones(2, 3),
        "paths": tensor_product_paths(SCALAR, HARMONICS, HARMONICS),
        "linear_weight": torch.ones(9),
        "blocks": [Block(1, 3, 0, 3, 0, 0)],
    }
    if "paths" in changed:
        right["weight"] = torch.ones(5, 3 * len(changed["paths"]))
    with pytest.raises(error, match=message):
        folded_density_weights(**(right | changed))
