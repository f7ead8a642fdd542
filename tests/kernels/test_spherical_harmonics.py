"""Spherical harmonics against e3nn, SciPy, explicit polynomials and the addition theorem."""

import math

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.special import sph_harm_y

from mace_fast.kernels import spherical_harmonics
from mace_fast.testing.compare import assert_close, assert_derivatives

AXES = torch.tensor([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [0, -1, 0], [0, 0, -1]], dtype=torch.float64)

few_examples = settings(
    max_examples=20, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
coordinate = st.floats(-1, 1)
direction = st.tuples(coordinate, coordinate, coordinate).filter(lambda v: math.hypot(*v) > 0.1)


@pytest.fixture
def e3nn_harmonics(o3, build):
    """``e3nn_harmonics(l_max)`` is e3nn's function of vectors."""
    return lambda l_max: build(o3.SphericalHarmonics, list(range(l_max + 1)), normalize=True, normalization="component")


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
@pytest.mark.parametrize("l_max", range(7))
def test_equals_e3nn_to_the_third_derivative(e3nn_harmonics, random, l_max, dtype):
    vectors = torch.cat([random(7, 3), AXES]).to(dtype)
    assert_derivatives(
        lambda vectors: spherical_harmonics(vectors, l_max),
        lambda vectors: e3nn_harmonics(l_max)(vectors),
        {"vectors": vectors},
        order=3,
    )


def test_components_are_the_polynomials_of_the_documented_convention(random):
    vectors = random(5, 3)
    x, y, z = (vectors / vectors.norm(dim=1, keepdim=True)).unbind(1)
    expected = [
        torch.ones_like(x),
        *(math.sqrt(3) * component for component in (x, y, z)),
        math.sqrt(15) * x * z,
        math.sqrt(15) * x * y,
        math.sqrt(5) * (y**2 - (x**2 + z**2) / 2),
        math.sqrt(15) * y * z,
        math.sqrt(15) / 2 * (z**2 - x**2),
    ]
    assert_close(spherical_harmonics(vectors, 2), torch.stack(expected, dim=1))


def test_equals_the_textbook_without_the_condon_shortley_sign(random):
    """Our (x, y, z) are the (y, z, x) of the textbook, and of SciPy, whose complex harmonics have the sign."""
    vectors = random(5, 3)
    y, z, x = (vectors / vectors.norm(dim=1, keepdim=True)).numpy().T
    theta, phi = np.arccos(z), np.arctan2(y, x)
    expected = []
    for l in range(7):
        for m in range(-l, l + 1):
            value = math.sqrt(4 * math.pi) * (-1) ** m * sph_harm_y(l, abs(m), theta, phi)
            expected.append(value.real if m == 0 else math.sqrt(2) * (value.real if m > 0 else value.imag))
    assert_close(spherical_harmonics(vectors, 6), torch.tensor(np.stack(expected, axis=1)))


@few_examples
@given(vector=direction, length=st.floats(-3, 8), l_max=st.integers(0, 8))
def test_squares_of_a_degree_sum_to_2l_plus_1_at_any_length(vector, length, l_max):
    values = spherical_harmonics(10**length * torch.tensor([vector], dtype=torch.float64), l_max)[0]
    for l in range(l_max + 1):
        assert values[l * l : (l + 1) ** 2].square().sum().item() == pytest.approx(2 * l + 1, rel=1e-13)


@few_examples
@given(first=direction, second=direction)
def test_addition_theorem(first, second):
    """Y_l(a) . Y_l(b) = (2 l + 1) P_l(cos), with the Legendre polynomials of NumPy."""
    one, other = spherical_harmonics(torch.tensor([first, second], dtype=torch.float64), 6).numpy()
    cosine = np.dot(first, second) / (np.linalg.norm(first) * np.linalg.norm(second))
    for l in range(7):
        part = slice(l * l, (l + 1) ** 2)
        expected = (2 * l + 1) * np.polynomial.Legendre.basis(l)(cosine)
        assert np.dot(one[part], other[part]) == pytest.approx(expected, abs=1e-12)


def test_opposite_vectors_differ_by_the_parity_of_l(random):
    vectors = random(4, 3)
    parity = torch.cat([torch.full((2 * l + 1,), (-1.0) ** l, dtype=torch.float64) for l in range(7)])
    assert torch.equal(spherical_harmonics(-vectors, 6), parity * spherical_harmonics(vectors, 6))


def test_no_edges_give_an_empty_result_with_an_empty_gradient():
    vectors = torch.zeros(0, 3, requires_grad=True)
    values = spherical_harmonics(vectors, 3)
    (gradient,) = torch.autograd.grad(values.sum(), vectors)
    assert values.shape == (0, 16)
    assert gradient.shape == (0, 3)


def test_a_zero_vector_spoils_its_own_row_only(random):
    vectors = random(3, 3)
    vectors[1] = 0
    values = spherical_harmonics(vectors, 2)
    assert torch.isnan(values[1, 1:]).all()
    assert torch.isfinite(values[[0, 2]]).all()


def test_memory_layout_does_not_matter(random):
    vectors = random(3, 12).T[::2]
    assert not vectors.is_contiguous()
    assert torch.equal(spherical_harmonics(vectors, 3), spherical_harmonics(vectors.contiguous(), 3))


def test_second_derivative_is_the_derivative_of_the_first(random):
    vectors = random(3, 3).requires_grad_()
    assert torch.autograd.gradgradcheck(lambda vectors: spherical_harmonics(vectors, 2), vectors)


@pytest.mark.parametrize(
    ("vectors", "l_max", "error", "message"),
    [
        (torch.ones(4), 1, ValueError, r"vectors must have shape \[any, 3\], got \[4\]"),
        (torch.ones(4, 2), 1, ValueError, r"vectors must have shape \[any, 3\], got \[4, 2\]"),
        (torch.ones(4, 3), -1, ValueError, "l_max must be 0 or more, got -1"),
        (torch.ones(4, 3, dtype=torch.int64), 1, TypeError, r"vectors must be float32 or float64, got torch.int64"),
        (torch.ones(4, 3, dtype=torch.float16), 1, TypeError, r"vectors must be float32 or float64, got torch.float16"),
    ],
)
def test_wrong_arguments_are_named(vectors, l_max, error, message):
    with pytest.raises(error, match=message):
        spherical_harmonics(vectors, l_max)
