"""Does a captured step equal the eager one after atoms and edges have changed, and how long is the host busy?"""

import statistics
import time
from collections.abc import Callable
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

MODEL = "mp-0 medium"
EDGES = (4, 6, 10)
"""Atoms along the edges of cubes."""

LIMIT = {"float64": 1e-11, "float32": 1e-5}
"""Of the norm of the forces; padding edges contribute exactly nothing, but sums may be cut elsewhere."""


def units(settings: Settings) -> list[str]:
    """Without stress first, as steps of dynamics at constant volume are."""
    if settings.dry:
        return ["4 atoms, energy, forces, stress"]
    return [f"{edge**3} atoms, {what}" for what in ("energy, forces", "energy, forces, stress") for edge in EDGES]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    import mace_fast
    from mace_fast.testing.structures import large_crystal
    from profiling.campaign.stages.plain import frozen_model, times
    from profiling.campaign.workloads import salt

    what, _, names = unit.partition(", ")
    size, results_of_step = int(what.split()[0]), names.split(", ")
    flags = {"compute_stress": "stress" in results_of_step}
    dtype = getattr(torch, settings.dtype)
    model = frozen_model("dry" if settings.dry else MODEL, settings.dtype, settings.device)
    if settings.dry:
        data = large_crystal(model, size, dtype, settings.device, 6)
    else:
        data = salt(model, round(size ** (1 / 3)), dtype, settings.device)
    num_atoms = data["positions"].shape[0]
    step = mace_fast.Step(model, data, **flags)
    generator = torch.Generator().manual_seed(int(time.time()))

    def compare(what: str, inputs: dict[str, Any]) -> None:
        results: dict[str, Any] = step(inputs["positions"])
        got = {name: results[name].clone() for name in results_of_step}
        expected = model(dict(inputs), **flags)
        for name, value in got.items():
            off = float((value - expected[name]).norm() / expected[name].norm())
            report.check(f"{name}, {what}", off <= LIMIT[settings.dtype], f"off by {off:.1e} of the norm")
        same = all(torch.equal(value, expected[name]) for name, value in got.items())
        report.fact(f"same bits as the eager step, {what}", same)

    if not settings.dry:
        compare("as captured", data)
    noise = 0.02 * torch.randn(num_atoms, 3, generator=generator).to(data["positions"])
    displaced = {**data, "positions": data["positions"] + noise}
    compare("other positions", displaced)
    fewer = data["edge_index"].shape[1] * 9 // 10
    other = {**displaced, "edge_index": data["edge_index"][:, :fewer].clone()}
    other |= {name: data[name][:fewer].clone() for name in ("shifts", "unit_shifts")}
    step.update(other)
    compare("other edges", other)
    if not settings.dry:
        step.update(displaced)
        compare("the first edges again", displaced)
    with_topology = {**data, "topology": mace_fast.topology(model, data)}
    calls: dict[str, Callable[[], object]] = {
        "eager": lambda: model(dict(data), **flags),
        "eager, edges sorted before": lambda: model(dict(with_topology), **flags),
        "captured": lambda: step(data["positions"]),
    }
    for name, call in calls.items():
        whole, host = (1e3 * statistics.median(seconds) for seconds in times(call, settings))
        row = {"atoms": num_atoms, "results": names, "step": name, "ms": whole, "host ms": host}
        report.row("one evaluation", **row, us_per_atom=1e3 * whole / num_atoms)
