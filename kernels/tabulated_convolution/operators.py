"""The convolution with tabulated weights as two operators that are closed under differentiation.

The number ``L = sum over rows and channels of g times the convolution of (x, Y, w(r))`` is linear in node features x,
harmonics Y and the gradient g; weights w and their derivatives by the length r of an edge are cubics. The operators are
its derivatives by g, and by any of x, Y and r. The derivative of L by r is L with the derivatives of the weights, so
those of each are the same two with arguments exchanged or at the next order.
"""

import importlib
from collections.abc import Sequence
from types import ModuleType
from typing import Any, TypeAlias

from torch import Tensor

from mace_fast.kernels.convolution.operators import contiguous, empty_like_needed
from mace_fast.kernels.convolution.plans import parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.radial_table.operators import LAST_ORDER, refuse_coefficients
from mace_fast.kernels.runtime.autograd import needed, summed
from mace_fast.kernels.runtime.operators import custom_op
from mace_fast.kernels.runtime.orders import EdgeOrder


def _loops() -> ModuleType:  # llvmlite is first imported when something is computed
    return importlib.import_module("mace_fast.kernels.tabulated_convolution.cpu.launch")


@custom_op("mace_fast::tabulated_convolution", device_types="cpu")
def convolve(
    node_feats: Tensor,
    edge_attrs: Tensor,
    lengths: Tensor,
    coefficients: Tensor,
    senders: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    paths: str,
    r_min: float,
    r_max: float,
    order: int,
) -> Tensor:
    """dL/dg with the derivative of the weights of the given order, ``[num_receivers, rows, num_channels]``."""
    inputs = contiguous(node_feats, edge_attrs, lengths, coefficients, senders, receiver_ptr)
    return _loops().forward(*inputs, paths, r_min, r_max, order)


@custom_op("mace_fast::tabulated_convolution_gradients", device_types="cpu")
def gradients(
    node_feats: Tensor,
    edge_attrs: Tensor,
    lengths: Tensor,
    grad: Tensor,
    coefficients: Tensor,
    senders: Tensor,
    receiver_ptr: Tensor,
    sender_perm: Tensor,
    sender_ptr: Tensor,
    paths: str,
    r_min: float,
    r_max: float,
    order: int,
    need_nodes: bool,
    need_attrs: bool,
    need_lengths: bool,
) -> tuple[Tensor, Tensor, Tensor]:
    """dL/dx, dL/dY and dL/dr, each if needed, else without elements."""
    inputs = contiguous(node_feats, edge_attrs, lengths, coefficients, grad, senders)
    edges = EdgeOrder(*contiguous(receiver_ptr, sender_perm, sender_ptr))
    return _loops().gradients(*inputs, edges, paths, r_min, r_max, order, need_nodes, need_attrs, need_lengths)


@convolve.register_fake
def _(node_feats: Tensor, *others: Any) -> Tensor:
    receiver_ptr, paths = others[4], others[7]
    return node_feats.new_empty(receiver_ptr.shape[0] - 1, num_rows(parse_paths(paths)), node_feats.shape[2])


@gradients.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, lengths: Tensor, *others: Any) -> tuple[Tensor, ...]:
    return empty_like_needed((node_feats, edge_attrs, lengths), others[-3:])


Point: TypeAlias = tuple[Tensor, Tensor, Tensor, Tensor]
"""Arguments x, Y, r and g of L."""


class _Form:
    """L on one graph, and its derivatives.

    Args:
        fixed: coefficients, senders, receiver_ptr, sender_perm and sender_ptr.
        how: paths as text, r_min and r_max.
    """

    def __init__(self, fixed: Sequence[Tensor], how: tuple[str, float, float]) -> None:
        self.fixed = fixed
        self.how = how

    def derivatives(self, point: Point, order: int, needs: Sequence[bool]) -> list[Tensor | None]:
        """The derivatives at a point that are needed, with a derivative of the weights in place of the weights."""
        found: list[Tensor | None] = [None] * 4
        order = min(order, LAST_ORDER)
        if any(needs[:3]):
            by_each = gradients(*point, *self.fixed, *self.how, order, *needs[:3])
            found[:3] = [one if need else None for one, need in zip(by_each, needs, strict=False)]
        if needs[3]:
            found[3] = convolve(*point[:3], *self.fixed, *self.how, order)
        return found


def _convolve_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    ctx.save_for_backward(*inputs[:8])
    *ctx.how, ctx.order = inputs[8:]


def _convolve_backward(ctx: Any, g: Tensor) -> tuple[Tensor | None, ...]:
    x, y, r, *fixed = ctx.saved_tensors
    refuse_coefficients(ctx.needs_input_grad[3])
    needs = (*needed(ctx)[:3], False)
    return *_Form(fixed, ctx.how).derivatives((x, y, r, g), ctx.order, needs)[:3], *[None] * 9


def _gradients_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, ...]) -> None:
    ctx.save_for_backward(*inputs[:9])
    *ctx.how, ctx.order = inputs[9:13]
    ctx.needed = inputs[13:]
    ctx.set_materialize_grads(False)  # a result that nothing depends on costs nothing


def _gradients_backward(ctx: Any, *probes: Tensor | None) -> tuple[Tensor | None, ...]:
    """Derivatives of L(a, Y, r, g) + L(x, b, r, g) + L'(x, c Y, r, g), by all but the probes a, b and c."""
    x, y, r, g, *fixed = ctx.saved_tensors
    refuse_coefficients(ctx.needs_input_grad[4])
    form, (by_x, by_y, by_r, by_g) = _Form(fixed, ctx.how), needed(ctx)[:4]
    a, b, c = (probe if needed else None for probe, needed in zip(probes, ctx.needed, strict=True))
    terms = []
    if a is not None:
        terms.append(form.derivatives((a, y, r, g), ctx.order, (False, by_y, by_r, by_g)))
    if b is not None:
        terms.append(form.derivatives((x, b, r, g), ctx.order, (by_x, False, by_r, by_g)))
    if c is not None:
        weighed = c[:, None]
        term = form.derivatives((x, weighed * y, r, g), ctx.order + 1, (by_x, by_y, by_r, by_g))
        terms.append([term[0], None if term[1] is None else weighed * term[1], *term[2:]])
    return *summed(terms, 4), *[None] * 12


convolve.register_autograd(_convolve_backward, setup_context=_convolve_setup)


gradients.register_autograd(_gradients_backward, setup_context=_gradients_setup)
