"""Repeats the calls of a tape in memory that stays."""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.chain import Chain
from mace_fast.kernels.native.openmp import openmp
from mace_fast.kernels.native.ranges import Ranges
from mace_fast.kernels.native.team import Call, has_teams, team_of
from mace_fast.kernels.recorded.memory import Arena
from mace_fast.kernels.recorded.rows import first_rows
from mace_fast.kernels.recorded.small import Small, as_small
from mace_fast.kernels.recorded.tape import Call as Noted
from mace_fast.kernels.recorded.tape import LoopCall, Room, Tape, TorchCall
from mace_fast.kernels.recorded.varying import varying

PIECES_OF_A_THREAD = 8
"""So that a thread that has lost its core makes the others wait for one of many pieces."""

SECONDS_OF_A_PIECE = 2e-5
"""Shorter pieces cost more to hand out than they save."""


class Recorded:
    """What was recorded, to be done again.

    Rows of edges, say, may be fewer than there is memory for: see :meth:`use`.

    Args:
        tape: of a function.
        inputs: tensors that it read, whose numbers will be others.
        results: tensors that it made, by name; None is allowed.
        rows: how many rows there is memory for, of :func:`mace_fast.kernels.recorded.rows.number_of_rows`.

    Attributes:
        results: the same in memory of their own, with the numbers of the last :meth:`replay`.
        nbytes: of the memory that the calls write, but for the inputs.

    Raises:
        NotImplementedError: what the function computes is not the same for all numbers.
    """

    def __init__(self, tape: Tape, inputs: Sequence[Tensor], results: Mapping[str, Tensor | None], rows: int) -> None:
        wanted = [one for one in results.values() if one is not None]
        calls = varying(tape.calls, inputs, wanted)
        arena = Arena(calls, inputs, wanted)
        self.results = {name: None if one is None else arena.moved(one) for name, one in results.items()}
        self.nbytes = arena.nbytes
        self._calls = [
            _Loop(call, arena, rows) if isinstance(call, LoopCall) else _operation(call, arena, rows)
            for call in calls
            if not _only_makes_room(call)
        ]
        self._rooms = [Room(arena.moved(room.pointers), *room[1:]) for room in tape.rooms]
        self._is_timed, self._threads = False, 0
        self._runs: list[Callable[[], object]] = []

    def use(self, rows: int) -> bool:
        """Go over the first so many of the rows, and over others by the pointers that are in the inputs now.

        Returns:
            Whether there is memory for what the pointers say. Where there is not, the function must be recorded anew.
        """
        before = [call.alone for call in self._calls]
        for call in self._calls:
            call.use(rows)
        if before != [call.alone for call in self._calls]:
            self._threads = 0  # others stay on this thread now
        return all(room.is_enough() for room in self._rooms)

    def replay(self) -> None:
        """Compute the results for what is in the inputs now."""
        threads = torch.get_num_threads()
        with torch.no_grad(), _torch_on_one_thread(threads):
            if not self._is_timed:
                self._first()
                return
            if threads != self._threads:
                self._runs, self._threads = self._planned(threads), threads
            for run in self._runs:
                run()

    def _first(self) -> None:
        """Compute them on this thread, and see how long each loop takes."""
        for call in self._calls:
            begun = time.perf_counter()
            call.run()
            if isinstance(call, _Loop):
                call.seconds = time.perf_counter() - begun
        self._is_timed = True

    def _planned(self, threads: int) -> list[Callable[[], object]]:
        """What is to be run: loops that stay on this thread in one go where they follow each other."""
        runs: list[Callable[[], object]] = []
        alone: list[Call] = []
        for call in self._calls:
            if isinstance(call, _Loop):
                call.divide(threads)
            if call.alone is not None:
                alone.append(call.alone)
                continue
            runs += [Chain(alone), call.run] if alone else [call.run]
            alone = []
        return [*runs, Chain(alone)]


class _Loop:
    """A call of a compiled loop with all memory in its place.

    What is short stays on one thread, and what is long is cut into pieces for a team.

    Attributes:
        alone: the call if it stays on one thread.
        seconds: how long it takes on one thread; zero as long as that is not known.
    """

    def __init__(self, call: LoopCall, arena: Arena, rows: int) -> None:
        ranges = call.bounds if isinstance(call.bounds, Ranges) else None
        self._is_over_rows = ranges is not None and ranges.num_rows == rows
        self._pointers = None if ranges is None or ranges.pointers is None else arena.moved(ranges.pointers)
        self._parts = None if ranges is None else ranges.parts
        self._function, self._bounds = call.function, list(call.bounds)
        self._num_rows = None if ranges is None else ranges.num_rows
        self.seconds, self._threads, self._parts_now = 0.0, 1, 0
        self._memory = [_moved(one, arena) for one in call.arguments]
        self._given = [one.data_ptr() if isinstance(one, Tensor) else one for one in self._memory]
        self._call = Call(self._function, self._given, self._bounds)
        self.alone: Call | None = self._call
        self._run_alone = Chain([self._call])

    def use(self, rows: int) -> None:
        """Make the ranges anew."""
        if self._is_over_rows:
            self._num_rows = rows
        if self._is_over_rows or (self._pointers is not None and self._parts_now > 1):
            self.divide(self._threads)

    def divide(self, threads: int) -> None:
        """Cut into as many pieces as pay, which changes no bit; into those that were asked for if there were any."""
        self._threads = threads
        pays = min(PIECES_OF_A_THREAD * threads, int(self.seconds / SECONDS_OF_A_PIECE)) if threads > 1 else 1
        parts = self._parts_now = self._parts or max(pays, 1)
        if self._pointers is not None:
            self._bounds = parallel.balanced(self._pointers, parts)
        elif self._num_rows is not None:
            self._bounds = parallel.even(self._num_rows, parts)
        self._call.divide(self._bounds)
        self.alone = self._call if pays < 2 or len(self._bounds) < 3 else None

    def run(self) -> None:
        """Do it, with the team if that is free."""
        if self.alone is not None or (has_teams() and not team_of(self._threads).run(self._call)):
            self._run_alone()
        elif not has_teams():
            parallel.run(self._function, self._bounds, *self._given)


@contextlib.contextmanager
def _torch_on_one_thread(threads: int) -> Iterator[None]:
    """What torch computes in a step is little, and the threads of its OpenMP would spin while a team works."""
    runtime = openmp()
    if threads == 1 or not has_teams() or runtime is None:
        yield
        return
    runtime.omp_set_num_threads(1)  # of this thread; torch's own function is for those of others too
    try:
        yield
    finally:
        runtime.omp_set_num_threads(threads)


def _only_makes_room(call: Noted) -> bool:
    return isinstance(call, TorchCall) and call.function.name().startswith(("aten::empty", "aten::new_empty"))


def _operation(call: TorchCall, arena: Arena, rows: int) -> "Small | _Torch":
    """An operation of torch with all memory in its place, as a compiled loop where it is small."""
    made = [arena.moved(one) for one in call.made]
    given = [_moved(value, arena) for value in (call.arguments, call.options, call.results)]
    small = as_small(call.function.name(), made, given[0], given[1], rows)
    return small or _Torch(call, made, given, rows)


class _Torch:
    """An operation of torch.

    Args:
        call: as it was recorded.
        made: its results in their place, and whatever else it made.
        given: arguments, options and results in their place.
        rows: how many there is memory for.
    """

    alone = None

    def __init__(self, call: TorchCall, made: list[Tensor], given: list[Any], rows: int) -> None:
        self._function, self._made, self._given, self._rows = call.function, made, given, rows
        self._has_rows = any(size and size % rows == 0 for size in call.sizes())
        self._run = _into(self._function, made, *given)

    def use(self, rows: int) -> None:
        """Go over the first rows alone."""
        if self._has_rows:
            made, given = (first_rows(value, self._rows, rows) for value in (self._made, self._given))
            self._run = _into(self._function, made, *given)

    def run(self) -> None:
        """Compute it."""
        self._run()


def _into(
    function: Any, made: Sequence[Tensor], arguments: tuple[Any, ...], options: dict[str, Any], results: Any
) -> Callable[[], object]:
    """What calls an operation and has its results in memory that there is."""
    if not made:
        return partial(function, *arguments, **options)
    name = function.name()
    if name in _FILLED:
        return partial(made[0].fill_, _FILLED[name](*arguments))
    into, places = _overload_into(function)
    tensors = [results] if isinstance(results, Tensor) else results
    if into is not None and len(made) == len(tensors) == len(places["out"]):
        given = {key: value for key, value in options.items() if key in places}
        return partial(into, *arguments, **given, **dict(zip(places["out"], tensors, strict=True)))
    if name in ("aten::clone", "aten::_to_copy"):
        return partial(made[0].copy_, arguments[0])
    return partial(_copied, function, arguments, options, results)


_FILLED: dict[str, Callable[..., float]] = {
    "aten::zeros": lambda *_: 0.0,
    "aten::new_zeros": lambda *_: 0.0,
    "aten::zeros_like": lambda *_: 0.0,
    "aten::ones_like": lambda *_: 1.0,
    "aten::new_ones": lambda *_: 1.0,
    "aten::ones": lambda *_: 1.0,
    "aten::full_like": lambda _, value: value,
}
"""What fills new memory with one number, of its arguments."""


def _copied(function: Any, arguments: tuple[Any, ...], options: dict[str, Any], results: Any) -> None:
    """Compute in new memory, where an operation cannot do otherwise, and copy."""
    found = function(*arguments, **options)
    places, values = ([one] if isinstance(one, Tensor) else one for one in (results, found))
    for place, value in zip(places, values, strict=True):
        if isinstance(place, Tensor):
            place.copy_(value)


@cache
def _overload_into(function: Any) -> tuple[Any, dict[str, Any]]:
    """The overload that writes its results into memory that it is given, with the names of its options; or None."""
    wanted = [(one.name, str(one.type)) for one in function._schema.arguments]
    packet = function._overloadpacket
    for name in packet.overloads():
        overload = getattr(packet, name)
        outs = [one.name for one in overload._schema.arguments if one.is_out]
        others = [(one.name, str(one.type)) for one in overload._schema.arguments if not one.is_out]
        if outs and others == wanted:
            options = {one.name: None for one in overload._schema.arguments if one.kwarg_only and not one.is_out}
            return overload, {**options, "out": outs}
    return None, {}


def _moved(value: Any, arena: Arena) -> Any:
    """A value with all tensors in their place."""
    if isinstance(value, Tensor):
        return arena.moved(value)
    if isinstance(value, list | tuple):
        return type(value)([_moved(one, arena) for one in value])
    return {name: _moved(one, arena) for name, one in value.items()} if isinstance(value, dict) else value
