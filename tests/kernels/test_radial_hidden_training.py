"""Hidden radial layers with weights that train, by compiled loops, against e3nn's network and plain torch."""

import itertools

import pytest
import torch

from mace_fast.kernels.radial_hidden import operators_training, reference, trained_hidden
from mace_fast.testing.compare import assert_derivatives, derivatives

pytestmark = pytest.mark.usefixtures("compiled_cpu")

CONSTANT = 1.6791767923989418
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def make_arguments(random, widths, num_edges, dtype=torch.float64):
    layers = {
        f"weight_{number}": random(*shape, dtype=dtype) / shape[0] ** 0.5
        for number, shape in enumerate(itertools.pairwise(widths))
    }
    return {"edge_feats": random(num_edges, widths[0], dtype=dtype)} | layers


def ours(edge_feats, **weights):
    return trained_hidden(edge_feats, list(weights.values()), CONSTANT)


def composed(edge_feats, **weights):
    return reference.radial_hidden(edge_feats, list(weights.values()), CONSTANT, None)


@pytest.mark.thorough
@both_dtypes
@pytest.mark.parametrize("num_edges", [0, 1, 150])
@pytest.mark.parametrize("widths", [(8, 64, 64, 64), (1, 3), (5, 7, 4), (10, 16, 128)], ids=str)
def test_equals_plain_torch_to_the_second_derivative(random, widths, num_edges, dtype):
    assert_derivatives(ours, composed, make_arguments(random, widths, num_edges, dtype))


def test_equals_e3nn(build, random):
    from e3nn.nn import FullyConnectedNet

    torch.manual_seed(0)
    network = build(FullyConnectedNet, (8, 64, 32), torch.nn.functional.silu, out_act=True).double()
    weights = [layer.weight for layer in network]
    edge_feats = random(20, 8).requires_grad_()
    found = trained_hidden(edge_feats, [weight / weight.shape[0] ** 0.5 for weight in weights], CONSTANT)
    probe, direction = random(20, 32), random(20, 8)
    losses = []
    for hidden in (found, network(edge_feats)):
        (force,) = torch.autograd.grad(hidden, edge_feats, probe, create_graph=True)
        losses.append(hidden.square().sum() + (force - direction).square().sum())
    for one, other in zip(*(torch.autograd.grad(loss, [edge_feats, *weights]) for loss in losses), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-12, atol=1e-12)


def test_third_derivative(random):
    assert_derivatives(ours, composed, make_arguments(random, (2, 3, 2), 3), order=3)


def test_third_derivative_where_all_arguments_depend_on_the_same(random, entangled):
    arguments = make_arguments(random, (2, 3, 2), 3)
    functions = (entangled(function, arguments) for function in (ours, composed))
    assert_derivatives(*functions, {"numbers": random(3)}, order=3)


def test_results_do_not_depend_on_the_number_of_threads(random):
    arguments = make_arguments(random, (8, 64, 64), 1000, torch.float32)
    threads, found = torch.get_num_threads(), []
    try:
        for number in (1, 2, 3):
            torch.set_num_threads(number)
            found.append(derivatives(ours, arguments, order=1))  # second ones are torch's products, too
    finally:
        torch.set_num_threads(threads)
    for others in found[1:]:
        for name, value in found[0].items():
            assert torch.equal(value, others[name]), name


@pytest.mark.thorough
@pytest.mark.parametrize("needs", list(itertools.product([False, True], repeat=2)))
def test_opcheck(random, needs):
    edge_feats, *weights = (one.requires_grad_() for one in make_arguments(random, (3, 5, 4), 6).values())
    grad, along = random(6, 4).requires_grad_(), random(6, 3).requires_grad_()
    torch.library.opcheck(operators_training.hidden_layers, (edge_feats, weights, CONSTANT))
    torch.library.opcheck(operators_training.gradients, (grad, edge_feats, weights, CONSTANT, *needs))
    torch.library.opcheck(operators_training.tangents, (grad, edge_feats, along, weights, CONSTANT, needs[0]))


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"edge_feats": torch.ones(4)}, ValueError, r"edge_feats must have shape \[any, any\], got \[4\]"),
        ({"weights": []}, ValueError, "weights is empty"),
        ({"weights": [torch.ones(3, 3)]}, ValueError, r"weights\[0\] must have shape \[2, any\], got \[3, 3\]"),
        ({"weights": [torch.ones(2, 3).double()]}, TypeError, r"weights\[0\] is torch.float64 but edge_feats is"),
    ],
)
def test_wrong_arguments_are_named(changed, error, message):
    right = {"edge_feats": torch.ones(4, 2), "weights": [torch.ones(2, 3)], "constant": CONSTANT}
    with pytest.raises(error, match=message):
        trained_hidden(**(right | changed))
