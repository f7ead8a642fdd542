"""What the operators of the convolution take beside features, harmonics, hidden functions, weights and gradients."""

from typing import NamedTuple

from torch import Tensor

from mace_fast.kernels.convolution.plans import parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.runtime.orders import EdgeOrder

SCHEMA = (
    "Tensor senders, Tensor receivers, Tensor receiver_ptr, Tensor sender_perm, Tensor sender_ptr, "
    "str paths, str precision, SymInt neighbours"
)
"""The fields of :class:`Graph` in the language of operators."""


class Graph(NamedTuple):
    """The edges, and how messages along them are computed.

    Attributes:
        senders: ``[E]``.
        receivers: ``[E]``, ascending.
        receiver_ptr: as in :class:`EdgeOrder`, like the following two.
        sender_perm: ``[E]``.
        sender_ptr: ``[num_senders + 1]``.
        paths: as text.
        precision: of matrix products in Triton.
        neighbours: edges that a receiver usually has; it chooses the size of tiles in Triton.
    """

    senders: Tensor
    receivers: Tensor
    receiver_ptr: Tensor
    sender_perm: Tensor
    sender_ptr: Tensor
    paths: str
    precision: str
    neighbours: int

    @property
    def num_receivers(self) -> int:
        """Nodes that get messages."""
        return self.receiver_ptr.shape[0] - 1

    @property
    def num_senders(self) -> int:
        """Nodes that send them."""
        return self.sender_ptr.shape[0] - 1

    @property
    def num_rows(self) -> int:
        """Of a message."""
        return num_rows(parse_paths(self.paths))

    @property
    def order(self) -> EdgeOrder:
        """The edges by receiver and by sender."""
        return EdgeOrder(self.receiver_ptr, self.sender_perm, self.sender_ptr)

    def contiguous(self) -> "Graph":
        """The same as loops and kernels read it."""
        return Graph._make(value.contiguous() if isinstance(value, Tensor) else value for value in self)
