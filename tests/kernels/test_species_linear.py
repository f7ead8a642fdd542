"""Species-indexed linear map against e3nn's fully connected tensor product with a one-hot operand."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.irreps import Irreps
from mace_fast.kernels import species_linear
from mace_fast.testing.compare import assert_close, assert_derivatives

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

NUM_SPECIES = 3
SPECIES = {
    "not sorted, one absent": [2, 0, 0, 2, 0],
    "no nodes": [],
    "one node": [1],
    "all the same": [1, 1, 1, 1],
    "every one": [0, 1, 2, 1, 0, 2, 1],
}
every_species = pytest.mark.parametrize("species", SPECIES.values(), ids=SPECIES.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
MIXED = torch.tensor(SPECIES["not sorted, one absent"])


def make_arguments(random, num_nodes, l=1, channels_in=3, channels_out=4, dtype=torch.float64):
    return {
        "node_feats": random(num_nodes, 2 * l + 1, channels_in, dtype=dtype),
        "weight": random(NUM_SPECIES, channels_in, channels_out, dtype=dtype),
    }


@pytest.fixture
def e3nn_linear(o3, build):
    """``e3nn_linear(species, irrep, channels_in, channels_out)`` is e3nn's product as a function of our arguments."""

    def make(species, irrep, channels_in=3, channels_out=4):
        product = build(
            o3.FullyConnectedTensorProduct,
            Irreps([(channels_in, irrep)]),
            Irreps([(NUM_SPECIES, (0, 1))]),
            Irreps([(channels_out, irrep)]),
            internal_weights=False,
            shared_weights=True,
        )
        one_hot = torch.nn.functional.one_hot(species, NUM_SPECIES).double()
        scale = (channels_in * NUM_SPECIES) ** 0.5  # e3nn divides by it; our weight comes scaled for use

        def linear(node_feats, weight):
            flat = product(node_feats.transpose(1, 2).flatten(1), one_hot, scale * weight.transpose(0, 1).flatten())
            return flat.view(-1, channels_out, 2 * irrep[0] + 1).transpose(1, 2)

        return linear

    return make


def ours(species):
    return lambda node_feats, weight: species_linear(node_feats, weight, species)


@both_dtypes
@every_species
def test_equals_e3nn_to_the_third_derivative(e3nn_linear, random, species, dtype):
    species = torch.tensor(species, dtype=torch.int64)
    arguments = make_arguments(random, len(species), dtype=dtype)
    assert_derivatives(ours(species), e3nn_linear(species, (1, -1)), arguments, order=3)


@pytest.mark.parametrize("irrep", [(0, 1), (0, -1), (1, 1), (2, 1)], ids=str)
def test_equals_e3nn_for_any_irrep(e3nn_linear, random, irrep):
    arguments = make_arguments(random, len(MIXED), l=irrep[0])
    assert_derivatives(ours(MIXED), e3nn_linear(MIXED, irrep), arguments)


@pytest.mark.parametrize("channels", [(1, 1), (1, 5), (5, 1), (96, 96)], ids=str)
def test_equals_e3nn_for_any_number_of_channels(e3nn_linear, random, channels):
    arguments = make_arguments(random, len(MIXED), 1, *channels)
    assert_derivatives(ours(MIXED), e3nn_linear(MIXED, (1, -1), *channels), arguments)


@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    species=st.lists(st.integers(0, NUM_SPECIES - 1), max_size=12),
    sizes=st.tuples(st.integers(0, 3), st.integers(1, 5), st.integers(1, 5)),
)
def test_equals_a_gathered_product_for_any_sizes(seeded, species, sizes):
    species = torch.tensor(species, dtype=torch.int64)
    arguments = make_arguments(seeded(0), len(species), *sizes)
    assert_derivatives(
        ours(species), lambda node_feats, weight: torch.einsum("nmu,nuw->nmw", node_feats, weight[species]), arguments
    )


def test_no_nodes_still_give_every_argument_a_gradient(random):
    """A process that got no nodes must not leave the others waiting for its gradients."""
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, 0).items()}
    gradients = torch.autograd.grad(species_linear(**arguments, species=MIXED[:0]).sum(), list(arguments.values()))
    for argument, gradient in zip(arguments.values(), gradients, strict=True):
        assert torch.equal(gradient, torch.zeros_like(argument))


def test_weight_of_an_absent_species_gets_exactly_zero_gradient(random):
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, len(MIXED)).items()}
    (gradient,) = torch.autograd.grad(species_linear(**arguments, species=MIXED).sum(), arguments["weight"])
    assert torch.equal(gradient[1], torch.zeros_like(gradient[1]))
    assert (gradient[[0, 2]].abs().amax(dim=(1, 2)) > 0).all()


def test_order_of_nodes_does_not_matter(random):
    arguments = make_arguments(random, len(MIXED))
    order = torch.tensor([3, 1, 4, 0, 2])
    permuted = species_linear(arguments["node_feats"][order], arguments["weight"], MIXED[order])
    assert_close(permuted, species_linear(**arguments, species=MIXED)[order])


def test_memory_layout_does_not_matter(random):
    arguments = make_arguments(random, len(MIXED))
    strided = {name: tensor.transpose(1, 2).contiguous().transpose(1, 2) for name, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    strided_species = torch.stack([MIXED, MIXED], dim=1)[:, 0]
    assert_close(species_linear(**strided, species=strided_species), species_linear(**arguments, species=MIXED))
    assert_derivatives(ours(strided_species), ours(MIXED), strided)


def test_second_derivative_is_the_derivative_of_the_first(random):
    arguments = make_arguments(random, len(MIXED), 1, 2, 2)
    assert torch.autograd.gradgradcheck(
        lambda *given: species_linear(*given, MIXED), tuple(tensor.requires_grad_() for tensor in arguments.values())
    )


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"node_feats": torch.ones(5, 3)}, ValueError, r"node_feats must have shape \[5, any, any\], got \[5, 3\]"),
        (
            {"node_feats": torch.ones(4, 3, 2)},
            ValueError,
            r"node_feats must have shape \[5, any, any\], got \[4, 3, 2\]",
        ),
        ({"weight": torch.ones(3, 3, 4)}, ValueError, r"weight must have shape \[any, 2, any\], got \[3, 3, 4\]"),
        ({"weight": torch.ones(2, 4)}, ValueError, r"weight must have shape \[any, 2, any\], got \[2, 4\]"),
        (
            {"node_feats": torch.ones(5, 3, 2).int()},
            TypeError,
            "node_feats must be float32 or float64, got torch.int32",
        ),
        (
            {"weight": torch.ones(3, 2, 4).double()},
            TypeError,
            "weight is torch.float64 but node_feats is torch.float32",
        ),
        ({"species": MIXED.int()}, TypeError, r"species must be a vector of int64, got \[5\] of torch.int32"),
        ({"species": torch.tensor(0)}, TypeError, r"species must be a vector of int64, got \[\] of torch.int64"),
    ],
)
def test_wrong_arguments_are_named(changed, error, message):
    right = {"node_feats": torch.ones(5, 3, 2), "weight": torch.ones(3, 2, 4), "species": MIXED}
    with pytest.raises(error, match=message):
        species_linear(**(right | changed))
