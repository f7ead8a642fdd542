"""Copies from global to shared memory in the background.

Source: PTX ISA 9.0, section 9.7.9.25 (``cp.async``, its groups and their waits). What is copied is there at once, but
belongs to the background until its group has been waited for: who reads it before then races with the copy.
"""

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Threads, reader
from profiling.emulator.faults import stop
from profiling.emulator.instructions.access import addresses, load, refuse, store
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.bulk import decode_bulk
from profiling.emulator.instructions.synchronisation import decode_arrival_of_copies
from profiling.emulator.text import Instruction, Number, Program, PTXError


def decode_cp(instruction: Instruction, program: Program) -> Action:
    """``cp.async.ca|cg.shared.global [d], [s], size[, source size]``, and its groups."""
    if instruction.modifiers[0] != "async" and "bulk" not in instruction:
        raise PTXError(f"the copy is not emulated: {instruction.text}")
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
    way = instruction.modifiers[1] if len(instruction.modifiers) > 1 else ""
    sizes = {"ca": (4, 8, 16), "cg": (16,)}.get(way, ())
    size = instruction.operands[2] if len(instruction.operands) in (3, 4) else None
    if not isinstance(size, Number) or size.value not in sizes:
        raise PTXError(f"the copy is not emulated: {instruction.text}")
    to = addresses(instruction.operands[0], "shared", instruction, program)
    of = addresses(instruction.operands[1], "global", instruction, program)
    used = reader(instruction.operands[3] if len(instruction.operands) > 3 else size, "u32", instruction, program)

    def act(block: Block, threads: Threads) -> None:
        there, here, wanted = to(block, threads), of(block, threads), used(block, threads)
        block.require_defined(threads, "the size", instruction)
        if (wanted > size.value).any():
            what = f"{int(wanted.max())} of {size.value} bytes"
            raise stop("copy of more than its size", what, block.index, instruction)
        refuse(block, block.shared, block.shared.misaligned(there, size.value), instruction)
        refuse(block, block.memory, block.memory.misaligned(here[wanted > 0], size.value), instruction)
        agents = block.warp_of[threads] + block.num_warps  # those of the background
        for warp in np.unique(threads // WARP):
            block.clocks.acquire(block.clocks.background(int(warp)), block.clocks.now(int(warp)))
        if block.observer:
            some = wanted > 0
            block.observer.accessed(
                block.index, instruction, block.memory, here[some], size.value, threads[some], is_store=False
            )
            block.observer.accessed(block.index, instruction, block.shared, there, size.value, threads, is_store=True)
        values = np.zeros((len(threads), size.value), dtype=np.uint8)
        _fetch(block, here, wanted, values, threads, instruction)
        for place, word in enumerate(np.ascontiguousarray(values).view(np.uint32).T):
            store(block, block.shared, there + 4 * place, word, agents, instruction)

    return act


def _fetch(block: Block, here: Array, wanted: Array, values: Array, threads: Threads, instruction: Instruction) -> None:
    """Put as many bytes as are wanted into values ``[threads, size]``."""
    for width in (4, 1) if (wanted % 4).any() else (4,):
        for begin in range(0, values.shape[1], width):
            # whole words first, then the bytes of a last one that is not wanted as a whole
            some = wanted >= begin + width if width == 4 else (wanted > begin) & (wanted < (begin // 4 + 1) * 4)
            if some.any():
                own = threads[some]
                agents = block.warp_of[own] + block.num_warps  # who reads until the group has been waited for
                bits = load(block, block.memory, here[some] + begin, width, own, agents, instruction)
                values[some, begin : begin + width] = bits[:, None].view(np.uint8)


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
