"""Convolution on the GPU: what the generated kernels share, and the launchers. Imported on first launch."""

import math
from typing import Any

import torch
import triton
import triton.language as tl
from torch import Tensor

from mace_fast.kernels.convolution import generate
from mace_fast.kernels.convolution.plans import couplings, groups, has_many_components, parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.runtime.device import FROM_REGISTERS, dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import architecture, configuration


@triton.jit
def channel_block(block, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr):
    """The channels of a block, and which of them there are; the last one stands in for those that there are not."""
    channel = block * BLOCK_K + tl.arange(0, BLOCK_K)
    present = channel < NUM_CHANNELS
    if NUM_CHANNELS % BLOCK_K != 0:
        channel = tl.minimum(channel, NUM_CHANNELS - 1)
    return channel, present


@triton.jit
def node_chunk(
    NUM_GROUPS: tl.constexpr, num_nodes, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr, NODES: tl.constexpr
):
    """Group of paths and channel block of a program, its first node and the end of its nodes."""
    group = tl.program_id(0) % NUM_GROUPS
    rest = tl.program_id(0) // NUM_GROUPS
    block = rest % tl.cdiv(NUM_CHANNELS, BLOCK_K)
    first_node = (rest // tl.cdiv(NUM_CHANNELS, BLOCK_K)).to(tl.int64) * NODES
    return group, block, first_node, tl.minimum(first_node + NODES, num_nodes)


@triton.jit
def edge_tile(first, stop, BLOCK_E: tl.constexpr):
    """The edges from ``first`` on, and which of them there are; the last one stands in for those that there are not."""
    edge = first + tl.arange(0, BLOCK_E)
    return tl.minimum(edge, stop - 1), edge < stop


@triton.jit
def hidden_tile(hidden, edge, exists, FIRST: tl.constexpr, SIZE: tl.constexpr, NUM_HIDDEN: tl.constexpr):
    """Hidden functions of edges, [BLOCK_E, SIZE]; zero where there is no edge or no function."""
    function = FIRST + tl.arange(0, SIZE)[None, :]
    mask = exists[:, None]
    if FIRST + SIZE > NUM_HIDDEN:
        mask = mask & (function < NUM_HIDDEN)
    return tl.load(hidden + edge[:, None] * NUM_HIDDEN + function, mask=mask, other=0.0)


@triton.jit
def weight_tile(
    weight,
    channel,
    present,
    PATH: tl.constexpr,
    FIRST: tl.constexpr,
    SIZE: tl.constexpr,
    NUM_HIDDEN: tl.constexpr,
    NUM_PATHS: tl.constexpr,
    NUM_CHANNELS: tl.constexpr,
    BLOCK_K: tl.constexpr,
):
    """A path's part of the last layer, [SIZE, BLOCK_K]; zero where there is no hidden function or no channel."""
    function = FIRST + tl.arange(0, SIZE)[:, None]
    # the path is added to the pointer, so that all paths share one block of offsets
    place = (weight + PATH * NUM_CHANNELS) + function * (NUM_PATHS * NUM_CHANNELS) + channel[None, :]
    if FIRST + SIZE > NUM_HIDDEN or NUM_CHANNELS % BLOCK_K != 0:
        tile = tl.load(place, mask=(function < NUM_HIDDEN) & present[None, :], other=0.0)
    else:
        tile = tl.load(place)
    return tile


@triton.jit
def weight_row(
    weight,
    channel,
    present,
    PATH: tl.constexpr,
    FUNCTION: tl.constexpr,
    NUM_HIDDEN: tl.constexpr,
    NUM_PATHS: tl.constexpr,
    NUM_CHANNELS: tl.constexpr,
    BLOCK_K: tl.constexpr,
):
    """A path's last layer for one hidden function, [BLOCK_K]; zero where there is no channel."""
    return tl.load(weight + (FUNCTION * NUM_PATHS + PATH) * NUM_CHANNELS + channel, mask=present, other=0.0)


@triton.jit
def fold_edges(values, FOLD: tl.constexpr):
    """Sum [BLOCK_E, BLOCK_K] over every FOLD-th edge: a thread of a matrix product holds them all, so nothing moves."""
    if values.shape[0] == FOLD:
        folded = values
    else:
        folded = tl.sum(tl.reshape(values, (values.shape[0] // FOLD, FOLD, values.shape[1])), 0)
    return folded


@triton.jit
def fold_channels(values, LANES: tl.constexpr):
    """Sum [BLOCK_E, BLOCK_K] over the channels that a thread of a matrix product holds, pairs: [BLOCK_E, LANES]."""
    pairs = tl.reshape(values, (values.shape[0], values.shape[1] // (2 * LANES), LANES, 2))
    return tl.sum(tl.sum(pairs, 3), 1)


@triton.jit
def store_channels(place, values, channel, present, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr):
    """Store the channels of a block that there are."""
    if NUM_CHANNELS % BLOCK_K != 0:
        tl.store(place + channel, values, mask=present)
    else:
        tl.store(place + channel, values)


EDGES_PER_SPLIT = 512
"""The gradient by the weight is summed over parts of so many edges, or more, as there are at most MOST_SPLITS parts."""

MOST_SPLITS = 64

FEW_EDGES = 24
"""Where a receiver usually has up to so many edges the edge gradient takes small tiles, so that little is empty."""

_DEFAULTS: dict[str, dict[str, int]] = {
    "forward": {"paths": 3, "entries": 36, "NODES": 4, "BLOCK_E": 16, "FOLD": 8, "BLOCK_K": 64},
    "node_gradient": {"paths": 3, "entries": 36, "NODES": 4, "BLOCK_E": 16, "FOLD": 8, "BLOCK_K": 64},
    "edge_gradient": {"paths": 2, "entries": 18, "BLOCK_E": 64, "BLOCK_A": 64, "BLOCK_K": 32, "LANES": 4},
    "edge_gradient_few": {"paths": 2, "entries": 18, "BLOCK_E": 16, "BLOCK_A": 16, "BLOCK_K": 32, "LANES": 16},
    "weight_gradient": {"paths": 3, "entries": 36, "BLOCK_E": 32, "BLOCK_K": 32},
}

_BY_ARCHITECTURE: dict[tuple[str, ...], dict[str, dict[str, int]]] = {
    FROM_REGISTERS: {
        "forward": {"BLOCK_K": 32},
        "node_gradient": {"BLOCK_K": 32},
        "edge_gradient": {"BLOCK_K": 16},
        "weight_gradient": {"BLOCK_E": 16, "BLOCK_K": 16},
    },
    ("sm_86", "sm_89", "sm_12"): {"node_gradient": {"FOLD": 16}, "edge_gradient": {"paths": 1}},
    ("sm_10",): {"node_gradient": {"paths": 2, "FOLD": 16}, "edge_gradient": {"BLOCK_A": 16, "LANES": 16}},
    ("gfx",): {"weight_gradient": {"BLOCK_K": 16}},
}
"""Others where names begin so: no spilled registers, and at most the 99 KiB of shared memory of workstation cards."""

_MANY_COMPONENTS = {
    "edge_gradient": {"BLOCK_K": 16},
    "edge_gradient_few": {"BLOCK_K": 16},
    "node_gradient": {"paths": 2},
}
"""Other defaults where there are features of l = 2, whose five components would spill registers."""

_REMAINDER = {
    "forward": {"paths": 2},
    "node_gradient": {"paths": 2, "BLOCK_K": 64},
    "edge_gradient": {"paths": 1, "BLOCK_K": 16},
    "edge_gradient_few": {"paths": 1, "BLOCK_K": 16},
}
"""Other defaults where the hidden functions are no multiple of 16, and those beyond it take registers of their own."""

_WARPS = {"num_warps": 4, "num_stages": 1}


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
    source = generate.forward_source(paths, *sizes)
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
    source = generate.node_gradient_source(paths, *sizes)
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
    source = generate.edge_gradient_source(paths, *sizes, need_attrs, need_hidden, recompute_forms())
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
    source = generate.weight_gradient_source(paths, *sizes)
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


def _settings(
    kind: str, num_components: int, edge_attrs: Tensor, hidden: Tensor, num_channels: int, paths: str
) -> tuple[dict[str, int], tuple[int, ...]]:
    """Settings of a kernel without those of its source, and the numbers that its source is made for."""
    num_hidden = hidden.shape[1]
    shape = shape_key(paths, num_components, num_channels, num_hidden)
    default = default_settings(kind, paths, num_channels, num_hidden)
    settings = configuration(f"convolution_{kind}", shape, hidden.dtype, default)
    if "LANES" in settings:
        settings["LANES"] = min(settings["LANES"], settings["BLOCK_K"] // 2)
    paths_per_program, entries = settings.pop("paths"), settings.pop("entries")
    return settings, (num_components, edge_attrs.shape[1], num_hidden, paths_per_program, entries)


def shape_key(paths: str, num_components: int, num_channels: int, num_hidden: int) -> str:
    """The sizes of a model that its configurations are kept by."""
    return f"{paths.count(';') + 1} paths, {num_components} components, {num_channels} channels, {num_hidden} hidden"


def default_settings(kind: str, paths: str, num_channels: int, num_hidden: int) -> dict[str, int]:
    """Settings that the machine code speaks for."""
    default = {**_DEFAULTS[kind], **_WARPS}
    for names, changes in _BY_ARCHITECTURE.items():
        if architecture().startswith(names):
            default |= changes.get(kind, {})
    if has_many_components(paths):
        default |= _MANY_COMPONENTS.get(kind, {})
    if num_hidden > 16 and num_hidden % 16:
        default |= _REMAINDER.get(kind, {})
    default["BLOCK_K"] = _channel_block(num_channels, default["BLOCK_K"])
    return default


def recompute_forms() -> bool:
    """Whether the linear forms in Y are computed for every block of channels, for lack of registers to keep them."""
    return architecture().startswith(FROM_REGISTERS)


def _channel_block(num_channels: int, largest: int) -> int:
    """The largest block with the least padding."""
    sizes = [size for size in (16, 32, 64, 128) if size <= largest]
    return min(sizes, key=lambda size: (math.ceil(num_channels / size) * size, -size))


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
