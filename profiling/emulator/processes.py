"""Runs the programs of a launch in several processes, which is right where they do not touch what others write."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from profiling.emulator.faults import EmulationError, Fault
from profiling.emulator.memory import GlobalMemory

Found = tuple[Counter[int], list[Fault]]
Touched = dict[tuple[str, int], npt.NDArray[np.int64]]


class Share(NamedTuple):
    """What some of the programs did.

    Attributes:
        found: what they were given to do, and their faults.
        at: bytes of global memory that they changed.
        values: of those.
        touched: places of memory by how, and by their size.
    """

    found: Found
    at: npt.NDArray[np.int64]
    values: npt.NDArray[np.uint8]
    touched: Touched


_launch: tuple[Callable[[Sequence[int]], Found], GlobalMemory]  # what forked processes begin with


def run_in_processes(
    programs: Callable[[Sequence[int]], Found], memory: GlobalMemory, order: Sequence[int], jobs: int
) -> Found | None:
    """What all programs did, with memory as they left it.

    Args:
        programs: runs some of them.
        memory: of the launch.
        order: of the programs.
        jobs: how many processes.

    Returns:
        None, and memory as it was, where a program cannot go on, or touches what one of another process has written, so
        that all must run in one process to say how.
    """
    global _launch
    _launch = programs, memory
    parts = [part.tolist() for part in np.array_split(np.array(order), jobs)]
    with ProcessPoolExecutor(jobs, get_context("fork")) as pool:
        shares = list(pool.map(_run_share, parts))
    whole = [share for share in shares if share is not None]
    if len(whole) < len(shares) or _touch_the_same([share.touched for share in whole]):
        return None
    issued: Counter[int] = Counter()
    faults: list[Fault] = []
    for share in whole:
        memory.data[share.at], memory.is_written[share.at] = share.values, True
        issued += share.found[0]
        faults += share.found[1]
    return issued, faults


def _run_share(part: Sequence[int]) -> Share | None:
    programs, memory = _launch
    before, was_written = memory.data.copy(), memory.is_written.copy()
    try:
        found = programs(part)
    except EmulationError:
        return None
    at = np.flatnonzero((memory.data != before) | (memory.is_written & ~was_written))
    return Share(found, at, memory.data[at], memory.programs.places())


def _touch_the_same(shares: Sequence[Touched]) -> bool:
    """Whether there are places that one has written, or changed atomically, and another has touched at all."""
    for one, mine in enumerate(shares):
        for (how, size), places in mine.items():
            others = [
                there
                for other, touched in enumerate(shares)
                for (_, granule), there in touched.items()
                if other != one and how != "read" and granule == size
            ]
            if others and np.isin(places, np.concatenate(others)).any():
                return True
    return False
