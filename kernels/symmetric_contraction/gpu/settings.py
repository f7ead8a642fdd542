"""Settings of the kernels of the symmetric contraction, from the size of the polynomial."""

from dataclasses import dataclass

import torch

from mace_fast.kernels.algebra import NestedPlan
from mace_fast.kernels.symmetric_contraction.walks import POINTERS, NodeKind
from mace_fast.kernels.tuning import architecture
from mace_fast.kernels.tuning.settings import Settings

MOST_NODES = 8
"""Nodes of a tile: a coefficient is loaded once for so many multiply-adds."""

ROW_REGISTERS = 128
"""32-bit registers of a thread for the rows that it keeps, out of 255: with more, machine code for sm_90 had spills."""

INSTRUCTIONS = 8192
"""Instructions of a kernel: 128 KiB, what the instruction cache of a multiprocessor is believed to hold."""

ROWS: dict[NodeKind, int] = {"forward": 1, "backward": 2, "tangent": 2, "double_backward": 3}
"""Rows that are kept for each component: features, direction, gradient."""

OPERATIONS: dict[NodeKind, float] = {"forward": 1, "backward": 2.3, "tangent": 2.3, "double_backward": 4.3}
"""Multiply-adds per node of the plan, counted in machine code."""

TERMS_PER_KERNEL = 1200
"""Terms of one kernel with results per node: the time to compile grows with their square."""


@dataclass(frozen=True, kw_only=True)
class NodeSettings(Settings):
    """Settings of kernels with results per node.

    Attributes:
        block_nodes: nodes of a tile.
        block_channels: channels of a tile.
        terms_per_kernel: terms of one kernel; longer polynomials are cut into several.
    """

    block_nodes: int
    block_channels: int
    terms_per_kernel: int


@dataclass(frozen=True, kw_only=True)
class CoefficientSettings(Settings):
    """Settings of kernels with sums over nodes.

    Attributes:
        block_channels: channels of a program.
        nodes_per_chunk: nodes that a program sums; a chunk's sums are written once and read once.
        terms_per_program: terms whose sums a program keeps in registers.
    """

    block_channels: int
    nodes_per_chunk: int
    terms_per_program: int


def default_node_settings(kind: NodeKind, plan: NestedPlan, num_components: int, dtype: torch.dtype) -> NodeSettings:
    """Settings for one kind of kernel, a plan and features of so many components."""
    block_nodes, terms = _tile(kind, plan, num_components, dtype.itemsize), TERMS_PER_KERNEL
    if _is_amd() and "grad" in POINTERS[kind]:
        block_nodes = 1  # the compiler for gfx942 loads coefficients so early that larger tiles had spills
    if _is_amd() and kind == "double_backward":
        terms = TERMS_PER_KERNEL // 4  # for the same reason
    return NodeSettings(block_nodes=block_nodes, block_channels=_lanes(), terms_per_kernel=terms, num_warps=1)


def default_coefficient_settings(dtype: torch.dtype) -> CoefficientSettings:
    """Settings for any plan."""
    return CoefficientSettings(
        block_channels=_lanes(),
        nodes_per_chunk=64,
        terms_per_program=96 * 4 // dtype.itemsize,  # as many registers in float64
        num_warps=1,
    )


def _tile(kind: NodeKind, plan: NestedPlan, num_components: int, element_size: int) -> int:
    """Nodes of a tile: as many as registers and instructions allow."""
    registers = ROWS[kind] * num_components * element_size // 4
    terms = min(plan.num_terms, TERMS_PER_KERNEL)
    nodes = sum(len(term) for term in plan.term) * terms / max(plan.num_terms, 1)
    tile = MOST_NODES
    while tile > 1 and (tile * registers > ROW_REGISTERS or terms + tile * OPERATIONS[kind] * nodes > INSTRUCTIONS):
        tile //= 2
    return tile


def shape_key(plan: NestedPlan, num_components: int, num_channels: int) -> str:
    """What of the model tuned settings are for."""
    return f"{plan.num_terms} terms, {num_components} components, {num_channels} channels"


def _is_amd() -> bool:
    return architecture().startswith("gfx")


def _lanes() -> int:
    """Threads of a warp, each of which has one channel."""
    return 64 if _is_amd() else 32
