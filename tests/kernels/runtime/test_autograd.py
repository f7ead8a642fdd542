"""Which gradients a backward pass uses."""

import pytest
import torch

from mace_fast.kernels.runtime.autograd import needed
from mace_fast.kernels.runtime.operators import custom_op

asked = []


@custom_op("mace_fast_tests::weighed")
def weighed(x: torch.Tensor, weights: list[torch.Tensor], constant: torch.Tensor, factor: float) -> torch.Tensor:
    return x * weights[0] * weights[1] * constant * factor


@weighed.register_fake
def _(x, weights, constant, factor):
    return x.new_empty(x.shape)


def _backward(ctx, grad):
    needs = needed(ctx)
    asked.append(needs)
    x, first, second, constant = ctx.saved_tensors
    grad = grad * constant * 2.0
    by_weights = [grad * x * second if needs[1][0] else None, grad * x * first if needs[1][1] else None]
    return grad * first * second if needs[0] else None, by_weights, None, None


def _setup(ctx, inputs, output):
    x, weights, constant, _ = inputs
    ctx.save_for_backward(x, *weights, constant)


weighed.register_autograd(_backward, setup_context=_setup)


@pytest.fixture(autouse=True)
def _forget():
    asked.clear()


def leaves():
    return [torch.full((2,), value, dtype=torch.float64, requires_grad=True) for value in (2.0, 3.0, 5.0)]


def result(x, first, second):
    return weighed(x, [first, second], torch.ones(2, dtype=torch.float64), 2.0).sum()


def test_backward_uses_all_that_require_gradients():
    x, first, second = leaves()
    result(x, first.detach(), second).backward()
    assert asked == [(True, [False, True], False, False)]
    assert x.grad.tolist() == [30.0, 30.0]
    assert second.grad.tolist() == [12.0, 12.0]


@pytest.mark.parametrize("is_leaf", [True, False])
def test_gradient_by_one_input_makes_no_other(is_leaf):
    x, first, second = leaves()
    inputs = (x, first, second) if is_leaf else (x * 1, first * 1, second * 1)
    (gradient,) = torch.autograd.grad(result(*inputs), first, create_graph=True)
    assert asked == [(False, [True, False], False, False)]
    assert gradient.tolist() == [20.0, 20.0]


def test_gradient_of_a_gradient():
    """As of a loss of forces: what the first pass had no use for is there in the second."""
    x, first, second = leaves()
    scaled = first * 1
    (force,) = torch.autograd.grad(result(x, scaled, second), x, create_graph=True)
    force.square().sum().backward()
    assert asked == [(True, [False, False], False, False)]
    assert first.grad.tolist() == [600.0, 600.0]  # 2 (2 a b) (2 b) of a = 3, b = 5


def test_inputs_of_backward():
    x, first, second = leaves()
    result(x, first, second).backward(inputs=[second])
    assert asked == [(False, [False, True], False, False)]
    assert x.grad is None
    assert second.grad.tolist() == [12.0, 12.0]
