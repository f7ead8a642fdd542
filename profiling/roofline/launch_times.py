"""How long does every Triton kernel of a step take? Events around each launch, by the operation that it belongs to.

Profilers name a kernel after its function, and generated ones are called alike; here its module says what it is.
"""

import contextlib
import importlib
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest import mock

import torch

from mace_fast.kernels.runtime.launch import operation_of


@dataclass(frozen=True)
class Kernel:
    """One kernel in a step.

    Attributes:
        operation: folder of ``kernels/``.
        kernel: its name, with the stem of a generated file.
        launches: in one step.
        microseconds: of all of them, the median over the steps.
    """

    operation: str
    kernel: str
    launches: int
    microseconds: float


def launch_times(step: Callable[[], object], device: str, repetitions: int) -> list[Kernel]:
    """Times of the kernels of a step.

    On a GPU launches wait behind a pause until the host has made all of them, so that its time does not count.
    """
    step()
    finish = torch.cuda.synchronize if device == "cuda" else lambda: None
    pause = 0
    if device == "cuda":
        finish()
        begin = time.perf_counter()
        step()
        pause = int(3 * (time.perf_counter() - begin) * 2e9)  # clock cycles; noting the events takes the host longer
        finish()
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    launches: dict[tuple[str, str], int] = defaultdict(int)
    for repetition in range(repetitions):
        notes: list[tuple[tuple[str, str], Any, Any]] = []
        if device == "cuda":
            torch.cuda._sleep(pause)
        with noted(notes, device):
            step()
        finish()
        sums: dict[tuple[str, str], float] = defaultdict(float)
        for name, start, end in notes:
            sums[name] += 1e3 * start.elapsed_time(end) if device == "cuda" else 1e6 * (end - start)
            launches[name] += repetition == 0
        for name, microseconds in sums.items():
            found[name].append(microseconds)
    return [Kernel(*name, launches[name], statistics.median(times)) for name, times in found.items()]


@contextlib.contextmanager
def noted(notes: list[tuple[tuple[str, str], Any, Any]], device: str) -> Iterator[None]:
    """Within the context every launch is noted with events, or times on the CPU, before and behind it."""
    if device == "cuda":
        owner = importlib.import_module("triton.runtime.jit").JITFunction
    else:
        owner = importlib.import_module("triton.runtime.interpreter").InterpretedFunction
    run = owner.run

    def timed(self: Any, *args: Any, **kwargs: Any) -> Any:
        start = mark(device)
        result = run(self, *args, **kwargs)
        notes.append((name_of(self), start, mark(device)))
        return result

    with mock.patch.object(owner, "run", timed):
        yield


def mark(device: str) -> Any:
    """A recorded event, or the time."""
    if device != "cuda":
        return time.perf_counter()
    event = torch.cuda.Event(enable_timing=True)
    event.record()
    return event


def name_of(function: Any) -> tuple[str, str]:
    """Operation and kernel of a ``triton.jit`` function."""
    package, _, module = function.fn.__module__.rpartition(".")
    kernel = module.rpartition("_")[0] if package == "mace_fast_generated" else function.fn.__name__
    return operation_of(function), kernel
