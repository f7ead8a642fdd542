"""Does everything that follows compile? All kernels of the next stages, by as many processes as there are processors.

A unit is a model and a variant of its kernels, or the measurement of the rates of the machine, which has the GPU for
itself meanwhile. What is not done in time is compiled where it is launched.
"""

import time
from typing import Any

from profiling.campaign.rates import measured
from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

RATES = "rates of the machine"
FLOAT64 = "float64"
TRAINED = "mp-0 small trained"
WITH_VARIANTS = "mp-0 medium"
SPLIT = ("bf16x3", "bf16x6")
"""Precisions beside the default."""

OF_THE_SAME_CODE = ("nodes_per_chunk 1", "programs_per_multiprocessor 1")
"""Variants that compile nothing."""

SMALL_SYSTEM, LARGE_SYSTEM = 64, 1000
"""Atoms: some small kernels for few atoms are others than those for many; from 256 on all are the same."""


def units(settings: Settings) -> list[str]:
    """What the first stages need comes first."""
    from profiling.campaign.variants import OTHERS

    if settings.dry:
        return [RATES, "dry, default"]
    medium = [f"{WITH_VARIANTS}, {one.name}" for one in OTHERS if one.name not in OF_THE_SAME_CODE]
    first = [f"{WITH_VARIANTS}, default", f"{TRAINED}, default", *(f"{TRAINED}, {how}" for how in (*SPLIT, FLOAT64))]
    plain = [f"{name}, default" for name in settings.models if name not in (WITH_VARIANTS, "mp-0 small")]
    return [RATES, *first, *medium, *plain]


def run(unit: str, settings: Settings, report: Report) -> None:
    if unit == RATES:
        for name, value in measured(settings.dry).items():
            report.number(name, value, "TB/s" if name == "copy" else "us" if name == "launch" else "TFLOP/s")
        return
    import torch

    from profiling.models import make_model

    name, _, how = unit.partition(", ")
    dtype = torch.float64 if how == FLOAT64 else torch.float32
    model = make_model(name).to(dtype).requires_grad_(False)
    begin = time.perf_counter()
    launches = launches_of_stages(model, name, how)
    report.check("launches are recorded", bool(launches), f"{len(launches)} launches")
    report.number("recorded", time.perf_counter() - begin, "s")
    if settings.dry:
        report.skip("compilation", "Triton interprets in a dry run; tests/test_first_use.py compiles")
        return
    from mace_fast.kernels.runtime.ahead import compile_ahead

    begin = time.perf_counter()
    failures = compile_ahead(launches, torch.cuda.get_device_name())
    report.number("compiled", time.perf_counter() - begin, "s")
    report.check("everything compiles", not failures, "; ".join(failures[:3]))


def launches_of_stages(model: Any, name: str, how: str) -> list[Any]:
    """What the stages launch of a model, in a variant or in float64."""
    import mace_fast
    from mace_fast.first_use import launches_of
    from profiling.campaign.variants import DEFAULT, OTHERS, applied, asked_by
    from profiling.campaign.workloads import neighbours_of

    mace_fast.freeze(model)
    variant, neighbours = next((one for one in OTHERS if one.name == how), DEFAULT), neighbours_of(name)
    launches = []
    wanted_of = evaluations(name, how)
    with applied(variant, model, asked_by(model, neighbours, wanted_of[0][1])):
        for atoms, species, wanted in wanted_of:
            launches += launches_of(model, wanted, atoms, neighbours, species)
    # settings change no other kernels, which the default compiles
    return [one for one in launches if not variant.settings or one.operation == "fused_edges"]


def evaluations(name: str, how: str) -> list[tuple[int, int, Any]]:
    """Atoms, elements and what is wanted, of what the stages evaluate."""
    from mace_fast.outputs import Wanted

    forces, stress = Wanted(force=True), Wanted(force=True, stress=True)
    if name == "dry":
        return [(4, 4, forces)]
    plain = (LARGE_SYSTEM, 4 if name.startswith("off") else 3, forces)
    if name not in (TRAINED, WITH_VARIANTS):
        return [plain]
    correctness = (SMALL_SYSTEM, 2, stress)
    if name == TRAINED and how in (*SPLIT, FLOAT64):
        return [correctness]
    if how == "bf16x3":
        return [plain, correctness]
    if how != "default":
        return [plain]
    if name == TRAINED:  # whose kernels are those of mp-0 small
        return [correctness, plain]
    graphs = [(atoms, 2, wanted) for atoms in (LARGE_SYSTEM, SMALL_SYSTEM) for wanted in (forces, stress)]
    return [plain, correctness, *graphs]
