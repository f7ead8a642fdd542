"""How long does a step of energy and forces take, and which kernel takes it, beside what the emulator counted?

Plain calls with a topology, so that nothing but the model is measured: no graph, no neighbour list.
"""

import functools
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

SIZES = (8000, 1000, 32_000)


def units(settings: Settings) -> list[str]:
    """All sizes of a model, then the next, so that each is made once."""
    if settings.dry:
        return ["dry, 4 atoms"]
    return [f"{name}, {size} atoms" for name in settings.models for size in SIZES]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    from benchmarks.timing import quartiles
    from profiling.campaign.kernel_table import kernels_of, print_counted
    from profiling.campaign.workloads import counted

    name, _, size = unit.partition(", ")
    model = frozen_model(name, settings.dtype, settings.device)
    data = counted(model, name, int(size.split()[0]), getattr(torch, settings.dtype), settings.device)
    atoms, edges = data["positions"].shape[0], data["edge_index"].shape[1]
    whole, host = times(lambda: model(dict(data)), settings)
    low, middle, high = (1e3 * value for value in quartiles(whole))
    row = {
        "model": name,
        "atoms": atoms,
        "neighbours": edges / atoms,
        "ms": middle,
        "us_per_atom": 1e3 * middle / atoms,
    }
    report.row("steps", **row, spread=f"{low:.4g} to {high:.4g} ms", host_ms=1e3 * quartiles(host)[1])
    found = kernels_of(lambda: model(dict(data)), settings)
    print_counted(unit, found, name, atoms, report)
    outside = 1e3 * middle - sum(one.microseconds for one in found)
    report.number("of the step outside of our kernels", outside / atoms, "us/atom")
    if not settings.dry:
        report.number("most memory", torch.cuda.max_memory_allocated() / atoms / 1e3, "kB/atom")
        torch.cuda.reset_peak_memory_stats()


@functools.lru_cache(maxsize=1)
def frozen_model(name: str, dtype: str, device: str) -> Any:
    """The model of the last unit, where it is the same."""
    import torch

    import mace_fast
    from profiling.models import make_model, on

    return mace_fast.freeze(on(make_model(name), device, getattr(torch, dtype)))


def times(call: Any, settings: Settings) -> tuple[list[float], list[float]]:
    """Seconds of calls until the device is done, and until the host may go on."""
    import time

    import torch

    finish = torch.cuda.synchronize if settings.device == "cuda" else lambda: None
    for _ in range(0 if settings.dry else 3):
        call()
    whole, host = list[float](), list[float]()
    for _ in range(1 if settings.dry else 15):
        finish()
        begin = time.perf_counter()
        call()
        host.append(time.perf_counter() - begin)
        finish()
        whole.append(time.perf_counter() - begin)
    return whole, host
