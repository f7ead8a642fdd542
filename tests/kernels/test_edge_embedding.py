"""Edge embedding against mace-torch's radial blocks, and its behaviour from the cutoff on."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from mace_fast.kernels import RadialParameters, edge_embedding, polynomial_envelope, spherical_harmonics
from mace_fast.kernels.edge_embedding.parameters import BASES, TRANSFORMS
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

R_MAX = 5.0
NUM_BASIS = 8
NUMBERS = torch.tensor([1, 8, 29])
CONSTANTS = {"None": {}, "Agnesi": {"a": 1.0805, "q": 0.9183, "p": 4.5791}, "Soft": {"alpha": 4.0}}
WEIGHTS = {"bessel": "bessel_fn.bessel_weights", "gaussian": "bessel_fn.gaussian_weights"}

every_basis = pytest.mark.parametrize("basis", BASES)
every_transform = pytest.mark.parametrize("transform", TRANSFORMS)
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def parameters(basis, transform="None", apply_cutoff=True, envelope_p=6, dtype=torch.float64):
    """Those of mace-torch's blocks with ``num_bessel=8``."""
    weights, scale = {
        "bessel": (math.pi / R_MAX * torch.arange(1, NUM_BASIS + 1, dtype=dtype), torch.tensor(math.sqrt(2 / R_MAX))),
        "gaussian": (torch.linspace(0, R_MAX, NUM_BASIS, dtype=dtype), -0.5 / (R_MAX / (NUM_BASIS - 1)) ** 2),
        "chebyshev": (torch.arange(1, NUM_BASIS + 1, dtype=dtype), 1.0),
    }[basis]
    return RadialParameters(
        r_max=torch.tensor(R_MAX, dtype=dtype),
        p=envelope_p,
        basis=basis,
        weights=weights,
        scale=scale.to(dtype) if isinstance(scale, torch.Tensor) else scale,
        transform=transform,
        transform_parameters=tuple(torch.tensor(value, dtype=dtype) for value in CONSTANTS[transform].values()),
        apply_cutoff=apply_cutoff,
    )


def edges(random, dtype=torch.float64):
    """Vectors inside the cutoff, up to almost ``r_max``, and the elements at their ends."""
    lengths = torch.tensor([0.5, 0.7, 0.9, 1.1, 1.4, 1.8, 2.4, 3.3, 4.2, 4.9], dtype=dtype)
    vectors = random(10, 3).to(dtype)
    pairs = torch.tensor([[0, 0, 0, 1, 1, 1, 2, 2, 2, 0], [0, 1, 2, 0, 1, 2, 0, 1, 2, 1]])
    return vectors / vectors.norm(dim=1, keepdim=True) * lengths[:, None], pairs


def arguments_of(radial, vectors, radii):
    """All tensors that the embedding can be differentiated by."""
    constants = dict(zip(CONSTANTS[radial.transform], radial.transform_parameters, strict=True))
    arguments = {"vectors": vectors, "r_max": radial.r_max} | constants
    if radial.basis in WEIGHTS:
        arguments["weights"] = radial.weights
    if radial.basis == "bessel":
        arguments["scale"] = radial.scale
    if radial.transform != "None":
        arguments["radii"] = radii
    return arguments


def ours(radial, pairs):
    """``edge_feats`` as a function of the arguments above."""

    def edge_feats(vectors, radii=None, r_max=radial.r_max, weights=radial.weights, scale=radial.scale, **constants):
        changed = replace(
            radial, r_max=r_max, weights=weights, scale=scale, transform_parameters=tuple(constants.values())
        )
        pair_radii = None if radii is None else radii[pairs[0]] + radii[pairs[1]]
        return edge_embedding(vectors, 0, changed, pair_radii).edge_feats

    return edge_feats


@pytest.fixture
def mace_block(reference, build):
    """``mace_block(radial, pairs)`` is the block of mace-torch as a function of the same arguments."""

    def make(radial, pairs):
        block = build(
            reference.modules.blocks.RadialEmbeddingBlock,
            r_max=R_MAX,
            num_bessel=NUM_BASIS,
            num_polynomial_cutoff=int(radial.p),
            radial_type=radial.basis,
            distance_transform=radial.transform,
            apply_cutoff=radial.apply_cutoff,
        )
        names = {"r_max": "cutoff_fn.r_max", "scale": "bessel_fn.prefactor", "weights": WEIGHTS.get(radial.basis)}

        def edge_feats(vectors, radii=None, **tensors):
            swapped = {names.get(name, f"distance_transform.{name}"): tensor for name, tensor in tensors.items()}
            if radii is not None:
                by_number = radii.new_zeros(119).index_put((NUMBERS,), radii)
                swapped["distance_transform.covalent_radii"] = by_number
            lengths = torch.linalg.vector_norm(vectors, dim=1, keepdim=True)
            arguments = (lengths, torch.eye(3, dtype=vectors.dtype), pairs, NUMBERS)
            return torch.func.functional_call(block, swapped, arguments)[0]

        return edge_feats

    return make


@pytest.mark.parametrize("apply_cutoff", [True, False], ids=["cutoff inside", "cutoff apart"])
@every_transform
@pytest.mark.parametrize("basis", ["bessel", "gaussian"])
def test_radial_features_equal_mace_to_the_second_derivative(mace_block, random, basis, transform, apply_cutoff):
    radial = parameters(basis, transform, apply_cutoff)
    vectors, pairs = edges(random)
    arguments = arguments_of(radial, vectors, torch.tensor([0.31, 0.66, 1.32], dtype=torch.float64))
    assert_derivatives(ours(radial, pairs), mace_block(radial, pairs), arguments)


@every_transform
@pytest.mark.parametrize("basis", ["bessel", "gaussian"])
def test_float32_has_the_derivatives_by_vectors_and_weights(mace_block, random, basis, transform):
    radial = parameters(basis, transform, dtype=torch.float32)
    vectors, pairs = edges(random, torch.float32)
    constants = arguments_of(radial, vectors, torch.tensor([0.31, 0.66, 1.32]))
    arguments = {name: constants.pop(name) for name in ("vectors", "weights")}
    in_float64 = {name: constant.double() for name, constant in constants.items()}
    assert_derivatives(
        lambda **given: ours(radial, pairs)(**given, **constants),
        lambda **given: mace_block(radial, pairs)(**given, **in_float64),
        arguments,
    )


def test_radial_features_equal_mace_to_the_third_derivative(mace_block, random):
    radial = parameters("bessel", "Agnesi")
    vectors, pairs = edges(random)
    arguments = arguments_of(radial, vectors, torch.tensor([0.31, 0.66, 1.32], dtype=torch.float64))
    assert_derivatives(ours(radial, pairs), mace_block(radial, pairs), arguments, order=3)


@pytest.mark.parametrize("apply_cutoff", [True, False], ids=["cutoff inside", "cutoff apart"])
@every_transform
def test_chebyshev_features_equal_mace(mace_block, random, transform, apply_cutoff):
    radial = parameters("chebyshev", transform, apply_cutoff)
    vectors, pairs = edges(random)
    arguments = arguments_of(radial, vectors, torch.tensor([0.31, 0.66, 1.32], dtype=torch.float64))
    assert_derivatives(ours(radial, pairs), mace_block(radial, pairs), arguments, order=0)


@both_dtypes
def test_chebyshev_features_have_the_derivatives_of_the_polynomials(reference, random, dtype):
    """mace-torch cannot differentiate its own, so the polynomials are those of NumPy, times its envelope."""
    radial = parameters("chebyshev", dtype=dtype)
    polynomials = [np.polynomial.chebyshev.cheb2poly([0.0] * n + [1.0]) for n in range(1, NUM_BASIS + 1)]

    def definition(vectors, r_max):
        lengths = torch.linalg.vector_norm(vectors, dim=1)
        columns = [sum(c * lengths**k for k, c in enumerate(powers)) for powers in polynomials]
        envelope = reference.modules.radial.PolynomialCutoff.calculate_envelope(lengths, r_max, torch.tensor(radial.p))
        return torch.stack(columns, dim=1) * envelope[:, None]

    vectors, pairs = edges(random, dtype)
    arguments = {"vectors": vectors, "r_max": radial.r_max}
    assert_derivatives(ours(radial, pairs), definition, arguments, order=3)


@both_dtypes
@pytest.mark.parametrize("envelope_p", [4, 5, 6])
def test_envelope_equals_mace_to_the_third_derivative(reference, envelope_p, dtype):
    p = torch.tensor(envelope_p)
    theirs = reference.modules.radial.PolynomialCutoff.calculate_envelope
    lengths, r_max = torch.linspace(0.1, 7.0, 12, dtype=dtype), torch.tensor(R_MAX, dtype=dtype)
    assert_derivatives(
        lambda lengths: polynomial_envelope(lengths, r_max, envelope_p),
        lambda lengths: theirs(lengths, R_MAX, p),
        {"lengths": lengths},
        order=3,
    )
    if dtype == torch.float64:
        assert_derivatives(
            lambda lengths, r_max: polynomial_envelope(lengths, r_max, envelope_p),
            lambda lengths, r_max: theirs(lengths, r_max, p),
            {"lengths": lengths, "r_max": r_max},
            order=3,
        )


def test_the_other_results_are_lengths_harmonics_and_envelope(random):
    radial = parameters("bessel")
    vectors, _ = edges(random)
    embedding = edge_embedding(vectors, 3, radial)
    assert_close(embedding.lengths, (vectors**2).sum(dim=1).sqrt())
    assert torch.equal(embedding.edge_attrs, spherical_harmonics(vectors, 3))
    assert torch.equal(embedding.envelope, polynomial_envelope(embedding.lengths, radial.r_max, radial.p))


@both_dtypes
@pytest.mark.parametrize("apply_cutoff", [True, False], ids=["cutoff inside", "cutoff apart"])
@every_transform
@every_basis
def test_edges_from_the_cutoff_on_are_exactly_zero_with_all_derivatives(random, basis, transform, apply_cutoff, dtype):
    radial = parameters(basis, transform, apply_cutoff, dtype=dtype)
    r_max = torch.tensor(R_MAX, dtype=dtype)
    lengths = torch.stack([r_max, torch.nextafter(r_max, 2 * r_max), 1.5 * r_max, torch.tensor(1e8, dtype=dtype)])
    vectors = torch.zeros(4, 3, dtype=dtype)
    vectors[:, 1] = lengths
    pair_radii = None if transform == "None" else torch.tensor([0.62, 1.0, 2.0, 2.6], dtype=dtype)

    def cut_feats(vectors):
        embedding = edge_embedding(vectors, 2, radial, pair_radii)
        assert torch.equal(embedding.envelope, torch.zeros_like(lengths))
        feats = embedding.edge_feats
        return feats if apply_cutoff else feats * embedding.envelope[:, None]

    for key, tensor in derivatives(cut_feats, {"vectors": vectors}, order=3).items():
        assert torch.equal(tensor, torch.zeros_like(tensor)), key


def test_a_very_long_edge_has_finite_harmonics_and_gradients():
    vectors = torch.tensor([[6e7, -8e7, 1e3]])
    for key, tensor in derivatives(lambda vectors: spherical_harmonics(vectors, 3), {"vectors": vectors}, 3).items():
        assert torch.isfinite(tensor).all(), key


@every_transform
@every_basis
def test_no_edges_give_empty_results(basis, transform):
    radial = parameters(basis, transform)
    vectors = torch.zeros(0, 3, dtype=torch.float64)
    pair_radii = None if transform == "None" else torch.zeros(0, dtype=torch.float64)
    embedding = edge_embedding(vectors, 3, radial, pair_radii)
    assert [list(result.shape) for result in embedding] == [[0], [0, 16], [0, NUM_BASIS], [0]]
    feats = derivatives(
        lambda vectors: edge_embedding(vectors, 3, radial, pair_radii).edge_feats, {"vectors": vectors}, 2
    )
    assert feats["vectors", "vectors"].shape == (0, 3)


@every_transform
def test_edges_do_not_know_each_other(random, transform):
    radial = parameters("bessel", transform)
    vectors, pairs = edges(random)
    pair_radii = None if transform == "None" else 0.5 + pairs.sum(0).double()
    order = torch.tensor([3, 9, 0, 1, 7, 2, 8, 4, 6, 5])
    whole = edge_embedding(vectors, 3, radial, pair_radii)
    permuted = edge_embedding(vectors[order], 3, radial, None if pair_radii is None else pair_radii[order])
    for one, other in zip(whole, permuted, strict=True):
        assert_close(other, one[order])


def test_memory_layout_does_not_matter(random):
    radial = parameters("gaussian", "Soft")
    vectors, pair_radii = random(3, 12).T[::2], random(12).abs()[::2]
    assert not vectors.is_contiguous()
    strided = edge_embedding(vectors, 2, radial, pair_radii)
    compact = edge_embedding(vectors.contiguous(), 2, radial, pair_radii.contiguous())
    for one, other in zip(strided, compact, strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize(("basis", "transform"), [("bessel", "Agnesi"), ("gaussian", "Soft"), ("chebyshev", "None")])
def test_second_derivative_is_the_derivative_of_the_first(random, basis, transform):
    radial = parameters(basis, transform)
    vectors, pairs = edges(random)
    pair_radii = None if transform == "None" else 0.5 + pairs.sum(0)[:3].double()
    vectors = vectors[:3].requires_grad_()
    assert torch.autograd.gradgradcheck(lambda vectors: edge_embedding(vectors, 1, radial, pair_radii), vectors)


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"vectors": torch.ones(4, 2)}, ValueError, r"vectors must have shape \[any, 3\], got \[4, 2\]"),
        ({"vectors": torch.ones(4, 3, dtype=torch.int64)}, TypeError, "vectors must be float32 or float64"),
        ({"vectors": torch.ones(4, 3, dtype=torch.float64)}, TypeError, "weights is torch.float32 but vectors is"),
        ({"pair_radii": None}, ValueError, "pair_radii must be given with a distance transform and only then"),
        ({"radial": parameters("bessel", dtype=torch.float32)}, ValueError, "only then; it is 'None'"),
        ({"pair_radii": torch.ones(3)}, ValueError, r"pair_radii must have shape \[4\], got \[3\]"),
        ({"pair_radii": torch.ones(4, dtype=torch.float64)}, TypeError, "pair_radii is torch.float64 but vectors is"),
        ({"l_max": -1}, ValueError, "l_max must be 0 or more, got -1"),
    ],
)
def test_wrong_arguments_are_named(changed, error, message):
    right = {
        "vectors": torch.ones(4, 3),
        "l_max": 1,
        "radial": parameters("bessel", "Soft", dtype=torch.float32),
        "pair_radii": torch.ones(4),
    }
    with pytest.raises(error, match=message):
        edge_embedding(**(right | changed))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"basis": "Bessel"}, "basis must be one of bessel, gaussian, chebyshev; got 'Bessel'"),
        ({"transform": "agnesi"}, "transform must be one of None, Agnesi, Soft; got 'agnesi'"),
    ],
)
def test_unknown_radial_functions_are_refused(changed, message):
    with pytest.raises(ValueError, match=message):
        replace(parameters("bessel", "Soft"), **changed)


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"transform_parameters": ()}, ValueError, "transform Agnesi has 3 constants, got 0"),
        ({"transform": "None"}, ValueError, "transform None has 0 constants, got 3"),
        ({"p": 0}, ValueError, "p must be 1 or more, got 0"),
        ({"weights": torch.ones(2, 2)}, ValueError, r"weights must be a vector, got \[2, 2\]"),
        ({"scale": 0.7}, TypeError, "scale of the basis bessel must be a scalar tensor, got float"),
        ({"basis": "gaussian"}, TypeError, "scale of the basis gaussian must be a float, got Tensor"),
        ({"r_max": torch.zeros(0)}, ValueError, r"must be scalars, got \[0\]"),
        ({"scale": torch.ones(2)}, ValueError, r"must be scalars, got \[2\]"),
    ],
)
def test_parameters_that_do_not_fit_are_refused(changes, error, message):
    """Compiled loops would read past the end of them."""
    right = parameters("bessel", "Agnesi")
    with pytest.raises(error, match=message):
        replace(right, **changes)
