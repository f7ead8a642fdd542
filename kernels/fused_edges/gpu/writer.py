"""Writers of the fused kernels: harmonics come from the vectors, hidden functions from a workspace of the program."""

from collections.abc import Iterable

from mace_fast.kernels.convolution.gpu.writer import Writer
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.radial_hidden.gpu.source import padded

_ZERO = "tl.maximum(tl.minimum(limit - first, 0), -1).to(tl.int32)"
"""In a loop over edges; see :meth:`Network.hidden`. With two ends, so that places made of it are seen to be small."""

_WORKED_ON = ("vectors", "hidden", "base", "limit")


class FusedWriter(Writer):
    """Lines of a kernel whose program works on one part of the edges of its nodes after the other.

    Edges ``base`` to ``limit`` have their hidden functions in the workspace; a node may have more before and after.
    """

    folder = "fused_edges"
    edge_tensor = "vectors"
    bounds = ("base", "limit")

    def __init__(self, key: str, num_components: int, network: Network) -> None:
        super().__init__(key, num_components, network.num_harmonics, network.num_hidden)
        self.network = network
        self.preamble = network.source()

    def edges_of(self, node: str) -> None:
        """Find the edges of a node that are in the workspace."""
        self.line(f"begin = tl.load({node}_ptr + {node})")
        self.line("start = tl.maximum(begin, base)")
        self.line(f"stop = tl.minimum(tl.load({node}_ptr + {node} + 1), limit)")

    def store_total(self, place: str, total: str, adds: bool = False) -> None:
        """Store a node's sum over its edges, or add it where a part of it is stored; a node to come gets zeros."""
        self.line(f"total = {total}")
        if adds:
            self.line(f"total += tl.load({place} + channel)")
        else:
            self.begin("if begin < base:")
            self.line(f"total += tl.load({place} + channel)")
            self.end()
        self.line(f"store_channels({place}, total, channel, present, NUM_CHANNELS, BLOCK_K)")

    def harmonics(self, components: Iterable[int], edge: str = "edge") -> None:
        """Compute components of Y of a tile of edges."""
        self._harmonics(components, edge, "")

    def reversed_harmonics(self, components: Iterable[int], edge: str) -> None:
        """Compute components of Y of the same edges from receiver to sender."""
        self._harmonics(components, edge, "-")

    def _harmonics(self, components: Iterable[int], edge: str, sign: str) -> None:
        self.line(f"v_x, v_y, v_z = load_vectors(vectors, {edge}, exists)")
        self.line("_, _, u_x, u_y, u_z = unit_vectors(v_x, v_y, v_z)")
        self.line(f"values = harmonics({sign}u_x, {sign}u_y, {sign}u_z)")
        for component in sorted(set(components)):
            self.line(f"y{component} = values[{component}]")

    def geometry(self) -> None:
        """Lengths and unit vectors of a tile of edges."""
        self.line("v_x, v_y, v_z = load_vectors(vectors, edge, exists)")
        self.line("length, inverse, u_x, u_y, u_z = unit_vectors(v_x, v_y, v_z)")

    def fill_function(self, *perm: str) -> None:
        """Write a function that computes hidden functions into the workspace.

        Args:
            *perm: name of the permutation where edges are walked in the order of their senders.
        """
        arguments = (*perm, *_WORKED_ON, *self.network.tensors)
        what = "Compute the hidden functions of the edges of the workspace."
        self.function("_fill", arguments, ("FILL", "PRECISION"), "", what)
        self.begin("for first in tl.range(base, limit, FILL, disable_licm=True):")
        self.line("place, exists = edge_tile(first, limit, FILL)")
        self.line(f"edge = {f'tl.load({perm[0]} + place)' if perm else 'place'}")
        self.geometry()
        self.line(f"zero = {_ZERO}")
        self.line(f"values = tl.trans({self.network.hidden('zero')})")
        self.line(f"store_hidden(hidden, values, first + tl.arange(0, FILL), limit, {self.num_hidden})")
        self.end()
        self.end()

    def drain_function(self) -> None:
        """Write a function that goes back from the gradient by h, in the workspace, to the vectors."""
        arguments = ("grad_vectors", *_WORKED_ON, *self.network.tensors)
        what = "Add to the gradient of the edges of the workspace its part along the radius."
        self.function("_drain", arguments, ("DRAIN", "PRECISION"), "", what)
        self.begin("for first in tl.range(base, limit, DRAIN, disable_licm=True):")
        self.line("edge, exists = edge_tile(first, limit, DRAIN)")
        self.geometry()
        self.line(f"zero = {_ZERO}")
        self.line(f"weights = hidden_tile(hidden, edge, exists, 0, {padded(self.num_hidden)}, {self.num_hidden})")
        self.line(f"slope = {self.network.hidden_slope('zero', 'tl.trans(weights)')}")
        self.line("edge += zero  # so the vectors are read again, and not kept until here")
        self.geometry()
        self.line("add_vectors(grad_vectors, edge, u_x * slope, u_y * slope, u_z * slope, exists)")
        self.end()
        self.end()

    def fill(self, *perm: str) -> None:
        """Call the first of these functions."""
        self.line(f"_fill({', '.join((*perm, *_WORKED_ON, *self.network.tensors, 'FILL', 'PRECISION'))})")
        self.line("tl.debug_barrier()  # other threads read what these have stored")

    def drain(self) -> None:
        """Call the second."""
        self.line("tl.debug_barrier()  # other threads have stored what these read")
        arguments = ("grad_vectors", *_WORKED_ON, *self.network.tensors, "DRAIN", "PRECISION")
        self.line(f"_drain({', '.join(arguments)})")

    def harmonics_gradient(self, attrs: str) -> None:
        """The length times the gradient by the vectors, ``p_x`` to ``p_z``, from that by Y, ``attrs<component>``."""
        weights = "".join(f", {attrs}{c}" for c in range(1, self.num_harmonics))
        self.line(f"s_x, s_y, s_z = harmonics_gradient(u_x, u_y, u_z{weights})")
        self.line("p_x, p_y, p_z, _ = perpendicular(u_x, u_y, u_z, s_x, s_y, s_z)")


class SenderWriter(FusedWriter):
    """The same where edges are walked in the order of their senders."""

    hidden_index = "place"
