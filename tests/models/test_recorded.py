"""Recorded steps have the bits of the model itself, for every model, and calculators take them by themselves."""

import copy
import pickle

import numpy as np
import pytest
import torch
from ase.build import bulk

import mace_fast
from mace_fast import recorded_step, recorder
from mace_fast.kernels.convolution.cpu import senders
from mace_fast.kernels.recorded import replay
from mace_fast.recorded_step import RecordedStep
from mace_fast.testing.changes import WEIGHT_CHANGES
from mace_fast.testing.workloads import SMALL, STRUCTURES

pytestmark = pytest.mark.usefixtures("compiled_cpu")
EVERYTHING = {"compute_stress": True, "compute_edge_forces": True, "compute_atomic_stresses": True}


def moved(batch, seed):
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(batch["positions"].shape, generator=generator, dtype=torch.float64)
    return batch["positions"].detach() + (0.03 * noise).to(batch["positions"].dtype)


def fewer(batch, count):
    return batch | {
        "edge_index": batch["edge_index"][:, count:],
        **{key: batch[key][count:] for key in ("shifts", "unit_shifts")},
    }


def assert_step_has_the_bits_of_the_model(model, batch, **flags):
    step = mace_fast.Step(model, batch, **flags)
    for seed, removed in ((0, 0), (1, 3), (2, 0)):
        changed = fewer(batch, removed)
        step.update(changed)
        positions = moved(batch, seed)
        found, expected = step(positions), model(dict(changed) | {"positions": positions.clone()}, **flags)
        assert list(found) == list(expected)
        for key, value in expected.items():
            assert (found[key] is None) == (value is None), key
            assert value is None or torch.equal(found[key], value.detach()), key


@pytest.mark.thorough
@pytest.mark.parametrize("name", SMALL)
def test_every_model(name, ours, batch_of):
    model = mace_fast.freeze(ours(name))
    assert_step_has_the_bits_of_the_model(model, batch_of(model, "ethanol", "carbide"), **EVERYTHING)


@pytest.mark.parametrize("name", ["residual", "nonlinear", "density"])
def test_float32(name, ours, batch_of):
    model = mace_fast.freeze(ours(name).float())
    assert_step_has_the_bits_of_the_model(model, batch_of(model, "carbide", dtype=torch.float32), **EVERYTHING)


def test_tables_and_weights_that_may_train(ours, batch_of):
    model = ours("plain")
    batch = batch_of(model, "carbide")
    assert_step_has_the_bits_of_the_model(model, batch, compute_stress=True)
    mace_fast.tabulate(mace_fast.freeze(model))
    assert_step_has_the_bits_of_the_model(model, batch, compute_stress=True)


def test_energies_alone_and_no_edges(ours, batch_of):
    model = mace_fast.freeze(ours("residual"))
    assert_step_has_the_bits_of_the_model(model, batch_of(model, "water_ion"), compute_force=False)
    batch = batch_of(model, "isolated_atom")
    step = mace_fast.Step(model, batch)
    assert torch.equal(step(batch["positions"].detach())["energy"], model(dict(batch))["energy"].detach())


def test_convolutions_in_several_parts(ours, batch_of, monkeypatch):
    """Whose memory is for some receivers at a time; a step with more edges of these than before is recorded anew."""
    monkeypatch.setattr(senders, "MOST_BYTES", 4000)
    model = mace_fast.freeze(ours("residual"))
    batch = batch_of(model, "carbide", "ethanol", shuffled=False)
    assert_step_has_the_bits_of_the_model(model, batch, compute_stress=True)
    step = mace_fast.Step(model, fewer(batch, 20), max_edges=batch["edge_index"].shape[1])
    step(batch["positions"].detach())
    step.update(batch)
    positions = moved(batch, 0)
    expected = model(dict(batch) | {"positions": positions.clone()})["forces"]
    assert torch.equal(step(positions)["forces"], expected.detach())


@pytest.mark.parametrize("has_teams", [True, False])
@pytest.mark.parametrize("name", ["residual", "nonlinear"])
def test_threads_change_no_bit(name, has_teams, ours, batch_of, monkeypatch):
    """Pieces are as many as can be, however short."""
    monkeypatch.setattr(replay, "SECONDS_OF_A_PIECE", 1e-9)
    monkeypatch.setattr(replay, "has_teams", lambda: has_teams)
    model = mace_fast.freeze(ours(name))
    batch = batch_of(model, "carbide", "ethanol", shuffled=False)
    step = mace_fast.Step(model, batch, compute_stress=True)
    before = torch.get_num_threads()
    expected = model(dict(batch), compute_stress=True)
    try:
        for threads in (1, 3, 2, 1, 5):
            torch.set_num_threads(threads)
            for positions in (moved(batch, threads), batch["positions"].detach()):
                found = step(positions)
            assert all(torch.equal(found[key], value) for key, value in expected.items() if value is not None)
            assert torch.get_num_threads() == threads
            calls = step._step._recorded._calls
            shared = sum(isinstance(call, replay._Loop) and call.alone is None for call in calls)
            assert (shared > 10) == (threads > 1)
        step.update(fewer(batch, 5))
        expected = model(fewer(batch, 5), compute_stress=True)
        found = step(batch["positions"].detach())
        assert all(torch.equal(found[key], value) for key, value in expected.items() if value is not None)
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize("wrong", [float("nan"), 1e300])
def test_positions_of_atoms_without_edges_are_looked_at(wrong, ours, batch_of):
    model = mace_fast.freeze(ours("residual"))
    batch = batch_of(model, "isolated_atom", "ethanol")
    step = mace_fast.Step(model, batch)
    bad = batch["positions"].detach().clone()
    step(bad)
    bad[0 if wrong != wrong else 3] = wrong
    with pytest.raises(ValueError, match="not finite" if wrong != wrong else "has length"):
        step(bad)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), "coincident"])
def test_positions_that_cannot_be_are_refused(wrong, ours, batch_of):
    model = mace_fast.freeze(ours("residual"))
    batch = batch_of(model, "ethanol")
    step = mace_fast.Step(model, batch)
    positions = batch["positions"].detach().clone()
    expected = step(positions)["energy"].clone()
    bad = positions.clone()
    bad[2] = positions[3] if wrong == "coincident" else wrong
    with pytest.raises(ValueError, match="two atoms coincide" if wrong == "coincident" else "node 2 are not finite"):
        step(bad)
    assert torch.equal(step(positions)["energy"], expected)


# Calculators.


@pytest.fixture
def counted(monkeypatch):
    """How often steps were made, recorded and repeated."""
    counts = {"__init__": 0, "_record": 0, "evaluate": 0}

    def counting(name):
        method = getattr(RecordedStep, name)

        def call(self, *args, **kwargs):
            counts[name] += 1
            return method(self, *args, **kwargs)

        monkeypatch.setattr(RecordedStep, name, call)

    for name in counts:
        counting(name)
    return counts


def plain(calculator):
    """Another calculator of the same models, which records nothing."""
    models = copy.deepcopy(calculator.models)
    for model in models:
        model.recorded = False
    return mace_fast.MACECalculator(models=models, head=calculator.head)


def assert_as_plain(calculator, atoms):
    calculator.calculate(atoms)
    other = plain(calculator)
    other.calculate(atoms.copy())
    assert calculator.results.keys() == other.results.keys()
    for name, value in other.results.items():
        np.testing.assert_array_equal(calculator.results[name], value, err_msg=name)


@pytest.fixture
def calculator(ours):
    return mace_fast.MACECalculator(models=[mace_fast.freeze(ours("density"))])


def trajectory(atoms, steps=4, size=0.05):
    rng = np.random.default_rng(0)
    for _ in range(steps):
        atoms.rattle(size, rng=rng)
        yield atoms


def test_a_trajectory_is_one_recorded_step(calculator, counted):
    for atoms in trajectory(STRUCTURES["carbide"](), steps=5):
        assert_as_plain(calculator, atoms)
    assert counted["__init__"] == counted["_record"] == 1
    assert counted["evaluate"] == 3, "the first two evaluations are those of the model"


def test_a_changing_cell_and_a_committee(ours, counted):
    models = [mace_fast.freeze(ours("density")), mace_fast.freeze(ours("density"))]
    with torch.no_grad():
        models[1].atomic_energies_fn.atomic_energies += 1.0
    calculator = mace_fast.MACECalculator(models=models, compute_atomic_stresses=False)
    atoms = STRUCTURES["carbide"]()
    for scale in (1.0, 1.01, 0.99, 1.02, 1.03):
        atoms.set_cell(atoms.cell * scale, scale_atoms=True)
        assert_as_plain(calculator, atoms)
    assert counted["__init__"] == 2


def test_another_composition_or_input_is_another_step(calculator, counted):
    atoms = STRUCTURES["carbide"]()

    def change_symbol():
        atoms.symbols[0] = "O"

    def set_charge():
        atoms.info["charge"] = 1

    for change in (lambda: None, change_symbol, atoms.pop, lambda: atoms.set_pbc(False), set_charge):
        change()
        for _ in range(8):
            atoms.rattle(0.01)
            assert_as_plain(calculator, atoms)
    assert counted["__init__"] == counted["_record"] == 5


@pytest.mark.parametrize("change", WEIGHT_CHANGES, ids=lambda change: change.__name__)
def test_other_weights_are_never_forgotten(change, calculator):
    atoms = STRUCTURES["carbide"]()
    for _ in range(3):
        assert_as_plain(calculator, atoms)
    before = calculator.results["energy"]
    change(calculator.models[0])
    assert_as_plain(calculator, atoms)
    assert calculator.results["energy"] != before
    atoms.rattle(0.01)
    assert_as_plain(calculator, atoms)


def test_more_edges_than_room(calculator, counted):
    atoms = bulk("Si", "diamond", a=9.0)
    for a in (9.0, 8.9, 8.8, 5.0, 4.98, 4.96, 4.94, 4.92):
        atoms.set_cell(bulk("Si", "diamond", a=a).cell, scale_atoms=True)
        assert_as_plain(calculator, atoms)
    assert counted["__init__"] == 2


def test_who_asks_gets_the_plain_way(calculator, counted):
    model = calculator.models[0]
    atoms = STRUCTURES["carbide"]()
    for name, value in (("recorded", False), ("backend", "reference")):
        before = getattr(model, name)
        setattr(model, name, value)
        for _ in range(2):
            calculator.calculate(atoms)
        setattr(model, name, before)
    assert counted["__init__"] == 0
    padded = mace_fast.MACECalculator(models=[model], pad_num_atoms=20)
    for _ in range(2):
        padded.calculate(atoms)
    assert counted["__init__"] == 0


def test_what_would_take_too_much_memory_is_not_recorded(calculator, counted, monkeypatch):
    monkeypatch.setattr(recorder, "MOST_BYTES", 1e6)
    small = STRUCTURES["carbide"]()
    for atoms in trajectory(small.repeat((4, 3, 2)), steps=8):
        assert_as_plain(calculator, atoms)
    assert counted["_record"] == counted["evaluate"] == 1  # tried once
    for atoms in trajectory(small, steps=8):
        assert_as_plain(calculator, atoms)
    assert counted["_record"] == 2
    assert counted["evaluate"] > 3


def test_systems_that_are_met_once_are_not_recorded(calculator, counted):
    for name in ("carbide", "ethanol", "carbide", "ethanol"):
        assert_as_plain(calculator, STRUCTURES[name]())
    assert counted["__init__"] == 0


@pytest.mark.thorough
def test_systems_that_take_turns_are_recorded_less_and_less(calculator, counted):
    for _ in range(6):
        for name in ("carbide", "ethanol"):
            atoms = STRUCTURES[name]()
            for _ in range(3):
                assert_as_plain(calculator, atoms)
    assert counted["_record"] == 1, "three evaluations are too few after that"
    for _ in range(6):
        calculator.calculate(atoms)
    assert counted["_record"] == 2


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))], ids=["copy", "pickle"])
def test_copies_of_calculators_begin_anew(copied, calculator):
    atoms = STRUCTURES["carbide"]()
    atoms.calc = calculator
    for _ in range(4):
        atoms.rattle(0.01)
        expected = atoms.get_forces()
    other = copied(atoms)
    assert np.array_equal(other.get_forces(), expected)
    for one in (other, atoms):
        for _ in range(4):
            one.rattle(0.01)
            assert_as_plain(one.calc, one)
    assert other.calc.models[0] is not calculator.models[0]


def replace_forward(model):
    model.readouts[0].forward = lambda *args, forward=model.readouts[0].forward: 2 * forward(*args)


def write_buffer(model):
    model.atomic_energies_fn.atomic_energies.data.add_(1.0)


def write_scale(model):
    model.scale_shift.scale.detach().numpy()[...] *= 2


def set_number(model):
    model.interactions[1].avg_num_neighbors *= 2


def set_switch(model):
    model.products[0].use_sc = not model.products[0].use_sc


@pytest.mark.parametrize("change", [replace_forward, write_buffer, write_scale, set_number, set_switch])
def test_what_torch_does_not_see_counts_at_once(change, calculator):
    atoms = STRUCTURES["carbide"]()
    for _ in range(4):
        assert_as_plain(calculator, atoms)
    before = calculator.results["energy"]
    change(calculator.models[0])
    atoms.rattle(1e-3)
    calculator.calculate(atoms)
    repeated = calculator.results
    calculator.models[0].recorded = False
    calculator.calculate(atoms)
    assert repeated["energy"] == calculator.results["energy"] != before
    assert np.array_equal(repeated["forces"], calculator.results["forces"])


def test_whole_numbers_of_a_batch_are_followed(ours, batch_of):
    """Charge and spin, which an embedding reads."""
    model = mace_fast.freeze(ours("omol"))
    batch = batch_of(model, "ethanol")
    whole = {name: batch[name].long() for name in model.embedding_specs}
    step = mace_fast.Step(model, batch | whole)
    for _ in range(2):
        before = step(batch["positions"].detach())["energy"].clone()
    other = batch | whole | {"total_charge": whole["total_charge"] + 1}
    step.update(other)
    found = step(batch["positions"].detach())["energy"]
    assert torch.equal(found, model(dict(other))["energy"].detach())
    assert not torch.equal(found, before)


def test_edges_that_were_loaded_in_part_are_not_used(ours, batch_of, monkeypatch):
    model = mace_fast.freeze(ours("residual"))
    batch = batch_of(model, "carbide", shuffled=False)
    step = mace_fast.Step(model, batch)
    expected = step(batch["positions"].detach())["energy"].clone()
    copying, copies = recorded_step._into, []

    def interrupted(*args):
        copies.append(None)
        if len(copies) == 12:
            raise KeyboardInterrupt
        copying(*args)

    monkeypatch.setattr(recorded_step, "_into", interrupted)
    with pytest.raises(KeyboardInterrupt):
        step.update(fewer(batch, 5))
    with pytest.raises(RuntimeError, match="the last update of the edges was interrupted: update again"):
        step(batch["positions"].detach())
    step.update(batch)
    assert torch.equal(step(batch["positions"].detach())["energy"], expected)


def test_another_default_device_does_not_matter(calculator):
    atoms = STRUCTURES["carbide"]()
    for number in range(4):
        atoms.rattle(0.01)
        with torch.device("meta" if number == 2 else "cpu"):
            calculator.calculate(atoms)
    assert_as_plain(calculator, atoms)


def test_hooks_are_called_in_every_step(calculator, counted):
    atoms, called = STRUCTURES["carbide"](), []
    for _ in range(3):
        atoms.rattle(0.01)
        calculator.calculate(atoms)
    assert counted["evaluate"] == 1
    handle = calculator.models[0].products[0].register_forward_hook(lambda *_: called.append(True))
    for _ in range(3):
        calculator.calculate(atoms)
    assert len(called) == 3
    handle.remove()
    for _ in range(6):
        assert_as_plain(calculator, atoms)
    assert counted["evaluate"] == 3


@pytest.mark.filterwarnings("ignore:.*backward hook:UserWarning")
@pytest.mark.parametrize("everywhere", [False, True])
def test_hooks_before_a_gradient_are_called_in_every_step(everywhere, calculator):
    atoms, called, readout = STRUCTURES["carbide"](), [], calculator.models[0].readouts[0]
    for _ in range(3):
        atoms.rattle(0.01)
        calculator.calculate(atoms)
    of_all = torch.nn.modules.module.register_module_full_backward_pre_hook
    handle = (of_all if everywhere else readout.register_full_backward_pre_hook)(
        lambda module, _: called.append(module is readout)
    )
    try:
        for _ in range(3):
            calculator.calculate(atoms)
    finally:
        handle.remove()
    assert sum(called) == 3


def test_a_module_that_comes_later_is_watched_too(calculator):
    model, atoms, called = calculator.models[0], STRUCTURES["carbide"](), []
    for _ in range(3):
        calculator.calculate(atoms)
    model.readouts[0] = copy.deepcopy(model.readouts[0])
    model.readouts[0].register_forward_hook(lambda *_: called.append(True))
    for _ in range(6):
        calculator.calculate(atoms)
    assert len(called) == 6


def test_a_model_that_cannot_be_recorded_is_evaluated_and_that_is_said(calculator, caplog, monkeypatch):
    block = type(calculator.models[0].readouts[0])
    forward = block.forward

    def readout(self, *args):
        energies = forward(self, *args)
        return energies * float(energies.detach().isfinite().all())

    monkeypatch.setattr(block, "forward", readout)
    for atoms in trajectory(STRUCTURES["carbide"](), steps=5):
        assert_as_plain(calculator, atoms)
    (message,) = [record.getMessage() for record in caplog.records if "not recorded" in record.getMessage()]
    assert "reads numbers that change from step to step" in message


def test_results_that_are_written_into_change_no_later_ones(calculator):
    atoms = STRUCTURES["carbide"]()
    for _ in range(3):
        calculator.calculate(atoms)
        for value in calculator.results.values():
            if isinstance(value, np.ndarray):
                value[...] = np.nan
    assert_as_plain(calculator, atoms)
