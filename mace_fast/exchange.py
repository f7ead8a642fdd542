"""Exchange of the features of ghost atoms between domains, through the data object of LAMMPS or one like it."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor


class _Exchange(torch.autograd.Function):
    """Forward copies owned atoms to their ghosts, backward adds the ghosts' gradients to their owners.

    LAMMPS moves the data outside of torch, so this step has a first derivative and no second; the forces of a
    simulation need no more.
    """

    @staticmethod
    def forward(ctx: Any, features: Tensor, lammps: Any) -> Tensor:
        ctx.lammps = lammps
        filled = torch.empty_like(features)
        lammps.forward_exchange(features, filled, features.shape[-1])
        return filled

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:
        gradient = gradient.contiguous()
        collected = torch.empty_like(gradient)
        ctx.lammps.reverse_exchange(gradient, collected, gradient.shape[-1])
        return collected, None


def exchange_with(lammps: Any) -> Callable[[Tensor], Tensor]:
    """Function that completes ``[num_nodes, width]`` features through a data object with ``forward_exchange``."""
    return lambda features: _Exchange.apply(features, lammps)  # type: ignore[no-untyped-call]
