"""The Triton spherical harmonics against the reference in float64."""

import importlib.util

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mace_fast.kernels import spherical_harmonics
from mace_fast.kernels.spherical_harmonics import operators
from mace_fast.kernels.spherical_harmonics.gpu import source
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytestmark = pytest.mark.skipif(importlib.util.find_spec("triton") is None, reason="needs triton")

AXES = torch.tensor([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [0, -1, 0], [0, 0, -1]], dtype=torch.float64)

both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def ours(l_max):
    return lambda vectors: spherical_harmonics(vectors, l_max, backend="triton")


def definition(l_max):
    return lambda vectors: spherical_harmonics(vectors, l_max, backend="reference")


@both_dtypes
@pytest.mark.parametrize("l_max", range(7))
def test_equals_the_reference_to_the_second_derivative(random, l_max, dtype):
    vectors = torch.cat([random(70, 3), AXES, torch.tensor([[1e-4, 1.0, -1e-4], [3e-4, -2.0, 0.0]])]).to(dtype)
    assert_derivatives(ours(l_max), definition(l_max), {"vectors": vectors})


@pytest.mark.parametrize("component", range(16))
def test_each_component_has_its_own_derivatives(random, component):
    assert_derivatives(
        lambda vectors: ours(3)(vectors)[:, component],
        lambda vectors: definition(3)(vectors)[:, component],
        {"vectors": random(3, 3)},
    )


@pytest.mark.parametrize("num_edges", [0, 1, 63, 64, 65, 300])
def test_any_number_of_edges(random, num_edges):
    assert_derivatives(ours(2), definition(2), {"vectors": random(num_edges, 3)})


@settings(max_examples=10, deadline=None, derandomize=True)
@given(
    l_max=st.integers(0, 4),
    rows=st.lists(st.tuples(*[st.floats(-3, 3, width=32)] * 3).filter(lambda v: max(map(abs, v)) > 1e-2), max_size=5),
)
def test_any_vectors(l_max, rows):
    vectors = torch.tensor(rows, dtype=torch.float64).reshape(-1, 3)
    assert_derivatives(ours(l_max), definition(l_max), {"vectors": vectors})


def test_the_gradients_are_the_derivatives(random):
    vectors, probe = random(1, 3).requires_grad_(), random(16, 2)
    assert torch.autograd.gradcheck(ours(3), vectors)
    assert torch.autograd.gradgradcheck(lambda vectors: ours(3)(vectors) @ probe, vectors)


@both_dtypes
def test_the_operators_are_registered_right(random, dtype):
    vectors, grad_attrs, direction = random(5, 3).to(dtype), random(5, 9).to(dtype), random(5, 3).to(dtype)
    torch.library.opcheck(operators.forward, (vectors.requires_grad_(), 2))
    torch.library.opcheck(operators.backward, (grad_attrs.requires_grad_(), vectors, 2))
    for wanted in [(True, True), (True, False), (False, True)]:
        torch.library.opcheck(operators.second, (grad_attrs.detach(), vectors.detach(), direction, 2, *wanted))


def test_only_what_is_needed_of_the_second_derivative(random):
    vectors, grad_attrs = random(4, 3), random(4, 9).requires_grad_()
    (by_grad,) = torch.autograd.grad(operators.backward(grad_attrs, vectors, 2).sum(), grad_attrs)
    vectors.requires_grad_()
    (backward,) = torch.autograd.grad((definition(2)(vectors) * grad_attrs).sum(), vectors, create_graph=True)
    assert_close(by_grad, torch.autograd.grad(backward.sum(), grad_attrs)[0], order=1)
    (by_vectors,) = torch.autograd.grad(operators.backward(grad_attrs.detach(), vectors, 2).sum(), vectors)
    total = definition(2)(vectors) * grad_attrs.detach()
    (gradient,) = torch.autograd.grad(total.sum(), vectors, create_graph=True)
    assert_close(by_vectors, torch.autograd.grad(gradient.sum(), vectors)[0], order=2)


def test_memory_layout_does_not_matter(random):
    strided, expanded = random(3, 9).T[::2], random(1, 3).expand(5, 3)
    for vectors in (strided, expanded):
        assert not vectors.is_contiguous()
        assert_derivatives(ours(3), definition(3), {"vectors": vectors})
    leaf = random(4, 3).requires_grad_()
    (expanded_gradient,) = torch.autograd.grad(ours(2)(leaf).sum(), leaf)  # the incoming gradient has no strides
    assert_close(expanded_gradient, torch.autograd.grad(definition(2)(leaf).sum(), leaf)[0], order=1)


def test_can_be_compiled_whole(random):
    vectors = random(5, 3).requires_grad_()

    def energy(vectors):
        return (spherical_harmonics(vectors, 2, backend="triton") ** 2 * 0.3).sum(-1) @ vectors[:, 0]

    compiled = torch.compile(energy, fullgraph=True, backend="aot_eager")
    assert_close(compiled(vectors), energy(vectors))
    assert_close(*(torch.autograd.grad(f(vectors), vectors)[0] for f in (compiled, energy)), order=1)


def test_two_runs_give_the_same_bits(random):
    vectors = random(100, 3).float()
    one, other = (derivatives(ours(3), {"vectors": vectors}, 2) for _ in range(2))
    assert all(torch.equal(one[key], other[key]) for key in one)


def test_a_very_long_edge_has_finite_harmonics_and_gradients():
    vectors = torch.tensor([[6e7, -8e7, 1e3]])
    for key, tensor in derivatives(ours(3), {"vectors": vectors}, 2).items():
        assert torch.isfinite(tensor).all(), key


@pytest.mark.filterwarnings("ignore:invalid value", "ignore:divide by zero")
def test_a_zero_vector_has_no_harmonics_but_the_constant():
    values = ours(2)(torch.zeros(1, 3))[0]
    assert values[0] == 1
    assert values[1:].isnan().all()


def test_the_third_derivative_is_refused(random):
    vectors = random(3, 3).requires_grad_()
    total = ours(2)(vectors).pow(2) @ random(9)
    for _ in range(2):
        (gradient,) = torch.autograd.grad(total.sum(), vectors, create_graph=True)
        total = gradient.pow(2)
    with pytest.raises(NotImplementedError, match=r"no third derivative .* choose backend='reference'"):
        torch.autograd.grad(total.sum(), vectors)


def test_too_high_a_degree_is_refused(random):
    with pytest.raises(ValueError, match="the Triton backend has l_max up to 6, got 7; choose backend='reference'"):
        spherical_harmonics(random(2, 3), 7, backend="triton")


def test_no_number_is_bound_to_a_name():
    """Triton would make it float32."""
    lines = source.source().splitlines()
    assigned = [line.split("=", 1)[1].strip() for line in lines if " = " in line]
    assert assigned
    assert not [value for value in assigned if not any(letter.isalpha() for letter in value)]
    assert max(map(len, lines)) <= 120
