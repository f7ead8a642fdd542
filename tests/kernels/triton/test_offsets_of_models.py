"""No kernel that the steps of a model launch has an offset of 32 bits that a large structure would overflow.

What is found and how is tested in test_offsets.py; here it is applied to everything that models launch. The check runs
in a process of its own: in this one Triton interprets.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[3]

pytest.importorskip("triton", reason="Triton is not installed")

HARMLESS = {
    "arith.addi %quarter": "no offset: of the quarter turns in the argument of a sine two bits are looked at",
    "arith.trunci %local": "a remainder, as the number less the multiple of the quotient, which intervals do not see",
}
"""Findings that are none, by the operation in Triton's IR."""

OPERATIONS = {wing.parent.name for wing in (ROOT / "kernels").glob("*/gpu")}

CHECK = """
import json

import torch

from mace_fast.folding import freeze
from mace_fast.kernels import radial_hidden, segment_sum, spherical_harmonics
from mace_fast.kernels.radial_table import operators as radial_table
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.tuning import assume
from mace_fast.testing.structures import random_graph
from mace_fast.testing.workloads import SMALL, build
from profiling import offsets
from profiling.machine_code.compiler import specialise

# the channels are many, so that tensors are large; more l and a higher correlation would repeat the same lines
SMALLER = {"max_ell": 2, "correlation": 2, "hidden_irreps": "128x0e+128x1o"}
MODELS = {
    "repulsion": {**SMALL["density"], **SMALLER},
    "projected": {**SMALL["agnesi zbl"], **SMALLER, "avg_num_neighbors": 100.0},  # by species in the first layer
    "non-linear": {**SMALL["nonlinear"], **SMALLER, "edge_irreps": "64x0e+64x1o"},
}


def model_of(name):
    model = build(MODELS[name]).float()
    model.backend = "triton"
    return model


def evaluation(name, num_atoms, neighbours):
    model = freeze(model_of(name))
    return lambda: model(random_graph(model, num_atoms, neighbours, 4), compute_stress=True)


def training(name, num_atoms, neighbours):
    model = model_of(name)

    def step():
        results = model(random_graph(model, num_atoms, neighbours, 4), training=True, compute_stress=True)
        sum(results[name].square().sum() for name in ("energy", "forces", "stress")).backward()

    return step


def twice_differentiated(function, num_edges, *shape):
    # of operations that a model takes in some forms only
    x = torch.rand(num_edges, *shape, requires_grad=True)
    result = function(x)
    (gradient,) = torch.autograd.grad(result, x, torch.rand_like(result, requires_grad=True), create_graph=True)
    gradient.square().sum().backward()


def harmonics(name, num_atoms, neighbours):
    function = lambda vectors: spherical_harmonics(vectors, 3, backend="triton")
    return lambda: twice_differentiated(function, num_atoms * neighbours, 3)


def table(name, num_atoms, neighbours):
    function = lambda lengths: radial_table.expand(lengths, None, torch.rand(1, 50, 4, 64), 0.5, 5.0, 0)
    return lambda: twice_differentiated(function, num_atoms * neighbours)


def hidden_layers(name, num_atoms, neighbours):
    weights = [torch.rand(8, 64), torch.rand(64, 64)]
    function = lambda features: radial_hidden(features, weights, 1.7, backend="triton")
    return lambda: twice_differentiated(function, num_atoms * neighbours, 8)


def sums(name, num_atoms, neighbours):
    segments = torch.arange(num_atoms).repeat_interleave(neighbours)
    function = lambda values: segment_sum(values, segments, num_atoms, backend="triton")
    return lambda: twice_differentiated(function, len(segments), 640)


seen = set()


def check(make, name, neighbours):
    pair = []
    for num_atoms in (8, 16):
        step = make(name, num_atoms, neighbours)
        with assume("sm_90"), recording() as launches:
            step()
        pair.append(launches)
    names = [[launch.function.__name__ for launch in launches] for launches in pair]
    new = {}
    for one, other in zip(*pair):
        key = specialise(other).key
        if key not in seen:
            new.setdefault((key, other.operation), (one, other))
    seen.update(key for key, _ in new)
    findings = {}
    for (_, operation), (one, other) in new.items():
        findings.setdefault(operation, []).extend(offsets.find_overflows([one], [other]))
    return {"same": names[0] == names[1], "findings": findings}


# models of few neighbours and of many take different kernels
print(json.dumps({
    "a frozen model with repulsion": check(evaluation, "repulsion", 30),
    "training a model with repulsion": check(training, "repulsion", 5),
    "a frozen model with projected densities": check(evaluation, "projected", 30),
    "training a model with projected densities": check(training, "projected", 30),
    "a frozen non-linear model": check(evaluation, "non-linear", 5),
    "training a non-linear model": check(training, "non-linear", 30),
    "spherical harmonics": check(harmonics, "", 5),
    "radial table": check(table, "", 5),
    "hidden radial layers": check(hidden_layers, "", 5),
    "sums of wide rows": check(sums, "", 5),
}))
"""


@pytest.fixture(scope="module")
def checked(once):
    """Findings by operation, of each step."""
    return once("offsets of models", _check)


def _check(folder):
    environment = {name: value for name, value in os.environ.items() if name != "TRITON_INTERPRET"}
    environment["OMP_NUM_THREADS"] = "1"
    done = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_all_operations_are_launched(checked):
    assert {operation for step in checked.values() for operation in step["findings"]} == OPERATIONS


def test_the_same_kernels_are_launched_for_every_size(checked):
    assert [name for name, step in checked.items() if not step["same"]] == []


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_offsets_are_wide(checked, operation):
    findings = [line for step in checked.values() for line in step["findings"].get(operation, ())]
    assert [line for line in findings if not any(harmless in line for harmless in HARMLESS)] == []
