"""How long does each operation take, and how near is a whole step to what the GPU could do?

The operations are those of ``benchmarks/operations.py``, which `make microbench` times too: 64 atoms on a CPU, 4,096
where there is a GPU, 60 neighbours each. A process of its own for each takes most of the time: hence float32 alone.
"""

from typing import Any

import torch

import mace_fast
from benchmarks.operations import DIFFERENTIATED, runner
from benchmarks.peers import bound_of
from benchmarks.suite.common import BACKENDS, DEVICES, MODELS, ON_GPU, medians, prepared


class Operations:
    """One operation at the sizes of the second layer of MACE-MP-0 medium, with the backend of the device."""

    params = tuple(DIFFERENTIATED)
    param_names = ("operation",)
    version = "1"
    number = 1  # more would run setup between the calls
    repeat = (3, 20, 1.0)
    rounds = 1
    warmup_time = 0

    def setup(self, operation: str) -> None:
        self.forward, self.both = (runner(operation, DEVICES[0], torch.float32, flag) for flag in (False, True))
        self.both()

    def time_forward(self, operation: str) -> None:
        self.forward()

    def time_forward_and_gradient(self, operation: str) -> None:
        self.both()


if ON_GPU and torch.cuda.get_device_capability()[0] == 9:  # which has rates

    class Roofline:
        """Least time of energy and forces of 4096 atoms at the rates of ``architectures.py``, over that of a replay."""

        params = (MODELS, (4096,), ("float32",), BACKENDS, DEVICES)
        param_names = ("model", "atoms", "dtype", "backend", "device")
        version = "1"
        unit = "%"

        def track_percent_of_roofline(self, *parameters: Any) -> float:
            own, data = prepared(*parameters)
            bound = bound_of(own, "cuda", "float32")
            atoms, edges = data["positions"].shape[0], data["edge_index"].shape[1]
            least = 1e-6 * bound(atoms, edges / atoms, int((data["node_attrs"].sum(0) > 0).sum()))
            captured = mace_fast.Step(own, data)

            def replay() -> None:
                captured(data["positions"])
                torch.cuda.synchronize()

            return 100 * least / medians(replay)[0]
