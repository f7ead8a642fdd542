"""Matrix products of four warps in the background (Hopper).

Source: PTX ISA 9.0, section 9.7.15.5 (``wgmma.mma_async``, its fence, groups and waits; the matrix descriptor; the
swizzled layouts of shared memory). The product is there at once, but belongs to the background until its group has
been waited for: who writes its operands before then races with it, and who reads the result uses what nobody wrote.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from profiling.emulator.block import (
    FIRST_PRODUCT,
    WARP,
    WARPGROUP,
    Array,
    Block,
    Reader,
    Threads,
    members,
    reader,
    writer,
)
from profiling.emulator.faults import stop
from profiling.emulator.instructions.access import load
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.collectives import whole_warps
from profiling.emulator.instructions.matrices import GROUP, PER_REGISTER, THREAD, gathered, numbers, operand_a, packed
from profiling.emulator.instructions.matrix_sums import summed, unit_of
from profiling.emulator.text import Group, Instruction, Number, Operand, Program, PTXError, Register

_BYTES: Mapping[str, int] = {"tf32": 4, "f16": 2, "bf16": 2}


def decode_wgmma(instruction: Instruction, program: Program) -> Action:
    """``wgmma.mma_async.sync.aligned.mMnNkK.f32.a.b D, A, B-descriptor, scale-d, scale-a, scale-b[, transposed]``."""
    kind = instruction.modifiers[0]
    if kind == "fence":
        return _fence
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
    flags = [one.value if isinstance(one, Number) else None for one in more]
    if (
        size is None
        or left_kind not in _BYTES
        or left_kind != right_kind
        or result not in ("f32", "f16" if left_kind == "f16" else "f32")
        or flags[:2] != [1, 1]
        or any(one not in (0, 1) for one in flags[2:])
        or (left_kind == "tf32" and flags[2:])
    ):
        raise PTXError(f"the matrix product is not emulated: {instruction.text}")
    n, k = int(size[1]), int(size[2])
    registers, per_register = members(to), PER_REGISTER[result]
    if n % 8 or n > 256 or k != 32 // _BYTES[left_kind] or len(registers) * per_register * WARPGROUP != 64 * n:
        raise PTXError(f"the matrix product has another shape than there is: {instruction.text}")
    names = [one.name for one in registers if isinstance(one, Register)]
    puts = [writer(one, instruction, program) for one in registers]
    totals = [reader(one, "b32", instruction, program) for one in registers]
    adds, unit = reader(scale, "pred", instruction, program), unit_of(program.target)
    a_of = _left(left, left_kind, k, bool(flags[2:] and flags[2]), instruction, program)
    descriptor, is_transposed = reader(right, "b64", instruction, program), bool(flags[2:] and flags[-1])

    needs_fence = [*names, *(one.name for one in members(left) if isinstance(one, Register) and one is not left)]

    def act(block: Block, threads: Threads) -> None:
        if whole_warps(block, threads, instruction) % 4 or (threads[::WARPGROUP] % WARPGROUP).any():  # a predicate
            raise stop("warps of a group that do not take part together", str(threads[0]), block.index, instruction)
        _require_fence(block, threads, needs_fence, instruction)
        for warp in np.unique(threads // WARP):
            block.clocks.acquire(block.clocks.background(int(warp) // 4 * 4), block.clocks.now(int(warp)))
        a = a_of(block, threads)
        b = _from_shared(block, threads, descriptor, _Layout(right_kind, n, k, is_transposed), instruction)
        block.require_defined(threads, "an operand", instruction)
        if block.observer:
            block.observer.multiplied(instruction, a, b.transpose(0, 2, 1))
        total, is_added = np.zeros((len(a), 64, n)), adds(block, threads)
        if is_added.any():
            _forget(block, names, threads)  # products that follow each other need no wait
            for place, read in enumerate(totals):
                before = numbers(np.ascontiguousarray(read(block, threads)), result).reshape(-1, 4, WARP, per_register)
                for one in range(per_register):
                    total[:, *_place(place * per_register + one)] = before[..., one]
            block.require_defined(threads[is_added], "the sum", instruction)
            total[~is_added[::WARPGROUP]] = 0
        right = b.transpose(0, 2, 1)
        product = summed(a, right, total, left_kind, unit) if result == "f32" else a @ right + total
        for place, put in enumerate(puts):
            elements = [product[:, *_place(place * per_register + one)] for one in range(per_register)]
            put(block, threads, packed(np.stack(elements, axis=2).reshape(-1, per_register, WARP), result))
            block.pending.setdefault(names[place], np.zeros(block.num_threads, bool))[threads] = True
        for warpgroup in np.unique(threads // WARPGROUP):
            block.products[int(warpgroup)] += names
            _let_products_use(block, int(warpgroup), names)

    return act


def _fence(block: Block, threads: Threads) -> None:
    for warpgroup in np.unique(threads // WARPGROUP):
        _let_products_use(block, int(warpgroup), [name for name, of in block.unfenced or () if of == warpgroup])


def _let_products_use(block: Block, warpgroup: int, names: list[str]) -> None:
    """Registers that products may read and write now as they are."""
    assert block.unfenced is not None
    block.unfenced -= {(name, warpgroup) for name in (FIRST_PRODUCT, *names)}


def _require_fence(block: Block, threads: Threads, names: list[str], instruction: Instruction) -> None:
    """There must have been a fence, and that after others than products have written their registers."""
    assert block.unfenced is not None
    late = [name for name in (FIRST_PRODUCT, *names) if (name, int(threads[0]) // WARPGROUP) in block.unfenced]
    if late:
        block.note("registers of a matrix product without wgmma.fence", ", ".join(late[:4]), instruction)


def _place(number: int) -> tuple[Array, Array]:
    """Rows and columns that one number of every thread of a group of warps has, ``[warps, lanes]``."""
    rows = 16 * np.arange(4)[:, None] + 8 * (number // 2 % 2) + GROUP[None, :]
    return rows, np.broadcast_to(8 * (number // 4) + 2 * THREAD + number % 2, rows.shape)


def _forget(block: Block, names: list[str], threads: Threads) -> None:
    """Registers of some threads that the background writes no longer."""
    for name in names:
        waiting = block.pending.get(name)
        if waiting is not None:
            waiting[threads] = False
            if not waiting.any():
                del block.pending[name]


def _left(
    operand: Operand, kind: str, k: int, is_transposed: bool, instruction: Instruction, program: Program
) -> Reader:
    """What gives the matrix A ``[groups, 64, k]``: from registers, or from where a descriptor says."""
    if not isinstance(operand, Group):
        descriptor = reader(operand, "b64", instruction, program)
        layout = _Layout(kind, 64, k, is_transposed)
        return lambda block, threads: _from_shared(block, threads, descriptor, layout, instruction)
    registers = [reader(one, "b32", instruction, program) for one in operand.members]
    fragment = operand_a(k, PER_REGISTER[kind])

    def gather(block: Block, threads: Threads) -> Array:
        # fragments of ``mma`` one below the other
        shape = (len(threads) // WARP, 16, k)
        return gathered([one(block, threads) for one in registers], fragment, shape, kind).reshape(-1, 64, k)

    return gather


class _Layout(NamedTuple):
    """How a matrix lies in shared memory.

    Attributes:
        kind: of its numbers.
        rows: of A, or columns of B.
        k: the length of the sums.
        is_transposed: whether rows are next to each other, not places along k.
    """

    kind: str
    rows: int
    k: int
    is_transposed: bool


def _from_shared(
    block: Block, threads: Threads, descriptor: Reader, layout: _Layout, instruction: Instruction
) -> Array:
    """A matrix ``[groups, rows, k]`` where the descriptors of the warpgroups say."""
    descriptors = descriptor(block, threads).reshape(-1, WARPGROUP)
    if (descriptors != descriptors[:, :1]).any():
        raise stop("descriptor that differs in a group of warps", "wgmma", block.index, instruction)
    found = []
    for group, value in enumerate(descriptors[:, 0].tolist()):
        agent = int(threads[group * WARPGROUP]) // WARP + block.num_warps  # that of the background
        found.append(_tile(block, value, layout, agent, instruction))
    return np.stack(found)


def _tile(block: Block, descriptor: int, layout: _Layout, agent: int, instruction: Instruction) -> Array:
    if descriptor >> 49 & 7:
        raise PTXError(f"descriptors with a base offset are not emulated: {instruction.text}")
    width = _BYTES[layout.kind]
    at = _places(descriptor, layout, width).reshape(-1).astype(np.int64)
    agents, threads = np.full(at.shape, agent), np.zeros(at.shape, dtype=np.int64)
    found = load(block, block.shared, at, width, threads, agents, instruction, is_async=True)
    _require_order(block, at, agent - block.num_warps, instruction)
    if layout.kind == "tf32":
        return numbers(found, "tf32").reshape(layout.rows, layout.k)
    return numbers(found.view(np.uint32), layout.kind).reshape(layout.rows, layout.k)


def _require_order(block: Block, at: Array, first: int, instruction: Instruction) -> None:
    """Each of the four warps must know what was written, as each begins the product."""
    shadow = block.shared.shadow
    assert shadow is not None
    for warp in range(first + 1, first + 4):
        races = shadow.unordered(at, np.full(at.shape, warp))
        if races.any():
            what = f"{int(at[races][0]):#x}, of whose writing warp {warp} does not know"
            block.note("race in shared memory", what, instruction)


def _places(descriptor: int, layout: _Layout, width: int) -> Array:
    """The address of each number, ``[rows, k]``: core matrices are eight rows of 16 bytes, or of what is swizzled."""
    begin, leading, stride = ((descriptor >> shift & 0x3FFF) << 4 for shift in (0, 16, 32))
    rows, along = np.arange(layout.rows)[:, None], np.arange(layout.k)[None, :]
    pitch, bits = {0: (16, 0), 1: (128, 7), 2: (64, 3), 3: (32, 1)}[descriptor >> 62]
    if layout.is_transposed:
        rows, along = along, rows
        if not bits:
            leading, stride = stride, leading
    column = width * along
    at = begin + rows // 8 * stride + rows % 8 * pitch + column // pitch * leading + column % pitch
    return np.asarray(at ^ (at >> 7 & bits) << 4)


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
            later = {*block.products[group], *(one for _, more in block.product_groups[group] for one in more)}
            own = np.arange(group * WARPGROUP, (group + 1) * WARPGROUP)
            _forget(block, [one for one in names if one not in later], own)
            for warp in range(4 * group, 4 * group + 4):
                block.clocks.acquire(warp, knowledge)


DECODERS = {"wgmma": decode_wgmma}
