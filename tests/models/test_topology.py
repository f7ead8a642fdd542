"""A topology made once serves every step with the same edges, and is refused with others."""

import pytest
import torch

import mace_fast


@pytest.mark.parametrize("name", ["residual", "nonlinear"])
def test_topology_changes_nothing(name, ours, batch_of):
    model = ours(name)
    batch = batch_of(model, "ethanol", "carbide")
    expected = model(dict(batch), compute_stress=True, compute_edge_forces=True)
    shuffled = torch.randperm(batch["edge_index"].shape[1], generator=torch.Generator().manual_seed(0))
    for order in (torch.arange(len(shuffled)), shuffled):
        given = dict(batch) | {key: batch[key][order] for key in ("shifts", "unit_shifts")}
        given["edge_index"] = batch["edge_index"][:, order]
        topology = mace_fast.topology(model, given)
        for _ in range(2):
            found = model(given | {"topology": topology}, compute_stress=True, compute_edge_forces=True)
            torch.testing.assert_close(found["edge_forces"], expected["edge_forces"][order])
            for key in ("energy", "forces", "stress"):
                torch.testing.assert_close(found[key], expected[key], rtol=1e-12, atol=1e-12)


def test_topology_of_another_batch_is_refused(ours, batch_of):
    model = ours("plain")
    topology = mace_fast.topology(model, batch_of(model, "ethanol"))
    with pytest.raises(ValueError, match=r"topology was made for 9 nodes .* make it anew with mace_fast.topology"):
        model(batch_of(model, "carbide") | {"topology": topology})


def test_topology_of_other_species_or_edges_is_refused(ours, batch_of):
    model = ours("plain")
    batch = batch_of(model, "ethanol")
    topology = mace_fast.topology(model, batch)
    with pytest.raises(ValueError, match="topology was made for other species than those of the batch"):
        model(batch | {"topology": topology, "node_attrs": batch["node_attrs"].roll(1, 0)})
    with pytest.raises(ValueError, match="topology was made for other edges than those of the batch"):
        model(batch | {"topology": topology, "edge_index": batch["edge_index"].flip(0)})


def test_indices_are_checked_when_the_topology_is_made(ours, batch_of):
    model = ours("plain")
    batch = batch_of(model, "ethanol")
    batch["edge_index"] = batch["edge_index"].clone()
    batch["edge_index"][0, 0] = 99
    with pytest.raises(ValueError, match=r"edge_index must lie in \[0, 8\]"):
        mace_fast.topology(model, batch)


def test_positions_are_checked_in_every_step(ours, batch_of):
    model = ours("plain")
    batch = batch_of(model, "ethanol")
    batch["topology"] = mace_fast.topology(model, batch)
    batch["positions"] = batch["positions"].detach().clone()
    batch["positions"][3] = torch.nan
    with pytest.raises(ValueError, match="positions of node 3 are not finite"):
        model(batch)


def test_a_padded_step_gives_the_results_of_the_model(ours, batch_of):
    model = mace_fast.freeze(ours("residual reduced"))
    batch = batch_of(model, "carbide")
    expected = model(dict(batch), compute_stress=True)
    model.backend = "triton"
    step = mace_fast.Step(model, batch, batch["edge_index"].shape[1] + 7, compute_stress=True)
    for _ in range(2):
        found = step(batch["positions"])
        for key in ("energy", "forces", "stress"):
            torch.testing.assert_close(found[key], expected[key], rtol=1e-11, atol=1e-11)
        step.update(batch)
