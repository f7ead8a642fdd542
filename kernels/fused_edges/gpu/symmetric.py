"""Straight-line Triton source of both gradients of the convolution in a symmetric graph.

With every edge j -> i of vector v there is its reverse i -> j of vector -v, whose radial weights w are the same and
whose Y differs by the sign of odd degrees. So the sum over the edges that node i sends, the gradient by its features,
is one over the edges that it receives, of the reversed Y and the gradient rows of their senders, and the weights of the
gradient by Y serve it too.
"""

from functools import lru_cache

from mace_fast.kernels.convolution.gpu.source import CHANNEL_BLOCKS, begin_attrs_gradient, path_attrs_gradient
from mace_fast.kernels.convolution.gpu.writer import harmonics_of
from mace_fast.kernels.convolution.plans import Coupling, groups
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.fused_edges.gpu.source import across_gradient, along_gradient, edges_of_receiver, receivers
from mace_fast.kernels.fused_edges.gpu.writer import FusedWriter
from mace_fast.kernels.runtime.source import unknown_zero

CLEARED = 128
"""Numbers that a program sets to zero at a time."""

TITLE = "Gradients of a convolution by the node features and the vectors, in a symmetric graph."


@lru_cache(maxsize=256)
def symmetric_gradient_source(
    key: str, num_components: int, network: Network, most_paths: int, most_entries: int, again: bool
) -> str:
    """Source of the gradients by node features and vectors. A program computes one receiver after the other.

    ``most_paths``, ``most_entries`` and ``again`` are those of the gradient by h, which is that of the edge gradient.
    """
    writer = FusedWriter(key, num_components, network)
    tensors = ("node_feats", "vectors", "weight", "grad", "senders", "receiver_ptr", "grad_feats", "grad_vectors")
    writer.fill_function()
    writer.drain_function()
    with receivers(writer, "symmetric_gradient", tensors, TITLE):
        size = f"{num_components} * NUM_CHANNELS"
        writer.line(f"clear(grad_feats + receiver * ({size}), {size}, {CLEARED})")
        with edges_of_receiver(writer):
            writer.hidden()
            _by_degree(writer)
            # the edges are loaded again, and not kept through the paths
            zero = unknown_zero("limit - base", small=True)
            writer.line(f"edge, exists = edge_tile(base + {zero}, limit, BLOCK_E)")
            writer.line("sender = tl.load(senders + edge)")
            along_gradient(writer, groups(key, most_paths, most_entries), again)
    return writer.fused_module(TITLE)


def _by_degree(writer: FusedWriter) -> None:
    """Write the gradients by the features of the receiver and by the directions of a tile of edges.

    One degree of Y after the other, so that the gradient by Y of one degree at a time takes registers.
    """
    degrees = sorted({1, *(coupling.path.l2 for coupling in writer.couplings)}, reverse=True)
    for number, degree in enumerate(degrees):
        members = [coupling for coupling in writer.couplings if coupling.path.l2 == degree]
        used = harmonics_of(members) if degree else []  # Y of degree 0 is constant
        begin_attrs_gradient(writer, used, "BLOCK_E")
        for coupling in members:
            _path(writer, coupling)
        if degree:
            writer.line("tl.debug_barrier()  # what is stored can be added to")
            across_gradient(writer, used, "add_vectors" if number else "store_vectors")


def _path(writer: FusedWriter, coupling: Coupling) -> None:
    """Write the loop over the channels for one path, which adds to both gradients."""
    writer.line("tl.debug_barrier()  # what the path before has stored can be added to")
    writer.comment(coupling)
    with writer.block(CHANNEL_BLOCKS):
        # the neighbours and their Y are loaded and computed again for each block
        writer.line(f"zero = {unknown_zero('block + (limit - base)')}")
        writer.line("here, _ = edge_tile(base + zero, limit, BLOCK_E)")
        writer.line("neighbour = tl.load(senders + here)")
        writer.edges.harmonics(writer, coupling.harmonics, "here", sign="-")
        writer.channels()
        writer.weights(coupling)
        writer.edge_weights(coupling)
        writer.forms(coupling)
        writer.gradients(coupling, per_edge=True, node="neighbour", name="s")
        for m1, component in enumerate(coupling.inputs):
            place = f"grad_feats + (receiver * {writer.num_components} + {component}) * NUM_CHANNELS"
            writer.line(f"t = ({writer.by_input(coupling, m1, 's{row}')}) * w")
            writer.line(f"total = tl.load({place} + channel) + tl.sum(t, 0)")
            writer.line(f"store_channels({place}, total, channel, present, NUM_CHANNELS, BLOCK_K)")
        if coupling.path.l2:
            writer.features(coupling.inputs, "neighbour")
            writer.gradients(coupling, per_edge=False)
            path_attrs_gradient(writer, coupling)
