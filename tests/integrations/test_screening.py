"""The examples that spread structures over Dask and Parsl give what one process gives, and name what has no results."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import ase.io
import numpy as np
import pytest
from ase import Atoms
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
    ase.io.write(tmp_path / "in.extxyz", [*structures[:3], Atoms("H2", [[0, 0, 0]] * 2), *structures[3:]])
    model = shared_model("mace-tutorials_model.model")
    script = [sys.executable, EXAMPLES / f"screen_{package}.py", model, "in.extxyz", "out.extxyz"]
    path = os.pathsep.join([str(EXAMPLES.parent), os.environ.get("PYTHONPATH", "")])
    options = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": path}, "capture_output": True, "text": True}
    done = subprocess.run([*script, "--workers", "1", "--batch-size", "2"], timeout=120, **options)
    assert done.returncode == 1, done.stderr
    assert "structure 3 has no results: atoms 0 and 1 are 0.0e+00 Å apart" in done.stderr
    written = ase.io.read(tmp_path / "out.extxyz", ":")
    assert "MACE_error" in written.pop(3).info
    expected = mace_fast.predict(mace_fast.load(model), structures)
    for atoms, found, result in zip(structures, written, expected, strict=True):
        assert found.get_chemical_formula() == atoms.get_chemical_formula()
        assert found.info["MACE_energy"] == pytest.approx(result.energy, abs=1e-4)
        np.testing.assert_allclose(found.arrays["MACE_forces"], result.forces, atol=1e-4)
