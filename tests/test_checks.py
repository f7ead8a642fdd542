"""The checks pass for a trained model and each of them catches the fault that it is there for."""

import re
import warnings

import numpy as np
import pytest
import torch
from ase import Atoms
from torch import nn

import mace_fast
from mace_fast import checks
from mace_fast.predict import predict

pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


@pytest.fixture(scope="module")
def model(shared_model):
    return mace_fast.load(shared_model("mace-tutorials_model.model"), dtype=torch.float64).requires_grad_(False)


@pytest.fixture(scope="module")
def converted(model, reference):
    """The same model in mace-torch."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of scripting mace-torch's modules
        return mace_fast.to_mace(model)


@pytest.fixture
def crystal():
    return checks.example_structures([1, 6, 8], 3.0)[1]


@pytest.mark.parametrize("index", range(5))
def test_all_pass_for_a_trained_model(model, index, converted):
    atoms = checks.example_structures(model.atomic_numbers.tolist(), float(model.r_max))[index]
    results = [result for check in checks.SELF_CHECKS for result in check(model, atoms)]
    results += checks.matches_reference(model, atoms, converted)
    assert [result for result in results if result.passed is False] == []
    skipped = {result.check for result in results if result.passed is None}
    assert bool(skipped) == (not atoms.pbc.any())
    assert all("stress" in check for check in skipped)


def test_stress_is_skipped_where_the_cell_of_a_slab_has_no_volume(model, converted):
    slab = checks.example_structures([1, 6, 8], 3.0)[2]
    slab.cell[2] = 0
    results = [result for check in checks.SELF_CHECKS for result in check(model, slab)]
    results += checks.matches_reference(model, slab, converted)
    assert all(result.passed for result in results if not result.skipped)
    skipped = {result.check: result.skipped for result in results if result.skipped}
    assert set(skipped.values()) == {checks.NO_VOLUME}
    assert all("stress" in check for check in skipped)


@pytest.mark.parametrize(
    ("index", "note"),
    [
        (0, "zero, as in mace-torch 0.3.17; .* of 0.3.16 divides by a box of its own"),
        (1, "^$"),
        (2, r"a box \d.* times as large"),
    ],
)
def test_the_comparison_says_where_the_calculator_of_mace_torch_differs(model, converted, index, note):
    atoms = checks.example_structures([1, 6, 8], 3.0)[index]
    assert re.search(note, checks.matches_reference(model, atoms, converted)[2].note)


def test_noted_ratio_is_that_of_the_stresses(model, converted, reference):
    slab = checks.example_structures([1, 6, 8], 3.0)[2]
    slab.calc = reference.calculators.MACECalculator(models=converted, default_dtype="float64")
    ours = predict(model, [slab], stress=True)[0].stress
    ratio = float(re.search(r"a box (.*) times", checks.matches_reference(model, slab, converted)[2].note)[1])
    np.testing.assert_allclose(slab.get_stress(voigt=False) * ratio, ours, rtol=5e-3, atol=1e-6)


class Faulty(nn.Module):
    """A model whose output is changed by ``fault(output, data)``."""

    def __init__(self, model, fault):
        super().__init__()
        self.model, self.fault = model, fault
        self.register_buffer("atomic_numbers", model.atomic_numbers)
        self.register_buffer("r_max", model.r_max)

    def forward(self, data, **kwargs):
        positions = data["positions"].clone()
        output = self.model(data, **kwargs)
        return output | self.fault(output, positions)


def scaled_forces(output, positions):
    return {} if output["forces"] is None else {"forces": 1.001 * output["forces"]}


def scaled_stress(output, positions):
    return {} if output["stress"] is None else {"stress": 1.001 * output["stress"]}


def absolute_position(output, positions):
    return {"energy": output["energy"] + 1e-6 * positions[0, 0]}


def order_of_atoms(output, positions):
    weights = torch.arange(len(output["node_energy"]), dtype=torch.float64)
    return {"energy": output["energy"] + 1e-6 * (weights * output["node_energy"]).sum()}


def noise(output, positions):
    return {"energy": output["energy"] + 1e-12 * torch.rand(1, dtype=torch.float64) * output["energy"]}


def sheared_forces(output, positions):
    if output["forces"] is None:
        return {}
    return {"forces": output["forces"] + 1e-6 * output["forces"][:, [1, 2, 0]]}


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        (scaled_forces, checks.forces_match_differences),
        (scaled_stress, checks.stress_matches_differences),
        (sheared_forces, checks.rotates),
        (absolute_position, checks.translates),
        (order_of_atoms, checks.permutes),
        (noise, checks.is_deterministic),
    ],
)
def test_a_fault_is_caught(fault, check, model, crystal):
    assert any(result.passed is False for result in check(Faulty(model, fault), crystal))
    assert all(result.passed for result in check(model, crystal))


def test_difference_from_mace_torch_is_caught(model, crystal, reference):
    other = mace_fast.to_mace(model)
    assert all(result.passed for result in checks.matches_reference(model, crystal))
    with torch.no_grad():
        other.interactions[0].linear.weight[0] += 1e-5
    assert any(result.passed is False for result in checks.matches_reference(model, crystal, other))


def test_results_that_are_not_numbers_fail(model, crystal):
    def nothing(output, positions):
        return {"energy": output["energy"] * float("nan")}

    results = checks.translates(Faulty(model, nothing), crystal)
    assert results[0].passed is False
    assert results[0].as_dict()["value"] is None


def test_comparison_is_skipped_with_a_reason_without_mace_torch(model, crystal, monkeypatch):
    monkeypatch.setattr(checks.importlib.util, "find_spec", lambda name: None)
    results = checks.matches_reference(model, crystal)
    assert len(results) == 3
    assert all(result.passed is None and "mace-torch is not installed" in result.skipped for result in results)


def test_comparison_is_skipped_with_a_reason_where_mace_torch_lacks_a_part(model, crystal, reference, monkeypatch):
    monkeypatch.delattr("mace.modules.radial.BesselBasis")
    results = checks.matches_reference(model, crystal)
    assert len(results) == 3
    assert {result.skipped for result in results} == {"the model has BesselBasis, which mace-torch lacks"}


@pytest.mark.parametrize("elements", [[1], [79], list(range(1, 90))])
def test_example_structures_have_known_elements_and_neighbours(elements):
    for atoms in checks.example_structures(elements, 4.0)[:3]:
        assert set(atoms.numbers) <= set(elements)
        distances = atoms.get_all_distances(mic=True)[np.triu_indices(8, 1)]
        assert distances.min() > 0.3
        assert distances.min() < 4.0


def test_predictions_of_a_batch_are_those_of_its_structures(model, crystal):
    structures = [crystal, Atoms("OH", positions=[(0, 0, 0), (0, 0, 1.0)]), Atoms("C")]
    batch = predict(model, structures, stress=True)
    for atoms, together in zip(structures, batch, strict=True):
        alone = predict(model, [atoms], stress=True)[0]
        assert together.energy == pytest.approx(alone.energy, abs=1e-10)
        np.testing.assert_allclose(together.forces, alone.forces, atol=1e-10)
        np.testing.assert_allclose(together.stress, alone.stress, atol=1e-10)


def test_energies_alone(model, crystal):
    prediction = predict(model, [crystal], forces=False)[0]
    assert prediction.energy == predict(model, [crystal])[0].energy
    assert prediction.forces.size == prediction.stress.size == 0


def test_unknown_head_names_those_there_are(model, crystal):
    with pytest.raises(ValueError, match="no head 'omol'; it has Default"):
        predict(model, [crystal], head="omol")
