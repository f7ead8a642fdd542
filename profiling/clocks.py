"""Times of functions on a device, without the host's part, and in turns."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch


class Clock(Protocol):
    """Measures how long a function keeps the device busy."""

    def __call__(self, function: Callable[[], object], repeats: int) -> float:
        """Microseconds of one of so many calls."""


class GpuClock:
    """CUDA events around calls that wait in the queue, so that the time Python takes to launch does not count."""

    def __call__(self, function: Callable[[], object], repeats: int) -> float:
        start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        torch.cuda.synchronize()
        before = time.perf_counter()
        function()
        launching = (time.perf_counter() - before) * (repeats + 1)
        torch.cuda.synchronize()
        torch.cuda._sleep(int(launching * 2e9))  # clock cycles; the calls are in the queue before these have passed
        start.record()
        for _ in range(repeats):
            function()
        end.record()
        torch.cuda.synchronize()
        return start.elapsed_time(end) * 1e3 / repeats


class WallClock:
    """For the interpreter, to try the search where there is no GPU; its times mean nothing."""

    def __call__(self, function: Callable[[], object], repeats: int) -> float:
        before = time.perf_counter()
        for _ in range(repeats):
            function()
        return (time.perf_counter() - before) * 1e6 / repeats


@dataclass(frozen=True)
class Timing:
    """Time of one configuration.

    Attributes:
        microseconds: median over the rounds.
        spread: interquartile range over the median.
    """

    microseconds: float
    spread: float


BATCH_MICROSECONDS = 2000.0
"""About how long the calls between two events take."""

MOST_REPEATS = 50
"""The queue of a GPU holds some thousand launches, and a call makes a few."""


def measure(functions: Sequence[Callable[[], object]], clock: Clock, rounds: int = 9) -> list[Timing]:
    """Time functions in turns, so that a clock that slows down slows down all of them."""
    once = [clock(function, 1) for function in functions]
    repeats = [max(1, min(MOST_REPEATS, round(BATCH_MICROSECONDS / max(time, 1.0)))) for time in once]
    times: list[list[float]] = [[] for _ in functions]
    for turn in range(rounds):
        for place in range(len(functions)):
            index = (place + turn) % len(functions)
            times[index].append(clock(functions[index], repeats[index]))
    return [_timing(values) for values in times]


def _timing(values: Sequence[float]) -> Timing:
    if len(values) == 1:
        return Timing(values[0], 0.0)
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Timing(middle, (high - low) / middle if middle else 0.0)
