"""Barriers in shared memory, and how many registers a group of four warps has.

Source: PTX ISA 9.0, the sections on ``mbarrier``, ``cp.async.mbarrier.arrive`` and ``setmaxnreg``. A wait that is not
over holds its threads, also one that only tests: loops around it do not go round.
"""

from collections.abc import Callable

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Threads, reader, writer
from profiling.emulator.faults import stop
from profiling.emulator.instructions.access import addresses
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.mbarriers import MOST, Held, Mbarrier
from profiling.emulator.text import Instruction, Number, Program, PTXError

MISUSE = "misuse of an mbarrier"

_MODIFIERS = {"b64", "shared", "shared::cta", "shared::cluster", "acquire", "release", "relaxed", "cta", "cluster"}

_WIDTH = 8
"""Bytes of an mbarrier."""


def mbarrier(block: Block, address: int, threads: Threads, instruction: Instruction) -> Mbarrier:
    """The one at an address, which threads of one warp, or what copies for it, use.

    Raises:
        EmulationError: there is none.
    """
    found = block.mbarriers.get(address)
    what = f"of thread {int(threads[0])}, at {address:#x}"
    if found is None:
        raise stop(MISUSE, f"it was never initialised, or was invalidated, {what}", block.index, instruction)
    found.last = instruction
    # they are marked as never written, so that who writes there is seen
    if block.shared.is_written[address : address + _WIDTH].any():
        raise stop(MISUSE, f"someone has written over it, {what}", block.index, instruction)
    return found


def touch(block: Block, address: int, agent: int, is_written: bool, instruction: Instruction) -> None:
    """Note that an agent uses an mbarrier, or writes what makes and ends it, and whether that races."""
    shadow = block.shared.shadow
    assert shadow is not None
    if (shadow.writes if is_written else shadow.reads)(np.array([address]), _WIDTH, np.array([agent])).any():
        does = "initialises or invalidates it, and others use" if is_written else "uses it, and others initialise"
        what = f"warp {agent % block.num_warps} {does} the mbarrier at {address:#x} without an order between"
        block.note("race in shared memory", what, instruction)


def check(block: Block, problem: str, instruction: Instruction) -> None:
    """Go no further if something is wrong with an mbarrier."""
    if problem:
        raise stop(MISUSE, problem, block.index, instruction)


def _each(begin: Array, threads: Threads) -> list[tuple[int, int, Threads]]:
    """Address, warp and threads that use one mbarrier."""
    pairs = np.stack([begin, threads // WARP])
    return [
        (int(address), int(warp), threads[(pairs[0] == address) & (pairs[1] == warp)])
        for address, warp in np.unique(pairs, axis=1).T
    ]


def decode_mbarrier(instruction: Instruction, program: Program) -> Action:
    """``mbarrier.init|inval|arrive|expect_tx|complete_tx|test_wait|try_wait``."""
    name = instruction.modifiers[0]
    decoder = {
        "init": _init,
        "inval": _inval,
        "arrive": _arrive,
        "expect_tx": _transfer,
        "complete_tx": _transfer,
        "test_wait": _wait,
        "try_wait": _wait,
    }.get(name)
    unknown = set(instruction.modifiers[1:]) - _MODIFIERS - {"parity", "expect_tx"}
    if decoder is None or unknown:
        raise PTXError(f"the instruction is not emulated: {instruction.text}")
    return decoder(instruction, program)


def _init(instruction: Instruction, program: Program) -> Action:
    at = addresses(instruction.operands[0], "shared", instruction, program)
    counts = reader(instruction.operands[1], "u32", instruction, program)

    def act(block: Block, threads: Threads) -> None:
        values = counts(block, threads)
        block.require_defined(threads, "the count", instruction)
        begin = at(block, threads)
        if wrong := block.shared.wrong(begin, _WIDTH):
            raise stop("access outside of shared memory or misaligned", wrong, block.index, instruction)
        for address, thread, count in zip(begin.tolist(), threads.tolist(), values.tolist(), strict=True):
            if address in block.mbarriers:
                raise stop(MISUSE, f"there is one already at {address:#x}", block.index, instruction)
            if not 1 <= count <= MOST:
                raise stop(MISUSE, f"it cannot expect {count} arrivals", block.index, instruction)
            touch(block, address, thread // WARP, True, instruction)
            block.shared.is_written[address : address + _WIDTH] = False
            block.mbarriers[address] = Mbarrier(address, count, len(block.clocks.known))

    return act


def _inval(instruction: Instruction, program: Program) -> Action:
    at = addresses(instruction.operands[0], "shared", instruction, program)

    def act(block: Block, threads: Threads) -> None:
        for address, warp, some in _each(at(block, threads), threads):
            ended = mbarrier(block, address, some, instruction)
            if ended.nbytes:
                raise stop(MISUSE, f"it is invalidated where {ended.state()}", block.index, instruction)
            touch(block, address, warp, True, instruction)
            del block.mbarriers[address]

    return act


def _arrive(instruction: Instruction, program: Program) -> Action:
    """``mbarrier.arrive[.expect_tx] state, [a][, count]``, where the count is of bytes with ``expect_tx``."""
    to, place, *more = instruction.operands
    at, put = addresses(place, "shared", instruction, program), writer(to, instruction, program)
    number = reader(more[0] if more else Number(1), "u32", instruction, program)
    announces, is_relaxed = "expect_tx" in instruction, "relaxed" in instruction

    def act(block: Block, threads: Threads) -> None:
        counts, begin = number(block, threads).astype(np.int64), at(block, threads)
        block.require_defined(threads, "the count", instruction)
        states = np.zeros(threads.shape, dtype=np.uint64)
        for address, warp, some in _each(begin, threads):
            found, chosen = mbarrier(block, address, some, instruction), np.isin(threads, some)
            touch(block, address, warp, False, instruction)
            states[chosen] = found.phase
            knowledge = block.clocks.release(warp)
            total = int(counts[chosen].sum())
            if announces:
                check(block, found.transfer(-total, None), instruction)
                total = len(some)
            arrive(block, found, total, np.zeros_like(knowledge) if is_relaxed else knowledge, instruction)
        put(block, threads, states)

    return act


def arrive(block: Block, found: Mbarrier, count: int, knowledge: Array, instruction: Instruction) -> None:
    """Let someone who knows that arrive so many times."""
    before = found.phase
    check(block, found.arrive(count, knowledge), instruction)
    block.phase_was_completed |= found.phase != before


def transfer(block: Block, found: Mbarrier, nbytes: int, knowledge: Array | None, instruction: Instruction) -> None:
    """Let bytes come that someone has transferred who knows that."""
    before = found.phase
    check(block, found.transfer(nbytes, knowledge), instruction)
    block.phase_was_completed |= found.phase != before


def _transfer(instruction: Instruction, program: Program) -> Action:
    """``mbarrier.expect_tx|complete_tx [a], bytes``."""
    at = addresses(instruction.operands[0], "shared", instruction, program)
    number = reader(instruction.operands[1], "u32", instruction, program)
    sign = 1 if instruction.modifiers[0] == "complete_tx" else -1

    def act(block: Block, threads: Threads) -> None:
        counts, begin = number(block, threads).astype(np.int64), at(block, threads)
        block.require_defined(threads, "the number of bytes", instruction)
        for address, warp, some in _each(begin, threads):
            found = mbarrier(block, address, some, instruction)
            touch(block, address, warp, False, instruction)
            transfer(block, found, sign * int(counts[np.isin(threads, some)].sum()), None, instruction)

    return act


def _wait(instruction: Instruction, program: Program) -> Action:
    """``mbarrier.test_wait|try_wait[.parity] p, [a], state or parity[, time]``: threads that must wait are held."""
    to, place, which, *_ = instruction.operands
    at, put = addresses(place, "shared", instruction, program), writer(to, instruction, program)
    by_parity, acquires = "parity" in instruction, "relaxed" not in instruction
    phase = reader(which, "u32" if by_parity else "b64", instruction, program)

    def act(block: Block, threads: Threads) -> Held | None:
        phases, begin = phase(block, threads), at(block, threads)
        block.require_defined(threads, "the phase", instruction)
        if by_parity and (phases > 1).any():
            raise stop(MISUSE, f"a parity is 0 or 1, not {int(phases.max())}", block.index, instruction)
        done = np.zeros(threads.shape, dtype=bool)
        missing: list[Callable[[], str]] = []
        for address, warp, some in _each(begin, threads):
            found, chosen = mbarrier(block, address, some, instruction), np.isin(threads, some)
            touch(block, address, warp, False, instruction)
            parities = phases[chosen] & 1
            done[chosen] = found.phase & 1 != parities
            if not done[chosen].all():
                missing.append(found.state)
            if done[chosen].any():
                found.seen = found.phase
                if acquires:
                    block.clocks.acquire(warp, found.completed)
        put(block, threads[done], done[done])
        if done.all():
            return None
        return Held(threads[~done], lambda: "; ".join(sorted({one() for one in missing})))

    return act


def check_mbarriers(block: Block) -> None:
    """Note transfers that the program did not wait for, or that nobody has announced."""
    for one in block.mbarriers.values():
        if one.nbytes and one.last is not None:
            block.note(MISUSE, f"at the end {one.state()}", one.last)


def decode_arrival_of_copies(instruction: Instruction, program: Program) -> Action:
    """``cp.async.mbarrier.arrive[.noinc] [a]``: an arrival when what a thread copies is there."""
    at = addresses(instruction.operands[0], "shared", instruction, program)
    counts_more = "noinc" not in instruction

    def act(block: Block, threads: Threads) -> None:
        for address, warp, some in _each(at(block, threads), threads):
            found = mbarrier(block, address, some, instruction)
            touch(block, address, warp, False, instruction)
            found.pending += len(some) * counts_more
            # what the thread itself did since it began the copies is not released
            knowledge = block.clocks.release(block.clocks.background(warp))
            arrive(block, found, len(some), knowledge, instruction)

    return act


def decode_setmaxnreg(instruction: Instruction, program: Program) -> Action:
    """``setmaxnreg.inc|dec.sync.aligned.u32 count``: what each warp was given is compared at the end."""
    (number,) = instruction.operands
    if not isinstance(number, Number) or number.value % 8 or not 24 <= number.value <= 256:
        raise PTXError(f"the number of registers must be a multiple of 8 from 24 to 256: {instruction.text}")

    def act(block: Block, threads: Threads) -> None:
        for warp in np.unique(threads // WARP):
            block.register_requests[int(warp)].append(instruction)

    return act


def check_register_requests(block: Block) -> None:
    """Note if warps of a group of four were not given the same numbers of registers."""
    for first in range(0, block.num_warps, 4):
        requests = block.register_requests[first : first + 4]
        texts = [[(one.modifiers, one.operands) for one in own] for own in requests]
        longest = max(range(len(texts)), key=lambda warp: len(texts[warp]))
        for warp, own in enumerate(texts):
            if own != texts[longest]:
                differs = next(n for n in range(len(own) + 1) if own[n : n + 1] != texts[longest][n : n + 1])
                what = f"warp {first + longest}, but not warp {first + warp}, is given this number of registers"
                block.note("setmaxnreg by part of four warps", what, requests[longest][differs])


DECODERS = {"mbarrier": decode_mbarrier, "setmaxnreg": decode_setmaxnreg}
