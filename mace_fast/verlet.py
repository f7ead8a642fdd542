"""Neighbour lists that are searched anew only when atoms have moved too far: Verlet's lists."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
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

Found = TypeVar("Found", bound=Any)
Positions = TypeVar("Positions", bound=Any)

MOST_SEARCHES = 16
"""That are kept: the images of a band, or the structures that share a calculator."""

MOST_EDGES = 2_000_000
"""Of all searches together; the last one is kept whatever its size."""


def farthest_moved(positions: FloatArray, before: FloatArray, strain: FloatArray | None) -> float:
    """How far an atom has moved beyond a strain, in Å."""
    moved = positions - (before if strain is None else before @ strain)
    return float(np.einsum("ai,ai->a", moved, moved).max()) ** 0.5


@dataclass
class _Search(Generic[Positions, Found]):
    """What was found, for which structure, and where its atoms were when it was asked for last."""

    found: Found
    positions: Positions
    cell: FloatArray
    pbc: BoolArray
    last: Positions


class KeptSearch(Generic[Positions, Found]):
    """Searches that are repeated only when atoms have moved too far since.

    One may be kept for each of a few structures that take turns, as the images of a band that share a calculator. What
    none of them covers is searched anew in the place of the one whose atoms were last within half a skin of its atoms;
    else one more is kept, in the place of what was not asked for longest.

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
        most: searches that are kept; of several what is found has a length, its edges.

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
        most: int = 1,
    ) -> None:
        check_cutoff(cutoff)
        if not (np.isfinite(skin) and skin >= 0):
            raise ValueError(f"skin is {skin} Å: give zero or a positive length, such as 0.5")
        self.cutoff = float(cutoff)
        self.skin = float(skin)
        self.num_builds = 0
        self._find, self._moved, self._most = find, moved, most
        self._kept: list[_Search[Positions, Found]] = []  # the last one asked for is the first

    def found(self, positions: Positions, cell: FloatArray, pbc: BoolArray) -> Found:
        """What a search found that holds, the same object as long as it does."""
        kept = next((each for each in self._kept if self._covers(each, positions, cell, pbc)), None)
        if kept is None:
            kept = self._searched(positions, cell, pbc)
        if kept is not self._kept[0]:
            self._kept.remove(kept)
            self._kept.insert(0, kept)
        if self._most > 1:
            kept.last = deepcopy(positions)
        return kept.found

    def _searched(self, positions: Positions, cell: FloatArray, pbc: BoolArray) -> _Search[Positions, Found]:
        alike = [each for each in self._kept if _are_alike(each, positions, pbc)]
        moved = [self._moved(positions, each.last, None) if len(positions) else 0.0 for each in alike]
        if moved and not min(moved) > self.skin / 2:
            self._kept.remove(alike[moved.index(min(moved))])
        del self._kept[self._most - 1 :]  # before the search, which takes memory too
        found = self._find(positions, cell, pbc, self.cutoff + self.skin)
        self.num_builds += 1
        before = deepcopy(positions)
        self._kept.insert(0, _Search(found, before, cell, pbc, before))
        while len(self._kept) > 1 and sum(len(each.found) for each in self._kept) > MOST_EDGES:
            self._kept.pop()
        return self._kept[0]

    def _covers(self, kept: _Search[Positions, Found], positions: Positions, cell: FloatArray, pbc: BoolArray) -> bool:
        if not _are_alike(kept, positions, pbc):
            return False
        if len(positions) == 0:
            return True
        strain, stretch = None, 1.0
        if not np.array_equal(cell, kept.cell):
            # F maps the old lattice vectors on the new ones and leaves directions without periodicity alone.
            strain = np.eye(3) + np.linalg.pinv(kept.cell[pbc]) @ (cell[pbc] - kept.cell[pbc])
            stretch = float(np.linalg.svd(strain, compute_uv=False)[-1])
        reach = self.cutoff + 2 * self._moved(positions, kept.positions, strain)
        return reach <= stretch * (self.cutoff + self.skin)


def _are_alike(kept: _Search[Any, Any], positions: Any, pbc: BoolArray) -> bool:
    return len(kept.positions) == len(positions) and np.array_equal(kept.pbc, pbc)


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


class _Edges:
    """The edges of a search, and those of them that are within the cutoff."""

    def __init__(self, positions: FloatArray, cell: FloatArray, pbc: BoolArray, radius: float) -> None:
        self._all = search(positions, cell, pbc, radius)
        self._chosen: NeighbourList | None = None
        self._is_chosen = np.zeros(0, dtype=bool)

    def __len__(self) -> int:
        return len(self._all)

    def within(self, positions: FloatArray, cell: FloatArray, cutoff: float) -> NeighbourList:
        """Those within a cutoff; the same object where they are the same edges as before."""
        is_chosen = within(self._all, positions, cell, cutoff)
        if self._chosen is None or not np.array_equal(is_chosen, self._is_chosen):
            self._chosen, self._is_chosen = self._all.chosen(is_chosen), is_chosen
        return self._chosen


class VerletList:
    """Neighbour list that is searched anew only when atoms have moved too far since the last search.

    Args:
        cutoff: radius in Å within which edges are returned.
        skin: extra radius of the search in Å; 0 searches anew whenever anything moves. See :class:`KeptSearch`.

    Raises:
        ValueError: ``cutoff`` is not positive, or ``skin`` is negative.
    """

    def __init__(self, cutoff: float, skin: float) -> None:
        self._search = KeptSearch(cutoff, skin, _Edges, farthest_moved, MOST_SEARCHES)
        self.cutoff, self.skin = self._search.cutoff, self._search.skin
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
        return self._search.found(positions, cell, pbc).within(positions, cell, self.cutoff)
