"""What the suites share: models, structures, and what this machine can run, which is all that asv is given."""

from collections.abc import Callable
from functools import cache
from statistics import median
from typing import Any

import torch
from ase.build import molecule

import mace_fast
from benchmarks.systems import System, crystal
from benchmarks.timing import interleaved
from mace_fast.testing.workloads import PUBLISHED, build, randomise

ON_GPU = torch.cuda.is_available()

MODELS = ("mp-0 small", "mp-0 medium", "off small")
DTYPES = ("float32", "float64")
DEVICES = ("cuda",) if ON_GPU else ("cpu",)
BACKENDS = ("triton",) if ON_GPU else ("cpu",)
"""What is timed; the reference backend and other programs are beside it in ``benchmarks/peers.py``."""

ATOMS = (64, 512, 4096) if ON_GPU else (64, 512)
ATOMS_OF_TORCH = ATOMS if ON_GPU else (64,)
"""The same where plain torch takes part, which needs seconds for more on a CPU."""


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
