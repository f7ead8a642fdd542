"""Which implementation runs: by argument, by the environment, or by where the tensors are.

Nothing falls back silently: what cannot run is an error that names the remedy.
"""

import importlib
import importlib.util
import os
from typing import Any, Literal, TypeAlias

import torch

Backend: TypeAlias = Literal["auto", "reference", "triton"]
Resolved: TypeAlias = Literal["reference", "triton"]

BACKENDS: tuple[Backend, ...] = ("auto", "reference", "triton")
ENVIRONMENT = "MACE_FAST_BACKEND"
"""Environment variable that says what ``"auto"`` means."""

Precision: TypeAlias = Literal["ieee", "tf32x3", "bf16x3", "tf32", "bf16"]

PRECISIONS: tuple[Precision, ...] = ("ieee", "tf32x3", "bf16x3", "tf32", "bf16")
"""How a float32 matrix product inside a kernel is computed, from exact to fast.

``"tf32x3"``, the default, splits each operand in two and is as good as float32; ``"tf32"`` and ``"bf16"`` round the
operands, ``"bf16x3"`` splits them in two of bfloat16. float64 tensors are always multiplied in float64.
"""

recorders: list[list[Any]] = []
"""The lists that :func:`mace_fast.kernels.runtime.launch.recording` fills at present, innermost last.

While there is one nothing runs, so that tensors may be anywhere.
"""


def interpreted() -> bool:
    """Whether Triton's interpreter runs the kernels, on CPU tensors: ``TRITON_INTERPRET=1`` before the first import."""
    if importlib.util.find_spec("triton") is None:
        return False
    return bool(importlib.import_module("triton").knobs.runtime.interpret)


def resolve(backend: str, device: torch.device) -> Resolved:
    """Name the implementation that runs for tensors on a device.

    Args:
        backend: ``"triton"``, ``"reference"``, or ``"auto"``: what ``$MACE_FAST_BACKEND`` names, else Triton on
            CUDA and ROCm devices and the reference elsewhere.
        device: of the tensors.

    Returns:
        ``"reference"`` or ``"triton"``.

    Raises:
        ValueError: the backend is unknown.
        RuntimeError: the backend cannot run here; the message names the reason and the remedy.
    """
    chosen = backend
    if backend == "auto":
        chosen = os.environ.get(ENVIRONMENT, "auto")
    if chosen not in BACKENDS:
        source = f"${ENVIRONMENT}" if backend == "auto" else "backend"
        raise ValueError(f"{source} must be one of {', '.join(BACKENDS)}; got {chosen!r}")
    if chosen == "auto":
        chosen = "triton" if device.type == "cuda" else "reference"
    if chosen == "triton" and not torch.compiler.is_compiling():
        obstacle = obstacle_to_triton(device)
        if obstacle:
            raise RuntimeError(f"the Triton backend cannot run: {obstacle}")
    return chosen  # type: ignore[return-value]


def obstacle_to_triton(device: torch.device) -> str | None:
    """Why Triton kernels cannot run on tensors of a device and what to do about it; None if they can."""
    if importlib.util.find_spec("triton") is None:
        return "triton is not installed (pip install triton), or choose backend='reference'"
    if recorders or device.type in ("cuda", "meta") or interpreted():
        return None
    return (
        f"the tensors are on {device.type}; move the model and its inputs to a GPU, choose backend='reference', or set "
        "TRITON_INTERPRET=1 before Python starts to run the kernels in Triton's interpreter, which is slow"
    )
