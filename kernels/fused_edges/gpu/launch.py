"""Launchers of the fused kernels. Imported on first launch, since it imports Triton."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.convolution.gpu.settings import FEW_EDGES, Sizes
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import inputs_of
from mace_fast.kernels.fused_edges.gpu.density import density_gradient_source, density_source
from mace_fast.kernels.fused_edges.gpu.device import sum_by_sender_kernel
from mace_fast.kernels.fused_edges.gpu.forward import forward_source
from mace_fast.kernels.fused_edges.gpu.functions import FORM_EDGES, MOST_EDGES, ROWS, EdgeFunctions, functions_source
from mace_fast.kernels.fused_edges.gpu.gradient import gradient_source
from mace_fast.kernels.fused_edges.gpu.learned_density import learned_density_gradient_source, learned_density_source
from mace_fast.kernels.fused_edges.gpu.network import normalisation_names
from mace_fast.kernels.fused_edges.gpu.settings import (
    DensityKind,
    EdgeKind,
    EdgeSettings,
    FunctionsKind,
    NodeSettings,
    default_density_settings,
    default_functions_settings,
    default_settings,
    forget_places,
)
from mace_fast.kernels.fused_edges.inputs import Density, Layer, LearnedDensity, network_of
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings

MOST_BYTES = 1 << 30
"""Of the functions of edges and of what edges give to their senders, in memory at a time."""

SUM_EDGES, SUM_COLUMNS = 8, 128
"""Tile of the sum by sender: its loads are independent of each other, 16 bytes a thread of one warp."""

WITHOUT_GPU = 1
"""Programs where there is no GPU: in the interpreter one walks all chunks of nodes."""


def forward(layer: Layer, node_feats: Tensor) -> Tensor:
    """Run the convolution."""
    layer = layer.with_vectors(layer.edges.vectors.contiguous())
    graph, vectors = layer.graph, layer.edges.vectors
    sizes = _sizes(layer, node_feats)
    settings = tuned_settings("fused_edges_forward", sizes.key, vectors.dtype, default_settings("forward", sizes))
    functions = EdgeFunctions(graph.paths, sizes.num_hidden)
    source = forward_source(sizes.num_components, functions, *settings.limits)
    result = node_feats.new_empty(graph.num_receivers, graph.num_rows, sizes.num_channels)
    # fewer receivers for a program where there would be fewer programs than the device holds
    resident, receivers = _resident(settings, vectors.device), graph.num_receivers
    chunk = max(1, min(settings.nodes_per_chunk, receivers // resident))
    numbers = {"num_edges": vectors.shape[0], "num_receivers": receivers, "nodes_per_chunk": chunk}
    programs = min(math.ceil(receivers / chunk), resident)
    tensors = _contiguous({"node_feats": node_feats, **_read_by_both(layer), "result": result})
    # receivers without edges get zeros from a batch without edges
    for batch in _batches(vectors, functions, 0) or [{"first_edge": 0, "last_edge": 0}]:
        # functions are in no variable, so that they are gone before those of the next batch are made
        arguments: dict[str, Any] = {**tensors, **numbers, **batch}
        _launch("forward", source, layer, arguments | _functions(layer, functions, batch), programs, sizes, settings)
    return result


def gradients(layer: Layer, grad: Tensor, node_feats: Tensor, needs: Sequence[bool]) -> tuple[Tensor, Tensor]:
    """Run the gradients by the node features and by the vectors; one that is not needed has no elements."""
    need_nodes, need_vectors = needs
    layer = layer.with_vectors(layer.edges.vectors.contiguous())
    graph, vectors = layer.graph, layer.edges.vectors
    kind: EdgeKind = "gradient_few" if graph.neighbours <= FEW_EDGES else "gradient"
    sizes = _sizes(layer, node_feats)
    settings = tuned_settings(f"fused_edges_{kind}", sizes.key, vectors.dtype, default_settings(kind, sizes))
    functions = EdgeFunctions(graph.paths, sizes.num_hidden, need_vectors)
    source = gradient_source(sizes.num_components, functions, need_nodes, forget_places())
    width = sizes.num_components * sizes.num_channels if need_nodes else 0
    batches = _batches(vectors, functions, width)
    # components that no path reads get zeros
    new = grad.new_empty if len(inputs_of(graph.paths)) == sizes.num_components else grad.new_zeros
    by_edge = new((batches[0]["last_edge"] if batches else 0, width))
    # the first batch writes all senders
    new = grad.new_empty if batches else grad.new_zeros
    grad_feats = new(node_feats.shape if need_nodes else (0,))
    grad_vectors = grad.new_empty(vectors.shape if need_vectors else (0,))
    results = {"by_edge": by_edge} if need_nodes else {}
    results |= {"vectors": vectors, "grad_vectors": grad_vectors} if need_vectors else {}
    tensors = _contiguous({"node_feats": node_feats, **_read_by_both(layer), "grad": grad, **results})
    programs = min(graph.num_receivers, _resident(settings, vectors.device))
    summed = graph.sender_ptr[:-1]
    for batch in batches:
        arguments: dict[str, Any] = {**tensors, **batch}
        _launch("gradient", source, layer, arguments | _functions(layer, functions, batch), programs, sizes, settings)
        if need_nodes:
            summed = _sum_by_sender(graph, by_edge, grad_feats, summed, batch)
    return grad_feats, grad_vectors


def _batches(vectors: Tensor, functions: EdgeFunctions, width: int) -> list[dict[str, int]]:
    """First and last edge of each batch; an edge has its functions and ``width`` numbers more in memory."""
    num_edges, each = vectors.shape[0], (sum(functions.widths.values()) + width) * vectors.element_size()
    size = min(max(1, MOST_BYTES // (ROWS * each)) * ROWS, MOST_EDGES)
    return [{"first_edge": edge, "last_edge": min(edge + size, num_edges)} for edge in range(0, num_edges, size)]


def _functions(layer: Layer, functions: EdgeFunctions, batch: dict[str, int]) -> dict[str, Tensor]:
    """Compute the functions of the edges of a batch, as arguments of the kernel that reads them."""
    network, vectors = network_of(layer), layer.edges.vectors
    kind: FunctionsKind = "slopes" if functions.with_slope else "functions"
    default = default_functions_settings(kind, vectors.dtype, network.normalises)
    settings = tuned_settings(f"fused_edges_{kind}", network.key, vectors.dtype, default)
    num_edges = batch["last_edge"] - batch["first_edge"]
    rows = math.ceil(num_edges / ROWS) * ROWS
    found = {name: vectors.new_empty(rows, width) for name, width in functions.widths.items()}
    arguments = {"vectors": vectors, **found, **_network_tensors(layer), **batch}
    constants = {**settings.constants(), "PRECISION": dot_precision(layer.graph.precision, vectors.dtype)}
    programs = math.ceil(num_edges / FORM_EDGES) + math.ceil(num_edges / settings.block_edges)
    kernel = load(f"fused_edges_{kind}", functions_source(functions, network)).kernel
    launch(kernel, programs, arguments, constants, **settings.options)
    return found


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
        layer.graph.num_receivers, network.num_harmonics, layer.graph.num_species, network.num_functions
    )
    tensors = {
        "vectors": layer.edges.vectors,
        "sender_species": layer.graph.sender_species,
        "receiver_ptr": layer.graph.receiver_ptr,
        "density": result,
    }
    _launch_density(kind, density_source(network), layer, tensors, layer.graph.precision, layer.graph.num_species)
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
    source = density_gradient_source(network)
    _launch_density(kind, source, layer, tensors, layer.graph.precision, layer.graph.num_species)
    return grad_vectors


def learned_density(layer: LearnedDensity) -> Tensor:
    """Run the learned density."""
    result = layer.edges.vectors.new_empty(layer.receiver_ptr.shape[0] - 1, 1)
    source, tensors = learned_density_source(network_of(layer)), {**_read_by_learned(layer), "density": result}
    _launch_density("learned_density", source, layer, tensors, layer.precision)
    return result


def learned_density_gradient(layer: LearnedDensity, grad: Tensor) -> Tensor:
    """Run the gradient of the learned density by the vectors."""
    grad_vectors = grad.new_empty(layer.edges.vectors.shape)
    tensors = {"grad": grad, **_read_by_learned(layer), "grad_vectors": grad_vectors}
    source = learned_density_gradient_source(network_of(layer))
    _launch_density("learned_density_gradient", source, layer, tensors, layer.precision)
    return grad_vectors


def _read_by_learned(layer: LearnedDensity) -> dict[str, Tensor]:
    """What the learned density and its gradient read beside the network."""
    return {"vectors": layer.edges.vectors, "receiver_ptr": layer.receiver_ptr, "weight": layer.weight}


def _read_by_both(layer: Layer) -> dict[str, Tensor]:
    """What the convolution and its gradients read beside the features and the functions of edges."""
    graph = layer.graph
    index = {"senders": graph.senders, "receivers": graph.receivers, "receiver_ptr": graph.receiver_ptr}
    return {"weight": layer.weight, **index}


def _sizes(layer: Layer, node_feats: Tensor) -> Sizes:
    network = network_of(layer)
    _, num_components, num_channels = node_feats.shape
    return Sizes(layer.graph.paths, num_components, network.num_harmonics, network.num_functions, num_channels)


def _launch(
    kind: str,
    source: str,
    layer: Layer,
    arguments: dict[str, Any],
    programs: int,
    sizes: Sizes,
    settings: NodeSettings | EdgeSettings,
) -> None:
    """Launch a kernel of the convolution."""
    precision = dot_precision(layer.graph.precision, layer.edges.vectors.dtype)
    constants = {**settings.constants(), "NUM_CHANNELS": sizes.num_channels, "PRECISION": precision}
    kernel = load(f"fused_edges_{kind}", source).kernel
    launch(kernel, programs, arguments, constants, **settings.options)


def _launch_density(
    kind: DensityKind,
    source: str,
    layer: Density | LearnedDensity,
    tensors: dict[str, Tensor],
    precision: str,
    num_species: int | None = None,
) -> None:
    """Launch a kernel of a density, projected for a number of species or learned, a program for each receiver."""
    network, dtype = network_of(layer), layer.edges.vectors.dtype
    default = default_density_settings(kind, dtype, network.normalises)
    settings = tuned_settings(f"fused_edges_{kind}", network.key, dtype, default)
    arguments: dict[str, Any] = {**_contiguous(tensors), **_network_tensors(layer)}
    arguments |= {} if num_species is None else {"num_species": num_species}
    constants = {**settings.constants(), "PRECISION": dot_precision(precision, dtype)}
    kernel = load(f"fused_edges_{kind.removesuffix('_few')}", source).kernel  # which is the same for few edges
    launch(kernel, tensors["receiver_ptr"].shape[0] - 1, arguments, constants, **settings.options)


def _resident(settings: NodeSettings | EdgeSettings, device: torch.device) -> int:
    """Programs that a device holds at a time."""
    return settings.programs_per_multiprocessor * _multiprocessors(device) if device.type == "cuda" else WITHOUT_GPU


@cache
def _multiprocessors(device: torch.device) -> int:
    return torch.cuda.get_device_properties(device).multi_processor_count


def _contiguous(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.contiguous() for name, tensor in tensors.items()}


def _network_tensors(layer: Layer | Density | LearnedDensity) -> dict[str, Tensor]:
    """The tensors of the radial network."""
    of_layers = {f"layer_{number}": value for number, value in enumerate(layer.layers, start=1)}
    if layer.normalisation:
        of_layers |= zip(normalisation_names(len(layer.layers)), layer.normalisation, strict=True)
    renamed = {"weights": "basis_weights"}  # beside ``weight``, the last layer
    radial = {renamed.get(name, name): value for name, value in layer.edges.radial_arguments().items()}
    return radial | _contiguous(of_layers)
