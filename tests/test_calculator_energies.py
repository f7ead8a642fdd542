"""Energies of the ASE calculator and of ``predict``: what is subtracted from them, and how many digits they keep."""

import numpy as np
import pytest
import torch
from ase.build import bulk, molecule

import mace_fast
from mace_fast.blocks import interaction_classes
from mace_fast.calculator import MACECalculator
from mace_fast.data import atoms_to_data
from mace_fast.predict import predict

ALL_ELECTRONS = torch.tensor([-13.6, -1034.9, -75321.7], dtype=torch.float64)  # eV: H, C and something heavy
CLASSES = ["MACE", "ScaleShiftMACE"]


def make_model(name="ScaleShiftMACE", *, seed=0, **options):
    """A small model in float64 with random weights."""
    block = interaction_classes["RealAgnosticResidualInteractionBlock"]
    num_heads = len(options.get("heads", ["Default"]))
    arguments = {
        "r_max": 4.0, "num_bessel": 6, "num_polynomial_cutoff": 5, "max_ell": 1, "num_interactions": 2,
        "interaction_cls": block, "interaction_cls_first": block, "num_elements": 3, "atomic_numbers": [1, 6, 8],
        "hidden_irreps": "4x0e+4x1o", "MLP_irreps": "4x0e", "correlation": 2, "gate": torch.nn.functional.silu,
        "atomic_energies": ALL_ELECTRONS.expand(num_heads, 3), "avg_num_neighbors": 9.0, "use_reduced_cg": False,
    }  # fmt: skip
    if name == "ScaleShiftMACE":
        arguments |= {"atomic_inter_scale": [1.3] * num_heads, "atomic_inter_shift": [0.2] * num_heads}
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.float64)
        try:
            return getattr(mace_fast, name)(**(arguments | options))
        finally:
            torch.set_default_dtype(before)


def ethanol(seed=0):
    atoms = molecule("CH3CH2OH")
    atoms.rattle(0.1, seed=seed)
    return atoms


def evaluated(calculator, atoms):
    calculator.calculate(atoms.copy())
    return calculator.results


@pytest.mark.parametrize("head", ["coupled", "Default"])
def test_each_member_of_a_committee_has_isolated_energies_of_its_own(head):
    tables = [np.arange(6.0).reshape(2, 3), np.array([[40.0, 30.0, -20.0], [7.0, -1.0, 90.0]])]
    models = [make_model(heads=["coupled", "Default"], atomic_energies=table, seed=i) for i, table in enumerate(tables)]
    together = evaluated(MACECalculator(models=models, head=head), ethanol())
    apart = [evaluated(MACECalculator(models=model, head=head), ethanol()) for model in models]
    for name in ("node_energy", "energies", "energy"):
        mean = np.mean([single[name] for single in apart], axis=0)
        np.testing.assert_allclose(together[name], mean, rtol=0, atol=1e-10, err_msg=name)


def test_isolated_energies_changed_in_place_are_noticed():
    model = make_model()
    calculator = MACECalculator(models=model)
    before = dict(evaluated(calculator, ethanol()))
    model.atomic_energies_fn.atomic_energies += 10.0
    after = evaluated(calculator, ethanol())
    np.testing.assert_allclose(after["energies"], before["energies"] + 10.0, rtol=0, atol=1e-10)
    np.testing.assert_allclose(after["node_energy"], before["node_energy"], rtol=0, atol=1e-10)


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("embedding", [False, True])
def test_float32_energies_differ_between_structures_as_in_float64(name, embedding):
    charge = {"total_charge": {"type": "continuous", "per": "graph", "in_dim": 1, "emb_dim": 4}}
    options = {"embedding_specs": charge, "use_embedding_readout": True} if embedding else {}
    structures = [ethanol(seed) for seed in range(4)]
    energies = {}
    for dtype in ("float64", "float32"):
        calculator = MACECalculator(models=make_model(name, **options), default_dtype=dtype)
        energies[dtype] = np.array([evaluated(calculator, atoms)["energy"] for atoms in structures])
        of_predict = [prediction.energy for prediction in predict(calculator.models[0], structures)]
        np.testing.assert_allclose(of_predict, energies[dtype], rtol=0, atol=1e-5)
    differences = {dtype: np.diff(values) for dtype, values in energies.items()}
    assert np.abs(differences["float64"]).min() > 1e-3
    np.testing.assert_allclose(differences["float32"], differences["float64"], rtol=0, atol=1e-5)


@pytest.mark.parametrize("name", CLASSES)
def test_float32_energies_are_float64_sums_of_their_parts(name):
    models = [make_model(name, seed=seed) for seed in range(3)]
    calculator = MACECalculator(models=models, default_dtype="float32")
    results = evaluated(calculator, ethanol())
    for key in ("energies", "node_energy", "energy_comm"):
        assert results[key].dtype == np.float64, key
    assert results["forces"].dtype == np.float32
    isolated = ALL_ELECTRONS.float().double().numpy()[np.searchsorted([1, 6, 8], ethanol().numbers)]
    np.testing.assert_allclose(results["energies"] - isolated, results["node_energy"], rtol=0, atol=1e-10)
    assert results["energy"] == pytest.approx(results["energies"].sum(), abs=1e-9)
    assert results["energy"] == pytest.approx(results["energy_comm"].mean(), abs=1e-9)
    exact = evaluated(MACECalculator(models=models, default_dtype="float64"), ethanol())
    np.testing.assert_allclose(results["node_energy"], exact["node_energy"], rtol=0, atol=1e-5)
    assert results["energy_var"] == pytest.approx(exact["energy_var"], rel=1e-4)


@pytest.mark.parametrize("name", CLASSES)
def test_results_of_a_float32_model_are_float64_only_where_asked_for(name):
    model = make_model(name).float()
    batch = atoms_to_data(bulk("C", cubic=True), [1, 6, 8], 4.0, torch.float32)
    plain, asked = model(dict(batch)), model(batch | {"float64_energies": True})
    assert list(plain) == list(asked)
    assert plain["energy"].dtype == torch.float32
    assert plain["node_energy"].dtype == (torch.float64 if name == "ScaleShiftMACE" else torch.float32)
    assert {asked["energy"].dtype, asked["node_energy"].dtype} == {torch.float64}
    assert torch.equal(asked["energy"].float(), plain["energy"])
    assert torch.equal(asked["forces"], plain["forces"])
