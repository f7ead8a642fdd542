"""Does every run give the same bits, whatever lay in the memory before and wherever the outputs come to lie?"""

from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

RUNS = 3


def units(settings: Settings) -> list[str]:
    if settings.dry:
        return ["dry, frozen", "dry, training"]
    return [f"{name}, {how}" for name in ("mp-0 small trained", "mp-0 medium") for how in ("frozen", "training")]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    import mace_fast
    from mace_fast.testing.structures import large_crystal
    from profiling.campaign.workloads import batch_for, evaluate, litter, moved_batch, parameter_gradients
    from profiling.models import make_model, on

    name, _, how = unit.rpartition(", ")
    for dtype in (torch.float32,) if settings.dry else (torch.float32, torch.float64):
        model = on(make_model(name), settings.device, dtype)
        if settings.dry:
            data = moved_batch(batch_for(model, name, "tiny"), settings.device, dtype)
        else:
            data = large_crystal(model, 2000 if how == "frozen" else 256, dtype, settings.device)
        if how == "frozen":
            mace_fast.freeze(model)
        runs: list[dict[str, Any]] = []
        for number in range(2 if settings.dry else RUNS):
            litter(number, settings.device, 14 if settings.dry else 24)
            if how == "frozen":
                runs.append(evaluate(model, data, compute_stress=True))
            else:
                runs.append(parameter_gradients(model, data))
        different = {key for one in runs[1:] for key, value in one.items() if not torch.equal(value, runs[0][key])}
        finite = all(bool(torch.isfinite(value).all()) for value in runs[0].values())
        report.check(f"same bits in {len(runs)} runs, {dtype}", not different, ", ".join(sorted(different)[:8]))
        report.check(f"finite, {dtype}", finite)
