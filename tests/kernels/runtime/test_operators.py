"""Operators in batches: torch.vmap, and torch.autograd.grad of several directions at once."""

import pytest
import torch

import mace_fast.kernels  # noqa: F401, registers them
from mace_fast.kernels.runtime.operators import custom_op


@custom_op("mace_fast_tests::mixed")
def mixed(
    x: torch.Tensor, weights: list[torch.Tensor], shift: torch.Tensor | None, powers: list[int], factor: float
) -> tuple[torch.Tensor, torch.Tensor]:
    first = x ** powers[0] * weights[0] * factor
    return first if shift is None else first + shift, (x ** powers[1] * weights[1]).sum(-1)


def _setup(ctx, inputs, output):
    x, weights, _, ctx.powers, ctx.factor = inputs
    ctx.save_for_backward(x, *weights)


def _backward(ctx, first, second):
    x, *weights = ctx.saved_tensors
    (a, b), factor = ctx.powers, ctx.factor
    second = second.unsqueeze(-1)
    by_x = a * x ** (a - 1) * weights[0] * factor * first + b * x ** (b - 1) * weights[1] * second
    return by_x, [x**a * factor * first, x**b * second], None, None, None


mixed.register_autograd(_backward, setup_context=_setup)


def numbers(*shape):
    return torch.rand(*shape, dtype=torch.float64, generator=torch.Generator().manual_seed(len(shape)))


def test_every_operator_has_a_rule_for_both_kinds_of_batches():
    names = [name for name in torch._C._dispatch_get_all_op_names() if name.startswith("mace_fast::")]
    assert len(names) > 30
    for key in ("FuncTorchBatched", "Batched"):
        has_none = [name for name in names if not torch._C._dispatch_has_kernel_for_dispatch_key(name, key)]
        assert not has_none, key


@pytest.mark.parametrize("shift", [None, 0.5])
@pytest.mark.parametrize(
    ("x_dim", "weight_dims", "shapes"),
    [
        (0, (None, None), ((3, 4), (4,), (4,))),
        (1, (None, 0), ((4, 3), (4,), (3, 4))),
        (None, (1, 0), ((4,), (4, 3), (3, 4))),
    ],
    ids=str,
)
def test_vmap_equals_a_loop(x_dim, weight_dims, shapes, shift):
    x, *weights = (numbers(*shape) for shape in shapes)
    constant = None if shift is None else torch.full((4,), shift, dtype=torch.float64)

    def evaluate(x, weights):
        return mixed(x, weights, constant, [2, 3], 0.5)

    found = torch.vmap(evaluate, in_dims=(x_dim, list(weight_dims)))(x, weights)

    def entry(value, dim, number):
        return value if dim is None else value.select(dim, number)

    for number in range(3):
        chosen = [entry(value, dim, number) for value, dim in zip(weights, weight_dims, strict=True)]
        expected = evaluate(entry(x, x_dim, number), chosen)
        assert [one[number].tolist() for one in found] == [one.tolist() for one in expected]


@pytest.mark.parametrize("create_graph", [False, True])
def test_batched_gradients_equal_those_of_each_direction(create_graph):
    """Gradients of gradients, through lists of which one tensor is a batch and the other is not."""
    x, scale = numbers(4).requires_grad_(), numbers(4, 1)[:, 0].requires_grad_()
    first, second = mixed(x, [scale, scale * x], None, [2, 3], 0.5)
    (force,) = torch.autograd.grad(first.sum() + second, x, create_graph=True)
    gradient, _ = mixed(force, [force, scale], None, [1, 2], 2.0)
    directions = torch.eye(4, dtype=torch.float64)
    kept = {"retain_graph": True, "create_graph": create_graph}
    found = torch.autograd.grad(gradient, [x, scale], directions, is_grads_batched=True, **kept)
    mapped = torch.vmap(lambda one: torch.autograd.grad(gradient, [x, scale], one, **kept))(directions)
    rows = [torch.autograd.grad(gradient, [x, scale], one, **kept) for one in directions]
    for number, name in enumerate(("x", "scale")):
        expected = torch.stack([row[number] for row in rows])
        for batched in (found[number], mapped[number]):
            torch.testing.assert_close(batched, expected, rtol=1e-14, atol=1e-14, msg=name)
            assert batched.requires_grad == create_graph
            if create_graph:
                deeper = [
                    torch.autograd.grad(one.square().sum(), x, retain_graph=True)[0] for one in (batched, expected)
                ]
                torch.testing.assert_close(*deeper, rtol=1e-13, atol=1e-13, msg=name)


def test_a_batch_without_entries_is_refused():
    with pytest.raises(ValueError, match="a batch without entries has no results"):
        torch.vmap(lambda x: mixed(x, [x], None, [2, 3], 0.5))(numbers(4, 4)[:0])
