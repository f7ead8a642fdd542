"""The convolution with tabulated weights: checks, and the choice of what runs."""

from torch import Tensor

from mace_fast.kernels.algebra import Path
from mace_fast.kernels.checks import check_edge_order, check_floating, check_index, check_same_dtype, check_shape
from mace_fast.kernels.convolution.plans import check_components, format_paths
from mace_fast.kernels.radial_table.op import check_tables
from mace_fast.kernels.radial_table.table import RadialTable
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.orders import EdgeOrder
from mace_fast.kernels.tabulated_convolution import reference
from mace_fast.kernels.tabulated_convolution.inputs import Layer
from mace_fast.kernels.tabulated_convolution.operators import convolve


def tabulated_convolution(
    node_feats: Tensor,
    edge_attrs: Tensor,
    lengths: Tensor,
    table: RadialTable,
    senders: Tensor,
    receivers: Tensor,
    paths: tuple[Path, ...],
    order: EdgeOrder,
    tables: Tensor | None = None,
    *,
    backend: str = "auto",
) -> Tensor:
    r"""Sum the messages of all senders into each receiver, with weights that are functions of the length of an edge.

    .. math:: M_{i, (p m_3) k} = \sum_{e \to i} w_{p k}(r_e)
              \sum_{m_1 m_2} C^{p}_{m_1 m_2 m_3} x_{s(e), m_1 k} Y_{e, m_2}

    The same as :func:`mace_fast.kernels.convolution` of :func:`mace_fast.kernels.radial_table` where the table here is
    that one times the last radial layer (:meth:`RadialTable.times`), with a read of four numbers in place of a sum over
    all hidden functions for every weight.

    Args:
        node_feats: ``[num_senders, components, num_channels]``, features of the possible senders.
        edge_attrs: ``[num_edges, harmonics]``, spherical harmonics.
        lengths: ``[num_edges]`` in Å.
        table: of ``num_paths * num_channels`` functions, path-major.
        senders: ``[num_edges]`` int64.
        receivers: ``[num_edges]`` int64, ascending, which is not checked.
        paths: the tensor product paths, sorted by output irrep.
        order: the edges by receiver and by sender.
        tables: ``[num_edges]`` int64, the table of each edge, as :func:`mace_fast.kernels.radial_table` takes it.
        backend: ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_receivers, rows, num_channels]`` with rows in the order of :func:`message_rows`. What is below the first
        and beyond the last knot is as in :func:`mace_fast.kernels.radial_table`. Differentiable by node features,
        harmonics and lengths to any order.

    Raises:
        ValueError: a shape is wrong or the backend is unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: the backend is Triton, which has no such kernel, or cannot run on this device.

    Source:
        Batatia et al., MACE, arXiv:2206.07697, eq. 8; cubic Hermite splines as in :class:`RadialTable`.
    """
    check_floating("node_feats", node_feats)
    check_same_dtype(
        "node_feats", node_feats, edge_attrs=edge_attrs, lengths=lengths, **{"table.coefficients": table.coefficients}
    )
    check_shape("node_feats", node_feats, (None, None, None))
    check_index("senders", senders)
    check_index("receivers", receivers)
    num_edges, num_columns = senders.shape[0], len(paths) * node_feats.shape[2]
    check_shape("receivers", receivers, (num_edges,))
    check_shape("edge_attrs", edge_attrs, (num_edges, None))
    check_shape("lengths", lengths, (num_edges,))
    check_shape("table.coefficients", table.coefficients, (None, None, 4, num_columns))
    check_tables(table, tables, num_edges)
    check_components(paths, node_feats, edge_attrs.shape[1])
    num_receivers = order.receiver_ptr.shape[0] - 1
    check_edge_order(order, num_edges, node_feats.shape[0], num_receivers)
    chosen = resolve(backend, node_feats.device)
    if chosen == "triton":
        raise RuntimeError("Triton has no convolution with tabulated weights: use radial_table and convolution")
    if chosen == "reference":
        return reference.convolution(
            node_feats, edge_attrs, lengths, table, tables, senders, receivers, num_receivers, paths
        )
    layer = Layer(tables, table.coefficients, senders, *order, format_paths(paths), table.r_min, table.r_max, order=0)
    return convolve(node_feats, edge_attrs, lengths, *layer)
