"""Allocates results and launches the kernels of the linear map of irreps. Imported on first launch."""

from itertools import accumulate

from torch import Tensor

from mace_fast.kernels.irreps_linear.blocks import Group, decode, groups, is_covered
from mace_fast.kernels.irreps_linear.gpu import device
from mace_fast.kernels.irreps_linear.gpu.settings import (
    SUM_BLOCK,
    _block_species,
    _cdiv,
    _linear_default,
    _shape,
    _weight_gradient_default,
)
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import configuration


def linear(
    features: Tensor,
    weight: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    width: int,
    transposed: bool,
    precision: str,
) -> Tensor:
    """Map rows to rows of ``width`` numbers; ``transposed`` from the outputs of the blocks to their inputs."""
    targets = groups(blocks, transposed)
    num_nodes, num_species = features.shape[0], _num_species(species_ptr)
    is_covering = is_covered((target.range_out for target in targets), width)
    out = features.new_empty(num_nodes, width) if is_covering else features.new_zeros(num_nodes, width)
    if num_nodes == 0:
        return out
    settings = configuration(
        "irreps_linear",
        _shape(decode(blocks), transposed, species_ptr),
        features.dtype,
        _linear_default(targets, features.dtype),
    )
    rows, columns = settings["block_rows"], settings["block_out"]
    num_programs = sum(
        (_cdiv(num_nodes * target.components, rows) + num_species) * _cdiv(target.channels_out, columns)
        for target in targets
    )
    launch(
        device.irreps_linear_kernel,
        num_programs,
        {
            "features_ptr": features.contiguous(),
            "weight_ptr": weight.contiguous(),
            **_order_arguments(features, node_perm, species_ptr),
            "out_ptr": out,
            "num_nodes": num_nodes,
            "num_species": num_species,
        },
        {
            **_plan_constants(targets),
            "WIDTH_IN": features.shape[1],
            "WIDTH_OUT": width,
            "WEIGHT_NUMEL": weight.shape[-1],
            "HAS_SPECIES": species_ptr is not None,
            "TRANSPOSED": transposed,
            "PRECISION": dot_precision(precision, features.dtype),
            "BLOCK_ROWS": rows,
            "BLOCK_IN": settings["block_in"],
            "BLOCK_OUT": columns,
            "BLOCK_SPECIES": _block_species(num_species),
        },
        num_warps=settings["num_warps"],
        num_stages=settings["num_stages"],
    )
    return out


def weight_gradient(
    features: Tensor,
    grad: Tensor,
    node_perm: Tensor | None,
    species_ptr: Tensor | None,
    blocks: str,
    weight_numel: int,
    precision: str,
) -> Tensor:
    """Sum products of features and gradients over the nodes (of each species): by chunks of nodes, then the chunks."""
    parts = decode(blocks)
    num_nodes, num_species = features.shape[0], _num_species(species_ptr)
    shape = (weight_numel,) if species_ptr is None else (num_species, weight_numel)
    if num_nodes == 0 or not parts:
        return features.new_zeros(shape)
    settings = configuration(
        "irreps_linear_weight_gradient",
        _shape(parts, False, species_ptr),
        features.dtype,
        _weight_gradient_default(parts, features.dtype),
    )
    chunk_nodes = max(settings["min_chunk_nodes"], _cdiv(num_nodes, settings["max_chunks"]))
    num_chunks = _cdiv(num_nodes, chunk_nodes) + num_species
    is_covering = is_covered((part.range_weight for part in parts), weight_numel)
    partial = (features.new_empty if is_covering else features.new_zeros)(num_chunks, weight_numel)
    tiles = sum(
        _cdiv(part.channels_in, settings["block_in"]) * _cdiv(part.channels_out, settings["block_out"])
        for part in parts
    )
    order = _order_arguments(features, node_perm, species_ptr)
    sizes = {"num_nodes": num_nodes, "chunk_nodes": chunk_nodes}
    common = {"WEIGHT_NUMEL": weight_numel, "HAS_SPECIES": species_ptr is not None}
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
            "PRECISION": dot_precision(precision, features.dtype),
            "BLOCK_ROWS": settings["block_rows"],
            "BLOCK_IN": settings["block_in"],
            "BLOCK_OUT": settings["block_out"],
            "BLOCK_SPECIES": _block_species(num_species),
            **common,
        },
        num_warps=settings["num_warps"],
        num_stages=settings["num_stages"],
    )
    if num_chunks == 1 and species_ptr is None:
        return partial.view(shape)
    out = features.new_empty(shape)
    launch(
        device.sum_chunks_kernel,
        max(num_species, 1) * _cdiv(weight_numel, SUM_BLOCK),
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


def _num_species(species_ptr: Tensor | None) -> int:
    return 0 if species_ptr is None else species_ptr.shape[0] - 1


def _order_arguments(features: Tensor, node_perm: Tensor | None, species_ptr: Tensor | None) -> dict[str, Tensor]:
    """The order of the nodes; without species tensors that are not read stand in."""
    if node_perm is None or species_ptr is None:
        return {"node_perm_ptr": features, "species_ptr": features}
    return {"node_perm_ptr": node_perm.contiguous(), "species_ptr": species_ptr.contiguous()}
