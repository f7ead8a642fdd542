"""How far are forces in float32 from the same forces in float64, and are two runs the same to the bit?"""

import torch

from benchmarks.suite.common import BACKENDS, DEVICES, DTYPES, MODELS, ON_GPU, prepared, step

EVERY_BACKEND = BACKENDS if ON_GPU else ("reference", *BACKENDS)
PRECISIONS = ("ieee", "tf32x3", "bf16x3", "tf32", "bf16") if ON_GPU else ("ieee",)
"""Kernels on GPUs alone have a choice."""


class ForceError:
    """Root mean square of the error, relative to that of the forces; 64 atoms, by precision of matrix products."""

    params = (MODELS, PRECISIONS, EVERY_BACKEND, DEVICES)
    param_names = ("model", "precision", "backend", "device")
    version = "1"
    unit = "relative"

    def track_float32(self, model: str, precision: str, backend: str, device: str) -> float:
        exact = step(*prepared(model, 64, "float64", "reference", device))["forces"]
        single, data = prepared(model, 64, "float32", backend, device)
        single.precision = precision
        return float((step(single, data)["forces"] - exact).square().mean().sqrt() / exact.square().mean().sqrt())


class Determinism:
    """How many bytes of the forces differ between two runs; none, in our kernels."""

    params = (MODELS, DTYPES, EVERY_BACKEND, DEVICES)
    param_names = ("model", "dtype", "backend", "device")
    version = "1"
    unit = "bytes"

    def track_differences(self, model: str, dtype: str, backend: str, device: str) -> int:
        case = prepared(model, 64, dtype, backend, device)
        first, second = (step(*case)["forces"].view(torch.uint8) for _ in range(2))
        return int((first != second).sum())
