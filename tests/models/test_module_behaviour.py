"""What users of a torch module and of mace-torch's forward rely on besides the numbers."""

import copy

import pytest
import torch
from torch.nn.parallel import DistributedDataParallel

from mace_fast.testing.workloads import OURS, SMALL, STRUCTURES, build

EVERYTHING = {"compute_stress": True, "compute_edge_forces": True, "compute_atomic_stresses": True}


def assert_identical(got, expected):
    assert got.keys() == expected.keys()
    for key, value in expected.items():
        assert got[key] is None if value is None else torch.equal(got[key], value), key


def force_and_stress_loss(found):
    return found["forces"].square().sum() + 100 * found["stress"].square().sum()


@pytest.mark.parametrize("name", ["residual reduced", "density", "nonlinear", "omol", "attention", "plain"])
def test_gradient_of_a_loss_of_forces_and_stress_by_positions(name, pair, batch_of, call):
    gradients = []
    for model in pair(name):
        batch = batch_of(model, "water_ion", "carbide")
        loss = force_and_stress_loss(call(model, dict(batch), training=True, compute_stress=True))
        gradients.append(torch.autograd.grad(loss, batch["positions"])[0])
    assert gradients[1].abs().max() > 1e-3
    torch.testing.assert_close(*gradients, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", ["residual reduced", "nonlinear"])
def test_gradient_of_a_loss_of_forces_and_stress_by_the_displacement(name, pair, batch_of, call):
    """As for elastic constants; the displacement is zero, and no number of the stress itself shows where it enters."""
    gradients = []
    for model in pair(name):
        found = call(model, batch_of(model, "water_ion", "carbide"), training=True, compute_stress=True)
        gradients.append(torch.autograd.grad(force_and_stress_loss(found), found["displacement"])[0])
    assert gradients[1].abs().max() > 1e-3
    torch.testing.assert_close(*gradients, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", ["residual", "density", "nonlinear", "attention", "l three"])
def test_third_order_gradients_of_every_parameter(name, pair, batch_of, call):
    """Of the Hessian times a vector, as in training on Hessians."""
    gradients = []
    for model in pair(name):
        batch = batch_of(model, "water_ion")
        forces = call(model, dict(batch), training=True)["forces"]
        probe = torch.linspace(-1, 1, forces.numel(), dtype=forces.dtype).view_as(forces)
        (product,) = torch.autograd.grad((forces * probe).sum(), batch["positions"], create_graph=True)
        parameters = dict(model.named_parameters())
        found = torch.autograd.grad(product.square().sum(), parameters.values(), allow_unused=True)
        gradients.append(dict(zip(parameters, found, strict=True)))
    for key, expected in gradients[1].items():
        if expected is None:
            assert gradients[0][key] is None or not gradients[0][key].any(), key
            continue
        error = (gradients[0][key] - expected).abs().max()
        assert error <= 1e-8 * expected.abs().max(), key


# of the weight [1, 64] of torch's own Linear in the non-linear block, in mace-torch too
@pytest.mark.filterwarnings("ignore:Grad strides do not match bucket view strides")
@pytest.mark.parametrize("name", ["residual", "density", "nonlinear", "embedding readout", "heads", "plain zbl heads"])
def test_trains_under_distributed_data_parallel(name, ours, batch_of, tmp_path):
    """Which raises in the second step if a parameter got no gradient in the first."""
    model = ours(name)
    batch = batch_of(model, "water_ion", "carbide")
    alone = copy.deepcopy(model)
    torch.distributed.init_process_group("gloo", init_method=f"file://{tmp_path}/store", rank=0, world_size=1)
    try:
        distributed = DistributedDataParallel(model, find_unused_parameters=False)
        optimiser = torch.optim.SGD(model.parameters(), lr=1e-9)
        for _ in range(2):
            optimiser.zero_grad()
            found = distributed(dict(batch), training=True, compute_stress=True)
            (found["energy"].square().sum() + force_and_stress_loss(found)).backward()
            optimiser.step()
    finally:
        torch.distributed.destroy_process_group()
    assert all(parameter.grad is not None for parameter in model.parameters() if parameter.requires_grad)
    assert any(not torch.equal(a, b) for a, b in zip(model.parameters(), alone.parameters(), strict=True))


def test_frozen_parameters_still_give_forces(ours, batch_of, evaluate):
    model = ours("density")
    batch = batch_of(model, "ethanol")
    expected = evaluate(model, batch, **EVERYTHING)
    model.requires_grad_(False)
    found = evaluate(model, batch, **EVERYTHING)
    torch.testing.assert_close(found["forces"], expected["forces"], rtol=0, atol=1e-13)


def test_energies_without_any_graph(ours, batch_of, evaluate):
    model = ours("density")
    batch = batch_of(model, "ethanol")
    with torch.no_grad():
        found = evaluate(model, batch, compute_force=False)
    assert not found["energy"].requires_grad
    assert torch.equal(found["energy"], evaluate(model, batch)["energy"])


@pytest.mark.parametrize("strained", [False, True])
def test_the_same_dictionary_twice(strained, pair, batch_of, call):
    ours, _ = pair("density")
    data = dict(batch_of(ours, *STRUCTURES))
    first, second = (call(ours, data, compute_stress=strained) for _ in range(2))
    for key in ("energy", "forces", "stress"):
        if first[key] is not None:
            torch.testing.assert_close(first[key], second[key], rtol=0, atol=1e-12)


def test_strain_replaces_positions_and_shifts_in_the_dictionary(pair, batch_of, call):
    for model in pair("density"):
        batch = batch_of(model, "ethanol", "carbide")
        plain, strained = dict(batch), dict(batch)
        call(model, plain)
        assert plain["positions"] is batch["positions"]
        assert plain["positions"].requires_grad
        assert plain["positions"].is_leaf
        call(model, strained, compute_displacement=True)
        assert not strained["positions"].is_leaf
        assert torch.equal(strained["positions"], batch["positions"])
        torch.testing.assert_close(strained["shifts"], batch["shifts"], rtol=0, atol=1e-12)


def test_derivatives_by_the_strained_positions_and_the_displacement_of_the_results(pair, batch_of, call):
    """As mace-torch's LAMMPS_MACE takes them."""
    gradients = []
    for model in pair("density"):
        data = dict(batch_of(model, "carbide", "slab"))
        found = call(model, data, compute_force=False, compute_displacement=True)
        assert found["displacement"].shape == (2, 3, 3)
        inputs = [data["positions"], found["displacement"]]
        gradients.append(torch.autograd.grad(found["node_energy"][:5].sum(), inputs))
    for got, expected in zip(*gradients, strict=True):
        assert expected.abs().max() > 1e-3
        torch.testing.assert_close(got, expected, rtol=0, atol=1e-10)


@pytest.mark.parametrize("name", ["density", "nonlinear", "plain zbl heads"])
def test_a_displacement_of_the_callers(name, pair, batch_of, evaluate, call):
    results = []
    displacement = 0.05 * torch.randn(3, 3, 3, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    for model in pair(name):
        batch = batch_of(model, "carbide", "ethanol", "small_cell")
        data = batch | {"displacement": displacement.clone().requires_grad_(True)}
        found = call(model, data, **EVERYTHING, training=True)
        assert torch.equal(found["displacement"], displacement)
        results.append(found)
    unstrained = evaluate(model, batch)["energy"]
    assert (unstrained - results[1]["energy"]).abs().max() > 1e-3
    for key, expected in results[1].items():
        if expected is not None:
            torch.testing.assert_close(results[0][key], expected, rtol=1e-10, atol=1e-10, msg=lambda m: f"{key}: {m}")  # noqa: B023


@pytest.mark.parametrize("shape", [(3, 3), (1, 3, 3)])
def test_shapes_of_the_cell(shape, pair, batch_of, evaluate):
    ours, theirs = pair("density")
    batch = batch_of(ours, "carbide")
    batch["cell"] = batch["cell"].view(shape)
    got, expected = (evaluate(model, batch, compute_stress=True)["stress"] for model in (ours, theirs))
    torch.testing.assert_close(got, expected, rtol=0, atol=1e-10)


def test_no_head_means_the_first_head_and_unit_shifts_are_needed_for_strain_only(pair, batch_of, evaluate):
    ours, theirs = pair("heads")
    batch = batch_of(ours, "carbide", "ethanol")
    first = dict(batch, head=torch.zeros(2, dtype=torch.int64))
    for key in ("head", "unit_shifts", "pbc"):
        del batch[key]
    got, expected = evaluate(ours, batch), evaluate(theirs, batch)
    torch.testing.assert_close(got["forces"], expected["forces"], rtol=0, atol=1e-10)
    assert torch.equal(got["energy"], evaluate(ours, first)["energy"])


@pytest.mark.parametrize("name", SMALL)
def test_two_evaluations_give_the_same_bits(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, *STRUCTURES)
    gradients = []
    for _ in range(2):
        found = evaluate(model, batch, training=True, **EVERYTHING)
        loss = found["energy"].square().sum() + force_and_stress_loss(found)
        parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
        found |= dict(enumerate(torch.autograd.grad(loss, parameters)))
        gradients.append(found)
    assert_identical(*gradients)


@pytest.mark.thorough
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("name", ["density", "nonlinear", "omol", "gaussian", "chebyshev", "heads"])
def test_torchs_default_dtype_does_not_matter(name, dtype, ours, batch_of, evaluate, with_default_dtype):
    model = ours(name).to(dtype)
    batch = batch_of(model, *STRUCTURES, dtype=dtype)
    results = []
    for default in (torch.float32, torch.float64):
        with with_default_dtype(default):
            results.append(evaluate(model, batch, **EVERYTHING, compute_hessian=name == "density"))
    assert_identical(*results)
    floating = {key: value.dtype for key, value in results[0].items() if value is not None}
    double = {"node_energy"}
    assert floating == {key: torch.float64 if key in double else dtype for key in floating}


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_new_model_has_torchs_default_dtype(dtype, with_default_dtype):
    with with_default_dtype(dtype):
        model = build(SMALL["nonlinear"])
    assert {value.dtype for value in model.state_dict().values() if value.is_floating_point()} == {dtype}


def test_a_model_built_in_float32_is_the_float64_model_after_float(ours, batch_of, evaluate, with_default_dtype):
    exact = ours("density")
    with with_default_dtype(torch.float32):
        model = build(SMALL["density"])
    model.load_state_dict(exact.state_dict())
    batch = batch_of(exact, *STRUCTURES, dtype=torch.float32)
    got, expected = evaluate(model, batch, **EVERYTHING), evaluate(exact.float(), batch, **EVERYTHING)
    for key in ("energy", "forces", "stress", "node_feats"):
        size = float(expected[key].detach().abs().max())
        torch.testing.assert_close(got[key], expected[key], rtol=1e-5, atol=1e-5 * size)


def frozen(model):
    return {key: tuple(value.shape) for key, value in model.named_parameters() if not value.requires_grad}


def test_weights_that_mace_torch_freezes_by_mistake_are_frozen_here_too(pair, with_default_dtype, reference):
    ours, theirs = pair("empty degree")
    weights = "products.0.symmetric_contractions.contractions.1.weights.0"  # of degree 2; it is degree 1 that is empty
    assert frozen(ours) == frozen(theirs)
    assert weights in frozen(ours)
    with with_default_dtype(torch.float64):
        fresh = build(SMALL["empty degree"], OURS)
    assert not fresh.get_parameter(weights).any()
    fresh.requires_grad_(True)
    theirs.requires_grad_(True)
    assert frozen(fresh) == frozen(theirs) != {}
    assert frozen(copy.deepcopy(fresh)) == frozen(theirs)
