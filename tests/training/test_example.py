"""The example trains on real configurations, goes on from its checkpoint, and shares batches between processes."""

import re
import runpy
from pathlib import Path

import ase.io
import numpy as np
import pytest
import torch
from ase.calculators.singlepoint import SinglePointCalculator

import mace_fast
from mace_fast.predict import predict

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "train.py"


@pytest.fixture
def run(configurations, shared_data, tmp_path, run_python, run_module):
    """``run(name, epochs, through)`` trains to a checkpoint of that name and gives what was printed."""

    def train(name, epochs, through=()):
        settings = ["--hidden=8x0e+8x1o", "--r-max=4", "--batch-size=4", "--held-out=0.2", f"--epochs={epochs}"]
        files = [configurations / "train.xyz", "--isolated", shared_data("3bpa_iso_atoms.xyz")]
        command = [EXAMPLE, *files, *settings, "--output", tmp_path / f"{name}.pt"]
        return run_python(*through, *command) if through else run_module(*command, cwd=tmp_path)

    return train


@pytest.mark.slow
def test_it_learns_goes_on_and_writes_a_model(run, tmp_path, configurations):
    text = run("whole", 3)
    forces = [float(number) for number in re.findall(r"([\d.]+) meV/Å", text)]
    assert len(forces) == 3
    assert forces[-1] < forces[0]
    run("parts", 2)
    assert "from epoch 2" in run("parts", 3)
    one, other = (torch.load(tmp_path / f"{name}.pt", weights_only=True) for name in ("whole", "parts"))
    assert all(torch.isfinite(value).all() for value in one["model"].values())
    assert one["epoch"] == other["epoch"] == 3
    model = mace_fast.load(tmp_path / "whole.safetensors")
    frames = ase.io.read(configurations / "valid.xyz", ":")
    assert all(result.forces.shape == (27, 3) for result in predict(model, frames))


@pytest.mark.slow
def test_two_processes_train_as_one(run, tmp_path):
    run("one", 2)
    run("two", 2, ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"))
    one, other = (torch.load(tmp_path / f"{name}.pt", weights_only=True)["model"] for name in ("one", "two"))
    assert one.keys() == other.keys()
    for name, value in one.items():
        torch.testing.assert_close(value, other[name], rtol=1e-7, atol=1e-8, msg=name)


@pytest.mark.parametrize("form", ["of mace-torch", "of ASE"])
def test_labels_are_read_under_either_name_and_their_lack_is_said(form):
    example = runpy.run_path(str(EXAMPLE))
    energies, structures = {1: -2.0, 8: -5.0}, [ase.Atoms(symbols) for symbols in ("H2O", "OH", "H2O2")]
    for atoms in structures:
        energy = sum(energies[number] for number in atoms.numbers)
        if form == "of ASE":
            atoms.calc = SinglePointCalculator(atoms, energy=energy, forces=atoms.positions)
        else:
            atoms.info["REF_energy"], atoms.arrays["REF_forces"] = energy, atoms.positions
    assert example["energies_of_atoms"](structures) == pytest.approx(energies)
    assert np.array_equal(example["label"](structures[0], "forces"), structures[0].positions)
    with pytest.raises(SystemExit, match="CO has neither REF_energy nor energy: "):
        example["label"](ase.Atoms("CO"), "energy")
