"""One step of a frozen model for a profiler to watch: warmed up first, then started and stopped around single launches.

python -m profiling.one_step "mp-0 medium" 4000 float32 cuda fused_edges

Generated kernels share a few names, so the step prints the name of each launch that is watched.
"""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from typing import Any
from unittest import mock

import torch

import mace_fast
from profiling.campaign.workloads import counted
from profiling.models import make_model, on
from profiling.roofline.launch_times import name_of

WATCHED = "watched: "
"""Begins the lines with the names of kernels."""


@contextlib.contextmanager
def watching(operation: str, device: str) -> Iterator[None]:
    """Within the context the profiler runs while kernels of an operation do."""
    on_gpu = device == "cuda"
    module, name = ("jit", "JITFunction") if on_gpu else ("interpreter", "InterpretedFunction")
    owner = getattr(importlib.import_module(f"triton.runtime.{module}"), name)
    run = owner.run

    def watched(self: Any, *args: Any, **kwargs: Any) -> Any:
        of, kernel = name_of(self)
        if of != operation:
            return run(self, *args, **kwargs)
        print(f"{WATCHED}{kernel}", flush=True)
        if on_gpu:
            torch.cuda.synchronize()
            torch.cuda.cudart().cudaProfilerStart()
        result = run(self, *args, **kwargs)
        if on_gpu:
            torch.cuda.synchronize()
            torch.cuda.cudart().cudaProfilerStop()
        return result

    with mock.patch.object(owner, "run", watched):
        yield


def one_step(name: str, atoms: int, dtype_name: str, device: str, operation: str) -> None:
    """Run it."""
    dtype = getattr(torch, dtype_name)
    model = mace_fast.freeze(on(make_model(name), device, dtype))
    data = counted(model, name, atoms, dtype, device)
    for _ in range(3 if device == "cuda" else 0):
        model(dict(data))
    with watching(operation, device):
        energy = model(dict(data))["energy"]
    print(f"{name}, {data['positions'].shape[0]} atoms: {energy.sum().item()} eV", flush=True)


if __name__ == "__main__":
    one_step(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
