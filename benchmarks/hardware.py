"""What a number was measured on."""

import os
import platform
import re
from pathlib import Path

import torch


def processor() -> str:
    """Model of the CPU where Linux says it, else its architecture, and the cores that this process may use."""
    file = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", file.read_text(), re.MULTILINE) if file.exists() else None
    return f"{found[1] if found else platform.processor() or platform.machine()}, {num_cores()} cores"


def num_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def device_name(device: str) -> str:
    """Of the GPU for ``"cuda"``, else of the processor."""
    return torch.cuda.get_device_name() if device == "cuda" else processor()
