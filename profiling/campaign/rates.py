"""The rates that the campaign measured on this device."""

import json
from dataclasses import replace
from pathlib import Path

from profiling.architectures import ARCHITECTURES
from profiling.campaign import store


def measured_architecture(folder: Path) -> str:
    """Name of an architecture with the rates that the campaign measured; ``sm_90``'s of the table before it did."""
    file = folder / store.FILE
    stages = json.loads(file.read_text())["stages"] if file.exists() else {}
    events = store.events(stages.get("environment", {"units": {}}), "number")
    rates = {event["name"]: event["value"] for _, event in events}
    base = ARCHITECTURES["sm_90"]
    if {"copy", "float64", "float32", "tf32", "bf16"} <= rates.keys():
        # a matrix product in float32 or float64 is as near to the rate of multiply-adds as a library comes
        flops = {"fma32": rates["float32"], "matrix32": rates["float32"], "tf32": rates["tf32"], "bf16": rates["bf16"]}
        flops |= {"fma64": base.flops["fma64"], "matrix64": rates["float64"]}
        ARCHITECTURES["measured"] = replace(base, bandwidth=rates["copy"], flops=flops, source="measured")
        return "measured"
    return "sm_90"
