"""Settings of the kernels, from the size of the polynomial unless the tuning files name them."""

from torch import Tensor

from mace_fast.kernels.algebra import NestedPlan
from mace_fast.kernels.symmetric_contraction.plans import plan_of
from mace_fast.kernels.symmetric_contraction.walks import POINTERS, Kind
from mace_fast.kernels.tuning import architecture, configuration

MOST_NODES = 8
"""Nodes of a tile: a coefficient is loaded once for so many multiply-adds."""

ROW_REGISTERS = 128
"""32-bit registers of a thread for the rows that it keeps, out of 255: with more, machine code for sm_90 had spills."""

INSTRUCTIONS = 8192
"""Instructions of a kernel: 128 KiB, what the instruction cache of a multiprocessor is believed to hold."""

ROWS: dict[Kind, int] = {"forward": 1, "backward": 2, "tangent": 2, "double_backward": 3}
"""Rows that are kept for each component: features, direction, gradient."""

OPERATIONS: dict[Kind, float] = {"forward": 1, "backward": 2.3, "tangent": 2.3, "double_backward": 4.3}
"""Multiply-adds per node of the plan, counted in machine code."""

TERMS_PER_KERNEL = 1200
"""Terms of one kernel with results per node: the time to compile grows with their square."""

TERMS_PER_PROGRAM = 96
"""Terms whose sums a program keeps in registers; half as many in float64."""

CHUNK = 64
"""Nodes that a program sums; a chunk's sums are written once and read once."""


def chosen_settings(kind: Kind, plan: str, node_feats: Tensor) -> dict[str, int]:
    """Settings of one kind of kernel for a plan and features [num_nodes, num_components, num_channels]."""
    _, num_components, num_channels = node_feats.shape
    registered = plan_of(plan)
    is_amd = architecture().startswith("gfx")
    default = {"BLOCK_K": 64 if is_amd else 32, "num_warps": 1, "num_stages": 1}
    if "partial" in POINTERS[kind]:
        default |= {"CHUNK": CHUNK, "terms_per_program": TERMS_PER_PROGRAM * 4 // node_feats.element_size()}
    else:
        block_nodes = default_tile(kind, registered, num_components, node_feats.element_size())
        if is_amd and "grad" in POINTERS[kind]:
            block_nodes = 1  # the compiler for gfx942 loads coefficients so early that larger tiles had spills
        default |= {"BLOCK_N": block_nodes, "terms_per_kernel": TERMS_PER_KERNEL}
    shape = f"{registered.num_terms} terms, {num_components} components, {num_channels} channels"
    settings = configuration(f"symmetric_contraction_{kind}", shape, node_feats.dtype, default)
    while settings["BLOCK_K"] > num_channels:
        settings["BLOCK_K"] //= 2
    return settings


def default_tile(kind: Kind, plan: NestedPlan, num_components: int, element_size: int) -> int:
    """Nodes of a tile: as many as registers and instructions allow."""
    registers = ROWS[kind] * num_components * element_size // 4
    terms = min(plan.num_terms, TERMS_PER_KERNEL)
    nodes = sum(len(term) for term in plan.term) * terms / max(plan.num_terms, 1)
    tile = MOST_NODES
    while tile > 1 and (tile * registers > ROW_REGISTERS or terms + tile * OPERATIONS[kind] * nodes > INSTRUCTIONS):
        tile //= 2
    return tile
