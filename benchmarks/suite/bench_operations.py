"""How long does each operation take, and how near is a whole step to what the GPU could do?

The operations are those of ``benchmarks/operations.py``, which `make microbench` times too: 64 atoms on a CPU, 4,096
where there is a GPU, 60 neighbours each. A process of its own for each takes most of the time: hence float32 alone.
"""

from typing import Any

import torch

import mace_fast
from suite.common import MODELS, medians, prepared, require, skip

# isort: split
from operations import NAMES, runner
from peers import bound_of

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Operations:
    """One operation at the sizes of the second layer of MACE-MP-0 medium, with the backend of the device."""

    params = NAMES
    param_names = ("operation",)
    version = "1"
    number = 1  # more would run setup between the calls
    repeat = (3, 20, 1.0)
    rounds = 1
    warmup_time = 0

    def setup(self, operation: str) -> None:
        self.forward, self.both = (runner(operation, DEVICE, torch.float32, flag) for flag in (False, True))
        self.both()

    def time_forward(self, operation: str) -> None:
        self.forward()

    def time_forward_and_gradient(self, operation: str) -> None:
        self.both()


class Roofline:
    """Least time of energy and forces of 4096 atoms, by the rates of ``architectures.py``, over that of a replay."""

    params = (MODELS, (4096,), ("float32",), ("triton",), ("cuda",))
    param_names = ("model", "atoms", "dtype", "backend", "device")
    version = "1"
    unit = "%"

    def setup(self, *parameters: Any) -> None:
        require(self, *parameters)

    def track_percent_of_roofline(self, *parameters: Any) -> float:
        own, data = prepared(*parameters)
        bound = bound_of(own, "cuda", "float32")
        if bound is None:
            skip("profiling/architectures.py has no rates of this GPU")
        atoms, edges = data["positions"].shape[0], data["edge_index"].shape[1]
        least = 1e-6 * bound(atoms, edges / atoms, int((data["node_attrs"].sum(0) > 0).sum()))
        captured = mace_fast.Step(own, data)

        def replay() -> None:
            captured(data["positions"])
            torch.cuda.synchronize()

        return 100 * least / medians(replay)[0]
