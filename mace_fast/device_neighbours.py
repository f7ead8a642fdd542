"""Neighbour lists made where the model is: by operations of torch alone, so that positions on a GPU stay there.

Of the device the host reads a few numbers at a search, and one when it asks whether the last one still holds.
"""

import itertools
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from mace_fast.neighbours import (
    COINCIDENT,
    GAP_MARGIN,
    MAX_COORDINATE,
    MAX_DENSITY,
    BoolArray,
    FloatArray,
    NeighbourList,
    compact_box,
    complete_lattice,
    margin,
    real_array,
    validated_positions,
    within,
)
from mace_fast.verlet import MOST_SEARCHES, KeptLattice, KeptSearch, VerletList

# Of more cells along an axis the number of a cell would not fit into 64 bits; cells get wider then.
_MOST_CELLS = 2**20
# Pairs of an atom and a cell that are looked at together; a cell has some 50 atoms at most.
_PAIRS_AT_ONCE = 2**17


@dataclass(frozen=True, eq=False)
class DeviceNeighbourList:
    """Directed edges as :class:`mace_fast.neighbours.NeighbourList` has them, sorted by receiver, on one device.

    Attributes:
        senders: ``[num_edges]`` int64.
        receivers: ``[num_edges]`` int64, ascending.
        unit_shifts: ``[num_edges, 3]`` int64.
    """

    senders: Tensor
    receivers: Tensor
    unit_shifts: Tensor

    def __len__(self) -> int:
        return self.receivers.shape[0]

    def on_host(self) -> NeighbourList:
        """The same edges in arrays."""
        return NeighbourList(*(part.numpy(force=True) for part in (self.senders, self.receivers, self.unit_shifts)))


class DeviceVerletList:
    """A list of all pairs within ``cutoff + skin``, searched anew only when atoms have moved too far.

    It has all edges within the cutoff and some beyond, for models to which these contribute exactly nothing: other than
    :class:`mace_fast.verlet.VerletList` it stays the same from step to step, and nothing is left out of it.

    Args:
        cutoff: radius in Å within which no edge is missing.
        skin: extra radius of the search in Å; 0 searches anew whenever anything moves. See :class:`KeptSearch`.
        device: where positions go and the edges are.

    Raises:
        ValueError: ``cutoff`` is not positive, or ``skin`` is negative.
    """

    def __init__(self, cutoff: float, skin: float, device: torch.device) -> None:
        self._search = KeptSearch(cutoff, skin, search_on_device, farthest_moved, MOST_SEARCHES)
        self.cutoff, self.skin = self._search.cutoff, self._search.skin
        self._device = device
        self._lattice = KeptLattice()

    @property
    def num_builds(self) -> int:
        """How often neighbours have been searched."""
        return self._search.num_builds

    def update(self, positions: npt.ArrayLike | Tensor, cell: npt.ArrayLike, pbc: npt.ArrayLike) -> DeviceNeighbourList:
        """The edges; the same object as long as the last search holds, which takes one number from the device to see.

        Args:
            positions: ``[num_atoms, 3]`` in Å, on any device.
            cell: ``[3, 3]`` lattice vectors as rows, in Å; rows of axes without periodicity are not read.
            pbc: ``[3]`` bool, periodicity of each axis, or one bool for all.

        Raises:
            ValueError: as ``neighbours.neighbour_list``; atoms that have come to coincide since a search are not seen.
        """
        if not isinstance(positions, Tensor):
            positions = torch.from_numpy(real_array(positions, "positions"))
        if positions.ndim != 2 or positions.shape[1] != 3:
            validated_positions(positions.numpy(force=True))  # which says so
        lattice = self._lattice.validated(cell, pbc)
        with torch.no_grad():
            return self._search.found(positions.detach().to(self._device, torch.float64), *lattice)


def verlet_list(
    cutoff: float, skin: float, device: torch.device, is_exact: bool = False
) -> VerletList | DeviceVerletList:
    """A list for models on a device.

    Args:
        cutoff: as of the two lists, and so is ``skin``.
        skin: in Å.
        device: where the models are. A CPU's loops gain more by fewer edges than it costs to leave them out, and an
            Apple GPU has no float64.
        is_exact: whether there may be no edges beyond the cutoff.
    """
    on_host = is_exact or device.type in ("cpu", "mps")
    return VerletList(cutoff, skin) if on_host else DeviceVerletList(cutoff, skin, device)


def farthest_moved(positions: Tensor, before: Tensor, strain: FloatArray | None) -> float:
    """How far an atom has moved beyond a strain, in Å; NaN where a position is."""
    moved = positions - (before if strain is None else before @ before.new_tensor(strain))
    return math.sqrt(float(moved.square().sum(1).max()))


def search_on_device(positions: Tensor, cell: FloatArray, pbc: BoolArray, cutoff: float) -> DeviceNeighbourList:
    """Find edges within ``cutoff`` and a margin.

    Atoms are put into the cells of a grid, whose widths are at least the cutoff wherever the structure is that wide.
    Cells without atoms are not stored, so that empty space costs nothing.

    Args:
        positions: ``[num_atoms, 3]`` float64 in Å.
        cell: as ``neighbours.validated_lattice`` gives it, and so is ``pbc``.
        pbc: ``[3]``.
        cutoff: radius in Å.

    Raises:
        ValueError: as ``neighbours.neighbour_list``.
    """
    if len(positions) == 0:
        empty = positions.new_zeros(0, dtype=torch.int64)
        return DeviceNeighbourList(empty, empty, empty.new_zeros(0, 3))
    grid = _Grid(positions, cell, pbc, cutoff)
    rows = max(1, _PAIRS_AT_ONCE // len(grid.offsets))
    parts = [grid.edges_of(first, min(first + rows, len(positions))) for first in range(0, len(positions), rows)]
    senders, receivers, unit_shifts, squared = (torch.cat(part) for part in zip(*parts, strict=True))
    found = DeviceNeighbourList(senders, receivers, unit_shifts)
    if len(found) and float(squared.min()) < (2 * COINCIDENT) ** 2:
        within(found.on_host(), positions.numpy(force=True), cell, cutoff)  # which says which atoms coincide
    return found


class _Grid:
    """Atoms in the cells of a grid.

    Attributes:
        offsets: ``[num_offsets, 3]``, from a cell to those that atoms within reach are in.
    """

    def __init__(self, positions: Tensor, cell: FloatArray, pbc: BoolArray, cutoff: float) -> None:
        lattice = complete_lattice(cell, pbc)
        inverse = np.linalg.inv(lattice)
        spacings = 1 / np.linalg.norm(inverse, axis=0)  # of lattice planes
        self._lattice, periodic = positions.new_tensor(lattice), torch.from_numpy(pbc).to(positions.device)
        fractional = positions @ positions.new_tensor(inverse)
        self._wraps = torch.where(periodic, fractional.floor(), 0.0)
        inside = fractional - self._wraps
        self._points = positions - self._wraps @ self._lattice
        largest, low, high, occupied = self._measured(positions, inside * inside.new_tensor(spacings))
        if not largest <= MAX_COORDINATE:
            validated_positions(positions.numpy(force=True))  # which says what is wrong
        self._reach = margin(max(largest, np.abs(cell).max()), cutoff)
        lengths = np.where(pbc, spacings, high - low)
        taken = occupied + np.minimum(np.where(pbc, np.maximum(lengths - (high - low), 0.0), 1.0), 1.0)
        if len(positions) > MAX_DENSITY * abs(np.linalg.det(lattice / spacings[:, None])) * taken.prod():
            compact_box(positions.numpy(force=True), cell, pbc, self._reach + GAP_MARGIN)  # which says so

        # by a little more than the reach, which no rounding of a coordinate takes away
        widths = margin(max(largest, np.abs(cell).max()), self._reach)
        self._sizes = np.clip(np.floor(lengths / widths), 1, _MOST_CELLS).astype(np.int64)
        farthest = np.where(pbc, np.ceil(widths * self._sizes / spacings), np.minimum(self._sizes - 1, 1)).astype(int)
        offsets = np.array(list(itertools.product(*(range(-far, far + 1) for far in farthest))))
        self.offsets = torch.from_numpy(offsets).to(positions.device)
        self._periodic, self._size = periodic, torch.from_numpy(self._sizes).to(positions.device)

        scales = np.divide(spacings * self._sizes, lengths, out=np.zeros(3), where=lengths > 0)
        origins = np.where(pbc, 0.0, low / spacings)
        places = (inside - inside.new_tensor(origins)) * inside.new_tensor(scales)
        self._cells = torch.minimum(places.long().clamp(min=0), self._size - 1)
        self._sorted, self._atoms = torch.sort(self._numbers(self._cells), stable=True)

    @staticmethod
    def _measured(positions: Tensor, heights: Tensor) -> tuple[float, FloatArray, FloatArray, FloatArray]:
        """The largest coordinate; of heights above lattice planes the lowest, the highest, and how much atoms take."""
        ascending = heights.sort(dim=0).values
        occupied = ascending.diff(dim=0).clamp(max=1.0).sum(0)  # no atom takes more than 1 Å of an axis
        together = torch.cat([positions.abs().max()[None], ascending[0], ascending[-1], occupied]).numpy(force=True)
        return float(together[0]), together[1:4], together[4:7], together[7:]

    def _numbers(self, cells: Tensor) -> Tensor:
        """One number for the three of each cell, ``[..., 3]``."""
        x, y, z = cells.unbind(-1)
        return (x * int(self._sizes[1]) + y) * int(self._sizes[2]) + z

    def edges_of(self, first: int, last: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Senders, receivers, unit shifts and squared lengths of the edges that some receivers have, by receiver."""
        targets = (self._cells[first:last, None] + self.offsets).flatten(0, 1)
        images = torch.where(self._periodic, targets.div(self._size, rounding_mode="floor"), 0)
        targets -= images * self._size
        exists = ((targets >= 0) & (targets < self._size)).all(1)
        numbers = torch.where(exists, self._numbers(targets), -1)
        begin, end = (torch.searchsorted(self._sorted, numbers, right=right) for right in (False, True))
        counts = end - begin
        pairs = torch.repeat_interleave(counts)  # of an atom and a cell
        ends = counts.cumsum(0)
        place = torch.arange(len(pairs), device=pairs.device) - (ends - counts - begin)[pairs]
        senders, receivers = self._atoms[place], first + pairs.div(len(self.offsets), rounding_mode="floor")
        vectors = (
            self._points[receivers] - self._points[senders] - (images.to(self._points.dtype) @ self._lattice)[pairs]
        )
        squared = vectors.square().sum(1)
        is_itself = (senders == receivers) & (images == 0).all(1)[pairs]
        kept = ((squared < self._reach**2) & ~is_itself).nonzero().squeeze(1)
        senders, receivers = senders[kept], receivers[kept]
        shifts = (self._wraps[senders] - self._wraps[receivers]).long() - images[pairs[kept]]
        return senders, receivers, shifts, squared[kept]
