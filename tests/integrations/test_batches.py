"""Batches of systems for engines: what is common to them, without one."""

import numpy as np
import pytest
import torch
from ase.build import bulk, molecule

import mace_fast
from mace_fast.chunks import sizes
from mace_fast.integrations.batches import Batches


def test_large_systems_of_a_batch_are_evaluated_in_chunks(monkeypatch, compiled_cpu):
    systems = [molecule("H2O"), bulk("Si", cubic=True) * (2, 2, 2), bulk("NaCl", "rocksalt", a=5.7), molecule("CH4")]
    for seed, atoms in enumerate(systems):
        atoms.rattle(0.05, seed=seed)
    batches = Batches("mace-mp-small", dtype="float64")
    whole = batches.evaluate(systems)
    monkeypatch.setattr(sizes, "RECEIVERS_ON_A_CPU", 10)  # 64 atoms are many then
    monkeypatch.setattr(batches, "_whole", None)  # and none of them is evaluated whole
    chunked = batches.evaluate([systems[1]])
    np.testing.assert_allclose(chunked["forces"], whole["forces"][3:67], atol=1e-10)
    monkeypatch.undo()
    monkeypatch.setattr(sizes, "RECEIVERS_ON_A_CPU", 10)
    chunked = batches.evaluate(systems)
    assert chunked.keys() == whole.keys()
    for name, value in whole.items():
        np.testing.assert_allclose(chunked[name], value, atol=1e-10)
    assert batches.evaluate(systems, forces=False, stress=False).keys() == {"energy"}
    systems[1].positions[3] = systems[1].positions[5]
    with pytest.raises(ValueError, match=r"^system 1 of the batch: "):
        batches.evaluate(systems)
    systems[1].rattle(0.05, seed=1)
    systems[2].numbers[0] = 118
    with pytest.raises(ValueError, match=r"^system 2 of the batch: the model does not know Og"):
        batches.evaluate(systems)


def test_what_is_kept_of_inference_mode_does_for_forces_too(compiled_cpu):
    atoms = bulk("Si", cubic=True)
    atoms.rattle(0.05, seed=1)
    batches = Batches("mace-mp-small", dtype="float64")
    with torch.inference_mode():
        energy = batches.evaluate([atoms], forces=False, stress=False)["energy"]
    for _ in range(3):
        found = batches.evaluate([atoms])
        assert torch.equal(found["energy"], energy)
    with torch.inference_mode():
        assert torch.equal(batches.evaluate([atoms])["forces"], found["forces"])


def test_results_are_those_of_the_calculator(compiled_cpu):
    atoms = bulk("Si", cubic=True)
    atoms.rattle(0.05, seed=1)
    found = Batches("mace-mp-small", dtype="float64").evaluate([atoms])
    atoms.calc = mace_fast.mace_mp("small", default_dtype="float64")
    np.testing.assert_allclose(found["forces"], atoms.get_forces(), atol=1e-12)
    np.testing.assert_allclose(found["stress"][0], atoms.get_stress(voigt=False), atol=1e-12)
