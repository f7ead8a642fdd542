"""What machine code do the kernels become, and what does a step need at least? Compiled ahead of time, without a GPU.

``setup_cache`` runs ``profiling/kernel_report.py`` once for all; it takes minutes.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from suite.common import skip

ROOT = Path(__file__).resolve().parents[2]
MODELS = ("mp-0 medium", "off small")
ARCHITECTURES = ("sm_90",)
STEPS = {"evaluation": "energy and forces", "training": "training"}


class MachineCode:
    """Sums over the kernels that a step launches, each launch counted."""

    params = (MODELS, ARCHITECTURES, tuple(STEPS))
    param_names = ("model", "architecture", "step")
    version = "1"
    timeout = 1800

    def setup_cache(self) -> dict[str, Any]:
        reports = {}
        for architecture in ARCHITECTURES:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder, "report.json")
                script = [sys.executable, str(ROOT / "profiling" / "kernel_report.py"), "--arch", architecture]
                done = subprocess.run(
                    [*script, "--models", ",".join(MODELS), "--jobs", "2", "--json", str(target)],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
                reports[architecture] = json.loads(target.read_text()) if target.exists() else done.stderr
        return reports

    setup_cache.timeout = 1800  # type: ignore[attr-defined]

    def setup(self, reports: dict[str, Any], model: str, architecture: str, step: str) -> None:
        if isinstance(reports[architecture], str):
            skip(f"kernel_report.py failed: {reports[architecture]}")

    def _sum(self, report: dict[str, Any], model: str, step: str, value: Callable[[dict[str, Any]], float]) -> float:
        launches = report["models"][model]["steps"][STEPS[step]]["launches"]
        return sum(value(report["kernels"][launch["kernel"]]) for launch in launches)

    def track_launches(self, reports: dict[str, Any], model: str, architecture: str, step: str) -> float:
        return self._sum(reports[architecture], model, step, lambda kernel: 1)

    def track_spilled_bytes(self, reports: dict[str, Any], model: str, architecture: str, step: str) -> float:
        return self._sum(
            reports[architecture],
            model,
            step,
            lambda kernel: kernel["spill_store_bytes"] + kernel["spill_load_bytes"],
        )

    def track_most_registers(self, reports: dict[str, Any], model: str, architecture: str, step: str) -> float:
        launches = reports[architecture]["models"][model]["steps"][STEPS[step]]["launches"]
        return max(reports[architecture]["kernels"][launch["kernel"]]["registers"] for launch in launches)

    def track_kilobytes_per_atom(self, reports: dict[str, Any], model: str, architecture: str, step: str) -> float:
        return reports[architecture]["models"][model]["steps"][STEPS[step]]["total"]["bytes_per_atom"] / 1e3

    def track_bound(self, reports: dict[str, Any], model: str, architecture: str, step: str) -> float:
        return reports[architecture]["models"][model]["steps"][STEPS[step]]["total"]["bound_microseconds_per_atom"]

    track_spilled_bytes.unit = "B per thread"  # type: ignore[attr-defined]
    track_kilobytes_per_atom.unit = "kB per atom"  # type: ignore[attr-defined]
    track_bound.unit = "us per atom, computed"  # type: ignore[attr-defined]
