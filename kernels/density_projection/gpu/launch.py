"""Launchers of the density projection. Imported on first launch, since it imports Triton."""

from collections.abc import Sequence

import triton
from torch import Tensor

from mace_fast.kernels.density_projection.gpu.device import gradient_kernel, projection_kernel
from mace_fast.kernels.density_projection.gpu.settings import _constants
from mace_fast.kernels.density_projection.inputs import SpeciesGraph, empty_gradients
from mace_fast.kernels.runtime.launch import launch


def projection(
    edge_attrs: Tensor, hidden: Tensor, other_attrs: Tensor | None, other_hidden: Tensor | None, graph: SpeciesGraph
) -> Tensor:
    """Allocate the density and fill it; rows of receivers without edges too."""
    has_other = other_attrs is not None and other_hidden is not None
    constants = _constants("projection", edge_attrs, hidden, graph.precision)
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
    num_blocks = triton.cdiv(hidden.shape[1], constants["BLOCK_H"])
    num_programs = graph.num_receivers * graph.num_species * num_blocks
    num_warps, num_stages = constants.pop("num_warps"), constants.pop("num_stages")
    constants["HAS_OTHER"] = has_other
    launch(projection_kernel, num_programs, arguments, constants, num_warps=num_warps, num_stages=num_stages)
    return density


def gradient(
    grad: Tensor, edge_attrs: Tensor, hidden: Tensor, needs: Sequence[bool], graph: SpeciesGraph
) -> tuple[Tensor, Tensor]:
    """Allocate the rows that are needed and fill them; of the others there are none."""
    grad_attrs, grad_hidden = empty_gradients(edge_attrs, hidden, needs)
    constants = _constants("gradient", edge_attrs, hidden, graph.precision)
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
    num_programs = graph.num_receivers * graph.num_species
    num_warps, num_stages = constants.pop("num_warps"), constants.pop("num_stages")
    constants["WANTS_ATTRS"], constants["WANTS_HIDDEN"] = needs
    launch(gradient_kernel, num_programs, arguments, constants, num_warps=num_warps, num_stages=num_stages)
    return grad_attrs, grad_hidden
