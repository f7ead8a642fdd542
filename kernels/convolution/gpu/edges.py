"""What the source of the convolution asks about edges, and the answers for edges whose harmonics are in memory."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from mace_fast.kernels.runtime.source import ALL_HAVE_READ, Writer


class Edges(ABC):
    """Where a kernel has what it must know of its edges, and how it stores a sum over those of a node.

    All that the text of a convolution from memory and of one that computes its edges (``fused_edges``) differ in.

    Attributes:
        tensors: arguments of the functions for groups of paths: what Y comes from, and the hidden functions.
        bounds: their arguments that say which edges the program has, where these are not all.
        hidden_row: variable with the rows of the hidden functions of a tile of edges.
    """

    tensors: tuple[str, ...]
    bounds: tuple[str, ...] = ()
    hidden_row = "edge"

    @abstractmethod
    def of_node(self, writer: Writer, node: str) -> None:
        """Write ``start`` and ``stop``, the bounds of the edges of a node, from ``<node>_ptr``."""

    @abstractmethod
    def harmonics(self, writer: Writer, components: Iterable[int], edge: str = "edge") -> None:
        """Write ``y<component>`` of a tile of edges, which are in a variable."""

    @abstractmethod
    def store_sum(self, writer: Writer, place: str, total: str, adds: bool) -> None:
        """Write the store of a node's sum over the edges, for the channels of a block.

        Args:
            writer: of the function.
            place: pointer to the first channel.
            total: expression of the sum.
            adds: whether it is added to what an earlier pass over the edges has stored.
        """


class StoredEdges(Edges):
    """Edges whose harmonics and hidden functions are in memory.

    Args:
        num_harmonics: components of the harmonics that an edge has.
    """

    tensors = ("edge_attrs", "hidden")

    def __init__(self, num_harmonics: int) -> None:
        self.num_harmonics = num_harmonics

    def of_node(self, writer: Writer, node: str) -> None:
        """All edges of the node."""
        writer.line(f"start = tl.load({node}_ptr + {node})")
        writer.line(f"stop = tl.load({node}_ptr + {node} + 1)")

    def harmonics(self, writer: Writer, components: Iterable[int], edge: str = "edge") -> None:
        """Loads."""
        for component in components:
            writer.line(f"y{component} = tl.load(edge_attrs + {edge} * {self.num_harmonics} + {component})")

    def store_sum(self, writer: Writer, place: str, total: str, adds: bool) -> None:
        """A store, of the whole sum."""
        writer.line(f"total = {f'tl.load({place} + channel) + ' if adds else ''}{total}")
        if adds:
            writer.line(ALL_HAVE_READ)
        writer.line(f"store_channels({place}, total, channel, present, NUM_CHANNELS, BLOCK_K)")
