"""What is the largest batch that trains in a given memory, ours beside mace-torch's?

    python -m benchmarks.largest_batch --gib 4 --output benchmarks/results/batches.json

A step is a loss of energy and forces and its gradient by all parameters (``training.py``), of MACE-MP-0 small with its
weights, on copies of a molecule of 3BPA and of a crystal of 216 atoms of silicon. Every attempt is a process of its own
whose data segment is limited (RLIMIT_DATA, Linux); the number of graphs is doubled until a step does not fit and then
bisected. What torch and the model take before a step is within the limit.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ase.io
import torch
from ase import Atoms

import mace_fast
from benchmarks.systems import SHARED, crystal
from benchmarks.training import CONTENDERS
from mace_fast.data import atoms_to_data, collate

PACKAGES = ("mace-torch", "mace_fast")
TOO_LARGE = 3
"""Exit status of an attempt that runs out of memory."""


def structure(name: str) -> Atoms:
    """One graph of a batch."""
    if name == "3bpa":
        return ase.io.read(SHARED / "data" / "3bpa_train_300K.xyz", 0)
    (cell,) = crystal("Si").parts
    return cell.repeat((3, 3, 3))


def attempt(package: str, name: str, count: int, gib: float, dtype: torch.dtype) -> int:
    """Make two steps, the second with all gradients in place; the exit status of the process."""
    limit = int(gib * 2**30)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    try:
        model = mace_fast.mace_mp("small", return_raw_model=True).to(dtype)
        graph = atoms_to_data(structure(name), model.atomic_numbers.tolist(), float(model.r_max), dtype)
        step = CONTENDERS[package](model)(collate([graph] * count))
        step()
        step()
    except MemoryError:
        return TOO_LARGE
    except RuntimeError as error:
        if "memory" in str(error) or "bad_alloc" in str(error):
            return TOO_LARGE
        raise
    return 0


def fits(settings: argparse.Namespace, package: str, name: str, count: int) -> bool:
    """Whether a batch trains, in a process of its own."""
    how = ["--gib", str(settings.gib), "--dtype", settings.dtype, "--attempt", package, name, str(count)]
    done = subprocess.run([sys.executable, "-m", "benchmarks.largest_batch", *how], capture_output=True, text=True)
    if done.returncode not in (0, TOO_LARGE, -11, -6):  # a library that ignores a failed allocation
        raise SystemExit(done.stderr)
    print(f"{name}, {package}, {count} graphs: {'fits' if done.returncode == 0 else 'does not'}")
    return done.returncode == 0


def largest(fits: Callable[[int], bool]) -> int:
    """The largest number that fits, to a sixteenth; 0 if 1 does not."""
    high = 1
    while fits(high):
        high *= 2
    low = high // 2
    while high - low > max(1, high // 16):
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gib", type=float, default=4.0, help="limit of the data segment of a process")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--output", type=Path, help="JSON file")
    parser.add_argument("--attempt", nargs=3, metavar=("PACKAGE", "STRUCTURE", "COUNT"), help="one, in this process")
    settings = parser.parse_args()
    if settings.attempt:
        package, name, count = settings.attempt
        sys.exit(attempt(package, name, int(count), settings.gib, getattr(torch, settings.dtype)))
    rows = []
    for name in ("3bpa", "silicon 216"):
        for package in PACKAGES:
            count, num_atoms = largest(partial(fits, settings, package, name)), len(structure(name))
            rows.append({"structure": name, "package": package, "graphs": count, "atoms": count * num_atoms})
    for row in rows:
        print(f"{row['structure']:12} {row['package']:12} {row['graphs']:6} graphs {row['atoms']:8} atoms")
    if settings.output:
        facts = {"gib": settings.gib, "dtype": settings.dtype, "torch": torch.__version__, "model": "mp-0 small"}
        settings.output.write_text(json.dumps({"facts": facts, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
