"""Runs of the training commands, ours and mace-torch's, on a few real configurations."""

import json
import os
import subprocess
import sys

import ase.io
import pytest

ENERGIES = {1: -13.587222780835477, 6: -1029.4889999855063, 7: -1484.9814568572233, 8: -2041.9816003861047}
"""Of the isolated atoms of 3BPA, in eV."""

COMMANDS = {"ours": ("-m", "mace_fast.cli", "train"), "theirs": ("-m", "mace.cli.run_train")}

SETTINGS = {
    "name": "tiny",
    "model": "ScaleShiftMACE",
    "interaction_first": "RealAgnosticResidualInteractionBlock",
    "interaction": "RealAgnosticResidualInteractionBlock",
    "hidden_irreps": "8x0e+8x1o",
    "MLP_irreps": "4x0e",
    "max_ell": 2,
    "correlation": 2,
    "r_max": 4.0,
    "num_radial_basis": 4,
    "radial_MLP": "[8,8]",
    "E0s": str(ENERGIES),
    "energy_key": "energy",
    "forces_key": "forces",
    "batch_size": 2,
    "valid_batch_size": 2,
    "max_num_epochs": 2,
    "device": "cpu",
    "seed": 3,
    "default_dtype": "float64",
    "error_table": "PerAtomRMSE",
    "plot": "False",
    "num_workers": 0,
}


@pytest.fixture(scope="session")
def configurations(shared_data, tmp_path_factory):
    """Files with 8 configurations of 3BPA to train on and 4 to validate."""
    frames = ase.io.read(shared_data("3bpa_train_300K.xyz"), ":12")
    folder = tmp_path_factory.mktemp("configurations")
    ase.io.write(folder / "train.xyz", frames[:8], format="extxyz")
    ase.io.write(folder / "valid.xyz", frames[8:], format="extxyz")
    return folder


@pytest.fixture(scope="session")
def run_python():
    """``run_python(*arguments, cwd)`` runs Python as a user does and gives what it printed."""

    def run(*arguments, cwd=None):
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
        environment.pop("TRITON_INTERPRET", None)
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    return run


@pytest.fixture
def trained(configurations, tmp_path, run_python, reference):
    """``trained("ours" or "theirs", folder, **settings)`` trains there, in a folder of that name if none is given."""

    def run(whose, folder=None, through=(), **changes):
        folder = folder or tmp_path / whose
        folder.mkdir(exist_ok=True)
        files = {name: configurations / f"{name}.xyz" for name in ("train", "valid")}
        settings = {**SETTINGS, "work_dir": folder, "train_file": files["train"], "valid_file": files["valid"]}
        settings |= changes
        flags = [f"--{name}" if value is True else f"--{name}={value}" for name, value in settings.items()]
        run_python(*through, *COMMANDS[whose], *flags, cwd=folder)

    return run


@pytest.fixture
def losses(tmp_path):
    """``losses(name)`` are the losses of every step and of every validation in a folder, in order, by kind."""

    def read(name):
        (file,) = (tmp_path / name / "results").glob("*_train.txt")
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        return {mode: [line["loss"] for line in lines if line["mode"] == mode] for mode in ("opt", "eval")}

    return read


@pytest.fixture
def foundation(trained, tmp_path):
    """The file of a model of mace-torch that was trained before."""
    trained("ours", tmp_path / "before", max_num_epochs=1)
    return tmp_path / "before" / "tiny.model"


@pytest.fixture
def isolated_energies():
    """Of isolated atoms, in eV, as the command takes them."""
    return SETTINGS["E0s"]
