"""Do whole models on the device equal mace-torch: energies, forces, stress, gradients of parameters, Hessians?

mace-torch computes in float64 on the CPU; where it is not installed, our reference backend does, and the checks say so.
In float32 our error is beside that of mace-torch's own float32.
"""

from typing import TYPE_CHECKING, Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

if TYPE_CHECKING:
    from torch import Tensor

TRAINED = "mp-0 small trained"
MODELS = (
    TRAINED,
    *("mp-0 medium", "off small", "mpa-0 medium", "mp-0 large"),
    *(
        "residual reduced",
        "density",
        "nonlinear",
        "omol",
        "soft",
        "heads",
        "gaussian",
        "embedding readout",
        "agnesi zbl",
    ),
    *("four layers", "plain zbl heads"),
)
DRY_MODELS = ("dry",)

LIMITS = {"energy": 1e-10, "forces": 1e-9, "stress": 1e-10, "virials": 1e-9}
"""Absolute, in eV per atom, eV/Å, eV/Å³ and eV, or the same relative to the largest entry where that is above 1."""
GRADIENT_LIMIT, HESSIAN_LIMIT = 1e-8, 1e-9
MOST_RATIO = 4.0
"""Of our float32 error to mace-torch's. One set of numbers gives any ratio from a third to three."""
WIDEST_HESSIAN = 12
"""Atoms."""


def units(settings: Settings) -> list[str]:
    return list(DRY_MODELS if settings.dry else MODELS)


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    from profiling.campaign.workloads import batch_for, mace_torch_of, moved_batch
    from profiling.models import make_model, on

    model = make_model(unit)
    batch = batch_for(model, unit, "tiny" if settings.dry else "small")
    tiny = batch_for(model, unit, "tiny")
    theirs: Any = mace_torch_of(model)
    oracle = "mace-torch"
    if theirs is None:
        oracle, theirs = "reference backend", model
        theirs.backend = "reference"
        report.skip("mace-torch", "not installed; compared with our reference backend")
    exact = on(model, settings.device, torch.float64)
    data = moved_batch(batch, settings.device, torch.float64)
    frozen(report, unit, oracle, exact, theirs, data, batch)
    gradients(report, unit, oracle, exact, theirs, moved_batch(tiny, settings.device, torch.float64), tiny)
    if tiny["positions"].shape[0] <= WIDEST_HESSIAN:
        hessian(report, unit, oracle, exact, theirs, moved_batch(tiny, settings.device, torch.float64), tiny)
    in_float32(report, unit, on(model, settings.device, torch.float32), theirs, batch, settings)


def error(name: str, got: "Tensor", expected: "Tensor", batch: dict[str, "Tensor"]) -> float:
    """Error by the measure of ``LIMITS``."""
    difference = (got.detach().cpu().double() - expected.detach().double()).abs()
    scale = expected.detach().double().abs().max().clamp(min=1.0)
    if name == "energy":
        difference = difference / (batch["ptr"][1:] - batch["ptr"][:-1])
    found = float(difference.max() / scale)
    return found if found == found else float("inf")


def frozen(report: Report, unit: str, oracle: str, exact: Any, theirs: Any, data: Any, batch: Any) -> None:
    """Evaluation by the fused kernels, where the model has them."""
    import copy

    import mace_fast
    from profiling.campaign.checking import poisoned
    from profiling.campaign.workloads import evaluate

    expected = evaluate(theirs, batch, compute_stress=True)
    with poisoned():
        found = evaluate(mace_fast.freeze(copy.deepcopy(exact)), data, compute_stress=True)
    errors = {name: error(name, found[name], expected[name], batch) for name in LIMITS}
    for name, value in errors.items():
        detail = f"off by {value:.1e}, allowed {LIMITS[name]:.0e}"
        report.check(f"{name}, float64, frozen, equals {oracle}", value <= LIMITS[name], detail)
    row(report, unit, "float64, frozen", errors)


def gradients(report: Report, unit: str, oracle: str, exact: Any, theirs: Any, data: Any, batch: Any) -> None:
    """The gradient of every parameter of a loss of energy, forces and stress."""
    from profiling.campaign.checking import poisoned, relative_error
    from profiling.campaign.workloads import parameter_gradients

    expected = parameter_gradients(theirs, batch)
    with poisoned():
        found = parameter_gradients(exact, data)
    scale = max(float(value.abs().max()) for value in expected.values())
    errors = {}
    for name, value in expected.items():
        if float(value.abs().max()) > 1e-12 * scale:
            errors[name] = relative_error(found[name].cpu(), value)
        else:  # exactly zero, or what rounding leaves of that
            errors[name] = float((found[name].cpu() - value).abs().max()) / scale
    worst = max(errors, key=lambda name: errors[name])
    ok = all(value <= GRADIENT_LIMIT for value in errors.values())
    report.check(f"parameter gradients equal {oracle}", ok, f"{worst} off by {errors[worst]:.1e}")
    row(report, unit, "float64, training", {f"gradients of {len(errors)} parameters": errors[worst]})


def hessian(report: Report, unit: str, oracle: str, exact: Any, theirs: Any, data: Any, batch: Any) -> None:
    from profiling.campaign.checking import relative_error
    from profiling.campaign.workloads import evaluate

    expected = evaluate(theirs, batch, compute_hessian=True)["hessian"]
    found = evaluate(exact, data, compute_hessian=True)["hessian"]
    value = relative_error(found.cpu(), expected.view_as(found))
    report.check(f"Hessian equals {oracle}", value <= HESSIAN_LIMIT, f"off by {value:.1e}")
    row(report, unit, "float64", {"hessian": value})


def in_float32(report: Report, unit: str, ours: Any, theirs: Any, batch: Any, settings: Settings) -> None:
    """Root mean square errors against float64, beside mace-torch's own."""
    import copy

    import torch

    import mace_fast
    from profiling.campaign.workloads import evaluate, moved_batch

    exact = evaluate(theirs, batch, compute_stress=True)
    own = evaluate(copy.deepcopy(theirs).float(), moved_batch(batch, "cpu", torch.float32), compute_stress=True)
    data = moved_batch(batch, settings.device, torch.float32)
    frozen_ours = mace_fast.freeze(ours)
    for precision in ("tf32x3",) if settings.dry else ("tf32x3", "ieee", "bf16x3", "tf32", "bf16"):
        frozen_ours.precision = precision
        found = evaluate(frozen_ours, data, compute_stress=True)
        errors = {}
        for name in ("energy", "forces", "stress"):
            ours_off, own_off = (
                float((one[name].cpu().double() - exact[name]).square().mean().sqrt().detach()) for one in (found, own)
            )
            errors[f"{name} RMS error"] = ours_off
            if name == "forces":
                errors["of mace-torch float32"] = own_off
                ratio = ours_off / own_off if own_off else float("inf")
                detail = f"{ours_off:.1e} eV/Å, mace-torch's {own_off:.1e}"
                if precision in ("tf32x3", "ieee"):
                    report.check(f"float32 forces as good as mace-torch's, {precision}", ratio <= MOST_RATIO, detail)
                report.check(f"finite forces, {precision}", bool(torch.isfinite(found["forces"]).all()), detail)
        shown = {name: f"{value:.1e}" for name, value in errors.items()}
        report.row("float32 errors against float64", model=unit, precision=precision, **shown)


def row(report: Report, unit: str, how: str, errors: dict[str, float]) -> None:
    shown = ", ".join(f"{name} {value:.1e}" for name, value in errors.items())
    report.row("float64 errors", model=unit, how=how, errors=shown)
