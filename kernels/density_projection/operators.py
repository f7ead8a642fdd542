r"""Public functions of the density projection, and its operators, which are closed under differentiation.

Harmonics Y, hidden functions h and a weight g enter the number D(Y, h; g) = sum over e, m, h of g_imzh Y_em h_eh
linearly; i and z are the receiver of the edge e and the species of its sender. The operator ``density_projection`` is
the derivative of D by g, and ``density_projection_gradient`` gives those by Y and by h. The derivatives of either are
the same two with arguments exchanged, to any order.
"""

from typing import Any

from torch import Tensor

from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op


@custom_op("mace_fast::density_projection")
def projection(
    edge_attrs: Tensor,
    hidden: Tensor,
    other_attrs: Tensor | None,
    other_hidden: Tensor | None,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    num_species: int,
    precision: str,
) -> Tensor:
    """Density of one pair of rows per edge, or the sum of the densities of two pairs."""
    return implementation("density_projection", edge_attrs.device).projection(
        edge_attrs, hidden, other_attrs, other_hidden, sender_species, receiver_ptr, num_species, precision
    )


@custom_op("mace_fast::density_projection_gradient")
def gradient(
    grad: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    wants_attrs: bool,
    wants_hidden: bool,
    precision: str,
) -> tuple[Tensor, Tensor]:
    """Derivatives of D by the harmonics and by the hidden functions; without rows where it is not wanted."""
    return implementation("density_projection", grad.device).gradient(
        grad, edge_attrs, hidden, sender_species, receiver_ptr, wants_attrs, wants_hidden, precision
    )


@projection.register_fake
def _(
    edge_attrs: Tensor,
    hidden: Tensor,
    other_attrs: Tensor | None,
    other_hidden: Tensor | None,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    num_species: int,
    precision: str,
) -> Tensor:
    return edge_attrs.new_empty(receiver_ptr.shape[0] - 1, edge_attrs.shape[1], num_species, hidden.shape[1])


@gradient.register_fake
def _(
    grad: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    wants_attrs: bool,
    wants_hidden: bool,
    precision: str,
) -> tuple[Tensor, Tensor]:
    num_edges = sender_species.shape[0]
    return (
        edge_attrs.new_empty(num_edges if wants_attrs else 0, edge_attrs.shape[1]),
        hidden.new_empty(num_edges if wants_hidden else 0, hidden.shape[1]),
    )


def _projection_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    *tensors, _, ctx.precision = inputs
    ctx.save_for_backward(*tensors)


def _projection_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    edge_attrs, hidden, other_attrs, other_hidden, *index = ctx.saved_tensors
    first = _wanted(grad, edge_attrs, hidden, index, ctx.needs_input_grad[:2], ctx.precision)
    second = _wanted(grad, other_attrs, other_hidden, index, ctx.needs_input_grad[2:4], ctx.precision)
    return *first, *second, None, None, None, None


def _gradient_setup(ctx: Any, inputs: tuple[Any, ...], output: tuple[Tensor, Tensor]) -> None:
    *tensors, wants_attrs, wants_hidden, ctx.precision = inputs
    ctx.made = (wants_attrs, wants_hidden)
    ctx.set_materialize_grads(False)  # a result that nobody differentiates costs nothing
    ctx.save_for_backward(*tensors)


def _gradient_backward(ctx: Any, *probes: Tensor | None) -> tuple[Tensor | None, ...]:
    """Derivatives of D(u, h; g) + D(Y, v; g), the results of the gradient weighted with u and v."""
    grad, edge_attrs, hidden, *index = ctx.saved_tensors
    u, v = (probe if made else None for probe, made in zip(probes, ctx.made, strict=True))
    wants_grad, wants_attrs, wants_hidden = ctx.needs_input_grad[:3]
    d_grad = None
    if wants_grad and (u is not None or v is not None):
        pairs = [pair for pair in ((u, hidden), (edge_attrs, v)) if pair[0] is not None and pair[1] is not None]
        factors = [*pairs[0], *(pairs[1] if len(pairs) == 2 else (None, None))]
        d_grad = projection(*factors, *index, grad.shape[2], ctx.precision)
    attrs, functions = edge_attrs if u is None else u, hidden if v is None else v
    wants = (wants_attrs and v is not None, wants_hidden and u is not None)
    return d_grad, *_wanted(grad, attrs, functions, index, wants, ctx.precision), None, None, None, None, None


def _wanted(
    grad: Tensor, edge_attrs: Tensor, hidden: Tensor, index: list[Tensor], wants: tuple[bool, bool], precision: str
) -> tuple[Tensor | None, Tensor | None]:
    """The derivatives of D that are wanted, None for the others."""
    if not any(wants):
        return None, None
    d_attrs, d_hidden = gradient(grad, edge_attrs, hidden, *index, *wants, precision)
    return d_attrs if wants[0] else None, d_hidden if wants[1] else None


projection.register_autograd(_projection_backward, setup_context=_projection_setup)


gradient.register_autograd(_gradient_backward, setup_context=_gradient_setup)
