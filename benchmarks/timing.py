"""Interleaved timing: what is compared is run in turn, so that a noisy machine treats all alike."""

import random
import time
from collections.abc import Callable, Mapping
from statistics import median, quantiles


def interleaved(
    calls: Mapping[str, Callable[[], object]],
    repetitions: int = 7,
    finish: Callable[[], object] = lambda: None,
    seconds: float = float("inf"),
    prepare: Callable[[str], object] = lambda name: None,
) -> dict[str, list[float]]:
    """Seconds of every call, after one warm-up each.

    Every round has another order, the same whenever it is run: who follows a call that leaves large buffers behind pays
    for fetching memory again.

    Args:
        calls: by name.
        repetitions: of each, at most.
        finish: waits until the device has done what was asked, ``torch.cuda.synchronize`` on a GPU.
        seconds: after which no further round is begun; two are made in any case.
        prepare: is given the name of each call before it, outside its time.
    """
    for call in calls.values():
        call()
    finish()
    begin, order = time.perf_counter(), random.Random(0)
    found: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(repetitions):
        if turn >= 2 and time.perf_counter() - begin > seconds:
            break
        for name in order.sample(list(calls), len(calls)):
            prepare(name)
            start = time.perf_counter()
            calls[name]()
            finish()
            found[name].append(time.perf_counter() - start)
    return found


def quartiles(seconds: list[float]) -> tuple[float, float, float]:
    """Lower quartile, median, upper quartile."""
    low, _, high = quantiles(seconds, n=4, method="inclusive") if len(seconds) > 1 else (seconds * 3)
    return low, median(seconds), high


def summary(seconds: list[float]) -> str:
    """Median with the middle half of the values, in milliseconds."""
    low, middle, high = (1e3 * value for value in quartiles(seconds))
    return f"{middle:.3g} [{low:.3g}, {high:.3g}] ms"
