r"""Public functions of the density projection, and its operators, which are closed under differentiation.

Harmonics Y, hidden functions h and a weight g enter the number D(Y, h; g) = sum over e, m, h of g_imzh Y_em h_eh
linearly; i and z are the receiver of the edge e and the species of its sender. The operator ``density_projection`` is
the derivative of D by g, and ``density_projection_gradient`` gives those by Y and by h. The derivatives of either are
the same two with arguments exchanged, to any order.
"""

from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.convolution.rows import message_rows
from mace_fast.kernels.density_projection import messages, reference
from mace_fast.kernels.runtime.backends import implementation, resolve
from mace_fast.kernels.runtime.operators import custom_op
from mace_fast.kernels.runtime.orders import pointers
from mace_fast.kernels.tables import Path


def density_projection(
    edge_attrs: Tensor,
    hidden: Tensor,
    sender_species: Tensor,
    receivers: Tensor,
    num_receivers: int,
    num_species: int,
    *,
    receiver_ptr: Tensor | None = None,
    backend: str = "auto",
    precision: str = "tf32x3",
) -> Tensor:
    r"""Project the neighbour density of each species on spherical harmonics and hidden radial functions.

    .. math:: A_{i, m, z, h} = \sum_{e \to i,\; z(s(e)) = z} Y_{e, m} h_{e, h}

    Args:
        edge_attrs: ``[num_edges, harmonics]``, spherical harmonics.
        hidden: ``[num_edges, num_hidden]``, last hidden layer of the radial network, cutoff included.
        sender_species: ``[num_edges]`` int64, below ``num_species``: species counted among those present.
        receivers: ``[num_edges]`` int64, below ``num_receivers``; ascending for Triton and where ``receiver_ptr`` is
            given, which is not checked.
        num_receivers: number of rows of the result.
        num_species: number of species present.
        receiver_ptr: ``[num_receivers + 1]`` int64, where the edges of each receiver begin and end
            (:class:`mace_fast.kernels.runtime.orders.EdgeOrder`), if it is known; else it is made where it is needed.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_receivers, harmonics, num_species, num_hidden]``. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong, or the backend or the precision is unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        Linearity of the last radial layer in Batatia et al., MACE, arXiv:2206.07697, eq. 8; design note 3.2.
    """
    check_floating("edge_attrs", edge_attrs)
    check_same_dtype("edge_attrs", edge_attrs, hidden=hidden)
    check_index("sender_species", sender_species)
    check_index("receivers", receivers)
    check_shape("sender_species", sender_species, (receivers.shape[0],))
    check_shape("edge_attrs", edge_attrs, (receivers.shape[0], None))
    check_shape("hidden", hidden, (receivers.shape[0], None))
    if receiver_ptr is not None:
        check_index("receiver_ptr", receiver_ptr)
        check_shape("receiver_ptr", receiver_ptr, (num_receivers + 1,))
    check_precision(precision)
    chosen = resolve(backend, edge_attrs.device)
    if chosen == "reference":
        return reference.density_projection(edge_attrs, hidden, sender_species, receivers, num_receivers, num_species)
    if receiver_ptr is None:
        if chosen == "cpu":
            receivers, order = torch.sort(receivers, stable=True)
            edge_attrs, hidden, sender_species = edge_attrs[order], hidden[order], sender_species[order]
        receiver_ptr = pointers(receivers.contiguous(), num_receivers)
    return projection(edge_attrs, hidden, None, None, sender_species, receiver_ptr, num_species, precision)


def density_messages(
    density: Tensor, weight: Tensor, species_feats: Tensor, paths: tuple[Path, ...], *, backend: str = "auto"
) -> Tensor:
    r"""Finish a layer whose senders differ by species only: messages from the projected density.

    .. math:: M_{i, (p m) k} = \sum_{z h} A_{i, m, z, h} W_{h, p k} x_{z k}

    The result equals :func:`mace_fast.kernels.convolution` with ``node_feats = species_feats[species of the node]``.
    With every backend it is a few matrix products of torch, in torch's precision; they differ in how much is copied.

    Args:
        density: ``[num_receivers, harmonics, num_species, num_hidden]``.
        weight: ``[num_hidden, num_paths * num_channels]``, last layer of the radial network.
        species_feats: ``[num_species, num_channels]``, the scalar features of each species present.
        paths: paths with ``l1 = 0`` from one scalar irrep, so at most one path per output irrep.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_receivers, rows, num_channels]``, rows in the order of :func:`message_rows`.

    Raises:
        ValueError: a shape is wrong, a path starts from features that are not scalars, or the backend is unknown.
        TypeError: the dtypes differ.
        RuntimeError: the backend cannot run on this device.
    """
    check_floating("density", density)
    check_same_dtype("density", density, weight=weight, species_feats=species_feats)
    check_shape("species_feats", species_feats, (None, None))
    check_shape("weight", weight, (None, len(paths) * species_feats.shape[1]))
    check_shape("density", density, (None, None, species_feats.shape[0], weight.shape[0]))
    if any(path.l1 != 0 for path in paths) or any(len(rows.paths) > 1 for rows in message_rows(paths)):
        raise ValueError(
            "density_messages needs senders with one scalar irrep (l1 = 0 on every path, each output once)"
        )
    if resolve(backend, density.device) == "reference":
        return reference.density_messages(density, weight, species_feats, paths)
    return messages.density_messages(density, weight, species_feats, paths)


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
