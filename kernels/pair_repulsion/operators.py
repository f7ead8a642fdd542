"""The pair repulsion as an operator, its gradient by the vectors, and second derivatives by way of the definition."""

from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.pair_repulsion import reference
from mace_fast.kernels.pair_repulsion.inputs import SCHEMA, Inputs
from mace_fast.kernels.runtime.autograd import composed_derivatives, keep_inputs, kept, needed, no_gradients
from mace_fast.kernels.runtime.backends import wing
from mace_fast.kernels.runtime.operators import custom_op


def _kernel() -> ModuleType:
    return wing("pair_repulsion", "gpu")


@custom_op("mace_fast::pair_repulsion", schema=f"({SCHEMA}) -> Tensor")
def energies(*inputs: Any) -> Tensor:
    """Energies of receivers, of :class:`Inputs`."""
    return _kernel().energies(Inputs(*inputs))


@custom_op("mace_fast::pair_repulsion_gradient", schema=f"(Tensor grad, {SCHEMA}) -> Tensor")
def gradient(grad: Tensor, *inputs: Any) -> Tensor:
    """Gradient by the vectors."""
    return _kernel().gradient(Inputs(*inputs), grad)


@energies.register_fake
def _(*arguments: Any) -> Tensor:
    inputs = Inputs(*arguments)
    return inputs.vectors.new_empty(inputs.receiver_ptr.shape[0] - 1)


@gradient.register_fake
def _(grad: Tensor, *arguments: Any) -> Tensor:
    return grad.new_empty(Inputs(*arguments).vectors.shape)


def _by_vectors(arguments: list[Any], by_vectors: Tensor | None) -> tuple[Any, ...]:
    return by_vectors, *no_gradients(arguments[1:])


def _backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    arguments = kept(ctx)
    return _by_vectors(arguments, gradient(grad, *arguments) if ctx.needs_input_grad[0] else None)


def _gradient_backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
    grad, *arguments = kept(ctx)
    inputs = Inputs(*arguments)

    def values(grad: Tensor, vectors: Tensor) -> tuple[Tensor, ...]:
        found = reference.summed(inputs._replace(vectors=vectors))
        return torch.autograd.grad([found], [vectors], [grad], create_graph=True)

    by_grad, by_vectors = composed_derivatives(values, [probe], [grad, inputs.vectors], needed(ctx)[:2])
    return by_grad, *_by_vectors(arguments, by_vectors)


energies.register_autograd(_backward, setup_context=keep_inputs)
gradient.register_autograd(_gradient_backward, setup_context=keep_inputs)
