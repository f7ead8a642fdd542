"""Are the fused kernels faster than the unfused, which precision gains what, and which kernel takes the time?

Steps are captured, so that the host is not measured. The time of every kernel stands beside the analytic bound of its
operation, at the rates that the environment stage measured.
"""

import copy
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

ATOMS = 8000
NEIGHBOURS = {"off small": 15.0}
PRECISIONS = "precisions"


def units(settings: Settings) -> list[str]:
    if settings.dry:
        return ["dry"]
    return [*settings.models, *(f"{name}, {PRECISIONS}" for name in settings.models)]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    import mace_fast
    from benchmarks.timing import interleaved, quartiles
    from mace_fast.testing.structures import large_crystal
    from profiling.campaign.workloads import unfused
    from profiling.models import make_model, on

    unit, _, policies = unit.partition(", ")
    dtype = getattr(torch, settings.dtype)
    neighbours = 6.0 if settings.dry else NEIGHBOURS.get(unit, 60.0)
    model = on(make_model(unit), settings.device, dtype)
    data = large_crystal(model, 4 if settings.dry else ATOMS, dtype, settings.device, neighbours)
    num_atoms, num_edges = data["positions"].shape[0], data["edge_index"].shape[1]
    training = on(make_model(unit), settings.device, dtype)
    mace_fast.freeze(model)
    calls: dict[str, Callable[[], object]] = {}
    fused = mace_fast.Step(model, data)
    calls["fused"] = lambda: fused(data["positions"])
    paired = mace_fast.Step(model, data, symmetric=True)
    calls["fused, symmetric"] = lambda: paired(data["positions"])
    with unfused():
        other = mace_fast.Step(model, data)
    # on a GPU the graph holds the kernels that were captured; without one every call is eager, and chooses anew
    calls["unfused"] = (lambda: other(data["positions"])) if settings.device == "cuda" else partial_unfused(other, data)
    forces = {name: call()["forces"].clone() for name, call in calls.items()}  # type: ignore[index]
    for name in ("fused", "fused, symmetric"):
        off = float((forces[name] - forces["unfused"]).norm() / forces["unfused"].norm())
        report.check(f"{name} and unfused kernels give the same forces", off <= 1e-4, f"off by {off:.1e} of the norm")
    if policies:
        del calls["unfused"], calls["fused, symmetric"]
        for precision in ("ieee", "bf16x3", "tf32", "bf16"):
            other_precision = copy.deepcopy(model)  # a step is of the precision that its model had when it was made
            other_precision.precision = precision
            calls[f"fused, {precision}"] = captured(mace_fast.Step(other_precision, data), data)
    finish = torch.cuda.synchronize if settings.device == "cuda" else lambda: None
    small = large_crystal(training, 4 if settings.dry else ATOMS // 8, dtype, settings.device, neighbours)
    if not policies:
        calls["a training step of an eighth"] = lambda: loss(training, small)
    found = interleaved(calls, 1 if settings.dry else 15, finish, settings.seconds / max(1, len(units(settings))) / 3)
    for name, seconds in found.items():
        low, middle, high = (1e6 * value for value in quartiles(seconds))
        count = small["positions"].shape[0] if "training" in name else num_atoms
        row = {"model": unit, "atoms": count, "kernels": name, "ms": middle / 1e3, "us/atom": middle / count}
        report.row("a step of energy and forces", **row, spread=f"{low / 1e3:.4g} to {high / 1e3:.4g} ms")
    if not policies:
        by_kernel(unit, model, data, num_edges / num_atoms, settings, report)


def partial_unfused(step: Any, data: dict[str, Any]) -> Callable[[], object]:
    from profiling.campaign.workloads import unfused

    def call() -> object:
        with unfused():
            return step(data["positions"])

    return call


def captured(step: Any, data: dict[str, Any]) -> Callable[[], object]:
    return lambda: step(data["positions"])


def loss(model: Any, data: dict[str, Any]) -> None:
    """Energy and forces with the gradient of every parameter."""
    found = model(dict(data), training=True)
    (found["energy"].sum() + found["forces"].square().sum()).backward()
    model.zero_grad(set_to_none=True)


def by_kernel(unit: str, model: Any, data: Any, neighbours: float, settings: Settings, report: Report) -> None:
    """Time of every Triton kernel, and summed by operation beside the bound; then what torch's profiler sees."""
    import mace_fast
    from profiling.analytic import operations
    from profiling.bounds import bound, rates_of
    from profiling.campaign.rates import measured_architecture
    from profiling.roofline.launch_times import launch_times

    num_atoms = data["positions"].shape[0]
    data = {**data, "topology": mace_fast.topology(model, data)}  # else the host waits for the device in every step
    found = launch_times(lambda: model(dict(data)), settings.device, 1 if settings.dry else 9)
    spent_by: dict[str, float] = defaultdict(float)
    for one in sorted(found, key=lambda one: -one.microseconds):
        spent_by[one.operation] += one.microseconds / num_atoms
        row = {"model": unit, "operation": one.operation, "kernel": one.kernel, "launches": one.launches}
        report.row("kernels", **row, us=one.microseconds, us_per_atom=one.microseconds / num_atoms)
    species = int((data["node_attrs"].sum(0) > 0).sum())
    architecture = measured_architecture(settings.folder)
    least: dict[str, float] = defaultdict(float)
    rates = rates_of(architecture, settings.dtype, model.precision)
    for work in operations(model, "energy and forces", species):
        least[work.operation] += bound(work, rates, neighbours).microseconds
    for name in dict.fromkeys([*least, *spent_by]):
        row = {"model": unit, "operation": name, "us/atom": spent_by[name], "bound us/atom": least[name]}
        share = least[name] / spent_by[name] if spent_by[name] else 0.0
        report.row(f"operations, bounds at {architecture} rates", **row, reached=f"{share:.0%}")
    profiled(unit, model, data, settings, report)


def profiled(unit: str, model: Any, data: Any, settings: Settings, report: Report) -> None:
    """The kernels as torch's profiler names them: those of torch too, while generated kernels share a few names."""
    import torch
    from torch.profiler import ProfilerActivity, profile

    on_gpu = settings.device == "cuda"
    with profile(activities=[ProfilerActivity.CUDA if on_gpu else ProfilerActivity.CPU]) as profiler:
        model(dict(data))
        if on_gpu:
            torch.cuda.synchronize()
    times = {
        event.key: (event.self_device_time_total if on_gpu else event.self_cpu_time_total, event.count)
        for event in profiler.key_averages()
    }
    for name in sorted(times, key=lambda name: -times[name][0])[:15]:
        row = {"model": unit, "kernel": name[:70], "launches": times[name][1], "us": times[name][0]}
        report.row("as torch's profiler sees them", **row)
