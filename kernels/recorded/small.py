"""Small operations of torch as compiled loops: its dispatcher takes longer than they do."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.native.function import REALS
from mace_fast.kernels.native.in_turn import InTurn
from mace_fast.kernels.native.library import Compiled, all_compiled
from mace_fast.kernels.native.team import Call
from mace_fast.kernels.recorded import small_code
from mace_fast.kernels.recorded.small_code import LOOPS, Loop

MOST_ELEMENTS = 4096
"""Of more torch's vectors are worth its dispatcher."""

_ZEROS = ("aten::zeros", "aten::new_zeros", "aten::zeros_like")

_FORMULAS = {
    "aten::add.Tensor": "add",
    "aten::mul.Tensor": "mul",
    "aten::mul.Scalar": "mul",
    "aten::div.Tensor": "div",
    "aten::neg": "neg",
    "aten::abs": "abs",
    "aten::gt.Scalar": "gt",
    "aten::lt.Scalar": "lt",
    "aten::where.self": "where",
    "aten::clone": "copy",
    "aten::_to_copy": "copy",
}
"""By the operations of torch that compute them."""


class Small:
    """An operation as a call of a compiled loop.

    Args:
        function: loop that works on a range of elements, or of bytes.
        count: how many of these there are.
        rows: which they are of; 0 if there are no rows.
        made: where the results go.
        operands: of as many elements, or of one.

    Attributes:
        alone: the call, which stays on one thread.
    """

    def __init__(self, function: Compiled, count: int, rows: int, made: Tensor, operands: Sequence[Tensor]) -> None:
        self._memory = (made, *operands)
        self._count, self._rows = count, rows
        steps = [int(one.numel() > 1) for one in operands]
        self.alone = Call(function, [*(one.data_ptr() for one in self._memory), *steps], [0, count])
        self.run = InTurn([self.alone])

    def use(self, rows: int) -> None:
        """Go over the first of the rows."""
        if self._rows:
            self.alone.divide([0, self._count // self._rows * rows])


def as_small(
    name: str, made: Sequence[Tensor], arguments: Sequence[Any], options: dict[str, Any], rows: int
) -> Small | None:
    """An operation as a compiled loop, if there is one for it.

    Args:
        name: of the overload.
        made: memory for its results.
        arguments: by position.
        options: by name.
        rows: number of them, of which the results may have some for each, one row after the other.
    """
    if len(made) != 1 or not made[0].is_contiguous() or any(map(_counts(rows), made[0].shape[1:])):
        return None
    (place,) = made
    own_rows = rows if any(map(_counts(rows), place.shape)) else 0
    if name in _ZEROS:
        return Small(_functions()["zeros"], place.nbytes, own_rows, place, [])
    if name not in _FORMULAS or place.numel() > MOST_ELEMENTS or "alpha" in options:
        return None
    dtype = arguments[0].dtype if place.dtype == torch.bool else place.dtype
    if dtype not in REALS or any(map(_counts(rows), arguments)):
        return None
    operands = [one if isinstance(one, Tensor) else torch.tensor(one, dtype=dtype, device="cpu") for one in arguments]
    loop = Loop(_FORMULAS[name], place.dtype, tuple(one.dtype for one in operands))
    if loop not in LOOPS or not all(_lies_as(one, place) for one in operands):
        return None
    return Small(_functions()[loop.name], place.numel(), own_rows, place, operands)


def _counts(rows: int) -> Callable[[Any], bool]:
    """Whether a whole number is that of rows, or of several for each."""
    return lambda one: isinstance(one, int) and one != 0 and one % rows == 0


def _lies_as(operand: Tensor, place: Tensor) -> bool:
    """Whether its elements lie as those of the result do, or there is one for all."""
    return operand.numel() == 1 or (operand.shape == place.shape and operand.is_contiguous())


@cache
def _functions() -> dict[str, Compiled]:
    return all_compiled(small_code.module(), ["zeros", *(loop.name for loop in LOOPS)])
