"""Every result and every parameter gradient of our models against mace-torch, in float64."""

import pytest
import torch

from mace_fast.testing.workloads import SMALL, STRUCTURES

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

# mace-torch returns forces that are not the derivative of its energy where the basis is Chebyshev: torch has no
# derivative of these polynomials and mace-torch drops that part; test_chebyshev_forces_... covers it
CHEBYSHEV = "chebyshev"
every_model = pytest.mark.parametrize("name", SMALL)
every_differentiable_model = pytest.mark.parametrize("name", [name for name in SMALL if name != CHEBYSHEV])

ALL_RESULTS = {
    "compute_stress": True,
    "compute_virials": True,
    "compute_displacement": True,
    "compute_edge_forces": True,
    "compute_atomic_stresses": True,
}
# eV (of a structure: per atom), eV/Å, eV/Å^3; features have no unit, so theirs is relative to the largest
TOLERANCES = {
    "energy": 1e-10,
    "interaction_energy": 1e-10,
    "contributions": 1e-10,
    "node_energy": 1e-10,
    "forces": 1e-9,
    "edge_forces": 1e-9,
    "virials": 1e-9,
    "atomic_virials": 1e-9,
    "stress": 1e-10,
    "atomic_stresses": 1e-10,
    "displacement": 0.0,
    "node_feats": 1e-10,
}
PER_ATOM = {"energy", "interaction_energy", "contributions"}


def assert_same_results(got, expected, batch, ignored=()):
    assert list(got) == list(expected)
    num_atoms = batch["ptr"].diff().double()
    for key in expected.keys() - set(ignored):
        if expected[key] is None:
            assert got[key] is None, key
            continue
        assert got[key].dtype == expected[key].dtype, key
        assert got[key].shape == expected[key].shape, key
        error = (got[key] - expected[key]).detach().abs()
        if key in PER_ATOM:
            error = error / (num_atoms if error.ndim == 1 else num_atoms[:, None])
        if key == "node_feats":
            error = error / expected[key].detach().abs().max().clamp(min=1.0)
        assert error.numel() == 0 or error.max() <= TOLERANCES[key], f"{key} is off by {error.max():.1e}"


@every_differentiable_model
def test_every_result_of_a_batch_of_molecules_crystals_and_isolated_atoms(name, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, *STRUCTURES)
    expected = evaluate(theirs, batch, **ALL_RESULTS)
    assert expected["forces"].abs().max() > 1e-3, "a model without forces would prove nothing"
    assert expected["stress"].abs().max() > 1e-6
    assert_same_results(evaluate(ours, batch, **ALL_RESULTS), expected, batch)


def test_a_non_linear_block_without_hidden_radial_layers(pair, batch_of, evaluate):
    """Its radial network is one layer, which reads the species of both ends."""
    ours, theirs = pair("nonlinear", radial_MLP=())
    batch = batch_of(ours, *STRUCTURES)
    expected = evaluate(theirs, batch, **ALL_RESULTS)
    assert_same_results(evaluate(ours, batch, **ALL_RESULTS), expected, batch)


@every_model
def test_graphs_without_edges(name, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "isolated_atom", "distant_atoms")
    assert batch["edge_index"].shape == (2, 0)
    results = evaluate(ours, batch, **ALL_RESULTS)
    assert_same_results(results, evaluate(theirs, batch, **ALL_RESULTS), batch)
    assert not results["forces"].any()
    assert not results["stress"].any()


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("name", ["residual reduced", "density", "nonlinear", "embedding readout", "plain"])
def test_each_structure_alone(name, structure, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, structure, shuffled=False)
    assert_same_results(evaluate(ours, batch, **ALL_RESULTS), evaluate(theirs, batch, **ALL_RESULTS), batch)


def gradients(model, batch, evaluate, derivatives=True):
    results = evaluate(model, batch, training=True, compute_stress=True)
    loss = results["energy"].square().sum()
    if derivatives:
        loss = loss + 10 * results["forces"].square().sum() + 1000 * results["stress"].square().sum()
    parameters = {name: parameter for name, parameter in model.named_parameters() if parameter.requires_grad}
    return dict(zip(parameters, torch.autograd.grad(loss, parameters.values(), allow_unused=True), strict=True))


def assert_same_gradients(got, expected):
    assert got.keys() == expected.keys()
    for name, gradient in got.items():
        # the same that DistributedDataParallel asks for
        assert gradient is not None, f"{name} takes part in no result"
        reference = torch.zeros_like(gradient) if expected[name] is None else expected[name]
        scale = reference.abs().max()
        assert (gradient - reference).abs().max() <= 1e-8 * scale, f"gradient of {name} differs, scale {scale:.1e}"


@every_differentiable_model
def test_every_parameter_gradient_of_a_loss_of_energy_forces_and_stress(name, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, *STRUCTURES)
    expected = gradients(theirs, batch, evaluate)
    assert all(gradient is not None for gradient in expected.values())
    assert_same_gradients(gradients(ours, batch, evaluate), expected)


def test_every_parameter_gradient_of_the_energy_with_chebyshev_polynomials(pair, batch_of, evaluate):
    ours, theirs = pair(CHEBYSHEV)
    batch = batch_of(ours, *STRUCTURES)
    expected = gradients(theirs, batch, evaluate, derivatives=False)
    assert_same_gradients(gradients(ours, batch, evaluate, derivatives=False), expected)


def test_chebyshev_energies_are_mace_torchs_and_forces_are_their_differences(pair, batch_of, evaluate):
    ours, theirs = pair(CHEBYSHEV)
    batch = batch_of(ours, *STRUCTURES)
    got = evaluate(ours, batch, **ALL_RESULTS)
    not_the_derivative = {"forces", "edge_forces", "virials", "stress", "atomic_virials", "atomic_stresses"}
    assert_same_results(got, evaluate(theirs, batch, **ALL_RESULTS), batch, ignored=not_the_derivative)

    step, node, axis = 1e-4, 4, 1
    energies = []
    for sign in (-1, 1):
        moved = dict(batch, positions=batch["positions"].clone())
        moved["positions"][node, axis] += sign * step
        energies.append(evaluate(theirs, moved, compute_force=False)["interaction_energy"][0])
    difference = -(energies[1] - energies[0]) / (2 * step)
    assert abs(difference) > 1
    torch.testing.assert_close(got["forces"][node, axis], difference, rtol=1e-6, atol=0)


@pytest.mark.parametrize("name", ["residual reduced", "density", "nonlinear", "omol", "one layer", "plain zbl heads"])
def test_hessian(name, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "water_ion")
    got, expected = (evaluate(model, batch, compute_hessian=True)["hessian"] for model in (ours, theirs))
    assert got.shape == expected.shape == (9, 3, 3)
    assert expected.abs().max() > 1e-2
    assert (got - expected).abs().max() <= 1e-9


def test_hessian_of_a_crystal_with_stress(pair, batch_of, evaluate):
    ours, theirs = pair("density")
    batch = batch_of(ours, "carbide", "small_cell")
    got, expected = (
        evaluate(model, batch, compute_hessian=True, compute_stress=True)["hessian"] for model in (ours, theirs)
    )
    assert got.shape == expected.shape == (12, 4, 3)
    assert (got - expected).abs().max() <= 1e-9


def test_batches_of_mace_torchs_own_data_pipeline(pair, reference, with_default_dtype, evaluate):
    from mace.tools import AtomicNumberTable, torch_geometric

    ours, theirs = pair("omol", scripted=True)
    table = AtomicNumberTable(ours.atomic_numbers.tolist())
    with with_default_dtype(torch.float64):
        keys = reference.data.KeySpecification(info_keys={"total_charge": "charge", "total_spin": "spin"})
        configs = [reference.data.config_from_atoms(make(), keys, head_name="omol") for make in STRUCTURES.values()]
        data = [
            reference.data.AtomicData.from_config(config, table, cutoff=float(ours.r_max), heads=ours.heads)
            for config in configs
        ]
        loader = torch_geometric.dataloader.DataLoader(data, batch_size=len(data), shuffle=False)
        batch = next(iter(loader)).to_dict()
    expected = evaluate(theirs, batch, **ALL_RESULTS)
    assert_same_results(evaluate(ours, batch, **ALL_RESULTS), expected, batch)
