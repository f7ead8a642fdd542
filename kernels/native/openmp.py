"""The OpenMP runtime that torch uses: threads of our own would fight for the cores with its, which wait by spinning."""

import ctypes
import re
from functools import cache
from pathlib import Path

RUNTIMES = re.compile(r"/lib(gomp|iomp5|omp)[^/]*\.so[^/]*$")
FUNCTIONS = ("omp_get_thread_num", "omp_get_num_threads")
HARD = 2
"""omp_pause_hard: nothing of the threads needs to be kept."""


@cache
def openmp() -> ctypes.CDLL | None:
    """The runtime, with the functions that machine code calls made known to LLVM; None where none is found."""
    import llvmlite.binding as llvm  # here, so that a process without compiled loops does not wait for it

    for path in _runtimes():
        library = ctypes.CDLL(path)
        if all(hasattr(library, name) for name in ("GOMP_parallel", "omp_set_num_threads", *FUNCTIONS)):
            for name in FUNCTIONS:
                llvm.add_symbol(name, ctypes.cast(getattr(library, name), ctypes.c_void_p).value)
            library.GOMP_parallel.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint)
            library.GOMP_parallel.restype = None
            library.omp_set_num_threads.argtypes = (ctypes.c_int,)
            library.omp_set_num_threads.restype = None
            return library
    return None


def dissolve_team() -> None:
    """End the threads with which GNU's OpenMP serves this thread; the next loop on several threads starts new ones.

    Called before a fork. A child has none of the threads of its parent, which libgomp does not notice: the first loop
    of the child on several threads, in an operation of torch or in ours, would wait for them for ever. The runtimes of
    LLVM and Intel notice it themselves.
    """
    for path in _runtimes():
        if "libgomp" in path:
            ctypes.CDLL(path).omp_pause_resource_all(HARD)


@cache
def _runtimes() -> list[str]:
    """Files of the runtimes among the libraries of this process, torch's own before others."""
    maps = Path("/proc/self/maps")
    if not maps.exists():
        return []
    loaded = {line.split()[-1] for line in maps.read_text().splitlines()}
    return sorted((path for path in loaded if RUNTIMES.search(path)), key=lambda path: ("/torch/" not in path, path))
