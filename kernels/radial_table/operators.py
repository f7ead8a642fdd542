"""A radial table as two operators that are closed under differentiation.

``radial_table`` gives a derivative of every column, ``radial_table_gradient`` sums those against one weight per edge
and column. The gradient of either is the same two at the next order, so that no order needs other code.
"""

from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op

LAST_ORDER = 4
"""The fourth derivative of a cubic is zero, and so are all others."""


def _kernel(device: torch.device) -> ModuleType:
    return implementation("radial_table", device)


@custom_op("mace_fast::radial_table")
def expand(
    lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """The derivative of the given order of every column, ``[E, H]``."""
    return _kernel(lengths.device).expand(lengths, tables, coefficients, r_min, r_max, order)


@custom_op("mace_fast::radial_table_gradient")
def contract(
    grad: Tensor, lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """Sum the derivatives of the given order times ``grad`` over the columns, ``[E]``."""
    return _kernel(lengths.device).contract(grad, lengths, tables, coefficients, r_min, r_max, order)


@expand.register_fake
def _(lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int) -> Tensor:
    return lengths.new_empty(lengths.shape[0], coefficients.shape[3])


@contract.register_fake
def _(
    grad: Tensor, lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    return lengths.new_empty(lengths.shape)


def _expand_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    lengths, tables, coefficients, *ctx.range, order = inputs
    ctx.next_order = min(order + 1, LAST_ORDER)
    ctx.save_for_backward(lengths, tables, coefficients)


def _expand_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    lengths, tables, coefficients = ctx.saved_tensors
    refuse_coefficients(ctx.needs_input_grad[2])
    return contract(grad, lengths, tables, coefficients, *ctx.range, ctx.next_order), None, None, None, None, None


def _contract_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    grad, lengths, tables, coefficients, *ctx.range, ctx.order = inputs
    ctx.next_order = min(ctx.order + 1, LAST_ORDER)
    ctx.save_for_backward(grad, lengths, tables, coefficients)


def _contract_backward(ctx: Any, v: Tensor) -> tuple[Tensor | None, ...]:
    grad, lengths, tables, coefficients = ctx.saved_tensors
    refuse_coefficients(ctx.needs_input_grad[3])
    d_grad = d_lengths = None
    if ctx.needs_input_grad[0]:
        d_grad = v[:, None] * expand(lengths, tables, coefficients, *ctx.range, ctx.order)
    if ctx.needs_input_grad[1]:
        d_lengths = v * contract(grad, lengths, tables, coefficients, *ctx.range, ctx.next_order)
    return d_grad, d_lengths, None, None, None, None, None


def refuse_coefficients(wanted: bool) -> None:
    """Raise ValueError if a gradient of a table is asked for."""
    if wanted:
        raise ValueError("tables are for inference and give no gradients of their coefficients")


expand.register_autograd(_expand_backward, setup_context=_expand_setup)


contract.register_autograd(_contract_backward, setup_context=_contract_setup)
