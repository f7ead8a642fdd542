"""Are a small and a medium model right? Energies, forces and stress against the reference backend in float64.

The batch is a crystal, one so dense that an atom has more than 300 neighbours, and a molecule beside single atoms; each
is compared by itself, as their energies differ by orders of magnitude. What kernels allocate is full of NaN before, and
other numbers lie in the memory of the second run, which must give the same bits. The error stands beside that of the
reference backend in the same dtype.
"""

import itertools
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

TRAINED, MEDIUM = "mp-0 small trained", "mp-0 medium"
MOST_NEIGHBOURS = 300
STRUCTURES = ("a crystal", "a dense crystal", "a molecule")
DRY_STRUCTURES = ("a crystal", "a dense crystal")
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
        right, found, theirs = (one[result].detach().double() for one in (expected, runs[0], plain))
        own = {what: atoms if result == "forces" else graph for what, atoms, graph in parts_of(batch["ptr"], name)}
        scales, errors, float32 = (
            {what: float(one[part].abs().max()) for what, part in own.items()}
            for one in (right, found - right, theirs - right)
        )
        # the worst of the structures: of the few numbers of a molecule the error varies by a factor of ten
        most = allowed(precision, order, max(float32[what] / scales[what] for what in own), 1.0)
        for what, error in errors.items():
            relative = error / scales[what]
            detail = f"off by {relative:.1e} of the largest entry, {scales[what]:.1e}; allowed {most:.1e}"
            report.check(f"{result} of {what} equals the reference", relative <= most, detail)
            row = {"model": name, "precision": precision, "structure": what, "result": result}
            shown = {"error": f"{relative:.1e}", "of the reference": f"{float32[what] / scales[what]:.1e}"}
            report.row("largest errors, relative to the largest entry", **row, **shown)
    different = [key for key, value in runs[0].items() if not torch.equal(value, runs[1][key])]
    report.check("same bits in 2 runs", not different, ", ".join(different))


def parts_of(ptr: Any, name: str) -> list[tuple[str, slice, slice]]:
    """Names of the structures, with their atoms and their places in the batch."""
    names = DRY_STRUCTURES if name == "dry" else STRUCTURES
    bounds = ptr.tolist()
    atoms = [slice(begin, end) for begin, end in itertools.pairwise(bounds)]
    return [(what, atoms[place], slice(place, place + 1)) for place, what in enumerate(names)]


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
