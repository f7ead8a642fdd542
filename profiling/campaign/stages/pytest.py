"""Do the tests of the fused kernels pass on the device? With ``MACE_FAST_TEST_DEVICE=cuda``, see tests/conftest.py."""

import importlib.util
import os
import sys
import time
import xml.etree.ElementTree as tree
from collections.abc import Sequence

from profiling import commands
from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

FILES = {"fused edges": ("tests/kernels/triton/test_fused_edges.py",)}
DRY = "a file of its own"
DRY_FILE = "import pytest\n\n@pytest.mark.parametrize('n', range(4))\ndef test_number(n):\n    assert n >= 0\n"


def units(settings: Settings) -> list[str]:
    """Names of ``FILES``; in a dry run a file that takes no time."""
    return [DRY] if settings.dry else list(FILES)


def run(unit: str, settings: Settings, report: Report) -> None:
    run_files(FILES.get(unit, ()), unit, settings, report)


def run_files(files: Sequence[str], unit: str, settings: Settings, report: Report) -> None:
    """Run files of tests until the time of the stage is over; without files one that is made here."""
    results = settings.folder / "pytest.xml"
    # warnings of other versions than those that the tests were written with are not failures here
    command = [sys.executable, "-m", "pytest", "-q", "-W", "default", "-p", "no:cacheprovider", f"--junitxml={results}"]
    made = settings.folder / "test_made.py"
    if not files:
        made.write_text(DRY_FILE)
    command += files or ["--rootdir", str(settings.folder), "-c", os.devnull, str(made)]
    if not settings.dry and importlib.util.find_spec("xdist") is not None:
        command += ["-n", "12"]
    changes: dict[str, str | None] = {"MACE_FAST_TEST_DEVICE": settings.device}
    status, output = commands.run(command, settings.end - time.monotonic() - 5, changes)
    made.unlink(missing_ok=True)
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
