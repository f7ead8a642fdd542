"""Writer of the fused kernels: harmonics come from the vectors, hidden functions from a workspace of the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from mace_fast.kernels.convolution.gpu.edges import Edges, linear_form
from mace_fast.kernels.convolution.gpu.writer import Arguments, PathWriter
from mace_fast.kernels.convolution.plans import Coupling, couplings
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.runtime.source import ALL_HAVE_READ, Writer, unknown_zero

ZERO = f"{unknown_zero('limit - first', small=True)}.to(tl.int32)"
"""In a loop over edges, from ``first`` on, up to ``limit``."""

TILE = 64
"""Edges whose linear forms are computed at a time."""

WORKED_ON = ("vectors", "hidden", "base", "limit")


class WorkspaceEdges(Edges):
    """Edges ``base`` to ``limit``, of which a program has all that paths need in its workspace.

    Args:
        workspace: where that is.
    """

    tensors = ("hidden", "forms")
    bounds = ("base", "limit")

    def __init__(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self.constants = (workspace.rows,)

    def of_node(self, writer: Writer, node: str) -> None:
        """Those of the node that are in the workspace; it begins at ``begin``."""
        writer.line(f"begin = tl.load({node}_ptr + {node})")
        writer.line("start = tl.maximum(begin, base)")
        writer.line(f"stop = tl.minimum(tl.load({node}_ptr + {node} + 1), limit)")

    def hidden(self, tensor: str, first: int, size: int, num_hidden: int, across: bool) -> str:
        """Loads, of the parts or cut into parts."""
        how = f"{tensor}, edge, exists, {first}, {size}, {num_hidden}"
        if self.workspace.in_parts:
            return f"hidden_parts({how}, {self.workspace.rows}, PRECISION, {across})"
        return f"parts(hidden_tile({how}, {across}), PRECISION)"

    def hidden_single(self, tensor: str, function: int, num_hidden: int) -> str:
        """A load, or a sum of the parts."""
        if self.workspace.in_parts:
            how = f"{function}, {num_hidden}, {self.workspace.rows}, PRECISION"
            return f"hidden_single({tensor}, edge, exists, {how})"
        return f"tl.load({tensor} + edge * {num_hidden} + {function}, mask=exists, other=0.0)"

    def harmonics(self, writer: Writer, components: Iterable[int], edge: str = "edge") -> None:
        """Nothing: the linear forms are there."""

    def forms(self, writer: Writer, coupling: Coupling, edge: str = "edge") -> None:
        """Loads."""
        for (m3, m1), terms in coupling.entries.items():
            writer.line(f"m{m3}_{m1} = tl.load((forms + {edge}) + {self.workspace.place(terms)})")

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


@dataclass(frozen=True)
class Workspace:
    """What a program keeps of some edges at a time, computed once for all paths and channels.

    Attributes:
        key: the paths as text.
        num_hidden: hidden functions.
        rows: constant of the kernel, how many edges there is room for.
        in_parts: whether hidden functions are cut into parts there.
        with_slope: whether their derivatives by the length are there, too.
    """

    key: str
    num_hidden: int
    rows: str
    in_parts: bool = False
    with_slope: bool = False

    @cached_property
    def forms(self) -> list[tuple[tuple[int, float], ...]]:
        """The different linear forms in Y of all paths."""
        return list(dict.fromkeys(terms for one in couplings(self.key) for terms in one.entries.values()))

    def place(self, terms: tuple[tuple[int, float], ...], direction: int = 0) -> str:
        """Where a linear form is behind ``forms``, or its derivative along the first or second perpendicular vector."""
        return f"{direction * len(self.forms) + self.forms.index(terms)} * {self.rows}"

    @property
    def num_forms(self) -> int:
        """Linear forms, with their derivatives."""
        return len(self.forms) * (3 if self.with_slope else 1)

    def numbers(self, num_parts: int) -> int:
        """By edge, where parts are so many."""
        return (1 + self.with_slope) * (num_parts if self.in_parts else 1) * self.num_hidden + self.num_forms


class FusedWriter(PathWriter):
    """Writes kernels whose program works on one part of the edges of its nodes after the other.

    Args:
        key: the paths as text.
        num_components: of the node features.
        network: what hidden functions are computed by.
        workspace: where they are kept.
        across: as in :class:`PathWriter`.
    """

    edges: WorkspaceEdges

    def __init__(
        self, key: str, num_components: int, network: Network, workspace: Workspace, across: bool = False
    ) -> None:
        super().__init__(key, num_components, network.num_hidden, WorkspaceEdges(workspace), across)
        self.network = network
        self.workspace = workspace
        slope = ["slope"] * workspace.with_slope
        self._fill = Arguments((*WORKED_ON, *slope, *network.tensors), (workspace.rows, "FILL", "PRECISION"))
        self._forms = Arguments(("vectors", "forms", "base", "limit"), (workspace.rows,))

    def fused_module(self, title: str) -> str:
        """The module with all that was written and what the network needs."""
        return self.module(title, "fused_edges", self.network.source())

    def geometry(self) -> None:
        """Lengths and unit vectors of a tile of edges."""
        self.line("v_x, v_y, v_z = load_vectors(vectors, edge, exists)")
        self.line("length, inverse, u_x, u_y, u_z = unit_vectors(v_x, v_y, v_z)")

    def fill_functions(self) -> None:
        """Write functions that compute hidden functions and linear forms into the workspace."""
        with_slope = self.workspace.with_slope
        what = "Compute the hidden functions of the edges of the workspace."
        with (
            self.function("_fill", *self._fill.lines, docstring=what),
            self.block("for first in tl.range(base, limit, FILL, disable_licm=True):"),
        ):
            self.line("edge, exists = edge_tile(first, limit, FILL)")
            self.geometry()
            self.line(f"zero = {ZERO}")
            found = "values, slopes" if with_slope else "values"
            self.line(f"{found} = {self.network.hidden('zero', with_slope)}")
            self.line("row = first + tl.arange(0, FILL)")
            self._store("hidden", "values")
            if with_slope:
                self._store("slope", "slopes")
        what = "Compute the linear forms of the edges of the workspace."
        with (
            self.function("_forms", *self._forms.lines, docstring=what),
            self.block(f"for first in tl.range(base, limit, {TILE}, disable_licm=True):"),
        ):
            self.line(f"edge, exists = edge_tile(first, limit, {TILE})")
            self.geometry()
            self.line("y = harmonics(u_x, u_y, u_z)")
            if with_slope:
                self.line("a_x, a_y, a_z, b_x, b_y, b_z = perpendicular_pair(u_x, u_y, u_z)")
                self.line("ya = harmonics_tangents(u_x, u_y, u_z, a_x, a_y, a_z)")
                self.line("yb = harmonics_tangents(u_x, u_y, u_z, b_x, b_y, b_z)")
            for direction, name in enumerate(("y", "ya", "yb") if with_slope else ("y",)):
                for terms in self.workspace.forms:
                    total = linear_form(terms, f"{name}[{{}}]")
                    self.line(
                        f"tl.store((forms + edge) + {self.workspace.place(terms, direction)}, {total}, mask=exists)"
                    )

    def _store(self, tensor: str, values: str) -> None:
        precision = "PRECISION" if self.workspace.in_parts else '"ieee"'
        how = f"row, limit, {self.num_hidden}, {self.workspace.rows}, {precision}"
        self.line(f"store_hidden({tensor}, tl.trans({values}), {how})")

    def fill(self) -> None:
        """Write where the workspace of a program is, for edges from ``base`` on, and fill it up to ``limit``."""
        space, hidden = self.workspace, self.num_hidden
        each = f"num_parts(PRECISION) * {hidden}" if space.in_parts else f"{hidden}"
        numbers = f"{'2 * ' if space.with_slope else ''}{each} + {space.num_forms}"
        self.line(f"own = workspace + program * (({numbers}) * {space.rows})")
        self.line(f"hidden = own - base * {hidden}")
        if space.with_slope:
            self.line(f"slope = hidden + {each} * {space.rows}")
        self.line(f"forms = own + ({numbers} - {space.num_forms}) * {space.rows} - base")
        self.line(self._fill.call("_fill"))
        self.line(self._forms.call("_forms"))
        self.line("tl.debug_barrier()  # other threads read what these have stored")

    def harmonics_gradient(self, attrs: str) -> None:
        """The length times the gradient by the vectors, ``p_x`` to ``p_z``, from that by Y, ``attrs<component>``."""
        weights = "".join(f", {attrs}{c}" for c in range(1, self.network.num_harmonics))
        self.line(f"s_x, s_y, s_z = harmonics_gradient(u_x, u_y, u_z{weights})")
        self.line("p_x, p_y, p_z, _ = perpendicular(u_x, u_y, u_z, s_x, s_y, s_z)")
