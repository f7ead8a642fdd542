"""The density projection on the GPU: two kernels and their launchers. Imported on first launch.

A program owns one receiver and one species: edges of other species are masked out of its loads, so that over all
programs each edge is read once however many species there are, and out of its stores, so that nothing is added up in
memory. The number of species is no constant: another composition compiles nothing anew.
"""

from typing import Any

import torch
import triton
import triton.language as tl
from torch import Tensor

from mace_fast.kernels.runtime.device import dot_precision, product
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import configuration


@triton.jit
def edges_of_species(first, end, species, sender_species_ptr, BLOCK_E: tl.constexpr):
    """The edges ``first`` to ``first + BLOCK_E`` and whether each is before ``end`` and of the species."""
    edge = first + tl.arange(0, BLOCK_E)
    return edge, tl.load(sender_species_ptr + edge, mask=edge < end, other=-1) == species


@triton.jit
def tile(rows_ptr, row, column, has_row, NUM_COLUMNS: tl.constexpr):
    """Rows of a matrix of NUM_COLUMNS columns; zeros where a row or a column is not wanted."""
    return tl.load(rows_ptr + row * NUM_COLUMNS + column, mask=has_row & (column < NUM_COLUMNS), other=0.0)


@triton.jit(do_not_specialize=["num_species"])
def projection_kernel(
    edge_attrs_ptr,  # [E, NUM_HARMONICS]
    hidden_ptr,  # [E, NUM_HIDDEN]
    other_attrs_ptr,  # [E, NUM_HARMONICS], read when HAS_OTHER
    other_hidden_ptr,  # [E, NUM_HIDDEN], read when HAS_OTHER
    sender_species_ptr,  # [E]
    receiver_ptr,  # [num_receivers + 1]
    density_ptr,  # [num_receivers, NUM_HARMONICS, num_species, NUM_HIDDEN]
    num_species,
    NUM_HARMONICS: tl.constexpr,
    NUM_HIDDEN: tl.constexpr,
    HAS_OTHER: tl.constexpr,
    PRECISION: tl.constexpr,
    BLOCK_E: tl.constexpr,
    BLOCK_S: tl.constexpr,
    BLOCK_H: tl.constexpr,
):
    """One program sums over the edges of one receiver from one species, for one block of hidden functions."""
    NUM_BLOCKS: tl.constexpr = (NUM_HIDDEN + BLOCK_H - 1) // BLOCK_H
    segment = tl.program_id(0) // NUM_BLOCKS
    species = segment % num_species
    receiver = (segment // num_species).to(tl.int64)
    harmonic = tl.arange(0, BLOCK_S)[:, None]
    function = (tl.program_id(0) % NUM_BLOCKS) * BLOCK_H + tl.arange(0, BLOCK_H)[None, :]
    start, end = tl.load(receiver_ptr + receiver), tl.load(receiver_ptr + receiver + 1)
    total = tl.zeros((BLOCK_S, BLOCK_H), density_ptr.dtype.element_ty)
    for first in range(start, end, BLOCK_E):
        edge, is_mine = edges_of_species(first, end, species, sender_species_ptr, BLOCK_E)
        across, down, mine_across, mine_down = edge[None, :], edge[:, None], is_mine[None, :], is_mine[:, None]
        attrs = tile(edge_attrs_ptr, across, harmonic, mine_across, NUM_HARMONICS)
        hidden = tile(hidden_ptr, down, function, mine_down, NUM_HIDDEN)
        total += product(attrs, hidden, PRECISION)
        if HAS_OTHER:
            attrs = tile(other_attrs_ptr, across, harmonic, mine_across, NUM_HARMONICS)
            hidden = tile(other_hidden_ptr, down, function, mine_down, NUM_HIDDEN)
            total += product(attrs, hidden, PRECISION)
    row = (receiver * NUM_HARMONICS + harmonic) * num_species + species
    has_element = (harmonic < NUM_HARMONICS) & (function < NUM_HIDDEN)
    tl.store(density_ptr + row * NUM_HIDDEN + function, total, mask=has_element)


@triton.jit(do_not_specialize=["num_species"])
def gradient_kernel(
    grad_ptr,  # [num_receivers, NUM_HARMONICS, num_species, NUM_HIDDEN]
    edge_attrs_ptr,  # [E, NUM_HARMONICS], read when WANTS_HIDDEN
    hidden_ptr,  # [E, NUM_HIDDEN], read when WANTS_ATTRS
    sender_species_ptr,  # [E]
    receiver_ptr,  # [num_receivers + 1]
    grad_attrs_ptr,  # [E, NUM_HARMONICS], written when WANTS_ATTRS
    grad_hidden_ptr,  # [E, NUM_HIDDEN], written when WANTS_HIDDEN
    num_species,
    NUM_HARMONICS: tl.constexpr,
    NUM_HIDDEN: tl.constexpr,
    WANTS_ATTRS: tl.constexpr,
    WANTS_HIDDEN: tl.constexpr,
    PRECISION: tl.constexpr,
    BLOCK_E: tl.constexpr,
    BLOCK_S: tl.constexpr,
    BLOCK_H: tl.constexpr,
):
    """One program makes the rows of the edges of one receiver from one species."""
    species = tl.program_id(0) % num_species
    receiver = (tl.program_id(0) // num_species).to(tl.int64)
    harmonic = tl.arange(0, BLOCK_S)
    grad_row = (receiver * NUM_HARMONICS + harmonic[:, None]) * num_species + species
    has_row = harmonic[:, None] < NUM_HARMONICS
    start, end = tl.load(receiver_ptr + receiver), tl.load(receiver_ptr + receiver + 1)
    for first in range(start, end, BLOCK_E):
        edge, is_mine = edges_of_species(first, end, species, sender_species_ptr, BLOCK_E)
        edge, is_mine = edge[:, None], is_mine[:, None]
        if WANTS_HIDDEN:
            attrs = tile(edge_attrs_ptr, edge, harmonic[None, :], is_mine, NUM_HARMONICS)
        if WANTS_ATTRS:
            grad_attrs = tl.zeros((BLOCK_E, BLOCK_S), grad_attrs_ptr.dtype.element_ty)
        for block in range(0, NUM_HIDDEN, BLOCK_H):
            function = block + tl.arange(0, BLOCK_H)[None, :]
            # does not depend on the edges, so that the compiler keeps it if there is one block
            grad = tile(grad_ptr, grad_row, function, has_row, NUM_HIDDEN)
            if WANTS_ATTRS:
                hidden = tile(hidden_ptr, edge, function, is_mine, NUM_HIDDEN)
                grad_attrs += product(hidden, tl.trans(grad), PRECISION)
            if WANTS_HIDDEN:
                grad_hidden = product(attrs, grad, PRECISION)
                place = grad_hidden_ptr + edge * NUM_HIDDEN + function
                tl.store(place, grad_hidden, mask=is_mine & (function < NUM_HIDDEN))
        if WANTS_ATTRS:
            place = grad_attrs_ptr + edge * NUM_HARMONICS + harmonic[None, :]
            tl.store(place, grad_attrs, mask=is_mine & (harmonic[None, :] < NUM_HARMONICS))


def _constants(kind: str, edge_attrs: Tensor, hidden: Tensor, precision: str) -> dict[str, Any]:
    """Settings of a kernel and the constants that follow from the sizes of the model."""
    num_harmonics, num_hidden = edge_attrs.shape[1], hidden.shape[1]
    shape = f"{num_harmonics} harmonics, {num_hidden} hidden"
    # one warp issues the fewest instructions per edge and waits for no other; two where the tiles do not fit one
    fits_one_warp = hidden.dtype == torch.float32 and num_harmonics <= 16 and num_hidden <= 64
    default = {"BLOCK_E": 16, "BLOCK_H": 64, "num_warps": 1 if fits_one_warp else 2, "num_stages": 1}
    settings = configuration(f"density_{kind}", shape, hidden.dtype, default)
    return {
        **settings,
        "NUM_HARMONICS": num_harmonics,
        "NUM_HIDDEN": num_hidden,
        "BLOCK_S": _block(num_harmonics),
        "BLOCK_H": min(settings["BLOCK_H"], _block(num_hidden)),
        "PRECISION": dot_precision(precision, hidden.dtype),
    }


def _block(size: int) -> int:
    """Side of a block that holds so many: a power of two and, as one of a matrix product, at least 16."""
    return max(16, triton.next_power_of_2(size))


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
