"""The comparison with other programs: structures, agreement before times, what is skipped, fits."""

import copy

import pytest
import torch

import benchmarks.comparison
import mace_fast
from benchmarks import contenders
from benchmarks.comparison import Comparison, Row, fits
from benchmarks.memory import peak_bytes
from benchmarks.systems import SYSTEMS
from mace_fast.testing.workloads import SMALL, build, randomise


def test_every_system_has_the_size_that_is_asked_for():
    for make in SYSTEMS.values():
        system = make()
        numbers = sorted({int(number) for part in system.parts for number in part.numbers})
        data = system.data(numbers, 4.0, 200, torch.float32, "cpu")
        assert 200 <= data["positions"].shape[0] <= 500, system.name
        assert data["edge_index"].max() < data["positions"].shape[0]
        assert data["edge_index"].shape[1] > 0


@pytest.fixture(scope="module")
def model():
    made = build({**SMALL["plain zbl heads"], "heads": ["one"], "atomic_energies": [-1.0, -3.0, -5.0, -7.0]})
    randomise(made)
    return made.double().requires_grad_(False)


def compared(model, contenders, sizes=(8,)):
    comparison = Comparison(model, say=lambda line: None)
    system = SYSTEMS["silicon"]()
    comparison.run(system, sizes, contenders, 3, 60.0)
    return comparison


def test_who_gives_other_forces_is_not_timed(model):

    def wrong(data):
        right = contenders.ours(model)(data)
        return lambda: {"forces": right()["forces"] * 1.001}

    found = compared(model, {"right": contenders.ours(model), "wrong": wrong, "step": contenders.ours_captured(model)})
    assert [row.contender for row in found.rows] == ["right", "step"]
    assert list(found.wrong) == ["wrong on silicon from 8 atoms"]
    assert "forces differ from right by 1.0e-03 of their norm" in found.wrong["wrong on silicon from 8 atoms"]


def test_tables_agree_less_and_nobody_is_compared_with_them(model):

    def tabulated(data):
        right = contenders.ours(model)(data)
        return lambda: {"forces": right()["forces"] * (1 + 1e-5)}

    found = compared(model, {"symmetrix": tabulated, "mace_fast": contenders.ours(model)})
    exact, tables = found.rows
    assert (exact.contender, exact.difference) == ("mace_fast", 0)
    assert (tables.contender, tables.peak_bytes) == ("symmetrix", None)
    assert tables.difference == pytest.approx(1e-5)


def test_who_runs_out_of_memory_drops_out_and_the_others_go_on(model):

    def greedy(data):
        if data["positions"].shape[0] > 8:
            raise torch.OutOfMemoryError("no more")
        return contenders.ours(model)(data)

    found = compared(model, {"greedy": greedy, "modest": contenders.ours(model)}, sizes=(8, 16, 24))
    assert [(row.contender, row.atoms) for row in found.rows] == [
        ("greedy", 8), ("modest", 8), ("modest", 16), ("modest", 32),
    ]  # fmt: skip
    assert found.skipped == {"greedy on silicon from 16 atoms": "out of memory"}


def test_who_cannot_run_is_named_with_the_reason(model):
    comparison = Comparison(model, say=lambda line: None)
    found = comparison.prepared({"openequivariance": "", "mace_fast": "", "mace-torch": "left out"})
    assert list(found) == ["mace_fast"]
    assert comparison.skipped["openequivariance"] == "OpenEquivariance runs on GPUs only"
    assert comparison.skipped["mace-torch"] == "left out"


def test_rows_say_what_a_step_costs(model):
    (row,) = compared(model, {"ours": contenders.ours(model)}).rows
    assert row.low <= row.median <= row.high
    assert row.peak_bytes > 8 * 3 * row.edges
    assert row.rounds == 3
    assert row.microseconds_per_atom == pytest.approx(1e6 * row.median / 8)
    assert row.nanoseconds_per_day == pytest.approx(0.0864 / row.median)


def test_fit_finds_fixed_cost_and_slope():
    def row(atoms):
        seconds = 1e-3 + 2e-6 * atoms
        return Row("copper", "ours", atoms, 1, seconds, seconds, seconds, 3, 0, 0.0, None, None)

    (fit,) = fits([row(atoms) for atoms in (10, 100, 1000)])
    assert fit["fixed_ms"] == pytest.approx(1.0)
    assert fit["us_per_atom"] == pytest.approx(2.0)
    assert fit["worst_residual"] < 1e-9
    assert fits([row(10), row(20)]) == []


def test_most_memory_of_a_step():
    def step():
        first = torch.ones(1000, 250)
        second = first + 1
        del first
        return second * 2

    assert peak_bytes(step, "cpu") == pytest.approx(2e6, rel=0.01)


@pytest.mark.usefixtures("reference")
def test_errors_are_relative_to_mace_torch_in_float64(model):
    """A contender whose forces are off by a known part; and none where structures are large."""

    def off(data):
        right = contenders.ours(model)(data)
        return lambda: {"forces": right()["forces"] * (1 + 1e-10)}

    comparison = Comparison(model, say=lambda line: None)
    own = comparison.prepared({"mace_fast": ""})
    system = SYSTEMS["silicon"]()
    comparison.run(system, (8,), {**own, "off": off}, 2, 60.0)
    right, wrong = comparison.rows
    assert 0 < right.error < 1e-12
    assert wrong.error == pytest.approx(1e-10, rel=1e-2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(benchmarks.comparison, "EXACT_ATOMS", 7)
        comparison.run(system, (8,), own, 2, 60.0)
    assert comparison.rows[-1].error is None


@pytest.mark.usefixtures("reference")
def test_float32_has_the_error_of_float32(model):
    comparison = Comparison(copy.deepcopy(model).float(), say=lambda line: None)
    own = comparison.prepared({"mace_fast": ""})
    comparison.run(SYSTEMS["silicon"](), (8,), own, 2, 60.0)
    assert 1e-9 < comparison.rows[0].error < 1e-4


@pytest.mark.usefixtures("reference")
def test_the_baseline_is_the_same_model(model):
    found = compared(model, {name: contenders.CONTENDERS[name](model) for name in ("mace-torch", "mace_fast")})
    assert [row.contender for row in found.rows] == ["mace-torch", "mace_fast"]
    assert 0 <= found.rows[1].difference < 1e-9
    assert isinstance(model, mace_fast.MACE)


@pytest.mark.usefixtures("reference", "compiled_cpu")
def test_a_step_of_training_gives_the_gradient_of_the_loss_of_mace_torch(model):
    comparison = Comparison(model, say=lambda line: None, task="training")
    able = comparison.prepared(dict.fromkeys(("mace-torch", "mace_fast reference", "mace_fast", "symmetrix"), ""))
    comparison.run(SYSTEMS["silicon"](), (8,), able, 2, 60.0)
    assert [row.contender for row in comparison.rows] == ["mace-torch", "mace_fast reference", "mace_fast"]
    assert all(row.difference < 1e-9 for row in comparison.rows)
    assert comparison.skipped == {"symmetrix": "has no step of training"}
    assert not any(parameter.requires_grad for parameter in model.parameters())
