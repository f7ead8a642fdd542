"""Are the operators right in the other precisions of products of matrices, and where there are no edges?"""

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings
from profiling.campaign.stages import kernels

OTHERS = ("bf16x6", "bf16x3", "ieee", "tf32", "bf16")


def units(settings: Settings) -> list[str]:
    """As those of ``kernels``."""
    if settings.dry:
        return ["irreps_linear, tiny, bf16x3", "edge_sum, tiny, bf16x3"]
    empty = [f"{name}, no edges, {label}" for label in kernels.PRECISIONS for name in kernels.OPERATORS]
    sizes = [(label, size) for label in OTHERS for size in kernels.SIZES]
    return [*empty, *(f"{name}, {size}, {label}" for label, size in sizes for name in kernels.OPERATORS)]


def run(unit: str, settings: Settings, report: Report) -> None:
    kernels.run(unit, settings, report)
