"""Small operations of torch as compiled loops: its dispatcher takes longer than they do."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.native.chain import Chain
from mace_fast.kernels.native.function import REALS
from mace_fast.kernels.native.library import Compiled, all_compiled
from mace_fast.kernels.native.team import Call
from mace_fast.kernels.recorded import small_code
from mace_fast.kernels.recorded.small_code import LOOPS, Loop

MOST_ELEMENTS = 4096
"""Of more torch's vectors are worth its dispatcher."""

_ZEROS = ("aten::zeros", "aten::new_zeros", "aten::zeros_like")

_COPIES = ("aten::clone", "aten::_to_copy")

_FORMULAS = {
    "aten::add.Tensor": "add",
    "aten::mul.Tensor": "mul",
    "aten::mul.Scalar": "mul",
    "aten::div.Tensor": "div",
    "aten::neg": "neg",
    "aten::reciprocal": "reciprocal",
    "aten::abs": "abs",
    "aten::gt.Scalar": "gt",
    "aten::lt.Scalar": "lt",
    "aten::where.self": "where",
    **dict.fromkeys(_COPIES, "copy"),
}
"""By the operations of torch that compute them."""


class Small:
    """An operation as a call of a compiled loop.

    Args:
        function: loop that works on a range, whatever of.
        count: of what it works on.
        rows: which that is of; 0 if there are no rows.
        given: its arguments, tensors and numbers.

    Attributes:
        alone: the call, which stays on one thread.
    """

    def __init__(self, function: Compiled, count: int, rows: int, given: Sequence[Tensor | int]) -> None:
        self._count, self._rows, self._given = count, rows, given
        addresses = [one.data_ptr() if isinstance(one, Tensor) else one for one in given]
        self.alone = Call(function, addresses, [0, count])
        self.run = Chain([self.alone])

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
        return Small(_functions()["zeros"], place.nbytes, own_rows, [place])
    if name == "aten::index.Tensor":
        source, indices = arguments
        return None if any(map(_counts(rows), source.shape)) else _rows(place, source, indices, own_rows)
    if name in _COPIES and arguments[0].dtype == place.dtype and _lies_as(arguments[0], place):
        return Small(_functions()["bytes"], place.nbytes, own_rows, [place, arguments[0]])
    has_others = "alpha" in options or any(map(_counts(rows), arguments))
    if name == "aten::index_add" and not has_others:
        return _sums(place, arguments, rows)
    if name in _FORMULAS and place.numel() <= MOST_ELEMENTS and not has_others:
        return _elements(_FORMULAS[name], place, arguments, own_rows)
    return None


def _rows(place: Tensor, source: Tensor, indices: Sequence[Tensor | None], rows: int) -> Small | None:
    """Rows that one index names, which must be there."""
    index = indices[0]
    if index is None or len(indices) > 1 or index.dim() != 1 or index.dtype != torch.int64 or place.numel() == 0:
        return None
    if not (source.is_contiguous() and index.is_contiguous()):
        return None
    count = index.shape[0]
    return Small(_functions()["rows"], count, rows, [index, place, source, place.nbytes // count, source.shape[0]])


def _sums(place: Tensor, arguments: Sequence[Any], rows: int) -> Small | None:
    """Rows added one after the other to those that an index names."""
    begin, dim, index, source = arguments
    tensors = (place, begin, index, source)
    if dim != 0 or source.numel() > MOST_ELEMENTS or place.numel() > MOST_ELEMENTS or source.dtype not in REALS:
        return None
    if any(_counts(rows)(size) for one in tensors for size in one.shape) or not all(
        one.is_contiguous() for one in tensors
    ):
        return None
    if index.dtype != torch.int64 or source.numel() == 0:
        return None
    count = source.shape[0]
    sizes = [place.numel(), source.numel() // count]
    return Small(_functions()[small_code.sums_name(place.dtype)], count, 0, [place, begin, source, index, *sizes])


def _elements(name: str, place: Tensor, arguments: Sequence[Any], rows: int) -> Small | None:
    """A formula of elements that lie alike or not, and of numbers."""
    dtype = arguments[0].dtype if place.dtype == torch.bool else place.dtype
    if dtype not in REALS:
        return None
    operands = [one if isinstance(one, Tensor) else torch.tensor(one, dtype=dtype, device="cpu") for one in arguments]
    loop = Loop(name, place.dtype, tuple(one.dtype for one in operands))
    if loop not in LOOPS:
        return None
    if all(_lies_as(one, place) for one in operands):
        steps = [int(one.numel() > 1) for one in operands]
        return Small(_functions()[loop.name], place.numel(), rows, [place, *operands, *steps])
    if not 1 <= place.dim() <= 3:
        return None
    shape = [*place.shape, 1, 1][:3]
    three = [step for one in operands for step in [*one.expand_as(place).stride(), 0, 0][:3]]
    return Small(_functions()[loop.spread], shape[0], rows, [place, *operands, *shape[1:], *three])


def _counts(rows: int) -> Callable[[Any], bool]:
    """Whether a whole number is that of rows, or of several for each."""
    return lambda one: isinstance(one, int) and one != 0 and one % rows == 0


def _lies_as(operand: Tensor, place: Tensor) -> bool:
    """Whether its elements lie as those of the result do, or there is one for all."""
    return operand.numel() == 1 or (operand.shape == place.shape and operand.is_contiguous())


@cache
def _functions() -> dict[str, Compiled]:
    elements = [name for loop in LOOPS for name in (loop.name, loop.spread)]
    sums = [small_code.sums_name(dtype) for dtype in REALS]
    return all_compiled(small_code.module(), ["zeros", "bytes", "rows", *elements, *sums])
