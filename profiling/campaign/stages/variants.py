"""Which of the settings that are compiled already are faster, of which kernel, and are they right?

Steps are captured, so that the host is not measured, and take turns. The kernels of each variant are timed one by one
beside those of the default.
"""

import copy
from collections.abc import Callable
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

ATOMS = 8000
LIMIT = 1e-4
"""Of the norm of the forces, by which a variant that is as good as float32 may differ from the default."""


def units(settings: Settings) -> list[str]:
    from profiling.campaign.variants import OTHERS

    if settings.dry:  # other settings, other kernels
        return [f"dry, {one.name}" for one in OTHERS if one.name in ("nodes_per_chunk 1", "unfused")]
    return [f"mp-0 medium, {one.name}" for one in OTHERS]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    import mace_fast
    from benchmarks.timing import interleaved, quartiles
    from profiling.campaign.checking import AS_GOOD_AS_FLOAT32, LIMITS
    from profiling.campaign.kernel_table import kernels_of
    from profiling.campaign.stages.plain import frozen_model
    from profiling.campaign.variants import DEFAULT, OTHERS, applied, asked_by
    from profiling.campaign.workloads import counted, neighbours_of

    name, _, chosen = unit.partition(", ")
    variant = next(one for one in OTHERS if one.name == chosen)
    model = frozen_model(name, "float32", settings.device)
    data = counted(model, name, 4 if settings.dry else ATOMS, torch.float32, settings.device)
    atoms = data["positions"].shape[0]
    species = int((data["node_attrs"].sum(0) > 0).sum())
    asked = asked_by(model, neighbours_of(name), species)
    calls: dict[str, Callable[[], Any]] = {}
    kernels = {}
    for one in (DEFAULT, variant):
        own = copy.deepcopy(model)  # a step is of the precision that its model had when it was made
        with applied(one, own, asked):
            calls[one.name] = captured(mace_fast.Step(own, {key: data[key] for key in data if key != "topology"}), data)
            found = kernels_of(lambda own=own: own(dict(data)), settings)  # type: ignore[misc]
            kernels[one.name] = {kernel.kernel: kernel.microseconds / atoms for kernel in found}
            forces = calls[one.name]()["forces"].clone()
        if one is DEFAULT:
            expected = forces
    off = float((forces - expected).norm() / expected.norm())
    most = LIMIT if variant.precision in AS_GOOD_AS_FLOAT32 else LIMITS[variant.precision][1]
    report.check("the same forces as by default", off <= most, f"off by {off:.1e} of the norm, allowed {most:.0e}")
    finish = torch.cuda.synchronize if settings.device == "cuda" else lambda: None
    for who, seconds in interleaved(calls, 1 if settings.dry else 11, finish, 8.0).items():
        low, middle, high = (1e3 * value for value in quartiles(seconds))
        row = {"model": name, "against": variant.name, "kernels": who, "ms": middle}
        report.row("captured steps", **row, us_per_atom=1e3 * middle / atoms, spread=f"{low:.4g} to {high:.4g} ms")
    for kernel in dict.fromkeys([*kernels[DEFAULT.name], *kernels[variant.name]]):
        before, after = (kernels[one.name].get(kernel) for one in (DEFAULT, variant))
        row = {"variant": variant.name, "kernel": kernel, "default_us_per_atom": before, "us_per_atom": after}
        report.row("kernels beside the default", **row)


def captured(step: Any, data: dict[str, Any]) -> Callable[[], Any]:
    return lambda: step(data["positions"])
