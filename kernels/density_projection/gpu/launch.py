"""Launchers of the density projection. Imported on first launch, since it imports Triton."""

from collections.abc import Sequence
from typing import Any

import triton
from torch import Tensor

from mace_fast.kernels.density_projection.gpu.device import gradient_kernel, projection_kernel
from mace_fast.kernels.density_projection.gpu.settings import DensitySettings, block, default_settings
from mace_fast.kernels.density_projection.inputs import SpeciesGraph, empty_gradients
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings


def projection(
    edge_attrs: Tensor, hidden: Tensor, other_attrs: Tensor | None, other_hidden: Tensor | None, graph: SpeciesGraph
) -> Tensor:
    """Allocate the density and fill it; rows of receivers without edges too."""
    has_other = other_attrs is not None and other_hidden is not None
    settings = _settings("projection", edge_attrs, hidden)
    density = edge_attrs.new_empty(graph.num_receivers, edge_attrs.shape[1], graph.num_species, hidden.shape[1])
    arguments = {
        "edge_attrs_ptr": edge_attrs,
        "hidden_ptr": hidden,
        "other_attrs_ptr": other_attrs if has_other else edge_attrs,  # which is not read
        "other_hidden_ptr": other_hidden if has_other else hidden,
        "sender_species_ptr": graph.sender_species,
        "receiver_ptr": graph.receiver_ptr,
        "density_ptr": density,
        "num_species": graph.num_species,
    }
    constants = {**_constants(settings, edge_attrs, hidden, graph), "HAS_OTHER": has_other}
    num_blocks = triton.cdiv(hidden.shape[1], constants["BLOCK_H"])
    num_programs = graph.num_receivers * graph.num_species * num_blocks
    launch(projection_kernel, num_programs, arguments, constants, **settings.options)
    return density


def gradient(
    grad: Tensor, edge_attrs: Tensor, hidden: Tensor, needs: Sequence[bool], graph: SpeciesGraph
) -> tuple[Tensor, Tensor]:
    """Allocate the rows that are needed and fill them; of the others there are none."""
    grad_attrs, grad_hidden = empty_gradients(edge_attrs, hidden, needs)
    settings = _settings("gradient", edge_attrs, hidden)
    arguments = {
        "grad_ptr": grad,
        "edge_attrs_ptr": edge_attrs,
        "hidden_ptr": hidden,
        "sender_species_ptr": graph.sender_species,
        "receiver_ptr": graph.receiver_ptr,
        "grad_attrs_ptr": grad_attrs,
        "grad_hidden_ptr": grad_hidden,
        "num_species": graph.num_species,
    }
    wants_attrs, wants_hidden = needs
    constants = _constants(settings, edge_attrs, hidden, graph)
    constants |= {"WANTS_ATTRS": wants_attrs, "WANTS_HIDDEN": wants_hidden}
    num_programs = graph.num_receivers * graph.num_species
    launch(gradient_kernel, num_programs, arguments, constants, **settings.options)
    return grad_attrs, grad_hidden


def _settings(kind: str, edge_attrs: Tensor, hidden: Tensor) -> DensitySettings:
    num_harmonics, num_hidden = edge_attrs.shape[1], hidden.shape[1]
    key = f"{num_harmonics} harmonics, {num_hidden} hidden"
    default = default_settings(num_harmonics, num_hidden, hidden.dtype)
    return tuned_settings(f"density_{kind}", key, hidden.dtype, default)


def _constants(settings: DensitySettings, edge_attrs: Tensor, hidden: Tensor, graph: SpeciesGraph) -> dict[str, Any]:
    """What is compiled into either kernel."""
    return {
        "BLOCK_E": settings.block_edges,
        "BLOCK_H": min(settings.block_hidden, block(hidden.shape[1])),
        "NUM_HARMONICS": edge_attrs.shape[1],
        "NUM_HIDDEN": hidden.shape[1],
        "BLOCK_S": block(edge_attrs.shape[1]),
        "PRECISION": dot_precision(graph.precision, hidden.dtype),
    }
