"""The public operations, called one by one with tensors of a model's sizes; for those that a model does not use yet.

Unlike a step of the model this reaches every derivative of every operation, and layer 1 both ways, as density
projection and as convolution.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from analytic import Step
from sizes import layer_sizes
from torch import Tensor

from mace_fast.kernels import (
    convolution,
    density_messages,
    density_projection,
    edge_embedding,
    spherical_harmonics,
    symmetric_contraction,
)
from mace_fast.kernels.runtime.launch import Launch, recording
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.kernels.tuning import assume


def launches_of_operations(model: Any, step: Step, data: dict[str, Tensor], architecture: str) -> list[Launch]:
    """Launches of all operations of a model that have a Triton backend.

    Args:
        model: of mace_fast.
        step: first derivatives by all but parameters, or second derivatives by everything.
        data: input of the model, for its graph.
        architecture: whose tuned configurations are taken.
    """
    training = step == "training"
    with assume(architecture), recording() as launches:
        for inputs, parameters, operation in _calls(model, data):
            leaves = [tensor.detach().requires_grad_() for tensor in inputs]
            weights = [tensor.detach().requires_grad_(training) for tensor in parameters]
            results = operation(*leaves, *weights)
            _differentiate(results, leaves, weights, training)
    return launches


def _differentiate(results: Sequence[Tensor] | None, leaves: list[Tensor], weights: list[Tensor], twice: bool) -> None:
    if results is None:
        return
    tangents = [torch.rand_like(result, requires_grad=twice) for result in results]
    gradients = torch.autograd.grad(results, leaves, tangents, create_graph=twice, allow_unused=True)
    if twice:
        loss = sum(gradient.sum() for gradient in gradients if gradient is not None)
        everything = [*leaves, *weights, *tangents]
        torch.autograd.grad(loss + sum(result.sum() for result in results), everything, allow_unused=True)


def _calls(model: Any, data: dict[str, Tensor]) -> Iterator[tuple[list[Tensor], list[Tensor], Callable[..., Any]]]:
    """What is differentiated by, the parameters, and a function of both."""
    dtype, num_atoms = model.r_max.dtype, data["positions"].shape[0]
    senders, receivers = data["edge_index"]
    order = edge_order(senders, receivers, num_atoms, num_atoms)
    species = data["node_attrs"].argmax(dim=1)
    num_species = int(species.max()) + 1
    how = {"precision": model.precision, "order": order, "receiver_ptr": order.receiver_ptr}

    def rand(*shape: int) -> Tensor:
        return torch.rand(*shape, dtype=dtype)

    radial, l_max = model.radial_embedding, model.spherical_harmonics._lmax
    pair_radii = radial.pair_radii(model.atomic_numbers[species], senders, receivers)
    vectors = rand(len(senders), 3)
    yield [vectors], [], lambda v: _call(spherical_harmonics, v, l_max, how=how)
    yield [vectors], [], lambda v: _call(edge_embedding, v, l_max, radial.parameters_of_edges(), pair_radii, how=how)
    for sizes, block, product in zip(layer_sizes(model), model.interactions, model.products, strict=True):
        paths, plan = block.conv_tp.paths, product.symmetric_contractions.plan()
        edges = [rand(len(senders), sizes.harmonics), rand(len(senders), sizes.hidden)]
        sent, last = rand(num_atoms, sizes.components, sizes.channels), block.conv_tp_weights.last()

        def message(x: Tensor, y: Tensor, h: Tensor, w: Tensor, paths: Any = paths) -> Any:
            return _call(convolution, x, y, h, w, senders, receivers, num_atoms, paths, how=how)

        def project(y: Tensor, h: Tensor) -> Any:
            return _call(density_projection, y, h, species[senders], receivers, num_atoms, num_species, how=how)

        def finish(a: Tensor, w: Tensor, x: Tensor, paths: Any = paths) -> Any:
            return _call(density_messages, a, w, x, paths, how=how)

        def contract(x: Tensor, coefficients: Tensor, plan: Any = plan) -> Any:
            return _call(symmetric_contraction, x, coefficients, species, plan, how=how)

        yield [sent, *edges], [last], message
        if sizes.by_species:
            density = rand(num_atoms, sizes.harmonics, num_species, sizes.hidden)
            yield edges, [], project
            yield [density], [last, rand(num_species, sizes.channels)], finish
        contracted = rand(num_atoms, sizes.contracted, sizes.contracted_channels)
        yield [contracted], [rand(num_species, sizes.terms, sizes.contracted_channels)], contract


def _call(function: Callable[..., Any], *arguments: Any, how: dict[str, Any]) -> list[Tensor] | None:
    """The results of an operation on the Triton backend; None if it has none."""
    known = inspect.signature(function).parameters
    if "backend" not in known:
        return None
    results = function(*arguments, backend="triton", **{name: value for name, value in how.items() if name in known})
    return [results] if isinstance(results, Tensor) else list(results)
