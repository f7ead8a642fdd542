"""Edge embedding as three operators: its results, their gradient, and the derivative of the gradient."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.edge_embedding.inputs import SCHEMA, Inputs
from mace_fast.kernels.runtime.autograd import keep_inputs, kept, no_gradients
from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op

_GRADIENTS = "Tensor? grad_lengths, Tensor? grad_attrs, Tensor? grad_feats, Tensor? grad_envelope"


def _launchers(device: torch.device) -> ModuleType:
    return implementation("edge_embedding", device)


@custom_op("mace_fast::edge_embedding", schema=f"({SCHEMA}) -> (Tensor, Tensor, Tensor, Tensor)")
def forward(*inputs: Any) -> tuple[Tensor, ...]:
    """Lengths, harmonics, radial features and envelope of :class:`Inputs`."""
    given = Inputs(*inputs)
    return _launchers(given.vectors.device).forward(given)


@custom_op("mace_fast::edge_embedding_backward", schema=f"({_GRADIENTS}, {SCHEMA}) -> Tensor")
def backward(*arguments: Any) -> Tensor:
    """Gradient of the vectors from those of the four results, None for zero."""
    grads, given = _split(arguments)
    return _launchers(given.vectors.device).backward(grads, given)


@custom_op(
    "mace_fast::edge_embedding_second",
    schema=f"(bool[5] wanted, Tensor direction, {_GRADIENTS}, {SCHEMA}) -> (Tensor, Tensor, Tensor, Tensor, Tensor)",
)
def second(wanted: list[bool], direction: Tensor, *arguments: Any) -> tuple[Tensor, ...]:
    """Tangents along ``direction`` of the four results and of the gradient; without rows where not wanted."""
    grads, given = _split(arguments)
    return _launchers(given.vectors.device).second(grads, direction, given, wanted)


@forward.register_fake
def _(*inputs: Any) -> tuple[Tensor, ...]:
    return Inputs(*inputs).empty_results()


@backward.register_fake
def _(*arguments: Any) -> Tensor:
    _, given = _split(arguments)
    return given.vectors.new_empty(given.vectors.shape)


@second.register_fake
def _(wanted: list[bool], direction: Tensor, *arguments: Any) -> tuple[Tensor, ...]:
    _, given = _split(arguments)
    return given.empty_tangents(wanted)


def _forward_backward(ctx: Any, *grads: Tensor | None) -> tuple[Any, ...]:
    given = Inputs(*kept(ctx))
    grad_vectors = backward(*grads, *given) if ctx.needs_input_grad[0] else None
    return grad_vectors, *_nothing(given)


def _backward_backward(ctx: Any, direction: Tensor) -> tuple[Any, ...]:
    grads, given = _split(kept(ctx))
    wanted = list(ctx.needs_input_grad[:5])  # the four gradients and the vectors
    results = second(wanted, direction, *grads, *given)
    return *(result if want else None for result, want in zip(results, wanted, strict=True)), *_nothing(given)


def _second_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, ...]) -> None:
    pass


def _second_backward(ctx: Any, *grads: Tensor) -> tuple[None, ...]:
    raise NotImplementedError(
        "edge_embedding has no third derivative in the Triton and CPU backends; choose backend='reference'"
    )


def _split(arguments: Sequence[Any]) -> tuple[Sequence[Tensor | None], Inputs]:
    """The gradients of the four results, and the inputs that come after them."""
    lengths, attrs, feats, envelope, *inputs = arguments
    return (lengths, attrs, feats, envelope), Inputs(*inputs)


def _nothing(given: Inputs) -> tuple[Any, ...]:
    """Gradients of all inputs after the vectors."""
    _, *others = given
    return no_gradients(others)


forward.register_autograd(_forward_backward, setup_context=keep_inputs)
backward.register_autograd(_backward_backward, setup_context=keep_inputs)
second.register_autograd(_second_backward, setup_context=_second_setup)
