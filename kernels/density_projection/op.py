"""The density projection: checks, and the choice of what runs."""

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.density_projection import reference
from mace_fast.kernels.density_projection.inputs import SpeciesGraph
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
    graph = SpeciesGraph(sender_species, receiver_ptr, num_species, precision)
    return projection(edge_attrs, hidden, None, None, *graph)
