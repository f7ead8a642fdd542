"""Evaluations in chunks give what the model gives on the whole, and what mace-torch gives."""

import numpy as np
import pytest
import torch
from ase.build import bulk

import mace_fast
from mace_fast.chunks.partition import EDGES_PER_NODE
from mace_fast.chunks.sizes import Chunking
from mace_fast.data import atoms_to_data
from mace_fast.testing.workloads import SMALL, ethanol

IN_CHUNKS = {"compute_stress": True, "compute_atomic_stresses": True}
NOT_GIVEN = {"edge_forces", "hessian", "displacement", "node_feats"}


def largest_difference(found, expected):
    """Relative to the largest number of each result, and which it is."""
    differences = {}
    for key, value in expected.items():
        if value is None or key in NOT_GIVEN:
            assert found[key] is None, key
            continue
        assert found[key].shape == value.shape, key
        scale = value.detach().double().abs().max().clamp(min=1e-3) if value.numel() else 1.0
        difference = (found[key].double() - value.detach().double()).abs().max() if value.numel() else 0.0
        differences[key] = float(difference / scale)
    return max(differences.items(), key=lambda item: item[1])


@pytest.mark.thorough
@pytest.mark.parametrize("name", SMALL)
def test_every_model(name, ours, batch_of, evaluate, each_cpu_backend):
    """Three graphs with heads in turn and edges in any order, in chunks that cut across graphs and neighbourhoods."""
    model = ours(name)
    batch = batch_of(model, "ethanol", "carbide", "slab") | {"float64_energies": True}
    expected = evaluate(model, batch, compute_stress=True, compute_edge_forces=True, compute_atomic_stresses=True)
    for chunk in (1, 5, 100):
        found = mace_fast.evaluate_in_chunks(model, batch, chunk, **IN_CHUNKS)
        assert found.keys() == expected.keys()
        name_of_result, difference = largest_difference(found, expected)
        assert difference < 1e-11, (chunk, name_of_result)


@pytest.mark.parametrize("name", ["attention", "residual", "omol"])
def test_edges_longer_than_the_cutoff_count_as_in_the_model(name, ours, evaluate, each_cpu_backend):
    """An attention among the edges of an atom is one among all that are given."""
    model = ours(name)
    atoms = ethanol()
    batch = atoms_to_data(atoms, model.atomic_numbers, float(model.r_max) + 1.5) | {"float64_energies": True}
    expected = evaluate(model, batch, compute_stress=True, compute_edge_forces=True, compute_atomic_stresses=True)
    found = mace_fast.evaluate_in_chunks(model, batch, 4, **IN_CHUNKS)
    name_of_result, difference = largest_difference(found, expected)
    assert difference < 1e-11, name_of_result


@pytest.mark.parametrize("name", ["residual", "nonlinear", "omol", "density", "plain zbl heads", "heads"])
def test_against_mace_torch(name, pair, batch_of, evaluate, each_cpu_backend):
    ours, theirs = pair(name)
    batch = batch_of(ours, "ethanol", "carbide", "slab")
    expected = evaluate(theirs, batch, compute_stress=True)
    found = mace_fast.evaluate_in_chunks(ours, batch, 4, compute_stress=True)
    for key in ("energy", "node_energy", "forces", "stress", "virials"):
        torch.testing.assert_close(found[key], expected[key].detach(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", ["residual", "nonlinear"])
def test_float32_is_as_accurate_as_the_whole(name, pair, restored, batch_of, evaluate, each_cpu_backend):
    ours, _ = pair(name)
    batch = batch_of(ours, "ethanol", "carbide")
    exact = evaluate(ours, batch, compute_stress=True)
    single = batch_of(ours, "ethanol", "carbide", dtype=torch.float32) | {"float64_energies": True}
    with restored(ours):
        ours.float()
        whole = evaluate(ours, single, compute_stress=True)
        found = mace_fast.evaluate_in_chunks(ours, single, 4, compute_stress=True)
    for key in ("energy", "forces", "stress"):
        error, of_whole = ((one[key].double() - exact[key]).norm().item() for one in (found, whole))
        assert error <= 1.5 * of_whole + 1e-7 * exact[key].norm().item(), key


@pytest.mark.parametrize("names", [("isolated_atom",), ("distant_atoms",), ("isolated_atom", "small_cell")])
def test_few_or_no_edges_and_images_of_itself(names, ours, batch_of, evaluate, each_cpu_backend):
    model = mace_fast.freeze(ours("agnesi zbl"))
    batch = batch_of(model, *names) | {"float64_energies": True}
    expected = evaluate(model, batch, compute_stress=True)
    assert largest_difference(mace_fast.evaluate_in_chunks(model, batch, 1, compute_stress=True), expected)[1] < 1e-11


def test_energies_alone(ours, batch_of, evaluate):
    model = mace_fast.freeze(ours("embedding readout"))
    batch = batch_of(model, "ethanol", "carbide") | {"float64_energies": True}
    expected = evaluate(model, batch, compute_force=False)
    found = mace_fast.evaluate_in_chunks(model, batch, 4, compute_force=False)
    assert largest_difference(found, expected)[1] < 1e-11
    assert not any(value.requires_grad for value in found.values() if value is not None)


def test_tables(ours, batch_of, evaluate, compiled_cpu):
    model = mace_fast.freeze(ours("residual"))
    mace_fast.tabulate(model)
    batch = batch_of(model, "carbide") | {"float64_energies": True}
    expected = evaluate(model, batch, compute_stress=True)
    assert largest_difference(mace_fast.evaluate_in_chunks(model, batch, 3, compute_stress=True), expected)[1] < 1e-11


def test_atoms_with_very_many_neighbours(ours, batch_of, evaluate, compiled_cpu):
    """Chunks are cut by edges too; one atom is a chunk however many edges it has."""
    model = mace_fast.freeze(ours("residual"))
    atoms = bulk("C", cubic=True, a=1.9) * (2, 2, 2)
    atoms.rattle(0.05, seed=0)
    batch = mace_fast.data.atoms_to_data(atoms, model.atomic_numbers, model.r_max) | {"float64_energies": True}
    assert batch["edge_index"].shape[1] > 3 * EDGES_PER_NODE * len(atoms)
    told = []
    found = mace_fast.evaluate_in_chunks(model, batch, 3, progress=lambda *parts: told.append(parts))
    assert told == [(done + 1, 3 * len(atoms)) for done in range(3 * len(atoms))]  # three passes of two layers
    assert largest_difference(found, evaluate(model, batch))[1] < 1e-11


def test_the_same_bits_in_every_run_and_with_any_number_of_threads(ours, batch_of, compiled_cpu):
    model = mace_fast.freeze(ours("residual").float())
    batch = batch_of(model, "carbide", "ethanol", dtype=torch.float32)
    threads = torch.get_num_threads()
    try:
        results = []
        for count in (1, 2, 3, 1):
            torch.set_num_threads(count)
            results.append(mace_fast.evaluate_in_chunks(model, batch, 4, compute_stress=True))
    finally:
        torch.set_num_threads(threads)
    for other in results[1:]:
        assert all(torch.equal(value, other[key]) for key, value in results[0].items() if value is not None)


def test_triton(ours, batch_of, evaluate, monkeypatch):
    pytest.importorskip("triton")
    model = mace_fast.freeze(ours("residual"))
    model.backend = "triton"
    batch = batch_of(model, "water_ion") | {"float64_energies": True}
    expected = evaluate(model, batch, compute_stress=True)
    assert largest_difference(mace_fast.evaluate_in_chunks(model, batch, 2, compute_stress=True), expected)[1] < 1e-11


def test_what_cannot_be_evaluated_is_refused(ours, batch_of):
    model = mace_fast.freeze(ours("residual"))
    batch = batch_of(model, "ethanol")
    with pytest.raises(ValueError, match="chunk is 0"):
        mace_fast.evaluate_in_chunks(model, batch, 0)
    with pytest.raises(TypeError, match="from_mace"):
        mace_fast.evaluate_in_chunks(torch.nn.Linear(2, 2), batch)
    nowhere = batch["positions"].detach().clone()
    nowhere[3, 1] = float("nan")
    with pytest.raises(ValueError, match="node 3 are not finite"):
        mace_fast.evaluate_in_chunks(model, batch | {"positions": nowhere}, 4)
    same = batch["positions"].detach().clone()
    same[1] = same[0]
    with pytest.raises(ValueError, match="apart"):
        mace_fast.evaluate_in_chunks(model, batch | {"positions": same}, 4)
    with pytest.raises(TypeError, match="float64"):
        mace_fast.evaluate_in_chunks(model, batch | {"positions": same.float()}, 4)
    assert np.isfinite(float(mace_fast.evaluate_in_chunks(model, batch)["energy"]))


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"chunk": 4, "memory": 1.0}, "either"),
        ({"chunk": -1}, "chunk is -1"),
        ({"chunk": 2.5}, "number of atoms"),
        ({"chunk": "many"}, "number of atoms"),
        ({"chunk": True}, "number of atoms"),
        ({"memory": "4GB"}, "'4GB': give a positive number, in GB"),
        ({"memory": 0.0}, "positive"),
        ({"memory": float("nan")}, "positive"),
    ],
)
def test_what_makes_no_sense_is_refused(wanted, message):
    with pytest.raises(ValueError, match=message):
        Chunking(**wanted)
