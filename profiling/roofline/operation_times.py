"""How long does each operation of a step take? Forward and gradient together, by the folder of ``kernels/``.

On a GPU the launches of our kernels are timed one by one. On a CPU torch's profiler says when our operators run, and
what runs inside of the operations of the reference backend, which are plain torch; what runs in their gradients follows
from autograd's sequence numbers.
"""

import importlib
import inspect
import statistics
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from torch.profiler import ProfilerActivity, profile, record_function

from mace_fast.blocks.radial_networks import FullyConnectedNet, RadialMLP
from mace_fast.kernels.runtime.operators import OPERATIONS
from profiling.clocks import GpuClock
from profiling.commands import ROOT
from profiling.roofline.launch_times import launch_times

Times = dict[str, float]
"""Microseconds by operation."""

STEP, MARK, GRADIENT = "the step", "operation ", "autograd::engine::evaluate_function"


def times_on_gpu(step: Callable[[], object], repetitions: int) -> tuple[Times, float]:
    """Times of our kernels by operation, and of the whole step without the host."""
    spent: Times = defaultdict(float)
    for kernel in launch_times(step, "cuda", repetitions):
        spent[kernel.operation] += kernel.microseconds
    clock = GpuClock()
    return dict(spent), statistics.median(clock(step, 1) for _ in range(repetitions))


def times_on_cpu(step: Callable[[], object], repetitions: int) -> tuple[Times, float]:
    """Medians of the times of the operations, and of the whole step, all under the profiler."""
    found: dict[str, list[float]] = defaultdict(list)
    totals = []
    with marked():
        step()
        for _ in range(repetitions):
            with profile(activities=[ProfilerActivity.CPU]) as profiler, record_function(STEP):
                step()
            times, total = attributed(list(profiler.events()))
            totals.append(total)
            for name, microseconds in times.items():
                found[name].append(microseconds)
    return {name: statistics.median(values) for name, values in found.items()}, statistics.median(totals)


@contextmanager
def marked() -> Iterator[None]:
    """Within the context the profiler sees where an operation of the reference backend begins and ends."""
    with ExitStack() as stack:
        for file in sorted((ROOT / "kernels").glob("*/reference.py")):
            operation = file.parent.name
            module = importlib.import_module(f"mace_fast.kernels.{operation}.reference")
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__:
                    stack.enter_context(mock.patch.object(module, name, noted(function, operation)))
        for network in (FullyConnectedNet, RadialMLP):  # which is layer by layer here
            stack.enter_context(mock.patch.object(network, "hidden", noted(network.hidden, "radial_hidden")))
        yield


def noted(function: Callable[..., Any], operation: str) -> Callable[..., Any]:
    """The function with the profiler's mark of an operation."""

    def run(*args: Any, **kwargs: Any) -> Any:
        with record_function(MARK + operation):
            return function(*args, **kwargs)

    return run


def attributed(events: list[Any]) -> tuple[Times, float]:
    """Times of the operations, with those of their gradients, and of the step."""
    events.sort(key=lambda event: event.time_range.start)
    spans: list[tuple[float, float, str]] = []
    gradients: list[Any] = []
    made_by: dict[int, float] = {}
    busy = 0.0
    for event in events:
        start, end = event.time_range.start, event.time_range.end
        is_gradient = event.name.startswith(GRADIENT)
        operation = event.name.removeprefix(MARK) if event.name.startswith(MARK) else OPERATIONS.get(event.name)
        if start >= busy and (is_gradient or operation):  # else it is inside of another
            busy = end
            if is_gradient:
                gradients.append(event)
            elif operation:
                spans.append((start, end, operation))
        if event.sequence_nr >= 0 and event.scope == 0 and not is_gradient:
            made_by[event.sequence_nr] = start  # the last operator of a number is the one that autograd numbered
    times: Times = defaultdict(float)
    for start, end, operation in spans:
        times[operation] += end - start
    starts = [start for start, _, _ in spans]
    for event in gradients:
        made = made_by.get(event.sequence_nr, 0.0)
        place = bisect_right(starts, made) - 1
        if place >= 0 and made <= spans[place][1]:
            times[spans[place][2]] += event.time_range.elapsed_us()
    return dict(times), sum(event.time_range.elapsed_us() for event in events if event.name == STEP)
