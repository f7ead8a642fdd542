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
# Diamond has 160 neighbours within 6 Å; beyond this the cell or the unit of length is wrong, and the list fills memory.
MAX_MEAN_NEIGHBOURS = 100_000
# The search reaches a little further than the cutoff, so that one comparison, in `_within`, decides every edge.
SEARCH_MARGIN = 1e-9  # Å


@dataclass(frozen=True)
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


class VerletList:
    """Neighbour list that is searched anew only when atoms have moved too far since the last search.

    The search reaches ``cutoff + skin``. An edge between atoms i, j had the vector v0 at the search and has
    ``v = v0 F + u_j - u_i`` now, where F is the strain of the cell since and u the displacement of an atom beyond
    that strain. With s the smallest singular value of F, ``|v| >= s |v0| - 2 max|u|``; so no edge within the cutoff is
    missing as long as ``cutoff + 2 max|u| <= s (cutoff + skin)``. At a constant cell that is the usual rule: no atom
    has moved by more than half the skin. Any other change (number of atoms, periodicity, an atom wrapped back into
    the cell) searches anew.

    Args:
        cutoff: radius in Å within which edges are returned.
        skin: extra radius of the search in Å; 0 searches anew whenever anything moves.

    Attributes:
        num_builds: how often neighbours have been searched.

    Raises:
        ValueError: ``cutoff`` is not positive, or ``skin`` is negative.

    Source:
        Verlet, Phys. Rev. 159, 98 (1967); the bound under strain is derived above.
    """

    def __init__(self, cutoff: float, skin: float) -> None:
        _check_cutoff(cutoff)
        if not (np.isfinite(skin) and skin >= 0):
            raise ValueError(f"skin is {skin} Å: give zero or a positive length, such as 0.5")
        self.cutoff = float(cutoff)
        self.skin = float(skin)
        self.num_builds = 0
        self._found: NeighbourList | None = None
        self._positions = np.empty((0, 3))
        self._cell = np.zeros((3, 3))
        self._pbc = np.zeros(3, dtype=bool)

    def update(self, positions: npt.ArrayLike, cell: npt.ArrayLike, pbc: npt.ArrayLike) -> NeighbourList:
        """Return what ``neighbour_list(positions, cell, pbc, cutoff)`` returns.

        Args:
            positions: ``[num_atoms, 3]`` in Å.
            cell: ``[3, 3]`` lattice vectors as rows, in Å; rows of axes without periodicity are not read.
            pbc: ``[3]`` bool, periodicity of each axis, or one bool for all.

        Raises:
            ValueError: as ``neighbour_list``.
        """
        positions, cell, pbc = _validated(positions, cell, pbc)
        if self._found is None or not self._covers(positions, cell, pbc):
            self._found = _search(positions, cell, pbc, self.cutoff + self.skin)
            self._positions, self._cell, self._pbc = positions.copy(), cell, pbc
            self.num_builds += 1
        return _within(self._found, positions, cell, self.cutoff)

    def _covers(self, positions: FloatArray, cell: FloatArray, pbc: BoolArray) -> bool:
        if len(positions) != len(self._positions) or not np.array_equal(pbc, self._pbc):
            return False
        if len(positions) == 0:
            return True
        # F maps the old lattice vectors on the new ones and leaves directions without periodicity alone.
        strain = np.eye(3) + np.linalg.pinv(self._cell[pbc]) @ (cell[pbc] - self._cell[pbc])
        stretch = np.linalg.svd(strain, compute_uv=False)[-1]
        moved = np.linalg.norm(positions - self._positions @ strain, axis=1).max()
        return bool(self.cutoff + 2 * moved <= stretch * (self.cutoff + self.skin))


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
        ValueError: an array has the wrong shape or is not finite; ``cutoff`` is not positive; the periodic lattice
            vectors span no volume; the structure is absurdly dense; two atoms coincide.

    Source:
        The search is vesin's cell list. Same edges as ``mace.data.neighborhood.get_neighborhood``
        (``tests/test_neighbours.py``).
    """
    _check_cutoff(cutoff)
    positions, cell, pbc = _validated(positions, cell, pbc)
    return _within(_search(positions, cell, pbc, cutoff), positions, cell, cutoff)


def require_volume(lattice: FloatArray, remedy: str) -> None:
    """Refuse lattice vectors that are zero or nearly linearly dependent.

    Args:
        lattice: ``[num_vectors, 3]`` in Å, at most three rows.
        remedy: end of the message, what the user can do.

    Raises:
        ValueError: the vectors span no volume (no area, no length).
    """
    lengths = np.linalg.norm(lattice, axis=1)
    if len(lattice) == 0:
        return
    if lengths.min() == 0 or np.linalg.svd(lattice / lengths[:, None], compute_uv=False)[-1] < 1e-6:
        raise ValueError(f"the lattice vectors {lattice.tolist()} Å span no volume: {remedy}")


def _check_cutoff(cutoff: float) -> None:
    if not (np.isfinite(cutoff) and cutoff > 0):
        raise ValueError(f"the cutoff is {cutoff} Å: give a positive length")


def _validated(
    positions: npt.ArrayLike, cell: npt.ArrayLike, pbc: npt.ArrayLike
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Return the arguments as arrays, with zeros in the lattice vectors of axes without periodicity."""
    positions = np.ascontiguousarray(positions, dtype=np.float64)
    if positions.ndim != 2 or positions.shape[1] != 3:
        raise ValueError(f"positions have the shape {positions.shape}: give [num_atoms, 3]")
    cell = np.asarray(cell, dtype=np.float64)
    if cell.shape != (3, 3):
        raise ValueError(f"the cell has the shape {cell.shape}: give three lattice vectors as rows, [3, 3]")
    pbc = np.asarray(pbc, dtype=bool)
    if pbc.shape not in ((), (3,)):
        raise ValueError(f"pbc has the shape {pbc.shape}: give one bool or three")
    pbc = np.array(np.broadcast_to(pbc, 3))  # a copy, since callers change theirs in place
    bad = np.flatnonzero(~np.isfinite(positions).all(axis=1))
    if bad.size:
        atom = int(bad[0])
        raise ValueError(
            f"positions of {bad.size} of {len(positions)} atoms are not finite, first atom {atom} at "
            f"{positions[atom].tolist()}: correct the structure, or look for a step that diverged"
        )
    if not np.isfinite(cell[pbc]).all():
        raise ValueError(f"the cell {cell.tolist()} is not finite: correct the structure, or look for a diverged step")
    require_volume(cell[pbc], "give independent ones, or set pbc to False on axes without periodicity")
    return positions, np.where(pbc[:, None], cell, 0.0), pbc


def _search(positions: FloatArray, cell: FloatArray, pbc: BoolArray, cutoff: float) -> NeighbourList:
    """Find edges within ``cutoff`` and a margin, sorted."""
    if pbc.all():
        mean = len(positions) / abs(np.linalg.det(cell)) * (4 / 3) * np.pi * cutoff**3
        if mean > MAX_MEAN_NEIGHBOURS:
            raise ValueError(
                f"an atom would have about {mean:.2g} neighbours within {cutoff:g} Å ({len(positions)} atoms in "
                f"{abs(np.linalg.det(cell)):.3g} Å^3): check that positions and cell are in Å, and that the cell is set"
            )
    if len(positions) == 0:
        return NeighbourList(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, 3), np.int64))
    search = NeighborList(cutoff=cutoff + SEARCH_MARGIN, full_list=True)
    pairs, shifts = search.compute(positions, cell, pbc, quantities="PS", copy=False)
    senders, receivers = np.ascontiguousarray(pairs.T, dtype=np.int64)
    columns = np.ascontiguousarray(shifts.T, dtype=np.int64)
    order = np.lexsort((columns[2], columns[1], columns[0], senders, receivers))
    return NeighbourList(senders[order], receivers[order], np.ascontiguousarray(columns[:, order].T))


def _within(found: NeighbourList, positions: FloatArray, cell: FloatArray, cutoff: float) -> NeighbourList:
    """Keep the edges shorter than ``cutoff``, in their order."""
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
    keep = squared < cutoff**2
    return NeighbourList(found.senders[keep], found.receivers[keep], found.unit_shifts[keep])
