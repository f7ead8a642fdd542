"""Steps that test_offsets.py records for two sizes of a structure: kernels with offsets of 32 bits, and our own."""

import torch
import triton
import triton.language as tl

from mace_fast.kernels import density_projection
from mace_fast.kernels.runtime.launch import launch

ROW = 2048  # numbers of an atom


@triton.jit
def program_times_row(x, ROW: tl.constexpr):
    i = tl.program_id(0) * ROW + tl.arange(0, 16)
    tl.store(x + i, 0.0)


@triton.jit
def widened_too_late(x, ROW: tl.constexpr):
    i = (tl.program_id(0) * ROW).to(tl.int64) + tl.arange(0, 16)
    tl.store(x + i, 0.0)


@triton.jit
def narrowed_index(x, index, ROW: tl.constexpr):
    i = tl.load(index + tl.program_id(0)).to(tl.int32)
    tl.store(x + i * ROW + tl.arange(0, 16), 0.0)


@triton.jit(do_not_specialize=["num_atoms"])
def component_outermost(x, num_atoms, ROW: tl.constexpr):
    i = tl.arange(0, 16)[:, None] * (ROW // 16) * num_atoms + tl.program_id(0)
    tl.store(x + i, 0.0)


@triton.jit(do_not_specialize=["num_atoms"])
def counter_of_a_loop(x, num_atoms, ROW: tl.constexpr):
    for atom in range(num_atoms):
        tl.store(x + atom * ROW + tl.arange(0, 16), 0.0)


@triton.jit(do_not_specialize=["num_atoms"])
def sum_over_a_loop(x, num_atoms, ROW: tl.constexpr):
    place = 0
    for _ in range(num_atoms):
        tl.store(x + place + tl.arange(0, 16), 0.0)
        place += ROW


@triton.jit
def specialised_size(x, num_atoms, ROW: tl.constexpr):
    atom = tl.program_id(0).to(tl.int64)
    tl.store(x + atom * ROW + tl.arange(0, 16), 0.0, mask=atom < num_atoms)


@triton.jit
def constant_size(x, NUM_ATOMS: tl.constexpr, ROW: tl.constexpr):
    atom = tl.program_id(0).to(tl.int64)
    tl.store(x + atom * ROW + tl.arange(0, 16), 0.0, mask=atom < NUM_ATOMS)


@triton.jit(do_not_specialize=["num_atoms", "num_species"])
def right(x, index, num_atoms, num_species, ROW: tl.constexpr, BLOCK: tl.constexpr):
    """Everything that makes the check think: blocks of programs, branches, loops, sums, quotients, counters."""
    block = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    species = tl.program_id(0) % num_species
    count = tl.sum((block < num_atoms).to(tl.int32))
    atom = tl.load(index + block, mask=block < num_atoms, other=-1)
    value = tl.zeros((BLOCK,), tl.float32)
    place = atom * 0
    if count > 0:
        for column in range(0, ROW, 16):
            value += tl.load(x + atom * ROW + column + species, mask=atom >= 0, other=0.0)
            place += ROW
        start, end = tl.load(index), tl.load(index + 1)
        for other in range(start, end):
            value += tl.load(x + other * ROW + place // ROW, mask=atom >= 0, other=0.0)
    tl.store(x + atom * ROW, value, mask=atom >= 0)


def tensors(size):
    return {"x": torch.zeros(2 * size, ROW)}


def run_program_times_row(size):
    launch(program_times_row, 2 * size, tensors(size), {"ROW": ROW})


def run_widened_too_late(size):
    launch(widened_too_late, 2 * size, tensors(size), {"ROW": ROW})


def run_narrowed_index(size):
    index = torch.zeros(2 * size, dtype=torch.int64)
    launch(narrowed_index, 2 * size, {**tensors(size), "index": index}, {"ROW": ROW})


def run_component_outermost(size):
    launch(component_outermost, 2 * size, {**tensors(size), "num_atoms": 2 * size}, {"ROW": ROW})


def run_counter_of_a_loop(size):
    launch(counter_of_a_loop, 1, {**tensors(size), "num_atoms": 2 * size}, {"ROW": ROW})


def run_sum_over_a_loop(size):
    launch(sum_over_a_loop, 1, {**tensors(size), "num_atoms": 2 * size}, {"ROW": ROW})


def run_specialised_size(size):
    launch(specialised_size, 2 * size, {**tensors(size), "num_atoms": 2 * size}, {"ROW": ROW})


def run_constant_size(size):
    launch(constant_size, 2 * size, tensors(size), {"NUM_ATOMS": 2 * size, "ROW": ROW})


def run_right(size):
    index = torch.zeros(2 * size, dtype=torch.int64)
    numbers = {"num_atoms": 2 * size, "num_species": 3}
    launch(right, size, {**tensors(size), "index": index, **numbers}, {"ROW": ROW, "BLOCK": 16})


def run_density_projection(size):
    """All kernels of the first and second derivatives, in both dtypes and with one block of functions and two."""
    num_receivers, num_edges, num_species = 2 * size, 120 * size, 5
    index = torch.zeros(num_edges, dtype=torch.int64)
    for dtype in (torch.float32, torch.float64):
        for num_harmonics, num_hidden in ((16, 64), (25, 65)):
            pair = [torch.zeros(num_edges, n, dtype=dtype, requires_grad=True) for n in (num_harmonics, num_hidden)]
            density = density_projection(*pair, index, index, num_receivers, num_species, backend="triton")
            first = torch.autograd.grad(density.square().sum(), pair, create_graph=True)
            sum(gradient.square().sum() for gradient in first).backward()
