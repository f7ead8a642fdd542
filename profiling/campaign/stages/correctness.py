"""Are a small and a medium model right? Energies, forces and stress against the reference backend in float64.

The batch is a crystal, one so dense that an atom has more than 300 neighbours, and a molecule. What kernels allocate is
full of NaN before, and other numbers lie in the memory of the second run, which must give the same bits. In float32
the error stands beside that of the reference backend in float32.
"""

from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

TRAINED, MEDIUM = "mp-0 small trained", "mp-0 medium"
MOST_NEIGHBOURS = 300
ORDERS = {"energy": 0, "forces": 1, "stress": 1}


def units(settings: Settings) -> list[str]:
    if settings.dry:
        return ["dry, tf32x3"]
    return [
        f"{MEDIUM}, tf32x3",
        f"{TRAINED}, tf32x3",
        f"{TRAINED}, float64",
        f"{MEDIUM}, bf16x3",
        f"{TRAINED}, bf16x3",
        f"{TRAINED}, bf16x6",
    ]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    import mace_fast
    from profiling.campaign.checking import allowed, poisoned
    from profiling.campaign.workloads import evaluate, litter, moved_batch
    from profiling.models import make_model, on

    name, _, precision = unit.partition(", ")
    dtype = torch.float64 if precision == "float64" else torch.float32
    exact = on(make_model(name), settings.device, torch.float64)
    batch = structures(exact, name, settings.device)
    exact.backend = "reference"
    expected = evaluate(mace_fast.freeze(exact), batch, compute_stress=True)
    data = moved_batch(batch, settings.device, dtype)
    plain = evaluate(exact.to(dtype), data, compute_stress=True)
    exact.backend = "triton"
    if dtype == torch.float32:
        exact.precision = precision
    runs = []
    for number in range(2):
        litter(number, settings.device, 14 if settings.dry else 24)
        with poisoned():
            runs.append(evaluate(exact, data, compute_stress=True))
    for result, order in ORDERS.items():
        scale, ours, theirs = (
            float(one.double().abs().max())
            for one in (expected[result], runs[0][result] - expected[result], plain[result] - expected[result])
        )
        most = allowed(precision, order, theirs, scale)
        detail = f"off by {ours:.1e}, allowed {most:.1e}, the largest is {scale:.1e}"
        report.check(f"{result} equals the reference", ours <= most, detail)
        errors = {"error": f"{ours / scale:.1e}", "of the reference in that dtype": f"{theirs / scale:.1e}"}
        row = {"model": name, "precision": precision, "result": result, **errors}
        report.row("largest errors, relative to the largest entry", **row)
    different = [key for key, value in runs[0].items() if not torch.equal(value, runs[1][key])]
    report.check("same bits in 2 runs", not different, ", ".join(different))


def structures(model: Any, name: str, device: str) -> dict[str, Any]:
    """The batch, in float64; coordinates are numbers of float32."""
    import torch
    from ase.build import bulk

    from mace_fast.data import atoms_to_data, collate
    from mace_fast.testing.structures import crystal
    from profiling.campaign.workloads import rattled
    from profiling.emulator.structures import isolated

    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    if name == "dry":
        parts = [crystal(4, 10, r_max, numbers[:2]), crystal(4, 30, r_max, numbers[:2])]
    else:
        dense = bulk("SrO", "rocksalt", a=2.85, cubic=True)
        parts = [rattled(bulk("SrO", "rocksalt", a=5.16, cubic=True).repeat(2)), rattled(dense), isolated()]
    data = collate([atoms_to_data(atoms, numbers, r_max, torch.float32, device) for atoms in parts])
    most = int(torch.bincount(data["edge_index"][1]).max())
    assert name == "dry" or most >= MOST_NEIGHBOURS, f"an atom has {most} neighbours, {MOST_NEIGHBOURS} are wanted"
    return {key: value.double() if value.is_floating_point() else value for key, value in data.items()}
