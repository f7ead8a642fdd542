"""Runs the threads of a program, which go the same way together as long as they do.

Threads at one instruction are one group. Without a seed the group that is furthest behind goes on, so that what was
separated by a branch meets again behind it, and all warps go in step. With a seed every warp goes by itself, in turns
that the seed decides; four that have met at a product go on together. Who is held by an ``mbarrier`` comes to it again
when a phase was completed.
"""

from collections import Counter

import numpy as np

from profiling.emulator.barriers import Barriers, Group
from profiling.emulator.block import WARP, WARPGROUP, Block, Reader, Threads, reader
from profiling.emulator.faults import EmulationError, stop
from profiling.emulator.instructions import CONTROL, decode
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.bulk import check_stores
from profiling.emulator.instructions.synchronisation import check_mbarriers, check_register_requests
from profiling.emulator.mbarriers import Held
from profiling.emulator.text import Instruction, Program, PTXError, Symbol

_LONGEST_TURN = 64


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
        turns = [every] if seed is None else np.split(every, range(WARP, block.num_threads, WARP))
        self._groups = [Group(0, threads, team) for team, threads in enumerate(turns)]
        self._barriers = Barriers(block, executable.program)
        self._held: list[tuple[Group, Held]] = []
        self._apart: dict[int, Threads] = {}  # by the instruction that they do together with others
        self._alive = block.num_threads
        self.issued: Counter[int] = Counter()

    def finish(self) -> None:
        """Run until no thread is left.

        Raises:
            EmulationError: the program cannot go on.
        """
        with np.errstate(all="ignore"):
            while self._alive:
                self._turn()
        check_register_requests(self._block)
        check_stores(self._block)
        check_mbarriers(self._block)

    def _turn(self) -> None:
        """Let those of a team go on that are furthest behind, so that threads that parted meet again."""
        if self._block.phase_was_completed:
            self._groups += [group for group, _ in self._held]
            self._held, self._block.phase_was_completed = [], False
        if not self._groups:
            raise self._stuck()
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
        num_warps = self._num_warps(threads)
        for _ in range(most):
            if at >= len(code):
                raise PTXError("the program goes on behind its last instruction")
            if code[at].name == "wgmma":
                threads = self._together(at, threads)
                if not len(threads):
                    return
                num_warps = self._num_warps(threads)
            self.issued[at] += num_warps
            guard, action = executable.guards[at], executable.actions[at]
            chosen = threads
            if guard is not None:
                does = guard(block, threads)
                block.require_defined(threads, "the predicate", code[at])
                block.undefined = None
                chosen = threads if np.count_nonzero(does) == len(does) else threads[does]
            if action is not None:
                held = action(block, chosen) if len(chosen) else None
                block.undefined = None
                if held is not None:
                    threads = self._hold(Group(at, threads, group.team), held)
                    num_warps = self._num_warps(threads)
                at += 1
                if not len(threads):
                    return
                if block.phase_was_completed:
                    break
            elif len(chosen):
                if self._control(code[at], Group(at, threads, group.team), chosen):
                    return
                at = self._target(code[at])
            else:
                at += 1
            if at >= until:
                break
        self._groups.append(Group(at, threads, group.team))

    def _num_warps(self, threads: Threads) -> int:
        return len(np.unique(threads // WARP)) if len(threads) < self._block.num_threads else self._block.num_warps

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
            self._groups += self._barriers.released(self._alive)
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
        for one in self._barriers.parted(instruction, group):
            if not self._barriers.come(instruction, one):
                self._groups.append(one)
        self._groups += self._barriers.released(self._alive)

    def _together(self, at: int, threads: Threads) -> Threads:
        """Of these and those that wait here the warps that are four with others; the rest waits for them."""
        threads = np.union1d(threads, self._apart.pop(at, threads[:0]))
        groups = threads // WARPGROUP
        is_whole = np.bincount(groups)[groups] == WARPGROUP
        if not is_whole.all():
            self._apart[at] = threads[~is_whole]
        return threads[is_whole]

    def _hold(self, group: Group, held: Held) -> Threads:
        """Those of a group that an instruction does not hold; the others come to it again."""
        rest: Threads = np.setdiff1d(group.threads, held.threads, assume_unique=True)
        self._held.append((Group(group.at, held.threads, group.team), held))
        self.issued[group.at] -= len(np.unique(held.threads // WARP))
        return rest

    def _stuck(self) -> EmulationError:
        """The error that nobody can go on."""
        code, kind, reasons = self._executable.program.instructions, "barrier that not all threads reach", []
        at_barrier = self._barriers.state()
        if at_barrier is not None:
            what, instruction = at_barrier
            reasons.append(what)
        for at, threads in self._apart.items():
            kind, instruction = "warps of a group that do not take part together", code[at]
            reasons.append(f"warps {_listed(threads)}")
        held: dict[str, Threads] = {}
        for group, one in self._held:
            kind, instruction = "mbarrier whose phase never completes", code[group.at]
            held[one.why()] = np.union1d(held.get(one.why(), group.threads), group.threads)
        reasons += [f"warps {_listed(threads)} wait, {why}" for why, threads in held.items()]
        return stop(kind, "; ".join(reasons), self._block.index, instruction)


def _listed(threads: Threads) -> str:
    return ", ".join(str(warp) for warp in np.unique(threads // WARP))
