"""The ASE calculator against mace-torch's, and what it does with bad input."""

import copy

import numpy as np
import pytest
import torch
from ase import Atoms, units
from ase.build import bulk, molecule

from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import from_mace, load
from mace_fast.checks import mace_torch_cell
from mace_fast.folding import Frozen

# TorchScript inside mace-torch's models
pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system doesn't support:UserWarning"),
]
R_MAX = 4.0  # of the models below, in Å
EXACT = {"rtol": 0, "atol": 1e-10}
COMMITTEE = [f"imagdau_mace02_com{i}_swa.model" for i in (1, 2, 3)]


def ethanol(**info):
    atoms = molecule("CH3CH2OH")
    atoms.rattle(0.1, seed=0)
    atoms.info |= info
    return atoms


def diamond(pbc=True):
    atoms = bulk("C", cubic=True)
    atoms.rattle(0.1, seed=1)
    atoms.pbc = pbc
    return atoms


def boxed():
    atoms = ethanol()
    atoms.set_cell([[7, 0, 0], [1, 6, 0], [0, 2, 6]])
    atoms.pbc = True
    return atoms


STRUCTURES = {
    "molecule": ethanol(),
    "crystal": diamond(),
    "molecule in a skewed cell": boxed(),
    "slab": diamond((True, True, False)),
    "wire": diamond((False, True, False)),
    "atom": Atoms("O", [[1.0, 2.0, 3.0]]),
}
every_structure = pytest.mark.parametrize("atoms", STRUCTURES.values(), ids=STRUCTURES.keys())


@pytest.fixture(scope="module")
def committee_paths(shared_model):
    return [str(shared_model(name)) for name in COMMITTEE]


@pytest.fixture(scope="module")
def committee(committee_paths):
    return [load(path) for path in committee_paths]


@pytest.fixture
def model(committee):
    """The model of most tests; what they hang on it is taken off again."""
    yield committee[0]
    committee[0]._forward_pre_hooks.clear()


@pytest.fixture
def calculator(model):
    return MACECalculator(models=model)


@pytest.fixture(scope="module")
def make_reference_model(reference):
    """Build small mace-torch models with equivariant features, which the trained files at hand do not have."""

    made = {}

    def make(name="ScaleShiftMACE", **options):
        key = name + str(options)
        if key in made:
            return made[key]
        block = reference.modules.interaction_classes["RealAgnosticResidualInteractionBlock"]
        irreps = reference.modules.blocks.o3.Irreps
        num_heads = len(options.get("heads", ["Default"]))
        arguments = {
            "r_max": 4.0, "num_bessel": 6, "num_polynomial_cutoff": 5, "max_ell": 2, "num_interactions": 2,
            "interaction_cls": block, "interaction_cls_first": block, "num_elements": 3, "atomic_numbers": [1, 6, 8],
            "hidden_irreps": irreps("8x0e+8x1o"), "MLP_irreps": irreps("8x0e"), "correlation": 2,
            "atomic_energies": np.arange(1.0, 3 * num_heads + 1).reshape(num_heads, 3), "avg_num_neighbors": 9.0,
            "gate": torch.nn.functional.silu, "use_reduced_cg": False,
        }  # fmt: skip
        if name == "ScaleShiftMACE":
            arguments |= {"atomic_inter_scale": [1.3] * num_heads, "atomic_inter_shift": [0.2] * num_heads}
        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.float64)
        torch.manual_seed(0)
        try:
            made[key] = getattr(reference.modules, name)(**(arguments | options))
        finally:
            torch.set_default_dtype(before)
        return made[key]

    return make


@pytest.fixture(scope="module")
def reference_committee(committee_paths, reference):
    """Models of mace-torch from files, which are trusted here."""
    return [torch.load(path, map_location="cpu", weights_only=False) for path in committee_paths]


@pytest.fixture(scope="module", autouse=True)
def no_torchscript_optimiser():
    """Let TorchScript interpret mace-torch's models: optimising them costs seconds per shape of input."""
    with torch.jit.optimized_execution(False):
        yield


@pytest.fixture(scope="module")
def reference_calculator(reference):
    return reference.calculators.MACECalculator


def evaluated(calculator, atoms):
    calculator.calculate(atoms.copy())
    return calculator.results


def assert_same_results(actual, expected, **tolerance):
    assert actual.keys() == expected.keys()
    for key, value in expected.items():
        assert np.shape(actual[key]) == np.shape(value), key
        assert np.asarray(actual[key]).dtype == np.asarray(value).dtype, key
        np.testing.assert_allclose(actual[key], value, err_msg=key, **(tolerance or EXACT))


def by_our_volume(expected, atoms):
    """Results of mace-torch 0.3.16, whose stress is per volume of a box, with one per volume of the cell, or zero."""
    scale = 1.0
    if not atoms.pbc.all():
        scale = abs(np.linalg.det(mace_torch_cell(atoms, R_MAX))) / atoms.get_volume() if atoms.pbc.any() else 0.0
    powers = {"stress": 1, "stresses": 1, "stress_comm": 1, "stress_var": 2}
    return expected | {key: expected[key] * scale**power for key, power in powers.items() if key in expected}


@every_structure
def test_committee_gives_the_results_of_mace_torch(reference_calculator, reference_committee, committee, atoms):
    options = {"default_dtype": "float64", "compute_atomic_stresses": True}
    expected = evaluated(reference_calculator(models=reference_committee, **options), atoms)
    assert_same_results(evaluated(MACECalculator(models=committee, **options), atoms), by_our_volume(expected, atoms))


@every_structure
def test_single_model_gives_the_results_of_mace_torch(reference_calculator, reference_committee, calculator, atoms):
    expected = evaluated(reference_calculator(models=reference_committee[0], default_dtype="float64"), atoms)
    assert_same_results(evaluated(calculator, atoms), by_our_volume(expected, atoms))


def test_same_results_as_mace_torch_in_float32(reference_calculator, reference_committee, shared_model):
    options = {"default_dtype": "float32"}
    single = copy.deepcopy(reference_committee[0])
    expected = evaluated(reference_calculator(models=single, **options), STRUCTURES["crystal"])
    actual = evaluated(MACECalculator(shared_model(COMMITTEE[0]), **options), STRUCTURES["crystal"])
    assert_same_results(actual, expected, rtol=1e-5, atol=2e-4)


@pytest.mark.parametrize("name", ["MACE", "ScaleShiftMACE"])
def test_models_of_both_classes_and_both_packages(reference_calculator, make_reference_model, name):
    theirs = make_reference_model(name)
    options = {"default_dtype": "float64", "compute_atomic_stresses": True}
    expected = evaluated(reference_calculator(models=theirs, **options), boxed())
    assert_same_results(evaluated(MACECalculator(models=theirs, **options), boxed()), expected)
    assert_same_results(evaluated(MACECalculator(models=from_mace(theirs), **options), boxed()), expected)


def test_our_model_works_in_the_calculator_of_mace_torch(reference_calculator, model):
    expected = evaluated(MACECalculator(models=model, default_dtype="float64"), boxed())
    assert_same_results(evaluated(reference_calculator(models=model, default_dtype="float64"), boxed()), expected)


def test_results_scale_with_units_as_in_mace_torch(reference_calculator, reference_committee, model):
    options = {
        "default_dtype": "float64", "compute_atomic_stresses": True, "energy_units_to_eV": units.Hartree,
        "length_units_to_A": units.Bohr,
    }  # fmt: skip
    expected = evaluated(reference_calculator(models=reference_committee[0], **options), boxed())
    assert_same_results(evaluated(MACECalculator(models=model, **options), boxed()), expected, rtol=1e-12, atol=1e-9)


def test_variances_scale_with_the_square_of_the_unit(committee):
    plain = evaluated(MACECalculator(models=committee), boxed())
    scaled = evaluated(MACECalculator(models=committee, energy_units_to_eV=2.0, length_units_to_A=4.0), boxed())
    assert scaled["energy_var"] == pytest.approx(4 * plain["energy_var"])
    np.testing.assert_allclose(scaled["forces_var"], plain["forces_var"] / 4)
    np.testing.assert_allclose(scaled["stress_var"], plain["stress_var"] / 32**2)
    np.testing.assert_allclose(scaled["forces_comm"].var(axis=0), scaled["forces_var"])


@pytest.mark.parametrize("num_layers", [1, 2, -1])
@pytest.mark.parametrize("invariants_only", [True, False])
def test_same_descriptors_as_mace_torch(reference_calculator, make_reference_model, invariants_only, num_layers):
    theirs = make_reference_model()
    expected = reference_calculator(models=theirs, default_dtype="float64").get_descriptors(
        boxed(), invariants_only, num_layers
    )
    actual = MACECalculator(models=from_mace(theirs)).get_descriptors(boxed(), invariants_only, num_layers)
    np.testing.assert_allclose(actual, expected, **EXACT)


def test_same_hessian_as_mace_torch(reference_calculator, reference_committee, committee):
    atoms = molecule("H2O")
    expected = reference_calculator(models=reference_committee[:2], default_dtype="float64").get_hessian(atoms)
    np.testing.assert_allclose(MACECalculator(models=committee[:2]).get_hessian(atoms), expected, **EXACT)
    np.testing.assert_allclose(MACECalculator(models=committee[0]).get_hessian(atoms), expected[0], **EXACT)


def test_committee_gives_a_list_of_descriptors(committee):
    together = MACECalculator(models=committee).get_descriptors(boxed())
    for model, descriptors in zip(committee, together, strict=True):
        np.testing.assert_array_equal(descriptors, MACECalculator(models=model).get_descriptors(boxed()))


def test_methods_take_the_structure_of_the_last_evaluation(calculator):
    with pytest.raises(ValueError, match="no structure was given and none has been evaluated"):
        calculator.get_descriptors()
    calculator.calculate(boxed())
    np.testing.assert_array_equal(calculator.get_descriptors(), calculator.get_descriptors(boxed()))


@pytest.mark.parametrize("head", ["coupled", "Default", None])
def test_same_results_as_mace_torch_for_each_head(reference_calculator, make_reference_model, head):
    theirs = make_reference_model(heads=["coupled", "Default"])
    expected = evaluated(reference_calculator(models=theirs, default_dtype="float64", head=head), boxed())
    calculator = MACECalculator(models=from_mace(theirs), head=head)
    assert_same_results(evaluated(calculator, boxed()), expected)
    assert calculator.head == (head or "Default")


EMBEDDED_CHARGE = {
    "total_charge": {
        "type": "categorical", "per": "graph", "in_dim": 1, "emb_dim": 4, "num_classes": 11, "offset": 5,
    }
}  # fmt: skip


def test_total_charge_comes_from_info_and_a_change_is_noticed(reference_calculator, make_reference_model):
    theirs = make_reference_model(embedding_specs=EMBEDDED_CHARGE)
    atoms = ethanol(charge=1)
    atoms.calc = MACECalculator(models=from_mace(theirs))
    charged = atoms.get_potential_energy()
    atoms.info["charge"] = np.array(-2.0)
    assert atoms.calc.check_state(atoms) == ["info"]
    assert atoms.get_potential_energy() != charged
    expected = evaluated(reference_calculator(models=theirs, default_dtype="float64"), atoms)
    assert_same_results(atoms.calc.results, by_our_volume(expected, atoms))


def test_missing_embedded_input_is_named(make_reference_model):
    specs = {"pressure": {"type": "continuous", "per": "graph", "in_dim": 1, "emb_dim": 4}}
    calculator = MACECalculator(
        models=from_mace(make_reference_model(embedding_specs=specs)), info_keys={"pressure": "my_pressure"}
    )
    with pytest.raises(ValueError, match="the model reads pressure, which the structure does not have: set them in"):
        calculator.calculate(ethanol())
    calculator.calculate(ethanol(my_pressure=1.0))
    assert np.isfinite(calculator.results["energy"])


def test_state_ignores_what_the_model_does_not_read_and_sees_what_it_does(calculator):
    atoms = ethanol(external_field=[0.0, 0.0, 0.1])
    atoms.set_array("Qs", np.zeros(len(atoms)))
    atoms.calc = calculator
    atoms.get_potential_energy()
    atoms.info["step"] = 7
    assert calculator.check_state(atoms) == []
    atoms.arrays["Qs"][0] = 0.5
    atoms.info["external_field"] = np.array([0.0, 0.1, 0.1])
    assert calculator.check_state(atoms) == ["info", "arrays"]
    atoms.positions[0, 0] += 1e-3
    assert calculator.check_state(atoms) == ["positions"]


def test_nothing_is_evaluated_twice(model, calculator):
    calls = []
    model.register_forward_pre_hook(lambda *_: calls.append(None))
    atoms = boxed()
    atoms.calc = calculator
    atoms.get_potential_energy()
    atoms.get_forces()
    atoms.get_stress()
    assert len(calls) == 1
    atoms.positions[0] += 0.1
    atoms.get_forces()
    assert len(calls) == 2


def test_changed_elements_are_noticed(model, calculator):
    atoms = boxed()
    calculator.calculate(atoms)
    atoms.numbers[0] = 8
    expected = evaluated(MACECalculator(models=model), atoms)
    assert_same_results(evaluated(calculator, atoms), expected, rtol=0, atol=0)


@pytest.mark.parametrize(
    "padding", [{"pad_num_atoms": 20}, {"pad_num_edges": 700}, {"pad_num_atoms": 12, "pad_num_edges": 700}]
)
@pytest.mark.parametrize("atoms", [boxed(), Atoms("O", [[1.0, 2.0, 3.0]])], ids=["molecule", "atom"])
def test_padding_changes_no_result(model, atoms, padding):
    sizes = []
    model.register_forward_pre_hook(
        lambda _, args: sizes.append((len(args[0]["batch"]), args[0]["edge_index"].shape[1]))
    )
    padded = evaluated(MACECalculator(models=model, compute_atomic_stresses=True, **padding), atoms)
    assert sizes[0][0] >= padding.get("pad_num_atoms", len(atoms) + 1)
    assert sizes[0][1] == padding.get("pad_num_edges", sizes[0][1])
    plain = evaluated(MACECalculator(models=model, compute_atomic_stresses=True), atoms)
    assert_same_results(padded, plain, rtol=0, atol=1e-12)


def test_padding_grows_when_the_edges_outgrow_it(model, caplog):
    calculator = MACECalculator(models=model, pad_num_edges=10)
    calculator.calculate(boxed())
    num_edges = len(calculator.neighbours.update(boxed().positions, boxed().cell.array, True))
    assert num_edges < calculator.pad_num_edges < 1.25 * num_edges + 64
    assert calculator.pad_num_edges % 64 == 0
    assert f"{num_edges} edges exceed the padding to 10" in caplog.text


def test_models_of_files_are_frozen_and_models_of_the_caller_are_not(shared_model):
    path = shared_model(COMMITTEE[0])
    mine = load(path)
    for calculator, expected in ((MACECalculator(path), {}), (MACECalculator(models=[mine]), None)):
        modules = [module for module in calculator.models[0].modules() if isinstance(module, Frozen)]
        assert modules
        assert all(module.kept == expected for module in modules)


@pytest.mark.parametrize(
    ("atoms", "message"),
    [
        (Atoms(), "the structure has no atoms"),
        (Atoms("OH", [[0, 0, 0], [0, 0, np.nan]]), "positions of 1 of 2 atoms are not finite, first atom 1"),
        (Atoms("Fe"), "the model does not know Fe; it knows H, C, O"),
        (Atoms("OH", [[0, 0, 0], [0, 0, 1]], pbc=True), "span no volume: give independent ones, or set pbc to False"),
        (Atoms("OHH", [[0, 0, 0], [1, 0, 0], [1, 0, 0]]), r"atoms 1 and 2 are 0.0e\+00 Å apart: remove the duplicate"),
        (ethanol(charge="none"), r"atoms.info\['charge'\] is 'none': give a number"),
    ],
)
def test_bad_structures_are_refused_before_the_model_runs(model, calculator, atoms, message):
    model.register_forward_pre_hook(lambda *_: pytest.fail("the model ran"))
    atoms.calc = calculator
    for _ in range(2):  # a second call must not find results of the first
        with pytest.raises(ValueError, match=message):
            atoms.get_potential_energy()
    assert calculator.results == {}


def test_a_refused_structure_leaves_the_calculator_usable(calculator):
    expected = evaluated(calculator, boxed())
    for bad, message in ((Atoms("Fe"), "not know Fe"), (Atoms("OH", [[0, 0, 0], [0, 0, np.nan]]), "not finite")):
        with pytest.raises(ValueError, match=message):
            calculator.calculate(bad)
    assert_same_results(evaluated(calculator, boxed()), expected, rtol=0, atol=0)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_same_results_on_the_gpu(shared_model):
    path = shared_model(COMMITTEE[0])
    expected = evaluated(MACECalculator(path), boxed())
    assert_same_results(evaluated(MACECalculator(path, device="cuda"), boxed()), expected)
