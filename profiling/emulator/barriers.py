"""The numbered barriers of a program: who has come, who waits, who goes on.

Source: PTX ISA 9.0, the section on ``bar`` and ``barrier``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Threads, Writer, reader, writer
from profiling.emulator.faults import stop
from profiling.emulator.order import IntArray
from profiling.emulator.text import Instruction, Number, Operand, Program, PTXError

NUMBER = 16
"""Of the barriers of a program."""


@dataclass
class Group:
    """Threads that are at one instruction.

    Attributes:
        at: which.
        threads: ascending.
        team: those that go in step: all of a program, a warp, or four that have met.
    """

    at: int
    threads: Threads
    team: int = 0


@dataclass
class Waiting:
    """Threads at one barrier.

    Attributes:
        expected: how many there must be; None for all that are left.
        instruction: the barrier.
        arrived: how many have come and do not wait.
        knowledge: of those.
        groups: that wait, as they came, with where they go on.
        votes: of those, for ``bar.red``, with where the result goes.
    """

    expected: int | None
    instruction: Instruction
    arrived: int = 0
    knowledge: list[IntArray] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    votes: list[tuple[Array, Writer]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many have come."""
        return self.arrived + sum(len(one.threads) for one in self.groups)


class Barriers:
    """Of one program.

    Args:
        block: its threads.
        program: its instructions.
    """

    def __init__(self, block: Block, program: Program) -> None:
        self._block, self._program = block, program
        self._waiting: dict[int, Waiting] = {}

    def parted(self, instruction: Instruction, group: Group) -> list[Group]:
        """Those of a group that come to one barrier each, where the number is in a register."""
        number = instruction.operands["red" in instruction]
        if "warp" in instruction or isinstance(number, Number):
            return [group]
        numbers = reader(number, "u32", instruction, self._program)(self._block, group.threads)
        return [Group(group.at, group.threads[numbers == one], group.team) for one in np.unique(numbers)]

    def come(self, instruction: Instruction, group: Group) -> bool:
        """Let threads come to a barrier; whether they wait there, to go on where their group says.

        Raises:
            EmulationError: others have come to it that expect another number of threads.
        """
        block, threads, operands = self._block, group.threads, list(instruction.operands)
        if "warp" in instruction:
            return False  # threads of a warp are in order here
        put, vote = None, None
        if "red" in instruction:
            put = writer(operands.pop(0), instruction, self._program)
            vote = reader(operands.pop(), "pred", instruction, self._program)(block, threads)
            block.require_defined(threads, "the predicate", instruction)
        number, *counts = (self._constant(one, instruction, threads) for one in operands)
        expected = counts[0] if counts else None
        if not 0 <= number < NUMBER or (expected or 0) % WARP:
            what = f"number {number}, {expected or 'all'} threads"
            raise stop("barrier that cannot be", what, block.index, instruction)
        waiting = self._waiting.setdefault(number, Waiting(expected, instruction))
        if (waiting.expected or block.num_threads) != (expected or block.num_threads):
            what = f"barrier {number} expects {waiting.expected or 'all'} threads at `{waiting.instruction.text}`"
            raise stop("barrier of two numbers of threads", what, block.index, instruction)
        waiting.expected = waiting.expected or expected
        if "arrive" in instruction:
            waiting.arrived += len(threads)
            waiting.knowledge += [block.clocks.release(int(warp)) for warp in np.unique(threads // WARP)]
            return False
        waiting.groups.append(group)
        if put is not None and vote is not None:
            waiting.votes.append((vote, put))
        return True

    def released(self, alive: int) -> list[Group]:
        """Those that go on because all have come that are expected; of the whole program, that are left."""
        found: list[Group] = []
        for number, waiting in list(self._waiting.items()):
            if waiting.count == (waiting.expected or alive):
                del self._waiting[number]
                found += waiting.groups
                self._release(waiting)
        return found

    def _release(self, waiting: Waiting) -> None:
        if not waiting.groups:
            return
        clocks = self._block.clocks
        warps: Array = np.unique(np.concatenate([one.threads for one in waiting.groups]) // WARP)
        for knowledge in waiting.knowledge:
            clocks.acquire(int(warps[0]), knowledge)
        clocks.meet(warps)
        self._check_warps(waiting)
        if waiting.votes:
            mode = next((one for one in _VOTED if one in waiting.instruction), "")
            if not mode or len(waiting.votes) < len(waiting.groups):
                raise PTXError(f"the barrier is not emulated: {waiting.instruction.text}")
            result = _VOTED[mode](np.concatenate([vote for vote, _ in waiting.votes]))
            for group, (_, put) in zip(waiting.groups, waiting.votes, strict=True):
                put(self._block, group.threads, np.full(group.threads.shape, result))

    def _check_warps(self, waiting: Waiting) -> None:
        """Note if threads of a warp have come by different instructions, which must all do the same one."""
        if waiting.instruction.name != "bar" and "aligned" not in waiting.instruction:
            return
        places: dict[int, int] = {}
        for group in waiting.groups:
            for warp in np.unique(group.threads // WARP).tolist():
                if places.setdefault(warp, group.at) != group.at:
                    what = f"warp {warp}"
                    self._block.note("barrier by parts of a warp at two instructions", what, waiting.instruction)

    def state(self) -> tuple[str, Instruction] | None:
        """Who waits at a barrier, for messages."""
        if not self._waiting:
            return None
        waiting = next(iter(self._waiting.values()))
        expected = waiting.expected or self._block.num_threads
        return f"{waiting.count} of {expected} threads wait, and no other can come", waiting.instruction

    def _constant(self, operand: Operand, instruction: Instruction, threads: Threads) -> int:
        if isinstance(operand, Number):
            return operand.value
        return int(reader(operand, "u32", instruction, self._program)(self._block, threads)[0])


_VOTED: dict[str, Callable[[Array], Any]] = {
    "popc": lambda votes: votes.sum().astype(np.uint32),
    "and": np.all,
    "or": np.any,
}
