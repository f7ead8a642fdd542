"""Do the tests of the Triton kernels pass on the device? With ``MACE_FAST_TEST_DEVICE=cuda``, see tests/conftest.py."""

import importlib.util
import sys
import xml.etree.ElementTree as tree

from profiling import commands
from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

FILES = (
    *("test_fused_edges", "test_convolution", "test_density_projection", "test_irreps_linear", "test_radial_hidden"),
    *("test_edge_embedding", "test_edge_vectors", "test_segment_sum", "test_spherical_harmonics"),
    *("test_radial_table", "test_symmetric_contraction"),
)
DRY = ("tests/kernels/triton/test_segment_sum.py", "-k", "third_derivative and longer")


def units(settings: Settings) -> list[str]:
    """Of the kernels, then of models; a few tests in a dry run."""
    return ["a few tests"] if settings.dry else ["kernels", "models"]


def run(unit: str, settings: Settings, report: Report) -> None:
    results = settings.folder / "pytest.xml"
    # warnings of other versions than those that the tests were written with are not failures here
    command = [sys.executable, "-m", "pytest", "-q", "-W", "default", "-p", "no:cacheprovider", f"--junitxml={results}"]
    if settings.dry:
        command += DRY
    elif unit == "kernels":
        command += [f"tests/kernels/triton/{name}.py" for name in FILES]
    else:
        command += [
            "tests/models/test_triton.py",
            "tests/models/test_triton_float32.py",
            "tests/models/test_step.py",
        ]
    if not settings.dry and importlib.util.find_spec("xdist") is not None:
        command += ["-n", "12"]
    changes: dict[str, str | None] = {"MACE_FAST_TEST_DEVICE": settings.device}
    status, output = commands.run(command, settings.seconds / len(units(settings)) - 5, changes)
    if status is None:
        report.skip(f"the rest of {unit}", "stopped for lack of time; log.txt has what ran")
        return
    if not results.exists():
        report.check("pytest runs", False, f"exit status {status}: {output[-400:]}")
        return
    suite = next(tree.parse(results).getroot().iter("testsuite"))
    counts = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
    report.fact("counts", counts)
    report.check("tests ran", counts["tests"] > counts["skipped"], str(counts))
    for case in suite.iter("testcase"):
        name = f"{(case.get('classname') or '').rpartition('.')[2]}.{case.get('name')}"
        for problem in (*case.findall("failure"), *case.findall("error")):
            report.check(name, False, (problem.get("message") or "")[:300])
        for skipped in case.findall("skipped"):
            report.skip(name, (skipped.get("message") or "")[:120])
    passed = counts["tests"] - counts["failures"] - counts["errors"] - counts["skipped"]
    report.check(f"{passed} tests pass", passed > 0)
    results.unlink()
