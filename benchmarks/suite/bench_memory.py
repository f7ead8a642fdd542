"""How much memory does a step need?"""

import torch

from suite.common import ATOMS, BACKENDS, DTYPES, MODELS, prepared, require, step


class HostMemory:
    """Peak of the process on the reference backend, with torch and the model, and of the same without a step."""

    params = (MODELS, ATOMS, DTYPES)
    param_names = ("model", "atoms", "dtype")
    version = "1"

    def setup(self, model: str, atoms: int, dtype: str) -> None:
        require("reference", "cpu", atoms)

    def peakmem_step(self, model: str, atoms: int, dtype: str) -> None:
        step(*prepared(model, atoms, dtype, "reference", "cpu"))

    def peakmem_without_step(self, model: str, atoms: int, dtype: str) -> None:
        prepared(model, atoms, dtype, "reference", "cpu")


class DeviceMemory:
    """Peak of torch's allocations on the GPU during a step, beside the model and its input."""

    params = (MODELS, ATOMS, DTYPES, BACKENDS)
    param_names = ("model", "atoms", "dtype", "backend")
    version = "1"
    unit = "bytes"

    def setup(self, model: str, atoms: int, dtype: str, backend: str) -> None:
        require(backend, "cuda", atoms)

    def track_step(self, model: str, atoms: int, dtype: str, backend: str) -> int:
        case = prepared(model, atoms, dtype, backend, "cuda")
        step(*case)
        before = torch.cuda.memory_allocated()
        torch.cuda.reset_peak_memory_stats()
        step(*case)
        return torch.cuda.max_memory_allocated() - before
