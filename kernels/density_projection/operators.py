r"""The density projection as operators that are closed under differentiation.

Harmonics Y, hidden functions h and a weight g enter the number D(Y, h; g) = sum over e, m, h of g_imzh Y_em h_eh
linearly; i and z are the receiver of the edge e and the species of its sender. The operator ``density_projection`` is
the derivative of D by g, and ``density_projection_gradient`` gives those by Y and by h. The derivatives of either are
the same two with arguments exchanged, to any order.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.density_projection.inputs import SCHEMA, SpeciesGraph, empty_gradients
from mace_fast.kernels.runtime.autograd import keep_inputs, kept, no_gradients
from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op


def _launchers(device: torch.device) -> ModuleType:
    return implementation("density_projection", device)


@custom_op(
    "mace_fast::density_projection",
    schema=f"(Tensor edge_attrs, Tensor hidden, Tensor? other_attrs, Tensor? other_hidden, {SCHEMA}) -> Tensor",
)
def projection(
    edge_attrs: Tensor, hidden: Tensor, other_attrs: Tensor | None, other_hidden: Tensor | None, *graph: Any
) -> Tensor:
    """Density of one pair of rows per edge, or the sum of the densities of two pairs."""
    rows = [None if one is None else one.contiguous() for one in (edge_attrs, hidden, other_attrs, other_hidden)]
    return _launchers(edge_attrs.device).projection(*rows, SpeciesGraph(*graph).contiguous())


@custom_op(
    "mace_fast::density_projection_gradient",
    schema=f"(Tensor grad, Tensor edge_attrs, Tensor hidden, bool[2] needs, {SCHEMA}) -> (Tensor, Tensor)",
)
def gradient(
    grad: Tensor, edge_attrs: Tensor, hidden: Tensor, needs: Sequence[bool], *graph: Any
) -> tuple[Tensor, Tensor]:
    """Derivatives of D by the harmonics and by the hidden functions; without rows where one is not needed."""
    rows = (grad.contiguous(), edge_attrs.contiguous(), hidden.contiguous())
    return _launchers(grad.device).gradient(*rows, needs, SpeciesGraph(*graph).contiguous())


@projection.register_fake
def _(
    edge_attrs: Tensor, hidden: Tensor, other_attrs: Tensor | None, other_hidden: Tensor | None, *graph: Any
) -> Tensor:
    edges = SpeciesGraph(*graph)
    return edge_attrs.new_empty(edges.num_receivers, edge_attrs.shape[1], edges.num_species, hidden.shape[1])


@gradient.register_fake
def _(grad: Tensor, edge_attrs: Tensor, hidden: Tensor, needs: Sequence[bool], *graph: Any) -> tuple[Tensor, Tensor]:
    return empty_gradients(edge_attrs, hidden, needs)


def _projection_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    edge_attrs, hidden, other_attrs, other_hidden, *graph = kept(ctx)
    first = _derivatives(grad, edge_attrs, hidden, ctx.needs_input_grad[:2], graph)
    second = _derivatives(grad, other_attrs, other_hidden, ctx.needs_input_grad[2:4], graph)
    return *first, *second, *no_gradients(graph)


def _gradient_backward(ctx: Any, *probes: Tensor | None) -> tuple[Tensor | None, ...]:
    """Derivatives of D(u, h; g) + D(Y, v; g), the results of the gradient weighted with u and v."""
    grad, edge_attrs, hidden, made, *graph = kept(ctx)
    u, v = (probe if was_made else None for probe, was_made in zip(probes, made, strict=True))
    needs_grad, needs_attrs, needs_hidden = ctx.needs_input_grad[:3]
    d_grad = None
    if needs_grad and (u is not None or v is not None):
        pairs = [pair for pair in ((u, hidden), (edge_attrs, v)) if pair[0] is not None and pair[1] is not None]
        factors = [*pairs[0], *(pairs[1] if len(pairs) == 2 else (None, None))]
        d_grad = projection(*factors, *graph)
    attrs, functions = edge_attrs if u is None else u, hidden if v is None else v
    needs = (needs_attrs and v is not None, needs_hidden and u is not None)
    return d_grad, *_derivatives(grad, attrs, functions, needs, graph), *no_gradients((made, *graph))


def _derivatives(
    grad: Tensor, edge_attrs: Tensor, hidden: Tensor, needs: Sequence[bool], graph: Sequence[Any]
) -> tuple[Tensor | None, Tensor | None]:
    """The derivatives of D that are needed, None for the others."""
    if not any(needs):
        return None, None
    by_attrs, by_hidden = gradient(grad, edge_attrs, hidden, list(needs), *graph)
    return by_attrs if needs[0] else None, by_hidden if needs[1] else None


projection.register_autograd(_projection_backward, setup_context=keep_inputs)
gradient.register_autograd(_gradient_backward, setup_context=keep_inputs)
