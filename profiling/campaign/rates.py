"""The rates of this device: what copies, products of matrices and launches reach, and where the campaign left them."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from profiling.architectures import ARCHITECTURES
from profiling.campaign import store

STAGE = "precompile"
"""Measures the rates."""


def measured(dry: bool) -> dict[str, float]:
    """Bandwidth of a copy, counting bytes read and written, rates of matrix products, the host's time for a launch.

    T/s, and microseconds of a launch; the fastest of 9 on random numbers, as zeros run faster than real data.
    """
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


def measured_architecture(folder: Path) -> str:
    """Name of an architecture with the rates that the campaign measured; ``sm_90``'s of the table before it did."""
    file = folder / store.FILE
    stages = json.loads(file.read_text())["stages"] if file.exists() else {}
    events = store.events(stages.get(STAGE, {"units": {}}), "number")
    rates = {event["name"]: event["value"] for _, event in events}
    base = ARCHITECTURES["sm_90"]
    if {"copy", "float64", "float32", "tf32", "bf16"} <= rates.keys():
        # a matrix product in float32 or float64 is as near to the rate of multiply-adds as a library comes
        flops = {"fma32": rates["float32"], "matrix32": rates["float32"], "tf32": rates["tf32"], "bf16": rates["bf16"]}
        flops |= {"fma64": base.flops["fma64"], "matrix64": rates["float64"]}
        ARCHITECTURES["measured"] = replace(base, bandwidth=rates["copy"], flops=flops, source="measured")
        return "measured"
    return "sm_90"
