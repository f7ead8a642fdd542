"""Writer of the fused convolution and its gradients: what they read of a batch of edges is computed beforehand."""

from collections.abc import Iterable, Sequence

from mace_fast.kernels.convolution.gpu.edges import Edges
from mace_fast.kernels.convolution.gpu.writer import PathWriter
from mace_fast.kernels.convolution.plans import Coupling
from mace_fast.kernels.fused_edges.gpu.functions import MOST_EDGES, EdgeFunctions
from mace_fast.kernels.runtime.source import ALL_HAVE_READ, Writer

IMPORTS = "from mace_fast.kernels.fused_edges.gpu.device import edge_of_batch\n"


class BatchEdges(Edges):
    """Edges of a batch, from ``first_edge`` to ``last_edge``, counted from the first one, and their functions.

    Args:
        functions: where those are.
    """

    tensors = ("hidden", "forms")
    bounds = ("first_edge", "last_edge")

    def __init__(self, functions: EdgeFunctions) -> None:
        self.functions = functions

    def pitch(self, num_hidden: int) -> int:
        """That of the functions."""
        return self.functions.pitch

    def of_node(self, writer: Writer, node: str) -> None:
        """Those of the node that are in the batch; it begins at ``begin``."""
        writer.line(f"begin = tl.load({node}_ptr + {node})")
        writer.line(f"start = edge_of_batch(begin, first_edge, last_edge, {MOST_EDGES})")
        writer.line(f"end = tl.load({node}_ptr + {node} + 1)")
        writer.line(f"stop = edge_of_batch(end, first_edge, last_edge, {MOST_EDGES})")

    def harmonics(self, writer: Writer, components: Iterable[int], edge: str = "edge") -> None:
        """Nothing: the linear forms are there."""

    def forms(self, writer: Writer, coupling: Coupling, edge: str = "edge") -> None:
        """Loads; those of Y_0, which is 1, are numbers."""
        if coupling.path.l2:
            writer.line(f"of_edge = {self.functions.place(edge)}")
        for (m3, m1), terms in coupling.entries.items():
            if coupling.path.l2:
                value = f"tl.load(of_edge + {self.functions.offset(terms)})"
            else:
                value = f"tl.full((BLOCK_E,), {terms[0][1]!r}, weight.dtype.element_ty)"
            writer.line(f"m{m3}_{m1} = {value}")

    def store_sum(self, writer: Writer, place: str, total: str, adds: bool) -> None:
        """A store, or an addition to what earlier batches have stored."""
        writer.line(f"total = {total}")
        if adds:
            self._add(writer, place)
        else:
            with writer.block("if begin < first_edge:"):
                self._add(writer, place)
        writer.line(f"store_channels({place}, total, channel, present, NUM_CHANNELS, BLOCK_K)")

    def _add(self, writer: Writer, place: str) -> None:
        writer.line(f"total += tl.load({place} + channel)")
        writer.line(ALL_HAVE_READ)


class BatchWriter(PathWriter):
    """Writes kernels whose programs work on the edges of a batch.

    Args:
        key: the paths as text.
        num_components: of the node features.
        functions: of the edges.
        across: as in :class:`PathWriter`.
    """

    edges: BatchEdges

    def __init__(self, num_components: int, functions: EdgeFunctions, across: bool = False) -> None:
        super().__init__(functions.key, num_components, functions.num_hidden, BatchEdges(functions), across)
        self.functions = functions

    def count_from_first(self, vectors: Sequence[str] = ()) -> None:
        """Let what has rows of all edges begin with the first of the batch: the senders and these of three numbers."""
        self.line("first = first_edge.to(tl.int64)")
        self.line("senders = senders + first")
        for tensor in vectors:
            self.line(f"{tensor} = {tensor} + first * 3")
