"""Is every Triton operator right on this device: value, every first and every second derivative, in every precision?

Against the reference backend in float64 on the same random inputs. float64 runs once, float32 once for each precision
of matrix products where the operator has any. Every result is computed twice, and must have the same bits.
"""

import time

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

PRECISIONS = ("tf32x3", "ieee", "bf16x3", "tf32", "bf16")
DRY_PRECISIONS = ("bf16x3",)
OPERATORS = (
    "symmetric_contraction",
    "fused_convolution",
    "convolution",
    "fused_density",
    "density_projection",
    "irreps_linear",
    "irreps_linear by species",
    "radial_hidden",
    "radial_hidden with an envelope",
    "edge_embedding",
    "spherical_harmonics",
    "radial_table",
    "edge_vectors",
    "edge_sum",
    "segment_sum",
    "segment_expand",
)
"""Keys of ``mace_fast.testing.operations.OPERATIONS``, which this process must not import: it brings torch."""

GPU_SIZES = ("standard", "odd", "no edges")


def units(settings: Settings) -> list[str]:
    """Operators with sizes; the sizes of a dry run are in no GPU campaign."""
    return [f"{name}, {size}" for size in (("tiny",) if settings.dry else GPU_SIZES) for name in OPERATORS]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    from mace_fast.testing.compare import derivatives
    from mace_fast.testing.inputs import SIZES, Inputs
    from mace_fast.testing.operations import OPERATIONS, side_by_side
    from profiling.campaign.checking import LIMITS, poisoned, worst_by_order

    name, _, size = unit.rpartition(", ")
    seed = int(time.time()) % 2**20
    case = OPERATIONS[name](Inputs.of_size(seed, **SIZES[size]))
    order = 1 if settings.dry else 2

    def results(dtype: torch.dtype, backend: str, **options: str) -> dict[tuple[str, ...], torch.Tensor]:
        own = case.to(settings.device, dtype)
        operation = own.by(backend, **options)

        return derivatives(lambda **arguments: side_by_side(operation(**arguments)), own.arguments, order)

    expected = results(torch.float64, "reference")
    precisions = (DRY_PRECISIONS if settings.dry else PRECISIONS) if case.has_precision else PRECISIONS[:1]
    for label in ("float64", *precisions):
        dtype = torch.float64 if label == "float64" else torch.float32
        options = {"precision": label} if case.has_precision and label != "float64" else {}
        shown = label if label == "float64" or case.has_precision else "float32"
        begin = time.perf_counter()
        with poisoned():
            first = results(dtype, "triton", **options)
        seconds = time.perf_counter() - begin
        worst = worst_by_order(first, expected)
        bad = {n: one for n, one in worst.items() if not one.error <= LIMITS[label][n]}
        detail = "; ".join(
            f"{one.name} off by {one.error:.1e}, allowed {LIMITS[label][n]:.0e}" for n, one in bad.items()
        )
        report.check(f"{shown} equals the reference", not bad, detail)
        if not settings.dry or label != "float64":
            second = results(dtype, "triton", **options)
            differing = [" ".join(key) or "value" for key in first if not torch.equal(first[key], second[key])]
            report.check(f"{shown}, same bits in two runs", not differing, ", ".join(differing[:5]))
        errors = {("value", "first", "second")[n]: f"{one.error:.1e}" for n, one in sorted(worst.items())}
        report.row(
            "largest relative errors", operator=unit, precision=shown, **errors, seconds=round(seconds, 1), seed=seed
        )
