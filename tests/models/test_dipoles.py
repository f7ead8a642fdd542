"""Models of dipoles and polarizabilities: results and gradients against mace-torch in float64, and their symmetries."""

import pytest
import torch
from scipy.spatial.transform import Rotation

import mace_fast
from mace_fast.dipoles import DEBYE
from mace_fast.testing.workloads import DIPOLES, STRUCTURES

COMPILED = ("dipoles", "energy dipoles", "dielectric")
every_model = pytest.mark.parametrize(
    ("name", "backend"),
    [*((name, "reference") for name in DIPOLES), *((name, "cpu") for name in COMPILED)],
    indirect=["backend"],
)


@pytest.fixture
def backend(request):
    """Implementation of the operations in this test."""
    if request.param == "cpu":
        request.getfixturevalue("compiled_cpu")
    return request.param


MOLECULES = ("ethanol", "water_ion", "isolated_atom", "distant_atoms")
ROTATION = torch.tensor(Rotation.from_rotvec([0.3, -1.1, 0.7]).as_matrix())
DERIVATIVES = {"compute_dielectric_derivatives": True}


def flags_of(model):
    return {"compute_stress": True, "compute_virials": True} if hasattr(model, "atomic_energies_fn") else {}


def assert_same(got, expected, tolerance=1e-10):
    assert list(got) == list(expected)
    for key, value in expected.items():
        if value is None:
            assert got[key] is None, key
            continue
        assert (got[key].shape, got[key].dtype) == (value.shape, value.dtype), key
        torch.testing.assert_close(got[key], value, rtol=0, atol=tolerance, msg=lambda text, key=key: f"{key}: {text}")


@every_model
def test_every_result_of_a_batch_of_molecules_crystals_and_single_atoms(name, backend, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, *STRUCTURES)
    expected = evaluate(theirs, batch, **flags_of(ours))
    assert expected["dipole"].abs().max() > 1e-3
    assert_same(evaluate(ours, batch, **flags_of(ours)), expected)


@every_model
def test_graphs_without_edges(name, backend, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "isolated_atom", "distant_atoms")
    assert_same(evaluate(ours, batch, **flags_of(ours)), evaluate(theirs, batch, **flags_of(ours)))


def gradients(model, batch, evaluate):
    results = evaluate(model, batch, training=True, **flags_of(model))
    values = [value for key, value in results.items() if key not in ("displacement", "node_energy")]
    loss = sum(value.square().sum() for value in values if value is not None and value.requires_grad)
    names, parameters = zip(*model.named_parameters(), strict=True)
    return dict(zip(names, torch.autograd.grad(loss, parameters, allow_unused=True), strict=True))


@every_model
def test_every_parameter_gradient_of_a_loss_of_all_results(name, backend, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "ethanol", "water_ion", "carbide")
    got, expected = (gradients(model, batch, evaluate) for model in (ours, theirs))
    assert list(got) == list(expected)
    for key, reference in expected.items():
        gradient = torch.zeros(()) if got[key] is None else got[key]
        scale = 0.0 if reference is None else reference.abs().max()
        assert (gradient - (0.0 if reference is None else reference)).abs().max() <= 1e-8 * scale, key
    assert sum(reference is not None for reference in expected.values()) > 10


@pytest.mark.parametrize(
    ("name", "backend"), [("dielectric", "cpu"), ("dielectric one layer", "reference")], indirect=["backend"]
)
def test_derivatives_of_one_molecule(name, backend, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "water_ion")
    got, expected = (evaluate(model, batch, **DERIVATIVES) for model in (ours, theirs))
    assert (got["dmu_dr"].shape, got["dalpha_dr"].shape) == ((3, 3, 3), (9, 3, 3))
    assert expected["dalpha_dr"].abs().max() > 1e-3
    assert_same(got, expected)


@pytest.mark.parametrize("name", ["dipoles", "dielectric"])
def test_derivatives_of_a_batch_are_differences(name, one_of_ours, batch_of, evaluate):
    model, step, node, axis = one_of_ours(name), 1e-4, 10, 1
    batch = batch_of(model, "ethanol", "water_ion", "isolated_atom")
    whole = evaluate(model, batch, **DERIVATIVES)
    moved = []
    for sign in (-1, 1):
        positions = batch["positions"].clone()
        positions[node, axis] += sign * step
        moved.append(evaluate(model, {**batch, "positions": positions}))
    for derivative, value in (("dmu_dr", "dipole"), ("dalpha_dr", "polarizability")):
        if value in whole:
            slope = (moved[1][value] - moved[0][value])[int(batch["batch"][node])].flatten() / (2 * step)
            assert slope.abs().max() > 1e-4
            torch.testing.assert_close(whole[derivative][:, node, axis], slope, rtol=1e-6, atol=1e-7)


@every_model
def test_rotation_and_reflection(name, backend, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, *STRUCTURES)
    plain = evaluate(model, batch, **flags_of(model))
    for matrix in (ROTATION, -ROTATION):
        turned = {key: batch[key] @ matrix.T for key in ("positions", "shifts", "cell")}
        results = evaluate(model, {**batch, **turned}, **flags_of(model))
        for key, value in plain.items():
            if key in ("displacement", "polarizability_sh") or value is None:
                continue
            if value.ndim == 3:
                value = matrix @ value @ matrix.T
            elif key in ("dipole", "atomic_dipoles", "forces"):
                value = value @ matrix.T
            torch.testing.assert_close(results[key], value, rtol=1e-11, atol=1e-11, msg=key)


@pytest.mark.parametrize("name", ["dipoles", "energy dipoles", "dielectric"])
def test_the_dipole_of_what_is_charged_moves_with_it(name, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "water_ion", "ethanol")
    batch["charges"] = torch.linspace(-0.5, 0.9, len(batch["charges"]), dtype=torch.float64)
    offset = torch.tensor([3.0, -2.0, 1.0], dtype=torch.float64)
    moved = {**batch, "positions": batch["positions"] + offset}
    before, after = evaluate(ours, batch), evaluate(ours, moved)
    none = torch.zeros(2, dtype=torch.float64)
    charge = none.index_add(0, batch["batch"], batch["charges"]) / DEBYE
    if name == "dielectric":
        charge = batch["total_charge"]
        torch.testing.assert_close(none.index_add(0, batch["batch"], before["charges"]), charge)
    torch.testing.assert_close(after["dipole"] - before["dipole"], charge[:, None] * offset)
    assert_same(after, evaluate(theirs, moved))


@pytest.mark.usefixtures("compiled_cpu")
@pytest.mark.parametrize("name", COMPILED)
def test_errors_in_float32_are_no_larger_than_mace_torchs(name, pair, batch_of, evaluate, restored):
    ours, theirs = pair(name)
    batch = batch_of(ours, "ethanol", "water_ion", "carbide", shuffled=False)
    batch = {key: one.float().double() if one.is_floating_point() else one for key, one in batch.items()}
    expected = evaluate(theirs, batch, **flags_of(ours))
    single = {key: one.float() if one.is_floating_point() else one for key, one in batch.items()}
    with restored(ours, theirs):
        got, reference = (evaluate(model.float(), single, **flags_of(ours)) for model in (ours, theirs))
    for key, value in expected.items():
        if value is None or key in ("displacement", "node_energy"):
            continue
        assert got[key].dtype == reference[key].dtype == torch.float32
        own, others = ((one[key].double() - value).detach().square().mean() ** 0.5 for one in (got, reference))
        # ten times what float32 resolves is allowed to both: errors so small are a matter of chance
        assert own <= max(1.5 * others, 10 * 1.2e-7 * value.abs().max()), f"{key}: {own:.1e}, mace-torch {others:.1e}"


def test_triton_gives_the_same(one_of_ours, batch_of, evaluate, monkeypatch):
    pytest.importorskip("triton")
    for name in ("dipoles", "dielectric one layer"):
        model = one_of_ours(name)
        batch = batch_of(model, "water_ion", "isolated_atom")
        expected = evaluate(model, batch)
        monkeypatch.setenv("MACE_FAST_BACKEND", "triton")
        assert_same(evaluate(model, batch), expected)
        monkeypatch.delenv("MACE_FAST_BACKEND")


@pytest.mark.usefixtures("compiled_cpu")
def test_steps_give_the_same_bits(one_of_ours, batch_of, evaluate):
    model = one_of_ours("energy dipoles")
    batch = batch_of(model, "water_ion", "carbide", shuffled=False)
    for name, flags in (("energy dipoles", {"compute_stress": True}), ("dielectric", DERIVATIVES)):
        model = one_of_ours(name)
        got, expected = mace_fast.Step(model, batch, **flags)(batch["positions"]), evaluate(model, batch, **flags)
        assert_same(got, expected, tolerance=0.0)


@pytest.mark.parametrize("name", DIPOLES)
def test_state_dicts_go_both_ways(name, pair):
    ours, theirs = pair(name)
    assert [(key, one.shape) for key, one in ours.named_parameters()] == [
        (key, one.shape) for key, one in theirs.named_parameters()
    ]
    theirs.load_state_dict(ours.state_dict())
    ours.load_state_dict(theirs.state_dict())


@pytest.mark.parametrize(
    ("name", "changes", "message"),
    [
        ("dipoles", {"MLP_irreps": "4x0e+4x1o"}, "needs sorted irreps of these alone, such as 16x1o"),
        ("dielectric", {"MLP_irreps": "4x1o+4x0e"}, "needs sorted irreps of these alone, such as 16x0e"),
        ("dipoles", {"hidden_irreps": "4x0e"}, "need vectors, such as 128x0e"),
        ("dielectric", {"use_polarizability": False}, "take AtomicDipolesMACE"),
        ("energy dipoles", {"radial_type": "gaussian"}, "must be 'bessel'"),
        ("energy dipoles", {"atomic_energies": [[1.0, 2, 3, 4], [1, 2, 3, 4]]}, "has one head"),
    ],
)
def test_arguments_that_make_no_such_model_are_refused(name, changes, message, ours):
    with pytest.raises(ValueError, match=message):
        ours(name, **changes)


def test_energies_are_asked_for_where_there_are_some(ours):
    model = ours("dipoles")
    with pytest.raises(ValueError, match="AtomicDipolesMACE has no results for compute_force: leave it False"):
        model({}, compute_force=True)
    numbers = dict.fromkeys(ARGUMENTS, 1) | {"hidden_irreps": "1x0e+1x1o", "MLP_irreps": "1x1o"}
    with pytest.raises(ValueError, match="must be None, as it has no energies"):
        mace_fast.AtomicDipolesMACE(**numbers, atomic_numbers=[1], atomic_energies=[1.0])


ARGUMENTS = (
    *("r_max", "num_bessel", "num_polynomial_cutoff", "max_ell", "interaction_cls", "interaction_cls_first"),
    *("num_interactions", "num_elements", "avg_num_neighbors", "correlation", "gate"),
)


def test_charges_are_needed(one_of_ours, batch_of):
    model = one_of_ours("dipoles")
    batch = batch_of(model, "water_ion")
    del batch["charges"]
    with pytest.raises(ValueError, match="the input dictionary lacks charges"):
        model(batch)


def test_arguments_that_are_not_heeded_are_named(ours, caplog):
    ours("dipoles", use_so3=True, edge_irreps="2x0e")
    assert "AtomicDipolesMACE does not heed use_so3, edge_irreps, nor does mace-torch's" in caplog.text


@pytest.mark.usefixtures("compiled_cpu")
def test_tables(one_of_ours, batch_of):
    model = mace_fast.freeze(one_of_ours("dielectric"))
    batch = batch_of(model, "ethanol")
    expected = model(dict(batch))
    mace_fast.tabulate(model, 2049)
    found = model(dict(batch))
    for key in ("dipole", "polarizability"):
        assert not torch.equal(found[key], expected[key])
        torch.testing.assert_close(found[key], expected[key], rtol=1e-7, atol=1e-9, msg=key)
