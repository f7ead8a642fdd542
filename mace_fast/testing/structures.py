"""Structures of any size: crystals with as many neighbours as one likes, cells that are repeated, graphs by count.

A large crystal or liquid is a small one repeated: its edges follow from those of the small one, so that a neighbour
list of millions of atoms costs nothing.
"""

import math
from collections.abc import Sequence
from typing import Any

import torch
from ase import Atoms
from ase.build import bulk
from torch import Tensor

from mace_fast.data import ARRAYS_KEYS, atoms_to_data
from mace_fast.random_graphs import random_edges as random_edges
from mace_fast.random_graphs import random_graph as random_graph

Data = dict[str, Tensor]
"""Input of a model."""


def crystal(num_atoms: int, neighbours: float, r_max: float, elements: Sequence[int]) -> Atoms:
    """A rattled fcc crystal of about so many atoms, of elements at random, with about so many neighbours each."""
    spacing = (4 * (4 / 3 * math.pi * r_max**3) / neighbours) ** (1 / 3)
    cells = max(1, round((num_atoms / 4) ** (1 / 3)))
    atoms = bulk("Cu", "fcc", a=spacing, cubic=True).repeat(cells)
    chosen = torch.randint(len(elements), (len(atoms),), generator=torch.Generator().manual_seed(0))
    atoms.numbers[:] = [elements[index] for index in chosen.tolist()]
    atoms.rattle(0.03 * spacing, seed=0)
    return atoms


def large_crystal(model: Any, num_atoms: int, dtype: torch.dtype, device: str, neighbours: float = 60) -> Data:
    """About so many atoms of four elements, with about so many neighbours each, as a cell that is repeated."""
    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    cell = crystal(min(num_atoms, 108), neighbours, r_max, numbers[:: max(1, len(numbers) // 4)][:4])
    data = atoms_to_data(cell, numbers, r_max, dtype, device)
    return repeated(data, repeats_for(len(cell), num_atoms))


def repeats_for(atoms_per_cell: int, num_atoms: int) -> tuple[int, int, int]:
    """How often a cell is repeated along each axis to have at least so many atoms."""
    repeats = [1, 1, 1]
    while atoms_per_cell * repeats[0] * repeats[1] * repeats[2] < num_atoms:
        repeats[repeats.index(min(repeats))] += 1
    return repeats[0], repeats[1], repeats[2]


def repeated(data: Data, repeats: tuple[int, int, int]) -> Data:
    """Input of a supercell, from that of one periodic cell, whose edges are sorted by receiver.

    An edge of the cell comes from an image ``unit_shifts`` cells away; in the supercell that image is an atom of
    another cell, or of an image of the supercell. A vector is the receiver minus the sender plus the shift.
    """
    count, num_atoms = repeats[0] * repeats[1] * repeats[2], data["positions"].shape[0]
    if count == 1:
        return data
    device, cell = data["positions"].device, data["cell"].view(3, 3)
    size = torch.tensor(repeats, device=device)
    cells = torch.cartesian_prod(*(torch.arange(n, device=device) for n in repeats)).view(count, 3)
    sender, receiver = data["edge_index"]
    away = cells[:, None] - data["unit_shifts"].round().to(torch.int64)  # [cells, edges, 3]: where the sender is
    images = torch.div(away, size, rounding_mode="floor")
    inside = away - images * size
    place = (inside[..., 0] * repeats[1] + inside[..., 1]) * repeats[2] + inside[..., 2]
    first = torch.arange(count, device=device)[:, None] * num_atoms
    large = size[:, None] * cell
    unit_shifts = -images.flatten(0, 1).to(cell.dtype)
    of_atoms = {name: data[name].repeat(count, *[1] * (data[name].ndim - 1)) for name in ("node_attrs", *ARRAYS_KEYS)}
    return {
        **data,
        **of_atoms,
        "positions": (data["positions"] + (cells.to(cell.dtype) @ cell)[:, None]).flatten(0, 1),
        "edge_index": torch.stack([(place * num_atoms + sender).flatten(), (first + receiver).flatten()]),
        "unit_shifts": unit_shifts,
        "shifts": unit_shifts @ large,
        "cell": large,
        "batch": torch.zeros(count * num_atoms, dtype=torch.int64, device=device),
        "ptr": torch.tensor([0, count * num_atoms], device=device),
    }
