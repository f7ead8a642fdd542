"""The comparison itself: what it must notice."""

import pytest
import torch

from mace_fast.testing.compare import TOLERANCES, assert_close, assert_derivatives, derivatives

ONES = torch.ones(2, 3, dtype=torch.float64)


@pytest.mark.parametrize("dtype", list(TOLERANCES), ids=str)
@pytest.mark.parametrize("order", range(4))
def test_an_error_is_noticed_from_the_tolerance_on(dtype, order):
    expected = 1000 * ONES
    got = expected.clone().to(dtype)
    got[1, 2] += 500 * TOLERANCES[dtype][order]
    assert_close(got, expected, order)
    got[1, 2] += 1000 * TOLERANCES[dtype][order]
    with pytest.raises(AssertionError, match=rf"messages differs at \[1, 2\].*derivative {order}"):
        assert_close(got, expected, order, name="messages")


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_never_close(bad):
    got = ONES.clone()
    got[0, 1] = bad
    with pytest.raises(AssertionError, match=r"differs at \[0, 1\]"):
        assert_close(got, ONES)
    with pytest.raises(AssertionError, match=r"differs at \[0, 1\]"):
        assert_close(got, got)


def test_where_zero_is_expected_only_zero_will_do():
    assert_close(0 * ONES, 0 * ONES)
    with pytest.raises(AssertionError, match="differs"):
        assert_close(1e-30 * ONES, 0 * ONES)


def test_another_shape_is_noticed_even_if_it_broadcasts():
    with pytest.raises(AssertionError, match=r"result has shape \[1, 3\], expected \[2, 3\]"):
        assert_close(ONES[:1], ONES)


def test_derivatives_are_those_of_a_monomial():
    """f = x^2 y, each derivative contracted with the same numbers that the next lines make."""
    x, y = (torch.tensor([value], dtype=torch.float64) for value in (3.0, 5.0))
    found = derivatives(lambda x, y: x * x * y, {"x": x, "y": y}, order=3)
    assert len(found) == 1 + 2 + 4 + 8
    first, *second = (found[key].item() for key in [("x",), ("x", "x"), ("x", "y")])
    assert found[()].item() == 45
    assert first / found["y",].item() == pytest.approx(2 * 5 / 3)
    assert second[0] / second[1] == pytest.approx(5 / 3)
    assert found["y", "y"].item() == found["y", "y", "x"].item() == 0


class Doubled(torch.autograd.Function):
    """The square with a wrong derivative of the chosen order."""

    @staticmethod
    def forward(ctx, x, order):
        ctx.order = order
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        if ctx.order == 1:
            return 4 * x * grad, None
        return grad * (x + x.detach()), None


@pytest.mark.parametrize("order", [1, 2])
def test_a_wrong_derivative_is_named(order):
    with pytest.raises(AssertionError, match=f"derivative by {', '.join('x' * order)} differs"):
        assert_derivatives(lambda x: Doubled.apply(x, order), lambda x: x * x, {"x": ONES})


def test_a_missing_dependence_is_noticed():
    with pytest.raises(AssertionError, match="derivative by y differs"):
        assert_derivatives(lambda x, y: x * y.detach(), lambda x, y: x * y, {"x": ONES, "y": ONES})


def test_memory_layout_reaches_the_function():
    seen = []

    def function(x):
        seen.append(x.stride())
        return x.square()

    assert_derivatives(function, lambda x: x * x, {"x": ONES.T})
    assert seen == [(1, 3)]
