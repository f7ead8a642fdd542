"""Is every Triton operator right on this device: value, every first and every second derivative?

Against the reference backend in float64 on the same random inputs. A unit is one precision: tf32x3, which also stands
for operators in float32 without products of matrices, or float64. Every result is computed twice, and must have the
same bits.
"""

import time

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

PRECISIONS = ("tf32x3", "float64")
OPERATORS = (
    "symmetric_contraction",
    "fused_convolution",
    "convolution",
    "fused_density",
    "fused_learned_density",
    "density_projection",
    "irreps_linear",
    "irreps_linear by species",
    "radial_hidden",
    "radial_hidden with an envelope",
    "edge_embedding",
    "pair_repulsion",
    "spherical_harmonics",
    "radial_table",
    "edge_vectors",
    "edge_sum",
    "segment_sum",
    "segment_expand",
)
"""Keys of ``mace_fast.testing.operations.OPERATIONS``, which this process must not import: it brings torch."""

DRY_OPERATORS = ("fused_convolution", "irreps_linear by species", "edge_sum")
"""With and without products of matrices; the tests of the operators have all in the interpreter."""

SIZES = ("odd", "standard")


def units(settings: Settings) -> list[str]:
    """Operators, sizes and precisions; the size of a dry run is in no GPU campaign."""
    if settings.dry:
        return [f"{name}, tiny, {label}" for label in PRECISIONS for name in DRY_OPERATORS]
    return [f"{name}, {size}, {label}" for label in PRECISIONS for size in SIZES for name in OPERATORS]


def run(unit: str, settings: Settings, report: Report) -> None:
    import torch

    from mace_fast.kernels.runtime.ahead import compile_ahead
    from mace_fast.kernels.runtime.launch import recording
    from mace_fast.testing.compare import derivatives
    from mace_fast.testing.inputs import SIZES, Inputs
    from mace_fast.testing.operations import OPERATIONS, side_by_side
    from profiling.campaign.checking import LIMITS, poisoned, worst_by_order

    rest, _, label = unit.rpartition(", ")
    name, _, size = rest.rpartition(", ")
    seed = int(time.time()) % 2**20
    case = OPERATIONS[name](Inputs.of_size(seed, **SIZES[size]))
    order = 1 if settings.dry else 2

    def results(
        dtype: torch.dtype, backend: str, device: str = settings.device, **options: str
    ) -> dict[tuple[str, ...], torch.Tensor]:
        own = case.to(device, dtype)
        operation = own.by(backend, **options)
        return derivatives(lambda **arguments: side_by_side(operation(**arguments)), own.arguments, order)

    if label not in PRECISIONS and not case.has_precision:
        report.skip(unit, "the operator has no products of matrices")
        return
    expected = results(torch.float64, "reference")
    dtype = torch.float64 if label == "float64" else torch.float32
    options = {"precision": label} if case.has_precision and label != "float64" else {}
    shown = label if label == "float64" or case.has_precision else "float32"
    begin = time.perf_counter()
    with recording() as launches:
        results(dtype, "triton", "cpu", **options)
    if not settings.dry:  # all at once; what fails is tried again at its launch
        report.fact("failed ahead of the launch", compile_ahead(launches, torch.cuda.get_device_name()))
    with poisoned():
        first = results(dtype, "triton", **options)
    seconds = time.perf_counter() - begin
    worst = worst_by_order(first, expected)
    bad = {n: one for n, one in worst.items() if not one.error <= LIMITS[label][n]}
    detail = "; ".join(f"{one.name} off by {one.error:.1e}, allowed {LIMITS[label][n]:.0e}" for n, one in bad.items())
    report.check(f"{shown} equals the reference", not bad, detail)
    second = results(dtype, "triton", **options)
    differing = [" ".join(key) or "value" for key in first if not torch.equal(first[key], second[key])]
    report.check(f"{shown}, same bits in two runs", not differing, ", ".join(differing[:5]))
    errors = {("value", "first", "second")[n]: f"{one.error:.1e}" for n, one in sorted(worst.items())}
    row = {"operator": f"{name}, {size}", "precision": shown, **errors}
    report.row("largest relative errors", **row, seconds=round(seconds, 1), seed=seed)
