"""Launchers of the density projection. Imported on first launch, since it imports Triton."""

import triton
from torch import Tensor

from mace_fast.kernels.density_projection.gpu.device import gradient_kernel, projection_kernel
from mace_fast.kernels.density_projection.gpu.settings import _constants
from mace_fast.kernels.runtime.launch import launch


def projection(
    edge_attrs: Tensor,
    hidden: Tensor,
    other_attrs: Tensor | None,
    other_hidden: Tensor | None,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    num_species: int,
    precision: str,
) -> Tensor:
    """Allocate the density and fill it; rows of receivers without edges too."""
    num_receivers = receiver_ptr.shape[0] - 1
    has_other = other_attrs is not None and other_hidden is not None
    constants = _constants("projection", edge_attrs, hidden, precision)
    density = edge_attrs.new_empty(num_receivers, edge_attrs.shape[1], num_species, hidden.shape[1])
    arguments = {
        "edge_attrs_ptr": edge_attrs.contiguous(),
        "hidden_ptr": hidden.contiguous(),
        "other_attrs_ptr": (other_attrs if other_attrs is not None and has_other else edge_attrs).contiguous(),
        "other_hidden_ptr": (other_hidden if other_hidden is not None and has_other else hidden).contiguous(),
        "sender_species_ptr": sender_species.contiguous(),
        "receiver_ptr": receiver_ptr.contiguous(),
        "density_ptr": density,
        "num_species": num_species,
    }
    num_blocks = triton.cdiv(hidden.shape[1], constants["BLOCK_H"])
    num_programs = num_receivers * num_species * num_blocks
    num_warps, num_stages = constants.pop("num_warps"), constants.pop("num_stages")
    constants["HAS_OTHER"] = has_other
    launch(projection_kernel, num_programs, arguments, constants, num_warps=num_warps, num_stages=num_stages)
    return density


def gradient(
    grad: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    wants_attrs: bool,
    wants_hidden: bool,
    precision: str,
) -> tuple[Tensor, Tensor]:
    """Allocate the rows that are wanted and fill them; of the others there are none."""
    num_edges, num_species = sender_species.shape[0], grad.shape[2]
    grad_attrs = edge_attrs.new_empty(num_edges if wants_attrs else 0, edge_attrs.shape[1])
    grad_hidden = hidden.new_empty(num_edges if wants_hidden else 0, hidden.shape[1])
    constants = _constants("gradient", edge_attrs, hidden, precision)
    arguments = {
        "grad_ptr": grad.contiguous(),
        "edge_attrs_ptr": edge_attrs.contiguous(),
        "hidden_ptr": hidden.contiguous(),
        "sender_species_ptr": sender_species.contiguous(),
        "receiver_ptr": receiver_ptr.contiguous(),
        "grad_attrs_ptr": grad_attrs,
        "grad_hidden_ptr": grad_hidden,
        "num_species": num_species,
    }
    num_programs = (receiver_ptr.shape[0] - 1) * num_species
    num_warps, num_stages = constants.pop("num_warps"), constants.pop("num_stages")
    constants |= {"WANTS_ATTRS": wants_attrs, "WANTS_HIDDEN": wants_hidden}
    launch(gradient_kernel, num_programs, arguments, constants, num_warps=num_warps, num_stages=num_stages)
    return grad_attrs, grad_hidden
