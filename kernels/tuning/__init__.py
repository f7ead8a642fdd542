"""Settings of the kernels by GPU architecture, operation and model shape, from the JSON files beside this one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import torch

from mace_fast.kernels.runtime.backends import interpreted
from mace_fast.kernels.tuning.files import Key, read
from mace_fast.kernels.tuning.settings import Settings

Chosen = TypeVar("Chosen", bound=Settings)

FOLDER = Path(__file__).parent

DEFAULT_ARCHITECTURE = "sm_90"
"""What is assumed where no GPU is at hand: the interpreter, and the compiler without a GPU."""

_assumed: list[str] = []
_overrides: list[Mapping[Key, Mapping[str, int]]] = []
_recorders: list[list["Asked"]] = []


@dataclass(frozen=True)
class Asked:
    """Settings that were asked for.

    Attributes:
        key: operation, shape and dtype.
        default: without an entry.
        chosen: what was given.
    """

    key: Key
    default: Settings
    chosen: Settings


@contextmanager
def assume(architecture: str) -> Iterator[None]:
    """Choose settings for an architecture other than that of the GPU at hand, such as ``"gfx942"``."""
    _assumed.append(architecture)
    try:
        yield
    finally:
        _assumed.pop()


@contextmanager
def override(settings: Mapping[Key, Mapping[str, int]]) -> Iterator[None]:
    """Within the context these settings hold whatever the tuning files say; the innermost override counts.

    Args:
        settings: by operation, shape and dtype; settings that are not named keep their defaults.
    """
    _overrides.append(settings)
    try:
        yield
    finally:
        _overrides.pop()


@contextmanager
def asked() -> Iterator[list[Asked]]:
    """Within the context all settings that are asked for are appended to the list."""
    record: list[Asked] = []
    _recorders.append(record)
    try:
        yield record
    finally:
        _recorders.pop()


def architecture() -> str:
    """Architecture that settings are chosen for: ``"sm_90"`` for NVIDIA, ``"gfx942"`` for AMD."""
    if _assumed:
        return _assumed[-1]
    if interpreted() or not torch.cuda.is_available():
        return DEFAULT_ARCHITECTURE
    return _of_device(torch.cuda.current_device())


@cache
def _of_device(index: int) -> str:
    if torch.version.hip is not None:
        return str(torch.cuda.get_device_properties(index).gcnArchName).split(":")[0]
    major, minor = torch.cuda.get_device_capability(index)
    return f"sm_{major}{minor}"


def tuned_settings(operation: str, shape: str, dtype: torch.dtype, default: Chosen) -> Chosen:
    """Settings of one kernel: its defaults, changed by the entry of the tuning file if there is one.

    Args:
        operation: name of the kernel, such as ``"symmetric_contraction_forward"``.
        shape: what of the model the entry is for, such as ``"410 terms, 128 channels"``; never atoms or edges.
        dtype: float32 or float64.
        default: what the kernel runs with without an entry.

    Raises:
        ValueError: an entry names a setting that the kernel does not have, or the tuning file is malformed.
    """
    key = (operation, shape, dtype)
    changes, where = next(((one[key], "override") for one in reversed(_overrides) if key in one), (None, ""))
    if changes is None:
        file = FOLDER / f"{architecture()}.json"
        changes, where = _entries(file).get(key, {}), str(file)
    unknown = changes.keys() - {field.name for field in fields(default)}
    if unknown:
        raise ValueError(f"{where}: {operation} ({shape}) has no setting {', '.join(sorted(unknown))}")
    chosen = replace(default, **changes)
    for record in _recorders:
        record.append(Asked(key, default, chosen))
    return chosen


def tuned_architectures() -> list[str]:
    """Architectures that have a tuning file."""
    return sorted(file.stem for file in FOLDER.glob("*.json"))


@cache
def _entries(file: Path) -> dict[Key, dict[str, int]]:
    return {key: entry["configuration"] for key, entry in read(file).items()}
