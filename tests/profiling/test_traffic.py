"""Bytes of global memory per atom of a step of a published model: what operations need, and what kernels are given.

The script runs in a process of its own: in this one Triton interprets.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytest.importorskip("triton", reason="Triton is not installed")

COUNT = """
import json

from mace_fast.testing.workloads import PUBLISHED, build
from profiling.analytic import operations
from profiling.machine_code.launches import traffic_of_model

model = build(PUBLISHED["mp-0 medium"]).float()
needed = sum(work.bytes_per_atom(60, 4) for work in operations(model, "energy and forces", 3))
launches = traffic_of_model(model, "energy and forces", 60, 3, "sm_90")
print(json.dumps({"needed": needed, "launched": sum(one.bytes_per_atom for one in launches)}))
"""


def test_the_medium_model_moves_little_more_than_what_is_kept_of_a_batch_of_edges():
    """Energy and forces, frozen weights, 60 neighbours, 3 species; the arguments of every kernel, each once.

    Beside what the operations need, 455 kB an atom are written and read: of each edge 512 numbers for its sender, 125
    functions for the forward and 311 for the gradient.
    """
    environment = {name: value for name, value in os.environ.items() if name != "TRITON_INTERPRET"}
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["needed"] == pytest.approx(258.36e3)
    assert found["needed"] < found["launched"] - 2 * 60 * (512 + 125 + 311) * 4 < 300e3
