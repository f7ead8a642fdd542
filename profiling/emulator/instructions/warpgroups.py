"""Matrix products of four warps in the background (Hopper).

Source: PTX ISA 9.0, section 9.7.15.5 (``wgmma.mma_async``, its fence, groups and waits; the matrix descriptor; the
swizzled layouts of shared memory). The product is there at once, but belongs to the background until its group has
been waited for: who writes its operands before then races with it, and who reads the result uses what nobody wrote.
"""

import re
from collections.abc import Mapping

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Reader, Threads, members, reader, writer
from profiling.emulator.faults import stop
from profiling.emulator.instructions.access import load
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.matrices import GROUP, THREAD, gathered, numbers, operand_a
from profiling.emulator.text import Group, Instruction, Number, Program, PTXError, Register

WARPGROUP = 4 * WARP

_BYTES: Mapping[str, int] = {"tf32": 4, "bf16": 2}


def decode_wgmma(instruction: Instruction, program: Program) -> Action:
    """``wgmma.mma_async.sync.aligned.mMnNkK.f32.a.b D, A, B-descriptor, scale-d, scale-a, scale-b[, transposed]``."""
    kind = instruction.modifiers[0]
    if kind == "fence":
        return lambda block, threads: None
    if kind == "commit_group":
        return _commit
    if kind == "wait_group":
        (number,) = instruction.operands
        assert isinstance(number, Number)
        return lambda block, threads: _wait(block, threads, number.value)
    return _product(instruction, program)


def _product(instruction: Instruction, program: Program) -> Action:
    result, left_kind, right_kind = instruction.modifiers[-3:]
    size = re.fullmatch(r"m64n(\d+)k(\d+)", instruction.modifiers[3])
    to, left, right, scale, *more = instruction.operands
    ones = [isinstance(one, Number) and one.value == 1 for one in more[:2]]
    transposed = [one for one in more[2:] if not (isinstance(one, Number) and one.value == 0)]
    if (
        size is None
        or result != "f32"
        or left_kind not in _BYTES
        or left_kind != right_kind
        or not all(ones)
        or transposed
    ):
        raise PTXError(f"the matrix product is not emulated: {instruction.text}")
    n, k = int(size[1]), int(size[2])
    registers = members(to)
    names = [one.name for one in registers if isinstance(one, Register)]
    puts = [writer(one, instruction, program) for one in registers]
    totals = [reader(one, "f32", instruction, program) for one in registers]
    adds, descriptor = reader(scale, "pred", instruction, program), reader(right, "b64", instruction, program)
    in_registers = (
        [reader(one, "b32", instruction, program) for one in left.members] if isinstance(left, Group) else None
    )
    left_descriptor = None if in_registers else reader(left, "b64", instruction, program)

    def act(block: Block, threads: Threads) -> None:
        groups = len(threads) // WARPGROUP  # whole ones
        for warp in np.unique(threads // WARP):
            block.clocks.acquire(block.clocks.background(int(warp) // 4 * 4), block.clocks.now(int(warp)))
        if in_registers:
            # fragments of ``mma`` one below the other
            fragment, registers_of_a = (
                operand_a(k, 4 // _BYTES[left_kind]),
                [one(block, threads) for one in in_registers],
            )
            a = gathered(registers_of_a, fragment, (4 * groups, 16, k), left_kind).reshape(groups, 64, k)
        else:
            assert left_descriptor is not None
            a = _from_shared(block, threads, left_descriptor, left_kind, 64, k, instruction)
        b = _from_shared(block, threads, descriptor, right_kind, n, k, instruction)
        block.require_defined(threads, "an operand", instruction)
        product = a @ b.transpose(0, 2, 1)
        is_added = adds(block, threads)
        for place, (put, total) in enumerate(zip(puts, totals, strict=True)):
            column, half = 8 * (place // 4), place // 2 % 2
            rows = 16 * np.arange(4)[:, None] + 8 * half + GROUP[None, :]
            values = product[:, rows, (column + 2 * THREAD + place % 2)[None, :]].reshape(-1)
            before = np.zeros(threads.shape, dtype=np.float32)
            if is_added.any():
                block.pending.pop(names[place], None)  # products that follow each other need no wait
                before = np.where(is_added, total(block, threads), before)
                block.require_defined(threads[is_added], "the sum", instruction)
            put(block, threads, (values + before.astype(np.float64)).astype(np.float32))
            block.pending[names[place]] = threads
        for warpgroup in np.unique(threads // WARPGROUP):
            block.products[int(warpgroup)] += names

    return act


def _from_shared(
    block: Block, threads: Threads, descriptor: Reader, kind: str, rows: int, k: int, instruction: Instruction
) -> Array:
    """A matrix ``[groups, rows, k]``, K-major, where the descriptors of the warpgroups say."""
    descriptors = descriptor(block, threads).reshape(-1, WARPGROUP)
    if (descriptors != descriptors[:, :1]).any():
        raise stop("descriptor that differs in a group of warps", "wgmma", block.index, instruction)
    found = []
    for group, value in enumerate(descriptors[:, 0].tolist()):
        agent = int(threads[group * WARPGROUP]) // WARP + block.num_warps  # that of the background
        found.append(_tile(block, value, kind, rows, k, agent, instruction))
    return np.stack(found)


def _tile(block: Block, descriptor: int, kind: str, rows: int, k: int, agent: int, instruction: Instruction) -> Array:
    begin, leading, stride = ((descriptor >> shift & 0x3FFF) << 4 for shift in (0, 16, 32))
    swizzle, offset = descriptor >> 62, descriptor >> 49 & 7
    if offset:
        raise PTXError(f"descriptors with a base offset are not emulated: {instruction.text}")
    row, column = np.arange(rows)[:, None], _BYTES[kind] * np.arange(k)[None, :]
    if swizzle == 0:
        at = begin + row // 8 * stride + column // 16 * leading + row % 8 * 16 + column % 16
    else:
        pitch, bits = {1: (128, 7), 2: (64, 3), 3: (32, 1)}[swizzle]
        at = begin + row // 8 * stride + row % 8 * pitch + column
        at = at ^ ((at >> 7 & bits) << 4)
    flat = at.reshape(-1).astype(np.int64)
    agents = np.full(flat.shape, agent)
    threads = np.zeros(flat.shape, dtype=np.int64)
    found = load(block, block.shared, flat, _BYTES[kind], threads, agents, instruction)
    if kind == "bf16":
        values = (found.astype(np.uint32) << np.uint32(16)).view(np.float32).astype(np.float64)
    else:
        values = numbers(found, kind)[..., 0]
    return values.reshape(rows, k)


def _commit(block: Block, threads: Threads) -> None:
    for warpgroup in np.unique(threads // WARPGROUP):
        group = int(warpgroup)
        first = 4 * group
        knowledge = block.clocks.release(block.clocks.background(first))
        block.product_groups[group].append((knowledge, block.products[group]))
        block.products[group] = []


def _wait(block: Block, threads: Threads, pending: int) -> None:
    for warpgroup in np.unique(threads // WARPGROUP):
        group = int(warpgroup)
        while len(block.product_groups[group]) > pending:
            knowledge, names = block.product_groups[group].pop(0)
            for name in names:
                block.pending.pop(name, None)
            for warp in range(4 * group, 4 * group + 4):
                block.clocks.acquire(warp, knowledge)


DECODERS = {"wgmma": decode_wgmma}
