"""The time of every kernel of a step, beside what the emulator counted of it."""

from collections.abc import Callable
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

REPETITIONS = 7
LEAST_SHARE = 0.01
"""Of all instructions that were counted, above which a kernel must be among those that run."""


def kernels_of(step: Callable[[], object], settings: Settings) -> list[Any]:
    """The kernels of a step, see `profiling.roofline.launch_times`, the longest first."""
    from profiling.roofline.launch_times import launch_times

    found = launch_times(step, settings.device, 1 if settings.dry else REPETITIONS)
    return sorted(found, key=lambda one: -one.microseconds)


def print_counted(unit: str, found: list[Any], name: str, atoms: int, report: Report) -> None:
    """Rows for kernels of a step of energy and forces, and one for all of them.

    With counts: warp instructions per atom, and for each resource the share of the time in which it could have done
    at best what was counted. A kernel is bound by what is near 100 %, and waits where nothing is.

    Args:
        unit: named in the rows.
        found: the kernels.
        name: of the model.
        atoms: of the structure.
        report: takes the rows.
    """
    from mace_fast.kernels.tuning import architecture
    from profiling.emulator.counted import read

    known = read(name, architecture())
    counts: dict[str, Any] = {} if known is None else known["kernels"]
    if known is None:
        report.skip(f"counts of {name} on {architecture()}", "profiling/emulator/counted has none: emulate.py --keep")
    for one in found:
        spent, own = one.microseconds / atoms, counts.get(one.kernel)
        row: dict[str, Any] = {"step": unit, "operation": one.operation, "kernel": one.kernel, "launches": one.launches}
        report.row("kernels", **row, us_per_atom=spent, **({} if own is None else reached(own, spent)))
    whole = sum(one.microseconds for one in found) / atoms
    row = {"step": unit, "operation": "all", "launches": sum(one.launches for one in found), "us_per_atom": whole}
    if counts:
        row["instructions"] = sum(own["instructions"] for own in counts.values())
        large = {kernel for kernel, own in counts.items() if own["instructions"] >= LEAST_SHARE * row["instructions"]}
        missing = sorted(large - {one.kernel for one in found})
        report.check("what was counted is what runs", not missing, f"not launched: {', '.join(missing)}")
    report.row("kernels", **row)


def reached(counted: dict[str, Any], microseconds: float) -> dict[str, Any]:
    """Instructions per atom, and the share of the rate of each resource, in columns of a row."""
    shares = {f"{name} %": 100 * bound / microseconds for name, bound in counted["bounds_us"].items()}
    return {"instructions": counted["instructions"], **shares, "occupancy %": 100 * counted["occupancy"]}
