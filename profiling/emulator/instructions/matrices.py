"""Matrix products of a warp, and how their operands come from shared memory.

Source: PTX ISA 9.0, sections 9.7.15.4 and 9.7.15.5 (``mma``, ``ldmatrix``, ``stmatrix``; the figures of the fragments).
Those of float64, and those whose sums are float16, are summed in float64 and rounded once.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from profiling.emulator.block import WARP, Array, Block, Threads, members, reader, writer
from profiling.emulator.instructions.access import addresses, load, refuse, store
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.collectives import whole_warps
from profiling.emulator.instructions.matrix_sums import summed, unit_of
from profiling.emulator.instructions.reals import rounded
from profiling.emulator.instructions.rounding import from_bfloat16
from profiling.emulator.text import Instruction, Operand, Program, PTXError

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
    bits, unit = "f64" if kind == "f64" else "b32", unit_of(program.target)
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
        product = summed(left, right, total, kind, unit) if result == "f32" else left @ right + total
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
    values = numbers(np.stack(registers), kind).reshape(len(registers), shape[0], WARP, -1)
    matrix[:, fragment.rows, fragment.columns] = values.transpose(1, 0, 3, 2)
    return matrix


def decode_ldmatrix(instruction: Instruction, program: Program) -> Action:
    """``ldmatrix.sync.aligned.m8n8.num[.trans].shared.b16 d, [a]``."""
    puts = [writer(one, instruction, program) for one in members(instruction.operands[0])]
    rows_of, is_transposed = _rows(instruction.operands[1], len(puts), instruction, program), "trans" in instruction

    def act(block: Block, threads: Threads) -> None:
        agents = block.warp_of[threads]
        for put, rows in zip(puts, rows_of(block, threads), strict=True):
            places = _places(rows, is_transposed)
            width = 4 // len(places)
            parts = [load(block, block.shared, at, width, threads, agents, instruction) for at in places]
            bits = parts[0].astype(np.uint32)
            if is_transposed:
                bits |= parts[1].astype(np.uint32) << np.uint32(16)
            put(block, threads, bits)

    return act


def decode_stmatrix(instruction: Instruction, program: Program) -> Action:
    """``stmatrix.sync.aligned.m8n8.num[.trans].shared.b16 [a], d``."""
    sources = [reader(one, "b32", instruction, program) for one in members(instruction.operands[1])]
    rows_of, is_transposed = _rows(instruction.operands[0], len(sources), instruction, program), "trans" in instruction

    def act(block: Block, threads: Threads) -> None:
        agents = block.warp_of[threads]
        for source, rows in zip(sources, rows_of(block, threads), strict=True):
            places, bits = _places(rows, is_transposed), np.ascontiguousarray(source(block, threads))
            block.require_defined(threads, "the value", instruction)
            parts = [bits] if len(places) == 1 else list(bits.view(np.uint16).reshape(-1, 2).T)
            for at, part in zip(places, parts, strict=True):
                store(block, block.shared, at, part, agents, instruction)

    return act


def _rows(
    operand: Operand, count: int, instruction: Instruction, program: Program
) -> Callable[[Block, Threads], list[Array]]:
    """What gives the addresses of the rows of each matrix, ``[warps, 8]``, which consecutive lanes have."""
    modifiers = [one.split("::")[0] for one in instruction.modifiers]
    if not {"m8n8", f"x{count}", "shared"} <= set(modifiers) or instruction.kind != "b16" or count not in (1, 2, 4):
        raise PTXError(f"the matrix access is not emulated: {instruction.text}")
    at = addresses(operand, "shared", instruction, program)

    def rows(block: Block, threads: Threads) -> list[Array]:
        warps = whole_warps(block, threads, instruction)
        begin = at(block, threads).reshape(warps, WARP)[:, : 8 * count]
        refuse(block, block.shared, block.shared.misaligned(begin, 16), instruction)
        if block.observer:
            lanes, is_store = threads.reshape(warps, WARP)[:, : 8 * count].reshape(-1), instruction.name == "stmatrix"
            block.observer.accessed(
                block.index, instruction, block.shared, begin.reshape(-1), 16, lanes, is_store=is_store
            )
        return np.split(begin, count, axis=1)

    return rows


def _places(rows: Array, is_transposed: bool) -> list[Array]:
    """Where the two numbers of each lane lie, which are next to each other in a row, or in a column."""
    if is_transposed:
        return [(rows[:, 2 * THREAD + one] + 2 * GROUP).reshape(-1) for one in (0, 1)]
    return [(rows[:, GROUP] + 4 * THREAD).reshape(-1)]


DECODERS = {"mma": decode_mma, "ldmatrix": decode_ldmatrix, "stmatrix": decode_stmatrix}
