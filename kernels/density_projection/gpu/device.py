"""The density projection on the GPU: two kernels. Importing this imports Triton.

A program owns one receiver and one species: edges of other species are masked out of its loads, so that over all
programs each edge is read once however many species there are, and out of its stores, so that nothing is added up in
memory. The number of species is no constant: another composition compiles nothing anew.
"""

import triton
import triton.language as tl

from mace_fast.kernels.runtime.device import product


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
