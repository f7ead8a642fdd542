"""What is said while loops are compiled, which happens once on a machine and may take seconds."""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from mace_fast.kernels.runtime.folder import cache_root

_LOGGER = logging.getLogger("mace_fast")

SLOW = 1.0
"""Seconds from which on a terminal is told of a module."""

_is_announced = False


@contextmanager
def compiling(name: str) -> Iterator[None]:
    """Say in the log, and to who sits at a terminal, that a module is compiled and how long that took."""
    global _is_announced
    if not _is_announced:
        _is_announced = True
        _say(f"compiling loops for this processor, once: they are kept in {cache_root() / 'native'}")
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    message = f"compiled {name} in {seconds:.1f} s"
    if seconds >= SLOW:
        _say(message)
    else:
        _LOGGER.debug(message)


def _say(message: str) -> None:
    _LOGGER.info(message)
    if sys.stderr.isatty() and not _LOGGER.isEnabledFor(logging.INFO):
        sys.stderr.write(f"mace_fast: {message}\n")
