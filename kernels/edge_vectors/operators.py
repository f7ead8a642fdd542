"""Edge vectors and sums by both ends as two operators, each the gradient of the other.

Both are linear and the transposes of each other, so autograd is closed: no derivative of any order needs other code.
"""

from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op


def _launchers(device: torch.device) -> ModuleType:
    return implementation("edge_vectors", device)


@custom_op("mace_fast::edge_vectors")
def differences(
    positions: Tensor,
    shifts: Tensor | None,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    sign: int,
) -> Tensor:
    """Rows of the receivers plus ``sign`` times those of the senders plus shifts; the order is for the gradient."""
    return _launchers(positions.device).edge_vectors(positions, shifts, senders, receivers, sign)


@custom_op("mace_fast::edge_sum")
def sums(
    edges: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    num_nodes: int,
    sign: int,
) -> Tensor:
    """Sum rows of edges by receiver plus ``sign`` times by sender; the indices of both are for the gradient."""
    return _launchers(edges.device).edge_sum(edges, receiver_ptr, sender_perm, sender_ptr, num_nodes, sign)


@differences.register_fake
def _(
    positions: Tensor,
    shifts: Tensor | None,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    sign: int,
) -> Tensor:
    return positions.new_empty(senders.shape[0], positions.shape[1])


@sums.register_fake
def _(
    edges: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    num_nodes: int,
    sign: int,
) -> Tensor:
    return edges.new_empty(num_nodes, edges.shape[1])


def _differences_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    positions, _, *graph, ctx.sign = inputs
    ctx.num_nodes = positions.shape[0]
    ctx.save_for_backward(*graph)


def _differences_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    d_positions = sums(grad, *ctx.saved_tensors, ctx.num_nodes, ctx.sign) if ctx.needs_input_grad[0] else None
    d_shifts = grad if ctx.needs_input_grad[1] else None
    return d_positions, d_shifts, None, None, None, None, None, None


def _sums_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _, *graph, _, ctx.sign = inputs
    ctx.save_for_backward(*graph)


def _sums_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    return differences(grad, None, *ctx.saved_tensors, ctx.sign), None, None, None, None, None, None, None


differences.register_autograd(_differences_backward, setup_context=_differences_setup)


sums.register_autograd(_sums_backward, setup_context=_sums_setup)
