"""Launchers of the convolution's kernels. Imported on first launch, since it imports Triton."""

import math
from collections.abc import Sequence
from typing import Any

from torch import Tensor

from mace_fast.kernels.convolution.gpu.settings import (
    FEW_EDGES,
    EdgeKind,
    PathSettings,
    Sizes,
    default_settings,
    recompute_forms,
)
from mace_fast.kernels.convolution.gpu.source import (
    edge_gradient_source,
    forward_source,
    node_gradient_source,
    weight_gradient_source,
)
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import couplings, couplings_by_input, groups, inputs_of, parse_paths
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings

EDGES_PER_SPLIT = 512
"""The gradient by the weight is summed over parts of so many edges, or more, as there are at most MOST_SPLITS parts."""

MOST_SPLITS = 64


def forward(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, graph: Graph) -> Tensor:
    """Run the convolution."""
    sizes = _sizes(node_feats.shape[1], edge_attrs, hidden, node_feats, graph)
    settings = tuned_settings("convolution_forward", sizes.key, hidden.dtype, default_settings("forward", sizes))
    result = node_feats.new_empty(graph.num_receivers, graph.num_rows, sizes.num_channels)
    arguments = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "senders": graph.senders,
        "receiver_ptr": graph.receiver_ptr,
        "result": result,
        "num_receivers": graph.num_receivers,
    }
    chunks = math.ceil(graph.num_receivers / settings.nodes_per_chunk) * _blocks(sizes, settings)
    num_programs = len(groups(graph.paths, *settings.limits)) * chunks
    source = forward_source(*_written_for(sizes), *settings.limits)
    _launch("forward", source, num_programs, arguments, sizes, settings, graph)
    return result


def node_gradient(
    edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, num_components: int, graph: Graph
) -> Tensor:
    """Run the gradient by the node features."""
    sizes = _sizes(num_components, edge_attrs, hidden, grad, graph)
    default = default_settings("node_gradient", sizes)
    settings = tuned_settings("convolution_node_gradient", sizes.key, hidden.dtype, default)
    new = grad.new_empty if len(inputs_of(graph.paths)) == num_components else grad.new_zeros
    result = new((graph.num_senders, num_components, sizes.num_channels))
    arguments = {
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "grad": grad,
        "receivers": graph.receivers,
        "sender_perm": graph.sender_perm,
        "sender_ptr": graph.sender_ptr,
        "result": result,
        "num_senders": graph.num_senders,
    }
    chunks = math.ceil(graph.num_senders / settings.nodes_per_chunk) * _blocks(sizes, settings)
    num_programs = len(couplings_by_input(graph.paths)) * chunks
    source = node_gradient_source(*_written_for(sizes), *settings.limits)
    _launch("node_gradient", source, num_programs, arguments, sizes, settings, graph)
    return result


def gradients(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    needs: Sequence[bool],
    graph: Graph,
) -> tuple[Tensor, Tensor, Tensor]:
    """Run the gradients by node features, and by harmonics and hidden functions; those not needed have no elements."""
    grad_nodes, grad_attrs, grad_hidden = (grad.new_empty(0) for _ in range(3))
    need_nodes, *need_edges = needs
    if need_nodes:
        grad_nodes = node_gradient(edge_attrs, hidden, weight, grad, node_feats.shape[1], graph)
    if any(need_edges):
        grad_attrs, grad_hidden = edge_gradient(node_feats, edge_attrs, hidden, weight, grad, need_edges, graph)
    return grad_nodes, grad_attrs, grad_hidden


def edge_gradient(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    needs: Sequence[bool],
    graph: Graph,
) -> tuple[Tensor, Tensor]:
    """Run the gradients by the harmonics and the hidden functions; one that is not needed has no elements."""
    need_attrs, need_hidden = needs
    kind: EdgeKind = "edge_gradient_few" if graph.neighbours <= FEW_EDGES else "edge_gradient"
    sizes = _sizes(node_feats.shape[1], edge_attrs, hidden, grad, graph)
    settings = tuned_settings(f"convolution_{kind}", sizes.key, hidden.dtype, default_settings(kind, sizes))
    written = {component for coupling in couplings(graph.paths) for component in coupling.harmonics}
    new = grad.new_empty if len(written) == edge_attrs.shape[1] else grad.new_zeros
    grad_attrs = new(edge_attrs.shape if need_attrs else (0,))
    grad_hidden = grad.new_empty(hidden.shape if need_hidden else (0,))
    arguments = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "grad": grad,
        "senders": graph.senders,
        "receiver_ptr": graph.receiver_ptr,
    }
    if need_attrs:
        arguments["grad_attrs"] = grad_attrs
    if need_hidden:
        arguments["grad_hidden"] = grad_hidden
    source = edge_gradient_source(*_written_for(sizes), *settings.limits, need_attrs, need_hidden, recompute_forms())
    _launch(kind, source, graph.num_receivers, arguments, sizes, settings, graph)
    return grad_attrs, grad_hidden


def weight_gradient(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, grad: Tensor, graph: Graph) -> Tensor:
    """Run the gradient by the weight: parts of the edges, then their sum in a fixed order."""
    sizes = _sizes(node_feats.shape[1], edge_attrs, hidden, grad, graph)
    default = default_settings("weight_gradient", sizes)
    settings = tuned_settings("convolution_weight_gradient", sizes.key, hidden.dtype, default)
    num_edges, num_paths = graph.senders.shape[0], len(parse_paths(graph.paths))
    splits = max(1, min(MOST_SPLITS, math.ceil(num_edges / EDGES_PER_SPLIT)))
    partial = grad.new_empty(splits, sizes.num_hidden, num_paths * sizes.num_channels)
    tiles_per_split = math.ceil(num_edges / (splits * settings.block_edges))
    arguments = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "grad": grad,
        "senders": graph.senders,
        "receivers": graph.receivers,
        "partial": partial,
        "num_edges": num_edges,
        "edges_per_split": tiles_per_split * settings.block_edges,
    }
    num_programs = len(groups(graph.paths, *settings.limits)) * _blocks(sizes, settings) * splits
    source = weight_gradient_source(*_written_for(sizes), *settings.limits)
    _launch("weight_gradient", source, num_programs, arguments, sizes, settings, graph)
    return partial[0] if splits == 1 else partial.sum(0)


def _sizes(num_components: int, edge_attrs: Tensor, hidden: Tensor, nodes: Tensor, graph: Graph) -> Sizes:
    return Sizes(graph.paths, num_components, edge_attrs.shape[1], hidden.shape[1], nodes.shape[2])


def _written_for(sizes: Sizes) -> tuple[str, int, int, int]:
    """What the source of a kernel depends on beside its settings; channels are constants of the kernel."""
    return sizes.paths, sizes.num_components, sizes.num_harmonics, sizes.num_hidden


def _blocks(sizes: Sizes, settings: PathSettings) -> int:
    """Blocks of channels."""
    return math.ceil(sizes.num_channels / settings.block_channels)


def _launch(
    kind: str,
    source: str,
    num_programs: int,
    arguments: dict[str, Any],
    sizes: Sizes,
    settings: PathSettings,
    graph: Graph,
) -> None:
    constants = {
        "NUM_CHANNELS": sizes.num_channels,
        **settings.constants(),
        "PRECISION": dot_precision(graph.precision, arguments["hidden"].dtype),
    }
    launch(load(f"convolution_{kind}", source).kernel, num_programs, arguments, constants, **settings.options)
