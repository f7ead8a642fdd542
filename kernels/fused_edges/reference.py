"""The fused layers from the operations that they fuse: their definition, and their second derivatives."""

import torch
from torch import Tensor

from mace_fast.kernels.convolution.operators import convolve
from mace_fast.kernels.convolution.operators import node_gradient as convolution_node_gradient
from mace_fast.kernels.density_projection.operators import projection
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.edge_embedding.operators import forward as embed
from mace_fast.kernels.fused_edges.inputs import Density, Layer, LearnedDensity
from mace_fast.kernels.radial_hidden.operators import hidden_layers
from mace_fast.kernels.segment_sum.operators import sums


def harmonics_and_hidden(layer: Layer | Density) -> tuple[Tensor, Tensor]:
    """Harmonics and hidden functions of all edges, by registered operators."""
    edges: Inputs = layer.edges
    _, attrs, feats, envelope = embed(*edges)
    cut = None if edges.apply_cutoff else envelope
    if layer.normalisation:
        return attrs, normalised_layers(feats, layer, cut)
    return attrs, hidden_layers(feats, list(layer.layers), cut, layer.constant, layer.graph.precision)


def normalised_layers(feats: Tensor, layer: Layer | Density | LearnedDensity, cut: Tensor | None) -> Tensor:
    """The hidden functions of a network with a :class:`Normalisation`, and the one for the bias of its last layer."""
    pairs, rows, scale, shift, *following = layer.normalisation
    bias, x = rows[pairs], feats
    for number, matrix in enumerate(layer.layers):
        if number:
            bias, scale, shift = following[3 * number - 3 : 3 * number]
        z = x @ matrix + bias
        z = z * torch.rsqrt(z.square().mean(1, keepdim=True) + layer.epsilon)
        x = torch.nn.functional.silu(z * scale + shift) * layer.constant
    one = torch.ones_like(x[:, :1])
    return torch.cat([x, one], 1) if cut is None else torch.cat([x, one], 1) * cut[:, None]


def convolution(layer: Layer, node_feats: Tensor) -> Tensor:
    """The messages of a layer."""
    attrs, hidden = harmonics_and_hidden(layer)
    return convolve(node_feats, attrs, hidden, layer.weight, *layer.graph)


def node_gradient(layer: Layer, grad: Tensor, num_components: int) -> Tensor:
    """The gradient of the messages, summed with weights ``grad``, by the node features."""
    attrs, hidden = harmonics_and_hidden(layer)
    return convolution_node_gradient(attrs, hidden, layer.weight, grad, num_components, *layer.graph)


def density(layer: Density) -> Tensor:
    """The projected density."""
    attrs, hidden = harmonics_and_hidden(layer)
    return projection(attrs, hidden, None, None, *layer.graph)


def learned_density(layer: LearnedDensity) -> Tensor:
    """The learned density."""
    edges: Inputs = layer.edges
    _, _, feats, envelope = embed(*edges)
    if layer.normalisation:
        hidden = normalised_layers(feats, layer, None)
    elif layer.layers:
        hidden = hidden_layers(feats, list(layer.layers), None, layer.constant, layer.precision)
    else:
        hidden = feats
    values = torch.tanh((hidden @ layer.weight).square())
    values = values if edges.apply_cutoff else values * envelope[:, None]
    return sums(values, layer.receivers, layer.receiver_ptr, values.dtype, values.dtype)
