"""How much memory does a step need?"""

from typing import Any

import torch

from benchmarks.suite.common import ATOMS, BACKENDS, DEVICES, DTYPES, MODELS, ON_GPU, prepared, step

if ON_GPU:

    class DeviceMemory:
        """Peak of torch's allocations on the GPU during a step, beside the model and its input."""

        params = (MODELS, ATOMS, DTYPES, BACKENDS, DEVICES)
        param_names = ("model", "atoms", "dtype", "backend", "device")
        version = "1"
        unit = "bytes"

        def track_step(self, *parameters: Any) -> int:
            case = prepared(*parameters)
            step(*case)
            before = torch.cuda.memory_allocated()
            torch.cuda.reset_peak_memory_stats()
            step(*case)
            return torch.cuda.max_memory_allocated() - before

else:

    class HostMemory:
        """Peak of the process with torch, the model and a step, and of the same without the step."""

        params = (MODELS, ATOMS, DTYPES, BACKENDS, DEVICES)
        param_names = ("model", "atoms", "dtype", "backend", "device")
        version = "2"

        def peakmem_step(self, *parameters: Any) -> None:
            step(*prepared(*parameters))

        def peakmem_without_step(self, *parameters: Any) -> None:
            prepared(*parameters)
