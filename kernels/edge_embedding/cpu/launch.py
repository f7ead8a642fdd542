"""Calls the compiled loops of the edge embedding."""

from collections.abc import Sequence
from functools import cache

from torch import Tensor

from mace_fast.kernels.edge_embedding.cpu import code
from mace_fast.kernels.edge_embedding.cpu.code import Shape
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled


def forward(inputs: Inputs) -> tuple[Tensor, ...]:
    """Lengths, harmonics, radial features and envelope."""
    results = inputs.empty_results()
    _run(_forward(_shape(inputs)), inputs, [], results)
    return results


def backward(grads: Sequence[Tensor | None], inputs: Inputs) -> Tensor:
    """Gradient of the vectors from those of the four results, None for zero."""
    grad_vectors = inputs.vectors.new_empty(inputs.vectors.shape)
    function = _backward(_shape(inputs), tuple(grad is not None for grad in grads))
    _run(function, inputs, [], [*_rows(grads, inputs), grad_vectors])
    return grad_vectors


def second(
    grads: Sequence[Tensor | None], direction: Tensor, inputs: Inputs, wanted: Sequence[bool]
) -> tuple[Tensor, ...]:
    """Tangents of the four results and of the gradient along a direction, without rows where they are not wanted."""
    results = inputs.empty_tangents(wanted)
    function = _second(_shape(inputs), tuple(grad is not None for grad in grads), tuple(wanted))
    _run(function, inputs, [direction.contiguous()], [*_rows(grads, inputs), *results])
    return results


def _run(function: Compiled, inputs: Inputs, directions: Sequence[Tensor], others: Sequence[Tensor]) -> None:
    """Call a function for all edges."""
    vectors = inputs.vectors.contiguous()
    radial = [value.to(vectors.dtype) for value in inputs.radial_arguments().values()]
    parallel.run(function, parallel.even(vectors.shape[0]), vectors, *directions, *radial, *others)


def _rows(grads: Sequence[Tensor | None], inputs: Inputs) -> list[Tensor]:
    """The gradients, the vectors in place of one that is not there, which nothing reads."""
    return [inputs.vectors if grad is None else grad.contiguous() for grad in grads]


@cache
def _forward(shape: Shape) -> Compiled:
    return compiled(code.forward(shape), "forward")


@cache
def _backward(shape: Shape, given: tuple[bool, ...]) -> Compiled:
    return compiled(code.backward(shape, given), "backward")


@cache
def _second(shape: Shape, given: tuple[bool, ...], wanted: tuple[bool, ...]) -> Compiled:
    return compiled(code.second(shape, given, wanted), "second")


def _shape(inputs: Inputs) -> Shape:
    return Shape(
        inputs.l_max,
        inputs.weights.numel(),
        inputs.basis,
        inputs.coefficient,
        inputs.transform,
        inputs.p,
        inputs.apply_cutoff,
        inputs.vectors.dtype,
    )
