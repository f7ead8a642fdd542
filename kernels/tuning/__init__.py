"""Configurations of the kernels by GPU architecture, operation and model shape, from the JSON files beside this one."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import torch

from mace_fast.kernels.runtime.backends import interpreted

FOLDER = Path(__file__).parent

DEFAULT_ARCHITECTURE = "sm_90"
"""What is assumed where no GPU is at hand: the interpreter, and the compiler without a GPU."""

_assumed: list[str] = []


@contextmanager
def assume(architecture: str) -> Iterator[None]:
    """Choose configurations for an architecture other than that of the GPU at hand, such as ``"gfx942"``."""
    _assumed.append(architecture)
    try:
        yield
    finally:
        _assumed.pop()


def architecture() -> str:
    """Architecture that configurations are chosen for: ``"sm_90"`` for NVIDIA, ``"gfx942"`` for AMD."""
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


def configuration(operation: str, shape: str, dtype: torch.dtype, default: Mapping[str, int]) -> dict[str, int]:
    """Configuration of one kernel: its defaults, overridden by the entry of the tuning file if there is one.

    Args:
        operation: name of the kernel, such as ``"symmetric_contraction_forward"``.
        shape: what of the model the entry is for, such as ``"410 terms, 128 channels"``; never atoms or edges.
        dtype: float32 or float64.
        default: every setting of the kernel, with the value that is used without an entry.

    Returns:
        The settings by name.

    Raises:
        ValueError: an entry names a setting that the kernel does not have.
    """
    entry = _entries(architecture()).get((operation, shape, str(dtype).removeprefix("torch.")), {})
    unknown = entry.keys() - default.keys()
    if unknown:
        raise ValueError(f"{architecture()}.json: {operation} ({shape}) has no setting {', '.join(sorted(unknown))}")
    return {**default, **entry}


def tuned_architectures() -> list[str]:
    """Architectures that have a tuning file."""
    return sorted(file.stem for file in FOLDER.glob("*.json"))


@cache
def _entries(name: str) -> dict[tuple[str, str, str], dict[str, int]]:
    file = FOLDER / f"{name}.json"
    if not file.exists():
        return {}
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return {(e["operation"], e["shape"], e["dtype"]): e["configuration"] for e in content["entries"]}
