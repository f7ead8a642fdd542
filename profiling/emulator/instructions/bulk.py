"""Bulk copies between global and shared memory, of a piece of bytes or of a box of a tensor.

Source: PTX ISA 9.0, the sections on ``cp.async.bulk``, its groups and their waits, ``cp.async.bulk.tensor``, tensor
maps and swizzles. What is copied is there at once, but belongs to the background until the phase of its mbarrier, or
its group, has been waited for. Groups are those of a thread.
"""

from collections.abc import Callable

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Threads, reader
from profiling.emulator.faults import stop
from profiling.emulator.instructions.access import addresses, load, store
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.synchronisation import mbarrier, touch, transfer
from profiling.emulator.memory import Memory
from profiling.emulator.text import Instruction, Number, Place, Program, PTXError
from profiling.emulator.transfers import Store, Tile

UNIT = 16
"""Bytes, of which all of a copy must be multiples."""

_SHARED = ("shared::cluster", "shared::cta")


def decode_bulk(instruction: Instruction, program: Program) -> Action:
    """``cp.async.bulk``, with its groups."""
    kinds = instruction.modifiers
    if "commit_group" in instruction:
        return _commit
    if "wait_group" in instruction:
        (number,) = instruction.operands
        assert isinstance(number, Number)
        return lambda block, threads: _wait(block, threads, number.value, "read" in kinds)
    if kinds[:3] == ("async", "bulk", "prefetch"):
        return lambda block, threads: None
    is_tensor = kinds[2] == "tensor"
    source, *rest = (one for one in kinds[2 + 2 * is_tensor :] if one not in ("tile", "L2::cache_hint"))
    tiles = _boxes if is_tensor else _pieces
    if kinds[0] == "async" and source in _SHARED and rest == ["global", "mbarrier::complete_tx::bytes"]:
        place = addresses(instruction.operands[2 if is_tensor else 3], "shared", instruction, program)
        return _loads(instruction, tiles(instruction, program, to_shared=True), place)
    if kinds[0] == "async" and (source, *rest) == ("global", "shared::cta", "bulk_group"):
        return _stores(instruction, tiles(instruction, program, to_shared=False))
    raise PTXError(f"the copy is not emulated: {instruction.text}")


Tiles = Callable[[Block, Threads], list[tuple[Tile, int]]]
"""What each thread copies, and the bytes of an element."""


def _pieces(instruction: Instruction, program: Program, to_shared: bool) -> Tiles:
    shared, outside = instruction.operands[:2] if to_shared else instruction.operands[1::-1]
    here, there = addresses(outside, "global", instruction, program), addresses(shared, "shared", instruction, program)
    size = reader(instruction.operands[2], "u32", instruction, program)

    def found(block: Block, threads: Threads) -> list[tuple[Tile, int]]:
        tiles, sizes = [], size(block, threads)
        block.require_defined(threads, "the size", instruction)
        for begin, end, nbytes in zip(here(block, threads), there(block, threads), sizes.tolist(), strict=True):
            for name, value in (("source or destination", begin), ("source or destination", end), ("size", nbytes)):
                if value % UNIT:
                    what = f"{name} {int(value):#x} is no multiple of {UNIT}"
                    raise stop("misaligned bulk copy", what, block.index, instruction)
            words = np.arange(0, nbytes, 4)
            tiles.append((Tile(begin + words, end + words, np.ones(words.shape, dtype=bool)), 4))
        return tiles

    return found


def _boxes(instruction: Instruction, program: Program, to_shared: bool) -> Tiles:
    shared, outside = instruction.operands[:2] if to_shared else instruction.operands[1::-1]
    if not isinstance(outside, Place):
        raise PTXError(f"the map of a tensor is missing: {instruction.text}")
    there = addresses(shared, "shared", instruction, program)
    maps = addresses(outside, "global", instruction, program)
    places = [reader(one, "s32", instruction, program) for one in outside.coordinates]

    def found(block: Block, threads: Threads) -> list[tuple[Tile, int]]:
        begins = np.array([place(block, threads) for place in places]).T
        block.require_defined(threads, "a coordinate", instruction)
        tiles = []
        for address, begin, end in zip(
            maps(block, threads).tolist(), begins.tolist(), there(block, threads), strict=True
        ):
            tensor = block.memory.maps.get(address)
            if tensor is None or len(begin) != len(tensor.shape):
                what = f"no map of {len(begin)} dimensions is at {address:#x}"
                raise stop("copy by a map that is none", what, block.index, instruction)
            if end % 128:
                what = f"{end:#x} in shared memory is no multiple of 128"
                raise stop("misaligned bulk copy", what, block.index, instruction)
            tiles.append((tensor.tile(tuple(begin), end), tensor.width))
        return tiles

    return found


def _loads(instruction: Instruction, tiles: Tiles, place: Callable[[Block, Threads], Array]) -> Action:
    def act(block: Block, threads: Threads) -> None:
        found = zip(tiles(block, threads), place(block, threads).tolist(), threads, strict=True)
        for (tile, width), address, thread in found:
            agent = _begin(block, int(thread))
            barrier = mbarrier(block, address, np.array([thread]), instruction)
            touch(block, address, agent, False, instruction)
            values = np.zeros(tile.here.shape, dtype=f"u{width}")
            if tile.is_inside.any():
                values[tile.is_inside] = _read(
                    block, block.memory, tile.here[tile.is_inside], width, int(thread), agent, instruction
                )
            store(block, block.shared, tile.there, values, np.full(values.shape, agent), instruction)
            transfer(block, barrier, values.nbytes, block.clocks.release(agent), instruction)

    return act


def _stores(instruction: Instruction, tiles: Tiles) -> Action:
    def act(block: Block, threads: Threads) -> None:
        for (tile, width), thread in zip(tiles(block, threads), threads.tolist(), strict=True):
            agent = _begin(block, thread)
            there, here = tile.there[tile.is_inside], tile.here[tile.is_inside]
            values = _read(block, block.shared, there, width, thread, agent, instruction)
            read = block.clocks.release(agent)
            store(block, block.memory, here, values, np.full(here.shape, agent), instruction)
            groups = block.stores.setdefault(thread, [[]])
            groups[-1].append(Store(instruction, read, block.clocks.release(agent)))

    return act


def _read(
    block: Block, memory: Memory, at: Array, width: int, thread: int, agent: int, instruction: Instruction
) -> Array:
    return load(block, memory, at, width, np.full(at.shape, thread), np.full(at.shape, agent), instruction)


def _begin(block: Block, thread: int) -> int:
    """The agent that copies for a thread, which comes after all that its warp has done."""
    agent = block.clocks.background(thread // WARP)
    block.clocks.acquire(agent, block.clocks.now(thread // WARP))
    return agent


def _commit(block: Block, threads: Threads) -> None:
    for thread in block.stores.keys() & set(threads.tolist()):
        block.stores[thread].append([])


def _wait(block: Block, threads: Threads, pending: int, only_read: bool) -> None:
    for thread in block.stores.keys() & set(threads.tolist()):
        groups = block.stores[thread]
        done = groups[: len(groups) - 1 - pending] if len(groups) > pending else []
        for one in (one for group in done for one in group):
            block.clocks.acquire(thread // WARP, one.read if only_read else one.written)
            one.was_waited_for = True
        if not only_read:
            del groups[: len(done)]


def check_stores(block: Block) -> None:
    """Note copies out of shared memory whose source nobody has waited for: it ends with the program."""
    for thread, groups in block.stores.items():
        for one in (one for group in groups for one in group if not one.was_waited_for):
            block.note("bulk copy that nobody has waited for", f"of thread {thread}", one.instruction)
