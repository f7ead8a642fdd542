"""What the threads of a warp do together.

Source: PTX ISA 9.0, sections 9.7.9.6 (``shfl``), 9.7.14 (``vote``, ``redux``, ``activemask``, ``elect``, ``match``).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Threads, members, reader, writer
from profiling.emulator.faults import stop
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.text import Instruction, Operand, Program, PTXError

_EVERY = np.uint32(0xFFFFFFFF)


def whole_warps(block: Block, threads: Threads, instruction: Instruction) -> int:
    """How many warps these threads are, all of whose threads must be among them.

    Raises:
        EmulationError: a warp takes part with some of its threads only.
    """
    count, rest = divmod(len(threads), WARP)
    if rest or (threads[::WARP] % WARP).any() or (threads[WARP - 1 :: WARP] - threads[::WARP] != WARP - 1).any():
        what = f"{len(threads)} threads, beginning with thread {int(threads[0])}"
        raise stop("threads of a warp that do not take part together", what, block.index, instruction)
    return count


def _warps_of(mask: Operand, instruction: Instruction, program: Program) -> Callable[[Block, Threads], int]:
    """What says how many warps these threads are, and sees to it that all of their threads are meant."""
    meant = reader(mask, "b32", instruction, program)

    def warps(block: Block, threads: Threads) -> int:
        if (meant(block, threads) != _EVERY).any():
            raise PTXError(f"collectives of parts of a warp are not emulated: {instruction.text}")
        return whole_warps(block, threads, instruction)

    return warps


def decode_shfl(instruction: Instruction, program: Program) -> Action:
    """``shfl.sync.mode.b32 d[|p], a, b, c, mask``; p says whether the lane is within the segment."""
    mode = instruction.modifiers[1]
    to, value, lane, clamp, mask = instruction.operands
    warps_of = _warps_of(mask, instruction, program)
    source = reader(value, "b32", instruction, program)
    lanes, limits = (reader(one, "u32", instruction, program) for one in (lane, clamp))
    puts = [writer(one, instruction, program) for one in members(to)]
    target = _TARGETS.get(mode)
    if target is None or instruction.kind != "b32":
        raise PTXError(f"the shuffle is not emulated: {instruction.text}")

    def act(block: Block, threads: Threads) -> None:
        warps = warps_of(block, threads)
        values = np.ascontiguousarray(source(block, threads)).reshape(warps, WARP)
        by, limit = (np.asarray(one(block, threads)).astype(np.int64).reshape(warps, WARP) for one in (lanes, limits))
        own = np.arange(WARP)[None, :]
        segment = limit >> 8 & 31
        last, first = (own & segment) | (limit & 31 & ~segment), own & segment
        place, is_inside = target(own, by & 31, first, last, segment)
        place = np.where(is_inside, place, own) & 31
        chosen = np.take_along_axis(values, place, axis=1)
        if block.undefined is not None:  # which goes with the values
            undefined = np.take_along_axis(block.undefined[threads].reshape(warps, WARP), place, axis=1)
            block.undefined = np.zeros_like(block.undefined)
            block.undefined[threads] = undefined.reshape(-1)
        for put, result in zip(puts, (chosen, is_inside), strict=False):
            put(block, threads, result.reshape(-1))

    return act


_TARGETS: Mapping[str, Callable[..., tuple[Array, Array]]] = {
    "up": lambda own, by, first, last, segment: (own - by, own - by >= last),
    "down": lambda own, by, first, last, segment: (own + by, own + by <= last),
    "bfly": lambda own, by, first, last, segment: (own ^ by, own ^ by <= last),
    "idx": lambda own, by, first, last, segment: (first | (by & ~segment), (first | (by & ~segment)) <= last),
}
"""From which lane, and whether that is within the segment; else a lane reads its own."""


_REDUCED: Mapping[str, Callable[..., Any]] = {
    "add": np.add.reduce,
    "min": np.minimum.reduce,
    "max": np.maximum.reduce,
    "and": np.bitwise_and.reduce,
    "or": np.bitwise_or.reduce,
    "xor": np.bitwise_xor.reduce,
}


def decode_redux(instruction: Instruction, program: Program) -> Action:
    """``redux.sync.op.type d, a, mask``."""
    name, kind = instruction.modifiers[1], instruction.kind
    kinds = ("b32",) if name in ("and", "or", "xor") else ("u32", "s32")
    if name not in _REDUCED or kind not in kinds or len(instruction.modifiers) != 3:
        raise PTXError(f"the reduction is not emulated: {instruction.text}")
    to, value, mask = instruction.operands
    warps_of = _warps_of(mask, instruction, program)
    source, put, formula = reader(value, kind, instruction, program), writer(to, instruction, program), _REDUCED[name]

    def act(block: Block, threads: Threads) -> None:
        warps = warps_of(block, threads)
        values = np.ascontiguousarray(source(block, threads)).reshape(warps, WARP)
        _share_taint(block, threads)
        put(block, threads, np.repeat(formula(values, axis=1).astype(values.dtype), WARP))

    return act


def _share_taint(block: Block, threads: Threads) -> None:
    """What one thread of a warp has not written, all of them depend on."""
    if block.undefined is not None:
        warps = block.undefined[threads].reshape(-1, WARP).any(axis=1)
        block.undefined[threads] = np.repeat(warps, WARP)


def decode_vote(instruction: Instruction, program: Program) -> Action:
    """``vote.sync.mode d, p, mask``."""
    mode = instruction.modifiers[1]
    to, value, mask = instruction.operands
    warps_of = _warps_of(mask, instruction, program)
    source, put = reader(value, "pred", instruction, program), writer(to, instruction, program)

    def act(block: Block, threads: Threads) -> None:
        warps = warps_of(block, threads)
        votes = np.ascontiguousarray(source(block, threads)).reshape(warps, WARP)
        _share_taint(block, threads)
        put(block, threads, np.repeat(_VOTED[mode](votes), WARP))

    if mode not in _VOTED:
        raise PTXError(f"the vote is not emulated: {instruction.text}")
    return act


_VOTED: Mapping[str, Callable[[Array], Array]] = {
    "any": lambda votes: np.asarray(votes.any(axis=1)),
    "all": lambda votes: np.asarray(votes.all(axis=1)),
    "uni": lambda votes: np.asarray(votes.all(axis=1) | ~votes.any(axis=1)),
    "ballot": lambda votes: (votes.astype(np.uint64) << np.arange(WARP, dtype=np.uint64)).sum(axis=1).astype(np.uint32),
}


def decode_match(instruction: Instruction, program: Program) -> Action:
    """``match.any.sync.type d, a, mask``: who has the same number; ``match.all`` ``d[|p]``: whether all have."""
    mode, kind = instruction.modifiers[0], instruction.kind
    if mode not in ("any", "all") or kind not in ("b32", "b64"):
        raise PTXError(f"the match is not emulated: {instruction.text}")
    to, value, mask = instruction.operands
    warps_of, source = _warps_of(mask, instruction, program), reader(value, kind, instruction, program)
    puts = [writer(one, instruction, program) for one in members(to)]

    def act(block: Block, threads: Threads) -> None:
        values = np.ascontiguousarray(source(block, threads)).reshape(warps_of(block, threads), WARP)
        _share_taint(block, threads)
        is_same = values[:, :, None] == values[:, None, :]
        masks = (is_same.astype(np.uint64) << np.arange(WARP, dtype=np.uint64)).sum(axis=2).astype(np.uint32)
        all_same = np.broadcast_to(is_same.all(axis=(1, 2))[:, None], masks.shape)
        found = masks if mode == "any" else np.where(all_same, masks, np.uint32(0))
        for put, result in zip(puts, (found, all_same), strict=False):
            put(block, threads, result.reshape(-1))

    return act


def decode_activemask(instruction: Instruction, program: Program) -> Action:
    """Of each warp the threads that are here together."""
    put = writer(instruction.operands[0], instruction, program)

    def act(block: Block, threads: Threads) -> None:
        masks = np.zeros(block.num_warps, dtype=np.uint64)
        np.bitwise_or.at(masks, threads // WARP, np.uint64(1) << (threads % WARP).astype(np.uint64))
        put(block, threads, masks[threads // WARP].astype(np.uint32))

    return act


def decode_elect(instruction: Instruction, program: Program) -> Action:
    """``elect.sync d|p, mask``: the first lane of a warp."""
    to, mask = instruction.operands
    warps_of = _warps_of(mask, instruction, program)
    lane, chosen = (writer(one, instruction, program) for one in members(to))

    def act(block: Block, threads: Threads) -> None:
        warps_of(block, threads)
        lane(block, threads, np.zeros(threads.shape, dtype=np.uint32))
        chosen(block, threads, threads % WARP == 0)

    return act


DECODERS = {
    "shfl": decode_shfl,
    "redux": decode_redux,
    "vote": decode_vote,
    "match": decode_match,
    "activemask": decode_activemask,
    "elect": decode_elect,
}
