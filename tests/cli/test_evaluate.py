import ase.io
import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import bulk
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


def test_tables(run, small_model, structure_file, tmp_path):
    run("eval", small_model, structure_file, tmp_path / "out.extxyz", "--dtype", "float64", "--tables")
    model = mace_fast.freeze(mace_fast.load(small_model, dtype=torch.float64))
    structures = ase.io.read(structure_file, ":")
    exact = predict(model, structures)
    mace_fast.tabulate(model)
    for written, tabulated, expected in zip(
        ase.io.read(tmp_path / "out.extxyz", ":"), predict(model, structures), exact, strict=True
    ):
        assert written.info["MACE_energy"] == pytest.approx(tabulated.energy, abs=1e-9)
        np.testing.assert_allclose(written.arrays["MACE_forces"], tabulated.forces, atol=1e-8)
        assert len(written) == 1 or 0 < np.abs(tabulated.forces - expected.forces).max() < 1e-3


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


BAD = {
    "coincident": ("0.0e+00 Å apart: remove the duplicate", {"positions": [(0, 0, 0), (0, 0, 1.0), (0, 0, 1.0)]}),
    "not finite": ("positions of 1 of 3 atoms are not finite", {"positions": [(0, 0, np.nan), (0, 0, 1), (0, 1, 0)]}),
    "no cell": ("span no volume: give independent ones, or set pbc to False", {"pbc": True}),
    "element": ("the model does not know Au; it knows H, C, O", {"symbols": "AuHH"}),
    "property": ("atoms.info['charge'] is 'many': give a number", {"info": {"charge": "many"}}),
    "no atoms": ("the structure has no atoms", {"symbols": "", "positions": np.zeros((0, 3))}),
}


def with_bad(structures, change):
    bad = Atoms(**{"symbols": "OHH", "positions": [(0, 0, 0), (0, 0, 1.0), (0, 1.0, 0)]} | change)
    return [*structures[:2], bad, *structures[2:]]


@pytest.mark.parametrize("batch_size", [1, 4])
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_structure_is_named_and_the_others_have_their_results(
    kind, batch_size, run, small_model, model, structures, tmp_path
):
    reason, change = BAD[kind]
    path, out = tmp_path / "in.extxyz", tmp_path / "out.extxyz"
    ase.io.write(path, with_bad(structures, change))
    status, text, err = run("eval", small_model, path, out, "--batch-size", batch_size)
    assert (status, text) == (1, f"structures written to {out}: 5, 1 without results\n")
    (line,) = (line for line in err.splitlines() if line.startswith("mace-fast eval"))
    assert line.startswith(f"mace-fast eval: structure 2 of {path}: no results: ")
    assert reason in line
    written = ase.io.read(out, ":")
    assert reason in written[2].info["MACE_error"]
    assert "MACE_energy" not in written[2].info
    for atoms, found in zip(structures, [*written[:2], *written[3:]], strict=True):
        assert found.get_chemical_formula() == atoms.get_chemical_formula()
        assert found.info["MACE_energy"] == pytest.approx(predict(model, [atoms])[0].energy, abs=1e-4)


@pytest.mark.parametrize("batch_size", [1, 5])
def test_a_structure_without_a_stress_keeps_energy_and_forces_and_is_named(
    batch_size, run, small_model, model, structures, tmp_path
):
    slab = Atoms("OHH", positions=[(0, 0, 0), (0, 0, 1.0), (0, 1.0, 0)], cell=[4, 4, 0], pbc=[True, True, False])
    slab.info |= {"MACE_stress": np.eye(3), "REF_stress": np.eye(3)}
    path, out = tmp_path / "in.extxyz", tmp_path / "out.extxyz"
    ase.io.write(path, [*structures[:2], slab, *structures[2:]])
    status, text, err = run("eval", small_model, path, out, "--stress", "--batch-size", batch_size)
    assert status == 1
    assert text == f"structures written to {out}: 5\n"
    (line,) = (line for line in err.splitlines() if line.startswith("mace-fast eval"))
    assert line.startswith(f"mace-fast eval: structure 2 of {path}: no stress: ")
    assert "stress is per volume of the cell; give axes without periodicity a lattice vector too" in line
    written = ase.io.read(out, ":")
    assert {name for name in written[2].info if "MACE" in name} == {"MACE_energy"}
    expected = predict(model, [slab])[0]
    assert written[2].info["MACE_energy"] == pytest.approx(expected.energy, abs=1e-4)
    np.testing.assert_allclose(written[2].arrays["MACE_forces"], expected.forces, atol=1e-4)
    for atoms, found in zip(structures, [*written[:2], *written[3:]], strict=True):
        expected = predict(model, [atoms], stress=True)[0]
        assert found.info["MACE_energy"] == pytest.approx(expected.energy, abs=1e-4)
        np.testing.assert_allclose(found.info["MACE_stress"], expected.stress, atol=1e-5)


def test_results_of_an_earlier_evaluation_do_not_stay_with_a_structure_that_has_none(
    run, small_model, structure_file, tmp_path
):
    path, again = tmp_path / "out.extxyz", tmp_path / "again.extxyz"
    run("eval", small_model, structure_file, path, "--stress")
    structures = ase.io.read(path, ":")
    structures[1].symbols[0] = "Au"
    ase.io.write(path, structures)
    assert run("eval", small_model, path, again)[0] == 1
    written = ase.io.read(again, ":")
    assert [{name for name in atoms.info if "MACE" in name} for atoms in written[:2]] == [
        {"MACE_energy"},
        {"MACE_error"},
    ]
    assert "MACE_forces" not in written[1].arrays


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_structure_that_ase_cannot_read_keeps_its_place_without_atoms(number, run, small_model, structures, tmp_path):
    path, out = tmp_path / "in.extxyz", tmp_path / "out.extxyz"
    texts = []
    for index, atoms in enumerate(structures):
        ase.io.write(path, atoms)
        texts.append(path.read_text().replace("0.", "0.x") if index == number else path.read_text())
    path.write_text("".join(texts))
    status, _, err = run("eval", small_model, path, out)
    assert status == 1
    assert f"structure {number} of {path}: no results: ASE cannot read it: ValueError" in err
    written = ase.io.read(out, ":")
    assert [len(atoms) for atoms in written] == [
        0 if index == number else len(atoms) for index, atoms in enumerate(structures)
    ]
    assert ["MACE_energy" in atoms.info for atoms in written] == [index != number for index in range(4)]


def test_structures_before_a_header_that_is_damaged_have_their_results(run, small_model, structures, tmp_path):
    path, out = tmp_path / "in.extxyz", tmp_path / "out.extxyz"
    ase.io.write(path, structures[:2])
    path.write_text(path.read_text() + "\nnine\nLattice\n")
    status, _, err = run("eval", small_model, path, out)
    assert status == 1
    assert f"structure 2 of {path}: no results: nothing from here on can be read: a structure begins with 'nine'" in err
    assert ["MACE_energy" in atoms.info for atoms in ase.io.read(out, ":")] == [True, True, False]


@pytest.mark.parametrize(
    ("label", "problem"),
    [
        ("abc", "REF_energy is 'abc', expected numbers"),
        (np.nan, "REF_energy is not finite"),
        ([1, 2], "REF_energy holds 2 numbers, expected 1"),
    ],
)
def test_a_label_that_is_no_number_is_named_and_left_out_of_the_errors(
    label, problem, run, small_model, labelled, tmp_path
):
    structures = ase.io.read(labelled, ":")
    structures[1].info["REF_energy"] = label
    ase.io.write(labelled, structures)
    status, out, err = run("eval", small_model, labelled, tmp_path / "out.extxyz")
    assert status == 1
    assert f"mace-fast eval: structure 1 of {labelled}: {problem}; it is left out of the errors\n" in err
    assert out.endswith(f"structures written to {tmp_path / 'out.extxyz'}: 4\n")
    assert errors(out)["energy"][-1] == "3"
    assert errors(out)["forces"][-1] == "4"


def test_a_file_where_no_structure_can_be_evaluated_writes_nothing(run, small_model, tmp_path):
    path = tmp_path / "in.extxyz"
    ase.io.write(path, [Atoms("OHH", positions=[(0, 0, 0), (0, 0, 1.0), (0, 0, 1.0)]), Atoms("Au")])
    status, out, err = run("eval", small_model, path, tmp_path / "out.extxyz")
    assert (status, out) == (2, "")
    message = f"mace-fast eval: error: no structure of {path} can be evaluated; the first of 2: atoms "
    assert message in err
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("link", ["same", "dotted", "symbolic", "hard"])
def test_one_file_as_input_and_output_is_refused(link, fails, small_model, structure_file, tmp_path):
    name = {"same": structure_file, "dotted": f"{tmp_path}/../{tmp_path.name}/{structure_file.name}"}.get(link)
    if link == "symbolic":
        name = tmp_path / "linked.extxyz"
        name.symlink_to(structure_file)
    elif link == "hard":
        name = tmp_path / "linked.extxyz"
        name.hardlink_to(structure_file)
    before = structure_file.read_bytes()
    assert f"IN {structure_file} and OUT {name} are the same file" in fails("eval", small_model, structure_file, name)
    assert structure_file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no file"),
        ("", "holds no structures"),
        ("words\n", "not with its number of atoms"),
    ],
)
def test_file_without_structures(content, message, fails, small_model, tmp_path):
    path = tmp_path / "in.extxyz"
    if content is not None:
        path.write_text(content)
    assert message in fails("eval", small_model, path, tmp_path / "out.extxyz")
    assert not (tmp_path / "out.extxyz").exists()


def test_output_must_be_extended_xyz(fails, small_model, structure_file, tmp_path):
    assert "must end in .extxyz or .xyz" in fails("eval", small_model, structure_file, tmp_path / "out.cif")


def test_a_large_structure_in_little_memory(run, fails, small_model, model, tmp_path):
    atoms = bulk("C", cubic=True) * (5, 5, 5)
    atoms.rattle(0.05, seed=0)
    ase.io.write(tmp_path / "in.extxyz", atoms)
    status, _, err = run("eval", small_model, tmp_path / "in.extxyz", tmp_path / "out.extxyz", "--memory", 0.05)
    assert status == 0
    assert "part" in err
    assert "evaluating: 1/1" in err
    written = ase.io.read(tmp_path / "out.extxyz")
    expected = predict(model, [atoms])[0]
    assert written.info["MACE_energy"] == pytest.approx(expected.energy, abs=1e-3)
    np.testing.assert_allclose(written.arrays["MACE_forces"], expected.forces, atol=5e-4)
    for wrong in (-1, "nan", 0):
        error = fails("eval", small_model, tmp_path / "in.extxyz", tmp_path / "out.extxyz", "--memory", wrong)
        assert "give a positive number" in error
