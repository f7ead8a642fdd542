"""In torch-sim: batches give what the ASE calculator gives, dynamics and relaxations run, and nothing stale is used."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch
from ase.build import bulk, molecule
from torch import nn

ts = pytest.importorskip("torch_sim", reason="torch-sim is not installed (pip install 'mace-fast[torch-sim]')")

import mace_fast
from mace_fast.integrations.torch_sim import MaceFastModel, systems_of

pytestmark = pytest.mark.usefixtures("compiled_cpu")
IS_OLD = hasattr(ts, "nve")  # 0.3 has its integrators and optimizers as functions, 0.6 as members of enumerations
INTEGRATORS = ts if IS_OLD else ts.Integrator
FIRE = (
    {"optimizer": ts.frechet_cell_fire}
    if IS_OLD
    else {"optimizer": ts.Optimizer.fire, "init_kwargs": {"cell_filter": ts.CellFilter.frechet}}
)


@pytest.fixture
def model():
    return MaceFastModel("mace-mp-small", device="cpu")


@pytest.fixture
def calculator():
    return mace_fast.mace_mp("small", device="cpu", default_dtype="float64")


def rattled(atoms, seed=0):
    atoms = atoms.copy()
    atoms.rattle(0.05, seed=seed)
    return atoms


def crystals():
    return [rattled(bulk("Si")), rattled(bulk("NaCl", "rocksalt", a=5.64)), rattled(bulk("Cu", cubic=True))]


def evaluated(model, structures):
    return model(ts.initialize_state(structures, model.device, model.dtype))


def assert_as_calculator(results, structures, calculator):
    ends = np.cumsum([len(atoms) for atoms in structures])[:-1]
    forces = np.split(results["forces"].numpy(), ends)
    for index, atoms in enumerate(structures):
        atoms = atoms.copy()
        atoms.calc = calculator
        assert results["energy"][index].item() == pytest.approx(atoms.get_potential_energy(), abs=1e-10)
        np.testing.assert_allclose(forces[index], atoms.get_forces(), rtol=0, atol=1e-10)
        np.testing.assert_allclose(results["stress"][index], atoms.get_stress(voigt=False), rtol=0, atol=1e-10)


def test_torch_sim_finds_no_fault(model):
    from torch_sim.models.interface import validate_model_outputs

    model.compute_stress = model.compute_forces = False
    validate_model_outputs(model, model.device, model.dtype)  # which switches both on
    assert model.memory_scales_with == "n_atoms_x_density"


def test_batches_equal_the_calculator_when_repeated_too(model, calculator, repetitions):
    results = []
    for seed in range(4):
        structures = [rattled(atoms, seed) for atoms in crystals()]
        results.append((evaluated(model, structures), structures))
    assert repetitions == [False, False, True, True] or repetitions == [False, False, False, True]
    for found, structures in results:  # the first ones too: no result is in memory of a later one
        assert_as_calculator(found, structures, calculator)


def test_molecules_have_no_stress(model, calculator):
    molecules = [rattled(molecule("CH3CH2OH")), rattled(molecule("H2O")), molecule("H2O")[:1]]
    results = evaluated(model, molecules)
    assert_as_calculator(results, molecules, calculator)
    assert not results["stress"].any()


def test_atoms_of_one_element_may_be_divided_otherwise(model, calculator):
    one, two = [bulk("Cu", cubic=True)], [bulk("Cu") * (2, 1, 1) for _ in range(2)]
    for structures in (one, two, one, two):
        structures = [rattled(atoms, seed) for seed, atoms in enumerate(structures)]
        assert_as_calculator(evaluated(model, structures), structures, calculator)


@pytest.mark.parametrize("name", ["nve", "nvt_langevin"])
def test_dynamics_repeat_recorded_steps(name, model, calculator, repetitions):
    state = ts.integrate(
        system=crystals(),
        model=model,
        integrator=getattr(INTEGRATORS, name),
        n_steps=8,
        temperature=300,
        timestep=0.001,
    )
    assert sum(repetitions) >= 5
    structures = systems_of(state)
    for atoms, energy in zip(structures, state.energy.tolist(), strict=True):
        atoms.calc = calculator
        assert energy == pytest.approx(atoms.get_potential_energy(), abs=1e-9)


def test_cells_relax_in_batches_that_change_in_flight(model, calculator):
    state = ts.optimize(
        system=crystals(),
        model=model,
        convergence_fn=ts.generate_force_convergence_fn(0.1, include_cell_forces=True),
        max_steps=100,
        autobatcher=ts.InFlightAutoBatcher(model=model, memory_scales_with="n_atoms", max_memory_scaler=6),
        **FIRE,
    )
    for atoms, energy in zip(systems_of(state), state.energy.tolist(), strict=True):
        atoms.calc = calculator
        assert energy == pytest.approx(atoms.get_potential_energy(), abs=1e-9)
        assert np.abs(atoms.get_forces()).max() < 0.1
        assert np.abs(atoms.get_stress() * atoms.get_volume()).max() < 0.3


def test_bins_give_what_one_batch_gives(model):
    batcher = ts.BinningAutoBatcher(model=model, memory_scales_with="n_atoms", max_memory_scaler=5)
    results = ts.static(system=crystals(), model=model, autobatcher=batcher)
    energies = [float(result["potential_energy"]) for result in results]
    assert energies == pytest.approx(evaluated(model, crystals())["energy"].tolist(), abs=1e-10)


def test_float32_and_tables_are_close(model):
    fast = MaceFastModel("mace-mp-small", device="cpu", dtype=torch.float32, tables=True)
    exact, found = evaluated(model, crystals()), evaluated(fast, crystals())
    for name, tolerance in (("energy", 1e-5), ("forces", 1e-4), ("stress", 1e-6)):
        assert found[name].dtype == torch.float32
        torch.testing.assert_close(found[name].double(), exact[name], rtol=1e-6, atol=tolerance)


def test_only_what_is_asked_for_is_given(model):
    model.compute_stress = False
    assert evaluated(model, crystals()).keys() == {"energy", "forces"}
    model.compute_forces = False
    assert evaluated(model, crystals()).keys() == {"energy"}


def test_charge_and_spin_come_from_the_state(model):
    state = ts.initialize_state(crystals()[:2], model.device, model.dtype)
    state.charge, state.spin = torch.tensor([1.0, -2.0]), torch.tensor([2.0, 3.0])
    assert [atoms.info for atoms in systems_of(state)] == [{"charge": 1.0, "spin": 2.0}, {"charge": -2.0, "spin": 3.0}]


@pytest.mark.skipif(not IS_OLD, reason="torch-sim 0.6 has no states that are dictionaries")
def test_a_state_may_be_a_dictionary(model):
    state = ts.initialize_state(crystals(), model.device, model.dtype)
    names = ("positions", "cell", "pbc", "atomic_numbers", "system_idx")
    found = model({name: getattr(state, name) for name in names})
    assert torch.equal(found["forces"], evaluated(model, crystals())["forces"])


MISTAKES = {
    "no such model": (FileNotFoundError, "nowhere.model is neither a file nor", {"model": "nowhere.model"}),
    "another module": (TypeError, "Linear is not a model of mace_fast", {"model": nn.Linear(1, 1)}),
    "dtype": (ValueError, "dtype is torch.float16: give torch.float32 or", {"dtype": torch.float16}),
    "device": (ValueError, "device is 'gpu': give 'cpu', 'cuda'", {"device": "gpu"}),
    "head": (ValueError, "the model has no head 'pbe'; it has Default", {"head": "pbe"}),
}


@pytest.mark.parametrize(("error", "words", "arguments"), MISTAKES.values(), ids=MISTAKES.keys())
def test_models_that_cannot_be_had(error, words, arguments):
    with pytest.raises(error, match=words):
        MaceFastModel(**{"model": "mace-mp-small", "device": "cpu", **arguments})


def test_states_that_cannot_be_evaluated(model):
    slab = rattled(bulk("Cu", cubic=True))
    slab.pbc, slab.cell[2] = (True, True, False), 0.0
    with pytest.raises(ValueError, match=r"the state is in torch\.float32 and the model in torch\.float64: make both"):
        model(ts.initialize_state(crystals(), model.device, torch.float32))
    with pytest.raises(ValueError, match="the state is on meta and the model on cpu: make both on one device"):
        model(SimpleNamespace(positions=torch.empty(1, 3, dtype=model.dtype, device="meta")))
    with pytest.raises(ValueError, match="system 3 of the batch: the model does not know Po"):
        evaluated(model, [*crystals(), bulk("Po", "sc", a=3.3)])
    if not IS_OLD:  # 0.3 knows one periodicity for all axes
        with pytest.raises(ValueError, match="stress is per volume of the cell; give axes without"):
            evaluated(model, [slab])
    assert evaluated(model, crystals())["energy"].isfinite().all()
