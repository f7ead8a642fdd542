"""Spherical harmonics as three operators: their value, its gradient, and the derivative of the gradient."""

from types import ModuleType
from typing import Any

from torch import Tensor

from mace_fast.kernels.runtime.backends import wing
from mace_fast.kernels.runtime.operators import custom_op


def _kernel() -> ModuleType:
    return wing("spherical_harmonics", "gpu")


@custom_op("mace_fast::spherical_harmonics")
def forward(vectors: Tensor, l_max: int) -> Tensor:
    """Harmonics ``[num_edges, (l_max + 1)^2]``."""
    return _kernel().launch_forward(vectors, l_max)


@custom_op("mace_fast::spherical_harmonics_backward")
def backward(grad_attrs: Tensor, vectors: Tensor, l_max: int) -> Tensor:
    """Gradient of the vectors."""
    return _kernel().launch_backward(grad_attrs, vectors, l_max)


@custom_op("mace_fast::spherical_harmonics_second")
def second(
    grad_attrs: Tensor, vectors: Tensor, direction: Tensor, l_max: int, tangents: bool, hessian: bool
) -> tuple[Tensor, Tensor]:
    """Tangents along ``direction`` of the harmonics and of the gradient; each has no rows if it is not wanted."""
    return _kernel().launch_second(grad_attrs, vectors, direction, l_max, tangents, hessian)


@forward.register_fake
def _(vectors: Tensor, l_max: int) -> Tensor:
    return vectors.new_empty((vectors.shape[0], (l_max + 1) ** 2))


@backward.register_fake
def _(grad_attrs: Tensor, vectors: Tensor, l_max: int) -> Tensor:
    return vectors.new_empty(vectors.shape)


@second.register_fake
def _(
    grad_attrs: Tensor, vectors: Tensor, direction: Tensor, l_max: int, tangents: bool, hessian: bool
) -> tuple[Tensor, Tensor]:
    num_edges = vectors.shape[0]
    return (
        vectors.new_empty((num_edges if tangents else 0, (l_max + 1) ** 2)),
        vectors.new_empty((num_edges if hessian else 0, 3)),
    )


def _forward_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    vectors, ctx.l_max = inputs
    ctx.save_for_backward(vectors)


def _forward_backward(ctx: Any, grad_attrs: Tensor) -> tuple[Tensor, None]:
    (vectors,) = ctx.saved_tensors
    return backward(grad_attrs, vectors, ctx.l_max), None


def _backward_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    grad_attrs, vectors, ctx.l_max = inputs
    ctx.save_for_backward(grad_attrs, vectors)


def _backward_backward(ctx: Any, direction: Tensor) -> tuple[Tensor | None, Tensor | None, None]:
    grad_attrs, vectors = ctx.saved_tensors
    wanted = ctx.needs_input_grad[:2]
    tangents, products = second(grad_attrs, vectors, direction, ctx.l_max, *wanted)
    return tangents if wanted[0] else None, products if wanted[1] else None, None


def _second_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, ...]) -> None:
    pass


def _second_backward(ctx: Any, *grads: Tensor) -> tuple[None, ...]:
    raise NotImplementedError(
        "spherical_harmonics has no third derivative in the Triton backend; choose backend='reference'"
    )


forward.register_autograd(_forward_backward, setup_context=_forward_setup)
backward.register_autograd(_backward_backward, setup_context=_backward_setup)
second.register_autograd(_second_backward, setup_context=_second_setup)
