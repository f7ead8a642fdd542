"""Kernels of this package, compiled for a GPU, give in the emulator what the reference gives, without faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

pytest.importorskip("triton", reason="Triton is not installed")

STEP = """
import sys
from profiling.machine_code import switch_interpreter_off
switch_interpreter_off()
import torch
import mace_fast
from mace_fast.data import atoms_to_data
from mace_fast.testing.workloads import SMALL, build, default_dtype, ethanol, randomise
from profiling.emulator.launches import emulating

architecture, seed = sys.argv[1], int(sys.argv[2]) if sys.argv[2:] else None
with default_dtype(torch.float64):
    model = build(SMALL["residual"])
    randomise(model)
mace_fast.freeze(model)
atoms = ethanol()
atoms.set_cell([9.0, 9.0, 9.0])
atoms.pbc = True
data = atoms_to_data(atoms, model.atomic_numbers, float(model.r_max))
model.backend = "reference"
expected = model(dict(data), compute_stress=True)
model.float()
model.backend = "triton"
data = {name: value.float() if value.is_floating_point() else value for name, value in data.items()}
with emulating(architecture, seed) as emulator:
    found = model(data, compute_stress=True)
assert len(emulator.emulated) > 20
for name, tolerance in (("energy", 1e-6), ("forces", 1e-6), ("stress", 1e-8)):
    error = float((found[name].double() - expected[name]).abs().max())
    assert error < tolerance, (name, error)
print(*emulator.faults, sep="\\n")
"""


@pytest.mark.parametrize("how", [("sm_80",), ("sm_90", "1")], ids=" ".join)
def test_a_step(how):
    """In a process of its own, as Triton interprets in this one."""
    environment = {key: value for key, value in os.environ.items() if key != "TRITON_INTERPRET"}
    environment |= {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
    command = [sys.executable, "-c", STEP, *how]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == ""
