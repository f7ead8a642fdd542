"""What the source of the convolution asks about edges, and the answers for edges whose harmonics are in memory."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from mace_fast.kernels.convolution.plans import Coupling
from mace_fast.kernels.runtime.source import ALL_HAVE_READ, Writer


class Edges(ABC):
    """Where a kernel has what it must know of its edges, and how it stores a sum over those of a node.

    All that the text of a convolution from memory and of one that computes its edges (``fused_edges``) differ in.

    Attributes:
        tensors: arguments of the functions for groups of paths: what Y comes from, and the hidden functions.
        bounds: their arguments that say which edges the program has, where these are not all.
    """

    tensors: tuple[str, ...]
    bounds: tuple[str, ...] = ()

    def pitch(self, num_hidden: int) -> int:
        """Numbers from one edge's hidden functions to the next one's."""
        return num_hidden

    @abstractmethod
    def of_node(self, writer: Writer, node: str) -> None:
        """Write ``start`` and ``stop``, the bounds of the edges of a node, from ``<node>_ptr``."""

    @abstractmethod
    def harmonics(self, writer: Writer, components: Iterable[int], edge: str = "edge") -> None:
        """Write what the linear forms of a tile of edges are made of; the edges are in a variable."""

    def hidden(self, tensor: str, first: int, size: int, num_hidden: int, across: bool) -> str:
        """The parts of so many hidden functions of a tile of edges; see `hidden_tile`."""
        sizes = f"{first}, {size}, {num_hidden}, {self.pitch(num_hidden)}"
        return f"parts(hidden_tile({tensor}, edge, exists, {sizes}, {across}), PRECISION)"

    def hidden_single(self, tensor: str, function: int, num_hidden: int) -> str:
        """One hidden function of a tile of edges."""
        return f"tl.load({tensor} + edge.to(tl.int64) * {self.pitch(num_hidden)} + {function}, mask=exists, other=0.0)"

    @abstractmethod
    def forms(self, writer: Writer, coupling: Coupling, edge: str = "edge") -> None:
        """Write the linear forms in Y of a path, ``m<m3>_<m1>``, of a tile of edges, which are in a variable."""

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
        """Loads of ``y<component>``."""
        for component in components:
            writer.line(f"y{component} = tl.load(edge_attrs + {edge} * {self.num_harmonics} + {component})")

    def forms(self, writer: Writer, coupling: Coupling, edge: str = "edge") -> None:
        """Sums."""
        for (m3, m1), terms in coupling.entries.items():
            writer.line(f"m{m3}_{m1} = {linear_form(terms, 'y{}')}")

    def store_sum(self, writer: Writer, place: str, total: str, adds: bool) -> None:
        """A store, of the whole sum."""
        writer.line(f"total = {f'tl.load({place} + channel) + ' if adds else ''}{total}")
        if adds:
            writer.line(ALL_HAVE_READ)
        writer.line(f"store_channels({place}, total, channel, present, NUM_CHANNELS, BLOCK_K)")


def linear_form(terms: Sequence[tuple[int, float]], harmonic: str) -> str:
    """Expression of a sum of harmonics, whose components take the place of ``{}``, with coefficients."""
    total = " + ".join(
        harmonic.format(component) if value == 1.0 else f"{value!r} * {harmonic.format(component)}"
        for component, value in terms
    )
    return total.replace("+ -", "- ")
