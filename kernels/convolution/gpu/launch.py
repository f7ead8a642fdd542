"""Launchers of the convolution's kernels. Imported on first launch, since it imports Triton."""

import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.convolution.gpu.settings import FEW_EDGES, _settings, recompute_forms
from mace_fast.kernels.convolution.gpu.source import (
    edge_gradient_source,
    forward_source,
    node_gradient_source,
    weight_gradient_source,
)
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import couplings, groups, parse_paths
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch

EDGES_PER_SPLIT = 512
"""The gradient by the weight is summed over parts of so many edges, or more, as there are at most MOST_SPLITS parts."""


MOST_SPLITS = 64


def forward(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, weight: Tensor, graph: Graph) -> Tensor:
    """Run the convolution."""
    num_channels = node_feats.shape[2]
    result = node_feats.new_empty(graph.num_receivers, graph.num_rows, num_channels)
    settings, sizes = _settings("forward", node_feats.shape[1], edge_attrs, hidden, num_channels, graph.paths)
    source = forward_source(graph.paths, *sizes)
    tensors = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "senders": graph.senders,
        "receiver_ptr": graph.receiver_ptr,
        "result": result,
        "num_receivers": graph.num_receivers,
    }
    chunks = math.ceil(graph.num_receivers / settings["NODES"]) * math.ceil(num_channels / settings["BLOCK_K"])
    count = len(groups(graph.paths, *sizes[3:])) * chunks
    _launch("forward", source, count, tensors, num_channels, settings, graph.precision)
    return result


def node_gradient(
    edge_attrs: Tensor, hidden: Tensor, weight: Tensor, grad: Tensor, num_components: int, graph: Graph
) -> Tensor:
    """Run the gradient by the node features."""
    num_channels = grad.shape[2]
    written = {component for coupling in couplings(graph.paths) for component in coupling.inputs}
    new = grad.new_empty if len(written) == num_components else grad.new_zeros
    result = new((graph.num_senders, num_components, num_channels))
    settings, sizes = _settings("node_gradient", num_components, edge_attrs, hidden, num_channels, graph.paths)
    source = node_gradient_source(graph.paths, *sizes)
    tensors = {
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
    chunks = math.ceil(graph.num_senders / settings["NODES"]) * math.ceil(num_channels / settings["BLOCK_K"])
    count = len({coupling.path.index1 for coupling in couplings(graph.paths)}) * chunks
    _launch("node_gradient", source, count, tensors, num_channels, settings, graph.precision)
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
    num_channels, (need_attrs, need_hidden) = grad.shape[2], needs
    kind = "edge_gradient_few" if graph.neighbours <= FEW_EDGES else "edge_gradient"
    written = {component for coupling in couplings(graph.paths) for component in coupling.harmonics}
    new = grad.new_empty if len(written) == edge_attrs.shape[1] else grad.new_zeros
    grad_attrs = new(edge_attrs.shape if need_attrs else (0,))
    grad_hidden = grad.new_empty(hidden.shape if need_hidden else (0,))
    settings, sizes = _settings(kind, node_feats.shape[1], edge_attrs, hidden, num_channels, graph.paths)
    source = edge_gradient_source(graph.paths, *sizes, need_attrs, need_hidden, recompute_forms())
    tensors = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "grad": grad,
        "senders": graph.senders,
        "receiver_ptr": graph.receiver_ptr,
    }
    if need_attrs:
        tensors["grad_attrs"] = grad_attrs
    if need_hidden:
        tensors["grad_hidden"] = grad_hidden
    _launch(kind, source, graph.num_receivers, tensors, num_channels, settings, graph.precision)
    return grad_attrs, grad_hidden


def weight_gradient(node_feats: Tensor, edge_attrs: Tensor, hidden: Tensor, grad: Tensor, graph: Graph) -> Tensor:
    """Run the gradient by the weight: parts of the edges, then their sum in a fixed order."""
    num_edges, num_channels, num_hidden = graph.senders.shape[0], grad.shape[2], hidden.shape[1]
    settings, sizes = _settings("weight_gradient", node_feats.shape[1], edge_attrs, hidden, num_channels, graph.paths)
    splits = max(1, min(MOST_SPLITS, math.ceil(num_edges / EDGES_PER_SPLIT)))
    partial = grad.new_empty(splits, num_hidden, len(parse_paths(graph.paths)) * num_channels)
    source = weight_gradient_source(graph.paths, *sizes)
    block_e = settings["BLOCK_E"]
    tensors = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "grad": grad,
        "senders": graph.senders,
        "receivers": graph.receivers,
        "partial": partial,
        "num_edges": num_edges,
        "edges_per_split": math.ceil(num_edges / (splits * block_e)) * block_e,
    }
    count = len(groups(graph.paths, *sizes[3:])) * math.ceil(num_channels / settings["BLOCK_K"]) * splits
    _launch("weight_gradient", source, count, tensors, num_channels, settings, graph.precision)
    return partial[0] if splits == 1 else partial.sum(0)


def _launch(
    kind: str,
    source: str,
    count: int,
    arguments: dict[str, Any],
    num_channels: int,
    settings: dict[str, int],
    precision: str,
) -> None:
    dtype: torch.dtype = arguments["hidden"].dtype
    constants = {
        "NUM_CHANNELS": num_channels,
        **{name: value for name, value in settings.items() if name.isupper()},
        "PRECISION": dot_precision(precision, dtype),
    }
    how = {name: settings[name] for name in ("num_warps", "num_stages")}
    launch(load(f"convolution_{kind}", source).kernel, count, arguments, constants, **how)
