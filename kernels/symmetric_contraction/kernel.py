"""Symmetric contraction on the GPU: what the generated kernels share, and the launchers. Imported on first launch."""

import triton
import triton.language as tl
from torch import Tensor

from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.symmetric_contraction.generate import coefficient_source, node_sources
from mace_fast.kernels.symmetric_contraction.plans import plan_of
from mace_fast.kernels.symmetric_contraction.settings import chosen_settings
from mace_fast.kernels.symmetric_contraction.walks import POINTERS, CoefficientKind, Kind, NodeKind


@triton.jit
def begun(species_ptr, z, tile, num_species, BLOCK_N: tl.constexpr):
    """1 for the species whose first tile is not after this one."""
    exists = z < num_species
    start = tl.load(species_ptr + z, mask=exists, other=0)
    return (exists & (start // BLOCK_N + z <= tile)).to(tl.int64)


@triton.jit
def species_tile(species_ptr, tile, num_species, BLOCK_N: tl.constexpr):
    """Species of a tile of nodes, its first node and the end of the species; both count in sorted nodes.

    Tile ``ptr[z] // BLOCK_N + z`` is the first of species z. Rounding down leaves each species one tile more than it
    may need, but no sum over species before it: the last tile of z is ``ptr[z + 1] // BLOCK_N + z``. A surplus tile
    has ``first >= end``.
    """
    z = tl.arange(0, 128)
    species = tl.sum(begun(species_ptr, z, tile, num_species, BLOCK_N)) - 1
    for more in range(128, num_species, 128):
        species += tl.sum(begun(species_ptr, more + z, tile, num_species, BLOCK_N))
    start = tl.load(species_ptr + species)
    first = start + (tile - (start // BLOCK_N + species)) * BLOCK_N
    return species, first, tl.load(species_ptr + species + 1)


@triton.jit
def node_rows(node_perm, first, end, BLOCK_N: tl.constexpr):
    """The nodes at BLOCK_N places from ``first`` on, and whether the place is before ``end``: blocks [BLOCK_N, 1].

    Places after that repeat the last node, so that rows are read without a mask.
    """
    place = first + tl.arange(0, BLOCK_N)[:, None]
    return tl.load(node_perm + tl.minimum(place, end - 1)), place < end


@triton.jit
def channel_block(block, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr):
    """The channels of a block, and which of them no earlier block has: blocks [1, BLOCK_K]; at least BLOCK_K exist.

    The last block is moved back to end with the last channel, so that nothing is read with a mask. The compiler is told
    nothing of the alignment: it then gives a thread one channel and all nodes of the tile, where a coefficient is one
    coalesced load per warp for BLOCK_N multiply-adds, and no block has to change its layout.
    """
    first = tl.minimum(block * BLOCK_K, NUM_CHANNELS - BLOCK_K)
    channel = tl.multiple_of(first + tl.arange(0, BLOCK_K)[None, :], [1, 1])
    return channel, channel >= block * BLOCK_K


@triton.jit(do_not_specialize=["num_species"])
def sum_of_tiles(
    partial,  # [tiles, ROW]
    result,  # [num_species, ROW]
    species_ptr,
    num_species,
    ROW: tl.constexpr,
    CHUNK: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """Sum the tiles of each species, in their order."""
    species = (tl.program_id(0) % num_species).to(tl.int64)
    offset = (tl.program_id(0) // num_species) * BLOCK + tl.arange(0, BLOCK)
    start = tl.load(species_ptr + species)
    num_tiles = (tl.load(species_ptr + species + 1) - start + CHUNK - 1) // CHUNK
    first = start // CHUNK + species
    total = tl.zeros((BLOCK,), partial.dtype.element_ty)
    for tile in range(first, first + num_tiles):
        total += tl.load(partial + tile * ROW + offset, mask=offset < ROW, other=0.0)
    tl.store(result + species * ROW + offset, total, mask=offset < ROW)


def node_results(
    kind: NodeKind, node_perm: Tensor, species_ptr: Tensor, plan: str, **inputs: Tensor
) -> tuple[Tensor, ...]:
    """Run the kernels of a kind whose results are per node.

    Args:
        kind: which.
        node_perm: nodes in the order of their species.
        species_ptr: start of each species in that order.
        plan: name of the plan.
        inputs: the tensors that ``generate.POINTERS`` names.

    Returns:
        Those of the names that are not inputs: [num_nodes, outputs, num_channels] and, for ``grad_feats``,
        [num_nodes, components, num_channels].
    """
    node_feats = inputs["node_feats"]
    num_nodes, num_components, num_channels = node_feats.shape
    rows = {"result": plan_of(plan).num_outputs, "grad_feats": num_components}
    results = {
        name: node_feats.new_empty(num_nodes, rows[name], num_channels) for name in POINTERS[kind] if name in rows
    }
    if num_nodes and num_channels:
        settings = chosen_settings(kind, plan, node_feats)
        for source in node_sources(kind, plan, num_components, settings.pop("terms_per_kernel")):
            _launch(source, kind, inputs | results, node_perm, species_ptr, settings["BLOCK_N"], 1, settings)
    return tuple(results.values())


def coefficient_results(
    kind: CoefficientKind, node_perm: Tensor, species_ptr: Tensor, plan: str, **inputs: Tensor
) -> Tensor:
    """Run the kernels of a kind whose result is [num_species, num_terms, num_channels]; arguments as above."""
    node_feats = inputs["node_feats"]
    num_nodes, num_components, num_channels = node_feats.shape
    num_species, num_terms = species_ptr.shape[0] - 1, plan_of(plan).num_terms
    result = node_feats.new_empty(num_species, num_terms, num_channels)
    if result.numel() == 0:
        return result
    settings = chosen_settings(kind, plan, node_feats)
    chunk, terms_per_program = settings["CHUNK"], settings.pop("terms_per_program")
    partial = node_feats.new_empty(num_nodes // chunk + num_species, num_terms, num_channels)
    if num_nodes:
        source = coefficient_source(kind, plan, num_components, terms_per_program)
        num_parts = -(-num_terms // terms_per_program)
        _launch(source, kind, inputs | {"partial": partial}, node_perm, species_ptr, chunk, num_parts, settings)
    row, block = num_terms * num_channels, 512
    launch(
        sum_of_tiles,
        num_species * triton.cdiv(row, block),
        {"partial": partial, "result": result, "species_ptr": species_ptr, "num_species": num_species},
        {"ROW": row, "CHUNK": chunk, "BLOCK": block},
    )
    return result


def _launch(
    source: str,
    kind: Kind,
    tensors: dict[str, Tensor],
    node_perm: Tensor,
    species_ptr: Tensor,
    tile: int,
    num_parts: int,
    settings: dict[str, int],
) -> None:
    """Launch one generated kernel: every tile that a species may need, times blocks of channels, times parts."""
    num_species, num_channels = species_ptr.shape[0] - 1, tensors["node_feats"].shape[2]
    num_tiles = node_perm.shape[0] // tile + num_species
    options = {name: settings[name] for name in ("num_warps", "num_stages")}
    launch(
        load(f"symmetric_contraction_{kind}", source).kernel,
        num_tiles * triton.cdiv(num_channels, settings["BLOCK_K"]) * num_parts,
        {
            **{name: tensors[name].contiguous() for name in POINTERS[kind]},
            "node_perm": node_perm,
            "species_ptr": species_ptr,
            "num_species": num_species,
            "num_tiles": num_tiles,
        },
        {"NUM_CHANNELS": num_channels, **{name: value for name, value in settings.items() if name not in options}},
        **options,
    )
