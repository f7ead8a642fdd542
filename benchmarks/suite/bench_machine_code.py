"""What machine code do the kernels become, and what does a step need and do? Compiled ahead of time, without a GPU.

``setup_cache`` runs ``profiling.kernel_report`` or ``profiling.emulate`` once for all; each takes minutes.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

MODELS = ("mp-0 medium", "off small")
ARCHITECTURES = ("sm_90",)
STEPS = {"evaluation": "energy and forces", "training": "training"}


def report(architecture: str) -> dict[str, Any]:
    """Of the package that is imported here, by a process of its own; exit status 1 says that a kernel spills."""
    return _of("profiling.kernel_report", "--arch", architecture, "--models", ",".join(MODELS), "--jobs", "2")


def _of(*command: str) -> dict[str, Any]:
    """What a module writes as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "report.json")
        done = subprocess.run(
            [sys.executable, "-m", *command, "--json", str(target)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if not target.exists():
            raise RuntimeError(f"{command[0]} ended with status {done.returncode}: {done.stderr}")
        return json.loads(target.read_text())


if importlib.util.find_spec("triton") is not None:

    class MachineCode:
        """Sums over the kernels that a step launches, each launch counted."""

        params = (MODELS, ARCHITECTURES, tuple(STEPS))
        param_names = ("model", "architecture", "step")
        version = "1"
        timeout = 1800

        def setup_cache(self) -> dict[str, Any]:
            return {architecture: report(architecture) for architecture in ARCHITECTURES}

        setup_cache.timeout = 1800  # type: ignore[attr-defined]

        def _sum(
            self, report: dict[str, Any], model: str, step: str, value: Callable[[dict[str, Any]], float]
        ) -> float:
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

    class Emulated:
        """What the kernels of a step of energy and forces do per atom, counted in the emulator: the same every time."""

        params = (("mp-0 small",), ARCHITECTURES)
        param_names = ("model", "architecture")
        version = "1"
        timeout = 1800

        def setup_cache(self) -> dict[str, Any]:
            return {one: _of("profiling.emulate", "mp-0 small", "--arch", one) for one in ARCHITECTURES}

        setup_cache.timeout = 1800  # type: ignore[attr-defined]

        def _per_atom(self, profile: dict[str, Any], value: Callable[[dict[str, Any]], float]) -> float:
            return sum(map(value, profile["kernels"])) / profile["atoms"]

        def track_instructions(self, profiles: dict[str, Any], model: str, architecture: str) -> float:
            return self._per_atom(profiles[architecture], lambda kernel: sum(kernel["sass"].values()))

        def track_l2_kilobytes(self, profiles: dict[str, Any], model: str, architecture: str) -> float:
            return self._per_atom(profiles[architecture], lambda kernel: kernel["bytes"]["L2"] / 1e3)

        def track_wavefronts(self, profiles: dict[str, Any], model: str, architecture: str) -> float:
            return self._per_atom(profiles[architecture], lambda kernel: kernel["shared"]["pieces"])

        def track_bound(self, profiles: dict[str, Any], model: str, architecture: str) -> float:
            return self._per_atom(profiles[architecture], lambda kernel: max(kernel["bounds_us"].values()))
