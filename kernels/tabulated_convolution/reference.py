"""The convolution with tabulated weights in plain torch."""

from torch import Tensor

from mace_fast.kernels.algebra import Path
from mace_fast.kernels.convolution.reference import convolution_of_weights
from mace_fast.kernels.radial_table import RadialTable
from mace_fast.kernels.radial_table.reference import expand


def convolution(
    node_feats: Tensor,
    edge_attrs: Tensor,
    lengths: Tensor,
    table: RadialTable,
    tables: Tensor | None,
    senders: Tensor,
    receivers: Tensor,
    num_receivers: int,
    paths: tuple[Path, ...],
) -> Tensor:
    """Read the weights of all edges, then weigh, couple and sum."""
    weights = expand(lengths, tables, table.coefficients, table.r_min, table.r_max, 0)
    return convolution_of_weights(node_feats, edge_attrs, weights, senders, receivers, num_receivers, paths)
