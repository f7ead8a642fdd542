"""The fused layers as operators, their gradients, and second derivatives by way of what they fuse.

In evaluation a step needs first derivatives only. The derivative of a gradient is that of the same gradient made of the
unfused operators, whose inputs it makes anew, so that Hessians are right without kernels of their own.
"""

import importlib
from collections.abc import Callable
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.convolution.plans import has_many_components, parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.fused_edges import reference
from mace_fast.kernels.fused_edges.inputs import DENSITY_SCHEMA, LAYER_SCHEMA, Density, Layer
from mace_fast.kernels.runtime.autograd import composed_derivatives
from mace_fast.kernels.runtime.operators import custom_op


def _kernel() -> ModuleType:  # Triton is first imported when something is launched
    return importlib.import_module("mace_fast.kernels.fused_edges.gpu.launch")


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
    layer = Layer.of(arguments)
    rows = num_rows(parse_paths(layer.paths))
    return node_feats.new_empty(layer.receiver_ptr.shape[0] - 1, rows, node_feats.shape[2])


@node_gradient.register_fake
def _(grad: Tensor, num_components: int, *arguments: Any) -> Tensor:
    return grad.new_empty(Layer.of(arguments).sender_ptr.shape[0] - 1, num_components, grad.shape[2])


@edge_gradient.register_fake
def _(grad: Tensor, node_feats: Tensor, *arguments: Any) -> Tensor:
    return grad.new_empty(Layer.of(arguments).edges.vectors.shape)


@symmetric_gradient.register_fake
def _(grad: Tensor, node_feats: Tensor, *arguments: Any) -> tuple[Tensor, Tensor]:
    return grad.new_empty(node_feats.shape), grad.new_empty(Layer.of(arguments).edges.vectors.shape)


@project.register_fake
def _(*arguments: Any) -> Tensor:
    layer = Density.of(arguments)
    rows, columns = layer.receiver_ptr.shape[0] - 1, layer.layers[-1].shape[1]
    return layer.edges.vectors.new_empty(rows, (layer.edges.l_max + 1) ** 2, layer.num_species, columns)


@density_gradient.register_fake
def _(grad: Tensor, *arguments: Any) -> Tensor:
    return grad.new_empty(Density.of(arguments).edges.vectors.shape)


def _is_vectors(layer: Layer | Density) -> list[bool]:
    """For each flat argument whether it is the vectors."""
    return [value is layer.edges.vectors for value in layer.flat()]


def _save(ctx: Any, layer: Layer | Density, *tensors: Tensor) -> None:
    """Keep a layer and other tensors; lists of tensors are flattened for it."""
    kept: list[Tensor] = list(tensors)
    places: list[Any] = []
    for value in layer.flat():
        if isinstance(value, Tensor):
            places.append(("tensor", len(kept)))
            kept.append(value)
        elif isinstance(value, list | tuple) and all(isinstance(one, Tensor) for one in value):
            places.append(("list", len(kept), len(value)))
            kept += value
        else:
            places.append(("value", value))
    ctx.save_for_backward(*kept)
    ctx.places, ctx.count, ctx.kind = places, len(tensors), type(layer)


def _restored(ctx: Any) -> tuple[Any, ...]:
    """The layer and the other tensors of :func:`_save`."""
    kept = ctx.saved_tensors
    flat: list[Any] = []
    for place in ctx.places:
        if place[0] == "tensor":
            flat.append(kept[place[1]])
        elif place[0] == "list":
            flat.append(list(kept[place[1] : place[1] + place[2]]))
        else:
            flat.append(place[1])
    return ctx.kind.of(flat), *kept[: ctx.count]


def _by_vectors(layer: Layer | Density, gradient: Tensor | None) -> tuple[Any, ...]:
    """Gradients of all flat arguments of a layer: that of the vectors and nothing else."""
    return tuple(
        gradient if is_vectors else [None] * len(value) if isinstance(value, list | tuple) else None
        for is_vectors, value in zip(_is_vectors(layer), layer.flat(), strict=True)
    )


def _wants_vectors(ctx: Any, layer: Layer | Density, first: int) -> bool:
    """Whether the gradient by the vectors is needed, with so many arguments before those of the layer."""
    return any(
        bool(need) and is_vectors
        for need, is_vectors in zip(ctx.needs_input_grad[first:], _is_vectors(layer), strict=True)
        if is_vectors
    )


def _convolve_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, Layer.of(inputs[1:]), inputs[0])


def _convolve_backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    layer, node_feats = _restored(ctx)
    wants_nodes, wants_edges = ctx.needs_input_grad[0], _wants_vectors(ctx, layer, 1)
    # features of l = 2 leave too few registers for both gradients at once: the kernel would spill on every architecture
    if layer.symmetric and wants_nodes and wants_edges and not has_many_components(layer.paths):
        by_nodes, by_edges = symmetric_gradient(grad, node_feats, *layer.flat())
    else:
        by_nodes = node_gradient(grad, node_feats.shape[1], *layer.flat()) if wants_nodes else None
        by_edges = edge_gradient(grad, node_feats, *layer.flat()) if wants_edges else None
    return by_nodes, *_by_vectors(layer, by_edges)


def _node_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    ctx.num_components = inputs[1]
    _save(ctx, Layer.of(inputs[2:]), inputs[0])


def _node_gradient_backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
    layer, grad = _restored(ctx)
    wanted = [ctx.needs_input_grad[0], _wants_vectors(ctx, layer, 2)]

    def values(grad: Tensor, vectors: Tensor) -> tuple[Tensor]:
        return (reference.node_gradient(layer.with_vectors(vectors), grad, ctx.num_components),)

    by_grad, by_vectors = composed_derivatives(values, [probe], [grad, layer.edges.vectors], wanted)
    return by_grad, None, *_by_vectors(layer, by_vectors)


def _edge_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, Layer.of(inputs[2:]), *inputs[:2])


def _edge_gradient_backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
    layer, grad, node_feats = _restored(ctx)
    wanted = [*ctx.needs_input_grad[:2], _wants_vectors(ctx, layer, 2)]

    def values(grad: Tensor, node_feats: Tensor, vectors: Tensor) -> tuple[Tensor]:
        return (_gradient(lambda one: reference.convolution(one, node_feats), layer, vectors, grad),)

    found = composed_derivatives(values, [probe], [grad, node_feats, layer.edges.vectors], wanted)
    return *found[:2], *_by_vectors(layer, found[2])


def _symmetric_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, Tensor]) -> None:
    _save(ctx, Layer.of(inputs[2:]), *inputs[:2])


def _symmetric_gradient_backward(ctx: Any, *probes: Tensor) -> tuple[Any, ...]:
    """The derivative of the two gradients, as they are without a symmetry, summed with their weights."""
    layer, grad, node_feats = _restored(ctx)
    wanted = [*ctx.needs_input_grad[:2], _wants_vectors(ctx, layer, 2)]

    def values(grad: Tensor, node_feats: Tensor, vectors: Tensor) -> tuple[Tensor, Tensor]:
        by_nodes = reference.node_gradient(layer.with_vectors(vectors), grad, node_feats.shape[1])
        return by_nodes, _gradient(lambda one: reference.convolution(one, node_feats), layer, vectors, grad)

    found = composed_derivatives(values, probes, [grad, node_feats, layer.edges.vectors], wanted)
    return *found[:2], *_by_vectors(layer, found[2])


def _project_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, Density.of(inputs))


def _project_backward(ctx: Any, grad: Tensor) -> tuple[Any, ...]:
    (layer,) = _restored(ctx)
    by_vectors = density_gradient(grad, *layer.flat()) if _wants_vectors(ctx, layer, 0) else None
    return _by_vectors(layer, by_vectors)


def _density_gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _save(ctx, Density.of(inputs[1:]), inputs[0])


def _density_gradient_backward(ctx: Any, probe: Tensor) -> tuple[Any, ...]:
    layer, grad = _restored(ctx)
    wanted = [ctx.needs_input_grad[0], _wants_vectors(ctx, layer, 1)]

    def values(grad: Tensor, vectors: Tensor) -> tuple[Tensor]:
        return (_gradient(reference.density, layer, vectors, grad),)

    by_grad, by_vectors = composed_derivatives(values, [probe], [grad, layer.edges.vectors], wanted)
    return by_grad, *_by_vectors(layer, by_vectors)


def _gradient(function: Callable[[Any], Tensor], layer: Any, vectors: Tensor, grad: Tensor) -> Tensor:
    """The gradient by the vectors, which require gradients, differentiable."""
    value = function(layer.with_vectors(vectors))
    (gradient,) = torch.autograd.grad([value], [vectors], [grad], create_graph=True)
    return gradient


convolve.register_autograd(_convolve_backward, setup_context=_convolve_setup)
node_gradient.register_autograd(_node_gradient_backward, setup_context=_node_gradient_setup)
edge_gradient.register_autograd(_edge_gradient_backward, setup_context=_edge_gradient_setup)
symmetric_gradient.register_autograd(_symmetric_gradient_backward, setup_context=_symmetric_gradient_setup)
project.register_autograd(_project_backward, setup_context=_project_setup)
density_gradient.register_autograd(_density_gradient_backward, setup_context=_density_gradient_setup)
