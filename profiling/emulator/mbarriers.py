"""The state of the barriers that lie in shared memory (``mbarrier``).

Source: PTX ISA 9.0, the sections on the mbarrier object, its phases, and the tracking of transfers. A phase completes
when all arrivals that it expects have come and as many bytes as were announced. Who waits for it knows from then on
what those that arrived had done before, and what was transferred.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from profiling.emulator.order import IntArray
from profiling.emulator.text import Instruction

MOST = (1 << 20) - 1
"""Arrivals, or bytes, that a phase can count."""


class Held(NamedTuple):
    """Threads that cannot go on until something changes.

    Attributes:
        threads: which.
        why: says what they wait for.
    """

    threads: IntArray
    why: Callable[[], str]


@dataclass
class Mbarrier:
    """One of them.

    Attributes:
        address: in shared memory.
        expected: arrivals in each phase.
        num_agents: that the clocks of the program have.
        pending: arrivals that the phase still waits for.
        nbytes: that are announced and have not come.
        phase: how many are complete.
        seen: how many are known to be complete by somebody who waited.
        completed: what those know who arrived in the phase that was completed last.
        last: what used it last.
    """

    address: int
    expected: int
    num_agents: int
    pending: int = field(init=False)
    nbytes: int = 0
    phase: int = 0
    seen: int = 0
    completed: IntArray = field(init=False)
    last: Instruction | None = None

    def __post_init__(self) -> None:
        self.pending = self.expected
        self.completed = np.zeros(self.num_agents, dtype=np.int64)
        self._arrived = self.completed.copy()

    def arrive(self, count: int, knowledge: IntArray) -> str:
        """Count arrivals of someone who knows that; what is wrong with it, or nothing."""
        if count > self.pending:
            return f"{count} come where {self.pending} of {self.expected} are missing{self._told()}"
        self.pending -= count
        np.maximum(self._arrived, knowledge, out=self._arrived)
        return self._complete()

    def transfer(self, nbytes: int, knowledge: IntArray | None) -> str:
        """Count bytes that have come (or, if negative, that are announced); what is wrong with it, or nothing."""
        self.nbytes -= nbytes
        if abs(self.nbytes) > MOST:
            return f"{abs(self.nbytes)} bytes are more than a phase can count{self._told()}"
        if knowledge is not None:
            np.maximum(self._arrived, knowledge, out=self._arrived)
        return self._complete()

    def state(self) -> str:
        """For messages."""
        return (
            f"{self.pending} of {self.expected} arrivals and {self.nbytes} bytes are missing in phase {self.phase}"
            f" of the mbarrier at {self.address:#x}"
        )

    def _complete(self) -> str:
        if self.pending:
            return ""
        if self.nbytes < 0:
            return f"{-self.nbytes} bytes that nobody has announced{self._told()}"
        if self.nbytes:
            return ""
        # parity, and the state that an arrival gives, tell the phase now from the one before only
        overtaken = self.phase > self.seen
        self.phase, self.pending = self.phase + 1, self.expected
        self.completed, self._arrived = self._arrived, np.zeros_like(self._arrived)
        return f"it completes, and nobody has seen that the one before did{self._told()}" if overtaken else ""

    def _told(self) -> str:
        return f", in phase {self.phase} of the mbarrier at {self.address:#x}"
