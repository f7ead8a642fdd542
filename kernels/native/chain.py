"""Calls of compiled functions one after the other, on this thread, in one call of Python's."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import torch
from llvmlite import ir

from mace_fast.kernels.native.function import INDEX, Function, new_module
from mace_fast.kernels.native.library import compiled
from mace_fast.kernels.native.team import Call
from mace_fast.kernels.native.team_code import PIECES


class Chain:
    """Calls that are done in their order, all pieces of one before the next.

    Args:
        calls: that count as they are when this is called.
    """

    def __init__(self, calls: Sequence[Call]) -> None:
        self._calls = calls
        self._addresses = np.array([call.address for call in calls], dtype=np.int64)
        self._given = self._addresses.ctypes.data, len(calls)
        self._run = _run()

    def __call__(self) -> None:
        """Do them."""
        self._run(*self._given)


@cache
def _run() -> Any:
    return compiled(code(), "chain").call


def code() -> ir.Module:
    """``chain(calls, count)`` for addresses of the words of :class:`Call`."""
    f = Function(new_module("chain"), "chain", torch.float64, indices=("calls",), sizes=("count",), exported=True)
    b, pointer = f.builder, INDEX.as_pointer()
    kind = ir.FunctionType(ir.VoidType(), [INDEX] * 5)
    with f.loop(0, f["count"]) as number:
        words = b.inttoptr(f.load(f["calls"], number), pointer)
        enter, function, arguments, bounds = (b.load(b.gep(words, [INDEX(place)])) for place in range(PIECES))
        pieces = b.load(b.gep(words, [INDEX(PIECES)]))
        with f.loop(0, pieces) as piece:
            bound = b.gep(b.inttoptr(bounds, pointer), [piece])
            start, stop = b.load(bound), b.load(b.gep(bound, [INDEX(1)]))
            with f.when_positive(f.minus(stop, start)):
                b.call(b.inttoptr(enter, kind.as_pointer()), [function, arguments, start, stop, piece])
    f.finish()
    return f.function.module
