"""Straight-line Triton source of layers that compute everything from the edge vectors.

Nothing per edge is in memory but the vectors and their gradient. A program computes the hidden radial functions of its
edges once, into a workspace of its own that caches hold, and reads them there for one group of paths after the other.
"""

from collections.abc import Sequence
from functools import lru_cache

from mace_fast.kernels.convolution.gpu.source import (
    SETTINGS,
    attrs_gradient,
    forward_groups,
    groups_by_input,
    hidden_gradient,
    node_gradient_groups,
    store_hidden_gradient,
)
from mace_fast.kernels.convolution.gpu.writer import TITLES, each, module_source
from mace_fast.kernels.convolution.plans import Coupling, groups
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.fused_edges.gpu.writer import FusedWriter, SenderWriter
from mace_fast.kernels.radial_hidden.gpu.source import padded

CONSTANTS = {
    "forward": (*SETTINGS["forward"], "CAPACITY", "FILL"),
    "node_gradient": (*SETTINGS["node_gradient"], "CAPACITY", "FILL"),
    "edge_gradient": ("NUM_CHANNELS", "BLOCK_E", "BLOCK_K", "LANES", "PRECISION", "FILL", "DRAIN"),
    "symmetric_gradient": ("NUM_CHANNELS", "BLOCK_E", "BLOCK_K", "LANES", "PRECISION", "FILL", "DRAIN"),
    "density": ("BLOCK_E", "PRECISION"),
    "density_gradient": ("BLOCK_E", "PRECISION"),
}
"""Constants of each kernel."""


ZEROS = (
    "tl.maximum(tl.minimum(first - start, 0), -1).to(tl.int32)",
    "tl.maximum(tl.minimum(limit - first, 0), -1).to(tl.int32)",
)
"""Two zeros in a loop over the edges of a receiver that the compiler does not know to be equal."""


@lru_cache(maxsize=256)
def forward_source(key: str, num_components: int, network: Network, most_paths: int, most_entries: int) -> str:
    """Source of the convolution. A program computes all paths for one chunk of receivers after the other."""
    writer = FusedWriter(key, num_components, network)
    parts = groups(key, most_paths, most_entries)
    arguments = forward_groups(writer, parts)
    _kernel(writer, "forward", "receiver", arguments, len(parts))
    return module_source("forward", writer)


@lru_cache(maxsize=256)
def node_gradient_source(key: str, num_components: int, network: Network, most_paths: int, most_entries: int) -> str:
    """Source of the gradient by the node features. A program computes one chunk of senders after the other."""
    writer = SenderWriter(key, num_components, network)
    by_input = groups_by_input(key, most_paths, most_entries)
    arguments = node_gradient_groups(writer, by_input)
    _kernel(writer, "node_gradient", "sender", arguments, len(by_input), "sender_perm")
    return module_source("node_gradient", writer)


def _kernel(writer: FusedWriter, kind: str, node: str, arguments: tuple[str, ...], num_groups: int, *perm: str) -> None:
    """Write the kernel that calls the functions of all groups for chunks of nodes."""
    writer.fill_function(*perm)
    tensors = tuple(name for name in arguments[:-5] if name != "hidden")
    writer.function(
        "kernel",
        (*tensors, *writer.network.tensors, "workspace", f"num_{node}s"),
        CONSTANTS[kind],
        f'(do_not_specialize=["num_{node}s"])',
        TITLES[kind],
    )
    writer.line("program = tl.program_id(0).to(tl.int64)")
    writer.begin(f"for chunk in range(program, tl.cdiv(num_{node}s, NODES), tl.num_programs(0)):")
    writer.line("first_node = chunk * NODES")
    writer.line(f"last_node = tl.minimum(first_node + NODES, num_{node}s)")
    writer.line(f"first_edge = tl.load({node}_ptr + first_node)")
    writer.line(f"last_edge = tl.load({node}_ptr + last_node)")
    writer.line("# once at least: nodes without edges get zeros")
    writer.begin("for base in range(first_edge, tl.maximum(last_edge, first_edge + 1), CAPACITY):")
    writer.line("limit = tl.minimum(base + CAPACITY, last_edge)")
    writer.line(f"hidden = workspace + (program * CAPACITY - base) * {writer.num_hidden}")
    writer.fill(*perm)
    writer.begin("for block in range(tl.cdiv(NUM_CHANNELS, BLOCK_K)):")
    for number in range(num_groups):
        writer.line(f"_group_{number}({', '.join((*arguments, *SETTINGS[kind]))})")
    writer.end()
    writer.line("tl.debug_barrier()  # the workspace is free, and what is stored can be added to")
    writer.end()
    writer.end()
    writer.end()


@lru_cache(maxsize=256)
def edge_gradient_source(
    key: str, num_components: int, network: Network, most_paths: int, most_entries: int, again: bool
) -> str:
    """Source of the gradient by the vectors. A program computes all edges of one receiver after the other.

    ``again``: see the unfused kernel.
    """
    writer = FusedWriter(key, num_components, network)
    tensors = ("node_feats", "vectors", "weight", "grad", "senders", "receiver_ptr", "grad_vectors", *network.tensors)
    title = "Gradient of a convolution by the edge vectors."
    sizes = '(do_not_specialize=["num_receivers"])'
    writer.fill_function()
    writer.drain_function()
    writer.function("kernel", (*tensors, "workspace", "num_receivers"), CONSTANTS["edge_gradient"], sizes, title)
    begin_receivers(writer)
    parts = groups(key, most_paths, most_entries)
    used = sorted(set(each(writer.couplings, "harmonics")))
    begin_edges(writer)
    writer.line("sender = tl.load(senders + edge)")
    writer.hidden()
    attrs_gradient(writer, parts, used)
    across_gradient(writer, used, "store_vectors")
    along_gradient(writer, parts, again)
    writer.end()
    writer.end()
    return module_source("edge_gradient", writer)


def begin_receivers(writer: FusedWriter) -> None:
    """Begin the loop of a program over its receivers."""
    writer.line("program = tl.program_id(0).to(tl.int64)")
    writer.begin("for receiver in tl.range(program, num_receivers, tl.num_programs(0), disable_licm=True):")
    writer.line("start = tl.load(receiver_ptr + receiver)")
    writer.line("stop = tl.load(receiver_ptr + receiver + 1)")


def begin_edges(writer: FusedWriter) -> None:
    """Begin the loop over tiles of the edges of a receiver, with their hidden functions in the workspace."""
    writer.begin("for base in tl.range(start, stop, BLOCK_E, disable_licm=True):")
    writer.line("limit = tl.minimum(base + BLOCK_E, stop)")
    writer.line(f"hidden = workspace + (program * BLOCK_E - base) * {writer.num_hidden}")
    writer.fill()
    writer.line("edge, exists = edge_tile(base, limit, BLOCK_E)")


def across_gradient(writer: FusedWriter, used: Sequence[int], store: str) -> None:
    """Store or add the gradient by the directions of a tile of edges, from that by Y, ``a<component>`` of those used.

    Args:
        writer: of the kernel.
        used: components of Y.
        store: device function that stores or adds.
    """
    for component in range(1, writer.num_harmonics):
        total = f"tl.sum(a{component}, 1)" if component in used else "0.0"
        writer.line(f"b{component} = {total}")
    writer.geometry()
    writer.harmonics_gradient("b")
    writer.line(f"{store}(grad_vectors, edge, inverse * p_x, inverse * p_y, inverse * p_z, exists)")


def along_gradient(writer: FusedWriter, parts: Sequence[Sequence[Coupling]], again: bool) -> None:
    """Add the gradient by the lengths of a tile of edges to that, through the hidden functions in the workspace."""
    hidden_gradient(writer, parts, again)
    writer.line("tl.debug_barrier()  # all threads have read the hidden functions")
    store_hidden_gradient(writer, "hidden")
    writer.drain()
    writer.line("tl.debug_barrier()  # the workspace is free")


@lru_cache(maxsize=256)
def density_source(network: Network) -> str:
    """Source of the density projection. A program projects all edges of one receiver."""
    writer = FusedWriter("", 0, network)
    tensors = ("vectors", "sender_species", "receiver_ptr", "density", *network.tensors)
    _density_head(writer, tensors, "Density of neighbours by harmonics, species and hidden functions.")
    writer.begin("for first in tl.range(start, tl.maximum(limit, start + 1), BLOCK_E, disable_licm=True):")
    _density_tile(writer)
    writer.begin("for species in range(num_species):")
    writer.line("mine = (exists & (neighbour == species))[:, None]")
    writer.line("total = product(values, tl.where(mine, attrs, 0.0), PRECISION)")
    _density_rows(writer)
    writer.begin("if first > start:")
    writer.line("total += tl.load(density + place, mask=inside, other=0.0)")
    writer.end()
    writer.line("tl.store(density + place, total, mask=inside)")
    writer.end()
    writer.line("tl.debug_barrier()  # what this tile has stored the next one reads")
    return module_source("density", writer)


@lru_cache(maxsize=256)
def density_gradient_source(network: Network) -> str:
    """Source of the gradient of the density projection. A program computes all edges of one receiver."""
    writer = FusedWriter("", 0, network)
    tensors = ("grad", "vectors", "sender_species", "receiver_ptr", "grad_vectors", *network.tensors)
    _density_head(writer, tensors, "Gradient of the density by the edge vectors.")
    hidden, harmonics = padded(network.num_hidden), padded(network.num_harmonics)
    writer.begin("for first in tl.range(start, limit, BLOCK_E, disable_licm=True):")
    _density_tile(writer)
    writer.line(f"grad_hidden = tl.zeros(({hidden}, BLOCK_E), grad.dtype.element_ty)")
    writer.line(f"grad_attrs = tl.zeros((BLOCK_E, {harmonics}), grad.dtype.element_ty)")
    writer.begin("for species in range(num_species):")
    writer.line("mine = (exists & (neighbour == species))[:, None]")
    _density_rows(writer)
    writer.line("rows = tl.load(grad + place, mask=inside, other=0.0)")
    writer.line("grad_hidden += product(rows, tl.trans(tl.where(mine, attrs, 0.0)), PRECISION)")
    writer.line("by_attrs = product(tl.trans(values), rows, PRECISION)")
    writer.line("grad_attrs += tl.where(mine, by_attrs, 0.0)")
    writer.end()
    for component in range(1, writer.num_harmonics):
        writer.line(f"b{component} = tl.sum(tl.where(column == {component}, grad_attrs, 0.0), 1)")
    writer.harmonics_gradient("b")
    writer.line(f"other_zero = {ZEROS[1]}")
    writer.line(f"slope = {network.hidden_slope('other_zero', 'grad_hidden')}")
    components = ", ".join(f"u_{axis} * slope + inverse * p_{axis}" for axis in "xyz")
    writer.line(f"store_vectors(grad_vectors, edge, {components}, exists)")
    return module_source("density_gradient", writer)


def _density_head(writer: FusedWriter, tensors: tuple[str, ...], title: str) -> None:
    """Begin a kernel of the density up to the edges of the receiver."""
    sizes = '(do_not_specialize=["num_species"])'
    writer.function("kernel", (*tensors, "num_species"), CONSTANTS["density"], sizes, title)
    writer.line("receiver = tl.program_id(0).to(tl.int64)")
    writer.line("start = tl.load(receiver_ptr + receiver)")
    writer.line("limit = tl.load(receiver_ptr + receiver + 1)")
    writer.line(f"column = tl.arange(0, {padded(writer.num_harmonics)})[None, :]")
    writer.line(f"function = tl.arange(0, {padded(writer.num_hidden)})[:, None]")


def _density_tile(writer: FusedWriter) -> None:
    """Harmonics ``attrs``, [BLOCK_E, harmonics], and hidden functions ``values`` of a tile of edges."""
    writer.line("edge = first + tl.arange(0, BLOCK_E)")
    writer.line("exists = edge < limit")
    writer.line("neighbour = tl.load(sender_species + edge, mask=exists, other=-1)")
    writer.geometry()
    writer.line("harmonic = harmonics(u_x, u_y, u_z)")
    writer.line("attrs = tl.where(column == 0, harmonic[0][:, None], 0.0)")
    for component in range(1, writer.num_harmonics):
        writer.line(f"attrs = tl.where(column == {component}, harmonic[{component}][:, None], attrs)")
    writer.line(f"zero = {ZEROS[0]}")
    writer.line(f"values = {writer.network.hidden('zero')}")


def _density_rows(writer: FusedWriter) -> None:
    """Where a species' part of the density is, as a block [hidden, harmonics]."""
    writer.line(f"row = (receiver * {writer.num_harmonics} + column) * num_species + species")
    writer.line(f"place = row * {writer.num_hidden} + function")
    writer.line(f"inside = (column < {writer.num_harmonics}) & (function < {writer.num_hidden})")
