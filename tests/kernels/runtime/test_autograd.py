"""Which gradients a backward pass uses, and what it keeps of the arguments."""

import pytest
import torch

from mace_fast.kernels.runtime.autograd import keep_inputs, kept, needed, no_gradients
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
    x, (first, second), constant, factor = kept(ctx)
    grad = grad * constant * factor
    by_weights = [grad * x * second if needs[1][0] else None, grad * x * first if needs[1][1] else None]
    return grad * first * second if needs[0] else None, by_weights, *no_gradients((constant, factor))


weighed.register_autograd(_backward, setup_context=keep_inputs)


@custom_op(
    "mace_fast_tests::powers",
    schema="(Tensor x, Tensor? shift, Tensor[] none, bool[2] flags, str text) -> (Tensor, Tensor)",
)
def powers(x, shift, none, flags, text):
    shifted = x if shift is None else x + shift
    return shifted**2, shifted**3


@powers.register_fake
def _(x, shift, none, flags, text):
    return x.new_empty(x.shape), x.new_empty(x.shape)


def _powers_backward(ctx, by_square, by_cube):
    asked.append((by_square is None, by_cube is None))
    x, *others = kept(ctx)
    asked.append(others)
    return 2 * x * by_square, *no_gradients(others)


powers.register_autograd(_powers_backward, setup_context=keep_inputs)


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


def test_arguments_of_every_kind_are_kept_and_unused_results_have_no_gradient():
    x = torch.full((2,), 3.0, requires_grad=True)
    for shift in (None, torch.zeros(2)):
        square, _ = powers(x, shift, [], [True, False], "text")
        square.sum().backward()
    assert asked[::2] == [(False, True)] * 2
    assert asked[1] == [None, [], [True, False], "text"]
    assert torch.equal(asked[3][0], torch.zeros(2))
    assert x.grad.tolist() == [12.0, 12.0]
