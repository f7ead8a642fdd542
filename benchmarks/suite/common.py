"""What the suites share: models, structures, where they run, and why something does not run here.

What cannot run raises ``NotImplementedError`` in ``setup``, which asv shows as n/a, with the
reason under ``--show-stderr``. Parameters never depend on what is installed, so that machines stand side by side.
"""

import importlib.util
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, NoReturn

import torch
from ase.build import molecule

import mace_fast
from mace_fast.testing.workloads import PUBLISHED, build, randomise

MODELS = ("mp-0 small", "mp-0 medium", "off small")
ATOMS = (64, 512, 4096)
DTYPES = ("float32", "float64")
BACKENDS = ("reference", "cpu", "triton")
DEVICES = ("cpu", "cuda")

MOST_ATOMS_ON_CPU = 64
"""Of a step on the reference backend; how time grows with the number of atoms is the business of ``peers.py``."""

sys.path.append(str(Path(__file__).resolve().parents[1]))
from systems import System, crystal
from timing import interleaved


def skip(reason: str) -> NoReturn:
    """Leave a benchmark out, with its reason."""
    raise NotImplementedError(reason)


def require(backend: str, device: str, num_atoms: int = 1) -> None:
    """Skip what this machine cannot run, or not in a sensible time."""
    if device == "cuda" and not torch.cuda.is_available():
        skip("no CUDA device")
    if device == "cuda" and backend == "cpu":
        skip("compiled loops run on CPUs")
    if device == "cpu" and backend == "triton":
        skip("Triton kernels run on GPUs; their interpreter is for tests")
    if device == "cpu" and num_atoms > MOST_ATOMS_ON_CPU:
        skip(f"more than {MOST_ATOMS_ON_CPU} atoms on a CPU: see benchmarks/peers.py")


def require_mace_torch() -> None:
    """Skip where there is nothing to compare with."""
    if importlib.util.find_spec("mace") is None:
        skip("mace-torch is not installed: pip install 'mace-fast[reference]'")


def system(model: str) -> System:
    """Silicon for models of materials, ammonia of the liquid's density for models of molecules; 64 atoms times n³."""
    if not model.startswith("off"):
        return crystal("Si")
    ammonia = molecule("NH3", cell=[3.45, 3.45, 3.45], pbc=True).repeat((1, 1, 2))
    ammonia.rattle(0.05, seed=1)
    return System("ammonia", "ASE", (ammonia,), ATOMS)


@cache
def shape(name: str, dtype: str) -> Any:
    """A model of a published shape with random weights, frozen."""
    model = build(PUBLISHED[name])
    randomise(model)
    return mace_fast.freeze(model.to(getattr(torch, dtype)))


@cache
def prepared(name: str, num_atoms: int, dtype: str, backend: str, device: str) -> tuple[Any, dict[str, Any]]:
    """A model and its input, sorted once, on a device."""
    model = shape(name, dtype).to(device)
    model.backend = backend
    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    data = system(name).data(numbers, r_max, num_atoms, getattr(torch, dtype), device)
    data["topology"] = mace_fast.topology(model, data)
    return model, data


def step(model: Any, data: dict[str, Any]) -> dict[str, Any]:
    """Energy, forces and stress, finished on the device."""
    results = model(dict(data), compute_stress=True)
    finish(data)
    return results


def finish(data: dict[str, Any]) -> None:
    """Wait until the device has done what was asked of it."""
    if data["positions"].is_cuda:
        torch.cuda.synchronize()


def medians(*calls: Callable[[], object]) -> list[float]:
    """Median seconds of each call, in turns."""
    seconds = interleaved({str(number): call for number, call in enumerate(calls)})
    return [median(found) for found in seconds.values()]
