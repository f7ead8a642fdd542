"""A model with electrostatics: results and gradients against mace-torch in float64, stress against differences."""

import pytest
import torch
from ase import Atoms

import mace_fast
from mace_fast import checks
from mace_fast.testing.workloads import POLAR, STRUCTURES, build, default_dtype

GROUPS = {
    "molecules": ("ethanol", "isolated_atom", "water_ion"),  # graph_longrange fails where an atom alone is the last
    "crystals": ("carbide", "small_cell"),
    "slabs": ("slab", "slab"),
}
DEAR = pytest.mark.thorough
FIRST = ("polar", "polar charges")


def models(*backends):
    """Every model on the reference, the first of all on other backends too; dear ones are marked."""
    rows = [pytest.param(name, "reference", marks=[] if name in FIRST else DEAR) for name in POLAR]
    return pytest.mark.parametrize(
        ("name", "backend"), rows + [("polar", other) for other in backends], indirect=["backend"]
    )


@pytest.fixture
def backend(request):
    """Implementation of the operations in this test."""
    if request.param == "cpu":
        request.getfixturevalue("compiled_cpu")
    return request.param


@pytest.fixture
def charged(batch_of):
    """``charged(model, *names)`` is a batch with charges, spins and a field, different in each structure."""

    def make(model, *names, **options):
        batch = batch_of(model, *names, **options)
        count = torch.arange(len(names), dtype=batch["positions"].dtype)
        batch["total_charge"], batch["total_spin"] = count - 1, 2 - count % 2
        batch["external_field"] = torch.stack((0.1 + 0.05 * count, -0.1 * count, 0.2 - 0.1 * count), dim=1)
        return batch

    return make


def assert_same(got, expected, tolerance=1e-10, without=("virials", "stress")):
    """mace-torch leaves the strain of wave vectors out of virials and stress."""
    assert list(got) == list(expected)
    for key, value in expected.items():
        if value is None:
            assert got[key] is None, key
        elif key not in without:
            assert (got[key].shape, got[key].dtype) == (value.shape, value.dtype), key
            text = f"{key}: {{}}".format
            torch.testing.assert_close(got[key], value, rtol=tolerance, atol=tolerance, msg=text)


@models("cpu")
@pytest.mark.parametrize("group", GROUPS)
def test_every_result(name, backend, group, pair, charged, evaluate):
    ours, theirs = pair(name)
    batch = charged(ours, *GROUPS[group])
    flags = {"compute_stress": group == "crystals", "compute_edge_forces": True}
    expected = evaluate(theirs, batch, **flags)
    assert expected["electrostatic_energy"].abs().max() > 1e-7
    assert_same(evaluate(ours, batch, **flags), expected)


@models("cpu")
@pytest.mark.parametrize(
    "group", ["molecules", pytest.param("crystals", marks=DEAR), pytest.param("slabs", marks=DEAR)]
)
def test_every_parameter_gradient_of_a_loss_of_all_results(name, backend, group, pair, charged, evaluate):
    ours, theirs = pair(name)
    batch = charged(ours, "water_ion" if group == "molecules" else GROUPS[group][0])
    got, expected = (gradients(model, batch, evaluate) for model in (ours, theirs))
    assert list(got) == list(expected)
    rounding = 1e-15 * max(float(one.abs().max()) for one in expected.values() if one is not None)
    for key, reference in expected.items():
        gradient = torch.zeros(()) if got[key] is None else got[key]
        scale = 0.0 if reference is None else reference.abs().max()
        assert (gradient - (0.0 if reference is None else reference)).abs().max() <= 1e-8 * scale + rounding, key
    assert sum(reference is not None for reference in expected.values()) > 60


def gradients(model, batch, evaluate):
    results = evaluate(model, batch, training=True)
    values = [value for key, value in results.items() if key not in ("displacement", "node_energy")]
    loss = sum(value.square().sum() for value in values if value is not None and value.requires_grad)
    names, parameters = zip(*model.named_parameters(), strict=True)
    return dict(zip(names, torch.autograd.grad(loss, parameters, allow_unused=True), strict=True))


@pytest.mark.thorough
def test_hessian_and_molecules_in_boxes(pair, charged, evaluate):
    ours, theirs = pair("polar")
    batch = charged(ours, "water_ion")
    assert_same(evaluate(ours, batch, compute_hessian=True), evaluate(theirs, batch, compute_hessian=True))
    batch = charged(ours, "ethanol", "water_ion")
    batch["cell"] = 9 * torch.eye(3, dtype=torch.float64).repeat(2, 1)
    results = evaluate(ours, batch, use_pbc_evaluator=True)
    assert_same(results, evaluate(theirs, batch, use_pbc_evaluator=True))
    assert (results["energy"] - evaluate(ours, batch)["energy"]).abs().min() > 1e-6
    batch["pbc"] = torch.ones(2, 3, dtype=torch.bool)  # a crystal of them, with many wave vectors
    results = evaluate(ours, batch)
    assert_same(results, evaluate(theirs, batch))
    assert results["electrostatic_energy"].abs().min() > 0.1


def test_errors_in_float32_are_no_larger_than_mace_torchs(pair, charged, evaluate, restored):
    ours, theirs = pair("polar")
    for names in (("ethanol", "water_ion"), ("carbide",)):
        batch = charged(ours, *names, shuffled=False)
        batch = {key: one.float().double() if one.is_floating_point() else one for key, one in batch.items()}
        expected = evaluate(theirs, batch)
        single = {key: one.float() if one.is_floating_point() else one for key, one in batch.items()}
        with restored(ours, theirs):
            got, reference = (evaluate(model.float(), single) for model in (ours, theirs))
        for key in ("energy", "forces", "charges", "spins", "dipole", "density_coefficients", "electrostatic_energy"):
            value = expected[key]
            assert got[key].dtype == reference[key].dtype == torch.float32
            own, others = ((one[key].double() - value).detach().square().mean() ** 0.5 for one in (got, reference))
            # ten times what float32 resolves is allowed to both: errors so small are a matter of chance
            assert own <= max(1.5 * others, 10 * 1.2e-7 * value.abs().max()), f"{key}: {own:.1e}, {others:.1e}"


def test_state_dicts_go_both_ways_and_constants_are_the_same(pair, one_of_ours):
    for name in FIRST:
        ours, theirs = pair(name)
        named = [[(key, one.shape) for key, one in model.named_parameters()] for model in (ours, theirs)]
        assert named[0] == named[1]
        theirs.load_state_dict(ours.state_dict())
        with default_dtype(torch.float64):
            made = build(POLAR[name]).state_dict()
        parts = ("electric_potential", "coulomb", "external_field", "kspace", "field_feature_norms")
        for key, constant in theirs.state_dict().items():
            if key.startswith(parts):
                torch.testing.assert_close(made[key], constant, rtol=1e-13, atol=0.0, msg=key)


@pytest.mark.thorough
@models()
def test_stress_and_forces_are_differences_of_the_energy(name, backend, one_of_ours):
    crystal = STRUCTURES["carbide"]()
    slab = STRUCTURES["slab"]()
    slab.center(vacuum=4, axis=2)
    water = STRUCTURES["water_ion"]()
    water.set_cell([[7.5, 0.2, 0.0], [0.0, 8.0, 0.1], [0.3, 0.0, 7.0]])
    water.pbc = True
    for atoms in (crystal, slab, water):
        atoms.info.update(charge=1.0, spin=2.0)
        for check in (checks.stress_matches_differences, checks.forces_match_differences):
            (result,) = check(one_of_ours(name), atoms)
            assert result.passed, result


def test_what_else_is_in_a_batch_does_not_matter(one_of_ours, charged, evaluate):
    """In mace-torch a molecule is in a box as soon as one structure of the batch is periodic."""
    model, names = one_of_ours("polar"), ("carbide", "water_ion", "slab")
    batch = charged(model, *names)
    together = evaluate(model, batch, compute_stress=True)
    for index, name in enumerate(names):
        alone = charged(model, name)
        alone |= {key: batch[key][index : index + 1] for key in ("total_charge", "total_spin", "external_field")}
        results = evaluate(model, alone, compute_stress=True)
        for key in ("energy", "stress", "dipole", "electrostatic_energy"):
            torch.testing.assert_close(together[key][index], results[key][0], rtol=1e-10, atol=1e-11, msg=key)
    # nodes in any order
    order = torch.randperm(len(batch["batch"]), generator=torch.Generator().manual_seed(0))
    shuffled = {**batch, **{key: batch[key][order] for key in ("positions", "node_attrs", "batch", "charges")}}
    shuffled["edge_index"] = torch.argsort(order)[batch["edge_index"]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MACE_FAST_BACKEND", "reference")
        results = evaluate(model, shuffled, compute_stress=True)
    for key in ("energy", "stress", "dipole"):
        torch.testing.assert_close(results[key], together[key], rtol=1e-10, atol=1e-11, msg=key)
    for key in ("forces", "charges", "density_coefficients"):
        torch.testing.assert_close(results[key], together[key][order], rtol=1e-10, atol=1e-11, msg=key)


def test_charges_and_spins_add_up(one_of_ours, charged, evaluate):
    model = one_of_ours("polar")
    batch = charged(model, "ethanol", "water_ion", "carbide").copy()
    results, none = evaluate(model, batch), torch.zeros(3, dtype=torch.float64)
    torch.testing.assert_close(none.index_add(0, batch["batch"], results["charges"]), batch["total_charge"])
    torch.testing.assert_close(none.index_add(0, batch["batch"], results["spins"]), batch["total_spin"] - 1)


def test_steps_evaluate_the_model(one_of_ours, charged, evaluate):
    model = one_of_ours("polar")
    batch = charged(model, "carbide", shuffled=False)
    step = mace_fast.Step(model, batch, compute_stress=True)
    moved = {**batch, "positions": batch["positions"] + 0.01 * batch["node_attrs"][:, :3]}
    assert_same(step(moved["positions"]), evaluate(model, moved, compute_stress=True), tolerance=0.0, without=())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"atomic_multipoles_max_l": 2}, "must be 0 or 1, got"),
        ({"field_feature_norms": [1.0]}, "must have 4 numbers, one for each of the 2 widths and 2 degrees"),
        ({"field_feature_widths": [0.0, 1.0]}, "must be positive"),
        ({"hidden_irreps": "4x1o+4x0e"}, "must be sorted"),
        ({"num_interactions": 1}, "a single layer gives scalars alone"),
        ({"fixedpoint_update_config": {"type": "Other"}}, "fixedpoint_update_config has the type Other; mace_fast has"),
    ],
)
def test_arguments_that_cannot_be(ours, changes, message):
    with pytest.raises(ValueError, match=message):
        ours("polar", **changes)


def test_what_is_not_heeded_is_said(ours, caplog):
    ours("polar dipoles")
    assert "does not heed pair_repulsion, nor does mace-torch's" in caplog.text


def water(cell, pbc):
    return Atoms("H2O", [[0.1, 0, 0], [1.0, 0, 0], [0.2, 1.0, 0]], cell=cell, pbc=pbc)


@pytest.mark.parametrize(
    ("atoms", "message"),
    [
        (water([5, 5, 5], [True, False, False]), "is periodic along TFF: PolarMACE has electrostatics of molecules"),
        (water([5, 5, 0], [True, True, False]), "has a cell without volume, over whose wave vectors"),
        (water([5, 5, 3], [True, True, False]), "leaves 3.00 Å of its cell free along z"),
        (
            water([[5, 0, 1], [0, 5, 0], [0, 0, 15]], [True, True, False]),
            "is a slab whose plane is not that of x and y",
        ),
    ],
)
def test_cells_that_have_no_electrostatics(atoms, message, one_of_ours):
    with pytest.raises(ValueError, match=message):
        mace_fast.predict(one_of_ours("polar"), [atoms])


def test_what_a_model_with_charges_cannot_give(one_of_ours, charged, evaluate):
    model = one_of_ours("polar")
    batch = charged(model, "water_ion")
    with pytest.raises(ValueError, match="compute_atomic_stresses must be False: what charges far from each other"):
        evaluate(model, batch, compute_atomic_stresses=True)
    with pytest.raises(ValueError, match="chunks are parts of a structure, and charges of a PolarMACE act over any"):
        mace_fast.evaluate_in_chunks(model, batch)
    with pytest.raises(ValueError, match="a compiled graph has fixed operations, and charges"):
        mace_fast.compile(model)
    del batch["pbc"]
    with pytest.raises(ValueError, match="pbc must be three truth values for each of the 1 graphs"):
        evaluate(model, batch)
    with pytest.raises(ValueError, match="the input dictionary lacks total_spin"):
        evaluate(model, {key: value for key, value in batch.items() if key != "total_spin"})
