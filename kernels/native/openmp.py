"""The OpenMP runtime that torch uses: threads of our own would fight for the cores with its, which wait by spinning."""

import ctypes
import re
from functools import cache
from pathlib import Path

import llvmlite.binding as llvm

RUNTIMES = re.compile(r"/lib(gomp|iomp5|omp)[^/]*\.so[^/]*$")
FUNCTIONS = ("omp_get_thread_num", "omp_get_num_threads")


@cache
def openmp() -> ctypes.CDLL | None:
    """The runtime, with the functions that machine code calls made known to LLVM; None where none is found.

    It is looked for among the libraries of this process, torch's own before others.
    """
    maps = Path("/proc/self/maps")
    if not maps.exists():
        return None
    loaded = {line.split()[-1] for line in maps.read_text().splitlines()}
    found = sorted((path for path in loaded if RUNTIMES.search(path)), key=lambda path: ("/torch/" not in path, path))
    for path in found:
        library = ctypes.CDLL(path)
        if all(hasattr(library, name) for name in ("GOMP_parallel", *FUNCTIONS)):
            for name in FUNCTIONS:
                llvm.add_symbol(name, ctypes.cast(getattr(library, name), ctypes.c_void_p).value)
            library.GOMP_parallel.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint)
            library.GOMP_parallel.restype = None
            return library
    return None
