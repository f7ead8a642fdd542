"""What ``mace-fast info --backends`` shows: which implementation runs where on this machine, and why."""

import importlib.metadata
import os
from typing import Any

import torch

from mace_fast.chunks.sizes import WHOLE_CHUNKS, Chunking
from mace_fast.cli.files import is_built_without_gpus
from mace_fast.kernels.runtime.backends import (
    ENVIRONMENT,
    interpreted,
    obstacle_to_cpu,
    obstacle_to_triton,
    resolve,
)
from mace_fast.kernels.runtime.generated import source_folder
from mace_fast.kernels.tuning import architecture, tuned_architectures

_STEPS = {
    "cpu": "recorded once and repeated, by calculators, md, eval and mace_fast.Step unless model.recorded is False",
    "triton": "captured as a CUDA graph by mace_fast.Step, and by calculators where one is met again",
    "reference": "evaluated by the model",
}
"""What becomes of the steps of a trajectory, by backend."""


def _large_structures(device: torch.device) -> str:
    """From which size on structures are evaluated in chunks."""
    receivers = Chunking().receivers(device)
    return f"more than {WHOLE_CHUNKS * receivers} atoms in chunks of {receivers} (chunk=, memory=, --memory)"


def backend_facts() -> dict[str, Any]:
    """Versions, devices and for each device what runs there, as JSON can hold it."""
    devices = ["cpu", *(f"cuda:{index}" for index in range(torch.cuda.device_count()))]
    return {
        "torch": torch.__version__,
        "triton": _version("triton"),
        "llvmlite": _version("llvmlite"),
        ENVIRONMENT: os.environ.get(ENVIRONMENT, "not set"),
        "interpreter": interpreted(),
        "generated_kernels": str(source_folder()),
        "GPU": f"of architecture {architecture()}" if torch.cuda.is_available() else _why_there_is_no_gpu(),
        "tuned_architectures": tuned_architectures(),
        "devices": [_device_facts(torch.device(name)) for name in devices],
    }


def _why_there_is_no_gpu() -> str:
    why = "by this torch, which is built without CUDA" if is_built_without_gpus() else "by torch"
    return f"none seen {why}; `mace-fast warm-up --arch` compiles for one elsewhere"


def _device_facts(device: torch.device) -> dict[str, Any]:
    try:
        auto: str = resolve("auto", device)
    except (RuntimeError, ValueError) as error:
        auto = f"error: {error}"
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "this machine's processor"
    return {
        "device": str(device),
        "name": name,
        "auto": auto,
        "steps": _STEPS.get(auto, "-"),
        "large structures": _large_structures(device),
        "reference": "runs",
        "triton": _runs(obstacle_to_triton(device)),
        "cpu": _runs(obstacle_to_cpu(device)),
    }


def _runs(obstacle: str | None) -> str:
    return "runs" if obstacle is None else f"cannot run: {obstacle}"


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
