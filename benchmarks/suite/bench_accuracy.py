"""How far are forces in float32 from the same forces in float64, and are two runs the same to the bit?"""

import torch

from suite.common import BACKENDS, DEVICES, DTYPES, MODELS, prepared, require, step

PRECISIONS = ("ieee", "tf32x3", "bf16x3", "tf32", "bf16")


class ForceError:
    """Root mean square of the error, relative to that of the forces; 64 atoms, by precision of matrix products."""

    params = (MODELS, PRECISIONS, BACKENDS, DEVICES)
    param_names = ("model", "precision", "backend", "device")
    version = "1"
    unit = "relative"

    def setup(self, model: str, precision: str, backend: str, device: str) -> None:
        require(self, model, precision, backend, device)

    def track_float32(self, model: str, precision: str, backend: str, device: str) -> float:
        exact = step(*prepared(model, 64, "float64", "reference", device))["forces"]
        single, data = prepared(model, 64, "float32", backend, device)
        single.precision = precision
        return float((step(single, data)["forces"] - exact).square().mean().sqrt() / exact.square().mean().sqrt())


class Determinism:
    """How many bytes of the forces differ between two runs; none, in our kernels."""

    params = (MODELS, DTYPES, BACKENDS, DEVICES)
    param_names = ("model", "dtype", "backend", "device")
    version = "1"
    unit = "bytes"

    def setup(self, model: str, dtype: str, backend: str, device: str) -> None:
        require(self, model, dtype, backend, device)

    def track_differences(self, model: str, dtype: str, backend: str, device: str) -> int:
        case = prepared(model, 64, dtype, backend, device)
        first, second = (step(*case)["forces"].view(torch.uint8) for _ in range(2))
        return int((first != second).sum())
