"""Crystals of SrTiO3 of any size, one chunk of them with its surroundings, and the same tensors without numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from ase import Atoms
from torch import Tensor

from mace_fast.chunks.partition import compact_groups
from mace_fast.chunks.structures import LargeStructures
from mace_fast.chunks.system import System
from mace_fast.kernels.runtime.launch import recording

LATTICE = 3.905
"""Of the cube of five atoms, in Å."""

SKIN = 0.5
"""By how much neighbour lists reach further than the cutoff, in Å: the default of the calculator."""

_PLACES = [[0, 0, 0], [0.5, 0.5, 0.5], [0.5, 0.5, 0], [0.5, 0, 0.5], [0, 0.5, 0.5]]

Value = TypeVar("Value")


def crystal(cells: int) -> Atoms:
    """So many cells along each axis."""
    cell = Atoms("SrTiO3", scaled_positions=_PLACES, cell=[LATTICE] * 3, pbc=True)
    return cell.repeat(cells)


@dataclass(frozen=True)
class LargeCrystal:
    """What a chunk of a crystal needs, without the rest of the crystal.

    Attributes:
        num_atoms: of the crystal.
        num_edges: in its list of neighbours.
        num_chunks: of an evaluation.
        part: the atoms of the chunk with the most edges, and all that are near.
        receivers: which of them are in the chunk.
    """

    num_atoms: int
    num_edges: int
    num_chunks: int
    part: System
    receivers: Tensor


def large_crystal(model: Any, cells: int, most_receivers: int) -> LargeCrystal:
    """Cut a crystal into chunks and take one of them with its surroundings.

    Args:
        model: that evaluates it.
        cells: along each axis.
        most_receivers: of a chunk.

    Raises:
        ValueError: the crystal is so small that the surroundings of a chunk meet around it.
    """
    reach = float(model.r_max) + SKIN
    small = _system(model, crystal(int(np.ceil(reach / LATTICE))))
    counts = np.tile(small.counts[: len(_PLACES)].numpy(), cells**3)
    atoms = crystal(cells)
    groups = compact_groups(atoms.positions, np.zeros(len(atoms), np.int64), counts, most_receivers)
    group = max(groups, key=lambda one: int(counts[one].sum()))
    cluster, rows = with_surroundings(atoms, group, reach)
    part = _system(model, cluster)
    return LargeCrystal(len(atoms), int(counts.sum()), len(groups), part, torch.from_numpy(rows))


def structures_for(model: Any) -> LargeStructures:
    """As the calculator has them, on the CPU."""
    return LargeStructures(float(model.r_max), SKIN, torch.device("cpu"))


def _system(model: Any, atoms: Atoms) -> System:
    with recording():  # without which no backend of a GPU is to be had
        return structures_for(model).system(model, atoms, 0, {})


def with_surroundings(atoms: Atoms, group: npt.NDArray[np.int64], reach: float) -> tuple[Atoms, npt.NDArray[np.int64]]:
    """A group of atoms of a rectangular cell and all that are within reach, cut out; and which of these the group is.

    Raises:
        ValueError: the surroundings meet around the cell.
    """
    lengths, own = atoms.cell.lengths(), atoms.positions[group]
    centre, half = (own.max(0) + own.min(0)) / 2, (own.max(0) - own.min(0)) / 2 + reach
    if (2 * half >= lengths).any():
        raise ValueError(
            f"a group and what is within {reach} Å of it take {2 * half} Å of a cell of {lengths} Å: take more cells"
        )
    places = atoms.positions - centre
    places -= lengths * np.round(places / lengths)
    near = np.flatnonzero((np.abs(places) <= half).all(axis=1))
    return Atoms(atoms.numbers[near], places[near]), np.searchsorted(near, group)


def without_numbers(value: Value, sizes: Mapping[int, int]) -> Value:
    """Tensors on the meta device, of which those with so many rows have others: ``{atoms: more_atoms}``.

    Args:
        value: tensors in dictionaries, tuples and dataclasses.
        sizes: numbers of rows.
    """
    changed: Any = value
    if isinstance(value, Tensor):
        rows = [sizes.get(value.shape[0], value.shape[0])] if value.ndim else []
        changed = torch.empty(*rows, *value.shape[1:], dtype=value.dtype, device="meta")
    elif is_dataclass(value) and not isinstance(value, type):
        own = {field.name: without_numbers(getattr(value, field.name), sizes) for field in fields(value)}
        changed = replace(value, **own)
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        changed = type(value)(*(without_numbers(one, sizes) for one in value))
    elif isinstance(value, dict):
        changed = {name: without_numbers(one, sizes) for name, one in value.items()}
    return changed
