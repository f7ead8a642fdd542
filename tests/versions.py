"""Runs a part of the tests with other versions of Python, torch, Triton and e3nn, and prints what passed as a table.

    python tests/versions.py
    python tests/versions.py --only 'torch 2.9' --keep

Each combination gets an environment of its own below build/versions, from the package index; builds of torch with CUDA
need some gigabytes each, which are removed after the tests unless ``--keep`` is given. Needs the interpreters on the
path or in pyenv. Exits with 1 if a test fails or something cannot be installed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "versions"

TESTS = (
    "tests/kernels/test_convolution.py",
    "tests/kernels/test_symmetric_contraction.py",
    "tests/kernels/triton/test_irreps_linear.py",
    "tests/kernels/triton/test_segment_sum.py",
    "tests/models/test_cpu.py",
    "tests/models/test_step.py",
    "tests/models/test_symmetry.py",
    "tests/test_calculator.py",
)
"""Loops of the CPU, kernels in the interpreter, whole models, ASE."""

BESIDE_MACE_TORCH = ("tests/models/test_against_mace_torch.py",)


class Combination(NamedTuple):
    """Versions that are tried together."""

    python: str
    torch: str
    triton: str
    e3nn: str

    def __str__(self) -> str:
        return f"Python {self.python}, torch {self.torch}, Triton {self.triton}, e3nn {self.e3nn}"

    @property
    def has_mace_torch(self) -> bool:
        """mace-torch 0.3.16 wants this e3nn and no other."""
        return self.e3nn == "0.4.4"


COMBINATIONS = (
    Combination("3.11", "2.13.0", "3.6.0", "0.4.4"),
    Combination("3.11", "2.13.0", "3.6.0", "0.6.0"),
    Combination("3.11", "2.13.0", "3.5.1", "0.4.4"),
    Combination("3.11", "2.13.0", "3.9.0", "0.4.4"),
    Combination("3.11", "2.9.1", "3.5.1", "0.4.4"),
    Combination("3.11", "2.14.1", "3.8.0", "0.4.4"),
    Combination("3.12", "2.11.0", "3.6.0", "0.4.4"),
    Combination("3.13", "2.12.1", "3.7.1", "0.6.0"),
)


def interpreter(version: str) -> str:
    """A Python of this version."""
    found = shutil.which(f"python{version}")
    pyenv = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    if pyenv:  # what pyenv puts on the path may say that this version is not chosen
        return str(pyenv[-1])
    if found is None:
        raise RuntimeError(f"there is no Python {version}, on the path or in pyenv")
    return found


def installed(chosen: Combination, folder: Path) -> Path:
    """An environment with these versions; its Python."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([interpreter(chosen.python), "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"torch=={chosen.torch}"], check=True)
    extra = "[reference,reduced]" if chosen.has_mace_torch else "[reduced]"
    constraints = folder / "constraints.txt"
    constraints.write_text(f"torch=={chosen.torch}\ne3nn=={chosen.e3nn}\n")
    tools = ["pytest>=8", "pytest-xdist", "pytest-benchmark", "hypothesis", "scipy", "matscipy"]
    if chosen.has_mace_torch:
        tools.append("cuequivariance-torch>=0.5")  # without it mace-torch builds another basis
    subprocess.run([*pip, "-c", constraints, "-e", f"{ROOT}{extra}", *tools], check=True)
    subprocess.run([*pip, "--no-deps", f"triton=={chosen.triton}"], check=True)  # builds with CUDA ask for their own
    return python


def outcome(chosen: Combination, keep: bool) -> str:
    """What pytest says at its end."""
    folder = FOLDER / re.sub(r"[^\w.]+", "_", str(chosen))
    try:
        python = installed(chosen, folder)
        tests = [*TESTS, *(BESIDE_MACE_TORCH if chosen.has_mace_torch else ())]
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        # newer packages warn of what ASE and others still use, and torch of early releases of Python
        ignored = ["-W", "ignore::DeprecationWarning", "-W", "ignore:Guards may run slower:RuntimeWarning"]
        command = [python, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *ignored, *tests]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    except subprocess.CalledProcessError as error:
        return f"failed to install: {' '.join(map(str, error.cmd[-2:]))}"
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
    if done.returncode:
        print(f"{chosen}\n{done.stdout[-6000:]}{done.stderr[-3000:]}", file=sys.stderr, flush=True)
    return re.sub(r" in [\d.]+s.*|=", "", (done.stdout.strip().splitlines() or ["nothing ran"])[-1]).strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="combinations whose names have this, such as 'torch 2.9'")
    parser.add_argument("--keep", action="store_true", help="leave the environments where they are")
    arguments = parser.parse_args()
    chosen = [one for one in COMBINATIONS if arguments.only in str(one)]
    print(
        "| Python | torch | Triton | e3nn | mace-torch beside it | tests |\n| --- | --- | --- | --- | --- | --- |",
        flush=True,
    )
    is_good = bool(chosen)
    for one in chosen:
        found = outcome(one, arguments.keep)
        beside = "0.3.16" if one.has_mace_torch else "none"
        print(f"| {' | '.join((*one, beside, found))} |", flush=True)
        is_good &= "passed" in found and "failed" not in found and "error" not in found
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
