"""Comparisons and choices.

Source: PTX ISA 9.0, sections 9.7.6 and 9.7.7 (``set``, ``setp``, ``selp``, ``slct``), 9.7.3 (``testp``).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Reader, Threads, members, reader, writer
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.instructions.reals import KINDS_OF_REALS, flushed, real_reader
from profiling.emulator.text import Instruction, Program, PTXError

_PLAIN: Mapping[str, Callable[..., Array]] = {
    "eq": np.equal,
    "ne": np.not_equal,
    "lt": np.less,
    "le": np.less_equal,
    "gt": np.greater,
    "ge": np.greater_equal,
}

_UNSIGNED: Mapping[str, str] = {"lo": "lt", "ls": "le", "hi": "gt", "hs": "ge"}

_JOINED: Mapping[str, Callable[..., Array]] = {"and": np.logical_and, "or": np.logical_or, "xor": np.logical_xor}


def _compared(instruction: Instruction, kind: str, others: set[str], program: Program) -> Reader:
    """What compares the second operand with the third, ``[threads]``, or ``[2 threads]`` of packed ones."""
    compare, operands = instruction.modifiers[0], instruction.operands[1:3]
    is_real = kind in KINDS_OF_REALS
    if is_real:
        left, right = (real_reader(one, kind, instruction, program) for one in operands)
        formula = _of_reals(compare)
    else:
        left, right = (reader(one, kind, instruction, program) for one in operands)
        formula = _PLAIN.get(_UNSIGNED.get(compare, compare) if kind[0] == "u" else compare)
    if (
        formula is None
        or set(instruction.modifiers[1:]) - _JOINED.keys() - others
        or (kind[0] == "b" and not is_real and compare not in ("eq", "ne"))
    ):
        raise PTXError(f"the comparison is not emulated: {instruction.text}")
    flush = flushed if "ftz" in instruction else lambda values: values
    return lambda block, threads: formula(flush(left(block, threads)), flush(right(block, threads)))


def _of_reals(compare: str) -> Callable[..., Array] | None:
    """A comparison that is false, or with ``u`` true, where either is no number."""
    if compare in ("num", "nan"):
        return lambda left, right: (np.isnan(left) | np.isnan(right)) == (compare == "nan")
    plain = _PLAIN.get(compare)
    if plain is not None:
        return lambda left, right: plain(left, right) & ~(np.isnan(left) | np.isnan(right))
    unordered = _PLAIN.get(compare.removesuffix("u"))
    if unordered is not None:
        return lambda left, right: unordered(left, right) | np.isnan(left) | np.isnan(right)
    return None


def _joined(instruction: Instruction, program: Program) -> Callable[[Block, Threads, Array], Array]:
    """What joins a comparison with the last operand, if one is named for that."""
    joins = [one for one in instruction.modifiers if one in _JOINED]
    if not joins:
        return lambda block, threads, found: found
    other = reader(instruction.operands[3], "pred", instruction, program)
    return lambda block, threads, found: _JOINED[joins[0]](found, other(block, threads))


def decode_setp(instruction: Instruction, program: Program) -> Action:
    """``setp.compare[.and|or|xor][.ftz].type p[|q], a, b[, c]``.

    The second predicate is that of the opposite, or of the upper half where numbers are packed.
    """
    kind = instruction.kind
    compared = _compared(instruction, kind, {"ftz", kind}, program)
    join, is_packed = _joined(instruction, program), kind.endswith("x2")
    puts = [writer(one, instruction, program) for one in members(instruction.operands[0])]

    def act(block: Block, threads: Threads) -> None:
        found = compared(block, threads)
        results = found.reshape(-1, 2).T if is_packed else (found, ~found)
        for put, values in zip([*puts], [join(block, threads, one) for one in results[: len(puts)]], strict=True):
            put(block, threads, values)

    return act


def decode_set(instruction: Instruction, program: Program) -> Action:
    """``set.compare[.and|or|xor][.ftz].to.of d, a, b[, c]``: all ones, or 1.0, where it is true."""
    to, of = instruction.modifiers[-2:]
    compared, join = _compared(instruction, of, {"ftz", to, of}, program), _joined(instruction, program)
    if to not in ("u32", "s32", "f32") or of.endswith("x2"):
        raise PTXError(f"the comparison is not emulated: {instruction.text}")
    put, dtype = writer(instruction.operands[0], instruction, program), DTYPES[to]
    true: Any = 1.0 if to == "f32" else np.iinfo(np.uint32).max

    def act(block: Block, threads: Threads) -> None:
        values = np.where(join(block, threads, compared(block, threads)), true, 0)
        put(block, threads, values.astype(dtype))

    return act


def _chosen(instruction: Instruction, program: Program, kind: str, chooses: Reader) -> Action:
    operands = instruction.operands[1:3]
    left, right = (reader(one, kind, instruction, program) for one in operands)
    put, dtype = writer(instruction.operands[0], instruction, program), DTYPES[kind]

    def act(block: Block, threads: Threads) -> None:
        values: Any = np.where(chooses(block, threads), left(block, threads), right(block, threads))
        put(block, threads, values.astype(dtype))

    return act


def decode_selp(instruction: Instruction, program: Program) -> Action:
    """``selp.type d, a, b, p``: a where p is true."""
    return _chosen(
        instruction, program, instruction.kind, reader(instruction.operands[3], "pred", instruction, program)
    )


def decode_slct(instruction: Instruction, program: Program) -> Action:
    """``slct[.ftz].type.s32|f32 d, a, b, c``: a where c is not negative."""
    kind, of = instruction.modifiers[-2:]
    if of not in ("s32", "f32"):
        raise PTXError(f"the choice is not emulated: {instruction.text}")
    sign = reader(instruction.operands[3], of, instruction, program)
    flush = flushed if "ftz" in instruction else lambda values: values
    return _chosen(instruction, program, kind, lambda block, threads: flush(sign(block, threads)) >= 0)


def decode_testp(instruction: Instruction, program: Program) -> Action:
    """``testp.property.type p, a``."""
    tested, kind = instruction.modifiers[0], instruction.kind
    if tested not in _TESTED or kind not in ("f32", "f64"):
        raise PTXError(f"the test is not emulated: {instruction.text}")
    source, put = (
        reader(instruction.operands[1], kind, instruction, program),
        writer(instruction.operands[0], instruction, program),
    )
    return lambda block, threads: put(block, threads, _TESTED[tested](source(block, threads)))


def _is_normal(values: Array) -> Array:
    return np.isfinite(values) & (np.abs(values) >= np.finfo(values.dtype).tiny)


_TESTED: Mapping[str, Callable[[Array], Array]] = {
    "finite": np.isfinite,
    "infinite": np.isinf,
    "number": lambda values: ~np.isnan(values),
    "notanumber": np.isnan,
    "normal": _is_normal,
    "subnormal": lambda values: np.isfinite(values) & (values != 0) & ~_is_normal(values),
}

DECODERS = {
    "setp": decode_setp,
    "set": decode_set,
    "selp": decode_selp,
    "slct": decode_slct,
    "testp": decode_testp,
}
