"""What the operators of the tabulated convolution take beside features, harmonics, lengths and gradients."""

from typing import NamedTuple

from torch import Tensor

from mace_fast.kernels.convolution.plans import parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.radial_table.operators import LAST_ORDER
from mace_fast.kernels.runtime.orders import EdgeOrder

SCHEMA = (
    "Tensor? tables, Tensor coefficients, Tensor senders, Tensor receiver_ptr, Tensor sender_perm, Tensor sender_ptr, "
    "str paths, float r_min, float r_max, SymInt order"
)
"""The fields of :class:`Layer` in the language of operators."""


class Layer(NamedTuple):
    """The table of the weights, and the edges.

    Attributes:
        tables: ``[E]``, which table an edge reads; None where there is one.
        coefficients: of the cubics, ``[tables, intervals, 4, paths * K]``, as in
            :class:`mace_fast.kernels.RadialTable`.
        senders: ``[E]``.
        receiver_ptr: as in :class:`EdgeOrder`, like the following two.
        sender_perm: ``[E]``.
        sender_ptr: ``[num_senders + 1]``.
        paths: as text.
        r_min: length at the first knot.
        r_max: length at the last knot.
        order: of the derivative of the weights by the length that stands for the weights.
    """

    tables: Tensor | None
    coefficients: Tensor
    senders: Tensor
    receiver_ptr: Tensor
    sender_perm: Tensor
    sender_ptr: Tensor
    paths: str
    r_min: float
    r_max: float
    order: int

    @property
    def num_receivers(self) -> int:
        """Nodes that get messages."""
        return self.receiver_ptr.shape[0] - 1

    @property
    def num_rows(self) -> int:
        """Of a message."""
        return num_rows(parse_paths(self.paths))

    @property
    def edges(self) -> EdgeOrder:
        """The edges by receiver and by sender."""
        return EdgeOrder(self.receiver_ptr, self.sender_perm, self.sender_ptr)

    def contiguous(self) -> "Layer":
        """The same as the loops read it."""
        return Layer._make(value.contiguous() if isinstance(value, Tensor) else value for value in self)

    def steeper(self) -> "Layer":
        """The same with the next derivative of the weights."""
        return self._replace(order=min(self.order + 1, LAST_ORDER))
