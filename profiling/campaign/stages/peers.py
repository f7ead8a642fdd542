"""How fast is a step beside mace-torch and cuequivariance, on the same structures? With ``benchmarks/peers.py``."""

import json
import time
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

SYSTEMS = {"copper": (64, 1000, 8000, 64_000), "water": (192, 1536, 12_288), "molecules": (84, 1344)}
DRY_SYSTEMS = {"silicon": (8,)}
GPU_MODELS = ("mp-0 small", "mp-0 medium")
SLOW = "mace-torch compiled"
DRY = "dry, of several packages"
"""A small model: cuequivariance takes 9 s for its own of MACE-MP-0 small."""


def units(settings: Settings) -> list[str]:
    """The slow compiler last, where nothing waits for it."""
    if settings.dry:
        return [DRY]
    return [*GPU_MODELS, f"mp-0 small, {SLOW}"]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    from benchmarks.comparison import Comparison, fits, ratios
    from benchmarks.contenders import CONTENDERS
    from benchmarks.peers import machine, the_model
    from benchmarks.steps import BASELINE
    from benchmarks.systems import SYSTEMS as MADE
    from profiling.models import make_model

    begin = time.monotonic()
    name, _, only = (unit, "", "") if unit == DRY else unit.partition(", ")
    dtype = getattr(torch, settings.dtype)
    model = make_model(DRY).to(dtype).requires_grad_(False) if name == DRY else the_model(name, dtype, settings.device)
    comparison = Comparison(model, None if settings.dry else bound_at(model, settings), print)
    reason = "" if only else "a unit of its own, at the end" if not settings.dry else "takes minutes; not in a dry run"
    chosen = (BASELINE, only, "mace_fast") if only else tuple(CONTENDERS)
    contenders = comparison.prepared({one: reason if one == SLOW else "" for one in chosen})
    systems = DRY_SYSTEMS if settings.dry else {"copper": (1000,)} if only else SYSTEMS
    end = begin + 0.8 * settings.seconds / len(units(settings))
    seconds = 1.0 if settings.dry else 8.0
    for system, sizes in systems.items():
        comparison.run(MADE[system](), sizes, contenders, 2 if settings.dry else 9, seconds, end)
    for row in comparison.rows:
        shown: dict[str, Any] = {"system": row.system, "atoms": row.atoms, "contender": row.contender}
        shown |= {"ms": 1e3 * row.median, "spread": f"{1e3 * row.low:.3g} to {1e3 * row.high:.3g}"}
        shown |= {"us/atom": row.microseconds_per_atom, "ns/day": row.nanoseconds_per_day}
        if row.peak_bytes is not None:
            shown["MB"] = row.peak_bytes / 1e6
        if row.error is not None:
            shown["error"] = f"{row.error:.1e}"
        if row.of_bound is not None:
            shown["of the bound"] = f"{100 * row.of_bound:.1f} %"
        report.row(f"{name}, {settings.dtype}", **shown)
    for fit in fits(comparison.rows):
        report.row(f"fixed cost and slope, {name}", **fit)
    for place, why in comparison.skipped.items():
        report.skip(place, why)
    timed = {row.contender for row in comparison.rows}
    report.check("mace_fast was timed", any(one.startswith("mace_fast") for one in timed))
    report.check("all forces agree", not comparison.wrong, "; ".join(f"{k}: {v}" for k, v in comparison.wrong.items()))
    report.fact("ratios", "; ".join(ratios(comparison.rows)))
    keep(settings, unit, comparison, machine(settings.device))


def bound_at(model: Any, settings: Settings) -> Any:
    """The bound at the rates that the campaign measured."""
    from profiling.analytic import least_time
    from profiling.bounds import rates_of
    from profiling.campaign.rates import measured_architecture

    rates = rates_of(measured_architecture(settings.folder), settings.dtype, model.precision)
    return lambda atoms, near, species: atoms * least_time(model, rates, near, species)


def keep(settings: Settings, unit: str, comparison: Any, facts: dict[str, str]) -> None:
    """All rows in ``peers.json``, and the picture of the first unit."""
    file = settings.folder / "peers.json"
    content = json.loads(file.read_text()) if file.exists() else {}
    rows = [row.as_dict() for row in comparison.rows]
    facts = {**facts, "model": unit, "dtype": settings.dtype}
    content[unit] = {"facts": facts, "rows": rows, "skipped": comparison.skipped, "wrong": comparison.wrong}
    content[unit]["dry run"] = settings.dry
    file.write_text(json.dumps(content, indent=1))
    if unit in ("mp-0 small", DRY) and rows:
        from benchmarks.plots import time_and_memory

        device = "CPU, dry run" if settings.dry else facts["device"]
        time_and_memory(rows, {**facts, "device": device}, settings.folder / "peers.png")
