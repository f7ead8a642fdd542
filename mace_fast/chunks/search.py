"""Neighbour lists of large structures, found slab by slab and kept in few bytes an edge."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from vesin import NeighborList

from mace_fast.neighbours import GAP_MARGIN, BoolArray, FloatArray, compact_box, radius_for_vesin, search_radius

ATOMS_PER_SLAB = 100_000
"""Of one search; it takes about 100 bytes for each of their edges, and a slab is never thinner than the radius."""


@dataclass(frozen=True)
class CompactList:
    """Directed edges, those of a receiver together; N atoms, E edges.

    The vector of an edge is ``positions[receiver] - positions[sender] + unit_shift @ cell``.

    Attributes:
        senders: ``[E]`` int32; int64 where there are more atoms than that counts.
        unit_shifts: ``[E, 3]`` int8; int32 where atoms are more than 127 cells away.
        first: ``[N]`` int64, the first edge of each receiver.
        counts: ``[N]`` int64, how many it has.
    """

    senders: npt.NDArray[np.integer]
    unit_shifts: npt.NDArray[np.integer]
    first: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]


def search_in_slabs(
    positions: FloatArray, cell: FloatArray, pbc: BoolArray, radius: float, atoms_per_slab: int = ATOMS_PER_SLAB
) -> CompactList:
    """Find all edges up to ``radius`` or a rounding longer.

    Args:
        positions: ``[N, 3]`` in Å, as ``neighbours.validated_positions`` gives them.
        cell: ``[3, 3]`` in Å, as ``neighbours.validated_lattice`` gives it.
        pbc: ``[3]``, the same.
        radius: in Å.
        atoms_per_slab: whose receivers are searched at once.

    Raises:
        ValueError: the structure is absurdly dense.
    """
    reach = search_radius(positions, cell, radius)
    points, box, wraps = compact_box(positions, cell, pbc, reach + GAP_MARGIN)
    inverse = np.linalg.inv(box)
    spacings = 1 / np.linalg.norm(inverse, axis=0)
    axis = int(np.argmax(spacings))
    heights = (points @ inverse)[:, axis] * spacings[axis]
    order = np.argsort(heights, kind="stable")
    slabs = _Slabs(points[order], heights[order], order, box, axis, float(spacings[axis]), reach)
    most = min(-(-len(points) // atoms_per_slab), int(spacings[axis] / (2 * reach)))
    bounds = np.linspace(0, len(points), max(most, 1) + 1).astype(np.int64)
    num_atoms = len(points)
    first, counts = np.zeros(num_atoms, np.int64), np.zeros(num_atoms, np.int64)
    senders, shifts, found = [], [], 0
    for start, stop in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        part = slabs.search(start, stop)
        owners = order[start:stop]
        counts[owners] = part.counts
        first[owners] = found + np.cumsum(part.counts) - part.counts
        found += len(part.senders)
        shift = part.unit_shifts
        if wraps.any():
            shift = shift + (wraps[part.senders] - wraps[np.repeat(owners, part.counts)])
        senders.append(_narrowed(part.senders, num_atoms - 1, np.int32))
        shifts.append(_narrowed(shift, np.abs(shift).max(initial=0), np.int8, np.int32))
    return CompactList(np.concatenate(senders), np.concatenate(shifts), first, counts)


@dataclass(frozen=True)
class _Found:
    """Edges of the receivers of a slab, in the order of these."""

    senders: npt.NDArray[np.int64]
    unit_shifts: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Slabs:
    """A periodic box with its atoms in the order of their height along one axis.

    Attributes:
        points: ``[N, 3]`` in Å.
        heights: ``[N]`` in Å, ascending.
        atoms: ``[N]`` which atom each is.
        box: ``[3, 3]`` in Å.
        axis: along which slabs are cut.
        length: of the box across the planes of that axis, in Å.
        reach: radius in Å.
    """

    points: FloatArray
    heights: FloatArray
    atoms: npt.NDArray[np.int64]
    box: FloatArray
    axis: int
    length: float
    reach: float

    def search(self, start: int, stop: int) -> _Found:
        """Edges whose receivers are those from ``start`` to ``stop``."""
        if stop - start == len(self.points):
            # all of a box, which may be so short that an atom sees several images of another
            rows, images = np.arange(stop), np.zeros(stop, dtype=np.int64)
            box, is_receiver = self.box, np.ones(stop, dtype=bool)
        else:
            low, high = self.heights[start] - self.reach, self.heights[stop - 1] + self.reach
            rows, images = self._between(low, high)
            box = self.box.copy()
            # so much longer than the slab and what is around it that its two ends do not see each other
            box[self.axis] *= (high - low + self.reach + GAP_MARGIN) / self.length
            is_receiver = (images == 0) & (rows >= start) & (rows < stop)
        points = self.points[rows] + images[:, None] * self.box[self.axis]
        cells = NeighborList(cutoff=radius_for_vesin(box, self.reach), full_list=True)
        pairs, shifts, lengths = cells.compute(points, box, True, quantities="PSd", copy=False)
        kept = is_receiver[pairs[:, 1]] & (lengths <= self.reach)
        if box is not self.box:
            kept &= shifts[:, self.axis] == 0
        senders, receivers = pairs[kept].astype(np.int64).T
        shifts = shifts[kept].astype(np.int64)
        place = rows[receivers] - start
        order = np.argsort(place, kind="stable")
        senders, shifts = senders[order], shifts[order]
        shifts[:, self.axis] -= images[senders]
        return _Found(self.atoms[rows[senders]], shifts, np.bincount(place, minlength=stop - start))

    def _between(self, low: float, high: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Rows of atoms, and by how many boxes they are moved, that are then between two heights."""
        rows, images = [], []
        for image in (-1, 0, 1):
            begin, end = np.searchsorted(self.heights + image * self.length, (low, high), side="left")
            rows.append(np.arange(begin, end))
            images.append(np.full(end - begin, image))
        return np.concatenate(rows), np.concatenate(images)


def _narrowed(values: npt.NDArray[np.int64], largest: int, *dtypes: type[np.signedinteger]) -> npt.NDArray[np.integer]:
    """As the first of the dtypes that holds the largest value."""
    dtype = next((one for one in dtypes if largest <= np.iinfo(one).max), np.int64)
    return values.astype(dtype)
