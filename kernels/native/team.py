"""Threads that share the pieces of a call, and sleep when there is none: they never spin longer than some microseconds.

OpenMP's threads spin at every barrier until all are there. Where others use the cores too, a thread that lost its core
makes all others wait for milliseconds, while these take cores from it. Here whoever has a core takes the next piece,
and who finds none soon sleeps until it is woken.
"""

import ctypes
import logging
import os
import platform
import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from mace_fast.kernels.native import team_code
from mace_fast.kernels.native.library import Compiled, loaded

_LOGGER = logging.getLogger("mace_fast")

_states: list[Any] = []
"""Memory that threads go on looking at for as long as the process runs, whatever becomes of their team."""

_making = threading.Lock()


class Call:
    """A compiled function with its arguments, in the words that a team reads.

    Args:
        function: that works on a range.
        arguments: addresses and numbers, without the range.
        bounds: where the pieces begin, and the end of the last.
    """

    def __init__(self, function: Compiled, arguments: Sequence[int], bounds: Sequence[int]) -> None:
        self._arguments = np.array(arguments, dtype=np.int64)
        self._bounds = np.array(bounds, dtype=np.int64)
        enter = _enter(len(arguments))
        places = (enter, function.address, self._arguments.ctypes.data, self._bounds.ctypes.data, len(bounds) - 1)
        self._words = np.array(places, dtype=np.int64)
        self.address = self._words.ctypes.data

    def divide(self, bounds: Sequence[int]) -> None:
        """Into other pieces; not while they are done."""
        if len(bounds) == len(self._bounds):
            self._bounds[:] = bounds
            return
        held = np.array(bounds, dtype=np.int64)
        self._words[team_code.BOUNDS :] = held.ctypes.data, len(bounds) - 1
        self._bounds = held


class Team:
    """So many threads, with the one that has the work.

    Args:
        threads: two or more.
    """

    def __init__(self, threads: int) -> None:
        self._state = np.zeros(team_code.WORDS + 8, dtype=np.int64)
        self._address = -(-self._state.ctypes.data // 64) * 64  # where a line of the cache begins
        self._run, self._work = _functions()
        self._is_free = threading.Lock()
        _states.append(self._state)
        for number in range(1, threads):
            name = f"mace_fast_{number}"
            try:
                threading.Thread(target=self._work, args=(self._address,), name=name, daemon=True).start()
            except RuntimeError as error:  # whoever there is does the pieces
                _LOGGER.warning("steps run on %d threads in place of %d: %s", number, threads, error)
                break

    def run(self, call: Call) -> bool:
        """Do all pieces of a call; False, and nothing is done, while another thread has the team."""
        is_mine = False
        try:
            is_mine = self._is_free.acquire(blocking=False)
            if is_mine:
                self._run(self._address, call.address)
        finally:
            if is_mine:
                self._is_free.release()
        return is_mine


def team_of(threads: int) -> Team:
    """The team of this process: another one after a fork, or for another number of threads."""
    key = os.getpid(), threads
    if key not in _teams:
        with _making:
            if key not in _teams:
                _teams[key] = Team(threads)
    return _teams[key]


_teams: dict[tuple[int, int], Team] = {}


def _renew_lock() -> None:
    """A thread of the parent may have held the lock when a child was made."""
    global _making
    _making = threading.Lock()


if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(after_in_child=_renew_lock)


def has_teams() -> bool:
    """Whether there are teams on this machine: on Linux for x86-64, whose instructions and system call they use."""
    return platform.system() == "Linux" and platform.machine() == "x86_64"


@cache
def _functions() -> tuple[Any, Any]:
    engine = loaded(team_code.team())
    run = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(engine.get_function_address("run"))
    return run, ctypes.CFUNCTYPE(None, ctypes.c_void_p)(engine.get_function_address("work"))


@cache
def _enter(count: int) -> int:
    address: int = loaded(team_code.enter(count)).get_function_address("enter")
    return address
