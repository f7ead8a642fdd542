"""The fused layers as operators, their gradients, and second derivatives by way of what they fuse.

In evaluation a step needs first derivatives only. The derivative of a gradient is that of the same gradient made of the
unfused operators, whose inputs it makes anew, so that Hessians are right without kernels of their own.
"""

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.fused_edges import reference
from mace_fast.kernels.fused_edges.inputs import (
    DENSITY_SCHEMA,
    LAYER_SCHEMA,
    LEARNED_SCHEMA,
    Density,
    Layer,
    LearnedDensity,
    network_of,
)
from mace_fast.kernels.runtime.autograd import composed_derivatives, keep_inputs, kept, no_gradients
from mace_fast.kernels.runtime.backends import wing
from mace_fast.kernels.runtime.operators import custom_op


def _kernel() -> ModuleType:
    return wing("fused_edges", "gpu")


@custom_op("mace_fast::fused_convolution", schema=f"(Tensor node_feats, {LAYER_SCHEMA}) -> Tensor")
def convolve(node_feats: Tensor, *layer: Any) -> Tensor:
    """Messages of a :class:`Layer`."""
    return _kernel().forward(Layer.of(layer), node_feats)


@custom_op(
    "mace_fast::fused_convolution_gradients",
    schema=f"(Tensor grad, Tensor node_feats, bool for_nodes, bool for_vectors, {LAYER_SCHEMA}) -> (Tensor, Tensor)",
)
def gradients(
    grad: Tensor, node_feats: Tensor, for_nodes: bool, for_vectors: bool, *layer: Any
) -> tuple[Tensor, Tensor]:
    """Gradients by the node features and by the vectors; one that is not wanted has no elements."""
    return _kernel().gradients(Layer.of(layer), grad, node_feats, (for_nodes, for_vectors))


@custom_op("mace_fast::fused_density", schema=f"({DENSITY_SCHEMA}) -> Tensor")
def project(*layer: Any) -> Tensor:
    """Density of a :class:`Density`."""
    return _kernel().density(Density.of(layer))


@custom_op("mace_fast::fused_density_gradient", schema=f"(Tensor grad, {DENSITY_SCHEMA}) -> Tensor")
def density_gradient(grad: Tensor, *layer: Any) -> Tensor:
    """Gradient by the vectors."""
    return _kernel().density_gradient(Density.of(layer), grad)


@custom_op("mace_fast::fused_learned_density", schema=f"({LEARNED_SCHEMA}) -> Tensor")
def learn(*layer: Any) -> Tensor:
    """Learned density of a :class:`LearnedDensity`."""
    return _kernel().learned_density(LearnedDensity.of(layer))


@custom_op("mace_fast::fused_learned_density_gradient", schema=f"(Tensor grad, {LEARNED_SCHEMA}) -> Tensor")
def learned_gradient(grad: Tensor, *layer: Any) -> Tensor:
    """Gradient by the vectors."""
    return _kernel().learned_density_gradient(LearnedDensity.of(layer), grad)


@convolve.register_fake
def _(node_feats: Tensor, *arguments: Any) -> Tensor:
    graph = Layer.of(arguments).graph
    return node_feats.new_empty(graph.num_receivers, graph.num_rows, node_feats.shape[2])


@gradients.register_fake
def _(grad: Tensor, node_feats: Tensor, for_nodes: bool, for_vectors: bool, *arguments: Any) -> tuple[Tensor, Tensor]:
    of_vectors = Layer.of(arguments).edges.vectors.shape
    return grad.new_empty(node_feats.shape if for_nodes else (0,)), grad.new_empty(of_vectors if for_vectors else (0,))


@project.register_fake
def _(*arguments: Any) -> Tensor:
    layer = Density.of(arguments)
    graph, network = layer.graph, network_of(layer)
    shape = (graph.num_receivers, network.num_harmonics, graph.num_species, network.num_functions)
    return layer.edges.vectors.new_empty(shape)


@density_gradient.register_fake
def _(grad: Tensor, *arguments: Any) -> Tensor:
    return grad.new_empty(Density.of(arguments).edges.vectors.shape)


@learn.register_fake
def _(*arguments: Any) -> Tensor:
    layer = LearnedDensity.of(arguments)
    return layer.edges.vectors.new_empty(layer.receiver_ptr.shape[0] - 1, 1)


@learned_gradient.register_fake
def _(grad: Tensor, *arguments: Any) -> Tensor:
    return grad.new_empty(LearnedDensity.of(arguments).edges.vectors.shape)


_VECTORS = -len(Inputs._fields)
"""Position of the vectors among the arguments of an operator, counted from behind."""


def _by_vectors(arguments: Sequence[Any], gradient: Tensor | None) -> tuple[Any, ...]:
    """Gradients of all arguments that make a layer: that of the vectors and nothing else."""
    found = list(no_gradients(arguments))
    found[_VECTORS] = gradient
    return tuple(found)


def _convolve_backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    node_feats, *arguments = kept(ctx)
    needs_nodes, needs_vectors = ctx.needs_input_grad[0], ctx.needs_input_grad[_VECTORS]
    by_nodes, by_vectors = gradients(grad, node_feats, needs_nodes, needs_vectors, *arguments)
    return by_nodes if needs_nodes else None, *_by_vectors(arguments, by_vectors if needs_vectors else None)


def _gradients_backward(ctx: Any, *probes: Tensor | None) -> tuple[Any, ...]:
    """The derivative of the two gradients, summed with their weights."""
    grad, node_feats, _, _, *arguments = kept(ctx)
    layer, needs = Layer.of(arguments), [*ctx.needs_input_grad[:2], ctx.needs_input_grad[_VECTORS]]

    def values(grad: Tensor, node_feats: Tensor, vectors: Tensor) -> tuple[Tensor | None, Tensor | None]:
        moved = layer.with_vectors(vectors)
        by_nodes = reference.node_gradient(moved, grad, node_feats.shape[1]) if probes[0] is not None else None
        by_vectors = None
        if probes[1] is not None:
            by_vectors = _gradient(lambda one: reference.convolution(one, node_feats), layer, vectors, grad)
        return by_nodes, by_vectors

    found = composed_derivatives(values, probes, [grad, node_feats, layer.edges.vectors], needs)
    return *found[:2], None, None, *_by_vectors(arguments, found[2])


def _backward_of(gradient: Callable[..., Tensor]) -> Callable[..., tuple[Any, ...]]:
    """The backward function of a density, whose gradient by the vectors is this operator."""

    def backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
        arguments = kept(ctx)
        return _by_vectors(arguments, gradient(grad, *arguments) if ctx.needs_input_grad[_VECTORS] else None)

    return backward


def _twice_of(kind: type[Density] | type[LearnedDensity], definition: Callable[[Any], Tensor]) -> Callable[..., Any]:
    """The backward function of that gradient, by way of what defines the density."""

    def backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
        grad, *arguments = kept(ctx)
        layer, needs = kind.of(arguments), [ctx.needs_input_grad[0], ctx.needs_input_grad[_VECTORS]]

        def values(grad: Tensor, vectors: Tensor) -> tuple[Tensor]:
            return (_gradient(definition, layer, vectors, grad),)

        by_grad, by_vectors = composed_derivatives(values, [probe], [grad, layer.edges.vectors], needs)
        return by_grad, *_by_vectors(arguments, by_vectors)

    return backward


def _gradient(function: Callable[[Any], Tensor], layer: Any, vectors: Tensor, grad: Tensor) -> Tensor:
    """The gradient by the vectors, which require gradients, differentiable."""
    value = function(layer.with_vectors(vectors))
    (gradient,) = torch.autograd.grad([value], [vectors], [grad], create_graph=True)
    return gradient


convolve.register_autograd(_convolve_backward, setup_context=keep_inputs)
gradients.register_autograd(_gradients_backward, setup_context=keep_inputs)
project.register_autograd(_backward_of(density_gradient), setup_context=keep_inputs)
density_gradient.register_autograd(_twice_of(Density, reference.density), setup_context=keep_inputs)
learn.register_autograd(_backward_of(learned_gradient), setup_context=keep_inputs)
learned_gradient.register_autograd(_twice_of(LearnedDensity, reference.learned_density), setup_context=keep_inputs)
