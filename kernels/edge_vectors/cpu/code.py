"""Writes differences along edges and sums over edges for a CPU, for rows of a few numbers."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch
from llvmlite import ir

from mace_fast.kernels.native.function import RANGE, Function, Index, Value, Variable, new_module


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        width: numbers of a row.
        sign: of the sender's row.
        dtype: of all.
    """

    width: int
    sign: int
    dtype: torch.dtype


def differences(shape: Shape, has_shifts: bool) -> ir.Module:
    """``differences(positions, shifts, result, senders, receivers, start, stop, number)`` for edges."""
    module = new_module("edge_vectors_differences")
    f = _function(module, "differences", shape, ("positions", "shifts", "result"), ("senders", "receivers"))
    b, width = f.builder, shape.width
    with f.loop(f["start"], f["stop"]) as edge:
        sender, receiver = (f.times(f.load(f[ends], edge), width) for ends in ("senders", "receivers"))
        with f.loop(0, width) as column:
            to, of = f.load(f["positions"], receiver, column), f.load(f["positions"], sender, column)
            value = b.fsub(to, of) if shape.sign < 0 else b.fadd(to, of)
            place = f.times(edge, width)
            if has_shifts:
                value = b.fadd(value, f.load(f["shifts"], place, column))
            f.store(value, f["result"], place, column)
    f.finish()
    return module


def sums(shape: Shape) -> ir.Module:
    """``sums(edges, result, receiver_ptr, sender_perm, sender_ptr, num_receivers, num_senders, start, stop, number)``.

    Of every node; added in float64.
    """
    module = new_module("edge_vectors_sums")
    indices, sizes = ("receiver_ptr", "sender_perm", "sender_ptr"), ("num_receivers", "num_senders")
    f = _function(module, "sums", shape, ("edges", "result"), indices, sizes)
    with f.loop(f["start"], f["stop"]) as node, f.loop(0, shape.width) as column:
        total = f.variable(f.converted(f.zero(), torch.float64))
        with f.when_positive(f.minus(f["num_receivers"], node)), _edges(f, "receiver_ptr", node) as edge:
            _add(f, shape, total, edge, column)
        with f.when_positive(f.minus(f["num_senders"], node)), _edges(f, "sender_ptr", node) as place:
            _add(f, shape, total, f.load(f["sender_perm"], place), column, shape.sign)
        f.store(f.converted(total.get(), shape.dtype), f["result"], f.times(node, shape.width), column)
    f.finish()
    return module


def _function(
    module: ir.Module,
    name: str,
    shape: Shape,
    reals: tuple[str, ...],
    indices: tuple[str, ...],
    sizes: tuple[str, ...] = (),
) -> Function:
    return Function(module, name, shape.dtype, reals=reals, indices=indices, sizes=(*sizes, *RANGE), exported=True)


def _edges(f: Function, pointers: str, node: Index) -> AbstractContextManager[Value]:
    """A loop over the entries of a node."""
    return f.loop(f.load(f[pointers], node), f.load(f[pointers], f.add(node, 1)))


def _add(f: Function, shape: Shape, total: Variable, edge: Value, column: Value, sign: int = 1) -> None:
    value = f.converted(f.load(f["edges"], f.times(edge, shape.width), column), torch.float64)
    before = total.get()
    total.set(f.builder.fadd(before, value) if sign > 0 else f.builder.fsub(before, value))
