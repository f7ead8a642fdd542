"""The fused layers as operators, their gradients, and second derivatives by way of what they fuse.

In evaluation a step needs first derivatives only. The derivative of a gradient is that of the same gradient made of the
unfused operators, whose inputs it makes anew, so that Hessians are right without kernels of their own.
"""

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.convolution.plans import has_many_components
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.fused_edges import reference
from mace_fast.kernels.fused_edges.inputs import DENSITY_SCHEMA, LAYER_SCHEMA, Density, Layer
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
    "mace_fast::fused_convolution_node_gradient",
    schema=f"(Tensor grad, SymInt num_components, {LAYER_SCHEMA}) -> Tensor",
)
def node_gradient(grad: Tensor, num_components: int, *layer: Any) -> Tensor:
    """Gradient by the node features."""
    return _kernel().node_gradient(Layer.of(layer), grad, num_components)


@custom_op(
    "mace_fast::fused_convolution_edge_gradient",
    schema=f"(Tensor grad, Tensor node_feats, {LAYER_SCHEMA}) -> Tensor",
)
def edge_gradient(grad: Tensor, node_feats: Tensor, *layer: Any) -> Tensor:
    """Gradient by the vectors."""
    return _kernel().edge_gradient(Layer.of(layer), grad, node_feats)


@custom_op(
    "mace_fast::fused_convolution_symmetric_gradient",
    schema=f"(Tensor grad, Tensor node_feats, {LAYER_SCHEMA}) -> (Tensor, Tensor)",
)
def symmetric_gradient(grad: Tensor, node_feats: Tensor, *layer: Any) -> tuple[Tensor, Tensor]:
    """Gradients by the node features and by the vectors, where every edge has its reverse."""
    return _kernel().symmetric_gradient(Layer.of(layer), grad, node_feats)


@custom_op("mace_fast::fused_density", schema=f"({DENSITY_SCHEMA}) -> Tensor")
def project(*layer: Any) -> Tensor:
    """Density of a :class:`Density`."""
    return _kernel().density(Density.of(layer))


@custom_op("mace_fast::fused_density_gradient", schema=f"(Tensor grad, {DENSITY_SCHEMA}) -> Tensor")
def density_gradient(grad: Tensor, *layer: Any) -> Tensor:
    """Gradient by the vectors."""
    return _kernel().density_gradient(Density.of(layer), grad)


@convolve.register_fake
def _(node_feats: Tensor, *arguments: Any) -> Tensor:
    graph = Layer.of(arguments).graph
    return node_feats.new_empty(graph.num_receivers, graph.num_rows, node_feats.shape[2])


@node_gradient.register_fake
def _(grad: Tensor, num_components: int, *arguments: Any) -> Tensor:
    return grad.new_empty(Layer.of(arguments).graph.num_senders, num_components, grad.shape[2])


@edge_gradient.register_fake
def _(grad: Tensor, node_feats: Tensor, *arguments: Any) -> Tensor:
    return grad.new_empty(Layer.of(arguments).edges.vectors.shape)


@symmetric_gradient.register_fake
def _(grad: Tensor, node_feats: Tensor, *arguments: Any) -> tuple[Tensor, Tensor]:
    return grad.new_empty(node_feats.shape), grad.new_empty(Layer.of(arguments).edges.vectors.shape)


@project.register_fake
def _(*arguments: Any) -> Tensor:
    layer = Density.of(arguments)
    graph, num_hidden = layer.graph, layer.layers[-1].shape[1]
    num_harmonics = (layer.edges.l_max + 1) ** 2
    return layer.edges.vectors.new_empty(graph.num_receivers, num_harmonics, graph.num_species, num_hidden)


@density_gradient.register_fake
def _(grad: Tensor, *arguments: Any) -> Tensor:
    return grad.new_empty(Density.of(arguments).edges.vectors.shape)


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
    layer, by_nodes, by_vectors = Layer.of(arguments), None, None
    # features of l = 2 leave too few registers for both gradients at once: the kernel would spill on every architecture
    if layer.symmetric and needs_nodes and needs_vectors and not has_many_components(layer.graph.paths):
        by_nodes, by_vectors = symmetric_gradient(grad, node_feats, *arguments)
    else:
        by_nodes = node_gradient(grad, node_feats.shape[1], *arguments) if needs_nodes else None
        by_vectors = edge_gradient(grad, node_feats, *arguments) if needs_vectors else None
    return by_nodes, *_by_vectors(arguments, by_vectors)


def _node_gradient_backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
    grad, num_components, *arguments = kept(ctx)
    layer, needs = Layer.of(arguments), [ctx.needs_input_grad[0], ctx.needs_input_grad[_VECTORS]]

    def values(grad: Tensor, vectors: Tensor) -> tuple[Tensor]:
        return (reference.node_gradient(layer.with_vectors(vectors), grad, num_components),)

    by_grad, by_vectors = composed_derivatives(values, [probe], [grad, layer.edges.vectors], needs)
    return by_grad, None, *_by_vectors(arguments, by_vectors)


def _edge_gradient_backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
    grad, node_feats, *arguments = kept(ctx)
    layer, needs = Layer.of(arguments), [*ctx.needs_input_grad[:2], ctx.needs_input_grad[_VECTORS]]

    def values(grad: Tensor, node_feats: Tensor, vectors: Tensor) -> tuple[Tensor]:
        return (_gradient(lambda one: reference.convolution(one, node_feats), layer, vectors, grad),)

    found = composed_derivatives(values, [probe], [grad, node_feats, layer.edges.vectors], needs)
    return *found[:2], *_by_vectors(arguments, found[2])


def _symmetric_gradient_backward(ctx: Any, *probes: Tensor | None) -> tuple[Any, ...]:
    """The derivative of the two gradients, as they are without a symmetry, summed with their weights."""
    grad, node_feats, *arguments = kept(ctx)
    layer, needs = Layer.of(arguments), [*ctx.needs_input_grad[:2], ctx.needs_input_grad[_VECTORS]]

    def values(grad: Tensor, node_feats: Tensor, vectors: Tensor) -> tuple[Tensor, Tensor]:
        by_nodes = reference.node_gradient(layer.with_vectors(vectors), grad, node_feats.shape[1])
        return by_nodes, _gradient(lambda one: reference.convolution(one, node_feats), layer, vectors, grad)

    found = composed_derivatives(values, probes, [grad, node_feats, layer.edges.vectors], needs)
    return *found[:2], *_by_vectors(arguments, found[2])


def _project_backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    arguments = kept(ctx)
    return _by_vectors(arguments, density_gradient(grad, *arguments) if ctx.needs_input_grad[_VECTORS] else None)


def _density_gradient_backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
    grad, *arguments = kept(ctx)
    layer, needs = Density.of(arguments), [ctx.needs_input_grad[0], ctx.needs_input_grad[_VECTORS]]

    def values(grad: Tensor, vectors: Tensor) -> tuple[Tensor]:
        return (_gradient(reference.density, layer, vectors, grad),)

    by_grad, by_vectors = composed_derivatives(values, [probe], [grad, layer.edges.vectors], needs)
    return by_grad, *_by_vectors(arguments, by_vectors)


def _gradient(function: Callable[[Any], Tensor], layer: Any, vectors: Tensor, grad: Tensor) -> Tensor:
    """The gradient by the vectors, which require gradients, differentiable."""
    value = function(layer.with_vectors(vectors))
    (gradient,) = torch.autograd.grad([value], [vectors], [grad], create_graph=True)
    return gradient


convolve.register_autograd(_convolve_backward, setup_context=keep_inputs)
node_gradient.register_autograd(_node_gradient_backward, setup_context=keep_inputs)
edge_gradient.register_autograd(_edge_gradient_backward, setup_context=keep_inputs)
symmetric_gradient.register_autograd(_symmetric_gradient_backward, setup_context=keep_inputs)
project.register_autograd(_project_backward, setup_context=keep_inputs)
density_gradient.register_autograd(_density_gradient_backward, setup_context=keep_inputs)
