"""Which implementation runs: by argument, by the environment, or by where the tensors are.

Nothing falls back silently: what cannot run is an error that names the remedy.
"""

import importlib
import importlib.util
import os
import sys
import threading
from types import ModuleType
from typing import Any, Literal, TypeAlias

import torch

from mace_fast.kernels.runtime.constants import compile_time_constant

Backend: TypeAlias = Literal["auto", "reference", "triton", "cpu"]
Resolved: TypeAlias = Literal["reference", "triton", "cpu"]

BACKENDS: tuple[Backend, ...] = ("auto", "reference", "triton", "cpu")
ENVIRONMENT = "MACE_FAST_BACKEND"
"""Environment variable that says what ``"auto"`` means."""

Precision: TypeAlias = Literal["ieee", "bf16x6", "tf32x3", "bf16x3", "tf32", "bf16"]

PRECISIONS: tuple[Precision, ...] = ("ieee", "bf16x6", "tf32x3", "bf16x3", "tf32", "bf16")
"""How a float32 matrix product inside a kernel is computed, from exact to fast.

``"tf32x3"``, the default, splits each operand in two and is as good as float32, and so is ``"bf16x6"``, which splits
them in three of bfloat16; ``"tf32"`` and ``"bf16"`` round the operands, ``"bf16x3"`` splits them in two of bfloat16.
float64 tensors are always multiplied in float64.
"""


class _Thread(threading.local):
    """What a thread does to its launches.

    Attributes:
        recorders: the lists that :func:`mace_fast.kernels.runtime.launch.recording` fills at present, innermost last.
            While there is one nothing of this thread runs, so that tensors may be anywhere.
    """

    def __init__(self) -> None:
        self.recorders: list[list[Any]] = []


this_thread = _Thread()


def interpreted() -> bool:
    """Whether Triton's interpreter runs the kernels, on CPU tensors: ``TRITON_INTERPRET=1`` before the first import."""
    triton = sys.modules.get("triton")
    knobs = getattr(triton, "knobs", None)  # which it lacks too while another thread imports it
    if knobs is None:
        # to look for it on disk takes longer than all the rest of a call, and nobody has asked for its interpreter
        if triton is None and (not os.environ.get("TRITON_INTERPRET") or importlib.util.find_spec("triton") is None):
            return False
        knobs = importlib.import_module("triton").knobs  # waits for the other thread
    return bool(knobs.runtime.interpret)


def resolve(backend: str, device: torch.device) -> Resolved:
    """Name the implementation that runs for tensors on a device.

    Args:
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"``: what ``$MACE_FAST_BACKEND`` names, else Triton
            on CUDA and ROCm devices, compiled loops on a CPU and the reference elsewhere. Where Triton's interpreter
            is on, tensors of a CPU are its business, and ``"auto"`` is the reference.
        device: of the tensors.

    Returns:
        ``"reference"``, ``"triton"`` or ``"cpu"``.

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
        chosen = _automatic(device.type)
    if not torch.compiler.is_compiling():
        is_asked = backend == "auto" and chosen == os.environ.get(ENVIRONMENT)
        asked = f", which ${ENVIRONMENT} asks for," if is_asked else ""
        instead = f"unset ${ENVIRONMENT}" if is_asked else "choose backend='auto'"
        if chosen == "triton" and (obstacle := obstacle_to_triton(device, instead)):
            raise RuntimeError(f"the Triton backend{asked} cannot run: {obstacle}")
        if chosen == "cpu" and (obstacle := obstacle_to_cpu(device)):
            raise RuntimeError(f"the CPU backend{asked} cannot run: {obstacle}")
    return chosen


def resolve_without_loops(operation: str, backend: str, device: torch.device) -> Literal["reference", "triton"]:
    """As :func:`resolve`, for an operation that has no compiled loops for a CPU.

    Args:
        operation: its name, for the message.
        backend: as for :func:`resolve`; where ``"auto"`` is ``"cpu"``, the reference.
        device: of the tensors.

    Raises:
        ValueError: the backend is unknown.
        RuntimeError: the backend is ``"cpu"``, or cannot run here.
    """
    if backend == "cpu":
        raise RuntimeError(
            f"{operation} has no compiled loops: on a CPU it is plain torch; choose backend='reference', or 'auto'"
        )
    chosen = resolve(backend, device)
    return "reference" if chosen == "cpu" else chosen


@compile_time_constant
def _automatic(device_type: str) -> Resolved:
    """What runs on a kind of device if nobody says otherwise."""
    if device_type == "cuda":
        return "triton"
    return "cpu" if device_type == "cpu" and not interpreted() else "reference"


def implementation(operation: str, device: torch.device) -> ModuleType:
    """The module that an operation's registered operators call for tensors of a device, imported now.

    Args:
        operation: folder of ``kernels/`` with both wings, ``gpu/`` and ``cpu/``.
        device: of the tensors.
    """
    return wing(operation, "cpu" if is_native(device) else "gpu")


def wing(operation: str, side: Literal["gpu", "cpu"], module: str = "launch") -> ModuleType:
    """A module of one wing of an operation, imported now: Triton and llvmlite wait for the first call of an operator.

    Args:
        operation: folder of ``kernels/``.
        side: which wing.
        module: file in it.
    """
    return importlib.import_module(f"mace_fast.kernels.{operation}.{side}.{module}")


def is_native(device: torch.device) -> bool:
    """Whether registered operators run compiled loops on tensors of a device; else they launch Triton."""
    return device.type == "cpu" and not this_thread.recorders and not interpreted()


def obstacle_to_triton(device: torch.device, instead: str = "choose backend='auto'") -> str | None:
    """Why Triton kernels cannot run on tensors of a device and what to do about it; None if they can.

    Args:
        device: of the tensors.
        instead: how what is fastest on the device is chosen.
    """
    if importlib.util.find_spec("triton") is None:
        return "triton is not installed (pip install triton), or choose backend='reference'"
    if this_thread.recorders or device.type in ("cuda", "meta") or interpreted():
        return None
    return (
        f"the tensors are on {device.type}; {instead}, so that what is fastest there runs, move the model and its "
        "inputs to a GPU, or set TRITON_INTERPRET=1 before Python starts to run the kernels in Triton's interpreter, "
        "which is slow"
    )


def obstacle_to_cpu(device: torch.device) -> str | None:
    """Why compiled loops cannot run on tensors of a device and what to do about it; None if they can."""
    if importlib.util.find_spec("llvmlite") is None:
        return "llvmlite is not installed (pip install llvmlite), or choose backend='reference'"
    if device.type not in ("cpu", "meta"):
        return f"the tensors are on {device.type}; choose backend='auto', or move the model and its inputs to the CPU"
    if interpreted():
        return "TRITON_INTERPRET is set, so that Triton's interpreter runs what is on the CPU; unset it"
    return None
