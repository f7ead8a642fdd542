"""GPUs that the report knows: limits of a multiprocessor, and rates of the device, each with its source."""

import math
from dataclasses import dataclass
from typing import Any

from mace_fast.kernels.runtime.targets import target_of


@dataclass(frozen=True)
class Architecture:
    """Limits of one multiprocessor (compute unit), and rates of the whole device in T/s.

    Attributes:
        device: the accelerator that the rates belong to.
        target: backend, architecture and warp size as Triton names them.
        lanes: 32-bit registers of one lane of a warp, over all warps that are resident on a partition.
        partitions: partitions (SIMDs) that the resident warps are spread over.
        register_granule: registers of a lane are allotted in multiples of this.
        warps: warps that may be resident.
        blocks: blocks (programs) that may be resident.
        shared: bytes of shared memory (LDS).
        shared_per_block: the most that one block may take.
        shared_reserved: bytes that each block takes beside its own.
        bandwidth: of the global memory, TB/s.
        flops: TFLOP/s by kind of arithmetic, see ``bounds.RATE``.
        source: of these numbers.
        tensor_columns: of the tensor memory, which all resident programs share; none before sm_100.
        multiprocessors: of the device; 0 where ``profiling/emulate.py`` does not know it.
        clock: of these, GHz.
        l2_bandwidth: of the cache that they share, TB/s; 0 where it is not known.
    """

    device: str
    target: tuple[str, int | str, int]
    lanes: int
    partitions: int
    register_granule: int
    warps: int
    blocks: int
    shared: int
    shared_per_block: int
    shared_reserved: int
    bandwidth: float
    flops: dict[str, float]
    source: str
    tensor_columns: int = 0
    multiprocessors: int = 0
    clock: float = 0.0
    l2_bandwidth: float = 0.0


_CUDA_GUIDE = "CUDA C++ Programming Guide, technical specifications per compute capability"

_DATA_CENTRE = {
    "lanes": 512,
    "partitions": 4,
    "register_granule": 8,
    "warps": 64,
    "blocks": 32,
    "shared_reserved": 1 << 10,
}
"""Limits of a multiprocessor of Ampere, Hopper and Blackwell in data centres."""

_HOPPER_AND_BLACKWELL = {**_DATA_CENTRE, "shared": 228 << 10, "shared_per_block": 227 << 10}

_ADA_AND_KIN = {
    "lanes": 512,
    "partitions": 4,
    "register_granule": 8,
    "warps": 48,
    "shared": 100 << 10,
    "shared_per_block": 99 << 10,
    "shared_reserved": 1 << 10,
}
"""Limits of a multiprocessor of workstation cards, the same in Ampere, Ada and Blackwell."""

_CDNA = {
    "lanes": 512,
    "partitions": 4,
    "register_granule": 8,
    "warps": 32,
    "blocks": 32,
    "shared": 64 << 10,
    "shared_per_block": 64 << 10,
    "shared_reserved": 0,
}
"""Limits of a compute unit, the same in CDNA 2 and 3."""

ARCHITECTURES: dict[str, Architecture] = {
    "sm_80": Architecture(
        device="A100 80 GB",
        target=target_of("sm_80"),
        **_DATA_CENTRE,
        shared=164 << 10,
        shared_per_block=163 << 10,
        bandwidth=2.04,
        flops={"fma32": 19.5, "fma64": 9.7, "tf32": 156, "bf16": 312, "matrix32": 19.5, "matrix64": 19.5},
        source=f"{_CUDA_GUIDE}; A100 data sheet (peak); A100 white paper: 108 SM, 1.41 GHz, L2 5,120 bytes a clock",
        multiprocessors=108,
        clock=1.41,
        l2_bandwidth=7.2,
    ),
    "sm_86": Architecture(
        device="RTX 3090",
        target=target_of("sm_86"),
        **_ADA_AND_KIN,
        blocks=16,
        bandwidth=0.94,
        flops={"fma32": 35.6, "fma64": 0.56, "tf32": 35.6, "bf16": 71, "matrix32": 35.6, "matrix64": 0.56},
        source=f"{_CUDA_GUIDE}; GA102 white paper (peak, dense, summed in float32): 82 SM, 1.695 GHz",
        multiprocessors=82,
        clock=1.695,
    ),
    "sm_89": Architecture(
        device="RTX 4090",
        target=target_of("sm_89"),
        **_ADA_AND_KIN,
        blocks=24,
        bandwidth=1.01,
        flops={"fma32": 82.6, "fma64": 1.29, "tf32": 82.6, "bf16": 165, "matrix32": 82.6, "matrix64": 1.29},
        source=f"{_CUDA_GUIDE}; Ada white paper (peak, dense, summed in float32): 128 SM, 2.52 GHz",
        multiprocessors=128,
        clock=2.52,
    ),
    "sm_90": Architecture(
        device="H200",
        target=target_of("sm_90"),
        **_HOPPER_AND_BLACKWELL,
        bandwidth=4.3,
        flops={"fma32": 60, "fma64": 30, "tf32": 400, "bf16": 790, "matrix32": 60, "matrix64": 60},
        source=f"{_CUDA_GUIDE}; rates within reach, about 0.8 to 0.9 of the data sheet's 4.8 TB/s, 67, 34, 495, 989; "
        "Hopper white paper: 132 SM; clock and L2 as seen on an H100 PCIe (chipsandcheese.com, 2023-07-02: 1.755 GHz, "
        "5.5 to 5.7 TB/s)",
        multiprocessors=132,
        clock=1.755,
        l2_bandwidth=5.5,
    ),
    "sm_100": Architecture(
        device="B200",
        target=target_of("sm_100"),
        **_HOPPER_AND_BLACKWELL,
        bandwidth=8.0,
        flops={"fma32": 75, "fma64": 37, "tf32": 1100, "bf16": 2250, "matrix32": 75, "matrix64": 37},
        source=f"{_CUDA_GUIDE}; HGX B200 data sheet (peak, dense, one of eight); PTX ISA, tensor memory",
        tensor_columns=512,
    ),
    "sm_120": Architecture(
        device="RTX 5090",
        target=target_of("sm_120"),
        **_ADA_AND_KIN,
        blocks=24,
        bandwidth=1.79,
        flops={"fma32": 104.8, "fma64": 1.64, "tf32": 104.8, "bf16": 209.5, "matrix32": 104.8, "matrix64": 1.64},
        source=f"{_CUDA_GUIDE}; RTX Blackwell white paper (peak, dense, summed in float32)",
    ),
    "gfx942": Architecture(
        device="MI300X",
        target=target_of("gfx942"),
        **_CDNA,
        bandwidth=5.3,
        flops={"fma32": 163, "fma64": 82, "tf32": 654, "bf16": 1307, "matrix32": 163, "matrix64": 163},
        source="CDNA 3 instruction set manual; LLVM's AMDGPU usage; MI300X data sheet (peak, dense)",
    ),
    "gfx90a": Architecture(
        device="MI250X, one of its two dies",
        target=target_of("gfx90a"),
        **_CDNA,
        bandwidth=1.6,
        flops={"fma32": 23.9, "fma64": 23.9, "tf32": 47.9, "bf16": 191, "matrix32": 47.9, "matrix64": 47.9},
        source="CDNA 2 instruction set manual; LLVM's AMDGPU usage; MI250X data sheet (peak, dense), halved",
    ),
}

NVIDIA = tuple(name for name, one in ARCHITECTURES.items() if one.target[0] == "cuda")


def occupancy(
    architecture: str, registers: int, shared_bytes: int, num_warps: int, tensor_columns: int = 0
) -> dict[str, Any]:
    """Programs that are resident on one multiprocessor at the same time, the share of its warps, and what bounds it."""
    limits = ARCHITECTURES[architecture]
    per_lane = math.ceil(max(registers, 1) / limits.register_granule) * limits.register_granule
    shared = math.ceil((shared_bytes + limits.shared_reserved) / 128) * 128
    bounds = {
        "registers": limits.lanes // per_lane * limits.partitions // num_warps,
        "shared memory": limits.shared // shared if shared else limits.blocks,
        "warps": limits.warps // num_warps,
        "blocks": limits.blocks,
        "tensor memory": limits.tensor_columns // tensor_columns if tensor_columns else limits.blocks,
    }
    limit = min(bounds, key=lambda name: bounds[name])
    return {"blocks": bounds[limit], "occupancy": bounds[limit] * num_warps / limits.warps, "limit": limit}
