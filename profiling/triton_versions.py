"""Does each version of Triton that we allow compile the kernels of the standard models, and what does it spill?

    python -m profiling.triton_versions --jobs 2 > profiling/triton_versions.md
    python -m profiling.triton_versions --archs gfx942 --versions 3.6.0 3.9.0 --models "mp-0 large,mh-1"

Each version is installed once, alone, into a folder below build/triton, which comes before the environment on the path
of the process that makes the kernel report. Needs no GPU, but the package index. Exits with 1 if a kernel does not
compile or does not fit.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from profiling.architectures import ARCHITECTURES
from profiling.commands import ROOT
from profiling.tables import markdown

VERSIONS = ("3.5.1", "3.6.0", "3.7.1", "3.8.0", "3.9.0")
"""The last of each minor version that pyproject.toml allows and the package index has."""

MODELS = "mp-0 medium,off small"

FOLDER = ROOT / "build" / "triton"

HEADINGS = ("Triton", "architecture", "kernels", "do not compile", "do not fit", "spill", "most spilled B", "CPU s")


def installed(version: str) -> Path:
    """Folder with a version of Triton and nothing else; pip puts it there."""
    folder = FOLDER / version
    if not (folder / "triton").is_dir():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder)]
        subprocess.run([*command, f"triton=={version}"], check=True, stdout=sys.stderr)
    return folder


def kernel_report(version: str, architecture: str, models: str, jobs: int) -> dict[str, Any]:
    """The kernel report by a version of Triton.

    Raises:
        RuntimeError: it was not written, or another Triton ran.
    """
    file = FOLDER / f"{version}_{architecture}.json"
    environment = {**os.environ, "PYTHONPATH": f"{installed(version)}{os.pathsep}{ROOT}"}
    file.unlink(missing_ok=True)
    command = [sys.executable, "-m", "profiling.kernel_report", "--arch", architecture, "--models", models]
    command += ["--jobs", str(jobs), "--json", str(file)]
    print(f"Triton {version}, {architecture}", file=sys.stderr)
    # that fails where kernels spill too; whether it came to an end is seen by the file
    subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    if not file.exists():
        raise RuntimeError(f"Triton {version} made no report for {architecture}: its error is above")
    report: dict[str, Any] = json.loads(file.read_text())
    if report["triton"] != version:
        raise RuntimeError(f"Triton {report['triton']} ran in place of {version}: look into {installed(version)}")
    return report


def row(report: dict[str, Any]) -> list[str]:
    """One line of the table, under ``HEADINGS``."""
    kernels = report["kernels"]
    spilled = [kernel["spill_store_bytes"] + kernel["spill_load_bytes"] for kernel in kernels]
    return [
        report["triton"],
        report["architecture"]["name"],
        str(len(kernels)),
        str(sum(bool(kernel["error"]) for kernel in kernels)),
        str(sum(bool(kernel["problem"]) and not kernel["error"] for kernel in kernels)),
        str(sum(bytes_ > 0 for bytes_ in spilled)),
        str(max(spilled)),
        f"{sum(kernel['compile_seconds'] for kernel in kernels):.0f}",
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--versions", nargs="+", default=VERSIONS, help=f"of Triton (default: {' '.join(VERSIONS)})")
    parser.add_argument("--archs", nargs="+", choices=ARCHITECTURES, default=["sm_90"])
    parser.add_argument("--models", default=MODELS, help=f"names, separated by commas (default: {MODELS})")
    parser.add_argument("--jobs", type=int, default=1, help="processes that compile")
    settings = parser.parse_args()
    reports = [
        kernel_report(version, architecture, settings.models, settings.jobs)
        for architecture in settings.archs
        for version in settings.versions
    ]
    print("# Kernels by version of Triton\n")
    print(f"Made by `{shlex.join(['python', '-m', 'profiling.triton_versions', *sys.argv[1:]])}`: {settings.models};")
    print("energy and forces, and training, in float32. Compiled ahead of time; nothing here ran on a GPU.\n")
    print(markdown(HEADINGS, [row(report) for report in reports]))
    for report in reports:
        if report["findings"]:
            print(f"\n{report['triton']}, {report['architecture']['name']}:\n")
            print("\n".join(f"- {finding}" for finding in report["findings"]))
    return 1 if any(kernel["problem"] for report in reports for kernel in report["kernels"]) else 0


if __name__ == "__main__":
    sys.exit(main())
