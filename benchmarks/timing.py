"""Interleaved timing: what is compared is run in turn, so that a noisy machine treats all alike."""

import time
from collections.abc import Callable, Mapping
from statistics import median, quantiles


def interleaved(calls: Mapping[str, Callable[[], object]], repetitions: int = 7) -> dict[str, list[float]]:
    """Seconds of every call, after one warm-up each."""
    for call in calls.values():
        call()
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(repetitions):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def summary(seconds: list[float]) -> str:
    """Median with the middle half of the values, in milliseconds."""
    low, _, high = quantiles(seconds, n=4)
    return f"{1e3 * median(seconds):.3g} [{1e3 * low:.3g}, {1e3 * high:.3g}] ms"
