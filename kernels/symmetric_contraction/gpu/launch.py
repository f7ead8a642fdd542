"""Launchers of the symmetric contraction. Imported on first launch, since it imports Triton."""

import triton
from torch import Tensor

from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.symmetric_contraction.gpu.device import sum_of_tiles
from mace_fast.kernels.symmetric_contraction.gpu.settings import chosen_settings
from mace_fast.kernels.symmetric_contraction.gpu.source import coefficient_source, node_sources
from mace_fast.kernels.symmetric_contraction.plans import plan_of
from mace_fast.kernels.symmetric_contraction.walks import POINTERS, CoefficientKind, Kind, NodeKind


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
