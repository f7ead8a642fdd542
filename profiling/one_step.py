"""One step of a frozen model for a profiler to watch: warmed up first, and marked by the profiler's start and stop.

python -m profiling.one_step "mp-0 medium" 4000 float32 cuda
"""

import sys

import torch

import mace_fast
from mace_fast.testing.structures import large_crystal
from profiling.models import make_model, on


def main() -> None:
    name, atoms, dtype_name, device = sys.argv[1:]
    dtype = getattr(torch, dtype_name)
    model = mace_fast.freeze(on(make_model(name), device, dtype))
    data = large_crystal(model, int(atoms), dtype, device, 6 if device == "cpu" else 60)
    for _ in range(1 if device == "cpu" else 3):
        model(dict(data))
    if device == "cuda":
        torch.cuda.synchronize()
        torch.cuda.cudart().cudaProfilerStart()
    energy = model(dict(data))["energy"]
    if device == "cuda":
        torch.cuda.synchronize()
        torch.cuda.cudart().cudaProfilerStop()
    print(f"{name}, {data['positions'].shape[0]} atoms: {energy.sum().item()} eV")


if __name__ == "__main__":
    main()
