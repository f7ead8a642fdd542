"""The Triton backend of the species-indexed linear map against the reference."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import species_linear
from mace_fast.kernels.runtime.orders import SpeciesOrder, species_order
from mace_fast.testing.compare import assert_close, assert_derivatives

NUM_SPECIES = 3
SPECIES = {
    "not sorted, one absent": [2, 0, 0, 2, 0],
    "no nodes": [],
    "one node": [1],
    "every one": [0, 1, 2, 1, 0, 2, 1],
}
MIXED = torch.tensor(SPECIES["not sorted, one absent"])
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def make_arguments(random, num_nodes, components=3, channels_in=3, channels_out=4, dtype=torch.float64):
    return {
        "node_feats": random(num_nodes, components, channels_in, dtype=dtype),
        "weight": random(NUM_SPECIES, channels_in, channels_out, dtype=dtype),
    }


def function(backend, species, order=None):
    return lambda node_feats, weight: species_linear(node_feats, weight, species, species_order=order, backend=backend)


def assert_equal_to_reference(arguments, species, order=2):
    assert_derivatives(function("triton", species), function("reference", species), arguments, order)


@both_dtypes
@pytest.mark.parametrize("species", SPECIES.values(), ids=SPECIES.keys())
def test_equals_the_reference_to_the_third_derivative(random, species, dtype):
    species = torch.tensor(species, dtype=torch.int64)
    assert_equal_to_reference(make_arguments(random, len(species), dtype=dtype), species, order=3)


@pytest.mark.parametrize("channels", [(1, 5), (5, 1), (96, 96)], ids=str)
def test_any_number_of_channels(random, channels):
    assert_equal_to_reference(make_arguments(random, len(MIXED), 1, *channels), MIXED)


@settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    species=st.lists(st.integers(0, NUM_SPECIES - 1), max_size=8),
    sizes=st.tuples(st.integers(0, 3), st.integers(1, 5), st.integers(1, 5)),
)
def test_any_sizes(seeded, species, sizes):
    species = torch.tensor(species, dtype=torch.int64)
    assert_equal_to_reference(make_arguments(seeded(0), len(species), *sizes), species)


def test_a_known_order_is_used(random):
    arguments = make_arguments(random, len(MIXED))
    expected = function("reference", MIXED)(**arguments)
    assert_close(function("triton", MIXED, species_order(MIXED, NUM_SPECIES))(**arguments), expected)
    swapped = SpeciesOrder(torch.tensor([0, 1, 2, 3, 4]), torch.tensor([0, 0, 0, 5]))
    assert_close(
        function("triton", MIXED, swapped)(**arguments), function("reference", torch.full_like(MIXED, 2))(**arguments)
    )


def test_an_order_of_other_nodes_is_an_error(random):
    with pytest.raises(ValueError, match=r"species_order.node_perm must have shape \[5\], got \[4\]"):
        function("triton", MIXED, species_order(MIXED[:4], NUM_SPECIES))(**make_arguments(random, len(MIXED)))


def test_weight_of_an_absent_species_gets_exactly_zero_gradient(random):
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, len(MIXED)).items()}
    (gradient,) = torch.autograd.grad(function("triton", MIXED)(**arguments).sum(), arguments["weight"])
    assert torch.equal(gradient[1], torch.zeros_like(gradient[1]))


def test_memory_layout_does_not_matter(random):
    arguments = make_arguments(random, len(MIXED))
    strided = {name: tensor.transpose(1, 2).contiguous().transpose(1, 2) for name, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    assert_equal_to_reference(strided, MIXED)


@pytest.mark.parametrize("backend", ["triton", "reference"])
def test_compiles_to_one_graph(random, backend):
    leaves = [tensor.requires_grad_() for tensor in make_arguments(random, len(MIXED)).values()]
    compiled = torch.compile(function(backend, MIXED), fullgraph=True, backend="aot_eager")
    expected = torch.autograd.grad(function("reference", MIXED)(*leaves).square().sum(), leaves)
    for got, right in zip(torch.autograd.grad(compiled(*leaves).square().sum(), leaves), expected, strict=True):
        assert_close(got, right)
