"""The convolution: checks, and the choice of what runs."""

import torch
from torch import Tensor

from mace_fast.kernels.algebra import Path
from mace_fast.kernels.checks import (
    check_edge_order,
    check_floating,
    check_index,
    check_precision,
    check_same_dtype,
    check_shape,
)
from mace_fast.kernels.convolution import reference
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.operators import convolve
from mace_fast.kernels.convolution.plans import check_components, format_paths
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.orders import EdgeOrder
from mace_fast.kernels.runtime.orders import edge_order as order_of_edges


def convolution(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    senders: Tensor,
    receivers: Tensor,
    num_receivers: int,
    paths: tuple[Path, ...],
    *,
    order: EdgeOrder | None = None,
    neighbours: int = 60,
    backend: str = "auto",
    precision: str = "tf32x3",
) -> Tensor:
    r"""Sum the messages of all senders into each receiver.

    .. math:: M_{i, (p m_3) k} = \sum_{e \to i} \Big(\sum_h h_{e h} W_{h, p k}\Big)
              \sum_{m_1 m_2} C^{p}_{m_1 m_2 m_3} x_{s(e), m_1 k} Y_{e, m_2}

    The last layer of the radial network is part of the operation, so that an implementation need never write the
    weights per edge, ``[num_edges, num_paths * num_channels]``, to memory.

    Args:
        node_feats: ``[num_senders, components, num_channels]``, features of the possible senders.
        edge_attrs: ``[num_edges, harmonics]``, spherical harmonics.
        hidden: ``[num_edges, num_hidden]``, last hidden layer of the radial network, times the cutoff if it is not
            already inside.
        weight: ``[num_hidden, num_paths * num_channels]``, its last layer, path-major, scaled for use.
        senders: ``[num_edges]`` int64.
        receivers: ``[num_edges]`` int64, below ``num_receivers``; ascending for Triton and where the order is given,
            which is not checked.
        num_receivers: number of rows of the result.
        paths: the tensor product paths, sorted by output irrep.
        order: the edges by receiver and by sender, if it is known; else it is made where it is needed. The reference
            does not use it.
        neighbours: edges that a receiver usually has; it chooses the size of tiles in Triton, not the result.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`. Sums over
            edges and couplings are float32 in any case.

    Returns:
        ``[num_receivers, rows, num_channels]`` with rows in the order of :func:`message_rows`; zero for a receiver
        without edges. Multilinear in the four tensors and differentiable to any order.

    Raises:
        ValueError: a shape is wrong, or the backend or the precision is unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        Batatia et al., MACE, arXiv:2206.07697, eq. 8; coefficients in e3nn's component normalisation. Same values as
        the scatter sum of e3nn's ``uvu`` ``TensorProduct`` in mace-torch's interaction blocks.
    """
    check_floating("node_feats", node_feats)
    check_same_dtype("node_feats", node_feats, edge_attrs=edge_attrs, hidden=hidden, weight=weight)
    check_shape("node_feats", node_feats, (None, None, None))
    check_index("senders", senders)
    check_index("receivers", receivers)
    num_edges, num_channels = senders.shape[0], node_feats.shape[2]
    check_shape("receivers", receivers, (num_edges,))
    check_shape("edge_attrs", edge_attrs, (num_edges, None))
    check_shape("hidden", hidden, (num_edges, None))
    check_shape("weight", weight, (hidden.shape[1], len(paths) * num_channels))
    check_components(paths, node_feats, edge_attrs.shape[1])
    check_precision(precision)
    if order is not None:
        check_edge_order(order, num_edges, node_feats.shape[0], num_receivers)
    chosen = resolve(backend, node_feats.device)
    if chosen == "reference":
        return reference.convolution(node_feats, edge_attrs, hidden, weight, senders, receivers, num_receivers, paths)
    if order is None:
        if chosen == "cpu":
            receivers, by_receiver = torch.sort(receivers, stable=True)
            edge_attrs, hidden, senders = edge_attrs[by_receiver], hidden[by_receiver], senders[by_receiver]
        order = order_of_edges(senders, receivers, node_feats.shape[0], num_receivers)
    graph = Graph(senders, receivers, *order, format_paths(paths), precision, neighbours)
    return convolve(node_feats, edge_attrs, hidden, weight, *graph)
