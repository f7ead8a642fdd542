"""Launchers of the fused kernels. Imported on first launch, since it imports Triton."""

import math
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.convolution.gpu.settings import FEW_EDGES, default_settings, recompute_forms, shape_key
from mace_fast.kernels.convolution.plans import couplings, has_many_components
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.fused_edges.gpu.settings import _CHUNKS, _MANY_COMPONENTS, _NARROW, _TENSOR_MEMORY, WITHOUT_GPU
from mace_fast.kernels.fused_edges.gpu.source import (
    CONSTANTS,
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
from mace_fast.kernels.tuning import architecture, configuration


def forward(layer: Layer, node_feats: Tensor) -> Tensor:
    """Run the convolution."""
    num_receivers, num_channels = layer.graph.num_receivers, node_feats.shape[2]
    result = node_feats.new_empty(num_receivers, layer.graph.num_rows, num_channels)
    tensors = {
        "node_feats": node_feats,
        "vectors": layer.edges.vectors,
        "weight": layer.weight,
        "senders": layer.graph.senders,
        "receiver_ptr": layer.graph.receiver_ptr,
        "result": result,
    }
    sizes = {"num_receivers": num_receivers}
    _convolve("forward", forward_source, layer, tensors, sizes, (node_feats.shape[1], num_channels))
    return result


def node_gradient(layer: Layer, grad: Tensor, num_components: int) -> Tensor:
    """Run the gradient by the node features."""
    num_senders, num_channels = layer.graph.num_senders, grad.shape[2]
    written = {component for coupling in couplings(layer.graph.paths) for component in coupling.inputs}
    new = grad.new_empty if len(written) == num_components else grad.new_zeros
    result = new((num_senders, num_components, num_channels))
    tensors = {
        "vectors": layer.edges.vectors,
        "weight": layer.weight,
        "grad": grad,
        "receivers": layer.graph.receivers,
        "sender_perm": layer.graph.sender_perm,
        "sender_ptr": layer.graph.sender_ptr,
        "result": result,
    }
    sizes = {"num_senders": num_senders}
    _convolve("node_gradient", node_gradient_source, layer, tensors, sizes, (num_components, num_channels))
    return result


def edge_gradient(layer: Layer, grad: Tensor, node_feats: Tensor) -> Tensor:
    """Run the gradient by the vectors."""
    grad_vectors = grad.new_empty(layer.edges.vectors.shape)
    tensors = {
        "node_feats": node_feats,
        "vectors": layer.edges.vectors,
        "weight": layer.weight,
        "grad": grad,
        "senders": layer.graph.senders,
        "receiver_ptr": layer.graph.receiver_ptr,
        "grad_vectors": grad_vectors,
    }
    kind = "edge_gradient_few" if layer.graph.neighbours <= FEW_EDGES else "edge_gradient"
    sizes = {"num_receivers": layer.graph.num_receivers}
    again = recompute_forms() or has_many_components(layer.graph.paths)  # the loop around takes registers
    source = partial(edge_gradient_source, again=again)
    _convolve(kind, source, layer, tensors, sizes, (node_feats.shape[1], grad.shape[2]))
    return grad_vectors


def symmetric_gradient(layer: Layer, grad: Tensor, node_feats: Tensor) -> tuple[Tensor, Tensor]:
    """Run the gradients by the node features and by the vectors in a symmetric graph."""
    grad_feats, grad_vectors = grad.new_empty(node_feats.shape), grad.new_empty(layer.edges.vectors.shape)
    tensors = {
        "node_feats": node_feats,
        "vectors": layer.edges.vectors,
        "weight": layer.weight,
        "grad": grad,
        "senders": layer.graph.senders,
        "receiver_ptr": layer.graph.receiver_ptr,
        "grad_feats": grad_feats,
        "grad_vectors": grad_vectors,
    }
    kind = "symmetric_gradient_few" if layer.graph.neighbours <= FEW_EDGES else "symmetric_gradient"
    sizes = {"num_receivers": layer.graph.num_receivers}
    source = partial(symmetric_gradient_source, again=True)
    _convolve(kind, source, layer, tensors, sizes, (node_feats.shape[1], grad.shape[2]))
    return grad_feats, grad_vectors


def density(layer: Density) -> Tensor:
    """Run the projection."""
    num_receivers, num_hidden = layer.graph.num_receivers, layer.layers[-1].shape[1]
    num_harmonics = (layer.edges.l_max + 1) ** 2
    result = layer.edges.vectors.new_empty(num_receivers, num_harmonics, layer.graph.num_species, num_hidden)
    tensors = {
        "vectors": layer.edges.vectors,
        "sender_species": layer.graph.sender_species,
        "receiver_ptr": layer.graph.receiver_ptr,
        "density": result,
    }
    _project("density", density_source, layer, tensors)
    return result


def density_gradient(layer: Density, grad: Tensor) -> Tensor:
    """Run the gradient of the projection by the vectors."""
    grad_vectors = grad.new_empty(layer.edges.vectors.shape)
    tensors = {
        "grad": grad,
        "vectors": layer.edges.vectors,
        "sender_species": layer.graph.sender_species,
        "receiver_ptr": layer.graph.receiver_ptr,
        "grad_vectors": grad_vectors,
    }
    _project("density_gradient", density_gradient_source, layer, tensors)
    return grad_vectors


def _convolve(
    kind: str,
    source: Any,
    layer: Layer,
    tensors: dict[str, Tensor],
    sizes: dict[str, int],
    dimensions: tuple[int, int],
) -> None:
    """Launch a kernel of the convolution on as many programs as the device holds at a time."""
    num_components, num_channels = dimensions
    network, dtype = network_of(layer.edges, layer.layers, layer.constant), layer.edges.vectors.dtype
    shape = shape_key(layer.graph.paths, num_components, num_channels, network.num_hidden)
    unfused = kind.replace("symmetric", "edge")  # which it contains
    default = default_settings(unfused, layer.graph.paths, num_channels, network.num_hidden)
    default |= _CHUNKS | _NARROW.get(kind, {})
    if has_many_components(layer.graph.paths):
        default |= _MANY_COMPONENTS.get(kind, {})
    if architecture().startswith("sm_10"):
        default |= _TENSOR_MEMORY.get(kind, {})
    default.pop("BLOCK_A", None)  # both gradients work on the edges in the workspace
    chosen = configuration(f"fused_edges_{kind}", shape, dtype, default)
    if "LANES" in chosen:
        chosen["LANES"] = min(chosen["LANES"], chosen["BLOCK_K"] // 2)
    names = CONSTANTS[kind.removesuffix("_few")]
    constants: dict[str, Any] = {name: chosen[name] for name in names if name in chosen}
    constants |= {"NUM_CHANNELS": num_channels, "PRECISION": dot_precision(layer.graph.precision, dtype)}
    (num_nodes,) = sizes.values()
    chunks = math.ceil(num_nodes / constants.get("NODES", 1))
    device = layer.edges.vectors.device
    programs = chosen["per_multiprocessor"] * _multiprocessors(device) if device.type == "cuda" else WITHOUT_GPU
    programs = max(1, min(chunks, programs))
    capacity = constants.get("CAPACITY", constants["BLOCK_E"])
    workspace = layer.edges.vectors.new_empty(programs * capacity, network.num_hidden)
    text = source(layer.graph.paths, num_components, network, chosen["paths"], chosen["entries"])
    arguments = {**_contiguous(tensors), **_network_tensors(layer.edges, layer.layers), "workspace": workspace, **sizes}
    how = {name: chosen[name] for name in ("num_warps", "num_stages")}
    launch(load(f"fused_edges_{kind}", text).kernel, programs if num_nodes else 0, arguments, constants, **how)


def _project(kind: str, source: Any, layer: Density, tensors: dict[str, Tensor]) -> None:
    """Launch a kernel of the density, a program for each receiver."""
    network, dtype = network_of(layer.edges, layer.layers, layer.constant), layer.edges.vectors.dtype
    shape = f"{network.num_harmonics} harmonics, {'-'.join(map(str, network.widths))} hidden"
    few = layer.neighbours <= FEW_EDGES
    wide = kind == "density" and not few and dtype == torch.float32
    default = {"BLOCK_E": 32 if wide else 16, "num_warps": 4, "num_stages": 1}
    chosen = configuration(f"fused_edges_{kind}{'_few' if few else ''}", shape, dtype, default)
    constants = {"BLOCK_E": chosen["BLOCK_E"], "PRECISION": dot_precision(layer.graph.precision, dtype)}
    arguments = {
        **_contiguous(tensors),
        **_network_tensors(layer.edges, layer.layers),
        "num_species": layer.graph.num_species,
    }
    how = {name: chosen[name] for name in ("num_warps", "num_stages")}
    launch(
        load(f"fused_edges_{kind}", source(network)).kernel,
        layer.graph.num_receivers,
        arguments,
        constants,
        **how,
    )


@cache
def _multiprocessors(device: torch.device) -> int:
    return torch.cuda.get_device_properties(device).multi_processor_count


def _contiguous(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.contiguous() for name, tensor in tensors.items()}


def _network_tensors(edges: Inputs, layers: Sequence[Tensor]) -> dict[str, Tensor]:
    """The tensors of the radial network."""
    named = {f"layer_{number}": value.contiguous() for number, value in enumerate(layers, start=1)}
    renamed = {"weights": "basis_weights"}  # beside ``weight``, the last layer
    return {renamed.get(name, name): value for name, value in edges.radial_arguments().items()} | named
