import ase.io
import numpy as np
import pytest
import torch
from ase import Atoms
from ase.calculators.singlepoint import SinglePointCalculator

import mace_fast
from mace_fast.predict import predict


@pytest.fixture(scope="session")
def model(small_model):
    return mace_fast.load(small_model)


@pytest.mark.parametrize("batch_size", [1, 3, 100])
def test_results_are_those_of_each_structure(batch_size, run, small_model, model, structures, structure_file, tmp_path):
    out = tmp_path / "out.extxyz"
    status, text, err = run("eval", small_model, structure_file, out, "--stress", "--batch-size", batch_size)
    assert status == 0
    assert text == f"structures written to {out}: 4\n"
    assert "evaluating: 4/4" in err
    for atoms, written in zip(structures, ase.io.read(out, ":"), strict=True):
        expected = predict(model, [atoms], stress=True)[0]
        assert written.get_chemical_formula() == atoms.get_chemical_formula()
        assert written.info["MACE_energy"] == pytest.approx(expected.energy, abs=1e-4)
        np.testing.assert_allclose(written.arrays["MACE_forces"], expected.forces, atol=1e-4)
        np.testing.assert_allclose(written.info["MACE_stress"], expected.stress, atol=1e-5)


def test_precision_can_be_chosen(run, small_model, structure_file, tmp_path):
    run("eval", small_model, structure_file, tmp_path / "out.extxyz", "--dtype", "float64")
    model = mace_fast.load(small_model, dtype=torch.float64)
    expected = predict(model, [ase.io.read(structure_file, 0)])[0]
    written = ase.io.read(tmp_path / "out.extxyz", 0)
    assert written.info["MACE_energy"] == pytest.approx(expected.energy, abs=1e-9)
    assert "MACE_stress" not in written.info


@pytest.fixture
def labelled(tmp_path, model, structures):
    """Structures with labels 0.5 eV/atom below and 0.25 eV/Å beside what the model says."""
    for atoms, prediction in zip(structures, predict(model, structures, stress=True), strict=True):
        atoms.info["REF_energy"] = prediction.energy - 0.5 * len(atoms)
        atoms.arrays["REF_forces"] = prediction.forces + 0.25
        atoms.info["other_stress"] = (prediction.stress - 0.125).ravel()
    path = tmp_path / "labelled.extxyz"
    ase.io.write(path, structures)
    return path


def errors(out):
    """The rows of the table of errors by quantity."""
    rows = [line.split() for line in out.splitlines() if line.startswith(("energy ", "forces ", "stress "))]
    return {quantity: columns for quantity, *columns in rows}


def test_errors_against_reference_values(run, small_model, labelled, tmp_path):
    _, out, _ = run("eval", small_model, labelled, tmp_path / "o.xyz", "--stress", "--stress-key", "other_stress")
    table = errors(out)
    assert table.keys() == {"energy", "forces", "stress"}
    for quantity, expected, unit in (("energy", 500, "meV/atom"), ("forces", 250, "meV/Å"), ("stress", 125, "meV/Å³")):
        assert [float(value) for value in table[quantity][:2]] == pytest.approx([expected, expected], rel=1e-3)
        assert table[quantity][2:] == [unit, "4"]


def test_labels_that_ase_keeps_in_a_calculator_are_found_and_kept(run, small_model, model, tmp_path):
    atoms = Atoms("OH", positions=[(0, 0, 0), (0, 0, 1.0)])
    label = predict(model, [atoms])[0].energy + 0.002
    atoms.calc = SinglePointCalculator(atoms, energy=label)
    ase.io.write(tmp_path / "in.extxyz", atoms)
    _, out, _ = run("eval", small_model, tmp_path / "in.extxyz", tmp_path / "out.extxyz")
    assert float(errors(out)["energy"][0]) == pytest.approx(1.0, rel=1e-2)
    assert ase.io.read(tmp_path / "out.extxyz").get_potential_energy() == pytest.approx(label)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--batch-size", "0"], "--batch-size is 0, expected 1 or more structures"),
        (["--energy-key", "dft"], "--energy-key dft was asked for, but no structure of the input has it"),
        (["--head", "omol"], "the model has no head 'omol'; it has Default"),
    ],
)
def test_wrong_options_write_nothing(options, message, fails, small_model, structure_file, tmp_path):
    assert fails("eval", small_model, structure_file, tmp_path / "out.extxyz", *options) == message
    assert list(tmp_path.iterdir()) == [structure_file]


def test_unknown_element_names_the_structure_and_writes_nothing(fails, small_model, structures, tmp_path):
    structures[2].symbols[0] = "Au"
    path = tmp_path / "in.extxyz"
    ase.io.write(path, structures)
    message = fails("eval", small_model, path, tmp_path / "out.extxyz")
    assert message == f"structure 2 of {path} contains Au, but the model knows only H, C, O"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no file"),
        ("", "ASE cannot read structures from"),
        ("2\nonly one atom\nH 0 0 0\n", "ASE cannot read structures from"),
        ("words\n", "ASE cannot read structures from"),
    ],
)
def test_file_without_structures(content, message, fails, small_model, tmp_path):
    path = tmp_path / "in.extxyz"
    if content is not None:
        path.write_text(content)
    assert message in fails("eval", small_model, path, tmp_path / "out.extxyz")
    assert not (tmp_path / "out.extxyz").exists()


def test_atoms_in_one_place_are_refused(fails, small_model, tmp_path):
    path = tmp_path / "in.extxyz"
    ase.io.write(path, Atoms("OHH", positions=[(0, 0, 0), (0, 0, 1.0), (0, 0, 1.0)]))
    message = fails("eval", small_model, path, tmp_path / "out.extxyz")
    assert message.startswith("atoms 1 and 2 are 0.0e+00 Å apart")
    assert list(tmp_path.iterdir()) == [path]


def test_output_must_be_extended_xyz(fails, small_model, structure_file, tmp_path):
    assert "must end in .extxyz or .xyz" in fails("eval", small_model, structure_file, tmp_path / "out.cif")
