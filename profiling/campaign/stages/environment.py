"""Which machine is this, and what are its ceilings: bandwidth of a copy, rates of matrix products, cost of a launch?

Per cent of a bound mean something only beside the rates that this very device reaches.
"""

import importlib.metadata
import platform
import shutil
import subprocess
from functools import partial
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings
from profiling.commands import ROOT

PACKAGES = (
    *("torch", "triton", "numpy", "ase", "vesin", "e3nn", "mace-torch", "pytest", "pytest-xdist", "openequivariance"),
    *("cuequivariance", "cuequivariance-torch", "cuequivariance-ops-torch-cu13"),
)
QUERY = "name,driver_version,memory.total,memory.used,temperature.gpu,power.draw,clocks.sm,clocks.mem,clocks.max.sm"


def units(settings: Settings) -> list[str]:
    return ["versions", "ceilings"]


def run(unit: str, settings: Settings, report: Report) -> None:
    versions(settings, report) if unit == "versions" else ceilings(settings, report)


def versions(settings: Settings, report: Report) -> None:
    """Of everything that a number depends on."""
    import mace_fast

    report.fact("python", f"{platform.python_version()} on {platform.platform()}, {platform.processor()}")
    for name in PACKAGES:
        try:
            report.fact(name, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            report.fact(name, "not installed")
    inside = str(mace_fast.__file__).startswith(str(ROOT))
    report.check("the package of this checkout is imported", inside, str(mace_fast.__file__))
    tools = {name: shutil.which(name) or "not found" for name in ("nvidia-smi", "ncu", "nvcc", "compute-sanitizer")}
    report.fact("tools", tools)
    if shutil.which("nvidia-smi"):
        command = ["nvidia-smi", f"--query-gpu={QUERY}", "--format=csv"]
        report.fact("nvidia-smi", subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip())
    else:
        report.skip("nvidia-smi", "not on this machine")


def ceilings(settings: Settings, report: Report) -> None:
    """Rates in T/s, the fastest of 9, on random numbers: zeros run faster than real data."""
    for name, value in measured(settings.dry).items():
        report.number(name, value, "TB/s" if name == "copy" else "us" if name == "launch" else "TFLOP/s")


def measured(dry: bool) -> dict[str, float]:
    """Bandwidth of a copy, counting bytes read and written, rates of matrix products, the host's time for a launch."""
    import torch

    from profiling.clocks import GpuClock, WallClock
    from profiling.roofline.ceilings import copy, fastest, matrix_products

    device = "cpu" if dry else "cuda"
    clock: Any = WallClock() if dry else GpuClock()
    found = {"copy": copy(clock, device, (1 << 20) if dry else (1 << 29))}  # 2 GiB, many times any cache
    for name, dtype, size in (
        ("float64", torch.float64, 4096),
        ("float32", torch.float32, 8192),
        ("tf32", torch.float32, 8192),
        ("bf16", torch.bfloat16, 8192),
    ):
        torch.set_float32_matmul_precision("high" if name == "tf32" else "highest")
        found[name] = matrix_products(clock, device, dtype, 64 if dry else size)
    torch.set_float32_matmul_precision("highest")
    few = torch.zeros(1, device=device)
    found["launch"] = 1e6 * fastest(partial(few.add_, 1), WallClock(), 500)
    return found
