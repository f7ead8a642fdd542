"""The examples that spread structures over Dask and Parsl give what one process gives."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import ase.io
import numpy as np
import pytest
from ase.build import molecule

import mace_fast

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("package", ["dask", "parsl"])
def test_results_are_those_of_one_process_in_the_order_of_the_file(package, shared_model, tmp_path):
    if importlib.util.find_spec({"dask": "distributed"}.get(package, package)) is None:
        pytest.skip(f"{package} is not installed")
    structures = [molecule(name) for name in ("CH3OH", "H2O", "CH4", "CO", "H2O")]
    for seed, atoms in enumerate(structures):
        atoms.rattle(0.05, seed=seed)
    ase.io.write(tmp_path / "in.extxyz", structures)
    model = shared_model("mace-tutorials_model.model")
    script = [sys.executable, EXAMPLES / f"screen_{package}.py", model, "in.extxyz", "out.extxyz"]
    path = os.pathsep.join([str(EXAMPLES.parent), os.environ.get("PYTHONPATH", "")])
    options = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": path}, "capture_output": True, "text": True}
    done = subprocess.run([*script, "--workers", "1", "--batch-size", "2"], timeout=120, **options)
    assert done.returncode == 0, done.stderr
    written = ase.io.read(tmp_path / "out.extxyz", ":")
    expected = mace_fast.predict(mace_fast.load(model), structures)
    for atoms, found, result in zip(structures, written, expected, strict=True):
        assert found.get_chemical_formula() == atoms.get_chemical_formula()
        assert found.info["MACE_energy"] == pytest.approx(result.energy, abs=1e-4)
        np.testing.assert_allclose(found.arrays["MACE_forces"], result.forces, atol=1e-4)
