"""Large structures in chunks, through the calculator and ``predict``: the same results, by themselves or as asked."""

import logging

import numpy as np
import pytest
import torch
from ase import Atoms, units
from ase.build import bulk, fcc111, molecule
from ase.md.verlet import VelocityVerlet

from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import load, to_mace
from mace_fast.chunks import evaluator, sizes
from mace_fast.chunks.live_bytes import LiveBytes
from mace_fast.chunks.whole import WholeBytes
from mace_fast.data import atoms_to_data
from mace_fast.predict import predict

COMMITTEE = ("imagdau_mace02_com1_swa.model", "imagdau_mace02_com2_swa.model")


@pytest.fixture
def model(shared_model):
    return load(shared_model(COMMITTEE[0])).double()


def crystal(repeats=3):
    atoms = bulk("C", cubic=True) * repeats
    atoms.rattle(0.1, seed=1)
    return atoms


def results(calculator, atoms):
    calculator.calculate(atoms.copy())
    return calculator.results


def assert_same(actual, expected, tolerance=1e-9):
    assert actual.keys() == expected.keys()
    for key, value in expected.items():
        np.testing.assert_allclose(actual[key], value, rtol=1e-12, atol=tolerance, err_msg=key)


@pytest.fixture
def evaluations(monkeypatch):
    """How many chunks each evaluation has that was made of some."""
    counts = []
    original = evaluator.evaluate_chunks

    def counted(model, system, chunks, **options):
        counts.append(len(chunks))
        return original(model, system, chunks, **options)

    monkeypatch.setattr(evaluator, "evaluate_chunks", counted)
    return counts


@pytest.mark.parametrize(
    "atoms", [crystal(), bulk("C"), molecule("C6H6"), Atoms("C2", [[0, 0, 0], [50, 0, 0]])], ids=str
)
def test_every_result(atoms, shared_model, evaluations):
    models = [load(shared_model(name)).double() for name in COMMITTEE]
    whole, chunked = (
        MACECalculator(models=models, compute_atomic_stresses=True, chunk=chunk, energy_units_to_eV=2.0)
        for chunk in (0, 1 if len(atoms) == 2 else 5)
    )
    assert_same(results(chunked, atoms), results(whole, atoms))
    assert len(evaluations) == 2
    assert min(evaluations) > 1


def test_small_structures_are_evaluated_whole_and_large_ones_in_chunks(model, evaluations, monkeypatch):
    monkeypatch.setattr(sizes, "RECEIVERS_ON_A_CPU", 8)
    calculator = MACECalculator(models=model)
    results(calculator, crystal(1))
    results(calculator, crystal((2, 2, 1)))
    assert evaluations == []
    large = crystal((3, 2, 1))
    found = results(calculator, large)
    assert evaluations == [7]  # no more than 8 atoms each, and 512 edges
    assert_same(found, results(MACECalculator(models=model, chunk=0), large))
    results(MACECalculator(models=model, pad_num_atoms=100), large)
    assert len(evaluations) == 1


def test_dynamics_keeps_the_list_until_an_atom_has_moved_too_far(model):
    energies = []
    for chunk in (0, 20):
        atoms = crystal(2)
        atoms.calc = MACECalculator(models=model, chunk=chunk)
        deviation = np.sqrt(atoms.get_masses() * units.kB * 3000)
        atoms.set_momenta(np.random.default_rng(0).normal(size=(len(atoms), 3)) * deviation[:, None])
        dynamics = VelocityVerlet(atoms, 2 * units.fs)
        energies.append([atoms.get_total_energy() for _ in dynamics.irun(30)])
    np.testing.assert_allclose(energies[1], energies[0], rtol=0, atol=1e-8)
    searches = atoms.calc._chunked._structures._search.num_builds
    assert 1 < searches < 15


def test_other_atoms_and_cells_are_others(model, evaluations):
    chunked, whole = MACECalculator(models=model, chunk=10), MACECalculator(models=model, chunk=0)
    atoms = crystal(2)
    changes = [
        lambda: atoms.set_cell(atoms.cell * 1.01, scale_atoms=True),
        lambda: atoms.positions.__setitem__(3, atoms.positions[3] + 0.7),
        lambda: atoms.numbers.__setitem__(5, 1),
        lambda: atoms.set_pbc([True, True, False]),
        lambda: atoms.__delitem__(7),
        lambda: atoms.positions.__setitem__(3, atoms.positions[3] + atoms.cell[0]),
    ]
    for change in changes:
        change()
        assert_same(results(chunked, atoms), results(whole, atoms))
    assert len(evaluations) == len(changes)


def test_weights_written_between_evaluations_count(model):
    atoms, calculator = crystal(1), MACECalculator(models=model, chunk=3)
    before = results(calculator, atoms)["forces"]
    with torch.no_grad():
        next(model.products[0].parameters()).mul_(1.5)
    after = results(calculator, atoms)["forces"]
    assert np.abs(after - before).max() > 1e-3
    np.testing.assert_allclose(after, results(MACECalculator(models=model, chunk=0), atoms)["forces"], atol=1e-9)


@pytest.mark.thorough
def test_memory_is_kept_to(model, evaluations, each_cpu_backend):
    atoms = crystal(6)
    calculator = MACECalculator(models=model, memory=0.03)
    with LiveBytes() as live:
        found = results(calculator, atoms)
    assert 0.01e9 < live.peak < 0.03e9
    assert evaluations[-1] > 1
    assert_same(found, results(MACECalculator(models=model, chunk=0), atoms))
    results(calculator, atoms)
    assert evaluations[-2] == evaluations[-1]
    with pytest.raises(ValueError, match=r"GB at least"):
        results(MACECalculator(models=model, memory=0.001), atoms)
    results(MACECalculator(models=model, memory=10.0), atoms)
    assert len(evaluations) == 2


@pytest.mark.thorough
def test_memory_is_kept_to_in_the_moment_of_recording(model, evaluations, compiled_cpu):
    """What is kept for a moment to record a step is three times what the evaluation takes."""
    atoms = crystal(2)
    whole, times = MACECalculator(models=model, chunk=0), 4
    peaks = []
    for seed in range(times):
        atoms.rattle(0.003, seed=seed)
        with LiveBytes() as live:
            results(whole, atoms)
        peaks.append(live.peak)
    assert max(peaks) > 2 * peaks[0]
    for memory, is_whole in ((1.5 * peaks[0], False), (1.5 * max(peaks), True)):
        calculator = MACECalculator(models=model, memory=memory / 1e9)
        with LiveBytes() as live:
            for seed in range(times):
                atoms.rattle(0.003, seed=seed)
                results(calculator, atoms)
        assert live.peak < memory
        assert len(evaluations) == (times if not is_whole else 0)
        evaluations.clear()


def test_who_watches_a_model_sees_no_atoms_but_those_of_the_user(model, compiled_cpu):
    seen = []
    model.products[0].register_forward_hook(lambda module, inputs, result: seen.append(len(result)))
    results(MACECalculator(models=model, memory=1.0), crystal(1))
    predict(model, [crystal(1), molecule("CH4")], memory=1e-3)
    assert seen == [8, 13]


@pytest.mark.thorough
def test_memory_is_kept_to_by_all_structures_of_a_batch(model, evaluations, compiled_cpu):
    frames = [crystal(2) for _ in range(6)]
    alone = LiveBytes()
    with alone:
        expected = [predict(model, [atoms])[0] for atoms in frames]
    memory = 1.2e-9 * WholeBytes([model]).of([atoms_to_data(frames[0], model.atomic_numbers, model.r_max)] * 2)
    for structures in (frames, [*frames, crystal(4)]):
        with LiveBytes() as live:
            found = predict(model, structures, memory=memory)
        assert alone.peak < live.peak < memory * 1e9
        for one, other in zip(found, expected, strict=False):
            np.testing.assert_allclose(one.forces, other.forces, atol=1e-9)
    assert len(evaluations) == 1


@pytest.mark.thorough
def test_memory_is_kept_to_as_a_structure_gets_denser(model, compiled_cpu):
    dense = crystal(5)
    sparse = dense.copy()
    sparse.set_cell(dense.cell.array * 1.6, scale_atoms=True)
    calculator = MACECalculator(models=model, memory=0.02)
    for atoms in (sparse, dense):
        with LiveBytes() as live:
            results(calculator, atoms)
        assert live.peak < 0.02e9


def test_progress(model):
    calculator, told = MACECalculator(models=model, chunk=10), []
    calculator.progress = lambda done, parts: told.append((done, parts))
    results(calculator, crystal(2))
    assert [done for done, _ in told] == list(range(1, told[0][1] + 1))


def test_predict(model, evaluations):
    structures = [crystal(1), crystal(3), molecule("CH4"), crystal(2)]
    expected = predict(model, structures[1:2] + structures[3:], stress=True, chunk=0)
    found = predict(model, [structures[1], structures[3]], stress=True, chunk=30)
    for one, other in zip(found, expected, strict=True):
        assert one.energy == pytest.approx(other.energy, abs=1e-9)
        np.testing.assert_allclose(one.forces, other.forces, atol=1e-10)
        np.testing.assert_allclose(one.stress, other.stress, atol=1e-12)
    assert len(evaluations) == 2
    mixed = predict(model, structures, chunk=30)
    assert [len(one.forces) for one in mixed] == list(map(len, structures))
    assert len(evaluations) == 4
    (energy,) = predict(model, structures[1:2], forces=False, chunk=30)
    assert energy.energy == pytest.approx(expected[0].energy, abs=1e-9)
    assert energy.forces.size == 0


def test_a_slab_without_height_has_forces_and_no_stress(model):
    slab = fcc111("C", (3, 3, 2), a=3.5)
    calculator = MACECalculator(models=model, chunk=5)
    assert np.isfinite(calculator.get_property("forces", slab)).all()
    with pytest.raises(ValueError, match="per volume"):
        calculator.get_property("stress", slab)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda atoms: atoms.positions.__setitem__((4, 1), np.nan), "not finite"),
        (lambda atoms: atoms.positions.__setitem__(4, atoms.positions[5]), "apart"),
        (lambda atoms: atoms.numbers.__setitem__(4, 92), "does not know U"),
        (lambda atoms: atoms.set_cell(np.zeros((3, 3))), "span no volume"),
        (lambda atoms: atoms.set_cell(atoms.cell * 1e-3, scale_atoms=True), "atoms per"),
    ],
)
def test_structures_that_cannot_be_evaluated(spoil, message, model):
    atoms = crystal(1)
    spoil(atoms)
    with pytest.raises(ValueError, match=message):
        MACECalculator(models=model, chunk=3).calculate(atoms)


def test_models_with_hooks_are_evaluated_whole(model, evaluations, caplog):
    seen, atoms = [], crystal(1)
    calculator = MACECalculator(models=model, chunk=3)
    expected = results(calculator, atoms)
    hook = model.products[0].register_forward_hook(lambda *_: seen.append(1))
    with caplog.at_level(logging.WARNING, "mace_fast"):
        for _ in range(2):
            assert_same(results(calculator, atoms), expected)
    assert len(seen) == 2
    assert [record.message for record in caplog.records if "hooks" in record.message] == [
        "modules of the model have hooks, so that 8 atoms are evaluated whole"
    ]
    hook.remove()
    results(calculator, atoms)
    assert len(evaluations) == 2


def test_chunks_of_models_of_mace_torch_are_refused(model, reference):
    theirs = to_mace(model)
    with pytest.raises(ValueError, match="from_mace"):
        MACECalculator(models=theirs, chunk=5)
    with pytest.raises(ValueError, match="pad_num"):
        MACECalculator(models=model, chunk=5, pad_num_edges=10)
