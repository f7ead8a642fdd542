"""Runs of the training commands, ours and mace-torch's, on a few real configurations."""

import functools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import ase.io
import numpy as np
import pytest

ENERGIES = {1: -13.587222780835477, 6: -1029.4889999855063, 7: -1484.9814568572233, 8: -2041.9816003861047}
"""Of the isolated atoms of 3BPA, in eV."""

COMMANDS = {"ours": ("mace_fast.cli", "train"), "theirs": ("mace.cli.run_train",)}

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
def environment():
    """Of a user's process, on one thread."""
    changed = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    changed.pop("TRITON_INTERPRET", None)
    return changed


@pytest.fixture(scope="session")
def run_python(environment):
    """``run_python(*arguments, cwd)`` runs Python as a user does and gives what it printed."""

    def run(*arguments, cwd=None):
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    return run


@pytest.fixture(scope="session")
def run_module(environment, reference):
    """``run_module(module, *arguments, cwd)`` is what it, or a script, prints in a fork of ``server.py``."""
    command = [sys.executable, Path(__file__).with_name("server.py")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as server:

        def run(module, *arguments, cwd):
            output = cwd / "output.txt"
            asked = [str(module), [str(each) for each in arguments], str(cwd), str(output)]
            server.stdin.write(json.dumps(asked) + "\n")
            server.stdin.flush()
            assert server.stdout.readline() == "0\n", output.read_text()[-3000:]
            return output.read_text()

        yield run


@pytest.fixture(scope="session")
def training(configurations, run_python, run_module):
    """``training("ours" or "theirs", folder, **settings)`` trains in a folder."""

    def run(whose, folder, through=(), **changes):
        folder.mkdir(exist_ok=True)
        files = {name: configurations / f"{name}.xyz" for name in ("train", "valid")}
        settings = {**SETTINGS, "work_dir": folder, "train_file": files["train"], "valid_file": files["valid"]}
        settings |= changes
        flags = [
            f"--{name}" if value is True else f"--{name}={value}"
            for name, value in settings.items()
            if value is not None
        ]
        if through:
            run_python(*through, "-m", *COMMANDS[whose], *flags, cwd=folder)
        else:
            run_module(*COMMANDS[whose], *flags, cwd=folder)

    return run


@pytest.fixture
def trained(training, tmp_path):
    """``trained("ours" or "theirs", folder, **settings)`` trains there, in a folder of that name if none is given."""
    return lambda whose, folder=None, *through, **settings: training(
        whose, folder or tmp_path / whose, *through, **settings
    )


@pytest.fixture(scope="session")
def first_epoch(training, tmp_path_factory):
    """``first_epoch("ours" or "theirs", folder)`` is a copy, there, of the folder of a training of one epoch."""

    @functools.cache
    def original(whose):
        folder = tmp_path_factory.mktemp(whose)
        training(whose, folder, max_num_epochs=1)
        return folder

    return lambda whose, folder: Path(shutil.copytree(original(whose), folder))


@pytest.fixture
def losses(tmp_path):
    """``losses(name)`` are the losses of every step and of every validation in a folder, in order, by kind."""

    def read(name):
        (file,) = (tmp_path / name / "results").glob("*_train.txt")
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        return {mode: [line["loss"] for line in lines if line["mode"] == mode] for mode in ("opt", "eval")}

    return read


@pytest.fixture
def same_losses(trained, losses):
    """``same_losses(**settings)`` trains both and compares the losses of every step and every validation."""

    def compare(rtol=1e-8, atol=0.0, **settings):
        for whose in ("theirs", "ours"):
            trained(whose, **settings)
        expected, found = losses("theirs"), losses("ours")
        for mode in ("opt", "eval"):
            assert len(set(expected[mode])) == len(expected[mode]) > 1, mode
            np.testing.assert_allclose(found[mode], expected[mode], rtol, atol, err_msg=mode)

    return compare


@pytest.fixture
def crystals(shared_data, tmp_path):
    """A file with small crystals of several elements, with their stresses and virials."""
    frames = ase.io.read(shared_data("mattersim_mptrj-random-1k.xyz"), ":120")
    small = [atoms for atoms in frames if len(atoms) <= 5][:6]
    for atoms in small:
        atoms.info["virials"] = -atoms.get_volume() * atoms.get_stress(voigt=False)
    ase.io.write(tmp_path / "crystals.xyz", small, format="extxyz")
    return tmp_path / "crystals.xyz"


@pytest.fixture
def foundation(first_epoch, tmp_path):
    """The file of a model of mace-torch that was trained before."""
    return first_epoch("ours", tmp_path / "before") / "tiny.model"


@pytest.fixture
def isolated_energies():
    """Of isolated atoms, in eV, as the command takes them."""
    return SETTINGS["E0s"]
