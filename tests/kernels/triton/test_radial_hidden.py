"""Hidden radial layers: the Triton kernels against the reference in float64."""

from itertools import pairwise

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import radial_hidden
from mace_fast.kernels.radial_hidden.operators import gradient, hidden_layers
from mace_fast.kernels.runtime.launch import recording
from mace_fast.testing.compare import assert_close, assert_derivatives

CONSTANT = 1.6791767923989418
STANDARD = (8, 64, 64, 64)
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def make_weights(random, widths):
    """Weights that both dtypes can represent."""
    return [(random(a, b) / a**0.5).float().double() for a, b in pairwise(widths)]


def make_arguments(random, num_edges, num_basis=8, dtype=torch.float64):
    return {"edge_feats": random(num_edges, num_basis, dtype=dtype), "envelope": random(num_edges, dtype=dtype)}


def layers(weights, backend, **options):
    """The operation as a function of what it can be differentiated by."""

    def function(edge_feats, envelope=None):
        own = [weight.to(edge_feats) for weight in weights]
        return radial_hidden(edge_feats, own, CONSTANT, envelope=envelope, backend=backend, **options)

    return function


def assert_equals_reference(weights, arguments, order=2, **options):
    assert_derivatives(layers(weights, "triton", **options), layers(weights, "reference"), arguments, order)


@both_dtypes
@pytest.mark.parametrize("num_edges", [0, 1, 16, 67])
def test_equals_the_reference_to_the_second_derivative(random, num_edges, dtype):
    weights = make_weights(random, STANDARD)
    arguments = make_arguments(random, num_edges, dtype=dtype)
    assert_equals_reference(weights, arguments)
    assert_equals_reference(weights, {"edge_feats": arguments["edge_feats"]})


@both_dtypes
@pytest.mark.parametrize(
    "widths", [(8, 8), (1, 1), (3, 5, 3), (10, 128, 96), (7, 48, 1, 17), (8, 16, 16, 16, 16, 16)], ids=str
)
def test_any_number_of_layers_of_any_width(random, widths, dtype):
    assert_equals_reference(make_weights(random, widths), make_arguments(random, 18, widths[0], dtype))


@settings(max_examples=10, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    widths=st.lists(st.integers(1, 40), min_size=2, max_size=4).map(tuple),
    num_edges=st.integers(0, 40),
    has_envelope=st.booleans(),
)
def test_equals_the_reference_for_any_sizes(seeded, widths, num_edges, has_envelope):
    random = seeded(0)
    arguments = make_arguments(random, num_edges, widths[0])
    if not has_envelope:
        del arguments["envelope"]
    assert_equals_reference(make_weights(random, widths), arguments)


def test_third_derivative(random):
    assert_equals_reference(make_weights(random, (3, 4, 2)), make_arguments(random, 5, 3), order=3)


@pytest.mark.parametrize("wanted", ["edge_feats", "envelope"])
def test_gradient_by_one_argument_alone(random, wanted):
    weights = make_weights(random, (3, 5, 4))
    arguments = make_arguments(random, 6, 3)
    rest = {name: tensor for name, tensor in arguments.items() if name != wanted}
    assert_derivatives(
        lambda **given: layers(weights, "triton")(**given, **rest),
        lambda **given: layers(weights, "reference")(**given, **rest),
        {wanted: arguments[wanted]},
    )


def test_derivatives_are_those_of_finite_differences(random):
    weights = make_weights(random, (2, 3, 2))
    arguments = tuple(tensor.requires_grad_() for tensor in make_arguments(random, 3, 2).values())
    assert torch.autograd.gradcheck(layers(weights, "triton"), arguments)
    assert torch.autograd.gradgradcheck(layers(weights, "triton"), arguments)


def test_hessian_of_a_sum(random):
    """As for vibrations: the derivative of every component of the gradient."""
    weights = make_weights(random, (3, 5, 4))
    edge_feats = random(2, 3)

    def energy(backend):
        return lambda x: layers(weights, backend)(x).square().sum()

    hessians = [torch.autograd.functional.hessian(energy(backend), edge_feats) for backend in ("triton", "reference")]
    assert_close(*hessians, order=2)


@pytest.mark.parametrize("precision", ["ieee", "tf32x3", "bf16x3", "tf32", "bf16"])
def test_every_precision_is_about_right(random, precision):
    """The interpreter rounds operands to bfloat16 but not to TF32; what is compared here is that all run."""
    weights = make_weights(random, (8, 16, 16))
    edge_feats = random(20, 8, dtype=torch.float32)
    got, expected = layers(weights, "triton", precision=precision)(edge_feats), layers(weights, "reference")(edge_feats)
    assert (got - expected).abs().max() < 0.03 * expected.abs().max()


@pytest.mark.filterwarnings("ignore:overflow encountered in exp")  # of NumPy, in the interpreter
def test_large_inputs_stay_finite(random):
    weights = make_weights(random, (2, 2))
    edge_feats = torch.tensor([[1e4, -1e4], [-1e4, -1e4]]).requires_grad_()
    hidden = layers(weights, "triton")(edge_feats)
    (derivative,) = torch.autograd.grad(hidden.sum(), edge_feats)
    expected = layers(weights, "reference")(edge_feats)
    assert_close(hidden, expected)
    assert_close(derivative, torch.autograd.grad(expected.sum(), edge_feats)[0], order=1)


def test_memory_layout_does_not_matter(random):
    weights = make_weights(random, (3, 5, 4))
    edge_feats, envelope = random(3, 6).T, random(1).expand(6)
    transposed = [weight.T.contiguous().T for weight in weights]
    assert not edge_feats.is_contiguous()
    assert not any(weight.is_contiguous() for weight in transposed)
    assert_derivatives(
        layers(transposed, "triton"),
        layers(weights, "reference"),
        {"edge_feats": edge_feats, "envelope": envelope.clone()},
    )
    # a sum has an expanded gradient, and an expanded argument has one too
    leaf = edge_feats.clone().requires_grad_()
    got, expected = (
        torch.autograd.grad(layers(weights, backend)(leaf, envelope).sum(), leaf)[0]
        for backend in ("triton", "reference")
    )
    assert_close(got, expected, order=1)


def test_two_runs_give_the_same_bits(random):
    weights = make_weights(random, STANDARD)
    arguments = {name: tensor.float().requires_grad_() for name, tensor in make_arguments(random, 40).items()}

    def run():
        hidden = layers(weights, "triton")(**arguments)
        return hidden, *torch.autograd.grad(hidden.square().sum(), list(arguments.values()))

    assert all(torch.equal(one, other) for one, other in zip(run(), run(), strict=True))


def test_nothing_but_the_inputs_is_saved(random):
    weights = make_weights(random, STANDARD)
    edge_feats, envelope = (tensor.requires_grad_() for tensor in make_arguments(random, 5).values())
    saved = []
    with torch.autograd.graph.saved_tensors_hooks(lambda tensor: saved.append(tensor) or tensor, lambda x: x):
        layers(weights, "triton")(edge_feats, envelope)
    pointers = {tensor.data_ptr() for tensor in (edge_feats, envelope, *weights)}
    assert {tensor.data_ptr() for tensor in saved} == pointers


def test_the_number_of_edges_compiles_nothing_anew(random):
    weights = make_weights(random, (3, 5))
    with recording() as launches:
        for num_edges in (1, 16, 17, 1000):
            layers(weights, "triton")(random(num_edges, 3))
    first, *others = launches
    assert all(launch.function is first.function and launch.constants == first.constants for launch in others)
    assert "num_edges" not in first.constants


def test_weights_get_no_gradient_from_the_operators_either(random):
    edge_feats, weights = random(4, 3), [random(3, 2).requires_grad_()]
    hidden = hidden_layers(edge_feats, weights, None, CONSTANT, "ieee")
    with pytest.raises(ValueError, match="fused hidden layers are for inference"):
        hidden.sum().backward()
    grad_feats, _ = gradient(random(4, 2), edge_feats, weights, None, CONSTANT, "ieee")
    with pytest.raises(ValueError, match="fused hidden layers are for inference"):
        grad_feats.sum().backward()


@pytest.mark.parametrize("has_envelope", [True, False])
def test_operators_keep_the_rules_of_torch(random, has_envelope):
    edge_feats, grad = random(5, 3).requires_grad_(), random(5, 4).requires_grad_()
    envelope = random(5).requires_grad_() if has_envelope else None
    weights = make_weights(random, (3, 2, 4))
    torch.library.opcheck(hidden_layers, (edge_feats, weights, envelope, CONSTANT, "ieee"))
    torch.library.opcheck(gradient, (grad, edge_feats, weights, envelope, CONSTANT, "ieee"))


def test_compiles_without_a_break(random):
    weights = make_weights(random, (3, 5, 4))
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, 6, 3).items()}
    eager = layers(weights, "triton")
    compiled = torch.compile(eager, fullgraph=True, backend="aot_eager")
    results = []
    for function in (eager, compiled):
        hidden = function(**arguments)
        results.append((hidden, *torch.autograd.grad(hidden.square().sum(), list(arguments.values()))))
    for got, expected in zip(*results, strict=True):
        assert torch.equal(got, expected)
