"""Allocates results and launches the kernels of the linear map of irreps. Imported on first launch."""

from itertools import accumulate

from torch import Tensor
from triton import cdiv

from mace_fast.kernels.irreps_linear.blocks import Group, decode, groups, is_covered
from mace_fast.kernels.irreps_linear.gpu import device
from mace_fast.kernels.irreps_linear.gpu.settings import (
    SUM_BLOCK,
    block_species,
    default_gradient_settings,
    default_linear_settings,
    shape_key,
)
from mace_fast.kernels.irreps_linear.inputs import LinearMap
from mace_fast.kernels.runtime.device import dot_precision, reads_shared_memory
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings


def linear(rows: Tensor, weight: Tensor, transposed: bool, layer: LinearMap) -> Tensor:
    """Map rows, or with the transpose back."""
    targets, width = groups(layer.blocks, transposed), layer.width_made(transposed)
    num_nodes = rows.shape[0]
    is_covering = is_covered((target.range_out for target in targets), width)
    out = (rows.new_empty if is_covering else rows.new_zeros)(num_nodes, width)
    if num_nodes == 0:
        return out
    shape = shape_key(decode(layer.blocks), transposed, layer.species_ptr is not None, layer.parts)
    default = default_linear_settings(targets, rows.dtype, layer.parts)
    settings = tuned_settings("irreps_linear", shape, rows.dtype, default)
    num_programs = sum(
        (cdiv(num_nodes * target.components, settings.block_rows) + layer.num_species)
        * cdiv(target.channels_out, settings.block_channels_out)
        for target in targets
    )
    launch(
        device.irreps_linear_kernel,
        num_programs,
        {
            "features_ptr": rows.contiguous(),
            "weight_ptr": (weight[int(transposed)] if layer.parts else weight).contiguous(),
            **_order_arguments(layer, rows),
            "out_ptr": out,
            "num_nodes": num_nodes,
            "num_species": layer.num_species,
        },
        {
            **_plan_constants(targets),
            "WIDTH_IN": rows.shape[1],
            "WIDTH_OUT": width,
            "WEIGHT_NUMEL": layer.weight_numel,
            "HAS_SPECIES": layer.species_ptr is not None,
            "TRANSPOSED": transposed or layer.parts > 0,
            "PARTS": layer.parts,
            "FENCED": layer.parts > 0 and reads_shared_memory(),
            "PRECISION": dot_precision(layer.precision, rows.dtype),
            "BLOCK_ROWS": settings.block_rows,
            "BLOCK_IN": settings.block_channels_in,
            "BLOCK_OUT": settings.block_channels_out,
            "BLOCK_SPECIES": block_species(layer.num_species),
        },
        **settings.options,
    )
    return out


def weight_gradient(features: Tensor, grad: Tensor, layer: LinearMap) -> Tensor:
    """Sum products of features and gradients over the nodes (of each species): by chunks of nodes, then the chunks."""
    parts = decode(layer.blocks)
    num_nodes, num_species, weight_numel = features.shape[0], layer.num_species, layer.weight_numel
    if num_nodes == 0 or not parts:
        return features.new_zeros(layer.weight_shape)
    shape = shape_key(parts, False, layer.species_ptr is not None)
    default = default_gradient_settings(parts)
    settings = tuned_settings("irreps_linear_weight_gradient", shape, features.dtype, default)
    chunk_nodes = max(settings.min_nodes_per_chunk, cdiv(num_nodes, settings.max_chunks))
    num_chunks = cdiv(num_nodes, chunk_nodes) + num_species
    is_covering = is_covered((part.range_weight for part in parts), weight_numel)
    partial = (features.new_empty if is_covering else features.new_zeros)(num_chunks, weight_numel)
    tiles = sum(
        cdiv(part.channels_in, settings.block_channels_in) * cdiv(part.channels_out, settings.block_channels_out)
        for part in parts
    )
    order = _order_arguments(layer, features)
    sizes = {"num_nodes": num_nodes, "chunk_nodes": chunk_nodes}
    common = {"WEIGHT_NUMEL": weight_numel, "HAS_SPECIES": layer.species_ptr is not None}
    launch(
        device.weight_gradient_kernel,
        num_chunks * tiles,
        {
            "features_ptr": features.contiguous(),
            "grad_ptr": grad.contiguous(),
            **order,
            "partial_ptr": partial,
            "num_species": num_species,
            **sizes,
        },
        {
            "BLOCKS": tuple(part.numbers for part in parts),
            "WIDTH_IN": features.shape[1],
            "WIDTH_OUT": grad.shape[1],
            "NUM_TILES": tiles,
            "PRECISION": dot_precision(layer.precision, features.dtype),
            "BLOCK_ROWS": settings.block_rows,
            "BLOCK_IN": settings.block_channels_in,
            "BLOCK_OUT": settings.block_channels_out,
            "BLOCK_SPECIES": block_species(num_species),
            **common,
        },
        **settings.options,
    )
    if num_chunks == 1 and layer.species_ptr is None:
        return partial.view(layer.weight_shape)
    out = features.new_empty(layer.weight_shape)
    launch(
        device.sum_chunks_kernel,
        max(num_species, 1) * cdiv(weight_numel, SUM_BLOCK),
        {"partial_ptr": partial, "species_ptr": order["species_ptr"], "out_ptr": out, **sizes},
        {"BLOCK": SUM_BLOCK, **common},
    )
    return out


def _plan_constants(targets: tuple[Group, ...]) -> dict[str, tuple[tuple[int, ...], ...]]:
    """The groups and the terms of all of them as the kernel takes them."""
    stops = list(accumulate(len(target.terms) for target in targets))
    return {
        "GROUPS": tuple(
            (target.components, target.channels_out, target.offset_out, stop - len(target.terms), stop)
            for target, stop in zip(targets, stops, strict=True)
        ),
        "TERMS": tuple(term for target in targets for term in target.terms),
    }


def _order_arguments(layer: LinearMap, rows: Tensor) -> dict[str, Tensor]:
    """The order of the nodes; without species the rows, which are not read as such, stand in."""
    if layer.node_perm is None or layer.species_ptr is None:
        return {"node_perm_ptr": rows, "species_ptr": rows}
    return {"node_perm_ptr": layer.node_perm.contiguous(), "species_ptr": layer.species_ptr.contiguous()}
