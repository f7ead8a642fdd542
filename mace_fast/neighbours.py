"""Neighbour lists: which atoms, and which of their periodic images, lie within the cutoff of each other."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from vesin import NeighborList

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

# Two atoms closer than this are the same atom twice: a model has no finite answer for them.
COINCIDENT = 1e-6  # Å
# Diamond has 0.18 atoms per Å^3; beyond this the cell or the unit of length is wrong, and the list fills memory.
MAX_DENSITY = 5.0  # atoms per Å^3
# Farther away float64 resolves less than 1e-7 Å, and an atom got there by a wrong unit or a step that diverged.
MAX_COORDINATE = 1e9  # Å
# The search reaches a little further than the cutoff, so that one comparison, in `_within`, decides every edge.
SEARCH_MARGIN = 1e-9  # Å
# Empty stretches are closed to the radius of the search and this, which is beyond any rounding of coordinates.
GAP_MARGIN = 1.0  # Å
# Of more than this many cells vesin makes fewer, in proportion, and dies where that leaves none across a thin box.
MAX_CELLS = 1e5


@dataclass(frozen=True, eq=False)
class NeighbourList:
    """Directed edges, sorted by receiver, then sender, then unit shift.

    The vector of an edge is ``positions[receivers] - positions[senders] + unit_shifts @ cell``.

    Attributes:
        senders: ``[num_edges]`` int64, atom a message comes from.
        receivers: ``[num_edges]`` int64, ascending, atom the message goes to.
        unit_shifts: ``[num_edges, 3]`` int64, lattice vectors added to the receiver; zero on axes without periodicity.
    """

    senders: IntArray
    receivers: IntArray
    unit_shifts: IntArray

    def __len__(self) -> int:
        return len(self.receivers)

    def chosen(self, which: BoolArray) -> "NeighbourList":
        """Those of a mask, in their order."""
        return NeighbourList(self.senders[which], self.receivers[which], self.unit_shifts[which])


def neighbour_list(positions: npt.ArrayLike, cell: npt.ArrayLike, pbc: npt.ArrayLike, cutoff: float) -> NeighbourList:
    """Find every directed pair of atoms, periodic images included, at a distance below ``cutoff``.

    Each pair occurs once in each direction; an atom is a neighbour of its own images, never of itself.

    Args:
        positions: ``[num_atoms, 3]`` in Å; atoms may lie outside the cell.
        cell: ``[3, 3]`` lattice vectors as rows, in Å; rows of axes without periodicity are not read.
        pbc: ``[3]`` bool, periodicity of each axis, or one bool for all.
        cutoff: radius in Å.

    Returns:
        The edges, in an order that depends on the structure alone.

    Raises:
        ValueError: an array has the wrong shape, is complex or is not finite; ``cutoff`` is not positive; the periodic
            lattice vectors span no volume; the structure is absurdly dense or large; two atoms coincide.

    Source:
        The search is vesin's cell list. Same edges as ``mace.data.neighborhood.get_neighborhood``
        (``tests/test_neighbours.py``).
    """
    check_cutoff(cutoff)
    positions, (cell, pbc) = validated_positions(positions), validated_lattice(cell, pbc)
    found = search(positions, cell, pbc, cutoff)
    return found.chosen(within(found, positions, cell, cutoff))


def real_array(values: npt.ArrayLike, what: str) -> FloatArray:
    """Return a contiguous float64 array; NumPy would drop an imaginary part with no more than a warning.

    Args:
        values: numbers.
        what: what they are, beginning of the message.

    Raises:
        ValueError: they are complex or no numbers.
    """
    array = np.asarray(values)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{what} must be real numbers, got an array of {array.dtype}")
    return np.ascontiguousarray(array, dtype=np.float64)


def spans_volume(lattice: FloatArray) -> bool:
    """Whether lattice vectors, ``[num_vectors, 3]`` with at most three rows, are finite and independent."""
    lengths = np.linalg.norm(lattice, axis=1)
    if len(lattice) == 0:
        return True
    if not np.isfinite(lengths).all() or lengths.min() == 0:
        return False
    return bool(np.linalg.svd(lattice / lengths[:, None], compute_uv=False)[-1] >= 1e-6)


def require_volume(lattice: FloatArray, remedy: str) -> None:
    """Refuse lattice vectors that are zero or nearly linearly dependent.

    Args:
        lattice: ``[num_vectors, 3]`` in Å, at most three rows.
        remedy: end of the message, what the user can do.

    Raises:
        ValueError: the vectors span no volume (no area, no length).
    """
    if not spans_volume(lattice):
        raise ValueError(f"the lattice vectors {lattice.tolist()} Å span no volume: {remedy}")


def check_cutoff(cutoff: float) -> None:
    """Refuse what is no radius."""
    if not (np.isfinite(cutoff) and cutoff > 0):
        raise ValueError(f"the cutoff is {cutoff} Å: give a positive length")


def validated_positions(positions: npt.ArrayLike) -> FloatArray:
    """Return the positions as an array."""
    positions = real_array(positions, "positions")
    if positions.ndim != 2 or positions.shape[1] != 3:
        raise ValueError(f"positions have the shape {positions.shape}: give [num_atoms, 3]")
    largest = float(np.abs(positions).max(initial=0.0))  # NaN if one of them is
    if not np.isfinite(largest):
        bad = np.flatnonzero(~np.isfinite(positions).all(axis=1))
        atom = int(bad[0])
        raise ValueError(
            f"positions of {bad.size} of {len(positions)} atoms are not finite, first atom {atom} at "
            f"{positions[atom].tolist()}: correct the structure, or look for a step that diverged"
        )
    _require_resolved(largest)
    return positions


def validated_lattice(cell: npt.ArrayLike, pbc: npt.ArrayLike) -> tuple[FloatArray, BoolArray]:
    """Return cell and periodicity as arrays of their own, with zeros in the lattice vectors of other axes."""
    cell = real_array(cell, "the cell")
    if cell.shape != (3, 3):
        raise ValueError(f"the cell has the shape {cell.shape}: give three lattice vectors as rows, [3, 3]")
    pbc = np.asarray(pbc)
    if pbc.shape not in ((), (3,)):
        raise ValueError(f"pbc has the shape {pbc.shape}: give one bool or three")
    if pbc.dtype != bool and not np.isin(pbc, (False, True)).all():
        raise ValueError(f"pbc is {pbc.tolist()}: give True or False")
    pbc = np.array(np.broadcast_to(pbc.astype(bool), 3))
    if not np.isfinite(cell[pbc]).all():
        raise ValueError(f"the cell {cell.tolist()} is not finite: correct the structure, or look for a diverged step")
    _require_resolved(float(np.abs(cell[pbc]).max(initial=0.0)))
    require_volume(cell[pbc], "give independent ones, or set pbc to False on axes without periodicity")
    return np.where(pbc[:, None], cell, 0.0), pbc


def _require_resolved(largest: float) -> None:
    if largest > MAX_COORDINATE:
        raise ValueError(
            f"positions or cell reach {largest:.1e} Å, farther than {MAX_COORDINATE:.0e} Å, where a number no longer "
            "resolves a bond: wrap the atoms into the cell, check the unit, or look for a step that diverged"
        )


def search(positions: FloatArray, cell: FloatArray, pbc: BoolArray, cutoff: float) -> NeighbourList:
    """Find edges within ``cutoff`` and a margin, sorted."""
    if len(positions) == 0:
        return NeighbourList(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, 3), np.int64))
    reach = search_radius(positions, cell, cutoff)
    points, box, wraps = compact_box(positions, cell, pbc, reach + GAP_MARGIN)
    cells = NeighborList(cutoff=radius_for_vesin(box, reach), full_list=True)
    pairs, shifts = cells.compute(points, box, True, quantities="PS", copy=False)
    senders, receivers = np.ascontiguousarray(pairs.T, dtype=np.int64)
    columns = np.ascontiguousarray(shifts.T, dtype=np.int64)
    if wraps.any():
        columns += (wraps[senders] - wraps[receivers]).T
    order = np.lexsort((columns[2], columns[1], columns[0], senders, receivers))
    return NeighbourList(senders[order], receivers[order], np.ascontiguousarray(columns[:, order].T))


def search_radius(positions: FloatArray, cell: FloatArray, cutoff: float) -> float:
    """The cutoff and a margin beyond the rounding of coordinates, in Å."""
    return margin(max(np.abs(positions).max(), np.abs(cell).max()), cutoff)


def margin(largest: float, radius: float) -> float:
    """A radius and more than roundings of coordinates take away, the largest of which is given, in Å."""
    return float(radius + max(SEARCH_MARGIN, 16 * np.finfo(np.float64).eps * largest))


def complete_lattice(cell: FloatArray, pbc: BoolArray) -> FloatArray:
    """The lattice vectors, with those of axes without periodicity of length 1, at right angles to the others."""
    vectors = cell.copy()
    vectors[~pbc] = np.linalg.qr(cell[pbc].T, mode="complete")[0].T[pbc.sum() :]
    return vectors


def compact_box(
    positions: FloatArray, cell: FloatArray, pbc: BoolArray, widest: float
) -> tuple[FloatArray, FloatArray, IntArray]:
    """Return a compact, fully periodic structure with the same neighbours.

    Atoms are wrapped into the cell. Then, along each axis in turn, stretches between lattice planes that hold no atom
    are closed to ``widest``: what lies beyond moves along the lattice vector, and the vector gets shorter. Atoms on the
    two sides of such a stretch are farther apart than ``widest`` before and after, all others keep their places to each
    other. An axis without periodicity has an endless stretch, and becomes periodic at right angles to the other axes.
    So vesin, which dies of long thin boxes and looks at every cell along axes without periodicity, gets neither.

    Args:
        positions: ``[num_atoms, 3]`` in Å, at least one atom.
        cell: ``[3, 3]`` in Å, lattice vectors as rows, zeros on axes without periodicity.
        pbc: ``[3]``.
        widest: length in Å to which empty stretches are closed, beyond the radius of the search.

    Returns:
        The positions, the lattice vectors and ``[num_atoms, 3]`` int64, how many lattice vectors were taken off each
        atom to wrap it.

    Raises:
        ValueError: there are more than ``MAX_DENSITY`` atoms per Å^3.
    """
    vectors = complete_lattice(cell, pbc)
    inverse = np.linalg.inv(vectors)
    fractional = positions @ inverse
    wraps = np.where(pbc, np.floor(fractional), 0.0)
    spacings = 1 / np.linalg.norm(inverse, axis=0)  # of lattice planes
    steps = vectors / spacings[:, None]  # along a lattice vector from one plane to the one 1 Å above
    heights = (fractional - wraps) * spacings
    points = positions - wraps @ vectors
    volume = abs(np.linalg.det(steps))
    for axis in range(3):
        order = np.argsort(heights[:, axis], kind="stable")
        ascending = heights[order, axis]
        extent = ascending[-1] - ascending[0]
        length = spacings[axis] if pbc[axis] else extent + widest
        gaps = np.append(np.diff(ascending), length - extent)
        excess = np.maximum(gaps - widest, 0.0)
        moves = np.empty(len(points))
        moves[order] = ascending[0] + np.append(0.0, np.cumsum(excess[:-1]))
        points -= moves[:, None] * steps[axis]
        vectors[axis] = np.minimum(gaps, widest).sum() * steps[axis] if excess.any() else length * steps[axis]
        volume *= np.minimum(gaps, 1.0).sum()  # no atom takes more than 1 Å of an axis
    if len(points) > MAX_DENSITY * volume:
        raise ValueError(
            f"there are about {len(points) / volume:.2g} atoms per Å^3 ({len(points)} in all), and diamond has "
            "0.18: check that positions and cell are in Å, that the cell is set, and that atoms do not coincide"
        )
    return points, vectors, wraps.astype(np.int64)


def radius_for_vesin(box: FloatArray, reach: float) -> float:
    """Return ``reach``, or the next larger radius at which vesin divides the box into cells without dying."""
    spacings = 1 / np.linalg.norm(np.linalg.inv(box), axis=0)
    radius = reach
    while True:
        cells = np.maximum(np.trunc(spacings / radius), 1.0)
        # its roundings take less than two thirds of a number of three or more
        if cells.prod() <= MAX_CELLS or cells.min() * np.cbrt(MAX_CELLS / cells.prod()) >= 3:
            return radius
        radius *= 1.1


def within(found: NeighbourList, positions: FloatArray, cell: FloatArray, cutoff: float) -> BoolArray:
    """Which edges are shorter than ``cutoff``, ``[num_edges]``."""
    vectors = found.unit_shifts @ cell
    vectors += positions.take(found.receivers, axis=0)
    vectors -= positions.take(found.senders, axis=0)
    squared = np.einsum("ei,ei->e", vectors, vectors)
    if len(squared) and squared.min() < COINCIDENT**2:
        edge = int(squared.argmin())
        sender, receiver, shift = (int(found.senders[edge]), int(found.receivers[edge]), found.unit_shifts[edge])
        image = f" (image {tuple(shift.tolist())})" if shift.any() else ""
        raise ValueError(
            f"atoms {receiver}{image} and {sender} are {squared[edge] ** 0.5:.1e} Å apart: "
            "remove the duplicate or move one of them"
        )
    is_edge: BoolArray = squared < cutoff**2
    return is_edge
