"""Time of single operations, those of `benchmarks/operations.py`: `make microbench`.

For work on one kernel: the present code beside the numbers that were saved last on this machine. On a GPU with 4,096
atoms and the Triton backend, on a CPU with 64 and whatever `auto` takes there.
"""

import pytest
import torch

pytestmark = pytest.mark.microbench
pytest.importorskip("pytest_benchmark", reason="pytest-benchmark is not installed")

from benchmarks.operations import ATOMS, DIFFERENTIATED, NEIGHBOURS, runner

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


@pytest.fixture(autouse=True)
def nan_filled_buffers():
    """No buffer is filled beforehand where time is taken."""


@pytest.mark.parametrize("gradient", [False, True], ids=["forward", "forward and gradient"])
@pytest.mark.parametrize("name", DIFFERENTIATED)
def test_time(benchmark, name, gradient):
    run = runner(name, DEVICE, torch.float32, gradient)
    edges = ATOMS[DEVICE] * NEIGHBOURS
    benchmark.extra_info.update(device=DEVICE, atoms=ATOMS[DEVICE], edges=edges, dtype="float32")
    benchmark.pedantic(run, rounds=15, warmup_rounds=2)
