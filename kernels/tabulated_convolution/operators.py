"""The convolution with tabulated weights as two operators that are closed under differentiation.

The number ``L = sum over rows and channels of g times the convolution of (x, Y, w(r))`` is linear in node features x,
harmonics Y and the gradient g; weights w and their derivatives by the length r of an edge are cubics. The operators are
its derivatives by g, and by any of x, Y and r. The derivative of L by r is L with the derivatives of the weights, so
those of each are the same two with arguments exchanged or at the next order.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from torch import Tensor

from mace_fast.kernels.convolution.operators import contiguous, empty_like_needed
from mace_fast.kernels.radial_table.operators import refuse_coefficients
from mace_fast.kernels.runtime.autograd import keep_inputs, kept, needed, no_gradients, summed
from mace_fast.kernels.runtime.backends import wing
from mace_fast.kernels.runtime.operators import custom_op
from mace_fast.kernels.tabulated_convolution.inputs import SCHEMA, Layer


def _loops() -> ModuleType:
    return wing("tabulated_convolution", "cpu")


@custom_op(
    "mace_fast::tabulated_convolution",
    schema=f"(Tensor node_feats, Tensor edge_attrs, Tensor lengths, {SCHEMA}) -> Tensor",
    device_types="cpu",
)
def convolve(node_feats: Tensor, edge_attrs: Tensor, lengths: Tensor, *layer: Any) -> Tensor:
    """dL/dg, ``[num_receivers, rows, num_channels]``."""
    return _loops().forward(*contiguous(node_feats, edge_attrs, lengths), Layer(*layer).contiguous())


@custom_op(
    "mace_fast::tabulated_convolution_gradients",
    schema=(
        "(Tensor node_feats, Tensor edge_attrs, Tensor lengths, Tensor grad, bool[3] needs, "
        f"{SCHEMA}) -> (Tensor, Tensor, Tensor)"
    ),
    device_types="cpu",
)
def gradients(
    node_feats: Tensor, edge_attrs: Tensor, lengths: Tensor, grad: Tensor, needs: Sequence[bool], *layer: Any
) -> tuple[Tensor, Tensor, Tensor]:
    """dL/dx, dL/dY and dL/dr, each if needed, else without elements."""
    tensors = contiguous(node_feats, edge_attrs, lengths, grad)
    return _loops().gradients(*tensors, needs, Layer(*layer).contiguous())


@convolve.register_fake
def _(node_feats: Tensor, edge_attrs: Tensor, lengths: Tensor, *arguments: Any) -> Tensor:
    layer = Layer(*arguments)
    return node_feats.new_empty(layer.num_receivers, layer.num_rows, node_feats.shape[2])


@gradients.register_fake
def _(
    node_feats: Tensor, edge_attrs: Tensor, lengths: Tensor, grad: Tensor, needs: Sequence[bool], *layer: Any
) -> tuple[Tensor, ...]:
    return empty_like_needed((node_feats, edge_attrs, lengths), needs)


def _derivatives(point: Sequence[Tensor], needs: Sequence[bool], layer: Layer) -> list[Tensor | None]:
    """The derivatives of L by x, Y, r and g that are needed at a point, which is these four."""
    x, y, r, g = point
    found: list[Tensor | None] = [None] * 4
    if any(needs[:3]):
        by_each = gradients(x, y, r, g, list(needs[:3]), *layer)
        found[:3] = [one if need else None for one, need in zip(by_each, needs, strict=False)]
    if needs[3]:
        found[3] = convolve(x, y, r, *layer)
    return found


def _convolve_backward(ctx: Any, g: Tensor) -> tuple[Tensor | None, ...]:
    x, y, r, *layer = kept(ctx)
    refuse_coefficients(ctx.needs_input_grad[4])
    needs = (*needed(ctx)[:3], False)
    return *_derivatives((x, y, r, g), needs, Layer(*layer))[:3], *no_gradients(layer)


def _gradients_backward(ctx: Any, *probes: Tensor | None) -> tuple[Tensor | None, ...]:
    """Derivatives of L(a, Y, r, g) + L(x, b, r, g) + L'(x, c Y, r, g), by all but the probes a, b and c."""
    x, y, r, g, made, *arguments = kept(ctx)
    refuse_coefficients(ctx.needs_input_grad[6])
    layer, (by_x, by_y, by_r, by_g) = Layer(*arguments), needed(ctx)[:4]
    a, b, c = (probe if was_made else None for probe, was_made in zip(probes, made, strict=True))
    terms = []
    if a is not None:
        terms.append(_derivatives((a, y, r, g), (False, by_y, by_r, by_g), layer))
    if b is not None:
        terms.append(_derivatives((x, b, r, g), (by_x, False, by_r, by_g), layer))
    if c is not None:
        weighed = c[:, None]
        term = _derivatives((x, weighed * y, r, g), (by_x, by_y, by_r, by_g), layer.steeper())
        terms.append([term[0], None if term[1] is None else weighed * term[1], *term[2:]])
    return *summed(terms, 4), *no_gradients((made, *arguments))


convolve.register_autograd(_convolve_backward, setup_context=keep_inputs)
gradients.register_autograd(_gradients_backward, setup_context=keep_inputs)
