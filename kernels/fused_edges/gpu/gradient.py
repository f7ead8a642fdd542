"""Straight-line Triton source of the gradients of a convolution by node features and edge vectors, in one kernel.

The radial network reads one number, so its slope along the radius goes through its layers with its values. The last
layer makes of the two the weights ``w`` of the paths and their slopes ``v``. With ``t``, the gradient by the weighted
features, all that an edge needs follows: ``w t`` is what it gives to the gradient of its sender, and ``v t`` times the
features the force along its radius. Features times ``w`` and the gradient give the force across, by way of the
derivatives of the linear forms along two vectors that are perpendicular to the edge.

What edges give to their senders is stored by edge. `sum_by_sender_kernel` adds it up.
"""

from functools import lru_cache

from mace_fast.kernels.convolution.gpu.source import CHANNEL_BLOCKS
from mace_fast.kernels.convolution.gpu.writer import Arguments
from mace_fast.kernels.convolution.plans import Coupling, couplings_by_input
from mace_fast.kernels.fused_edges.gpu.functions import EdgeFunctions
from mace_fast.kernels.fused_edges.gpu.network import GEOMETRY, GEOMETRY_IMPORTS
from mace_fast.kernels.fused_edges.gpu.writer import IMPORTS, BatchWriter
from mace_fast.kernels.runtime.source import unknown_zero

TITLE = "Gradients of a convolution by the node features and the edge vectors."

CONSTANTS = ("NUM_CHANNELS", "BLOCK_E", "BLOCK_K", "LANES", "PRECISION")


@lru_cache(maxsize=256)
def gradient_source(num_components: int, functions: EdgeFunctions, nodes: bool, forget: bool = False) -> str:
    """Source of the gradients. A program computes the edges of a batch of one receiver after the other.

    Args:
        num_components: of the node features.
        functions: of the edges; with derivatives for the gradient by the vectors, in ``grad_vectors``.
        nodes: whether to store what the edges give to their senders, in ``by_edge``.
        forget: whether places of linear forms, 64 bits each, are computed for every block of channels. LLVM knows that
            the counter of the loop over these is not negative, so that a zero made of it is known, and moves the places
            of all paths out of the loop: of MP-0 large they took all 512 registers of gfx942 and 179 more, where this
            takes 264, on sm_100 small's 255 and 8 more, in place of 174. On sm_90 ptxas computes them anew by itself,
            and this takes more. Features of l = 2 or more are then read again for every path, too: kept, they make
            MP-0 large spill on sm_100.
    """
    writer, vectors = BatchWriter(num_components, functions), functions.with_slope
    of_edges = ["vectors", "grad_vectors"] * vectors
    tensors = ("node_feats", *functions.widths, "weight", "grad", "senders", "receivers", "receiver_ptr")
    tensors += (*["by_edge"] * nodes, *of_edges)
    counts = ("first_edge", "last_edge")
    lines = Arguments((*tensors, *counts), CONSTANTS).lines
    with writer.function("kernel", *lines, docstring=TITLE, varying=counts):
        writer.line("program = tl.program_id(0).to(tl.int64)")
        writer.count_from_first(of_edges)
        writer.line("first_node = tl.load(receivers + first_edge) + program")
        writer.line("last_node = tl.load(receivers + last_edge - 1) + 1")
        with writer.block("for receiver in tl.range(first_node, last_node, tl.num_programs(0), disable_licm=True):"):
            writer.edges.of_node(writer, "receiver")
            with writer.block("for base in tl.range(start, stop, BLOCK_E, disable_licm=True):"):
                _tile(writer, nodes, vectors, forget)
    return writer.module(TITLE, "fused_edges/gpu/gradient.py", IMPORTS + GEOMETRY_IMPORTS)


def _tile(writer: BatchWriter, nodes: bool, vectors: bool, forget: bool) -> None:
    """Write what is done with a tile of edges."""
    writer.line("limit = tl.minimum(base + BLOCK_E, stop)")
    writer.line("edge, exists = edge_tile(base, limit, BLOCK_E)")
    writer.hidden()
    if vectors:
        writer.hidden("s", "slope")
        for name in ("along", "across_a", "across_b"):
            writer.line(f"{name} = tl.zeros((BLOCK_E, LANES), grad.dtype.element_ty)")
    for members in couplings_by_input(writer.functions.key):
        with writer.block(CHANNEL_BLOCKS):
            _paths(writer, members, nodes, vectors, forget)
    if vectors:
        _store_vectors(writer)


def _paths(writer: BatchWriter, members: list[Coupling], nodes: bool, vectors: bool, forget: bool) -> None:
    """Write all paths that start from the same components of the features, for a block of channels."""
    # the same edges, but the compiler takes them to vary, and does not keep what follows from them
    writer.line(f"zero = {unknown_zero('first_edge + block' if forget else 'block')}")
    writer.line("here, exists = edge_tile(base + zero, limit, BLOCK_E)")
    writer.channels()
    if vectors:
        writer.line("sender = tl.load(senders + here)")
        writer.features(members[0].inputs, "sender")
    if nodes:
        for component in members[0].inputs:
            writer.line(f"d{component} = tl.zeros((BLOCK_E, BLOCK_K), grad.dtype.element_ty)")
    _weights(writer, members[0], vectors)
    if vectors:
        _lay_out_features(writer, members[0])
    _path(writer, members[0], nodes, vectors)
    for coupling in members[1:]:
        # which is so, but the compiler does not know: it cannot begin with the products of all paths, which no
        # registers would hold
        with writer.block(f"if last_edge > {coupling.index - len(writer.couplings)}:"):
            again = vectors and forget and coupling.path.l1 > 1
            if again:
                writer.features(coupling.inputs, "sender")
            _weights(writer, coupling, vectors)
            if again:
                _lay_out_features(writer, coupling)
            _path(writer, coupling, nodes, vectors)
    if nodes:
        size = f"{writer.num_components} * NUM_CHANNELS"
        writer.line("here, exists = edge_tile(base + 2 * zero, limit, BLOCK_E)")
        row = f"(here.to(tl.int64) * ({size}))[:, None]"
        writer.line(f"rows = by_edge + {row} + channel[None, :]")
        for component in members[0].inputs:
            place = f"rows + {component} * NUM_CHANNELS"
            writer.line(f"tl.store({place}, d{component}, mask=exists[:, None] & present[None, :])")


def _lay_out_features(writer: BatchWriter, coupling: Coupling) -> None:
    """Give loaded features the layout of products, once and not for every component of a path, by adding to one."""
    for component in coupling.inputs:
        writer.line(f"x{component} += 0.0 * w")


def _weights(writer: BatchWriter, coupling: Coupling, vectors: bool) -> None:
    """Write the weights of a path and their slopes."""
    writer.comment(coupling)
    writer.weights(coupling)
    writer.edge_weights(coupling)
    if vectors:
        writer.edge_weights(coupling, name="v", hidden="s")


def _path(writer: BatchWriter, coupling: Coupling, nodes: bool, vectors: bool) -> None:
    """Write what a path adds to all gradients."""
    writer.gradients(coupling, per_edge=False)
    writer.forms(coupling, "here")
    for m1, component in enumerate(coupling.inputs):
        writer.line(f"t = {writer.by_input(coupling, m1, 'g{row}[None, :]')}")
        if nodes:
            writer.line(f"d{component} += t * w")
        if vectors:
            writer.line(f"along += fold(t * (x{component} * v), LANES, PRECISION)")
    if vectors and coupling.path.l2:
        _across(writer, coupling)


def _across(writer: BatchWriter, coupling: Coupling) -> None:
    """Add a path's derivatives along the two vectors that are perpendicular to the edges."""
    for m1, component in enumerate(coupling.inputs):
        writer.line(f"z = x{component} * w")
        for m3, row in enumerate(coupling.rows):
            if (m3, m1) not in coupling.entries:
                continue
            writer.line(f"f = fold(z * g{row}[None, :], LANES, PRECISION)")
            for direction, name in enumerate("ab", start=1):
                place = writer.functions.offset(coupling.entries[m3, m1], direction)
                writer.line(f"across_{name} += f * tl.load(of_edge + {place})[:, None]")


def _store_vectors(writer: BatchWriter) -> None:
    """Store the gradient by the vectors of a tile of edges."""
    zero = unknown_zero("limit - base", small=True)
    writer.line(f"edge, exists = edge_tile(base + {zero}, limit, BLOCK_E)")
    writer.lines(GEOMETRY)
    writer.line("a_x, a_y, a_z, b_x, b_y, b_z = perpendicular_pair(u_x, u_y, u_z)")
    writer.line("along, across_a, across_b = tl.sum(along, 1), tl.sum(across_a, 1), tl.sum(across_b, 1)")
    components = ", ".join(
        f"u_{axis} * along + inverse * (a_{axis} * across_a + b_{axis} * across_b)" for axis in "xyz"
    )
    writer.line(f"store_vectors(grad_vectors, edge, {components}, exists)")
