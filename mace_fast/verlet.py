"""Neighbour lists that are searched anew only when atoms have moved too far: Verlet's lists."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from mace_fast.neighbours import (
    BoolArray,
    FloatArray,
    NeighbourList,
    check_cutoff,
    real_array,
    search,
    validated_lattice,
    validated_positions,
    within,
)

Found = TypeVar("Found")
Positions = TypeVar("Positions", bound=Any)


def farthest_moved(positions: FloatArray, before: FloatArray, strain: FloatArray | None) -> float:
    """How far an atom has moved beyond a strain, in Å."""
    moved = positions - (before if strain is None else before @ strain)
    return float(np.einsum("ai,ai->a", moved, moved).max()) ** 0.5


class KeptSearch(Generic[Positions, Found]):
    """A search that is repeated only when atoms have moved too far since the last one.

    It reaches ``cutoff + skin``. An edge between atoms i, j had the vector v0 at the search and has
    ``v = v0 F + u_j - u_i`` now, where F is the strain of the cell since and u the displacement of an atom beyond
    that strain. With s the smallest singular value of F, ``|v| >= s |v0| - 2 max|u|``; so no edge within the cutoff is
    missing as long as ``cutoff + 2 max|u| <= s (cutoff + skin)``. At a constant cell that is the usual rule: no atom
    has moved by more than half the skin. Any other change (number of atoms, periodicity, an atom wrapped back into
    the cell) searches anew.

    Args:
        cutoff: radius in Å within which no edge is missing.
        skin: extra radius of the search in Å; 0 searches anew whenever anything moves.
        find: from positions, cell, periodicity, as ``neighbours.validated_*`` give them, and a radius, what is kept.
        moved: how far an atom has moved at most, from positions now and then and the strain F, None for none.

    Attributes:
        num_builds: how often neighbours have been searched.

    Raises:
        ValueError: ``cutoff`` is not positive, or ``skin`` is negative.

    Source:
        Verlet, Phys. Rev. 159, 98 (1967); the bound under strain is derived above.
    """

    def __init__(
        self,
        cutoff: float,
        skin: float,
        find: Callable[[Positions, FloatArray, BoolArray, float], Found],
        moved: Callable[[Positions, Positions, FloatArray | None], float],
    ) -> None:
        check_cutoff(cutoff)
        if not (np.isfinite(skin) and skin >= 0):
            raise ValueError(f"skin is {skin} Å: give zero or a positive length, such as 0.5")
        self.cutoff = float(cutoff)
        self.skin = float(skin)
        self.num_builds = 0
        self._find, self._moved = find, moved
        self._last: Found | None = None
        self._positions: Positions | None = None
        self._cell = np.zeros((3, 3))
        self._pbc = np.zeros(3, dtype=bool)

    def found(self, positions: Positions, cell: FloatArray, pbc: BoolArray) -> Found:
        """What the last search found, the same object as long as it holds."""
        if self._last is None or not self._covers(positions, cell, pbc):
            self._last = None  # whatever comes between: what is kept of a search is of one
            found = self._find(positions, cell, pbc, self.cutoff + self.skin)
            self._positions, self._cell, self._pbc = deepcopy(positions), cell, pbc
            self.num_builds += 1
            self._last = found
        return self._last

    def _covers(self, positions: Positions, cell: FloatArray, pbc: BoolArray) -> bool:
        before = self._positions
        if before is None or len(positions) != len(before) or not np.array_equal(pbc, self._pbc):
            return False
        if len(positions) == 0:
            return True
        strain, stretch = None, 1.0
        if not np.array_equal(cell, self._cell):
            # F maps the old lattice vectors on the new ones and leaves directions without periodicity alone.
            strain = np.eye(3) + np.linalg.pinv(self._cell[pbc]) @ (cell[pbc] - self._cell[pbc])
            stretch = float(np.linalg.svd(strain, compute_uv=False)[-1])
        return self.cutoff + 2 * self._moved(positions, before, strain) <= stretch * (self.cutoff + self.skin)


class KeptLattice:
    """A cell and its periodicity, validated only where they are others than the last ones."""

    def __init__(self) -> None:
        self._given = self._validated = np.zeros((3, 3)), np.zeros(3, dtype=bool)

    def validated(self, cell: npt.ArrayLike, pbc: npt.ArrayLike) -> tuple[FloatArray, BoolArray]:
        """What ``neighbours.validated_lattice`` gives.

        Raises:
            ValueError: as that does.
        """
        cell = real_array(cell, "the cell")
        if not all(map(np.array_equal, self._given, (cell, pbc))):
            lattice, given = validated_lattice(cell, pbc), (np.array(cell), np.array(pbc))
            self._validated, self._given = lattice, given
        return self._validated


class VerletList:
    """Neighbour list that is searched anew only when atoms have moved too far since the last search.

    Args:
        cutoff: radius in Å within which edges are returned.
        skin: extra radius of the search in Å; 0 searches anew whenever anything moves. See :class:`KeptSearch`.

    Raises:
        ValueError: ``cutoff`` is not positive, or ``skin`` is negative.
    """

    def __init__(self, cutoff: float, skin: float) -> None:
        self._search = KeptSearch(cutoff, skin, search, farthest_moved)
        self.cutoff, self.skin = self._search.cutoff, self._search.skin
        self._found: NeighbourList | None = None
        self._edges: NeighbourList | None = None
        self._is_edge = np.zeros(0, dtype=bool)
        self._lattice = KeptLattice()

    @property
    def num_builds(self) -> int:
        """How often neighbours have been searched."""
        return self._search.num_builds

    def update(self, positions: npt.ArrayLike, cell: npt.ArrayLike, pbc: npt.ArrayLike) -> NeighbourList:
        """Return what ``neighbour_list(positions, cell, pbc, cutoff)`` returns; where it is as before, the same object.

        Args:
            positions: ``[num_atoms, 3]`` in Å.
            cell: ``[3, 3]`` lattice vectors as rows, in Å; rows of axes without periodicity are not read.
            pbc: ``[3]`` bool, periodicity of each axis, or one bool for all.

        Raises:
            ValueError: as ``neighbour_list``.
        """
        positions = validated_positions(positions)
        cell, pbc = self._lattice.validated(cell, pbc)
        found = self._search.found(positions, cell, pbc)
        if found is not self._found:
            self._found, self._edges = found, None
        is_edge = within(found, positions, cell, self.cutoff)
        if self._edges is None or not np.array_equal(is_edge, self._is_edge):
            self._edges, self._is_edge = found.chosen(is_edge), is_edge
        return self._edges
