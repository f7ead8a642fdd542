"""Compiles the kernels of a step all at once, before the first of them runs.

Triton by itself compiles a kernel where it is first launched, one after the other, in silence. Here threads do:
Triton's passes, LLVM and ptxas run outside of Python's lock. Triton's own launcher says what a launch needs, so that
the real one finds the result, in this process or in the cache on disk.
"""

import contextvars
import importlib
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from mace_fast.kernels.runtime.launch import Launch, compile_options
from mace_fast.kernels.runtime.moved_cache import prepare_cache
from mace_fast.kernels.runtime.progress import SLOW, say


def compile_ahead(launches: Sequence[Launch], gpu: str) -> list[str]:
    """Compile what launches need, as far as Triton's cache does not have it.

    Triton up to 3.6 also has gcc build a launcher for each kind of arguments; that needs the driver of a GPU, and
    happens here where there is one.

    Args:
        launches: as recorded, on tensors of any device.
        gpu: its name, for who waits.

    Returns:
        What does not compile and why, a sentence for each: the launch itself raises that error.

    Raises:
        RuntimeError: the cache cannot be written.
    """
    # what an interrupt leaves behind of Triton's mode stays in this context
    return contextvars.copy_context().run(_compile, launches, gpu)


def _compile(launches: Sequence[Launch], gpu: str) -> list[str]:
    triton: Any = importlib.import_module("triton")
    prepare_cache(Path(triton.knobs.cache.dir))
    threads, start = _Threads(triton.runtime.driver.active.launcher_cls), time.perf_counter()
    try:
        with triton.AsyncCompileMode(threads), threads:
            # what is long to read is long to compile, and is begun first
            for launch in sorted(launches, key=lambda one: -len(one.function.src)):
                threads.function = launch.function
                options = compile_options(launch.num_warps, launch.num_stages)
                launch.function.warmup(**launch.arguments, **launch.constants, **options, grid=(launch.num_programs,))
            is_slow = threads.are_busy_after(SLOW)
            if is_slow:
                say(f"compiling {threads.count} kernels for {gpu}, once: they are kept in {triton.knobs.cache.dir}")
    finally:
        threads.shutdown(wait=False)
    if is_slow:
        say(f"compiled {threads.count - len(threads.errors)} kernels in {time.perf_counter() - start:.1f} s")
    return threads.errors


class _Threads(Executor):
    """Runs what Triton's asynchronous mode submits; errors are kept, as one raised in that mode would leave it on.

    Attributes:
        function: that is submitted at present.
        errors: what does not compile, and why.
    """

    def __init__(self, launcher: Callable[[Any, Any], Any] | None) -> None:
        self._launcher = launcher
        self._pool = ThreadPoolExecutor(_processors(), thread_name_prefix="mace_fast compiles")
        self._futures: list[Future[Any]] = []
        self._is_over = False
        self.function: Any = None
        self.errors: list[str] = []

    @property
    def count(self) -> int:
        """Kernels that were submitted."""
        return len(self._futures)

    def submit(self, make: Callable[[], Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Compile a kernel in one of the threads; the result is None if that fails."""
        self._futures.append(self._pool.submit(self._made, make, self.function.__name__))
        return self._futures[-1]

    def _made(self, make: Callable[[], Any], name: str) -> Any:
        if self._is_over:
            return None
        try:
            kernel = make()
            if self._launcher is not None:
                self._launcher(kernel.src, kernel.metadata)  # Triton keeps what gcc makes of it in its cache too
        except Exception as error:
            self.errors.append(f"{name}: {type(error).__name__}: {error}")
            return None
        return kernel

    def are_busy_after(self, seconds: float) -> bool:
        """Wait so long at most, and say whether they are still compiling."""
        return bool(wait(self._futures, seconds).not_done)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # after an interrupt nothing more is begun; Triton's mode waits for the rest
        self._is_over = kind is not None

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Begin nothing more."""
        self._is_over = True
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
