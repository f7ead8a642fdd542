"""Does a captured step equal the eager one after atoms and edges have changed, and how long is the host busy?"""

import time
from collections.abc import Callable
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

LIMIT = {"float64": 1e-11, "float32": 1e-5}
"""Of the norm of the forces; padding edges contribute exactly nothing, but sums may be cut elsewhere."""


def units(settings: Settings) -> list[str]:
    sizes = (4,) if settings.dry else (64, 200, 1000, 8000)
    return [
        f"{size} atoms, {dtype}"
        for dtype in (("float32",) if settings.dry else ("float32", "float64"))
        for size in sizes
    ]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    import mace_fast
    from mace_fast.testing.structures import large_crystal
    from profiling.models import make_model, on

    size, dtype_name = int(unit.split()[0]), unit.rpartition(", ")[2]
    dtype = getattr(torch, dtype_name)
    model = mace_fast.freeze(on(make_model("dry" if settings.dry else "mp-0 small trained"), settings.device, dtype))
    data = large_crystal(model, size, dtype, settings.device, 6 if settings.dry else 60)
    num_atoms = data["positions"].shape[0]
    step = mace_fast.Step(model, data, compute_stress=True)
    generator = torch.Generator().manual_seed(int(time.time()))

    def compare(what: str, inputs: dict[str, Any]) -> None:
        results: dict[str, Any] = step(inputs["positions"])
        got = {name: results[name].clone() for name in ("energy", "forces", "stress")}
        expected = model(dict(inputs), compute_stress=True)
        for name, value in got.items():
            off = float((value - expected[name]).norm() / expected[name].norm())
            report.check(f"{name}, {what}", off <= LIMIT[dtype_name], f"off by {off:.1e} of the norm")
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
        "eager": lambda: model(dict(data), compute_stress=True),
        "eager, edges sorted before": lambda: model(dict(with_topology), compute_stress=True),
        "captured": lambda: step(data["positions"]),
    }
    for name, call in calls.items():
        whole, host = times(call, settings)
        row = {"atoms": num_atoms, "dtype": dtype_name, "step": name, "ms": 1e3 * whole, "host ms": 1e3 * host}
        report.row("one evaluation of energy, forces and stress", **row, us_per_atom=1e6 * whole / num_atoms)


def times(call: Callable[[], object], settings: Settings) -> tuple[float, float]:
    """Median seconds until the device is done, and until the host may go on."""
    import statistics

    import torch

    finish = torch.cuda.synchronize if settings.device == "cuda" else lambda: None
    for _ in range(0 if settings.dry else 5):
        call()
    whole, host = list[float](), list[float]()
    for _ in range(1 if settings.dry else 30):
        finish()
        begin = time.perf_counter()
        call()
        host.append(time.perf_counter() - begin)
        finish()
        whole.append(time.perf_counter() - begin)
    return statistics.median(whole), statistics.median(host)
