"""The least time in which a GPU could do what was counted, for each of its resources alone.

A bound, not a time: nothing here waits for memory, for a barrier or for another warp.
"""

from profiling.architectures import Architecture
from profiling.emulator.profile.kernels import Kernel

SCHEDULERS = 4
"""Of a multiprocessor; each issues an instruction of a warp per clock."""

_WAVEFRONT = 128
"""Bytes that the L1 cache and shared memory of a multiprocessor, which are one, move per clock."""

_UNITS = {"tf32": "tf32", "bf16": "bf16", "f64": "matrix64"}
"""Rate of ``architectures.py`` for operands of tensor cores."""


def l2_bytes(kernel: Kernel) -> int:
    """Sectors that are read, once for each program, as if its multiprocessor kept them; and all that are written."""
    return sum(one.moved if is_store else one.by_programs for (_, is_store), one in kernel.traffic.items())


def l1_bytes(kernel: Kernel) -> int:
    """Sectors of all requests."""
    return sum(one.moved for one in kernel.traffic.values())


def hbm_bytes(kernel: Kernel) -> int:
    """Bytes of what grows with the structure, each once."""
    return sum(one.distinct for (name, _), one in kernel.traffic.items() if name not in kernel.constant)


def bounds(kernel: Kernel, device: Architecture) -> dict[str, float]:
    """Microseconds of all launches, by resource; without L2 where its rate is not known."""
    clocks = 1e3 * device.clock * device.multiprocessors  # of all multiprocessors in a microsecond
    flops = device.flops
    lanes = 2 * device.target[2]
    operands = sum(one.shared_bytes for one in kernel.products.values())
    wavefronts = kernel.total("shared").pieces + (operands + l1_bytes(kernel)) / _WAVEFRONT
    l2 = {"L2": l2_bytes(kernel) / device.l2_bandwidth * 1e-6} if device.l2_bandwidth else {}
    return {
        "issue": kernel.sass.total() / (SCHEDULERS * clocks),
        "tensor": sum(one.flops / flops[_UNITS[kind]] for kind, one in kernel.products.items()) * 1e-6,
        "FMA": (kernel.sass["fp32"] / flops["fma32"] + kernel.sass["fp64"] / flops["fma64"]) * lanes * 1e-6,
        "L1, shared": wavefronts / clocks,
        **l2,
        "HBM": hbm_bytes(kernel) / device.bandwidth * 1e-6,
    }
