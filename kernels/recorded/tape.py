"""What a function does on a CPU, call by call: operations of torch, and compiled loops.

Written while the function runs, below autograd: of a model that is differentiated the tape has the derivatives too.
"""

import contextlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeVar

import numpy as np
import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

from mace_fast.kernels.native.ranges import Ranges
from mace_fast.kernels.runtime.operators import IMPLEMENTATIONS


@dataclass(frozen=True)
class TorchCall:
    """An operation of torch.

    Attributes:
        function: an overload of it.
        arguments: by position.
        options: by name.
        results: a tensor, several, or what is no tensor.
        tensors: among the arguments, those of which it reads numbers, or writes them.
        made: results in memory of their own.
        written: what it writes: arguments that it changes, and what it made.
    """

    function: Any
    arguments: tuple[Any, ...]
    options: dict[str, Any]
    results: Any
    tensors: tuple[Tensor, ...]
    made: tuple[Tensor, ...]
    written: tuple[Tensor, ...]

    @classmethod
    def of(cls, function: Any, arguments: tuple[Any, ...], options: dict[str, Any], results: Any) -> "TorchCall":
        """The call that had these arguments and results."""
        tensors = (*_tensors(arguments), *_tensors(options.values()))
        before = {storage_of(one) for one in tensors}
        if function.name().startswith(_OF_A_SHAPE):
            tensors = ()
        made = tuple(one for one in _tensors([results]) if storage_of(one) not in before)
        changed = [
            options.get(name) if place is None else arguments[place] for name, place in _places_written(function)
        ]
        return cls(function, arguments, options, results, tensors, made, (*_tensors(changed), *made))

    def sizes(self) -> Iterator[int]:
        """Dimensions of its tensors, and whole numbers among its arguments."""
        yield from _sizes((self.arguments, tuple(self.options.values()), self.results))


@dataclass(frozen=True)
class LoopCall:
    """A compiled loop (:class:`mace_fast.kernels.native.library.Compiled`), called for ranges.

    Attributes:
        function: the loop.
        bounds: where the ranges begin, and the end of the last.
        arguments: tensors and numbers.
    """

    function: Any
    bounds: Sequence[int]
    arguments: tuple[Tensor | int, ...]

    def sizes(self) -> Iterator[int]:
        """Dimensions of its tensors, and the number of rows that its ranges are of."""
        yield from _sizes(self.arguments)
        if isinstance(self.bounds, Ranges) and self.bounds.num_rows is not None:
            yield self.bounds.num_rows

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """That it reads or writes."""
        return tuple(one for one in self.arguments if isinstance(one, Tensor))

    @property
    def written(self) -> tuple[Tensor, ...]:
        """What it writes."""
        pairs = zip(self.arguments, self.function.written, strict=False)  # the range comes behind the arguments
        return tuple(one for one, is_written in pairs if is_written and isinstance(one, Tensor))


Call = TorchCall | LoopCall

_OF_A_SHAPE = tuple(f"aten::{name}" for name in ("new_", "empty_like", "zeros_like", "ones_like", "full_like"))
"""How the names of operations begin that take dtype and shape of a tensor, and no numbers of it."""


class Room(NamedTuple):
    """That so many rows are enough for the entries of every range of rows, of which pointers say where they begin."""

    pointers: Tensor
    bounds: Sequence[int]
    rows: int

    def is_enough(self) -> bool:
        """Whether that is so for what the pointers say now."""
        return bool(np.diff(self.pointers.numpy()[self.bounds]).max(initial=0) <= self.rows)


class TooLargeError(Exception):
    """What is recorded takes more memory than it may."""


@dataclass
class Tape:
    """Calls in their order, which keep all memory that they had, and what the memory must be enough for.

    Attributes:
        most_bytes: that may be kept.
    """

    calls: list[Call] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)
    most_bytes: float = float("inf")
    _nbytes: int = 0

    def note(self, call: Call) -> None:
        """Append a call.

        Raises:
            TooLargeError: all calls together keep more than they may.
        """
        self.calls.append(call)
        if isinstance(call, TorchCall):
            self._nbytes += sum(one.untyped_storage().nbytes() for one in call.made)
        if self._nbytes > self.most_bytes:
            raise TooLargeError


@dataclass
class Sizes(Tape):
    """In place of calls all dimensions of their tensors, and the whole numbers that they are given."""

    sizes: set[int] = field(default_factory=set)

    def note(self, call: Call) -> None:
        """Note the sizes of a call."""
        self.sizes.update(call.sizes())


Writable = TypeVar("Writable", bound=Tape)

_tapes = threading.local()


def running() -> Tape | None:
    """The tape on which this thread writes."""
    tape: Tape | None = getattr(_tapes, "tape", None)
    return tape


def numbers_may_change() -> bool:
    """Whether what this thread computes will be repeated for other numbers, which no decision may depend on."""
    tape = running()
    return tape is not None and not isinstance(tape, Sizes)


@contextlib.contextmanager
def recording(tape: Writable) -> Iterator[Writable]:
    """Within the context all that this thread computes on a CPU is computed and written on the tape."""
    _tapes.tape = tape
    try:
        with _Writer(tape):
            yield tape
    finally:
        _tapes.tape = None


def note_loop(function: Any, bounds: Sequence[int], arguments: Sequence[Tensor | int]) -> None:
    """Write a call of a compiled loop on the tape if there is one."""
    tape = running()
    if tape is not None:
        tape.note(LoopCall(function, bounds, tuple(arguments)))


def rows_noted(pointers: Tensor, bounds: Sequence[int], rows: int) -> int:
    """Rows that are enough for the entries of every range; more of them where a tape will meet other pointers."""
    tape = running()
    if tape is None or not numbers_may_change():
        return rows
    tape.rooms.append(Room(pointers, bounds, rows + rows // 8))
    return tape.rooms[-1].rows


class _Writer(TorchDispatchMode):
    """Writes what torch dispatches on a tape; of our own operators what they do inside."""

    def __init__(self, tape: Tape) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._tape = tape

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        options = kwargs or {}
        own = IMPLEMENTATIONS.get(func.name())
        if own is not None:
            with self:
                return own(*args, **options)
        if not _has_kernel(func):
            with self:
                parts = func.decompose(*args, **options)
            if parts is not NotImplemented:
                return parts
        results = func(*args, **options)
        self._tape.note(TorchCall.of(func, args, options, results))
        return results


@cache
def _has_kernel(function: Any) -> bool:
    """Whether torch has code for CPUs, in place of making an operation of others."""
    return torch._C._dispatch_has_kernel_for_dispatch_key(function.name(), "CPU")


@cache
def _places_written(function: Any) -> tuple[tuple[str, int | None], ...]:
    """Of the arguments that an operation changes the names, and the positions of those that have one."""
    arguments = enumerate(function._schema.arguments)
    written = [(place, one) for place, one in arguments if one.alias_info is not None and one.alias_info.is_write]
    return tuple((one.name, None if one.kwarg_only else place) for place, one in written)


def storage_of(tensor: Tensor) -> int:
    """What tells one piece of memory from another, while both are kept."""
    return tensor.untyped_storage()._cdata


def _tensors(values: Iterable[Any]) -> Iterator[Tensor]:
    """All tensors, those in lists and tuples too."""
    for value in values:
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from _tensors(value)


def _sizes(value: Any) -> Iterator[int]:
    """Whole numbers, and the dimensions of tensors."""
    if isinstance(value, Tensor):
        yield from value.shape
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _sizes(one)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value
