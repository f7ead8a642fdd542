"""Launchers of the fused kernels. Imported on first launch, since it imports Triton."""

import math
from collections.abc import Sequence
from functools import cache

import torch
from torch import Tensor

from mace_fast.kernels.convolution.gpu.settings import FEW_EDGES, Sizes
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import inputs_of
from mace_fast.kernels.fused_edges.gpu.device import sum_by_sender_kernel
from mace_fast.kernels.fused_edges.gpu.gradient import gradient_source, gradient_workspace
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
    forward_source,
    forward_workspace,
)
from mace_fast.kernels.fused_edges.gpu.writer import Workspace
from mace_fast.kernels.fused_edges.inputs import Density, Layer, network_of
from mace_fast.kernels.runtime.device import dot_precision, num_parts
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings

MOST_BYTES = 1 << 30
"""Of what edges give to their senders, in memory at a time."""

SUM_EDGES, SUM_COLUMNS = 8, 128
"""Tile of the sum by sender: its loads are independent of each other, 16 bytes a thread of one warp."""

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
    space, receivers = forward_workspace(graph.paths, network), graph.num_receivers
    # fewer receivers for a program where there would be fewer programs than the device holds
    chunk = max(1, min(settings.nodes_per_chunk, receivers // _resident(settings, node_feats.device)))
    numbers = {"num_receivers": receivers, "nodes_per_chunk": chunk}
    _launch("forward", source, layer, tensors, math.ceil(receivers / chunk), numbers, space, sizes, settings)
    return result


def gradients(layer: Layer, grad: Tensor, node_feats: Tensor, needs: Sequence[bool]) -> tuple[Tensor, Tensor]:
    """Run the gradients by the node features and by the vectors; one that is not needed has no elements."""
    need_nodes, need_vectors = needs
    graph, network, vectors = layer.graph, network_of(layer), layer.edges.vectors
    kind: EdgeKind = "gradient_few" if graph.neighbours <= FEW_EDGES else "gradient"
    sizes = _sizes(layer, network, *node_feats.shape[1:])
    settings = tuned_settings(f"fused_edges_{kind}", sizes.key, vectors.dtype, default_settings(kind, sizes))
    source = gradient_source(graph.paths, sizes.num_components, network, need_nodes, need_vectors)
    space = gradient_workspace(graph.paths, network, need_vectors)
    num_edges, width = vectors.shape[0], sizes.num_components * sizes.num_channels
    batch = max(1, min(num_edges, MOST_BYTES // (width * vectors.element_size()) if need_nodes else num_edges))
    # components that no path reads get zeros
    new = grad.new_empty if len(inputs_of(graph.paths)) == sizes.num_components else grad.new_zeros
    by_edge = new((batch if need_nodes else 0, width))
    # the first batch writes all senders
    new = grad.new_empty if num_edges else grad.new_zeros
    grad_feats = new(node_feats.shape if need_nodes else (0,))
    grad_vectors = grad.new_empty(vectors.shape if need_vectors else (0,))
    summed = graph.sender_ptr[:-1]
    for first_edge in range(0, num_edges, batch):
        edges = {"first_edge": first_edge, "last_edge": min(first_edge + batch, num_edges)}
        tensors = {
            "node_feats": node_feats,
            "vectors": vectors,
            "weight": layer.weight,
            "grad": grad,
            "senders": graph.senders,
            "receivers": graph.receivers,
            "receiver_ptr": graph.receiver_ptr,
            **({"by_edge": by_edge} if need_nodes else {}),
            **({"grad_vectors": grad_vectors} if need_vectors else {}),
        }
        _launch("gradient", source, layer, tensors, graph.num_receivers, edges, space, sizes, settings)
        if need_nodes:
            summed = _sum_by_sender(graph, by_edge, grad_feats, summed, edges)
    return grad_feats, grad_vectors


def _sum_by_sender(graph: Graph, by_edge: Tensor, result: Tensor, summed: Tensor, edges: dict[str, int]) -> Tensor:
    """Add what the edges of a batch give to their senders, and say which edge of each sender comes next."""
    summed_next = torch.empty_like(summed)
    tensors = {
        "by_edge": by_edge,
        "sender_perm": graph.sender_perm,
        "sender_ptr": graph.sender_ptr,
        "summed": summed,
        "summed_next": summed_next,
        "result": result,
    }
    blocks = math.ceil(by_edge.shape[1] / SUM_COLUMNS)
    constants = {"WIDTH": by_edge.shape[1], "ADDS": edges["first_edge"] > 0, "BLOCK_E": SUM_EDGES, "BLOCK": SUM_COLUMNS}
    arguments = {**_contiguous(tensors), **edges}
    launch(sum_by_sender_kernel, graph.num_senders * blocks, arguments, constants, num_warps=1)
    return summed_next


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
    chunks: int,
    numbers: dict[str, int],
    space: Workspace,
    sizes: Sizes,
    settings: NodeSettings | EdgeSettings,
) -> None:
    """Launch a kernel of the convolution on as many programs as the device holds at a time."""
    vectors = layer.edges.vectors
    programs = max(1, min(chunks, _resident(settings, vectors.device)))
    precision = dot_precision(layer.graph.precision, vectors.dtype)
    workspace = vectors.new_empty(programs * settings.workspace_edges, space.numbers(num_parts(precision)))
    arguments = {**_contiguous(tensors), **_network_tensors(layer), "workspace": workspace, **numbers}
    constants = {
        **settings.constants(),
        "NUM_CHANNELS": sizes.num_channels,
        "PRECISION": precision,
    }
    kernel = load(f"fused_edges_{kind}", source).kernel
    launch(kernel, programs if chunks else 0, arguments, constants, **settings.options)


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


def _resident(settings: NodeSettings | EdgeSettings, device: torch.device) -> int:
    """Programs that a device holds at a time."""
    return settings.programs_per_multiprocessor * _multiprocessors(device) if device.type == "cuda" else WITHOUT_GPU


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
