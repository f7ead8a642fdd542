"""GPUs for which kernels are compiled where they are not at hand."""

import importlib
from typing import Any

from mace_fast.kernels.runtime.backends import interpreted

GPUS = {
    "sm_80": "A100, A30",
    "sm_86": "RTX 3090, RTX A6000, A40",
    "sm_89": "RTX 4090, L40S, L4",
    "sm_90": "H100, H200, GH200",
    "sm_100": "B200, GB200",
    "sm_120": "RTX 5090, RTX PRO 6000",
    "gfx90a": "MI210, MI250X",
    "gfx942": "MI300X, MI325X",
}
"""Architectures by the names that settings go by, with some of their GPUs."""


def target_of(architecture: str) -> tuple[str, int | str, int]:
    """Backend, architecture and warp size as Triton names them.

    Args:
        architecture: a key of ``GPUS``.

    Raises:
        ValueError: it is none; the message says what there is.
    """
    if architecture not in GPUS:
        known = ", ".join(f"{name} ({gpus})" for name, gpus in GPUS.items())
        raise ValueError(f"unknown architecture {architecture}: choose one of {known}")
    kind, _, number = architecture.partition("_")
    return ("cuda", int(number), 32) if kind == "sm" else ("hip", architecture, 64)


class _Described:
    """What Triton asks of a driver when it compiles, answered without a GPU."""

    launcher_cls = None

    def __init__(self, architecture: str) -> None:
        self._architecture = architecture

    def get_current_device(self) -> str:
        """Triton keeps what it compiled by device."""
        return self._architecture

    def get_current_stream(self, device: str) -> int:
        """Nothing is launched on it."""
        return 0

    def get_current_target(self) -> Any:
        """What to compile for."""
        compiler = importlib.import_module("triton.backends.compiler")
        return compiler.GPUTarget(*target_of(self._architecture))


def compile_for(architecture: str) -> None:
    """Have Triton compile for a GPU that is not at hand; this process launches nothing from then on.

    Args:
        architecture: a key of ``GPUS``.

    Raises:
        ValueError: it is none.
        RuntimeError: Triton is not installed, or is to interpret kernels.
    """
    target_of(architecture)
    if interpreted():
        raise RuntimeError("TRITON_INTERPRET is set, so that Triton compiles nothing: unset it")
    try:
        triton: Any = importlib.import_module("triton")
    except ImportError as error:
        raise RuntimeError("to compile for a GPU Triton is needed: pip install triton") from error
    triton.runtime.driver.set_active(_Described(architecture))
