"""Writer of the fused kernels: harmonics come from the vectors, hidden functions from a workspace of the program."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mace_fast.kernels.convolution.gpu.edges import Edges
from mace_fast.kernels.convolution.gpu.writer import Arguments, PathWriter
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.radial_hidden.gpu.source import padded
from mace_fast.kernels.runtime.source import ALL_HAVE_READ, Writer, unknown_zero

ZERO = f"{unknown_zero('limit - first', small=True)}.to(tl.int32)"
"""In a loop over edges, from ``first`` on, up to ``limit``."""

WORKED_ON = ("vectors", "hidden", "base", "limit")


class WorkspaceEdges(Edges):
    """Edges ``base`` to ``limit``, whose hidden functions are in the workspace; a node may have more before and after.

    Args:
        hidden_row: ``"place"`` where edges are walked in the order of their senders, else ``"edge"``.
    """

    tensors = ("vectors", "hidden")
    bounds = ("base", "limit")

    def __init__(self, hidden_row: str) -> None:
        self.hidden_row = hidden_row

    def of_node(self, writer: Writer, node: str) -> None:
        """Those of the node that are in the workspace; it begins at ``begin``."""
        writer.line(f"begin = tl.load({node}_ptr + {node})")
        writer.line("start = tl.maximum(begin, base)")
        writer.line(f"stop = tl.minimum(tl.load({node}_ptr + {node} + 1), limit)")

    def harmonics(self, writer: Writer, components: Iterable[int], edge: str = "edge", sign: str = "") -> None:
        """Values at the unit vectors; with the sign ``"-"`` those of the same edges from receiver to sender."""
        writer.line(f"v_x, v_y, v_z = load_vectors(vectors, {edge}, exists)")
        writer.line("_, _, u_x, u_y, u_z = unit_vectors(v_x, v_y, v_z)")
        writer.line(f"values = harmonics({sign}u_x, {sign}u_y, {sign}u_z)")
        for component in components:
            writer.line(f"y{component} = values[{component}]")

    def store_sum(self, writer: Writer, place: str, total: str, adds: bool) -> None:
        """A store, or an addition to what earlier parts of the edges have stored; a node to come gets zeros."""
        writer.line(f"total = {total}")
        if adds:
            self._add(writer, place)
        else:
            with writer.block("if begin < base:"):
                self._add(writer, place)
        writer.line(f"store_channels({place}, total, channel, present, NUM_CHANNELS, BLOCK_K)")

    def _add(self, writer: Writer, place: str) -> None:
        writer.line(f"total += tl.load({place} + channel)")
        writer.line(ALL_HAVE_READ)


class FusedWriter(PathWriter):
    """Writes kernels whose program works on one part of the edges of its nodes after the other.

    Args:
        key: the paths as text.
        num_components: of the node features.
        network: what hidden functions are computed by.
        perm: name of the permutation where edges are walked in the order of their senders.
    """

    edges: WorkspaceEdges

    def __init__(self, key: str, num_components: int, network: Network, perm: str = "") -> None:
        super().__init__(key, num_components, network.num_hidden, WorkspaceEdges("place" if perm else "edge"))
        self.network = network
        self.perm = perm
        self._fill = Arguments((*([perm] if perm else []), *WORKED_ON, *network.tensors), ("FILL", "PRECISION"))
        self._drain = Arguments(("grad_vectors", *WORKED_ON, *network.tensors), ("DRAIN", "PRECISION"))

    def fused_module(self, title: str) -> str:
        """The module with all that was written and what the network needs."""
        return self.module(title, "fused_edges", self.network.source())

    def geometry(self) -> None:
        """Lengths and unit vectors of a tile of edges."""
        self.line("v_x, v_y, v_z = load_vectors(vectors, edge, exists)")
        self.line("length, inverse, u_x, u_y, u_z = unit_vectors(v_x, v_y, v_z)")

    def fill_function(self) -> None:
        """Write a function that computes hidden functions into the workspace."""
        what = "Compute the hidden functions of the edges of the workspace."
        with self.function("_fill", *self._fill.lines, docstring=what), self._tiles("place", "FILL"):
            self.line(f"edge = {f'tl.load({self.perm} + place)' if self.perm else 'place'}")
            self.geometry()
            self.line(f"zero = {ZERO}")
            self.line(f"values = tl.trans({self.network.hidden('zero')})")
            self.line(f"store_hidden(hidden, values, first + tl.arange(0, FILL), limit, {self.num_hidden})")

    def drain_function(self) -> None:
        """Write a function that goes back from the gradient by h, in the workspace, to the vectors."""
        what = "Add to the gradient of the edges of the workspace its part along the radius."
        with self.function("_drain", *self._drain.lines, docstring=what), self._tiles("edge", "DRAIN"):
            self.geometry()
            self.line(f"zero = {ZERO}")
            self.line(f"weights = hidden_tile(hidden, edge, exists, 0, {padded(self.num_hidden)}, {self.num_hidden})")
            self.line(f"slope = {self.network.hidden_slope('zero', 'tl.trans(weights)')}")
            self.line("edge += zero  # so the vectors are read again, and not kept until here")
            self.geometry()
            self.line("add_vectors(grad_vectors, edge, u_x * slope, u_y * slope, u_z * slope, exists)")

    @contextmanager
    def _tiles(self, name: str, block: str) -> Iterator[None]:
        """The loop over tiles of the edges of the workspace."""
        with self.block(f"for first in tl.range(base, limit, {block}, disable_licm=True):"):
            self.line(f"{name}, exists = edge_tile(first, limit, {block})")
            yield

    def fill(self) -> None:
        """Call the first of these functions."""
        self.line(self._fill.call("_fill"))
        self.line("tl.debug_barrier()  # other threads read what these have stored")

    def drain(self) -> None:
        """Call the second."""
        self.line("tl.debug_barrier()  # other threads have stored what these read")
        self.line(self._drain.call("_drain"))

    def harmonics_gradient(self, attrs: str) -> None:
        """The length times the gradient by the vectors, ``p_x`` to ``p_z``, from that by Y, ``attrs<component>``."""
        weights = "".join(f", {attrs}{c}" for c in range(1, self.network.num_harmonics))
        self.line(f"s_x, s_y, s_z = harmonics_gradient(u_x, u_y, u_z{weights})")
        self.line("p_x, p_y, p_z, _ = perpendicular(u_x, u_y, u_z, s_x, s_y, s_z)")
