"""Straight-line Triton source of layers that compute everything from the edge vectors.

Nothing per edge is in memory but the vectors and their gradient. A program computes the hidden radial functions of its
edges once, into a workspace of its own that caches hold, and reads them there for one group of paths after the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from mace_fast.kernels.convolution.gpu.source import (
    CHANNEL_BLOCKS,
    forward_groups,
    forward_tensors,
)
from mace_fast.kernels.convolution.gpu.writer import TITLES, Arguments
from mace_fast.kernels.convolution.plans import groups
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.fused_edges.gpu.writer import FusedWriter, Workspace
from mace_fast.kernels.radial_hidden.gpu.source import padded
from mace_fast.kernels.runtime.source import ALL_HAVE_READ, unknown_zero

CONSTANTS = {
    "forward": ("NUM_CHANNELS", "BLOCK_E", "LANES", "BLOCK_K", "PRECISION", "CAPACITY", "FILL"),
    "density": ("BLOCK_E", "PRECISION"),
}
"""Constants of each kernel."""

OTHER_ZERO = f"{unknown_zero('first - start', small=True)}.to(tl.int32)"
"""In a loop over the edges of a receiver, from ``first`` on; not ``ZERO``, as far as the compiler can see."""


def forward_workspace(key: str, network: Network) -> Workspace:
    """What the convolution keeps of the edges of a chunk of receivers."""
    return Workspace(key, network.num_hidden, "CAPACITY")


@lru_cache(maxsize=256)
def forward_source(key: str, num_components: int, network: Network, most_paths: int, most_entries: int) -> str:
    """Source of the convolution. A program computes all paths for one chunk of receivers after the other."""
    writer = FusedWriter(key, num_components, network, forward_workspace(key, network), across=True)
    calls = forward_groups(writer, groups(key, most_paths, most_entries))
    writer.fill_functions()
    counts = ("num_receivers", "nodes_per_chunk")
    values = (*forward_tensors("vectors"), *network.tensors, "workspace", *counts)
    lines = Arguments(values, CONSTANTS["forward"]).lines
    with writer.function("kernel", *lines, docstring=TITLES["forward"], varying=counts):
        writer.line("program = tl.program_id(0).to(tl.int64)")
        with writer.block("for chunk in range(program, tl.cdiv(num_receivers, nodes_per_chunk), tl.num_programs(0)):"):
            writer.line("first_node = chunk * nodes_per_chunk")
            writer.line("last_node = tl.minimum(first_node + nodes_per_chunk, num_receivers)")
            writer.line("first_edge = tl.load(receiver_ptr + first_node)")
            writer.line("last_edge = tl.load(receiver_ptr + last_node)")
            writer.line("# once at least: nodes without edges get zeros")
            with writer.block("for base in range(first_edge, tl.maximum(last_edge, first_edge + 1), CAPACITY):"):
                writer.line("limit = tl.minimum(base + CAPACITY, last_edge)")
                writer.fill()
                with writer.block(CHANNEL_BLOCKS):
                    writer.lines(calls)
                writer.line("tl.debug_barrier()  # the workspace is free, and what is stored can be added to")
    return writer.fused_module(TITLES["forward"])


@lru_cache(maxsize=256)
def density_source(network: Network) -> str:
    """Source of the density projection. A program projects all edges of one receiver."""
    writer = FusedWriter("", 0, network, Workspace("", network.num_hidden, "BLOCK_E"))
    title = "Density of neighbours by harmonics, species and hidden functions"
    tensors = ("vectors", "sender_species", "receiver_ptr", "density")
    # one tile at least: a receiver without edges gets zeros
    with _density_tiles(writer, f"{title}.", tensors, end="tl.maximum(limit, start + 1)"):
        with writer.block("for species in range(num_species):"):
            writer.line("mine = (exists & (neighbour == species))[:, None]")
            writer.line("total = product(values, tl.where(mine, attrs, 0.0), PRECISION)")
            _density_rows(writer)
            with writer.block("if first > start:"):
                writer.line("total += tl.load(density + place, mask=inside, other=0.0)")
                writer.line(ALL_HAVE_READ)
            writer.line("tl.store(density + place, total, mask=inside)")
        writer.line("tl.debug_barrier()  # what this tile has stored the next one reads")
    return writer.fused_module(f"{title}, from the edge vectors.")


@lru_cache(maxsize=256)
def density_gradient_source(network: Network) -> str:
    """Source of the gradient of the density projection. A program computes all edges of one receiver.

    An edge has the rows of its species times its hidden functions, and times their slopes: the gradient by the
    harmonics, and by way of the harmonics the slope along the radius.
    """
    writer = FusedWriter("", 0, network, Workspace("", network.num_hidden, "BLOCK_E"))
    tensors = ("grad", "vectors", "sender_species", "receiver_ptr", "grad_vectors")
    num_harmonics = padded(network.num_harmonics)
    title = "Gradient of the density by the edge vectors."
    with _density_tiles(writer, title, tensors, end="limit", with_slope=True):
        for name in ("by_attrs", "by_radius"):
            writer.line(f"{name} = tl.zeros((BLOCK_E, {num_harmonics}), grad.dtype.element_ty)")
        writer.line("values, slopes = parts(tl.trans(values), PRECISION), parts(tl.trans(slopes), PRECISION)")
        with writer.block("for species in range(num_species):"):
            writer.line("mine = (exists & (neighbour == species))[:, None]")
            _density_rows(writer)
            writer.line("rows = parts(tl.load(grad + place, mask=inside, other=0.0), PRECISION)")
            writer.line("by_attrs = tl.where(mine, product_of_parts(values, rows, PRECISION), by_attrs)")
            writer.line("by_radius = tl.where(mine, product_of_parts(slopes, rows, PRECISION), by_radius)")
        writer.line("along = tl.sum(by_radius * attrs, 1)")
        for component in range(1, network.num_harmonics):
            writer.line(f"b{component} = tl.sum(tl.where(column == {component}, by_attrs, 0.0), 1)")
        writer.harmonics_gradient("b")
        components = ", ".join(f"u_{axis} * along + inverse * p_{axis}" for axis in "xyz")
        writer.line(f"store_vectors(grad_vectors, edge, {components}, exists)")
    return writer.fused_module("Gradient of that density by the edge vectors.")


@contextmanager
def _density_tiles(
    writer: FusedWriter, title: str, tensors: tuple[str, ...], end: str, with_slope: bool = False
) -> Iterator[None]:
    """A kernel of the density and its loop over tiles of the edges of a receiver.

    A tile has harmonics ``attrs``, [BLOCK_E, harmonics], and hidden functions ``values``, [hidden, BLOCK_E]; with_slope
    their derivatives by the length, ``slopes``, too.
    """
    num_harmonics = writer.network.num_harmonics
    lines = Arguments((*tensors, *writer.network.tensors, "num_species"), CONSTANTS["density"]).lines
    with writer.function("kernel", *lines, docstring=title, varying=["num_species"]):
        writer.line("receiver = tl.program_id(0).to(tl.int64)")
        writer.line("start = tl.load(receiver_ptr + receiver)")
        writer.line("limit = tl.load(receiver_ptr + receiver + 1)")
        writer.line(f"column = tl.arange(0, {padded(num_harmonics)})[None, :]")
        writer.line(f"function = tl.arange(0, {padded(writer.num_hidden)})[:, None]")
        with writer.block(f"for first in tl.range(start, {end}, BLOCK_E, disable_licm=True):"):
            writer.line("edge = first + tl.arange(0, BLOCK_E)")
            writer.line("exists = edge < limit")
            writer.line("neighbour = tl.load(sender_species + edge, mask=exists, other=-1)")
            writer.geometry()
            writer.line("harmonic = harmonics(u_x, u_y, u_z)")
            writer.line("attrs = tl.where(column == 0, harmonic[0][:, None], 0.0)")
            for component in range(1, num_harmonics):
                writer.line(f"attrs = tl.where(column == {component}, harmonic[{component}][:, None], attrs)")
            writer.line(f"zero = {OTHER_ZERO}")
            found = "values, slopes" if with_slope else "values"
            writer.line(f"{found} = {writer.network.hidden('zero', with_slope)}")
            yield


def _density_rows(writer: FusedWriter) -> None:
    """Where a species' part of the density is, as a block [hidden, harmonics]."""
    num_harmonics, num_hidden = writer.network.num_harmonics, writer.num_hidden
    writer.line(f"row = (receiver * {num_harmonics} + column) * num_species + species")
    writer.line(f"place = row * {num_hidden} + function")
    writer.line(f"inside = (column < {num_harmonics}) & (function < {num_hidden})")
