"""What kernels do per atom, as ``profiling/emulate.py --keep`` counted it: a file for each model and architecture.

The GPU campaign sets measured times beside it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

_SUMMED = ("instructions", "barriers", "wavefronts", "flops", "L1", "L2", "HBM")


def file_of(model: str, architecture: str, folder: Path = FOLDER) -> Path:
    """Where the counts of a step of energy and forces of a model in float32 are."""
    return folder / f"{model.replace(' ', '-')}_{architecture}.json"


def read(model: str, architecture: str) -> dict[str, Any] | None:
    """The counts by kernel; None where nobody has kept them."""
    file = file_of(model, architecture)
    return json.loads(file.read_text()) if file.exists() else None


def totals(counts: Mapping[str, Any]) -> dict[str, float]:
    """Sums over the kernels of one model, of launches and of what `per_atom` counts."""
    return {name: sum(one[name] for one in counts["kernels"].values()) for name in ("launches", *_SUMMED)}


def every() -> list[dict[str, Any]]:
    """All that is kept, by model and architecture."""
    return [json.loads(file.read_text()) for file in sorted(FOLDER.glob("*.json"))]


def per_atom(profile: Mapping[str, Any]) -> dict[str, Any]:
    """A profile as ``--json`` has it, as totals per atom of all launches that a kernel's name stands for.

    Bytes are as in the profile (``L1`` of all requests, ``L2`` once per program, ``HBM`` once per launch), wavefronts
    those of shared memory, ``flops`` those of tensor cores, ``bounds_us`` microseconds of each resource alone.
    """
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    bounds: dict[str, Counter[str]] = defaultdict(Counter)
    kernels: dict[str, dict[str, Any]] = {}
    for one in profile["kernels"]:
        name, atoms = one["name"].rpartition(": ")[2], profile["atoms"]
        counts = {"instructions": sum(one["sass"].values()), "barriers": one["barriers"], **one["bytes"]}
        counts |= {"wavefronts": one["shared"]["pieces"], "flops": sum(p["flops"] for p in one["products"].values())}
        sums[name].update({key: counts[key] / atoms for key in _SUMMED})  # type: ignore[arg-type]
        bounds[name].update({key: value / atoms for key, value in one["bounds_us"].items()})
        own = kernels.setdefault(name, {"operation": one["operation"], "launches": 0, "registers": 0, "occupancy": 1.0})
        own["launches"] += one["launches"]
        own["registers"] = max(own["registers"], one["registers"])
        own["occupancy"] = min(own["occupancy"], one["occupancy"])
    for name, own in kernels.items():
        own |= {key: float(f"{value:.5g}") for key, value in sums[name].items()}
        own["bounds_us"] = {key: float(f"{value:.4g}") for key, value in bounds[name].items()}
    facts = {key: profile[key] for key in ("command", "model", "architecture", "structure", "atoms", "edges")}
    return {**facts, "kernels": kernels}


def keep(profile: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Write the totals of a profile of energy and forces in float32."""
    file = file_of(profile["model"], profile["architecture"], folder)
    file.write_text(json.dumps(per_atom(profile), indent=1) + "\n")
