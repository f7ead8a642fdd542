"""Forks of a process that has computed on several threads, in processes of their own: a hang must not be pytest's."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.thorough

SCRIPT = """
import multiprocessing, sys
import torch
from mace_fast.data import atoms_to_data, collate
from mace_fast.testing.workloads import SMALL, build, carbide, default_dtype, randomise

def step():
    found = model(dict(batch), compute_stress=True)
    return [found[key].tolist() for key in ("energy", "forces", "stress")]

def child():
    torch.ones(1_000_000).exp()  # on several threads, as torch's operations are in larger systems
    results.put((torch.get_num_threads(), step()))

torch.set_num_threads(2)
torch.ones(1_000_000).exp()
with default_dtype(torch.float64):
    model = build(SMALL["plain"])
randomise(model)
model.backend = sys.argv[1]
batch = collate([atoms_to_data(carbide(), model.atomic_numbers.tolist(), float(model.r_max))])
context = multiprocessing.get_context("fork")
results = context.SimpleQueue()
for _ in range(2):
    process = context.Process(target=child)
    process.start()
    threads, found = results.get()
    process.join()
    assert process.exitcode == 0
    assert threads == torch.get_num_threads() == 2
    assert found == step()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")
@pytest.mark.parametrize("backend", ["cpu", "reference"])
def test_child_of_a_fork_computes_on_threads_too_and_gets_the_same(backend):
    """Forked before the first step of the parent and after one."""
    environment = {**os.environ, "TRITON_INTERPRET": "0", "OMP_WAIT_POLICY": "passive"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, backend], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
