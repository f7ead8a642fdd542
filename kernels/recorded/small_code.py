"""Writes loops for small operations of torch, element by element, with the bits that torch gives."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import torch
from llvmlite import ir

from mace_fast.kernels.native.function import INDEX, REALS, Function, Value, new_module

_BYTE = ir.IntType(8)

_RANGE = ("first", "end", "piece")
"""By other names than those of ranges that OpenMP's threads share."""


class Loop(NamedTuple):
    """One operation for some dtypes.

    Attributes:
        formula: name of what is computed.
        made: dtype of the results.
        given: of the operands.
    """

    formula: str
    made: torch.dtype
    given: tuple[torch.dtype, ...]

    @property
    def spread(self) -> str:
        """Name of the function for operands that lie otherwise than the results."""
        return f"{self.name}_spread"

    @property
    def name(self) -> str:
        """Of the function for operands that lie as the results do."""
        return "_".join([self.formula, *(str(one).removeprefix("torch.") for one in (self.made, *self.given))])


def _loops() -> Iterator[Loop]:
    for dtype, other in ((torch.float32, torch.float64), (torch.float64, torch.float32)):
        yield from (Loop(name, dtype, (dtype, dtype)) for name in ("add", "mul", "div"))
        yield from (Loop(name, dtype, (dtype,)) for name in ("neg", "abs", "reciprocal"))
        yield Loop("copy", dtype, (other,))
        yield from (Loop(name, torch.bool, (dtype, dtype)) for name in ("gt", "lt"))
        yield Loop("where", dtype, (torch.bool, dtype, dtype))
    yield Loop("add", torch.float64, (torch.float64, torch.float32))
    yield Loop("add", torch.float64, (torch.float32, torch.float64))


LOOPS = tuple(_loops())
"""All that are written."""


def module() -> ir.Module:
    """Two functions for each of the loops, those that move bytes, and sums of rows."""
    text = new_module("small")
    for loop in LOOPS:
        _write(text, loop)
        _write_spread(text, loop)
    for dtype in REALS:
        _write_sums(text, dtype)
    _write_zeros(text)
    _write_bytes(text)
    _write_rows(text)
    return text


def _write(text: ir.Module, loop: Loop) -> None:
    """``name(made, given..., step..., first, end, piece)`` for a range of elements.

    An element of an operand is so many steps from the one before: one, or zero where one number is for all.
    """
    given = _operands(loop)
    steps = [f"step_{one}" for one in given]
    f = _function(text, loop.name, loop, steps)
    with f.loop(f["first"], f["end"]) as index:
        _element(f, loop, index, [f.times(index, f[step]) for step in steps])
    f.finish()


def _write_spread(text: ir.Module, loop: Loop) -> None:
    """``name(made, given..., size_1, size_2, steps..., first, end, piece)`` for a range of the first of three axes.

    Each operand has three steps, from an element to the next along every axis.
    """
    steps = [[f"step_{one}_{axis}" for axis in range(3)] for one in _operands(loop)]
    f = _function(text, loop.spread, loop, ["size_1", "size_2", *(step for three in steps for step in three)])
    with (
        f.loop(f["first"], f["end"]) as i,
        f.loop(0, f["size_1"]) as j,
        f.loop(0, f["size_2"]) as k,
    ):
        to = f.add(f.times(f.add(f.times(i, f["size_1"]), j), f["size_2"]), k)
        places = [
            f.add(*(f.times(index, f[step]) for index, step in zip((i, j, k), three, strict=True))) for three in steps
        ]
        _element(f, loop, f.index(to), places)
    f.finish()


def _operands(loop: Loop) -> list[str]:
    return [f"given_{n}" for n in range(len(loop.given))]


def _function(text: ir.Module, name: str, loop: Loop, sizes: list[str]) -> Function:
    dtype = loop.made if loop.made in REALS else loop.given[0]
    pointers = {"made": _kind(loop.made), **dict(zip(_operands(loop), map(_kind, loop.given), strict=True))}
    return Function(text, name, dtype, others=pointers, sizes=[*sizes, *_RANGE], exported=True)


def _element(f: Function, loop: Loop, to: Value, places: list[Any]) -> None:
    """Compute one."""
    values = [f.load(f[one], place) for one, place in zip(_operands(loop), places, strict=True)]
    numbers = [value if value.type == _BYTE else f.converted(value, f.dtype) for value in values]
    f.builder.store(_FORMULAS[loop.formula](f, *numbers), f.at(f["made"], to))


def sums_name(dtype: torch.dtype) -> str:
    """Of the function that adds rows up."""
    return f"sums_{str(dtype).removeprefix('torch.')}"


def _write_sums(text: ir.Module, dtype: torch.dtype) -> None:
    """``sums(made, begin, source, index, size, width, first, end, piece)`` for a range of rows of ``source``.

    They are added one after the other to those that an index names, of ``size`` numbers copied from ``begin``; it is
    not checked. A range begins with the first row.
    """
    reals, sizes = ("made", "begin", "source"), ("size", "width", *_RANGE)
    f = Function(text, sums_name(dtype), dtype, reals=reals, indices=("index",), sizes=sizes, exported=True)
    with f.loop(0, f["size"]) as place:
        f.store(f.load(f["begin"], place), f["made"], place)
    with f.loop(f["first"], f["end"]) as row, f.loop(0, f["width"]) as column:
        place = f.add(f.times(f.load(f["index"], row), f["width"]), column)
        value = f.load(f["source"], f.add(f.times(row, f["width"]), column))
        f.store(f.plus(f.load(f["made"], place), value), f["made"], place)
    f.finish()


def _write_zeros(text: ir.Module) -> None:
    """``zeros(made, first, end, piece)`` for a range of bytes."""
    f = Function(text, "zeros", torch.float64, others={"made": _BYTE}, sizes=_RANGE, exported=True)
    fill = text.declare_intrinsic("llvm.memset", [_BYTE.as_pointer(), INDEX])
    size = f.minus(f["end"], f["first"])
    f.builder.call(fill, [f.at(f["made"], f["first"]), _BYTE(0), size, ir.IntType(1)(0)])
    f.finish()


def _write_bytes(text: ir.Module) -> None:
    """``bytes(made, given, first, end, piece)`` copies a range of bytes."""
    f = Function(text, "bytes", torch.float64, others={"made": _BYTE, "given": _BYTE}, sizes=_RANGE, exported=True)
    _copy(f, f.at(f["made"], f["first"]), f.at(f["given"], f["first"]), f.minus(f["end"], f["first"]))
    f.finish()


def _write_rows(text: ir.Module) -> None:
    """``rows(index, made, source, width, count, first, end, piece)`` for a range of rows of so many bytes.

    They are those that an index names among ``count``, from their end where it is negative; it is not checked.
    """
    pointers, sizes = {"made": _BYTE, "source": _BYTE}, ("width", "count", *_RANGE)
    f = Function(text, "rows", torch.float64, indices=("index",), others=pointers, sizes=sizes, exported=True)
    b = f.builder
    with f.loop(f["first"], f["end"]) as row:
        named = f.load(f["index"], row)
        named = b.select(b.icmp_signed("<", named, INDEX(0)), f.index(f.add(named, f["count"])), named)
        made, source = f.at(f["made"], f.times(row, f["width"])), f.at(f["source"], f.times(named, f["width"]))
        _copy(f, made, source, f["width"])
    f.finish()


def _copy(f: Function, to: Value, of: Value, size: Value) -> None:
    copy = f.function.module.declare_intrinsic("llvm.memcpy", [to.type, of.type, INDEX])
    f.builder.call(copy, [to, of, size, ir.IntType(1)(0)])


def _kind(dtype: torch.dtype) -> Any:
    return REALS.get(dtype, _BYTE)


def _compared(sign: str) -> Callable[..., Value]:
    return lambda f, left, right: f.builder.zext(f.builder.fcmp_ordered(sign, left, right), _BYTE)


def _chosen(f: Function, condition: Value, left: Value, right: Value) -> Value:
    return f.builder.select(f.builder.icmp_unsigned("!=", condition, _BYTE(0)), left, right)


def _magnitude(f: Function, value: Value) -> Value:
    bits = ir.IntType(8 * f.itemsize)
    without_sign = f.builder.and_(f.builder.bitcast(value, bits), bits((1 << (8 * f.itemsize - 1)) - 1))
    return f.builder.bitcast(without_sign, value.type)


_FORMULAS: Mapping[str, Callable[..., Value]] = MappingProxyType(
    {
        "add": Function.plus,
        "mul": Function.multiply,
        "div": Function.quotient,
        "neg": lambda f, value: f.builder.fneg(value),
        "abs": _magnitude,
        "reciprocal": lambda f, value: f.quotient(f.constant(1.0), value),
        "gt": _compared(">"),
        "lt": _compared("<"),
        "where": _chosen,
        "copy": lambda f, value: value,
    }
)
"""What is computed of the elements: rounded once or not at all, so that there is one answer."""
