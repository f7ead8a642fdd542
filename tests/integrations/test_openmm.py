"""In OpenMM: the potential is found by name, systems give what the calculator gives, alone and within a force field."""

import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import molecule

openmm = pytest.importorskip("openmm", reason="OpenMM is not installed (pip install 'mace-fast[openmm]')")
openmmml = pytest.importorskip("openmmml", reason="OpenMM-ML is not installed (pip install 'mace-fast[openmm]')")
from openmm import app, unit
from openmmml import MLPotential

import mace_fast
from mace_fast.testing.workloads import DIPOLES, build, default_dtype, randomise

pytestmark = pytest.mark.usefixtures("compiled_cpu")
KJ_MOL = 96.48533212331002  # in one eV


@pytest.fixture
def potential():
    return MLPotential("mace-fast", modelPath="mace-mp-small")


def calculator(dtype="float64"):
    return mace_fast.mace_mp("small", device="cpu", default_dtype=dtype)


def ethanol():
    return molecule("CH3CH2OH")


def water():
    atoms = molecule("H2O", cell=[3.1] * 3, pbc=True) * (2, 1, 1)
    atoms.rattle(0.05, seed=1)
    return atoms


def topology_of(atoms):
    topology = app.Topology()
    residue = topology.addResidue("X", topology.addChain())
    for index, number in enumerate(atoms.numbers):
        topology.addAtom(f"A{index}", app.Element.getByAtomicNumber(int(number)), residue)
    if atoms.pbc.any():
        topology.setPeriodicBoxVectors(atoms.cell.array / 10 * unit.nanometer)
    return topology


def context_of(system, positions):
    """A context with positions in Å."""
    integrator = openmm.VerletIntegrator(0.5 * unit.femtosecond)
    context = openmm.Context(system, integrator, openmm.Platform.getPlatformByName("Reference"))
    context.setPositions(positions / 10)
    return context


def state_of(context, groups=-1):
    """Energy in eV, forces in eV/Å and positions in Å."""
    state = context.getState(energy=True, forces=True, positions=True, groups=groups)
    energy = state.getPotentialEnergy().value_in_unit(unit.kilojoule_per_mole) / KJ_MOL
    forces = state.getForces(asNumpy=True).value_in_unit(unit.kilojoule_per_mole / unit.angstrom) / KJ_MOL
    return energy, forces, state.getPositions(asNumpy=True).value_in_unit(unit.angstrom)


@pytest.mark.parametrize(("make", "which"), [(ethanol, "energy"), (water, "interaction_energy")])
def test_dynamics_follow_the_calculator(make, which, potential):
    atoms = make()
    context = context_of(potential.createSystem(topology_of(atoms), returnEnergyType=which), atoms.positions)
    context.setVelocitiesToTemperature(300, 1)
    atoms.calc = calculator()
    for _ in range(3):
        context.getIntegrator().step(2)
        energy, forces, atoms.positions = state_of(context)
        np.testing.assert_allclose(forces, atoms.get_forces(), rtol=0, atol=1e-10)
        results = atoms.calc.results
        expected = results["energy"] if which == "energy" else results["node_energy"].sum()
        assert energy == pytest.approx(expected, abs=1e-9)


def test_single_precision_and_tables_are_close(potential):
    atoms = water()
    exact = state_of(context_of(potential.createSystem(topology_of(atoms)), atoms.positions))
    system = potential.createSystem(topology_of(atoms), precision="single", tables=True)
    energy, forces, _ = state_of(context_of(system, atoms.positions))
    assert energy == pytest.approx(exact[0], abs=1e-4)
    np.testing.assert_allclose(forces, exact[1], rtol=0, atol=1e-4)
    assert not np.array_equal(forces, exact[1])


@pytest.fixture(scope="module")
def box():
    """Water of a force field with PME: topology, positions in Å, system."""
    forcefield = app.ForceField("tip3p.xml")
    modeller = app.Modeller(app.Topology(), [])
    modeller.addSolvent(forcefield, boxSize=openmm.Vec3(1.4, 1.4, 1.4) * unit.nanometer)
    system = forcefield.createSystem(
        modeller.topology, nonbondedMethod=app.PME, nonbondedCutoff=0.6 * unit.nanometer, rigidWater=False
    )
    return modeller.topology, np.array(modeller.positions.value_in_unit(unit.angstrom)), system


def test_some_molecules_of_a_force_field(box, potential):
    topology, positions, mm = box
    chosen = [3, 4, 5, 30, 31, 32]
    mixed = potential.createMixedSystem(topology, mm, chosen, forceGroup=7)
    barostat = openmm.MonteCarloBarostat(1 * unit.bar, 300 * unit.kelvin, 1)
    barostat.setRandomNumberSeed(1)  # of 0 OpenMM makes one up, and no attempt may be accepted
    mixed.addForce(barostat)
    context = context_of(mixed, positions)
    context.setVelocitiesToTemperature(300, 1)
    before = context.getState().getPeriodicBoxVolume()
    context.getIntegrator().step(6)
    vectors = context.getState().getPeriodicBoxVectors(asNumpy=True).value_in_unit(unit.angstrom)
    assert context.getState().getPeriodicBoxVolume() != before
    energy, forces, positions = state_of(context, groups={7})
    numbers = [atom.element.atomic_number for atom in topology.atoms()]
    atoms = Atoms(numbers, positions, cell=vectors, pbc=True)[chosen]
    atoms.calc = calculator()
    np.testing.assert_allclose(forces[chosen], atoms.get_forces(), rtol=0, atol=1e-10)
    assert not np.delete(forces, chosen, axis=0).any()
    assert energy == pytest.approx(atoms.calc.results["node_energy"].sum(), abs=1e-9)


def test_between_the_force_field_and_the_model(box, potential):
    topology, positions, mm = box
    chosen = list(range(6))
    context = context_of(potential.createMixedSystem(topology, mm, chosen, interpolate=True), positions)
    ends = [context_of(mm, positions), context_of(potential.createMixedSystem(topology, mm, chosen), positions)]
    for value, other in enumerate(ends):
        context.setParameter("lambda_interpolate", value)
        # as close as PME is: charges that cancel are left out at one end and summed up twice at the other
        assert state_of(context)[0] == pytest.approx(state_of(other)[0], abs=1e-3)


def test_xml_names_the_model_and_does_not_hold_it(potential, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    mace_fast.save(mace_fast.mace_mp("small", device="cpu", return_raw_model=True), "own.safetensors")
    atoms = water()
    own = MLPotential("mace-fast", modelPath="own.safetensors")
    system = own.createSystem(topology_of(atoms), precision="double")
    xml = openmm.XmlSerializer.serialize(system)
    assert len(xml) < 5000
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    back = context_of(openmm.XmlSerializer.deserialize(xml), atoms.positions)
    assert state_of(back)[0] == state_of(context_of(system, atoms.positions))[0]
    (tmp_path / "own.safetensors").unlink()
    lost = context_of(openmm.XmlSerializer.deserialize(xml), atoms.positions)
    with pytest.raises(openmm.OpenMMException, match=r"own\.safetensors is neither a file nor a foundation model"):
        state_of(lost)


MISTAKES = {
    "no such model": (FileNotFoundError, "nowhere.model is neither a file", {"model": "nowhere.model"}),
    "precision": (ValueError, "precision is 'half': give 'single', 'double' or None", {"precision": "half"}),
    "device": (ValueError, "device is 'gpu': give 'cpu', 'cuda'", {"device": "gpu"}),
    "energy": (ValueError, "returnEnergyType is 'total': give 'interaction_energy' or", {"returnEnergyType": "total"}),
    "head": (ValueError, "the model has no head 'pbe'; it has Default", {"head": "pbe"}),
    "element": (ValueError, "the model does not know Po", {"atoms": Atoms("Po")}),
}


@pytest.mark.parametrize(("error", "words", "arguments"), MISTAKES.values(), ids=MISTAKES.keys())
def test_systems_that_cannot_be_had(error, words, arguments):
    atoms = arguments.pop("atoms", ethanol())
    own = MLPotential("mace-fast", modelPath=arguments.pop("model", "mace-mp-small"))
    with pytest.raises(error, match=words):
        own.createSystem(topology_of(atoms), **arguments)


def test_atoms_without_an_element_are_refused(potential):
    topology = topology_of(ethanol())
    topology.addAtom("M", None, next(topology.residues()))
    with pytest.raises(ValueError, match="atom 9 of the topology has no element"):
        potential.createSystem(topology)


def test_the_model_has_to_be_named():
    with pytest.raises(TypeError, match=r"no model: give MLPotential\('mace-fast', modelPath=\.\.\.\)"):
        MLPotential("mace-fast")
    with pytest.raises(TypeError, match=r"no argument precision: give MLPotential\('mace-fast', modelPath=\.\.\.\)"):
        MLPotential("mace-fast", modelPath="mace-mp-small", precision="single")


def test_forces_are_the_derivative_of_an_interaction_energy_that_is_no_sum_of_atoms(tmp_path):
    with default_dtype(torch.float64):
        model = build(DIPOLES["energy dipoles"])
    randomise(model)
    mace_fast.save(model, tmp_path / "dipoles.safetensors")
    atoms = molecule("CH3OH")
    system = MLPotential("mace-fast", modelPath=str(tmp_path / "dipoles.safetensors")).createSystem(topology_of(atoms))
    forces, energies = None, []
    for step in (0.0, 1e-4, -1e-4):
        atoms.positions[0, 0] += step
        energy, found, _ = state_of(context_of(system, atoms.positions))
        atoms.positions[0, 0] -= step
        energies.append(energy)
        forces = found if step == 0.0 else forces
    assert energies[0] != 0
    assert (energies[2] - energies[1]) / 2e-4 == pytest.approx(forces[0, 0], abs=1e-5)
