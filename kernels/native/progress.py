"""What is said while loops are compiled, which happens once on a machine and may take seconds."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from mace_fast.kernels.runtime.folder import cache_root
from mace_fast.kernels.runtime.progress import SLOW, say

_LOGGER = logging.getLogger("mace_fast")

_is_announced = False


@contextmanager
def compiling(name: str) -> Iterator[None]:
    """Say in the log, and to who sits at a terminal, that a module is compiled and how long that took."""
    global _is_announced
    if not _is_announced:
        _is_announced = True
        say(f"compiling loops for this processor, once: they are kept in {cache_root() / 'native'}")
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    message = f"compiled {name} in {seconds:.1f} s"
    if seconds >= SLOW:
        say(message)
    else:
        _LOGGER.debug(message)
