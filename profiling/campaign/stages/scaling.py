"""How many atoms fit into the memory, and how does the time grow with them? By plain allocations only."""

import time
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

GROWTH = 2.0
FIRST = {"mace_fast": 16_000, "mace-torch": 2_000}
LARGEST = 8_000_000


def units(settings: Settings) -> list[str]:
    if settings.dry:
        return ["mace_fast, dry"]
    return ["mace_fast, mp-0 small", "mace-torch, mp-0 small", "mace_fast, mp-0 medium", "mace-torch, mp-0 medium"]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    from benchmarks.contenders import CONTENDERS
    from benchmarks.steps import UnavailableError
    from mace_fast.testing.structures import large_crystal
    from profiling.models import make_model, on

    contender, _, name = unit.partition(", ")
    dtype = getattr(torch, settings.dtype)
    model = on(make_model(name), settings.device, dtype).requires_grad_(False)
    try:
        prepare = CONTENDERS[contender](model)
    except UnavailableError as error:
        report.skip(unit, str(error))
        return

    def step(atoms: int) -> tuple[int, float, int]:
        data = large_crystal(model, atoms, dtype, settings.device, 6 if settings.dry else 60)
        call = prepare(data)
        return (data["positions"].shape[0], *timed(call, settings.device))

    first, largest = (4, 8) if settings.dry else (FIRST[contender], LARGEST)
    end = time.monotonic() + 0.9 * settings.seconds / len(units(settings))
    grow(unit, step, first, largest, end, report)


def timed(call: Any, device: str) -> tuple[float, int]:
    """Seconds of the second call, and the most bytes that the two held."""
    import torch

    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()
    call()
    finish = torch.cuda.synchronize if device == "cuda" else lambda: None
    finish()
    begin = time.perf_counter()
    call()
    finish()
    return time.perf_counter() - begin, torch.cuda.max_memory_allocated() if device == "cuda" else 0


def grow(unit: str, step: Any, first: int, largest: int, end: float, report: Report) -> None:
    """Steps of more and more atoms until memory, size or time is at its end; says which."""
    import gc

    import torch

    atoms, most = first, 0
    while atoms <= largest:
        if time.monotonic() > end:
            report.skip(f"{unit}, {atoms} atoms and more", "the time is over")
            break
        try:
            most, seconds, used = step(atoms)
        except torch.OutOfMemoryError:
            report.number(f"out of memory at {atoms} atoms; most that fit", most, "atoms")
            break
        row = {"program": unit, "atoms": most, "ms": 1e3 * seconds, "us/atom": 1e6 * seconds / most}
        report.row("a step", **row, MB=used / 1e6, kB_per_atom=used / 1e3 / most)
        atoms = int(atoms * GROWTH)
        gc.collect()
        torch.cuda.empty_cache()
    else:
        report.fact("not out of memory at the largest size", f"{most} atoms")
    report.check("at least one size ran", most > 0)
