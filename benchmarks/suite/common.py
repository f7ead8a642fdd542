"""What the suites share: models, structures, where they run, and why something does not run here.

Parameters never depend on the machine, so that machines stand side by side. ``record.py`` asks asv only for what a
machine can run, since asv starts a process to learn that a benchmark cannot; run by other means, such a benchmark
raises ``NotImplementedError`` in ``setup``, which asv shows as n/a, with the reason under ``--show-stderr``.
"""

import importlib.util
import re
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

sys.path.append(str(Path(__file__).resolve().parents[1]))
from systems import System, crystal
from timing import interleaved


def skip(reason: str) -> NoReturn:
    """Leave a benchmark out, with its reason."""
    raise NotImplementedError(reason)


def left_out() -> dict[str, str]:
    """What this machine cannot run, or not in a sensible time: expressions that its names match, and the reasons.

    Names are asv's: ``bench_models.Training.time_step('mp-0 small', 64, 'float32', 'reference', 'cpu')``.
    """
    reasons = {
        "'triton', 'cpu'": "Triton kernels run on GPUs; their interpreter is for tests",
        "'cpu', 'cuda'": "compiled loops run on CPUs",
        r"\b(512|4096)\b.*'reference', 'cpu'": "more than 64 atoms on the reference backend: seconds a step",
        r"\b4096\b.*'cpu', 'cpu'": "more than 512 atoms on a CPU: see benchmarks/peers.py",
        r"AgainstMaceTorch.*\b512\b.*'cpu', 'cpu'": "more than 64 atoms of mace-torch: see benchmarks/peers.py",
        "'(tf32x3|tf32|bf16x3|bf16)', '(reference|cpu)'": "kernels on GPUs alone have a choice of precisions",
    }
    return reasons if torch.cuda.is_available() else reasons | {"'cuda'": "no CUDA device"}


def require(benchmark: object, *parameters: object) -> None:
    """Skip what :func:`left_out` has."""
    name = f"{type(benchmark).__name__}({', '.join(map(repr, parameters))})"
    for expression, reason in left_out().items():
        if re.search(expression, name):
            skip(reason)


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
