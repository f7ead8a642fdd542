"""The compiled edge embedding, of Triton and of the CPU, against the reference in float64."""

import itertools
import math
from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mace_fast.kernels import RadialParameters, edge_embedding
from mace_fast.kernels.edge_embedding import operators
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.edge_embedding.parameters import BASES, TRANSFORMS
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytestmark = pytest.mark.usefixtures("each_compiled_backend")

R_MAX = 5.0
CONSTANTS = {"None": (), "Agnesi": (1.0805, 0.9183, 4.5791), "Soft": (4.0,)}
RESULTS = ("lengths", "edge_attrs", "edge_feats", "envelope")

every_basis = pytest.mark.parametrize("basis", BASES)
every_transform = pytest.mark.parametrize("transform", TRANSFORMS)
both_cutoffs = pytest.mark.parametrize("apply_cutoff", [True, False], ids=["cutoff inside", "cutoff apart"])
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def parameters(basis="bessel", transform="None", apply_cutoff=True, p=6, num_basis=8, dtype=torch.float64):
    """Numbers of mace-torch's kind; all are representable in float32."""
    weights, scale = {
        "bessel": (math.pi / R_MAX * torch.arange(1, num_basis + 1), torch.tensor(math.sqrt(2 / R_MAX))),
        "gaussian": (torch.linspace(0, R_MAX, num_basis), -0.5 / (R_MAX / 7) ** 2),
        "chebyshev": (torch.arange(1, num_basis + 1), 1.0),
    }[basis]
    return RadialParameters(
        r_max=torch.tensor(R_MAX, dtype=dtype),
        p=p,
        basis=basis,
        weights=weights.float().to(dtype),
        scale=scale.to(dtype) if isinstance(scale, torch.Tensor) else scale,
        transform=transform,
        transform_parameters=tuple(torch.tensor(value).to(dtype) for value in CONSTANTS[transform]),
        apply_cutoff=apply_cutoff,
    )


def edges(random, dtype=torch.float64):
    """Vectors of lengths from 0.5 to almost ``r_max``."""
    lengths = torch.tensor([0.5, 0.7, 0.9, 1.1, 1.4, 1.8, 2.4, 3.3, 4.2, 4.9], dtype=torch.float64)
    vectors = random(10, 3)
    return (vectors / vectors.norm(dim=1, keepdim=True) * lengths[:, None]).to(dtype)


def radii_of(radial, vectors):
    """Sums of covalent radii, representable in float32."""
    if radial.transform == "None":
        return None
    choice = torch.tensor([0.62, 0.97, 1.28, 1.63, 1.98, 2.64])
    return choice[torch.arange(vectors.shape[0]) % 6].to(vectors.dtype)


def pair(basis, *results, l_max=1, **settings):
    """The named results of a compiled backend, side by side, and of the reference; functions of the vectors."""

    def function(backend):
        def chosen(vectors):
            radial = parameters(basis, dtype=vectors.dtype, **settings)
            embedding = edge_embedding(vectors, l_max, radial, radii_of(radial, vectors), backend=backend)
            columns = [getattr(embedding, name) for name in results]
            return torch.cat([column if column.ndim == 2 else column[:, None] for column in columns], dim=1)

        return chosen

    return function("auto"), function("reference")


@pytest.mark.thorough
@both_dtypes
@both_cutoffs
@every_transform
@every_basis
def test_radial_features_equal_the_reference_to_the_second_derivative(random, basis, transform, apply_cutoff, dtype):
    functions = pair(basis, "edge_feats", transform=transform, apply_cutoff=apply_cutoff)
    assert_derivatives(*functions, {"vectors": edges(random, dtype)})


@both_dtypes
@pytest.mark.parametrize("result", RESULTS)
def test_each_result_alone_equals_the_reference_to_the_second_derivative(random, result, dtype):
    """The gradients of the other results are absent."""
    assert_derivatives(*pair("bessel", result, l_max=3), {"vectors": edges(random, dtype)})


@pytest.mark.parametrize("results", [*itertools.combinations(RESULTS, 2), RESULTS], ids=" ".join)
def test_results_together_equal_the_reference_to_the_second_derivative(random, results):
    functions = pair("gaussian", *results, l_max=2, transform="Soft", num_basis=5)
    assert_derivatives(*functions, {"vectors": edges(random)[::3]})


@both_dtypes
@pytest.mark.parametrize("p", [1, 2, 3, 5, 6, 8])
def test_every_exponent_of_the_envelope(random, p, dtype):
    vectors = torch.cat([edges(random), torch.tensor([[0.0, 4.999, 0.0]])]).to(dtype)
    assert_derivatives(*pair("bessel", "envelope", p=p), {"vectors": vectors})


@pytest.mark.thorough
@both_dtypes
@pytest.mark.parametrize("num_basis", [1, 2, 3, 6, 10])
@every_basis
def test_any_number_of_functions(random, basis, num_basis, dtype):
    vectors = edges(random, dtype)[:7:2]  # at 4.9 Å the rounding of the length is 1e-5 of T_10 times the envelope
    assert_derivatives(*pair(basis, "edge_feats", num_basis=num_basis), {"vectors": vectors})


@both_dtypes
def test_sine_and_cosine_of_many_turns(dtype):
    """Frequencies times lengths are exact here, so that what is left is the error of the functions."""
    vectors = torch.zeros(19, 3, dtype=dtype)
    vectors[:, 1] = torch.arange(1, 20) / 4
    frequencies = torch.tensor([1, 3, 7, 31, 100, 501, 1000, 2999])

    def feats(backend, number):
        def chosen(vectors):
            radial = parameters("bessel", apply_cutoff=False, dtype=vectors.dtype)
            radial = replace(radial, weights=frequencies.to(vectors.dtype))
            return edge_embedding(vectors, 0, radial, backend=backend).edge_feats[:, number]

        return chosen

    for number in range(8):
        assert_derivatives(feats("auto", number), feats("reference", number), {"vectors": vectors})


@pytest.mark.parametrize("number", range(8))
@every_basis
def test_each_function_has_its_own_derivatives(random, basis, number):
    compiled, definition = pair(basis, "edge_feats", transform="Agnesi")
    assert_derivatives(
        lambda vectors: compiled(vectors)[:, number],
        lambda vectors: definition(vectors)[:, number],
        {"vectors": edges(random)[::4]},
    )


@pytest.mark.parametrize("num_edges", [0, 1, 63, 64, 65, 300])
def test_any_number_of_edges(random, num_edges):
    vectors = random(num_edges, 3)
    assert_derivatives(*pair("bessel", *RESULTS, transform="Agnesi"), {"vectors": vectors})


@pytest.mark.thorough
@settings(max_examples=8, deadline=None, derandomize=True)
@given(
    rows=st.lists(st.tuples(*[st.floats(-4, 4, width=32)] * 3).filter(lambda v: max(map(abs, v)) > 0.3), max_size=3),
    l_max=st.integers(0, 4),
    basis=st.sampled_from(list(BASES)),
    transform=st.sampled_from(list(TRANSFORMS)),
    apply_cutoff=st.booleans(),
)
def test_any_vectors(rows, l_max, basis, transform, apply_cutoff):
    vectors = torch.tensor(rows, dtype=torch.float64).reshape(-1, 3)
    functions = pair(basis, *RESULTS, l_max=l_max, transform=transform, apply_cutoff=apply_cutoff)
    assert_derivatives(*functions, {"vectors": vectors})


def beyond(dtype):
    """Vectors from ``r_max`` on."""
    r_max = torch.tensor(R_MAX, dtype=dtype)
    vectors = torch.zeros(4, 3, dtype=dtype)
    vectors[:, 1] = torch.stack([r_max, torch.nextafter(r_max, 2 * r_max), 1.5 * r_max, torch.tensor(1e8, dtype=dtype)])
    return vectors


@pytest.mark.thorough
@both_dtypes
@both_cutoffs
@every_transform
@every_basis
def test_edges_from_the_cutoff_on_are_exactly_zero_with_all_derivatives(basis, transform, apply_cutoff, dtype):
    compiled, _ = pair(basis, "edge_feats", "envelope", transform=transform, apply_cutoff=apply_cutoff)

    def cut_results(vectors):
        results = compiled(vectors)
        return results if apply_cutoff else results * results[:, -1:]

    for key, tensor in derivatives(cut_results, {"vectors": beyond(dtype)}, order=2).items():
        assert torch.equal(tensor, torch.zeros_like(tensor)), key


@every_transform
@every_basis
def test_the_basis_beyond_the_cutoff_is_that_of_the_cutoff(basis, transform, each_compiled_backend):
    """Bessel functions are zero there, and of their argument only the rounding is left, which is less on the CPU."""
    offset = 1.0 if (each_compiled_backend, basis) == ("cpu", "bessel") else 0.0
    functions = pair(basis, "edge_feats", transform=transform, apply_cutoff=False)
    above = [lambda vectors, function=function: function(vectors) + offset for function in functions]
    assert_derivatives(*above, {"vectors": beyond(torch.float64)})


@pytest.mark.parametrize(("basis", "transform"), [("bessel", "Agnesi"), ("gaussian", "Soft"), ("chebyshev", "None")])
def test_the_gradients_are_the_derivatives(random, basis, transform):
    compiled, _ = pair(basis, *RESULTS, transform=transform, num_basis=2)
    vectors, probe = edges(random)[3:4].requires_grad_(), random(8, 2)  # 1 + 4 + 2 + 1 results
    assert torch.autograd.gradcheck(compiled, vectors)
    assert torch.autograd.gradgradcheck(lambda vectors: compiled(vectors) @ probe, vectors)


@pytest.mark.parametrize(
    ("basis", "transform", "dtype"), [("bessel", "Agnesi", torch.float64), ("gaussian", "None", torch.float32)], ids=str
)
def test_the_operators_are_registered_right(random, basis, transform, dtype):
    radial, vectors = parameters(basis, transform, dtype=dtype), edges(random, dtype)
    inputs = Inputs.of(vectors.requires_grad_(), 1, radial, radii_of(radial, vectors))
    grads = [torch.ones_like(result) for result in operators.forward(*inputs)]
    for grad in grads:
        grad.requires_grad_()
    torch.library.opcheck(operators.forward, tuple(inputs))
    torch.library.opcheck(operators.backward, (*grads, *inputs))
    torch.library.opcheck(operators.backward, (None, grads[1], None, None, *inputs))
    fixed = [grad.detach() for grad in grads]
    constant = inputs._replace(vectors=vectors.detach())
    for wanted in ([True] * 5, [False, True, True, False, False]):
        torch.library.opcheck(operators.second, (wanted, vectors.detach(), *fixed, *constant))


@pytest.mark.parametrize("wanted", [(0,), (1,), (2,), (3,), (4,), (1, 2)], ids=str)
def test_only_what_is_needed_of_the_second_derivative(random, wanted):
    radial, vectors = parameters("bessel", "Soft"), edges(random)
    inputs = Inputs.of(vectors, 1, radial, radii_of(radial, vectors))
    leaves = [random(*shape) for shape in inputs.shapes()] + [vectors.clone()]
    for number in wanted:
        leaves[number].requires_grad_()
    chosen = [leaves[number] for number in wanted]
    direction = random(10, 3)
    result = operators.backward(*leaves[:4], *inputs._replace(vectors=leaves[4]))
    got = torch.autograd.grad((result * direction).sum(), chosen)

    start = leaves[4] if 4 in wanted else leaves[4].requires_grad_()
    results = edge_embedding(start, 1, radial, inputs.pair_radii, backend="reference")
    total = sum((one * grad).sum() for one, grad in zip(results, leaves, strict=False))
    (gradient,) = torch.autograd.grad(total, start, create_graph=True)
    for one, other in zip(got, torch.autograd.grad((gradient * direction).sum(), chosen), strict=True):
        assert_close(one, other, order=2)


def test_memory_layout_does_not_matter(random):
    radial = parameters("gaussian", "Soft")
    vectors, pair_radii = random(3, 12).T[::2], random(12).abs()[::2] + 0.5
    weights = torch.stack([radial.weights, radial.weights], dim=1)[:, 0]
    assert not vectors.is_contiguous()
    assert not weights.is_contiguous()

    def feats(backend):
        return lambda vectors: (
            edge_embedding(vectors, 2, replace(radial, weights=weights), pair_radii, backend=backend).edge_feats
        )

    assert_derivatives(feats("auto"), feats("reference"), {"vectors": vectors})
    expanded = random(1, 3).expand(6, 3)
    assert_derivatives(feats("auto"), feats("reference"), {"vectors": expanded})
    leaf = vectors.detach().requires_grad_()
    gradients = [torch.autograd.grad(feats(name)(leaf).sum(), leaf)[0] for name in ("auto", "reference")]
    assert_close(*gradients, order=1)  # the incoming gradient is expanded


@pytest.mark.parametrize(("basis", "transform"), [("bessel", "Agnesi"), ("gaussian", "None")])
def test_can_be_compiled_whole(random, basis, transform):
    radial, vectors = parameters(basis, transform), edges(random).requires_grad_()
    pair_radii = radii_of(radial, vectors)

    def energy(vectors):
        lengths, edge_attrs, edge_feats, _ = edge_embedding(vectors, 2, radial, pair_radii, backend="auto")
        return (edge_attrs**2).sum() + (edge_feats.sum(1) * lengths).sum()

    compiled = torch.compile(energy, fullgraph=True, backend="aot_eager")
    assert_close(compiled(vectors), energy(vectors))
    assert_close(*(torch.autograd.grad(f(vectors), vectors)[0] for f in (compiled, energy)), order=1)


def test_two_runs_give_the_same_bits(random):
    compiled, _ = pair("bessel", *RESULTS, transform="Agnesi")
    vectors = edges(random, torch.float32)
    one, other = (derivatives(compiled, {"vectors": vectors}, 2) for _ in range(2))
    assert all(torch.equal(one[key], other[key]) for key in one)


def test_parameters_in_another_dtype_are_converted(random):
    """Scalars of float64 beside float32 vectors, as torch allows."""
    vectors = edges(random, torch.float32)
    radial = parameters("bessel", "Agnesi", dtype=torch.float32)
    wide = parameters("bessel", "Agnesi")
    mixed = replace(wide, weights=radial.weights)
    one = edge_embedding(vectors, 1, radial, radii_of(radial, vectors), backend="auto")
    other = edge_embedding(vectors, 1, mixed, radii_of(radial, vectors), backend="auto")
    assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.mark.filterwarnings("ignore:invalid value", "ignore:divide by zero", "ignore:overflow")
@pytest.mark.parametrize("value", [0.0, math.nan])
def test_what_has_no_direction_is_not_hidden(value):
    embedding = edge_embedding(torch.full((1, 3), value), 1, parameters(dtype=torch.float32), backend="auto")
    assert embedding.edge_attrs[0, 1:].isnan().all()
    assert embedding.edge_feats.isnan().all()


def test_the_third_derivative_is_refused(random):
    compiled, _ = pair("bessel", "edge_feats")
    vectors = edges(random).requires_grad_()
    total = compiled(vectors).pow(2)
    for _ in range(2):
        (gradient,) = torch.autograd.grad(total.sum(), vectors, create_graph=True)
        total = gradient.pow(2)
    with pytest.raises(NotImplementedError, match=r"no third derivative .* choose backend='reference'"):
        torch.autograd.grad(total.sum(), vectors)


@pytest.mark.parametrize("name", ["r_max", "weights", "scale", "transform_parameters[0]", "pair_radii"])
def test_gradients_of_parameters_are_refused(random, name):
    radial, vectors = parameters("bessel", "Soft"), edges(random)
    pair_radii = radii_of(radial, vectors)
    named = {"pair_radii": pair_radii, "transform_parameters[0]": radial.transform_parameters[0]}
    tensor = named[name] if name in named else getattr(radial, name)
    tensor.requires_grad_()
    with torch.no_grad():
        edge_embedding(vectors, 1, radial, pair_radii, backend="auto")
    with pytest.raises(NotImplementedError) as error:
        edge_embedding(vectors, 1, radial, pair_radii, backend="auto")
    assert f"no gradient of {name}" in str(error.value)
    assert "backend='reference'" in str(error.value)


def test_too_high_a_degree_is_refused_by_triton(random, each_compiled_backend):
    if each_compiled_backend == "cpu":
        assert_derivatives(*pair("bessel", "edge_attrs", l_max=7), {"vectors": edges(random)})
        return
    with pytest.raises(ValueError, match="the Triton backend has l_max up to 6, got 7"):
        edge_embedding(edges(random), 7, parameters(), backend="auto")
