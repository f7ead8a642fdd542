"""Tuning files: one per GPU architecture, checked when read, so that a slip of the pen does not pass unnoticed."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import torch

Key = tuple[str, str, torch.dtype]
"""What an entry is for: operation, shape of the model and dtype, as :func:`tuned_settings` is asked for them."""

DTYPES = {"float32": torch.float32, "float64": torch.float64}

REQUIRED: dict[str, type] = {"operation": str, "shape": str, "dtype": str, "configuration": dict, "from": str}
"""What every entry has; ``"from"`` says whether a GPU has measured it or machine code spoke for it."""

OPTIONAL: dict[str, type] = {
    "default": dict,
    "microseconds": float,
    "default_microseconds": float,
    "spread": float,
    "instructions": float,
    "default_instructions": float,
    "workload": str,
    "gpu": str,
    "driver": str,
    "torch": str,
    "triton": str,
    "date": str,
}
"""How the entry came about; nothing is decided by it."""


def read(file: Path) -> dict[Key, dict[str, Any]]:
    """Entries of a tuning file by what they are for; none if there is no such file.

    Args:
        file: named after its architecture, such as ``sm_90.json``.

    Raises:
        ValueError: the file is not as :func:`write` makes it; the message names the file and the entry.
    """
    if not file.exists():
        return {}
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{file} is not JSON: {error}") from error
    if not isinstance(content, dict) or content.keys() != {"architecture", "entries"}:
        raise ValueError(f"{file}: must have exactly 'architecture' and 'entries'")
    if content["architecture"] != file.stem:
        raise ValueError(f"{file}: 'architecture' is {content['architecture']!r}, the file is named for {file.stem!r}")
    if not isinstance(content["entries"], list):
        raise ValueError(f"{file}: 'entries' must be a list")
    entries: dict[Key, dict[str, Any]] = {}
    for number, entry in enumerate(content["entries"], start=1):
        key = _check(entry, f"{file}: entry {number}")
        if key in entries:
            raise ValueError(f"{file}: entry {number}: a second one for {entry['operation']} ({entry['shape']})")
        entries[key] = entry
    return entries


def write(file: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Write a tuning file, sorted, so that a difference between two shows what was tuned.

    Args:
        file: named after its architecture; replaced at once, so that no half of it is left after an interrupt.
        entries: as :func:`read` returns them.

    Raises:
        ValueError: an entry is not as :func:`read` wants it.
    """
    ordered = sorted((dict(entry) for entry in entries), key=lambda e: (e["operation"], e["shape"], e["dtype"]))
    for entry in ordered:
        _check(entry, f"entry for {file}")
    partial = file.with_name(f".{file.name}.partial")
    partial.write_text(json.dumps({"architecture": file.stem, "entries": ordered}, indent=1) + "\n", encoding="utf-8")
    partial.replace(file)


def _check(entry: Any, where: str) -> Key:
    """What the entry is for, if all is well with it."""
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: must be an object, not {entry!r}")
    kinds = REQUIRED | OPTIONAL
    missing, unknown = REQUIRED.keys() - entry.keys(), entry.keys() - kinds.keys()
    if missing or unknown:
        what = [f"has no {name!r}" for name in sorted(missing)] + [
            f"has an unknown {name!r}" for name in sorted(unknown)
        ]
        raise ValueError(f"{where}: {', '.join(what)}")
    for name, value in entry.items():
        if not _is(value, kinds[name]):
            raise ValueError(f"{where}: {name!r} must be of type {kinds[name].__name__}, got {value!r}")
    if entry["dtype"] not in DTYPES:
        raise ValueError(f"{where}: 'dtype' must be one of {', '.join(DTYPES)}, got {entry['dtype']!r}")
    for name in {"configuration", "default"} & entry.keys():
        for setting, value in entry[name].items():
            if not _is(value, int) or value < 1:
                raise ValueError(f"{where}: {name} {setting!r} must be a positive integer, got {value!r}")
    return entry["operation"], entry["shape"], DTYPES[entry["dtype"]]


def _is(value: Any, kind: type) -> bool:
    """Whether a value of JSON is of a type; whole numbers pass for numbers, true and false do not."""
    return isinstance(value, int | float if kind is float else kind) and not isinstance(value, bool)
