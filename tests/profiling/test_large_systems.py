"""What is counted without numbers and without kernels is what an evaluation takes."""

import gc
import importlib
from collections import Counter

import pytest
import torch
from torch.utils._python_dispatch import _disable_current_modes

from mace_fast.chunks.evaluation import evaluate_chunks
from mace_fast.chunks.live_bytes import LiveBytes
from mace_fast.testing.workloads import SMALL
from profiling.large_systems.crystals import crystal, large_crystal, structures_for
from profiling.large_systems.dispatched import Dispatched, counting
from profiling.large_systems.evaluations import (
    bytes_evaluated,
    bytes_of,
    count_captured,
    count_chunk,
    count_whole,
    frozen_model,
    input_with_topology,
)

pytest.importorskip("triton", reason="Triton is not installed")

RECEIVERS = 135
"""Of a chunk: three cells along each axis."""

CELLS = (6, 12)
"""Of crystals, along each axis."""

EDGES = (32 + 26 + 3 * 32) / 5
"""Of an atom to 4.5 Å, in shells of Sr, Ti and O."""


def new_model():
    species = {"atomic_numbers": [8, 22, 38], "atomic_energies": [-1.0, -3.0, -5.0]}
    return frozen_model({**SMALL["residual"], **species, "hidden_irreps": "4x0e+4x1o"})


@pytest.fixture(scope="module")
def model():
    return new_model()


@pytest.fixture(scope="module")
def crystals(model):
    return [large_crystal(model, cells, RECEIVERS) for cells in CELLS]


@pytest.fixture(scope="module")
def counted(model, crystals):
    return [count_chunk(model, one) for one in crystals]


def test_bytes_are_those_of_an_evaluation_in_all_chunks(model, crystals, counted):
    assert [one.num_chunks for one in crystals] == [8, 64]
    for cells, one in zip(CELLS, counted, strict=True):
        assert one.total == pytest.approx(bytes_evaluated(model, cells, RECEIVERS), rel=0.01)


def test_what_is_kept_for_every_atom(crystals, counted):
    """Positions, species, graph, edges, chunk; features and their gradients; forces; energies and their weights."""
    expected = 24 + 16 + 8 + 16 + 7 * EDGES + 8 + 2 * 16 * 4 + 24 + 3 * 4
    more_atoms = crystals[1].num_atoms - crystals[0].num_atoms
    assert (counted[1].total - counted[0].total) / more_atoms == pytest.approx(expected, rel=1e-3)


def test_the_stress_takes_a_tensor_for_every_atom(model, crystals, counted):
    with_stress = count_chunk(model, crystals[1], stress=True)
    assert with_stress.total - counted[1].total == pytest.approx(72 * crystals[1].num_atoms, rel=0.05)


def test_kernels_that_run_take_the_same_bytes(monkeypatch):
    model = new_model()
    structures = structures_for(model)
    system = structures.system(model, crystal(1), 0, {})
    chunks = structures.chunks(3)
    found = evaluate_chunks(model, system, chunks)
    executor = importlib.import_module("triton.runtime.interpreter").GridExecutor
    launch = executor.__call__

    def uncounted(self, *args, **kwargs):
        """The interpreter makes tensors, and keeps arguments alive in a circle of references; a GPU does neither."""
        with _disable_current_modes():
            launch(self, *args, **kwargs)
        gc.collect()

    monkeypatch.setattr(executor, "__call__", uncounted)
    gc.collect()
    gc.freeze()  # so that a collection looks at what the launches make, not at all that there is
    with LiveBytes() as run:
        again = evaluate_chunks(model, system, chunks)
    with counting() as (_, recorded):
        evaluate_chunks(model, system, chunks)
    assert len(chunks) == 2
    assert torch.equal(found["forces"], again["forces"])
    assert run.peak == recorded.peak


def test_a_chunk_waits_at_most_seven_times_whatever_the_size(counted):
    small, large = (one.passes for one in counted)
    assert small == large
    assert len(small) == 3
    assert all(0 < counts["waits"] <= 7 for counts in small)
    assert all(counts["launches"] > 0 for counts in small)


def test_a_step_with_a_topology_waits_for_nothing_and_a_captured_one_is_a_copy_and_a_replay(model):
    data = input_with_topology(model, crystal(2))
    dispatched, _, _ = count_whole(model, data, 40)
    assert dispatched.counts["waits"] == 0
    assert dispatched.counts["launches"] > 10
    assert count_captured(model, data) == Counter(operations=1, computing=1, replays=1)


def test_bytes_of_the_whole_are_those_of_an_evaluation_with_numbers(model):
    data = input_with_topology(model, crystal(2))
    _, without_numbers, given = count_whole(model, data, 40)
    with counting():
        model(dict(data))  # after which constants are kept
    with counting() as (_, with_numbers):
        model(dict(data))
    assert without_numbers.peak == pytest.approx(with_numbers.peak, rel=0.01)
    assert given == bytes_of(data)


def test_views_allocations_and_numbers_compute_nothing():
    values = torch.arange(4.0)
    with Dispatched([]) as dispatched:
        values.view(2, 2).t()
        torch.empty(3)
        assert float(values[3]) == 3
        values[values > 1].add_(1)
    assert dispatched.counts == Counter(operations=8, computing=3, waits=2)


def test_a_crystal_that_is_too_small_for_its_chunks_is_refused(model):
    with pytest.raises(ValueError, match="take more cells"):
        large_crystal(model, 4, RECEIVERS)
