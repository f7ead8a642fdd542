"""The analytic bound of a step, at the rates of the architecture table or at those measured on this device."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from campaign import store


def analytic() -> Any:
    """``profiling/analytic.py``, imported so that the interpreter stays on: architectures.py switches it off."""
    before = os.environ.get("TRITON_INTERPRET")
    import analytic as module

    if before is not None:
        os.environ["TRITON_INTERPRET"] = before
    return module


def measured_architecture(folder: Path) -> str:
    """Name of an architecture with the rates that the campaign measured; ``sm_90``'s of the table before it did."""
    module = analytic()
    file = folder / store.FILE
    stages = json.loads(file.read_text())["stages"] if file.exists() else {}
    events = store.events(stages.get("environment", {"units": {}}), "number")
    rates = {event["name"]: event["value"] for _, event in events}
    base = module.ARCHITECTURES["sm_90"]
    if {"copy", "float64", "float32", "tf32", "bf16"} <= rates.keys():
        # a matrix product in float32 or float64 is as near to the rate of multiply-adds as a library comes
        flops = {"fma32": rates["float32"], "matrix32": rates["float32"], "tf32": rates["tf32"], "bf16": rates["bf16"]}
        flops |= {"fma64": base.flops["fma64"], "matrix64": rates["float64"]}
        module.ARCHITECTURES["measured"] = replace(base, bandwidth=rates["copy"], flops=flops, source="measured")
        return "measured"
    return "sm_90"


def bounds(
    model: Any, step: str, neighbours: float, species: int, architecture: str, dtype: str
) -> Iterator[tuple[Any, Any]]:
    """Every operation of a step with its bound, microseconds per atom."""
    module = analytic()
    rates = module.rates_of(architecture, dtype, model.precision)
    for work in module.operations(model, step, neighbours, species):
        yield work, module.bound(work, rates, neighbours)


def total(model: Any, neighbours: float, species: int, architecture: str, dtype: str) -> float:
    """Least time of energy and forces, microseconds per atom."""
    found = bounds(model, "energy and forces", neighbours, species, architecture, dtype)
    return sum(bound.microseconds for _, bound in found)
