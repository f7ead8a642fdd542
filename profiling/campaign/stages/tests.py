"""Do the tests of all kernels, and then of models, pass on the device?"""

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings
from profiling.campaign.stages import pytest
from profiling.commands import ROOT

KERNELS = (
    *("test_convolution", "test_density_projection", "test_irreps_linear", "test_radial_hidden", "test_edge_embedding"),
    *("test_edge_vectors", "test_segment_sum", "test_spherical_harmonics", "test_radial_table"),
    "test_symmetric_contraction",
)
FILES = {
    "kernels": tuple(f"tests/kernels/triton/{name}.py" for name in KERNELS),
    "models": ("tests/models/test_triton.py", "tests/models/test_triton_float32.py", "tests/models/test_step.py"),
}


def units(settings: Settings) -> list[str]:
    """A dry run looks only whether the files are there."""
    return list(FILES)


def run(unit: str, settings: Settings, report: Report) -> None:
    if settings.dry:
        missing = [file for file in FILES[unit] if not (ROOT / file).is_file()]
        report.check("the files are there", not missing, ", ".join(missing))
        return
    pytest.run_files(FILES[unit], unit, settings, report)
