"""Hessians as other packages make them: many rows of derivatives of the forces in one call of torch."""

import pytest
import torch


def rows_of_the_hessian(model, batch, directions):
    """By ``is_grads_batched``, by ``torch.vmap`` and row by row, ``[rows, num_nodes, 3]`` each."""
    positions = batch["positions"].clone().requires_grad_()
    forces = -model({**batch, "positions": positions}, training=True)["forces"].flatten()

    def rows(directions, **how):
        return torch.autograd.grad(forces, positions, directions, retain_graph=True, **how)[0]

    one_by_one = torch.stack([rows(direction) for direction in directions])
    return rows(directions, is_grads_batched=True), torch.vmap(rows)(directions), one_by_one


@pytest.mark.parametrize("name", ["plain", "residual"])  # MACE, and ScaleShiftMACE with a skip connection
def test_batched_rows_equal_the_hessian(compiled_cpu, one_of_ours, batch_of, name):
    model = one_of_ours(name)
    batch = batch_of(model, "water_ion")
    hessian = model(dict(batch), compute_hessian=True)["hessian"].view(9, 3, 3)
    for found in rows_of_the_hessian(model, batch, torch.eye(9, dtype=torch.float64)):
        torch.testing.assert_close(found, hessian, rtol=1e-13, atol=1e-13)
