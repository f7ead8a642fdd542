"""Calculators of models of dipoles: results of mace-torch's, and one sentence where there is no such result."""

import warnings

import numpy as np
import pytest
import torch
from ase.calculators.calculator import PropertyNotImplementedError

import mace_fast
from mace_fast import MACECalculator
from mace_fast.loading import MODEL_TYPES
from mace_fast.testing.workloads import DIPOLES, STRUCTURES, build, default_dtype, randomise

pytestmark = pytest.mark.usefixtures("compiled_cpu")
NAMES = ("dipoles", "energy dipoles", "dielectric")


@pytest.fixture(scope="module")
def pairs(reference):
    """By name two models of mace-torch and two of ours, equal in pairs."""
    import e3nn

    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False, optimize_einsums=False)
    found = {}
    with default_dtype(torch.float64), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in NAMES:
            theirs = [build(DIPOLES[name], reference.modules) for _ in range(2)]
            for seed, model in enumerate(theirs):
                randomise(model, seed)
            found[name] = theirs, [mace_fast.from_mace(model) for model in theirs]
    e3nn.set_optimization_defaults(**before)
    return found


def type_of(name):
    return MODEL_TYPES[DIPOLES[name]["model"]]


def theirs(models, name, **arguments):
    from mace.calculators import MACECalculator as Theirs

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Theirs(models=models, default_dtype="float64", model_type=type_of(name), **arguments)


# mace-torch 0.3.16 turns `charges_key` round, and reads no charges unless they are asked for in this way
CHARGES = {"arrays_keys": {"charges": "Qs"}}


@pytest.mark.parametrize("name", NAMES)
def test_results_are_those_of_mace_torchs_calculator(name, pairs):
    reference, ours = pairs[name]
    for count in (1, 2):
        expected = theirs(reference[:count], name, **CHARGES)
        got = MACECalculator(models=ours[:count], model_type=type_of(name))
        for structure in ("water_ion", "carbide"):
            atoms = STRUCTURES[structure]()
            with default_dtype(torch.float64):
                expected.calculate(atoms)
            got.calculate(atoms)
            for key, value in expected.results.items():
                if key.startswith("stress") and not atoms.pbc.all():  # by a box of mace-torch's own
                    continue
                assert np.shape(got.results[key]) == np.shape(value), key
                np.testing.assert_allclose(got.results[key], value, rtol=0, atol=1e-9, err_msg=key)
        assert set(got.implemented_properties) - {"dipole_comm", "energies", "forces_var", "stress_comm"} <= set(
            expected.implemented_properties
        )
        assert got.results.keys() == set(got.implemented_properties)


@pytest.mark.parametrize("name", NAMES)
def test_the_type_is_that_of_the_model_where_none_is_given(name, pairs, tmp_path):
    mace_fast.save(pairs[name][1][0], tmp_path / "model.safetensors")
    atoms = STRUCTURES["water_ion"]()
    atoms.calc = MACECalculator(tmp_path / "model.safetensors")
    assert atoms.calc.model_type == type_of(name)
    assert np.abs(atoms.get_dipole_moment()).max() > 1e-3
    if name != "energy dipoles":
        with pytest.raises(PropertyNotImplementedError):
            atoms.get_potential_energy()


def test_derivatives(pairs):
    reference, ours = pairs["dielectric"]
    atoms = STRUCTURES["water_ion"]()
    with default_dtype(torch.float64):
        expected = theirs(reference[:1], "dielectric").get_dielectric_derivatives(atoms)
    got = MACECalculator(models=ours[:1]).get_dielectric_derivatives(atoms)
    for one, other, rows in zip(got, expected, (3, 9), strict=True):
        assert one.shape == other.shape == (rows, 3, 3)
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-9)
    several = MACECalculator(models=ours).get_dielectric_derivatives(atoms)
    assert [[one.shape for one in each] for each in several] == [[(3, 3, 3)] * 2, [(9, 3, 3)] * 2]
    assert MACECalculator(models=pairs["dipoles"][1][:1]).get_dielectric_derivatives(atoms).shape == (3, 3, 3)


def test_models_of_mace_torch_and_padding(pairs):
    reference, ours = pairs["dielectric"]
    atoms = STRUCTURES["water_ion"]()
    wanted = MACECalculator(models=ours[0]).get_property("polarizability", atoms)
    for arguments in ({"models": ours[0], "pad_num_atoms": 5, "pad_num_edges": 40}, {"models": reference[0]}):
        with default_dtype(torch.float64):
            got = MACECalculator(**arguments).get_property("polarizability", atoms)
        np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-10)


@pytest.mark.parametrize("name", NAMES)
def test_steps_of_a_trajectory_are_recorded(name, pairs, repetitions):
    """With the results, and the derivatives, that a new calculator gives."""
    atoms, model = STRUCTURES["ethanol"](), pairs[name][1][0]
    atoms.calc, found = MACECalculator(models=model), []
    for _ in range(4):
        atoms.positions[0, 0] += 0.01
        found.append((atoms.copy(), atoms.get_dipole_moment().copy()))
    assert repetitions == [False, False, True, True]
    for structure, dipole in found:
        np.testing.assert_array_equal(MACECalculator(models=model).get_property("dipole", structure), dipole)
    if name == "energy dipoles":
        return
    kept = [atoms.calc.get_dielectric_derivatives(structure) for structure, _ in found]
    assert repetitions[-4:] == [False, False, True, True]
    for (structure, _), derivatives in zip(found, kept, strict=True):
        expected = MACECalculator(models=model).get_dielectric_derivatives(structure)
        for one, other in zip(derivatives, expected, strict=True):
            np.testing.assert_array_equal(one, other)


def test_one_sentence_for_what_there_is_not(pairs, one_structure):
    dipoles, energies = pairs["dipoles"][1][0], pairs["energy dipoles"][1][0]
    with pytest.raises(ValueError, match="model_type is 'DipoleMACE', but the model is of the class EnergyDipolesMACE"):
        MACECalculator(models=energies, model_type="DipoleMACE")
    with pytest.raises(ValueError, match="'MACELES': mace_fast evaluates MACE, EnergyDipoleMACE, DipoleMACE, Dip"):
        MACECalculator(models=energies, model_type="MACELES")
    with pytest.raises(ValueError, match="differ in model_type"):
        MACECalculator(models=[dipoles, energies])
    with pytest.raises(ValueError, match="EnergyDipoleMACE has no atomic stresses"):
        MACECalculator(models=energies, compute_atomic_stresses=True)
    with pytest.raises(
        ValueError, match=r"which MACE and ScaleShiftMACE of mace_fast alone have, .*: leave chunks out"
    ):
        MACECalculator(models=dipoles, chunk=10)
    calculator = MACECalculator(models=energies)
    for method in (calculator.get_hessian, calculator.get_descriptors, calculator.get_dielectric_derivatives):
        with pytest.raises(NotImplementedError, match="only models of the type"):
            method(one_structure)
    with pytest.raises(TypeError, match="EnergyDipolesMACE is not evaluated in chunks, only MACE and ScaleShiftMACE"):
        mace_fast.evaluate_in_chunks(energies, {})
    with pytest.raises(ValueError, match="AtomicDipolesMACE, which gives no energy: evaluate it with"):
        mace_fast.predict(dipoles, [one_structure])
    assert np.isfinite(mace_fast.predict(energies, [one_structure])[0].energy)


@pytest.fixture
def one_structure():
    return STRUCTURES["water_ion"]()
