"""Compare an operation with its definition: value and derivatives, under one table of tolerances."""

from collections.abc import Callable, Mapping

import torch
from torch import Tensor

Derivatives = dict[tuple[str, ...], Tensor]
"""Results by the arguments that were differentiated by, in order; the key ``()`` is the value."""

TOLERANCES: dict[torch.dtype, tuple[float, ...]] = {
    torch.float64: (1e-13, 1e-12, 1e-12, 1e-12),
    torch.float32: (2e-6, 1e-5, 3e-5, 3e-5),
}
"""Largest error, relative to the largest entry of the result, of the value and its first, second, third derivative."""


def assert_close(got: Tensor, expected: Tensor, order: int = 0, name: str = "result") -> None:
    """Raise unless a result equals the expected one within the tolerance of its dtype.

    Args:
        got: any shape, float32 or float64; its dtype chooses the tolerance.
        expected: same shape, float64 or the dtype of ``got``; all entries finite.
        order: how many times the result was differentiated, 0 to 3.
        name: what the message calls the result.

    Raises:
        AssertionError: the shapes differ, or an entry is off by more than the tolerance or NaN.
    """
    if got.shape != expected.shape:
        raise AssertionError(f"{name} has shape {list(got.shape)}, expected {list(expected.shape)}")
    if got.numel() == 0:
        return
    error = (got.detach().double() - expected.detach().double()).abs()
    limit = TOLERANCES[got.dtype][order] * expected.detach().double().abs().max()
    if not bool((error <= limit).all()):  # so that NaN is not close to anything
        worst = tuple(int(i) for i in torch.unravel_index(error.nan_to_num(torch.inf).argmax(), error.shape))
        raise AssertionError(
            f"{name} differs at {list(worst)}: got {got[worst].item()!r}, expected {expected[worst].item()!r}, "
            f"error {error[worst].item():.2e} where {limit.item():.2e} is allowed ({got.dtype}, derivative {order})"
        )


def derivatives(function: Callable[..., Tensor], arguments: Mapping[str, Tensor], order: int) -> Derivatives:
    """Value and derivatives of a function, each contracted with fixed random numbers before the next derivative.

    Args:
        function: takes the arguments by name.
        arguments: what to differentiate by, float32 or float64; their memory layout is kept.
        order: highest derivative.

    Returns:
        The value and, for every ordered choice of up to ``order`` arguments, the derivative by them: the shape is
        that of the last argument. Zero where the function does not depend on it.
    """
    leaves = {name: tensor.detach().requires_grad_() for name, tensor in arguments.items()}
    generator = torch.Generator().manual_seed(0)
    level: Derivatives = {(): function(**leaves)}
    found = dict(level)
    for _ in range(order):
        following: Derivatives = {}
        for key, tensor in level.items():
            probe = torch.randn(tensor.shape, generator=generator, dtype=torch.float32).to(tensor)
            following.update({(*key, name): grad for name, grad in _gradients((tensor * probe).sum(), leaves).items()})
        found.update(following)
        level = following
    return found


def assert_derivatives(
    function: Callable[..., Tensor],
    definition: Callable[..., Tensor],
    arguments: Mapping[str, Tensor],
    order: int = 2,
) -> None:
    """Raise unless a function has the value and the derivatives of its definition, which is evaluated in float64.

    Args:
        function: what to check; takes the arguments by name.
        definition: what it must equal, same arguments.
        arguments: float32 or float64, the same for all; the definition gets them converted to float64.
        order: highest derivative, up to 3.

    Raises:
        AssertionError: as for :func:`assert_close`, naming the derivative.
    """
    expected = derivatives(definition, {name: tensor.double() for name, tensor in arguments.items()}, order)
    for key, tensor in derivatives(function, arguments, order).items():
        name = "value" if not key else f"derivative by {', '.join(key)}"
        assert_close(tensor, expected[key], order=len(key), name=name)


def _gradients(total: Tensor, leaves: Mapping[str, Tensor]) -> dict[str, Tensor]:
    if not total.requires_grad:
        return {name: torch.zeros_like(leaf) for name, leaf in leaves.items()}
    gradients = torch.autograd.grad(
        total, list(leaves.values()), create_graph=True, allow_unused=True, materialize_grads=True
    )
    return dict(zip(leaves, gradients, strict=True))
