"""The calculator's way on a GPU, on the device of the tests: lists of tensors and steps of Triton's kernels."""

import numpy as np
import pytest
import torch

import mace_fast
from mace_fast.captured_step import CapturedStep
from mace_fast.device_neighbours import DeviceVerletList
from mace_fast.testing.workloads import SMALL, STRUCTURES
from mace_fast.verlet import VerletList

pytestmark = pytest.mark.thorough


def calculator_of(model, backend, on_device=True, **arguments):
    model.backend = backend
    calculator = mace_fast.MACECalculator(models=model, device=str(torch.get_default_device()), **arguments)
    r_max, skin = calculator.r_max, 0.5
    calculator.neighbours = DeviceVerletList(r_max, skin, calculator.device) if on_device else VerletList(r_max, skin)
    return calculator


def assert_same(calculator, expected, atoms, tolerance=1e-10):
    for one in (calculator, expected):
        one.calculate(atoms, ["energy", "forces"])
    assert calculator.results.keys() == expected.results.keys()
    for name, value in expected.results.items():
        np.testing.assert_allclose(calculator.results[name], value, rtol=1e-13, atol=tolerance, err_msg=name)


@pytest.fixture
def small(ours):
    return lambda: mace_fast.freeze(ours("plain", num_interactions=1))


@pytest.fixture
def counted(monkeypatch):
    """How often steps were made, loaded with edges, and evaluated."""
    calls = dict.fromkeys(["made", "edges", "evaluated"], 0)
    init, load, evaluate = CapturedStep.__init__, CapturedStep.load, CapturedStep.evaluate

    def made(self, *args):
        calls["made"] += 1
        init(self, *args)

    def loaded(self, inputs, topology=None):
        calls["edges"] += topology is not None
        load(self, inputs, topology)

    def evaluated(self):
        calls["evaluated"] += 1
        return evaluate(self)

    for name, function in (("__init__", made), ("load", loaded), ("evaluate", evaluated)):
        monkeypatch.setattr(CapturedStep, name, function)
    return calls


def test_a_trajectory_is_captured_once_and_follows_atoms_edges_and_cell(small, counted):
    calculator, expected = calculator_of(small(), "triton"), calculator_of(small(), "reference", on_device=False)
    atoms = STRUCTURES["carbide"]()
    for number in range(7):
        atoms.rattle(0.02, seed=number)
        if number in (4, 6):
            atoms.set_cell(1.002 * atoms.cell, scale_atoms=True)
        if number == 5:
            atoms.positions[0] += 0.4  # farther than half the skin
        assert_same(calculator, expected, atoms)
    assert calculator.neighbours.num_builds == 2
    assert counted == {"made": 1, "edges": 1, "evaluated": 5}


def test_another_system_or_more_edges_than_there_is_room_for_begin_anew(small, counted):
    calculator, expected = calculator_of(small(), "triton"), calculator_of(small(), "reference", on_device=False)
    for name, scale, times in (("water_ion", 1.0, 7), ("isolated_atom", 1.0, 7), ("isolated_atom", 0.1, 3)):
        before, atoms = counted["made"], STRUCTURES[name]()
        atoms.set_cell(scale * 20 * np.eye(3))
        atoms.pbc = True
        for _ in range(times):
            assert_same(calculator, expected, atoms)
        assert counted["made"] == before + 1


def test_a_step_that_cannot_be_captured_is_evaluated_by_the_model(small, caplog, monkeypatch):
    def refuse(*_):
        raise NotImplementedError("this GPU cannot capture an evaluation as a graph")

    calculator, expected = calculator_of(small(), "triton"), calculator_of(small(), "reference", on_device=False)
    monkeypatch.setattr(CapturedStep, "__init__", refuse)
    for _ in range(4):
        assert_same(calculator, expected, STRUCTURES["water_ion"]())
    assert [record.message for record in caplog.records] == [
        "steps are not recorded, and take Python's time each: this GPU cannot capture an evaluation as a graph"
    ]


def test_what_does_not_fit_into_memory_is_not_captured_again(small, monkeypatch):
    tried = []

    def refuse(*_):
        tried.append(True)
        raise torch.OutOfMemoryError("no room")

    calculator, expected = calculator_of(small(), "triton"), calculator_of(small(), "reference", on_device=False)
    monkeypatch.setattr(CapturedStep, "__init__", refuse)
    for _ in range(5):
        assert_same(calculator, expected, STRUCTURES["water_ion"]())
    assert len(tried) == 1


@pytest.mark.filterwarnings("ignore:(divide by zero|invalid value) encountered:RuntimeWarning")
def test_atoms_that_come_to_coincide_are_named(small, monkeypatch):
    """A captured step, which on a GPU checks nothing, gives NaN, and the model itself then says why."""
    monkeypatch.setattr(mace_fast.input_checks, "reads_values", lambda device, has_topology: not has_topology)
    calculator, atoms = calculator_of(small(), "triton", skin=3.0), STRUCTURES["water_ion"]()
    calculator.neighbours = DeviceVerletList(calculator.r_max, 4.0, calculator.device)
    for _ in range(3):
        calculator.calculate(atoms)
    atoms.positions[1] = atoms.positions[0]
    with pytest.raises(ValueError, match="two atoms coincide"):
        calculator.calculate(atoms)
    atoms.positions[1, 0] += 1.0
    assert_same(calculator, calculator_of(small(), "reference", on_device=False), atoms)


@pytest.mark.parametrize(
    ("name", "changes"),
    [*((name, {}) for name in SMALL), ("attention", {"apply_cutoff": False}), ("nonlinear", {"apply_cutoff": True})],
)
def test_edges_beyond_the_cutoff_contribute_nothing_or_the_model_says_so(name, changes, ours):
    model = mace_fast.freeze(ours(name, **changes))
    arguments = {"head": model.heads[-1], "compute_atomic_stresses": True}
    found, expected = (calculator_of(model, "reference", is_list, **arguments) for is_list in (True, False))
    atoms = STRUCTURES["carbide"]()
    given = atoms.positions, atoms.cell.array, atoms.pbc
    assert len(found.neighbours.update(*given)) > len(expected.neighbours.update(*given))
    if model.ends_at_cutoff:
        assert_same(found, expected, atoms, tolerance=1e-11)
    else:
        found.calculate(atoms)
        expected.calculate(atoms)
        assert abs(found.results["energy"] - expected.results["energy"]) > 1e-3
    assert model.ends_at_cutoff == ((name, changes) not in [("attention", {}), ("nonlinear", {"apply_cutoff": True})])


def test_hessians_and_descriptors_with_a_list_of_tensors(small):
    found, expected = calculator_of(small(), "reference"), calculator_of(small(), "reference", on_device=False)
    atoms = STRUCTURES["carbide"]()
    np.testing.assert_allclose(found.get_hessian(atoms), expected.get_hessian(atoms), rtol=0, atol=1e-10)
    np.testing.assert_allclose(found.get_descriptors(atoms), expected.get_descriptors(atoms), rtol=0, atol=1e-11)


def test_what_is_kept_from_inference_mode_can_be_differentiated(small):
    calculator, expected = calculator_of(small(), "triton"), calculator_of(small(), "reference", on_device=False)
    atoms = STRUCTURES["water_ion"]()
    with torch.inference_mode():
        calculator.get_descriptors(atoms)
    for _ in range(3):
        assert_same(calculator, expected, atoms)
