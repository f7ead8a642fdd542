"""Which accesses of memory are ordered by barriers, and which race.

Every warp has a clock, and knows of each other one up to which time what that did has happened before what it does now
(vector clocks; Flanagan and Freund, FastTrack, PLDI 2009). So has what works for a warp in the background: copies and
matrix products that are waited for later.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]

NOBODY = -1


class Clocks:
    """Of the agents of a program: its warps first, and as many that work for them in the background.

    Args:
        num_warps: of the program.

    Attributes:
        known: ``[agents, agents]``, up to which time an agent (row) knows what another (column) did.
        fenced: the same of what copies and matrix products in the background (the asynchronous proxy) see, which needs
            ``fence.proxy.async`` of who wrote it or of who lets them read it.
    """

    def __init__(self, num_warps: int) -> None:
        self.num_warps = num_warps
        self._rows = np.zeros((2 * num_warps, 2, 2 * num_warps), dtype=np.int64)
        self.known, self.fenced = self._rows[:, 0], self._rows[:, 1]
        np.fill_diagonal(self.known, 1)

    def fence(self, warps: npt.NDArray[Any]) -> None:
        """Let the asynchronous proxy see what these know."""
        self.fenced[warps] = np.maximum(self.fenced[warps], self.known[warps])
        self.known[warps, warps] += 1

    def background(self, warp: int) -> int:
        """The agent that works for a warp in the background."""
        return self.num_warps + warp

    def observers(self, agents: IntArray) -> IntArray:
        """Whose knowledge says what comes before something: of what is begun in the background that of its warp."""
        return agents % self.num_warps

    def now(self, agent: int) -> IntArray:
        """What an agent knows now, to be given to others, ``[2, agents]``: known and fenced."""
        return self._rows[agent].copy()

    def release(self, agent: int) -> IntArray:
        """What an agent knows now; what it does from here on happens later."""
        knowledge = self.now(agent)
        self.known[agent, agent] += 1
        return knowledge

    def acquire(self, agent: int, knowledge: IntArray) -> None:
        """Let an agent know what was released."""
        np.maximum(self._rows[agent], knowledge, out=self._rows[agent])

    def meet(self, agents: npt.NDArray[Any]) -> None:
        """All of these have waited for each other."""
        self._rows[agents] = self._rows[agents].max(axis=0)
        self.known[agents, agents] += 1


class Shadow:
    """Who has written and read each place of a piece of memory last, and when.

    Places are of four bytes until something smaller is accessed.

    Args:
        nbytes: of the memory, a multiple of four.
        clocks: of the agents.
    """

    def __init__(self, nbytes: int, clocks: Clocks) -> None:
        self._clocks, self._granule = clocks, 4
        count = nbytes // self._granule
        self._writer = np.full(count, NOBODY, dtype=np.int16)
        self._written = np.zeros(count, dtype=np.int64)
        self._by_proxy = np.zeros(count, dtype=bool)  # written by the asynchronous proxy
        self._read = np.zeros((count, len(clocks.known)), dtype=np.int64)
        self._updated: IntArray | None = None  # as what is read, for programs with atomic operations

    def reads(self, at: IntArray, width: int, agents: IntArray) -> npt.NDArray[np.bool_]:
        """Note that agents read so many bytes at addresses; which of these race with a write."""
        races = np.zeros(len(at), dtype=bool)
        for places in self._places(at, width):
            races |= self._races_with_writes(places, agents)
            if self._updated is not None:
                races |= self._unknown(self._updated, places, agents)
            self._read[places, agents] = self._clocks.known[agents, agents]
        return races

    def updates(self, at: IntArray, width: int, agents: IntArray) -> npt.NDArray[np.bool_]:
        """Note that agents change numbers atomically; which of these race with a read or a write that is not."""
        races = np.zeros(len(at), dtype=bool)
        for places in self._places(at, width):
            if self._updated is None:
                self._updated = np.zeros_like(self._read)
            races |= self._races_with_writes(places, agents) | self._unknown(self._read, places, agents)
            self._updated[places, agents] = self._clocks.known[agents, agents]
        return races

    def writes(self, at: IntArray, width: int, agents: IntArray, is_async: bool = False) -> npt.NDArray[np.bool_]:
        """Note that agents write; which of these race with a read or another write, if they change what is there."""
        races = np.zeros(len(at), dtype=bool)
        for places in self._places(at, width):
            races |= self._races_with_writes(places, agents) | self._unknown(self._read, places, agents)
            if self._updated is not None:
                races |= self._unknown(self._updated, places, agents)
            self._writer[places] = agents
            self._written[places] = self._clocks.known[agents, agents]
            self._by_proxy[places] = is_async
        return races

    def unordered(self, at: IntArray, warps: IntArray) -> npt.NDArray[np.bool_]:
        """Which addresses have been written so that warps do not know of it."""
        return self._races_with_writes(at // self._granule, warps)

    def unfenced(self, at: IntArray, agents: IntArray) -> npt.NDArray[np.bool_]:
        """Which addresses the asynchronous proxy may not see as they have been written."""
        places = at // self._granule
        seen = self._clocks.fenced[self._clocks.observers(agents), self._writer[places]]
        found: npt.NDArray[np.bool_] = ~self._by_proxy[places] & (self._written[places] > seen)
        return found

    def _places(self, at: IntArray, width: int) -> Iterator[IntArray]:
        if width < self._granule:
            self._divide(self._granule // width)
        for more in range(0, width, self._granule):
            yield (at + more) // self._granule

    def _divide(self, parts: int) -> None:
        self._granule //= parts
        for name in ("_writer", "_written", "_by_proxy", "_read", "_updated"):
            whole = getattr(self, name)
            if whole is not None:
                setattr(self, name, np.repeat(whole, parts, axis=0))

    def _unknown(self, when: IntArray, places: IntArray, agents: IntArray) -> npt.NDArray[np.bool_]:
        """Of which places somebody did something that is not known to be over."""
        unknown = when[places] > self._clocks.known[self._clocks.observers(agents)]
        found: npt.NDArray[np.bool_] = np.asarray(unknown.any(axis=1))
        return found

    def _races_with_writes(self, places: IntArray, agents: IntArray) -> npt.NDArray[np.bool_]:
        known = self._clocks.known[self._clocks.observers(agents), self._writer[places]]
        races: npt.NDArray[np.bool_] = self._written[places] > known
        return races


class Programs:
    """Which programs of a launch have touched each place of global memory, of which nobody orders one before another.

    Accesses of four bytes and more are compared with each other, and those of one and of two bytes.

    Args:
        nbytes: of the memory.
    """

    def __init__(self, nbytes: int) -> None:
        self._nbytes = nbytes
        self._touched: dict[tuple[str, int], npt.NDArray[np.int32]] = {}

    def touch(self, how: str, addresses: IntArray, width: int, program: int) -> npt.NDArray[np.bool_]:
        """Note an access; which of the places another program has touched too, so that the order of both matters.

        Args:
            how: "read", "written" or "updated", which is atomic.
            addresses: ``[threads]``.
            width: bytes of each.
            program: its index.
        """
        granule = min(width, 4)
        races = np.zeros(len(addresses), dtype=bool)
        for place in range(0, width, granule):
            at = (addresses + place) // granule
            for other in ("read", "written", "updated"):
                if how != other or how == "written":
                    who = self._who(other, granule)[at]
                    races |= (who != NOBODY) & (who != program)
            own = self._who(how, granule)
            own[at] = np.where((own[at] == NOBODY) | (own[at] == program), program, _SEVERAL)
        return races

    def places(self) -> dict[tuple[str, int], IntArray]:
        """What has been touched, by how and by the bytes of a place."""
        return {key: np.flatnonzero(who != NOBODY) for key, who in self._touched.items()}

    def _who(self, how: str, granule: int) -> npt.NDArray[np.int32]:
        key = how, granule
        if key not in self._touched:
            self._touched[key] = np.full(-(-self._nbytes // granule), NOBODY, dtype=np.int32)
        return self._touched[key]


_SEVERAL = -2
