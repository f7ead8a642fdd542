"""Runs the threads of a program, which go the same way together as long as they do.

Threads at one instruction are one group. Without a seed the group that is furthest behind goes on, so that what was
separated by a branch meets again behind it, and all warps go in step. With a seed every warp, or every four of them,
goes by itself, in turns that the seed decides.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Reader, Threads, reader
from profiling.emulator.faults import stop
from profiling.emulator.instructions import CONTROL, decode
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.text import Instruction, Number, Program, PTXError, Register, Symbol

_LONGEST_TURN = 64


@dataclass
class Group:
    """Threads that are at one instruction.

    Attributes:
        at: which.
        threads: ascending.
        team: those that go in step, all of a program or a warp.
    """

    at: int
    threads: Threads
    team: int = 0


@dataclass
class Waiting:
    """Threads that wait at a barrier.

    Attributes:
        expected: how many there must be.
        groups: with where they go on.
        instruction: the barrier.
    """

    expected: int
    instruction: Instruction
    groups: list[Group] = field(default_factory=list)


class Executable:
    """A program with what each of its instructions does.

    Args:
        program: the kernel.

    Raises:
        PTXError: an instruction is not emulated.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.guards: list[Reader | None] = []
        self.actions: list[Action | None] = []
        for one in program.instructions:
            self.guards.append(None if one.guard is None else reader(one.guard, "pred", one, program))
            self.actions.append(None if one.name in CONTROL else decode(one, program))


class Run:
    """All threads of a program from the beginning to the end.

    Args:
        executable: the kernel.
        block: its threads and memory.
        seed: of the order in which warps go on; None for all in step.

    Attributes:
        issued: how often a warp was given each instruction, by its index.
    """

    def __init__(self, executable: Executable, block: Block, seed: int | None = None) -> None:
        self._executable, self._block = executable, block
        self._random = None if seed is None else np.random.default_rng(seed)
        every = np.arange(block.num_threads)
        # products of four warps have these go on together
        by_itself = 4 * WARP if any(one.name == "wgmma" for one in executable.program.instructions) else WARP
        turns = [every] if seed is None else np.split(every, range(by_itself, block.num_threads, by_itself))
        self._groups = [Group(0, threads, team) for team, threads in enumerate(turns)]
        self._waiting: dict[int, Waiting] = {}
        self._alive = block.num_threads
        self.issued: Counter[int] = Counter()

    def finish(self) -> None:
        """Run until no thread is left.

        Raises:
            EmulationError: the program cannot go on.
        """
        with np.errstate(all="ignore"):
            while self._alive:
                if not self._groups:
                    self._stop_at_a_barrier()
                self._turn()

    def _turn(self) -> None:
        """Let those of a team go on that are furthest behind, so that threads that parted meet again."""
        team, most = 0, 1 << 60
        if self._random is not None:
            teams = sorted({one.team for one in self._groups})
            team = teams[int(self._random.integers(len(teams)))]
            most = int(self._random.integers(1, _LONGEST_TURN))
        own = [one for one in self._groups if one.team == team]
        at = min(one.at for one in own)
        behind, ahead = ([one for one in own if (one.at == at) == is_behind] for is_behind in (True, False))
        self._groups = [one for one in self._groups if one.team != team] + ahead
        threads = behind[0].threads
        if len(behind) > 1:
            threads = np.sort(np.concatenate([one.threads for one in behind]))
        until = min((one.at for one in ahead), default=len(self._executable.actions))
        self._advance(Group(at, threads, team), until, most)

    def _advance(self, group: Group, until: int, most: int) -> None:
        """Let a group go on, alone, until it comes to where others are, ends, waits or parts."""
        executable, block = self._executable, self._block
        at, threads, code = group.at, group.threads, self._executable.program.instructions
        for _ in range(most):
            if at >= len(code):
                raise PTXError("the program goes on behind its last instruction")
            self.issued[at] += len(np.unique(threads // WARP)) if len(threads) < block.num_threads else block.num_warps
            guard, action = executable.guards[at], executable.actions[at]
            chosen = threads
            if guard is not None:
                does = guard(block, threads)
                block.require_defined(threads, "the predicate", code[at])
                block.undefined = None
                chosen = threads if does.all() else threads[does]
            if action is not None:
                if len(chosen):
                    action(block, chosen)
                    block.undefined = None
                at += 1
            elif len(chosen):
                if self._control(code[at], Group(at, threads, group.team), chosen):
                    return
                at = self._target(code[at])
            else:
                at += 1
            if at >= until:
                break
        self._groups.append(Group(at, threads, group.team))

    def _control(self, instruction: Instruction, group: Group, chosen: Threads) -> bool:
        """Whether the group is dealt with; else all of it goes where a branch says."""
        name, at, threads, team = instruction.name, group.at, group.threads, group.team
        rest = np.setdiff1d(threads, chosen, assume_unique=True) if len(chosen) < len(threads) else chosen[:0]
        if name == "bra" and not len(rest):
            return False
        if len(rest):
            self._groups.append(Group(at + 1, rest, team))
        if name == "bra":
            self._groups.append(Group(self._target(instruction), chosen, team))
        elif name == "brx":
            self._jump(instruction, Group(at, chosen, team))
        elif name in ("ret", "exit"):
            self._alive -= len(chosen)
            self._release_who_waits()
        elif name in ("bar", "barrier"):
            self._wait(instruction, Group(at + 1, chosen, team))
        else:
            raise stop("trap", "the program ends itself", self._block.index, instruction)
        return True

    def _target(self, instruction: Instruction) -> int:
        label = instruction.operands[-1]
        assert isinstance(label, Symbol)
        return self._executable.program.labels[label.name]

    def _jump(self, instruction: Instruction, group: Group) -> None:
        program, threads = self._executable.program, group.threads
        index, targets = instruction.operands
        assert isinstance(targets, Symbol)
        chosen = reader(index, "u32", instruction, program)(self._block, threads)
        labels = program.targets[targets.name]
        for one in np.unique(chosen):
            if one >= len(labels):
                what = f"entry {int(one)} of {len(labels)}"
                raise stop("jump beyond the list of its targets", what, self._block.index, instruction)
            self._groups.append(Group(program.labels[labels[int(one)]], threads[chosen == one], group.team))

    def _wait(self, instruction: Instruction, group: Group) -> None:
        block = self._block
        if "warp" in instruction:
            self._groups.append(group)  # threads of a warp are in order here
            return
        if "arrive" in instruction or "red" in instruction:
            raise PTXError(f"the barrier is not emulated: {instruction.text}")
        number = self._constant(instruction.operands[0], instruction, group.threads)
        expected = block.num_threads
        if len(instruction.operands) > 1:
            expected = self._constant(instruction.operands[1], instruction, group.threads)
        waiting = self._waiting.setdefault(number, Waiting(expected, instruction))
        waiting.groups.append(group)
        self._release_who_waits()

    def _constant(self, operand: Any, instruction: Instruction, threads: Threads) -> int:
        if isinstance(operand, Number):
            return operand.value
        assert isinstance(operand, Register)
        values = reader(operand, "u32", instruction, self._executable.program)(self._block, threads)
        return int(values[0])

    def _release_who_waits(self) -> None:
        """Let those go on who wait at a barrier that all have reached that are left."""
        for number, waiting in list(self._waiting.items()):
            arrived = sum(len(group.threads) for group in waiting.groups)
            whole = waiting.expected == self._block.num_threads
            if arrived == (self._alive if whole else waiting.expected):
                del self._waiting[number]
                warps: Array = np.unique(np.concatenate([group.threads for group in waiting.groups]) // WARP)
                self._block.clocks.meet(warps)
                self._groups += waiting.groups

    def _stop_at_a_barrier(self) -> None:
        waiting = next(iter(self._waiting.values()))
        arrived = sum(len(group.threads) for group in waiting.groups)
        what = f"{arrived} of {waiting.expected} threads wait, and no other can come"
        raise stop("barrier that not all threads reach", what, self._block.index, waiting.instruction)
