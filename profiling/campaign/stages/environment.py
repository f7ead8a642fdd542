"""Which machine is this, and which versions of everything that a number depends on?"""

import importlib.metadata
import platform
import shutil
import subprocess

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings
from profiling.commands import ROOT

PACKAGES = (
    *("torch", "triton", "numpy", "scipy", "ase", "vesin", "e3nn", "llvmlite", "mace-torch", "pytest", "pytest-xdist"),
    *("cuequivariance", "cuequivariance-torch", "cuequivariance-ops-torch-cu13", "openequivariance"),
)
QUERY = "name,driver_version,memory.total,memory.used,temperature.gpu,power.draw,clocks.sm,clocks.mem,clocks.max.sm"


def units(settings: Settings) -> list[str]:
    return ["versions"]


def run(unit: str, settings: Settings, report: Report) -> None:
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
