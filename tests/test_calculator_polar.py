"""Calculators of models with electrostatics: results of mace-torch's, what does not go with charges."""

import warnings

import numpy as np
import pytest
import torch
from ase.build import bulk

import mace_fast
from mace_fast import MACECalculator, mace_polar
from mace_fast.polar_checks import polar_reference
from mace_fast.testing.workloads import POLAR, STRUCTURES, build, default_dtype, randomise

pytestmark = pytest.mark.usefixtures("compiled_cpu")


@pytest.fixture(scope="module")
def models():
    """Two models."""
    with default_dtype(torch.float64):
        found = [build(POLAR["polar"]) for _ in range(2)]
    for seed, model in enumerate(found):
        randomise(model, seed)
    return found


@pytest.fixture(scope="module")
def theirs(models, reference):
    """The same of mace-torch."""
    import e3nn

    pytest.importorskip("graph_longrange", reason="needs graph_longrange (pip install graph-longrange==0.4.0)")
    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False, optimize_einsums=False)
    found = [mace_fast.to_mace(model) for model in models]
    e3nn.set_optimization_defaults(**before)
    for model in found:
        if isinstance(reason := polar_reference(model), str):
            pytest.skip(reason)
        model._forward_pre_hooks.clear()  # mace-torch's calculator gives what it reads
    return found


def ion():
    """A molecule with a charge and a spin in a field."""
    atoms = STRUCTURES["ethanol"]()
    atoms.info.update(charge=1, spin=2, external_field=[0.1, -0.05, 0.2])
    return atoms


def test_results_are_those_of_mace_torchs_calculator(models, theirs):
    from mace.calculators import MACECalculator as Theirs

    for count in (1, 2):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = Theirs(models=theirs[:count], default_dtype="float64", model_type="PolarMACE")
        got = MACECalculator(models=models[:count], model_type="PolarMACE")
        for atoms in (ion(), STRUCTURES["carbide"](), STRUCTURES["isolated_atom"]()):
            with default_dtype(torch.float64):
                expected.calculate(atoms)
            got.calculate(atoms)
            for key, value in expected.results.items():
                if not key.startswith("stress"):  # mace-torch leaves the strain of wave vectors out
                    assert np.shape(got.results[key]) == np.shape(value), key
                    np.testing.assert_allclose(got.results[key], value, rtol=1e-9, atol=1e-9, err_msg=key)
        assert got.results.keys() == set(got.implemented_properties)


def test_a_slab_differs_from_mace_torchs_by_the_box_of_that(models, theirs):
    """It makes the cell some 100 Å high; wave vectors then end elsewhere."""
    from mace.calculators import MACECalculator as Theirs

    atoms, forces = STRUCTURES["slab"](), []
    atoms.center(vacuum=10, axis=2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = Theirs(models=theirs[:1], default_dtype="float64", model_type="PolarMACE")
    for calculator in (MACECalculator(models=models[:1]), other):
        atoms.calc = calculator
        with default_dtype(torch.float64):
            forces.append(atoms.get_forces())
    assert 0 < np.abs(forces[0] - forces[1]).max() < 1e-3 * np.abs(forces[0]).max()


def test_a_name_gives_a_calculator(models, tmp_path):
    mace_fast.save(models[0], tmp_path / "polar.safetensors")
    atoms = ion()
    atoms.calc = mace_polar(tmp_path / "polar.safetensors")
    assert (atoms.calc.model_type, atoms.calc.default_dtype) == ("PolarMACE", "float32")
    expected = MACECalculator(models=models[:1])
    for name in ("energy", "dipole", "charges"):
        np.testing.assert_allclose(atoms.calc.get_property(name, atoms), expected.get_property(name, atoms), atol=1e-4)
    mace_fast.save(models[0].double(), tmp_path / "polar.safetensors")
    assert type(mace_polar(tmp_path / "polar.safetensors", return_raw_model=True)) is mace_fast.PolarMACE


def test_charge_spin_and_field_are_read_in_every_step(models):
    atoms, energies = ion(), set()
    atoms.calc = MACECalculator(models=models[:1])
    for info in ({}, {"charge": 0}, {"spin": 4}, {"external_field": [0.0, 0.0, 0.3]}):
        atoms.info.update(info)
        energies.add(atoms.get_potential_energy())
        charges = atoms.calc.results["charges"]
        np.testing.assert_allclose(charges.sum(), atoms.info["charge"], atol=1e-10)
    assert len(energies) == 4


def test_a_trajectory_in_a_changing_cell(models):
    """Every step is that of a new calculator, whose wave vectors are those of the cell."""
    atoms = bulk("SiC", "zincblende", a=4.36)
    atoms.calc = MACECalculator(models=models[:1])
    for step in range(4):
        atoms.rattle(0.02, seed=step)
        atoms.set_cell(atoms.cell * 1.02, scale_atoms=True)
        fresh = MACECalculator(models=models[:1])
        np.testing.assert_array_equal(atoms.get_forces(), fresh.get_property("forces", atoms))
        np.testing.assert_array_equal(atoms.get_stress(), fresh.get_property("stress", atoms))


def test_padding_and_further_results(models):
    plain, padded = (
        MACECalculator(models=models[:1], **pads) for pads in ({}, {"pad_num_atoms": 15, "pad_num_edges": 200})
    )
    for atoms in (ion(), STRUCTURES["carbide"]()):
        np.testing.assert_allclose(
            padded.get_property("forces", atoms), plain.get_property("forces", atoms), atol=1e-10
        )
    water = STRUCTURES["water_ion"]()
    assert plain.get_hessian(water).shape == (9, 3, 3)
    assert plain.get_descriptors(water).shape == (3, 8)


def test_one_sentence_for_what_there_is_not(models, theirs):
    with pytest.raises(ValueError, match=r"reads what no calculator here gives: mace_fast.from_mace\(model\)"):
        MACECalculator(models=theirs[:1])
    with pytest.raises(ValueError, match="PolarMACE has no atomic stresses: leave compute_atomic_stresses out"):
        MACECalculator(models=models[:1], compute_atomic_stresses=True)
    with pytest.raises(ValueError, match="chunks are parts of a structure, and charges of a PolarMACE act"):
        MACECalculator(models=models[:1], chunk=100)
    from mace_fast.integrations.lammps.domain import DomainModel

    with pytest.raises(ValueError, match="LAMMPS has domains of a structure, and charges of a PolarMACE act"):
        DomainModel(models[0])
