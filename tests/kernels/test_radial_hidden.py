"""Hidden radial layers against e3nn's fully connected network."""

import pytest
import torch

from mace_fast.kernels import radial_hidden
from mace_fast.kernels.radial_hidden import MAX_WIDTH, reference
from mace_fast.testing.compare import assert_derivatives

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

CONSTANT = 1.6791767923989418
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def make_arguments(random, num_edges, num_basis=8, dtype=torch.float64):
    return {"edge_feats": random(num_edges, num_basis, dtype=dtype), "envelope": random(num_edges, dtype=dtype)}


@pytest.fixture
def e3nn_layers(build):
    """``e3nn_layers(widths)`` is e3nn's network with all layers activated, and its weights as we take them."""
    from e3nn.nn import FullyConnectedNet

    def make(widths):
        torch.manual_seed(0)
        network = build(FullyConnectedNet, widths, torch.nn.functional.silu, out_act=True).double()
        weights = [layer.weight.detach() / layer.weight.shape[0] ** 0.5 for layer in network]
        return network, [weight.float().double() for weight in weights]

    return make


@pytest.mark.parametrize("widths", [(8, 64, 64, 64), (1, 3), (5, 16, 128)], ids=str)
def test_equals_e3nn(e3nn_layers, random, widths):
    network, _ = e3nn_layers(widths)
    exact = [layer.weight.detach() / layer.weight.shape[0] ** 0.5 for layer in network]
    assert_derivatives(
        lambda edge_feats, envelope: radial_hidden(edge_feats, exact, CONSTANT, envelope=envelope),
        lambda edge_feats, envelope: network(edge_feats) * envelope[:, None],
        make_arguments(random, 5, widths[0]),
    )


@both_dtypes
def test_second_derivative_of_the_triton_backend_is_that_of_autograd(e3nn_layers, random, dtype):
    """It is written by hand, in plain torch; so it can be checked where no Triton is."""
    weights = [weight.to(dtype) for weight in e3nn_layers((3, 5, 4))[1]]
    grad, along_feats, along_envelope = (random(*shape, dtype=dtype) for shape in ((6, 4), (6, 3), (6,)))

    def by_hand(edge_feats, envelope):
        results = reference.second_derivative(
            grad, edge_feats, weights, CONSTANT, envelope, along_feats, along_envelope
        )
        return torch.cat([result.view(6, -1) for result in results], dim=1)

    def by_autograd(edge_feats, envelope):
        exact = [weight.double() for weight in weights]
        cotangent = grad.double().requires_grad_()
        hidden = reference.radial_hidden(edge_feats, exact, CONSTANT, envelope)
        first = torch.autograd.grad(hidden, (edge_feats, envelope), cotangent, create_graph=True)
        total = (first[0] * along_feats).sum() + (first[1] * along_envelope).sum()
        second = torch.autograd.grad(total, (cotangent, edge_feats, envelope), create_graph=True)
        return torch.cat([result.view(6, -1) for result in second], dim=1)

    assert_derivatives(by_hand, by_autograd, make_arguments(random, 6, 3, dtype), order=1)


def test_large_inputs_stay_finite(random):
    weights = [random(2, 2)]
    edge_feats = torch.tensor([[1e4, -1e4], [-1e4, -1e4]], dtype=torch.float64, requires_grad=True)
    hidden = radial_hidden(edge_feats, weights, CONSTANT)
    (gradient,) = torch.autograd.grad(hidden.sum(), edge_feats)
    assert hidden.isfinite().all()
    assert gradient.isfinite().all()


def test_no_edges_still_give_every_argument_a_gradient(random):
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, 0).items()}
    hidden = radial_hidden(arguments["edge_feats"], [random(8, 3)], CONSTANT, envelope=arguments["envelope"])
    gradients = torch.autograd.grad(hidden.sum(), list(arguments.values()))
    for argument, gradient in zip(arguments.values(), gradients, strict=True):
        assert torch.equal(gradient, torch.zeros_like(argument))


def test_weights_that_require_gradients_are_fine_where_none_are_made(random):
    weight, edge_feats = random(8, 3).requires_grad_(), random(4, 8)
    with torch.no_grad():
        hidden = radial_hidden(edge_feats, [weight], CONSTANT)
    assert torch.equal(hidden, radial_hidden(edge_feats, [weight.detach()], CONSTANT))


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"edge_feats": torch.ones(4)}, ValueError, r"edge_feats must have shape \[any, any\], got \[4\]"),
        ({"edge_feats": torch.ones(4, 2).int()}, TypeError, "edge_feats must be float32 or float64, got torch.int32"),
        ({"weights": []}, ValueError, "weights is empty"),
        ({"weights": [torch.ones(3, 3)]}, ValueError, r"weights\[0\] must have shape \[2, any\], got \[3, 3\]"),
        (
            {"weights": [torch.ones(2, 3), torch.ones(2, 3)]},
            ValueError,
            r"weights\[1\] must have shape \[3, any\], got \[2, 3\]",
        ),
        (
            {"weights": [torch.ones(2, 3).double()]},
            TypeError,
            r"weights\[0\] is torch.float64 but edge_feats is torch.float32",
        ),
        (
            {"weights": [torch.ones(2, MAX_WIDTH + 1)]},
            ValueError,
            "at least 1 and at most 128 wide, got the widths 2, 129; use the unfused path",
        ),
        ({"weights": [torch.ones(2, 0)]}, ValueError, "at least 1 and at most 128 wide, got the widths 2, 0"),
        (
            {"weights": [torch.ones(2, 3, requires_grad=True)]},
            ValueError,
            "fused hidden layers are for inference .* the unfused path, .*, is used when weights train",
        ),
        ({"envelope": torch.ones(3)}, ValueError, r"envelope must have shape \[4\], got \[3\]"),
        ({"envelope": torch.ones(4).double()}, TypeError, "envelope is torch.float64 but edge_feats is torch.float32"),
        ({"precision": "half"}, ValueError, "precision must be one of"),
        ({"backend": "cuda"}, ValueError, "backend must be one of"),
    ],
)
def test_wrong_arguments_are_named(changed, error, message):
    right = {"edge_feats": torch.ones(4, 2), "weights": [torch.ones(2, 3)], "constant": CONSTANT}
    with pytest.raises(error, match=message):
        radial_hidden(**(right | changed))
