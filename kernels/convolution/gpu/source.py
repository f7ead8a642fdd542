"""Straight-line Triton source of the convolution and its derivatives, from the couplings of its paths.

Per edge and path, the weights ``w = h W_p`` exist in registers only, for a tile of edges and a block of channels. The
sums over the components of Y are linear forms ``m`` that all channels share, with their coefficients as literals.

The code is straight because unrolling over constexpr tuples compiles many times slower, and because a number that is
indexed must be in memory, where here all are in registers.

The functions without an underscore write the same for edges that are computed from their vectors (``fused_edges``):
what differs they ask of the writer's ``edges``.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from mace_fast.kernels.convolution.gpu.edges import StoredEdges
from mace_fast.kernels.convolution.gpu.writer import TITLES, Arguments, PathWriter, harmonics_of, rows_of, span
from mace_fast.kernels.convolution.plans import Coupling, groups, product_parts
from mace_fast.kernels.runtime.source import unknown_zero

SETTINGS = {
    "forward": ("NUM_CHANNELS", "NODES", "BLOCK_E", "LANES", "BLOCK_K", "PRECISION"),
    "node_gradient": ("NUM_CHANNELS", "NODES", "BLOCK_E", "LANES", "BLOCK_K", "PRECISION"),
    "edge_gradient": ("NUM_CHANNELS", "BLOCK_E", "BLOCK_A", "BLOCK_K", "LANES", "PRECISION"),
    "weight_gradient": ("NUM_CHANNELS", "BLOCK_E", "BLOCK_K", "PRECISION"),
}
"""Constants of each kernel."""

TILES = ("NUM_CHANNELS", "BLOCK_E", "LANES", "BLOCK_K", "PRECISION")
"""Constants of a function for a group of paths."""

CHUNK = ("first_node", "last_node", "block")
"""What a function for a group of paths works on: a chunk of nodes, for a block of channels."""

CHANNEL_BLOCKS = "for block in range(tl.cdiv(NUM_CHANNELS, BLOCK_K)):"


@lru_cache(maxsize=256)
def forward_source(
    key: str, num_components: int, num_harmonics: int, num_hidden: int, most_paths: int, most_entries: int
) -> str:
    """Source of the convolution. A program computes one group of paths for a chunk of receivers and a channel block."""
    writer = PathWriter(key, num_components, num_hidden, StoredEdges(num_harmonics), across=True)
    calls = forward_groups(writer, groups(key, most_paths, most_entries))
    _chunk_kernel(writer, "forward", "num_receivers", forward_tensors(*writer.edges.tensors), calls)
    return writer.module(TITLES["forward"])


@lru_cache(maxsize=256)
def node_gradient_source(
    key: str, num_components: int, num_harmonics: int, num_hidden: int, most_paths: int, most_entries: int
) -> str:
    """Source of the gradient by the node features. A program computes one irrep for a chunk of senders."""
    writer = PathWriter(key, num_components, num_hidden, StoredEdges(num_harmonics), across=True)
    calls = node_gradient_groups(writer, groups_by_input(key, most_paths, most_entries))
    _chunk_kernel(writer, "node_gradient", "num_senders", node_gradient_tensors(*writer.edges.tensors), calls)
    return writer.module(TITLES["node_gradient"])


def _chunk_kernel(
    writer: PathWriter, kind: str, num_nodes: str, tensors: tuple[str, ...], calls: Sequence[str]
) -> None:
    """Write the kernel whose programs make one of the calls, for a chunk of nodes and a block of channels."""
    lines = Arguments((*tensors, num_nodes), SETTINGS[kind]).lines
    with writer.function("kernel", *lines, docstring=TITLES[kind], varying=[num_nodes]):
        chunk = f"node_chunk({len(calls)}, {num_nodes}, NUM_CHANNELS, BLOCK_K, NODES)"
        writer.line(f"group, block, first_node, last_node = {chunk}")
        _dispatch(writer, calls)


def _dispatch(writer: PathWriter, calls: Sequence[str]) -> None:
    """Write the call of the function of the program's group."""
    if len(calls) == 1:
        writer.line(calls[0])
        return
    for number, call in enumerate(calls):
        condition = f"{'elif' if number else 'if'} group == {number}:"
        with writer.block("else:" if number == len(calls) - 1 else condition):
            writer.line(call)


def forward_tensors(*of_edges: str) -> tuple[str, ...]:
    """Tensors of the convolution, with those that tell of its edges."""
    return ("node_feats", *of_edges, "weight", "senders", "receiver_ptr", "result")


def forward_groups(writer: PathWriter, parts: Sequence[Sequence[Coupling]]) -> list[str]:
    """Write a function for each group of paths: its rows of a chunk of receivers for a channel block.

    Returns:
        The calls of these functions.
    """
    values = (*forward_tensors(*writer.edges.tensors), *CHUNK, *writer.edges.bounds)
    arguments = Arguments(values, TILES)
    for number, members in enumerate(parts):
        with writer.function(f"_group_{number}", *arguments.lines, docstring=_title(members)):
            _forward_group(writer, members)
    return [arguments.call(f"_group_{number}") for number in range(len(parts))]


def _forward_group(writer: PathWriter, members: Sequence[Coupling]) -> None:
    """Write the loop over the chunk for one group of paths."""
    writer.channels()
    for coupling in members:
        writer.weights(coupling)
    with writer.block("for receiver in range(first_node, last_node):"):
        writer.edges.of_node(writer, "receiver")
        for row in rows_of(members):
            writer.line(f"row{row} = tl.zeros((BLOCK_K, LANES), node_feats.dtype.element_ty)")
        with _edge_tiles(writer):
            writer.line("sender = tl.load(senders + edge)")
            writer.features(members[0].inputs, "sender")
            writer.edges.harmonics(writer, harmonics_of(members))
            writer.hidden()
            for coupling in members:
                writer.comment(coupling)
                writer.forms(coupling)
                writer.edge_weights(coupling)
                _weighted_features(writer, coupling)
                for m3, row in enumerate(coupling.rows):
                    writer.line(f"row{row} += fold({writer.by_row(coupling, m3)}, LANES, PRECISION)")
        for row in rows_of(members):
            place = f"result + (receiver * {writer.num_rows} + {row}) * NUM_CHANNELS"
            writer.edges.store_sum(writer, place, f"tl.sum(row{row}, 1)", adds=False)


def node_gradient_tensors(*of_edges: str) -> tuple[str, ...]:
    """Tensors of the gradient by the node features, with those that tell of the edges."""
    return (*of_edges, "weight", "grad", "receivers", "sender_perm", "sender_ptr", "result")


def groups_by_input(key: str, most_paths: int, most_entries: int) -> list[list[tuple[Coupling, ...]]]:
    """The groups of paths of each irrep of the node features."""
    by_input: dict[int, list[tuple[Coupling, ...]]] = {}
    for members in groups(key, most_paths, most_entries):
        by_input.setdefault(members[0].path.index1, []).append(members)
    return list(by_input.values())


def node_gradient_groups(writer: PathWriter, by_input: Sequence[Sequence[Sequence[Coupling]]]) -> list[str]:
    """Write a function for each irrep of the node features: its gradient of a chunk of senders for a channel block.

    Where that needs more than one group of paths, their sums are added up in the result, where no other program writes.

    Returns:
        The calls of these functions.
    """
    values = (*node_gradient_tensors(*writer.edges.tensors), *CHUNK, *writer.edges.bounds)
    arguments = Arguments(values, TILES)
    for number, passes in enumerate(by_input):
        what = f"Components {span(passes[0][0].inputs)}."
        with writer.function(f"_group_{number}", *arguments.lines, docstring=what):
            writer.channels()
            for turn, members in enumerate(passes):
                if turn:
                    writer.line("tl.debug_barrier()  # what the pass before has stored is read")
                _node_gradient_pass(writer, members, adds=turn > 0)
    return [arguments.call(f"_group_{number}") for number in range(len(by_input))]


def _node_gradient_pass(writer: PathWriter, members: Sequence[Coupling], adds: bool) -> None:
    """Write the loop over the chunk for one group of paths, which stores or adds its sums."""
    inputs = members[0].inputs
    for coupling in members:
        writer.weights(coupling)
    with writer.block("for sender in range(first_node, last_node):"):
        writer.edges.of_node(writer, "sender")
        for component in inputs:
            writer.line(f"x{component} = tl.zeros((BLOCK_K, LANES), grad.dtype.element_ty)")
        with _edge_tiles(writer, name="place"):
            writer.line("edge = tl.load(sender_perm + place)")
            writer.line("receiver = tl.load(receivers + edge)")
            writer.edges.harmonics(writer, harmonics_of(members))
            writer.hidden()
            for position, coupling in enumerate(members):
                writer.comment(coupling)
                writer.forms(coupling)
                writer.gradients(coupling, per_edge=True)
                writer.edge_weights(coupling)
                for m1, component in enumerate(inputs):
                    total = f"({writer.by_input(coupling, m1, 'g{row}')}) * w"
                    writer.line(f"t{component} {'+' if position else ''}= {total}")
            for component in inputs:
                writer.line(f"x{component} += fold(t{component}, LANES, PRECISION)")
        for component in inputs:
            place = f"result + (sender * {writer.num_components} + {component}) * NUM_CHANNELS"
            writer.edges.store_sum(writer, place, f"tl.sum(x{component}, 1)", adds)


@lru_cache(maxsize=256)
def edge_gradient_source(
    key: str,
    num_components: int,
    num_harmonics: int,
    num_hidden: int,
    most_paths: int,
    most_entries: int,
    attrs: bool,
    hidden: bool,
    again: bool,
) -> str:
    """Source of the gradient by Y, by h or by both. A program computes all edges of one receiver.

    The two gradients share no arithmetic and are computed one after the other, so that each has all registers and tiles
    of its own, BLOCK_A edges for Y and BLOCK_E for h. A group of paths is a loop over the channels, through which the
    compiler keeps the group's linear forms in registers: they bound the size of a group. ``again`` computes them for
    every block of channels, for architectures that have too few registers to keep them.
    """
    writer = PathWriter(key, num_components, num_hidden, StoredEdges(num_harmonics))
    parts = groups(key, most_paths, most_entries)
    tensors = ["node_feats", "edge_attrs", "hidden", "weight", "grad", "senders", "receiver_ptr"]
    tensors += ["grad_attrs"] * attrs + ["grad_hidden"] * hidden
    lines = Arguments(tuple(tensors), SETTINGS["edge_gradient"]).lines
    with writer.function("kernel", *lines, docstring=TITLES["edge_gradient"]):
        writer.line("receiver = tl.program_id(0).to(tl.int64)")
        writer.edges.of_node(writer, "receiver")
        if hidden:
            with _edge_tiles(writer, "BLOCK_E"):
                writer.line("sender = tl.load(senders + edge)")
                hidden_gradient(writer, parts, again)
                store_hidden_gradient(writer, "grad_hidden")
        if attrs:
            with _edge_tiles(writer, "BLOCK_A"):
                writer.line("sender = tl.load(senders + edge)")
                writer.hidden()
                attrs_gradient(writer, parts, "BLOCK_A")
                for component in harmonics_of(writer.couplings):
                    place = f"grad_attrs + edge * {num_harmonics} + {component}"
                    writer.line(f"tl.store({place}, tl.sum(a{component}, 1), mask=exists)")
    return writer.module(TITLES["edge_gradient"])


def hidden_gradient(writer: PathWriter, parts: Sequence[Sequence[Coupling]], again: bool) -> None:
    """Write the gradient by h of a tile of edges, ``d<first>``.

    All hidden functions are in matrix products, and these of one size: for single functions, or products of another
    size, the compiler would compute q once more, in a layout of its own.
    """
    cut = product_parts(writer.num_hidden)  # not writer.parts, which may have single functions and unequal products
    for part, size in cut.products:
        writer.line(f"d{part} = tl.zeros((BLOCK_E, {size}), grad.dtype.element_ty)")
    for members in parts:
        # The linear forms need Y, and not the channels. With Y from before the loop over these the compiler computes
        # them there, and keeps them in registers through the loop. With Y from an index that seems to change they are
        # computed in every round, and kept in none: `again`.
        if not again:
            writer.edges.harmonics(writer, harmonics_of(members))
        with writer.block(CHANNEL_BLOCKS):
            if again:
                zero = unknown_zero("block")
                writer.line(f"here = edge + {zero}  # the same, but the compiler takes it to vary")
                writer.edges.harmonics(writer, harmonics_of(members), "here")
            writer.channels()
            writer.features(members[0].inputs, "sender")
            for coupling in members:
                writer.comment(coupling)
                writer.weights(coupling, cut)
                writer.gradients(coupling, per_edge=False)
                writer.forms(coupling)
                _path_gradient(writer, coupling, "g{row}[None, :]")
                for part, _ in cut.products:
                    writer.line(f"d{part} += product(q, tl.trans(W{coupling.index}_{part}), PRECISION)")


def store_hidden_gradient(writer: PathWriter, tensor: str) -> None:
    """Store the gradient by h, a row for each edge."""
    for part, size in product_parts(writer.num_hidden).products:
        writer.line(f"column = {part} + tl.arange(0, {size})[None, :]")
        inside = f"exists[:, None] & (column < {writer.num_hidden})"
        writer.line(f"tl.store({tensor} + edge[:, None] * {writer.num_hidden} + column, d{part}, mask={inside})")


def attrs_gradient(writer: PathWriter, parts: Sequence[Sequence[Coupling]], block: str) -> None:
    """Write the gradient by Y of a tile of ``block`` edges, ``a<component>`` of LANES parts each."""
    begin_attrs_gradient(writer, harmonics_of(writer.couplings), block)
    for members in parts:
        with writer.block(CHANNEL_BLOCKS):
            writer.channels()
            writer.features(members[0].inputs, "sender")
            for coupling in members:
                writer.comment(coupling)
                writer.weights(coupling)
                writer.gradients(coupling, per_edge=False)
                writer.edge_weights(coupling, block)
                path_attrs_gradient(writer, coupling)


def begin_attrs_gradient(writer: PathWriter, harmonics: Sequence[int], block: str) -> None:
    """Write the zeros to which the paths add their gradients by Y."""
    for component in harmonics:
        writer.line(f"a{component} = tl.zeros(({block}, LANES), grad.dtype.element_ty)")


def path_attrs_gradient(writer: PathWriter, coupling: Coupling) -> None:
    """Add a path's part of the gradient by Y."""
    _weighted_features(writer, coupling)
    for (m3, m1), terms in coupling.entries.items():
        writer.line(f"f = fold(z{m1} * g{coupling.rows[m3]}[None, :], LANES, PRECISION)")
        for component, value in terms:
            writer.line(f"a{component} += {'f' if value == 1.0 else f'{value!r} * f'}")


@lru_cache(maxsize=256)
def weight_gradient_source(
    key: str, num_components: int, num_harmonics: int, num_hidden: int, most_paths: int, most_entries: int
) -> str:
    """Source of the gradient by the weight. A program sums one group of paths over a part of the edges."""
    writer = PathWriter(key, num_components, num_hidden, StoredEdges(num_harmonics))
    parts, constants = groups(key, most_paths, most_entries), SETTINGS["weight_gradient"]
    tensors = ("node_feats", "edge_attrs", "hidden", "grad", "senders", "receivers", "partial")
    arguments = Arguments((*tensors, "split", "first_edge", "last_edge", "block"), constants)
    for number, members in enumerate(parts):
        with writer.function(f"_group_{number}", *arguments.lines, docstring=_title(members)):
            _weight_gradient_group(writer, members)
    sizes = ("num_edges", "edges_per_split")
    lines = Arguments((*tensors, *sizes), constants).lines
    with writer.function("kernel", *lines, docstring=TITLES["weight_gradient"], varying=sizes):
        writer.line(f"group = tl.program_id(0) % {len(parts)}")
        writer.line(f"rest = tl.program_id(0) // {len(parts)}")
        writer.line("block = rest % tl.cdiv(NUM_CHANNELS, BLOCK_K)")
        writer.line("split = (rest // tl.cdiv(NUM_CHANNELS, BLOCK_K)).to(tl.int64)")
        writer.line("first_edge = split * edges_per_split")
        writer.line("last_edge = tl.minimum(first_edge + edges_per_split, num_edges)")
        _dispatch(writer, [arguments.call(f"_group_{number}") for number in range(len(parts))])
    return writer.module(TITLES["weight_gradient"])


def _weight_gradient_group(writer: PathWriter, members: Sequence[Coupling]) -> None:
    """Write the sums over a part of the edges for one group of paths."""
    hidden = writer.parts
    writer.channels()
    for coupling in members:
        for part, size in hidden.products:
            writer.line(f"d{coupling.index}_{part} = tl.zeros(({size}, BLOCK_K), grad.dtype.element_ty)")
        for part in hidden.single:
            writer.line(f"d{coupling.index}_{part} = tl.zeros((BLOCK_K,), grad.dtype.element_ty)")
    with writer.block("for first in range(first_edge, last_edge, BLOCK_E):"):
        writer.line("edge, exists = edge_tile(first, last_edge, BLOCK_E)")
        writer.line("sender = tl.load(senders + edge)")
        writer.line("receiver = tl.load(receivers + edge)")
        writer.features(members[0].inputs, "sender")
        writer.edges.harmonics(writer, harmonics_of(members))
        writer.hidden()
        for coupling in members:
            writer.comment(coupling)
            writer.forms(coupling)
            writer.gradients(coupling, per_edge=True)
            _path_gradient(writer, coupling, "g{row}")
            for part, _ in hidden.products:
                writer.line(
                    f"d{coupling.index}_{part} += product_of_parts(transposed(h{part}), parts(q, PRECISION), PRECISION)"
                )
            for part in hidden.single:
                writer.line(f"d{coupling.index}_{part} += tl.sum(h{part}[:, None] * q, 0)")
    for coupling in members:
        _store_weight_gradient(writer, coupling)


def _store_weight_gradient(writer: PathWriter, coupling: Coupling) -> None:
    """Store a path's part of the gradient by the weight, for the program's part of the edges."""
    num_hidden, width = writer.num_hidden, len(writer.couplings)
    for part, size in writer.parts.products:
        writer.line(f"function = {part} + tl.arange(0, {size})[:, None]")
        place = f"((split * {num_hidden} + function) * {width} + {coupling.index}) * NUM_CHANNELS"
        inside = f"(function < {num_hidden}) & present[None, :]"
        writer.line(f"place = {place} + channel[None, :]")
        writer.line(f"tl.store(partial + place, d{coupling.index}_{part}, mask={inside})")
    for part in writer.parts.single:
        place = f"((split * {num_hidden} + {part}) * {width} + {coupling.index}) * NUM_CHANNELS"
        values = f"d{coupling.index}_{part}, channel, present, NUM_CHANNELS, BLOCK_K"
        writer.line(f"store_channels(partial + {place}, {values})")


@contextmanager
def _edge_tiles(writer: PathWriter, block: str = "BLOCK_E", name: str = "edge") -> Iterator[None]:
    """The loop over the tiles of the edges of a node."""
    with writer.block(f"for first in range(start, stop, {block}):"):
        writer.line(f"{name}, exists = edge_tile(first, stop, {block})")
        yield


def _title(members: Sequence[Coupling]) -> str:
    return f"Paths {', '.join(str(coupling.index) for coupling in members)}."


def _weighted_features(writer: PathWriter, coupling: Coupling) -> None:
    """The features of the senders times the weights of a path, ``z<m1>``."""
    for m1, component in enumerate(coupling.inputs):
        writer.line(f"z{m1} = x{component} * w")


def _path_gradient(writer: PathWriter, coupling: Coupling, gradient: str) -> None:
    """The gradient ``q`` by the weights of a tile of edges."""
    for m1, component in enumerate(coupling.inputs):
        total = writer.by_input(coupling, m1, gradient)
        writer.line(f"q {'+' if m1 else ''}= ({total}) * x{component}")
