"""Matrix products of a warp, and how their operands come from shared memory.

Source: PTX ISA 9.0, sections 9.7.15.4 and 9.7.15.5 (``mma``, ``ldmatrix``, ``stmatrix``; the figures of the fragments).
Products are summed in float64 and rounded once, as the order and the width of the hardware's sums are not documented.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Threads, members, reader, writer
from profiling.emulator.instructions.access import addresses, load, store
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.collectives import whole_warps
from profiling.emulator.instructions.reals import rounded
from profiling.emulator.instructions.rounding import from_bfloat16
from profiling.emulator.text import Instruction, Program, PTXError

_LANE = np.arange(WARP)
GROUP, THREAD = _LANE >> 2, _LANE & 3
"""Of a lane in a fragment."""


class Fragment(NamedTuple):
    """Which elements of a matrix each register of a lane has, ``[registers, elements, lanes]``."""

    rows: Array
    columns: Array


class Shape(NamedTuple):
    """A product of a warp: A is ``[m, k]``, B ``[k, n]``, C and D ``[m, n]``."""

    m: int
    n: int
    k: int
    a: Fragment
    b: Fragment
    c: Fragment


def _fragment(places: list[list[tuple[Array, Array]]]) -> Fragment:
    rows, columns = (
        np.array([[np.broadcast_to(pair[axis], WARP) for pair in register] for register in places]) for axis in (0, 1)
    )
    return Fragment(rows, columns)


def operand_a(k: int, per_register: int) -> Fragment:
    """Registers by twos go to rows g and g + 8, then further along k."""
    return _fragment(
        [
            [
                (GROUP + 8 * (register % 2), per_register * (THREAD + 4 * (register // 2)) + one)
                for one in range(per_register)
            ]
            for register in range(k // (2 * per_register))
        ]
    )


def _operand_b(k: int, per_register: int) -> Fragment:
    return _fragment(
        [
            [(per_register * (THREAD + 4 * register) + one, GROUP) for one in range(per_register)]
            for register in range(k // (4 * per_register))
        ]
    )


def _result(per_register: int) -> Fragment:
    return _fragment(
        [
            [
                (GROUP + 8 * (element // 2), 2 * THREAD + element % 2)
                for element in range(register * per_register, (register + 1) * per_register)
            ]
            for register in range(4 // per_register)
        ]
    )


PER_REGISTER: Mapping[str, int] = {"tf32": 1, "f16": 2, "bf16": 2, "f32": 1, "f64": 1}
"""How many numbers of a type a register of a fragment has."""

_SIZES: Mapping[str, tuple[int, ...]] = {"tf32": (4, 8), "f16": (8, 16), "bf16": (8, 16), "f64": (4, 8, 16)}
"""Lengths of the sums of products of 16 by 8."""

_RESULTS: Mapping[str, tuple[str, ...]] = {"tf32": ("f32",), "f16": ("f16", "f32"), "bf16": ("f32",), "f64": ("f64",)}

_DOUBLE = Shape(
    8,
    8,
    4,
    _fragment([[(GROUP, THREAD)]]),
    _fragment([[(THREAD, GROUP)]]),
    _fragment([[(GROUP, 2 * THREAD)], [(GROUP, 2 * THREAD + 1)]]),
)


def _shape(instruction: Instruction) -> tuple[Shape, str, str]:
    """Of a product, with the types of its operands and of its result."""
    size, *layout = instruction.modifiers[2:-4]
    result, left, right, total = instruction.modifiers[-4:]
    k = int(size.rpartition("k")[2])
    if left != right or result != total or layout != ["row", "col"] or result not in _RESULTS.get(left, ()):
        raise PTXError(f"the matrix product is not emulated: {instruction.text}")
    if (size, left) == ("m8n8k4", "f64"):
        return _DOUBLE, left, result
    if size != f"m16n8k{k}" or k not in _SIZES[left]:
        raise PTXError(f"the matrix product is not emulated: {instruction.text}")
    per_register = PER_REGISTER[left]
    c = _result(PER_REGISTER[result])
    return Shape(16, 8, k, operand_a(k, per_register), _operand_b(k, per_register), c), left, result


def decode_mma(instruction: Instruction, program: Program) -> Action:
    """``mma.sync.aligned.shape.row.col.d.a.b.c D, A, B, C``."""
    shape, kind, result = _shape(instruction)
    bits = "f64" if kind == "f64" else "b32"
    to, *of = instruction.operands
    a, b, c = ([reader(one, bits, instruction, program) for one in members(group)] for group in of)
    puts = [writer(one, instruction, program) for one in members(to)]
    if [len(one) for one in (a, b, c, puts)] != [len(one.rows) for one in (shape.a, shape.b, shape.c, shape.c)]:
        raise PTXError(f"the matrix product has fragments of another length: {instruction.text}")

    def act(block: Block, threads: Threads) -> None:
        warps = whole_warps(block, threads, instruction)
        left = gathered([one(block, threads) for one in a], shape.a, (warps, shape.m, shape.k), kind)
        right = gathered([one(block, threads) for one in b], shape.b, (warps, shape.k, shape.n), kind)
        total = gathered([one(block, threads) for one in c], shape.c, (warps, shape.m, shape.n), result)
        block.require_defined(threads, "an operand", instruction)
        if block.observer:
            block.observer.multiplied(instruction, left, right)
        product = left @ right + total
        for register, put in enumerate(puts):
            values = product[:, shape.c.rows[register], shape.c.columns[register]]
            put(block, threads, packed(values, result))

    return act


def numbers(bits: Array, kind: str) -> Array:
    """What the product reads of the bits of a register, ``[..., elements]`` float64."""
    if kind == "tf32":
        return (bits & np.uint32(0xFFFFE000)).view(np.float32).astype(np.float64)[..., None]
    if kind == "f32":
        return bits.view(np.float32).astype(np.float64)[..., None]
    if kind == "f64":
        return bits[..., None]
    halves = bits.view(np.uint16).reshape(*bits.shape, 2)
    return (from_bfloat16(halves) if kind == "bf16" else halves.view(np.float16)).astype(np.float64)


def packed(values: Array, kind: str) -> Array:
    """The registers of all threads, of numbers ``[warps, elements of a register, lanes]``."""
    places = np.moveaxis(values, 1, 2).reshape(-1, values.shape[1])
    if kind == "f64":
        return np.ascontiguousarray(places[:, 0])
    found: Array = np.ascontiguousarray(rounded(places, kind)).view(np.uint32)[:, 0]
    return found


def gathered(registers: list[Array], fragment: Fragment, shape: tuple[int, int, int], kind: str) -> Array:
    """The matrix of every warp from its registers."""
    matrix = np.empty(shape)
    for number, bits in enumerate(registers):
        values = numbers(np.ascontiguousarray(bits), kind).reshape(shape[0], WARP, -1)
        for place in range(values.shape[2]):
            matrix[:, fragment.rows[number, place], fragment.columns[number, place]] = values[:, :, place]
    return matrix


def decode_ldmatrix(instruction: Instruction, program: Program) -> Action:
    """``ldmatrix.sync.aligned.m8n8.num[.trans].shared.b16 d, [a]``."""
    _is_plain(instruction)
    is_transposed = "trans" in instruction
    puts = [writer(one, instruction, program) for one in members(instruction.operands[0])]
    at = addresses(instruction.operands[1], "shared", instruction, program)

    def act(block: Block, threads: Threads) -> None:
        warps = whole_warps(block, threads, instruction)
        begin, agents = at(block, threads).reshape(warps, WARP), block.warp_of[threads]
        _tell_of_rows(block, instruction, begin, threads, len(puts), is_store=False)
        for number, put in enumerate(puts):
            rows = begin[:, 8 * number : 8 * number + 8]
            if is_transposed:
                halves = [
                    load(
                        block,
                        block.shared,
                        (rows[:, 2 * THREAD + one] + 2 * GROUP).reshape(-1),
                        2,
                        threads,
                        agents,
                        instruction,
                    )
                    for one in (0, 1)
                ]
                bits = halves[0].astype(np.uint32) | halves[1].astype(np.uint32) << np.uint32(16)
            else:
                bits = load(
                    block, block.shared, (rows[:, GROUP] + 4 * THREAD).reshape(-1), 4, threads, agents, instruction
                )
            put(block, threads, bits)

    return act


def decode_stmatrix(instruction: Instruction, program: Program) -> Action:
    """``stmatrix.sync.aligned.m8n8.num[.trans].shared.b16 [a], d``."""
    _is_plain(instruction)
    is_transposed = "trans" in instruction
    sources = [reader(one, "b32", instruction, program) for one in members(instruction.operands[1])]
    at = addresses(instruction.operands[0], "shared", instruction, program)

    def act(block: Block, threads: Threads) -> None:
        warps = whole_warps(block, threads, instruction)
        begin, agents = at(block, threads).reshape(warps, WARP), block.warp_of[threads]
        _tell_of_rows(block, instruction, begin, threads, len(sources), is_store=True)
        for number, source in enumerate(sources):
            rows, bits = begin[:, 8 * number : 8 * number + 8], np.ascontiguousarray(source(block, threads))
            if is_transposed:
                for one in (0, 1):
                    half = (bits >> np.uint32(16 * one)).astype(np.uint16)
                    store(
                        block,
                        block.shared,
                        (rows[:, 2 * THREAD + one] + 2 * GROUP).reshape(-1),
                        half,
                        agents,
                        instruction,
                    )
            else:
                store(block, block.shared, (rows[:, GROUP] + 4 * THREAD).reshape(-1), bits, agents, instruction)

    return act


def _tell_of_rows(
    block: Block, instruction: Instruction, begin: Array, threads: Threads, matrices: int, is_store: bool
) -> None:
    """Rows of 16 bytes, eight for each matrix, at the addresses that as many lanes give."""
    if block.observer:
        rows, lanes = begin[:, : 8 * matrices], threads.reshape(begin.shape)[:, : 8 * matrices]
        block.observer.accessed(
            block.index, instruction, block.shared, rows.reshape(-1), 16, lanes.reshape(-1), is_store=is_store
        )


def _is_plain(instruction: Instruction) -> None:
    if "m8n8" not in instruction or instruction.kind != "b16":
        raise PTXError(f"the matrix access is not emulated: {instruction.text}")


DECODERS = {"mma": decode_mma, "ldmatrix": decode_ldmatrix, "stmatrix": decode_stmatrix}
