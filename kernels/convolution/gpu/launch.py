"""Launchers of the convolution's kernels. Imported on first launch, since it imports Triton."""

import math
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
from mace_fast.kernels.convolution.plans import couplings, groups, parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch

EDGES_PER_SPLIT = 512
"""The gradient by the weight is summed over parts of so many edges, or more, as there are at most MOST_SPLITS parts."""


MOST_SPLITS = 64


def forward(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    senders: Tensor,
    receiver_ptr: Tensor,
    paths: str,
    precision: str,
) -> Tensor:
    """Run the convolution."""
    num_receivers, num_channels = receiver_ptr.shape[0] - 1, node_feats.shape[2]
    result = node_feats.new_empty(num_receivers, num_rows(parse_paths(paths)), num_channels)
    settings, sizes = _settings("forward", node_feats.shape[1], edge_attrs, hidden, num_channels, paths)
    source = forward_source(paths, *sizes)
    tensors = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "senders": senders,
        "receiver_ptr": receiver_ptr,
        "result": result,
        "num_receivers": num_receivers,
    }
    chunks = math.ceil(num_receivers / settings["NODES"]) * math.ceil(num_channels / settings["BLOCK_K"])
    count = len(groups(paths, *sizes[3:])) * chunks
    _launch("forward", source, count, tensors, num_channels, settings, precision)
    return result


def node_gradient(
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    receivers: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    num_components: int,
    paths: str,
    precision: str,
) -> Tensor:
    """Run the gradient by the node features."""
    num_senders, num_channels = sender_ptr.shape[0] - 1, grad.shape[2]
    written = {component for coupling in couplings(paths) for component in coupling.inputs}
    new = grad.new_empty if len(written) == num_components else grad.new_zeros
    result = new((num_senders, num_components, num_channels))
    settings, sizes = _settings("node_gradient", num_components, edge_attrs, hidden, num_channels, paths)
    source = node_gradient_source(paths, *sizes)
    tensors = {
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "grad": grad,
        "receivers": receivers,
        "sender_perm": sender_perm,
        "sender_ptr": sender_ptr,
        "result": result,
        "num_senders": num_senders,
    }
    chunks = math.ceil(num_senders / settings["NODES"]) * math.ceil(num_channels / settings["BLOCK_K"])
    count = len({coupling.path.index1 for coupling in couplings(paths)}) * chunks
    _launch("node_gradient", source, count, tensors, num_channels, settings, precision)
    return result


def gradients(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    paths: str,
    precision: str,
    neighbours: int,
    need_nodes: bool,
    need_attrs: bool,
    need_hidden: bool,
) -> tuple[Tensor, Tensor, Tensor]:
    """Run the gradients by node features, and by harmonics and hidden functions; those not needed have no elements."""
    grad_nodes, grad_attrs, grad_hidden = (grad.new_empty(0) for _ in range(3))
    how = (paths, precision)
    if need_nodes:
        graph = (receivers, sender_perm, sender_ptr)
        grad_nodes = node_gradient(edge_attrs, hidden, weight, grad, *graph, node_feats.shape[1], *how)
    if need_attrs or need_hidden:
        inputs = (node_feats, edge_attrs, hidden, weight, grad, senders, receiver_ptr)
        grad_attrs, grad_hidden = edge_gradient(*inputs, *how, neighbours, need_attrs, need_hidden)
    return grad_nodes, grad_attrs, grad_hidden


def edge_gradient(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    grad: Tensor,
    senders: Tensor,
    receiver_ptr: Tensor,
    paths: str,
    precision: str,
    neighbours: int,
    need_attrs: bool,
    need_hidden: bool,
) -> tuple[Tensor, Tensor]:
    """Run the gradients by the harmonics and the hidden functions; one that is not needed has no elements."""
    num_receivers, num_channels = receiver_ptr.shape[0] - 1, grad.shape[2]
    kind = "edge_gradient_few" if neighbours <= FEW_EDGES else "edge_gradient"
    written = {component for coupling in couplings(paths) for component in coupling.harmonics}
    new = grad.new_empty if len(written) == edge_attrs.shape[1] else grad.new_zeros
    grad_attrs = new(edge_attrs.shape if need_attrs else (0,))
    grad_hidden = grad.new_empty(hidden.shape if need_hidden else (0,))
    settings, sizes = _settings(kind, node_feats.shape[1], edge_attrs, hidden, num_channels, paths)
    source = edge_gradient_source(paths, *sizes, need_attrs, need_hidden, recompute_forms())
    tensors = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "weight": weight,
        "grad": grad,
        "senders": senders,
        "receiver_ptr": receiver_ptr,
    }
    if need_attrs:
        tensors["grad_attrs"] = grad_attrs
    if need_hidden:
        tensors["grad_hidden"] = grad_hidden
    _launch(kind, source, num_receivers, tensors, num_channels, settings, precision)
    return grad_attrs, grad_hidden


def weight_gradient(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    grad: Tensor,
    senders: Tensor,
    receivers: Tensor,
    paths: str,
    precision: str,
) -> Tensor:
    """Run the gradient by the weight: parts of the edges, then their sum in a fixed order."""
    num_edges, num_channels, num_hidden = senders.shape[0], grad.shape[2], hidden.shape[1]
    settings, sizes = _settings("weight_gradient", node_feats.shape[1], edge_attrs, hidden, num_channels, paths)
    splits = max(1, min(MOST_SPLITS, math.ceil(num_edges / EDGES_PER_SPLIT)))
    partial = grad.new_empty(splits, num_hidden, len(parse_paths(paths)) * num_channels)
    source = weight_gradient_source(paths, *sizes)
    block_e = settings["BLOCK_E"]
    tensors = {
        "node_feats": node_feats,
        "edge_attrs": edge_attrs,
        "hidden": hidden,
        "grad": grad,
        "senders": senders,
        "receivers": receivers,
        "partial": partial,
        "num_edges": num_edges,
        "edges_per_split": math.ceil(num_edges / (splits * block_e)) * block_e,
    }
    count = len(groups(paths, *sizes[3:])) * math.ceil(num_channels / settings["BLOCK_K"]) * splits
    _launch("weight_gradient", source, count, tensors, num_channels, settings, precision)
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
