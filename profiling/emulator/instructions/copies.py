"""Copies from global to shared memory in the background.

Source: PTX ISA 9.0, section 9.7.9.25 (``cp.async``, its groups and their waits). What is copied is there at once, but
belongs to the background until its group has been waited for: who reads it before then races with the copy.
"""

import numpy as np

from profiling.emulator.block import WARP, Block, Threads, reader
from profiling.emulator.instructions.access import addresses, load, store
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.bulk import decode_bulk
from profiling.emulator.instructions.synchronisation import decode_arrival_of_copies
from profiling.emulator.text import Instruction, Number, Program, PTXError


def decode_cp(instruction: Instruction, program: Program) -> Action:
    """``cp.async.ca|cg.shared.global [d], [s], size[, source size]``, and its groups."""
    if "bulk" in instruction:
        return decode_bulk(instruction, program)
    if "mbarrier" in instruction:
        return decode_arrival_of_copies(instruction, program)
    if "commit_group" in instruction:
        return _commit
    if "wait_all" in instruction:
        return lambda block, threads: _wait(block, threads, 0, commits=True)
    if "wait_group" in instruction:
        (number,) = instruction.operands
        assert isinstance(number, Number)
        return lambda block, threads: _wait(block, threads, number.value)
    if instruction.modifiers[0] != "async" or len(instruction.operands) not in (3, 4):
        raise PTXError(f"the copy is not emulated: {instruction.text}")
    to = addresses(instruction.operands[0], "shared", instruction, program)
    of = addresses(instruction.operands[1], "global", instruction, program)
    size = instruction.operands[2]
    assert isinstance(size, Number)
    used = reader(instruction.operands[3] if len(instruction.operands) > 3 else size, "u32", instruction, program)

    def act(block: Block, threads: Threads) -> None:
        there, here, wanted = to(block, threads), of(block, threads), used(block, threads)
        agents = block.warp_of[threads] + block.num_warps  # those of the background
        for warp in np.unique(threads // WARP):
            block.clocks.acquire(block.clocks.background(int(warp)), block.clocks.now(int(warp)))
        for more in range(0, size.value, 4):
            values = np.zeros(threads.shape, dtype=np.uint32)
            some = wanted > more
            if some.any():
                values[some] = load(
                    block, block.memory, here[some] + more, 4, threads[some], block.warp_of[threads[some]], instruction
                )
            store(block, block.shared, there + more, values, agents, instruction)

    return act


def _commit(block: Block, threads: Threads) -> None:
    for warp in np.unique(threads // WARP):
        background = block.clocks.background(int(warp))
        block.copies[int(warp)].append(block.clocks.release(background))


def _wait(block: Block, threads: Threads, pending: int, commits: bool = False) -> None:
    if commits:
        _commit(block, threads)
    for warp in np.unique(threads // WARP):
        groups = block.copies[int(warp)]
        while len(groups) > pending:
            block.clocks.acquire(int(warp), groups.pop(0))


DECODERS = {"cp": decode_cp}
