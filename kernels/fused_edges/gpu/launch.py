"""Launchers of the fused kernels. Imported on first launch, since it imports Triton."""

import math
from functools import cache

import torch
from torch import Tensor

from mace_fast.kernels.convolution.gpu.settings import FEW_EDGES, Sizes, recompute_forms
from mace_fast.kernels.convolution.plans import couplings, has_many_components
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.fused_edges.gpu.settings import (
    DensityKind,
    EdgeKind,
    EdgeSettings,
    NodeSettings,
    default_density_settings,
    default_settings,
)
from mace_fast.kernels.fused_edges.gpu.source import (
    density_gradient_source,
    density_source,
    edge_gradient_source,
    forward_source,
    node_gradient_source,
)
from mace_fast.kernels.fused_edges.gpu.symmetric import symmetric_gradient_source
from mace_fast.kernels.fused_edges.inputs import Density, Layer, network_of
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings

WITHOUT_GPU = 1
"""Programs where there is no GPU: in the interpreter one walks all chunks of nodes."""


def forward(layer: Layer, node_feats: Tensor) -> Tensor:
    """Run the convolution."""
    graph, network = layer.graph, network_of(layer)
    sizes = _sizes(layer, network, *node_feats.shape[1:])
    dtype, default = layer.edges.vectors.dtype, default_settings("forward", sizes)
    settings = tuned_settings("fused_edges_forward", sizes.key, dtype, default)
    result = node_feats.new_empty(graph.num_receivers, graph.num_rows, sizes.num_channels)
    tensors = {
        "node_feats": node_feats,
        "vectors": layer.edges.vectors,
        "weight": layer.weight,
        "senders": graph.senders,
        "receiver_ptr": graph.receiver_ptr,
        "result": result,
    }
    source = forward_source(graph.paths, sizes.num_components, network, *settings.limits)
    _launch("forward", source, layer, tensors, {"num_receivers": graph.num_receivers}, sizes, settings)
    return result


def node_gradient(layer: Layer, grad: Tensor, num_components: int) -> Tensor:
    """Run the gradient by the node features."""
    graph, network = layer.graph, network_of(layer)
    sizes = _sizes(layer, network, num_components, grad.shape[2])
    dtype, default = layer.edges.vectors.dtype, default_settings("node_gradient", sizes)
    settings = tuned_settings("fused_edges_node_gradient", sizes.key, dtype, default)
    written = {component for coupling in couplings(graph.paths) for component in coupling.inputs}
    new = grad.new_empty if len(written) == num_components else grad.new_zeros
    result = new((graph.num_senders, num_components, sizes.num_channels))
    tensors = {
        "vectors": layer.edges.vectors,
        "weight": layer.weight,
        "grad": grad,
        "receivers": graph.receivers,
        "sender_perm": graph.sender_perm,
        "sender_ptr": graph.sender_ptr,
        "result": result,
    }
    source = node_gradient_source(graph.paths, num_components, network, *settings.limits)
    _launch("node_gradient", source, layer, tensors, {"num_senders": graph.num_senders}, sizes, settings)
    return result


def edge_gradient(layer: Layer, grad: Tensor, node_feats: Tensor) -> Tensor:
    """Run the gradient by the vectors."""
    kind: EdgeKind = "edge_gradient_few" if layer.graph.neighbours <= FEW_EDGES else "edge_gradient"
    grad_vectors = grad.new_empty(layer.edges.vectors.shape)
    _launch_edges(kind, layer, grad, node_feats, {"grad_vectors": grad_vectors})
    return grad_vectors


def symmetric_gradient(layer: Layer, grad: Tensor, node_feats: Tensor) -> tuple[Tensor, Tensor]:
    """Run the gradients by the node features and by the vectors in a symmetric graph."""
    kind: EdgeKind = "symmetric_gradient_few" if layer.graph.neighbours <= FEW_EDGES else "symmetric_gradient"
    grad_feats, grad_vectors = grad.new_empty(node_feats.shape), grad.new_empty(layer.edges.vectors.shape)
    _launch_edges(kind, layer, grad, node_feats, {"grad_feats": grad_feats, "grad_vectors": grad_vectors})
    return grad_feats, grad_vectors


def _launch_edges(kind: EdgeKind, layer: Layer, grad: Tensor, node_feats: Tensor, results: dict[str, Tensor]) -> None:
    """Launch a gradient by the vectors, a receiver after the other."""
    graph, network = layer.graph, network_of(layer)
    sizes = _sizes(layer, network, *node_feats.shape[1:])
    dtype, default = layer.edges.vectors.dtype, default_settings(kind, sizes)
    settings = tuned_settings(f"fused_edges_{kind}", sizes.key, dtype, default)
    tensors = {
        "node_feats": node_feats,
        "vectors": layer.edges.vectors,
        "weight": layer.weight,
        "grad": grad,
        "senders": graph.senders,
        "receiver_ptr": graph.receiver_ptr,
        **results,
    }
    written_for = (graph.paths, sizes.num_components, network, *settings.limits)
    if kind.startswith("symmetric"):
        source = symmetric_gradient_source(*written_for, again=True)
    else:
        # the loop around takes registers, so that many components leave none for the linear forms either
        source = edge_gradient_source(*written_for, again=recompute_forms() or has_many_components(graph.paths))
    _launch(kind, source, layer, tensors, {"num_receivers": graph.num_receivers}, sizes, settings)


def density(layer: Density) -> Tensor:
    """Run the projection."""
    kind: DensityKind = "density_few" if layer.neighbours <= FEW_EDGES else "density"
    network = network_of(layer)
    result = layer.edges.vectors.new_empty(
        layer.graph.num_receivers, network.num_harmonics, layer.graph.num_species, network.num_hidden
    )
    tensors = {
        "vectors": layer.edges.vectors,
        "sender_species": layer.graph.sender_species,
        "receiver_ptr": layer.graph.receiver_ptr,
        "density": result,
    }
    _launch_density(kind, density_source(network), layer, tensors, network)
    return result


def density_gradient(layer: Density, grad: Tensor) -> Tensor:
    """Run the gradient of the projection by the vectors."""
    kind: DensityKind = "density_gradient_few" if layer.neighbours <= FEW_EDGES else "density_gradient"
    network = network_of(layer)
    grad_vectors = grad.new_empty(layer.edges.vectors.shape)
    tensors = {
        "grad": grad,
        "vectors": layer.edges.vectors,
        "sender_species": layer.graph.sender_species,
        "receiver_ptr": layer.graph.receiver_ptr,
        "grad_vectors": grad_vectors,
    }
    _launch_density(kind, density_gradient_source(network), layer, tensors, network)
    return grad_vectors


def _sizes(layer: Layer, network: Network, num_components: int, num_channels: int) -> Sizes:
    return Sizes(layer.graph.paths, num_components, network.num_harmonics, network.num_hidden, num_channels)


def _launch(
    kind: str,
    source: str,
    layer: Layer,
    tensors: dict[str, Tensor],
    num_nodes: dict[str, int],
    sizes: Sizes,
    settings: NodeSettings | EdgeSettings,
) -> None:
    """Launch a kernel of the convolution on as many programs as the device holds at a time."""
    vectors, (nodes,) = layer.edges.vectors, num_nodes.values()
    resident = WITHOUT_GPU
    if vectors.device.type == "cuda":
        resident = settings.programs_per_multiprocessor * _multiprocessors(vectors.device)
    programs = max(1, min(math.ceil(nodes / settings.nodes_per_chunk), resident))
    workspace = vectors.new_empty(programs * settings.workspace_edges, sizes.num_hidden)
    arguments = {**_contiguous(tensors), **_network_tensors(layer), "workspace": workspace, **num_nodes}
    constants = {
        **settings.constants(),
        "NUM_CHANNELS": sizes.num_channels,
        "PRECISION": dot_precision(layer.graph.precision, vectors.dtype),
    }
    kernel = load(f"fused_edges_{kind}", source).kernel
    launch(kernel, programs if nodes else 0, arguments, constants, **settings.options)


def _launch_density(
    kind: DensityKind, source: str, layer: Density, tensors: dict[str, Tensor], network: Network
) -> None:
    """Launch a kernel of the density, a program for each receiver."""
    dtype = layer.edges.vectors.dtype
    key = f"{network.num_harmonics} harmonics, {'-'.join(map(str, network.widths))} hidden"
    settings = tuned_settings(f"fused_edges_{kind}", key, dtype, default_density_settings(kind, dtype))
    arguments = {**_contiguous(tensors), **_network_tensors(layer), "num_species": layer.graph.num_species}
    constants = {**settings.constants(), "PRECISION": dot_precision(layer.graph.precision, dtype)}
    kernel = load(f"fused_edges_{kind.removesuffix('_few')}", source).kernel  # which is the same for few edges
    launch(kernel, layer.graph.num_receivers, arguments, constants, **settings.options)


@cache
def _multiprocessors(device: torch.device) -> int:
    return torch.cuda.get_device_properties(device).multi_processor_count


def _contiguous(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.contiguous() for name, tensor in tensors.items()}


def _network_tensors(layer: Layer | Density) -> dict[str, Tensor]:
    """The tensors of the radial network."""
    named = {f"layer_{number}": value.contiguous() for number, value in enumerate(layer.layers, start=1)}
    renamed = {"weights": "basis_weights"}  # beside ``weight``, the last layer
    return {renamed.get(name, name): value for name, value in layer.edges.radial_arguments().items()} | named
