"""Launchers of the symmetric contraction. Imported on first launch, since it imports Triton."""

import triton
from torch import Tensor

from mace_fast.kernels.algebra import NestedPlan
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.symmetric_contraction.gpu.device import sum_of_tiles
from mace_fast.kernels.symmetric_contraction.gpu.settings import (
    CoefficientSettings,
    NodeSettings,
    default_coefficient_settings,
    default_node_settings,
    shape_key,
)
from mace_fast.kernels.symmetric_contraction.gpu.source import coefficient_source, node_sources
from mace_fast.kernels.symmetric_contraction.plans import plan_of
from mace_fast.kernels.symmetric_contraction.walks import POINTERS, CoefficientKind, Kind, NodeKind
from mace_fast.kernels.tuning import Chosen, tuned_settings


def node_results(
    kind: NodeKind, node_perm: Tensor, species_ptr: Tensor, plan: str, **inputs: Tensor
) -> tuple[Tensor, ...]:
    """Run the kernels of a kind whose results are per node.

    Args:
        kind: which.
        node_perm: nodes in the order of their species.
        species_ptr: start of each species in that order.
        plan: name of the plan.
        inputs: the tensors that ``walks.POINTERS`` names.

    Returns:
        Those of the names that are not inputs: [num_nodes, outputs, num_channels] and, for ``grad_feats``,
        [num_nodes, components, num_channels].
    """
    node_feats, polynomial = inputs["node_feats"], plan_of(plan)
    num_nodes, num_components, num_channels = node_feats.shape
    rows = {"result": polynomial.num_outputs, "grad_feats": num_components}
    results = {
        name: node_feats.new_empty(num_nodes, rows[name], num_channels) for name in POINTERS[kind] if name in rows
    }
    if num_nodes and num_channels:
        default = default_node_settings(kind, polynomial, num_components, node_feats.dtype)
        settings = _tuned(kind, polynomial, node_feats, default)
        tile = {"BLOCK_N": settings.block_nodes}
        for source in node_sources(kind, plan, num_components, settings.terms_per_kernel):
            _launch(source, kind, inputs | results, node_perm, species_ptr, tile, 1, settings)
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
    settings = _tuned(kind, plan_of(plan), node_feats, default_coefficient_settings(node_feats.dtype))
    tile = {"CHUNK": settings.nodes_per_chunk}
    partial = node_feats.new_empty(num_nodes // settings.nodes_per_chunk + num_species, num_terms, num_channels)
    if num_nodes:
        source = coefficient_source(kind, plan, num_components, settings.terms_per_program)
        num_parts = triton.cdiv(num_terms, settings.terms_per_program)
        _launch(source, kind, inputs | {"partial": partial}, node_perm, species_ptr, tile, num_parts, settings)
    row, block = num_terms * num_channels, 512
    launch(
        sum_of_tiles,
        num_species * triton.cdiv(row, block),
        {"partial": partial, "result": result, "species_ptr": species_ptr, "num_species": num_species},
        {"ROW": row, **tile, "BLOCK": block},
    )
    return result


def _tuned(kind: Kind, plan: NestedPlan, node_feats: Tensor, default: Chosen) -> Chosen:
    shape = shape_key(plan, *node_feats.shape[1:])
    return tuned_settings(f"symmetric_contraction_{kind}", shape, node_feats.dtype, default)


def _launch(
    source: str,
    kind: Kind,
    tensors: dict[str, Tensor],
    node_perm: Tensor,
    species_ptr: Tensor,
    tile: dict[str, int],
    num_parts: int,
    settings: NodeSettings | CoefficientSettings,
) -> None:
    """Launch one generated kernel: every tile that a species may need, times blocks of channels, times parts.

    Args:
        source: of the kernel.
        kind: of the kernel.
        tensors: that it reads and writes.
        node_perm: nodes in the order of their species.
        species_ptr: start of each species in that order.
        tile: nodes that a program has, under the name of the constant.
        num_parts: into which the terms are divided among programs.
        settings: of the launch.
    """
    num_species, num_channels = species_ptr.shape[0] - 1, tensors["node_feats"].shape[2]
    (block_nodes,) = tile.values()
    num_tiles = node_perm.shape[0] // block_nodes + num_species
    block_channels = settings.block_channels
    while block_channels > num_channels:  # a block has no channels that are not there
        block_channels //= 2
    launch(
        load(f"symmetric_contraction_{kind}", source).kernel,
        num_tiles * triton.cdiv(num_channels, block_channels) * num_parts,
        {
            **{name: tensors[name].contiguous() for name in POINTERS[kind]},
            "node_perm": node_perm,
            "species_ptr": species_ptr,
            "num_species": num_species,
            "num_tiles": num_tiles,
        },
        {"NUM_CHANNELS": num_channels, "BLOCK_K": block_channels, **tile},
        **settings.options,
    )
