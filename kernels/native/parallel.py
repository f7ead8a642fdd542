"""Calls of compiled functions on as many threads as torch uses."""

import os
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from mace_fast.kernels.native.library import Compiled
from mace_fast.kernels.native.openmp import openmp
from mace_fast.kernels.native.ranges import Ranges
from mace_fast.kernels.recorded.tape import note_loop


def run(function: Compiled, bounds: Sequence[int], *arguments: Tensor | int) -> None:
    """Call a function for consecutive ranges, ``function(*arguments, start, stop, number)``, and wait for all.

    Args:
        function: that works on a range.
        bounds: where the ranges begin, and the end of the last. Empty ranges are left out.
        arguments: contiguous tensors, whose addresses are given, and numbers.
    """
    note_loop(function, bounds, arguments)
    given = [value.data_ptr() if isinstance(value, Tensor) else value for value in arguments]
    calls = [(start, stop, number) for number, (start, stop) in enumerate(pairwise(bounds)) if stop > start]
    threads = torch.get_num_threads()
    if threads == 1 or len(calls) < 2:
        for call in calls:
            function.call(*given, *call)
    elif function.team:
        _run_team(function, array("q", [*given, len(bounds) - 1, *bounds]), threads)
    else:
        others = [_pool(os.getpid(), threads - 1).submit(function.call, *given, *call) for call in calls[1:]]
        function.call(*given, *calls[0])
        for other in others:
            other.result()


def _run_team(function: Compiled, given: "array[int]", threads: int) -> None:
    """Have torch's threads share the ranges."""
    runtime = openmp()
    assert runtime is not None
    runtime.GOMP_parallel(function.team, given.buffer_info()[0], threads, 0)


@lru_cache(maxsize=1)
def _pool(process: int, threads: int) -> ThreadPoolExecutor:
    """Threads of this process; after a fork those of the parent are gone."""
    return ThreadPoolExecutor(threads, thread_name_prefix="mace_fast")


def even(count: int, parts: int | None = None) -> Ranges:
    """Bounds of ranges of equal length, one for each thread if their number is not given."""
    number = parts or torch.get_num_threads()
    return Ranges((count * part // number for part in range(number + 1)), parts, num_rows=count)


def balanced(pointers: Tensor, parts: int | None = None) -> Ranges:
    """Bounds of ranges of rows with about equal numbers of entries, where row i has ``pointers[i]:pointers[i + 1]``."""
    number, num_rows = parts or torch.get_num_threads(), pointers.shape[0] - 1
    if number == 1:
        return Ranges([0, num_rows], parts, pointers=pointers)
    ends = pointers.numpy()
    goals = np.array(even(int(ends[-1] - ends[0]), number)[1:-1]) + ends[0]
    return Ranges([0, *np.searchsorted(ends, goals).tolist(), num_rows], parts, pointers=pointers)
