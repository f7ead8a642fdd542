"""Straight-line Triton source of the convolution from the functions of a batch of edges, see ``functions.py``."""

from functools import lru_cache

from mace_fast.kernels.convolution.gpu.source import CHANNEL_BLOCKS, forward_groups, forward_tensors
from mace_fast.kernels.convolution.gpu.writer import TITLES, Arguments
from mace_fast.kernels.convolution.plans import groups
from mace_fast.kernels.fused_edges.gpu.functions import EdgeFunctions
from mace_fast.kernels.fused_edges.gpu.writer import IMPORTS, BatchWriter

CONSTANTS = ("NUM_CHANNELS", "BLOCK_E", "LANES", "BLOCK_K", "PRECISION")


@lru_cache(maxsize=256)
def forward_source(num_components: int, functions: EdgeFunctions, most_paths: int, most_entries: int) -> str:
    """Source of the convolution. A program computes all paths for one chunk of receivers after the other.

    A receiver whose edges are in two batches is in both, and the second adds to what the first has stored.
    """
    writer = BatchWriter(num_components, functions, across=True)
    calls = forward_groups(writer, groups(functions.key, most_paths, most_entries))
    counts = ("first_edge", "last_edge", "num_edges", "num_receivers", "nodes_per_chunk")
    values = (*forward_tensors(*functions.widths), "receivers", *counts)
    lines = Arguments(values, CONSTANTS).lines
    with writer.function("kernel", *lines, docstring=TITLES["forward"], varying=counts):
        writer.line("program = tl.program_id(0).to(tl.int64)")
        writer.count_from_first()
        writer.line("# receivers without edges, too")
        writer.line("start = tl.load(receivers + first_edge - 1, mask=first_edge > 0, other=0)")
        writer.line("last = tl.load(receivers + last_edge - 1, mask=last_edge < num_edges, other=num_receivers - 1)")
        writer.line("stop = last + 1")
        with writer.block("for chunk in range(program, tl.cdiv(stop - start, nodes_per_chunk), tl.num_programs(0)):"):
            writer.line("first_node = start + chunk * nodes_per_chunk")
            writer.line("last_node = tl.minimum(first_node + nodes_per_chunk, stop)")
            with writer.block(CHANNEL_BLOCKS):
                writer.lines(calls)
    return writer.module(TITLES["forward"], "fused_edges/gpu/forward.py", IMPORTS)
