"""How long does a step of training take: energy and forces with the gradient of every parameter?"""

from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

ATOMS = 1000


def units(settings: Settings) -> list[str]:
    return ["dry"] if settings.dry else list(settings.models)


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    from benchmarks.timing import quartiles
    from profiling.campaign.kernel_table import kernels_of
    from profiling.campaign.stages.plain import times
    from profiling.campaign.workloads import counted
    from profiling.models import make_model, on

    dtype = getattr(torch, settings.dtype)
    model = on(make_model(unit), settings.device, dtype)
    data = counted(model, unit, 4 if settings.dry else ATOMS, dtype, settings.device)
    atoms = data["positions"].shape[0]
    whole, _ = times(lambda: loss(model, data), settings)
    low, middle, high = (1e3 * value for value in quartiles(whole))
    row = {"model": unit, "atoms": atoms, "ms": middle, "us_per_atom": 1e3 * middle / atoms}
    report.row("steps of training", **row, spread=f"{low:.4g} to {high:.4g} ms")
    for one in kernels_of(lambda: loss(model, data), settings):
        own = {"model": unit, "operation": one.operation, "kernel": one.kernel, "launches": one.launches}
        report.row("kernels of training", **own, us_per_atom=one.microseconds / atoms)


def loss(model: Any, data: dict[str, Any]) -> None:
    """Energy and forces with the gradient of every parameter."""
    found = model(dict(data), training=True)
    (found["energy"].sum() + found["forces"].square().sum()).backward()
    model.zero_grad(set_to_none=True)
