"""Evaluations of more than one process or format: parts of a file, databases, batches by atoms and edges."""

import importlib.util
import itertools

import ase.db
import ase.io
import numpy as np
import pytest
from ase import Atoms
from ase.build import bulk, molecule

import mace_fast
from mace_fast.cli import shards
from mace_fast.cli.shards import Shard
from mace_fast.cli.sinks import FrameSink, UnwritableError
from mace_fast.cli.sources import open_source
from mace_fast.predict import Limits, Predictor


@pytest.fixture
def many(tmp_path, structures):
    """A file with eleven structures."""
    path = tmp_path / "in.extxyz"
    ase.io.write(path, [structures[index % 4] for index in range(11)])
    return path


def test_parts_one_after_the_other_are_the_whole(run, small_model, many, tmp_path, monkeypatch):
    run("eval", small_model, many, tmp_path / "whole.extxyz", "--batch-size", 1)
    for name in (name for names in shards.ARRAYS.values() for name in names if name):
        monkeypatch.delenv(name, raising=False)
    for task, text in enumerate(("1/3", "2/3", "auto"), 5):
        monkeypatch.setenv("SLURM_ARRAY_TASK_ID", str(task))
        monkeypatch.setenv("SLURM_ARRAY_TASK_MIN", "5")
        monkeypatch.setenv("SLURM_ARRAY_TASK_MAX", "7")
        monkeypatch.setenv("SLURM_ARRAY_TASK_COUNT", "3")
        status, out, _ = run("eval", small_model, many, tmp_path / "out.extxyz", "--shard", text, "--batch-size", 1)
        assert status == 0
        assert out.startswith(f"structures written to {tmp_path / f'out.{task - 4}-of-3.extxyz'}: ")
    parts = sorted(tmp_path.glob("out.*-of-3.extxyz"))
    assert b"".join(part.read_bytes() for part in parts) == (tmp_path / "whole.extxyz").read_bytes()


def test_structures_of_a_part_have_their_numbers_in_the_file(run, small_model, many, tmp_path):
    found = ase.io.read(many, ":")
    found[8].positions[:] = np.nan
    ase.io.write(many, found)
    err = run("eval", small_model, many, tmp_path / "out.extxyz", "--shard", "2/2")[2]
    assert f"structure 8 of {many}: no results: positions of 9 of 9 atoms are not finite" in err


@pytest.mark.parametrize(("total", "count"), [(10, 3), (3, 5), (0, 2), (1_000_000, 7)])
def test_parts_have_every_structure_once(total, count):
    parts = [Shard(index, count).of(total) for index in range(1, count + 1)]
    assert parts[0][0] == 0
    assert parts[-1][1] == total
    assert all(before[1] == after[0] for before, after in itertools.pairwise(parts))
    assert max(last - first for first, last in parts) - min(last - first for first, last in parts) <= 1


SLURM = {
    "SLURM_ARRAY_TASK_ID": "6",
    "SLURM_ARRAY_TASK_MIN": "2",
    "SLURM_ARRAY_TASK_MAX": "8",
    "SLURM_ARRAY_TASK_STEP": "2",
    "SLURM_ARRAY_TASK_COUNT": "4",
}
SGE = {"SGE_TASK_ID": "3", "SGE_TASK_FIRST": "1", "SGE_TASK_LAST": "4", "SGE_TASK_STEPSIZE": "1"}
LSF = {"LSB_JOBINDEX": "2", "LSB_JOBINDEX_END": "5", "LSB_JOBINDEX_STEP": "1"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [(SLURM, "3/4"), (SGE, "3/4"), (LSF, "2/5"), ({**LSF, "LSB_JOBINDEX": "0", **SGE}, "3/4")],
)
def test_a_job_array_says_which_part(environment, expected):
    assert str(shards.chosen("auto", environment)) == expected


@pytest.mark.parametrize(
    ("text", "environment", "message"),
    [
        ("0/4", {}, "--shard is 0/4, expected auto, or a part as 1/8"),
        ("5/4", {}, "--shard is 5/4, expected auto"),
        ("half", {}, "--shard is half, expected auto"),
        ("１/２", {}, "--shard is １/２, expected auto"),
        ("auto", {}, "this is no task of a job array of SLURM, SGE or LSF: give a part, as --shard 2/8"),
        ("auto", {"SGE_TASK_ID": "undefined"}, "this is no task of a job array"),
        ("auto", {**SLURM, "SLURM_ARRAY_TASK_COUNT": "2"}, "tasks of this SLURM array do not follow each other evenly"),
        ("auto", {**SLURM, "SLURM_ARRAY_TASK_ID": "5"}, "tasks of this SLURM array do not follow each other evenly"),
        ("auto", {"PBS_ARRAY_INDEX": "3"}, "for an array of 1-8 give --shard $PBS_ARRAY_INDEX/8"),
    ],
)
def test_what_is_no_part_is_refused(text, environment, message):
    with pytest.raises(ValueError, match=message.replace("$", r"\$")):
        shards.chosen(text, environment)


def require_rows(database, structures, model):
    rows = list(database.select())
    assert len(rows) == len(structures)
    for row, atoms in zip(rows, structures, strict=True):
        (expected,) = mace_fast.predict(model, [atoms], stress=True)
        np.testing.assert_array_equal(row.numbers, atoms.numbers)
        assert row.MACE_energy == pytest.approx(expected.energy, abs=1e-4)
        np.testing.assert_allclose(row.data.MACE_forces, expected.forces, atol=1e-4)
        np.testing.assert_allclose(row.data.MACE_stress, expected.stress, atol=1e-5)
        assert row.label == "of mine"
        assert row.energy == -1.0


@pytest.mark.parametrize("ending", ["db", "aselmdb"])
def test_databases_of_ase_are_read_and_written(ending, run, fails, small_model, structures, tmp_path):
    if ending == "aselmdb" and importlib.util.find_spec("ase_db_backends") is None:
        message = fails("eval", small_model, tmp_path / "in.extxyz", tmp_path / "out.aselmdb")
        assert "for which ASE needs the package ase-db-backends: pip install ase-db-backends lmdb" in message
        pytest.skip("ase-db-backends is not installed")
    with ase.db.connect(tmp_path / f"in.{ending}", use_lock_file=False) as database:
        for atoms in structures:
            atoms.calc = ase.calculators.singlepoint.SinglePointCalculator(atoms, energy=-1.0)
            database.write(atoms, label="of mine", dft=-2.0, data={"kept": [1, 2]})
    files = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    before = files[0].read_bytes()
    status, out, _ = run("eval", small_model, *files, "--stress", "--energy-key", "dft")
    assert status == 0
    assert "energy" in out
    assert files[0].read_bytes() == before
    connected = ase.db.connect(files[1])
    require_rows(connected, structures, mace_fast.load(small_model))
    assert connected.get(id=1).data.kept == [1, 2]
    assert {path.name for path in tmp_path.iterdir()} <= {
        *(path.name for path in files),
        f"out.{ending}.eval.jsonl",
        "in.aselmdb-lock",
        "out.aselmdb-lock",
    }


@pytest.mark.parametrize("ending", ["extxyz", "db", "traj"])
def test_any_part_of_a_file_is_read(ending, structures, tmp_path):
    many = [structures[index % 4].copy() for index in range(600)]
    for index, atoms in enumerate(many):
        atoms.positions += 0.001 * index
    ase.io.write(tmp_path / f"in.{ending}", many)
    source = open_source(tmp_path / f"in.{ending}")
    assert source.count == 600
    for first, last in ((0, 600), (255, 258), (511, 513), (599, 600), (600, 600)):
        found = list(source.read(first, last))
        assert len(found) == last - first
        for atoms, expected in zip(found, many[first:last], strict=True):
            np.testing.assert_allclose(atoms.positions, expected.positions, atol=1e-7)


def test_a_file_that_is_no_database_is_named(fails, small_model, tmp_path):
    (tmp_path / "in.db").write_text("words" * 100)
    message = fails("eval", small_model, tmp_path / "in.db", tmp_path / "out.db")
    assert f"ASE cannot read structures from {tmp_path / 'in.db'}: DatabaseError: file is not a database" in message


@pytest.mark.parametrize(
    ("info", "named"),
    [
        ({"comment": "", "name": "x"}, "its name, as a text before that is empty"),
        ({"label": "x\\"}, "its MACE_energy, as a text before that is empty"),
        ({"note": "two\nlines"}, "info of several lines"),
        ({"note": "two\rlines"}, "info of several lines"),
        ({"Properties": "x"}, "info of the name 'Properties'"),
        ({"Lattice": "x"}, "info of the name 'Lattice'"),
        ({"": 1}, "info of the name ''"),
    ],
)
def test_what_extended_xyz_would_lose_is_not_written(info, named, tmp_path):
    sink = FrameSink(tmp_path / "out.xyz")
    fine = molecule("H2O")
    fine.info |= {"a key": [1, 2], "text": "a b", "MACE_energy": -1.0, "none": None, "deep": {"a": [1.0]}}
    fine.arrays["MACE_forces"] = np.ones((3, 3))
    assert sink.encoded([fine])
    bad = molecule("H2O")
    bad.info |= info | {"MACE_energy": -1.0}
    with pytest.raises(UnwritableError) as error:
        sink.encoded([fine, bad])
    assert error.value.index == 1
    assert named in str(error.value)
    sink.close()


def test_results_are_there_where_the_rest_cannot_be_written(run, small_model, tmp_path):
    with ase.db.connect(tmp_path / "in.db") as database:
        database.write(molecule("H2O"), comment="")
        database.write(molecule("H2O"), data={"note": "two\nlines"})
    status, _, err = run("eval", small_model, tmp_path / "in.db", tmp_path / "out.extxyz")
    assert status == 1
    assert err.count("only its results are written: extended XYZ cannot hold its") == 2
    assert all("MACE_energy" in atoms.info for atoms in ase.io.read(tmp_path / "out.extxyz", ":"))


@pytest.fixture
def model(small_model):
    return mace_fast.load(small_model)


def test_batches_are_of_so_many_atoms_and_edges(model):
    small, dense = molecule("H2O"), bulk("C", cubic=True)
    edges = mace_fast.data.atoms_to_data(dense, model.atomic_numbers, model.r_max)["edge_index"].shape[1]
    predictor = Predictor(model)

    def sizes(many, **limits):
        of_all = {"atoms": 10**6, "edges": 10**6, "structures": 10**6} | limits
        return [len(batch) for batch in predictor.stream(iter(many), Limits(**of_all))]

    assert sizes([small] * 7, atoms=9) == [3, 3, 1]
    assert sizes([small] * 7, atoms=2) == [1] * 7
    assert sizes([small] * 7, structures=4) == [4, 3]
    assert sizes([dense] * 5, edges=2 * edges) == [2, 2, 1]
    assert sizes([]) == []


def test_a_stream_is_not_read_ahead_of_its_batch(model):
    read = []

    def endless():
        while True:
            read.append(molecule("H2O"))
            yield read[-1]

    stream = Predictor(model).stream(endless(), Limits(6, 10**6, 10**6))
    for batch in (1, 2, 3):
        assert [len(outcome.forces) for _, outcome in next(stream)] == [3, 3]
        assert len(read) == 2 * batch + 1


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (Atoms("OH", positions=np.zeros((2, 3))), "structure 1: atoms 0 and 1 are 0.0e.00 Å apart"),
        (Atoms("OH", positions=np.full((2, 3), np.nan)), "structure 1: positions of 2 of 2 atoms are not finite"),
        (Atoms("H999", np.random.default_rng(0).random((999, 3))), "structure 1: there are about .* atoms per Å"),
    ],
)
def test_predictions_name_the_structure_that_has_none(bad, message, model):
    with pytest.raises(ValueError, match=message):
        mace_fast.predict(model, [molecule("H2O"), bad, molecule("H2O")])
    ((_, before), (_, error), (_, after)), *_ = Predictor(model).stream([molecule("H2O"), bad, molecule("H2O")])
    assert isinstance(error, ValueError)
    assert before.energy == after.energy


def test_what_is_of_a_whole_structure_stays_so_in_a_database(run, small_model, tmp_path):
    atoms = molecule("H2O")
    atoms.info |= {"direction": np.array([0.1, 0.2, 0.3]), "axes": np.eye(3)}
    atoms.arrays["partial"] = np.array([-0.8, 0.4, 0.4])
    ase.io.write(tmp_path / "in.extxyz", atoms)
    for files in (("in.extxyz", "one.db"), ("one.db", "two.db"), ("two.db", "out.extxyz")):
        assert run("eval", small_model, *(tmp_path / name for name in files))[0] == 0
    found = ase.io.read(tmp_path / "out.extxyz")
    np.testing.assert_array_equal(found.info["direction"], atoms.info["direction"])
    np.testing.assert_array_equal(found.info["axes"], atoms.info["axes"])
    np.testing.assert_array_equal(found.arrays["partial"], atoms.arrays["partial"])
    assert found.arrays["MACE_forces"].shape == (3, 3)


@pytest.mark.parametrize("ending", ["extxyz", "db"])
def test_parts_without_results_and_without_structures_are_files_too(ending, run, small_model, tmp_path):
    source, good = tmp_path / "in.extxyz", molecule("H2O")
    ase.io.write(source, [Atoms("H2", [[0, 0, 0]] * 2), good])
    command = ("eval", small_model, source, tmp_path / f"out.{ending}", "--resume", "--shard")
    for part, expected in (("1/3", 0), ("2/3", 1), ("3/3", 0)):
        first, again = run(*command, part), run(*command, part)
        assert first[0] == again[0] == expected
        assert first[1] == again[1]
        assert ("no structure of part 2/3 can be evaluated" in first[2]) == (part == "2/3")
        assert "is complete already" in again[2]
    parts = sorted(tmp_path.glob(f"out.*-of-3.{ending}"))
    assert len(parts) == 3
    if ending == "extxyz":
        (tmp_path / "all.extxyz").write_bytes(b"".join(part.read_bytes() for part in parts))
        failed, found = ase.io.read(tmp_path / "all.extxyz", ":")
        assert "atoms 0 and 1 are 0.0e+00 Å apart" in failed.info["MACE_error"]
        assert "MACE_energy" in found.info


def test_too_little_memory_is_said_once(run, small_model, tmp_path):
    source = tmp_path / "in.extxyz"
    ase.io.write(source, [molecule(name) for name in ("H2O", "CO2", "CH4")])
    _, _, err = run("eval", small_model, source, tmp_path / "out.extxyz", "--memory", 1e-6, "--shard", "1/1")
    assert err.count("no results: memory is 1e-06 GB") == 1
    assert "mace-fast eval: 3 structures need more than --memory 1e-06, up to about 0.00" in err
    failed = ase.io.read(tmp_path / "out.1-of-1.extxyz", ":")
    assert all("memory is 1e-06 GB" in atoms.info["MACE_error"] for atoms in failed)
