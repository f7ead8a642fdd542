"""Symmetries that hold exactly: rotation, inversion, translation, order of atoms and edges, and the cutoff."""

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

from mace_fast.data import atoms_to_data, collate, padding_graph
from mace_fast.irreps import Irreps
from mace_fast.testing.workloads import SMALL, STRUCTURES

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

EVERYTHING = {"compute_stress": True, "compute_edge_forces": True, "compute_atomic_stresses": True}
ROTATION = torch.tensor(Rotation.from_rotvec([0.3, -1.1, 0.7]).as_matrix())

every_model = pytest.mark.parametrize("name", SMALL)
# these feed the radial network with more than the distance and then rely on `apply_cutoff=False` to end at the cutoff,
# as does mace-torch
BLOCKS_WITH_NODE_INPUTS = {"attention"}


def close(got, expected):
    size = float(expected.detach().abs().max() + 1)
    torch.testing.assert_close(got, expected, rtol=1e-11, atol=1e-11 * size)


def rotated(batch, matrix):
    turned = {key: batch[key] @ matrix.T for key in ("positions", "shifts", "cell")}
    return batch | turned


@every_model
def test_rotation_and_inversion(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, *STRUCTURES)
    plain = evaluate(model, batch, **EVERYTHING)
    # with use_so3 all harmonics count as even, so that such models tell left from right
    for matrix in (ROTATION,) if model.use_so3 else (ROTATION, -ROTATION):
        turned = evaluate(model, rotated(batch, matrix), **EVERYTHING)
        for key in ("energy", "node_energy"):
            close(turned[key], plain[key])
        for key in ("forces", "edge_forces"):
            close(turned[key], plain[key] @ matrix.T)
        for key in ("virials", "stress", "atomic_virials", "atomic_stresses"):
            close(turned[key], matrix @ plain[key] @ matrix.T)


@pytest.mark.parametrize("name", ["density", "pseudoscalar", "l three", "all irreps last"])
def test_features_turn_as_their_irreps_say(name, one_of_ours, batch_of, evaluate, reference):
    from e3nn import o3

    model = one_of_ours(name)
    batch = batch_of(model, "ethanol", "carbide")
    plain = evaluate(model, batch)["node_feats"]
    irreps = sum((o3.Irreps(str(Irreps(product.linear.irreps_out))) for product in model.products), o3.Irreps(""))
    assert irreps.dim == plain.shape[1]
    for matrix in (ROTATION, -ROTATION):
        features = evaluate(model, rotated(batch, matrix))["node_feats"]
        close(features, plain @ irreps.D_from_matrix(matrix).T)


@every_model
def test_translation_and_wrapping(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, *STRUCTURES)
    plain = evaluate(model, batch, **EVERYTHING)
    moved = batch | {"positions": batch["positions"] + torch.tensor([1.3, -0.4, 7.0])}
    shifted = evaluate(model, moved, **EVERYTHING)
    for key in ("energy", "forces", "stress", "edge_forces", "atomic_stresses", "node_feats"):
        close(shifted[key], plain[key])

    atoms = STRUCTURES["carbide"]()
    images = atoms.copy()
    images.positions[1] += atoms.cell.array.T @ [1, -2, 0]
    energies = [
        evaluate(model, atoms_to_data(a, model.atomic_numbers.tolist(), float(model.r_max)), compute_stress=True)
        for a in (atoms, images)
    ]
    for key in ("energy", "forces", "stress"):
        close(energies[1][key], energies[0][key])


@every_model
def test_order_of_atoms_and_edges(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, "ethanol", "carbide", "small_cell", shuffled=False)
    plain = evaluate(model, batch, **EVERYTHING)
    generator = torch.Generator().manual_seed(5)
    nodes, edges = (torch.randperm(len(batch[key]), generator=generator) for key in ("positions", "shifts"))
    mixed = batch | {key: batch[key][nodes] for key in ("positions", "node_attrs", "batch", "charges")}
    mixed["edge_index"] = torch.argsort(nodes)[batch["edge_index"]][:, edges]
    mixed |= {key: batch[key][edges] for key in ("shifts", "unit_shifts")}
    found = evaluate(model, mixed, **EVERYTHING)
    for key in ("energy", "stress", "virials"):
        close(found[key], plain[key])
    for key in ("forces", "node_energy", "atomic_virials", "atomic_stresses", "node_feats"):
        close(found[key], plain[key][nodes])
    close(found["edge_forces"], plain["edge_forces"][edges])


@every_model
def test_a_batch_is_its_graphs(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    structures = ("water_ion", "isolated_atom", "carbide", "small_cell")
    batch = evaluate(model, batch_of(model, *structures, shuffled=False), **EVERYTHING)
    first_node = 0
    for graph, structure in enumerate(structures):
        data = batch_of(model, structure, shuffled=False) | {"head": torch.tensor([graph % len(model.heads)])}
        alone = evaluate(model, data, **EVERYTHING)
        nodes = slice(first_node, first_node + len(data["positions"]))
        first_node = nodes.stop
        close(alone["energy"][0], batch["energy"][graph])
        close(alone["stress"][0], batch["stress"][graph])
        close(alone["forces"], batch["forces"][nodes])


def with_long_edges(batch, r_max):
    """The batch with edges at and beyond the cutoff, between its own atoms, in front of and among the others."""
    num_nodes, count = len(batch["positions"]), 40
    generator = torch.Generator().manual_seed(1)
    senders, receivers = torch.randint(num_nodes, (2, count), generator=generator)
    direction = torch.nn.functional.normalize(torch.randn(count, 3, generator=generator, dtype=torch.float64), dim=1)
    lengths = r_max * torch.linspace(1 + 1e-12, 3, count, dtype=torch.float64)[:, None]
    shifts = direction * lengths - (batch["positions"][receivers] - batch["positions"][senders])
    order = torch.randperm(count + batch["shifts"].shape[0], generator=generator)
    longer = {
        "edge_index": torch.cat([torch.stack([senders, receivers]), batch["edge_index"]], dim=1)[:, order],
        "shifts": torch.cat([shifts, batch["shifts"]])[order],
    }
    return batch | longer, order


@pytest.mark.parametrize("name", [name for name in SMALL if name not in BLOCKS_WITH_NODE_INPUTS])
def test_edges_beyond_the_cutoff_contribute_exactly_nothing(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, "isolated_atom", "distant_atoms")
    longer, _ = with_long_edges(batch, float(model.r_max))
    plain, found = (evaluate(model, data, compute_edge_forces=True) for data in (batch, longer))
    for key in ("energy", "node_energy", "node_feats", "forces"):
        assert torch.equal(found[key], plain[key]), key
    assert not found["edge_forces"].any()


@pytest.mark.parametrize("name", [name for name in SMALL if name not in BLOCKS_WITH_NODE_INPUTS])
def test_edges_beyond_the_cutoff_change_nothing(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, "ethanol", "carbide")
    longer, order = with_long_edges(batch, float(model.r_max))
    plain, found = (evaluate(model, data, compute_edge_forces=True) for data in (batch, longer))
    for key in ("energy", "node_energy", "node_feats", "forces"):
        close(found[key], plain[key])
    assert not found["edge_forces"][order < 40].any()


@every_model
def test_long_edges_count_as_in_mace_torch(name, pair, batch_of, evaluate):
    """Where a network of the edge sees more than the distance, mace-torch does not end at the cutoff; nor do we."""
    batch = batch_of(pair(name)[0], "isolated_atom", "ethanol")
    longer, _ = with_long_edges(batch, 4.0)
    got, expected = (evaluate(model, longer, compute_force=False)["energy"] for model in pair(name))
    torch.testing.assert_close(got, expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", ["density", "nonlinear", "omol"])
def test_a_padding_graph_leaves_the_others_alone(name, one_of_ours, batch_of, evaluate):
    model = one_of_ours(name)
    batch = batch_of(model, "carbide", shuffled=False)
    padded = collate([batch, padding_graph(batch, 5, 70, float(model.r_max))])
    plain, found = (evaluate(model, data, **EVERYTHING) for data in (batch, padded))
    for key in ("energy", "stress", "forces", "edge_forces", "node_energy"):
        close(found[key][: len(plain[key])], plain[key])
        if key in ("stress", "forces", "edge_forces"):
            assert not found[key][len(plain[key]) :].any()
    assert np.isfinite(found["energy"].detach().numpy()).all()
