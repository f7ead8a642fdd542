"""The density projection: checks, and the choice of what runs."""

import torch
from torch import Tensor

from mace_fast.kernels.algebra import Path
from mace_fast.kernels.checks import check_floating, check_index, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.convolution.rows import message_rows
from mace_fast.kernels.density_projection import messages, reference
from mace_fast.kernels.density_projection.operators import projection
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.orders import pointers


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
        Linearity of the last radial layer in Batatia et al., MACE, arXiv:2206.07697, eq. 8.
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
