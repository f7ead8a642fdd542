"""Straight-line Triton source of the convolution and its derivatives, from the couplings of its paths.

Per edge and path, the weights ``w = h W_p`` exist in registers only, for a tile of edges and a block of channels. The
sums over the components of Y are linear forms ``m`` that all channels share, with their coefficients as literals.

The code is straight because unrolling over constexpr tuples compiles many times slower, and because a number that is
indexed must be in memory, where here all are in registers.
"""

from collections.abc import Sequence
from functools import lru_cache

from mace_fast.kernels.convolution.gpu.writer import TITLES, Writer, dispatch, each, module_source, span
from mace_fast.kernels.convolution.plans import Coupling, groups, product_parts

SETTINGS = {
    "forward": ("NUM_CHANNELS", "NODES", "BLOCK_E", "FOLD", "BLOCK_K", "PRECISION"),
    "node_gradient": ("NUM_CHANNELS", "NODES", "BLOCK_E", "FOLD", "BLOCK_K", "PRECISION"),
    "edge_gradient": ("NUM_CHANNELS", "BLOCK_E", "BLOCK_A", "BLOCK_K", "LANES", "PRECISION"),
    "weight_gradient": ("NUM_CHANNELS", "BLOCK_E", "BLOCK_K", "PRECISION"),
}
"""Constants of each kernel."""


@lru_cache(maxsize=256)
def forward_source(
    key: str, num_components: int, num_harmonics: int, num_hidden: int, most_paths: int, most_entries: int
) -> str:
    """Source of the convolution. A program computes one group of paths for a chunk of receivers and a channel block."""
    writer = Writer(key, num_components, num_harmonics, num_hidden)
    parts = groups(key, most_paths, most_entries)
    arguments = forward_groups(writer, parts)
    return _of_chunks(writer, "forward", "num_receivers", arguments, len(parts))


def _of_chunks(writer: Writer, kind: str, num_nodes: str, arguments: tuple[str, ...], num_groups: int) -> str:
    """The module with a kernel whose programs call the function of one group for a chunk of nodes and a block."""
    constants = SETTINGS[kind]
    sizes = f'(do_not_specialize=["{num_nodes}"])'
    writer.function("kernel", (*arguments[:-3], num_nodes), constants, sizes, TITLES[kind])
    chunk = f"node_chunk({num_groups}, {num_nodes}, NUM_CHANNELS, BLOCK_K, NODES)"
    writer.line(f"group, block, first_node, last_node = {chunk}")
    dispatch(writer, num_groups, arguments, constants)
    return module_source(kind, writer)


def forward_groups(writer: Writer, parts: Sequence[Sequence[Coupling]]) -> tuple[str, ...]:
    """Write a function for each group of paths: its rows of a chunk of receivers for a channel block.

    Returns:
        Its arguments, of which the last are the ends of the chunk, the block and what the writer adds.
    """
    constants = SETTINGS["forward"]
    tensors = ("node_feats", writer.edge_tensor, "hidden", "weight", "senders", "receiver_ptr", "result")
    arguments = (*tensors, "first_node", "last_node", "block", *writer.bounds)
    for number, members in enumerate(parts):
        what = f"Paths {', '.join(str(coupling.index) for coupling in members)}."
        writer.function(f"_group_{number}", arguments, constants, "", what)
        writer.line("channel, present = channel_block(block, NUM_CHANNELS, BLOCK_K)")
        for coupling in members:
            writer.weights(coupling)
        writer.begin("for receiver in range(first_node, last_node):")
        writer.edges_of("receiver")
        for row in each(members, "rows"):
            writer.line(f"row{row} = tl.zeros((FOLD, BLOCK_K), node_feats.dtype.element_ty)")
        writer.begin("for first in range(start, stop, BLOCK_E):")
        writer.line("edge, exists = edge_tile(first, stop, BLOCK_E)")
        writer.line("sender = tl.load(senders + edge)")
        writer.features(members[0].inputs, "sender")
        writer.harmonics(each(members, "harmonics"))
        writer.hidden()
        for coupling in members:
            writer.comment(coupling)
            writer.forms(coupling)
            writer.edge_weights(coupling)
            for m1, component in enumerate(coupling.inputs):
                writer.line(f"z{m1} = x{component} * w")
            for m3, row in enumerate(coupling.rows):
                terms = [
                    f"m{m3}_{m1}[:, None] * z{m1}"
                    for m1 in range(2 * coupling.path.l1 + 1)
                    if (m3, m1) in coupling.entries
                ]
                writer.line(f"row{row} += fold_edges({' + '.join(terms)}, FOLD)")
        writer.end()
        for row in each(members, "rows"):
            place = f"(receiver * {writer.num_rows} + {row}) * NUM_CHANNELS"
            writer.store_total(f"result + {place}", f"tl.sum(row{row}, 0)")
        writer.end()
        writer.end()
    return arguments


@lru_cache(maxsize=256)
def node_gradient_source(
    key: str, num_components: int, num_harmonics: int, num_hidden: int, most_paths: int, most_entries: int
) -> str:
    """Source of the gradient by the node features. A program computes one irrep for a chunk of senders."""
    writer = Writer(key, num_components, num_harmonics, num_hidden)
    by_input = groups_by_input(key, most_paths, most_entries)
    arguments = node_gradient_groups(writer, by_input)
    return _of_chunks(writer, "node_gradient", "num_senders", arguments, len(by_input))


def groups_by_input(key: str, most_paths: int, most_entries: int) -> list[list[tuple[Coupling, ...]]]:
    """The groups of paths of each irrep of the node features."""
    by_input: dict[int, list[tuple[Coupling, ...]]] = {}
    for members in groups(key, most_paths, most_entries):
        by_input.setdefault(members[0].path.index1, []).append(members)
    return list(by_input.values())


def node_gradient_groups(writer: Writer, by_input: Sequence[Sequence[tuple[Coupling, ...]]]) -> tuple[str, ...]:
    """Write a function for each irrep of the node features: its gradient of a chunk of senders for a channel block.

    Where that needs more than one group of paths, their sums are added up in the result, where no other program writes.

    Returns:
        Its arguments, of which the last are the ends of the chunk, the block and what the writer adds.
    """
    constants, num_components = SETTINGS["node_gradient"], writer.num_components
    tensors = (writer.edge_tensor, "hidden", "weight", "grad", "receivers", "sender_perm", "sender_ptr", "result")
    arguments = (*tensors, "first_node", "last_node", "block", *writer.bounds)
    for number, passes in enumerate(by_input):
        inputs = passes[0][0].inputs
        what = f"Components {span(inputs)}."
        writer.function(f"_group_{number}", arguments, constants, "", what)
        writer.line("channel, present = channel_block(block, NUM_CHANNELS, BLOCK_K)")
        for turn, members in enumerate(passes):
            if turn:
                writer.line("tl.debug_barrier()  # what the pass before has stored is read")
            for coupling in members:
                writer.weights(coupling)
            writer.begin("for sender in range(first_node, last_node):")
            writer.edges_of("sender")
            for component in inputs:
                writer.line(f"x{component} = tl.zeros((FOLD, BLOCK_K), grad.dtype.element_ty)")
            writer.begin("for first in range(start, stop, BLOCK_E):")
            writer.line("place, exists = edge_tile(first, stop, BLOCK_E)")
            writer.line("edge = tl.load(sender_perm + place)")
            writer.line("receiver = tl.load(receivers + edge)")
            writer.harmonics(each(members, "harmonics"))
            writer.hidden()
            for position, coupling in enumerate(members):
                writer.comment(coupling)
                writer.forms(coupling)
                writer.gradients(coupling, per_edge=True)
                writer.edge_weights(coupling)
                for m1, component in enumerate(coupling.inputs):
                    total = f"({writer.by_input(coupling, m1, 'g{row}')}) * w"
                    writer.line(f"t{component} {'+' if position else ''}= {total}")
            for component in inputs:
                writer.line(f"x{component} += fold_edges(t{component}, FOLD)")
            writer.end()
            for component in inputs:
                place = f"(sender * {num_components} + {component}) * NUM_CHANNELS"
                writer.store_total(f"result + {place}", f"tl.sum(x{component}, 0)", adds=turn > 0)
            writer.end()
        writer.end()
    return arguments


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
    writer = Writer(key, num_components, num_harmonics, num_hidden)
    tensors = ["node_feats", "edge_attrs", "hidden", "weight", "grad", "senders", "receiver_ptr"]
    tensors += ["grad_attrs"] * attrs + ["grad_hidden"] * hidden
    writer.function("kernel", tensors, SETTINGS["edge_gradient"], "", TITLES["edge_gradient"])
    writer.line("receiver = tl.program_id(0).to(tl.int64)")
    writer.edges_of("receiver")
    parts = groups(key, most_paths, most_entries)
    if hidden:
        _edge_tiles(writer, "BLOCK_E")
        hidden_gradient(writer, parts, again)
        store_hidden_gradient(writer, "grad_hidden")
        writer.end()
    if attrs:
        _edge_tiles(writer, "BLOCK_A")
        harmonics = sorted(set(each(writer.couplings, "harmonics")))
        writer.hidden()
        attrs_gradient(writer, parts, harmonics, "BLOCK_A")
        for component in harmonics:
            place = f"grad_attrs + edge * {writer.num_harmonics} + {component}"
            writer.line(f"tl.store({place}, tl.sum(a{component}, 1), mask=exists)")
        writer.end()
    return module_source("edge_gradient", writer)


def _edge_tiles(writer: Writer, block: str) -> None:
    """Begin the loop over the edges of the receiver."""
    writer.begin(f"for first in range(start, stop, {block}):")
    writer.line(f"edge, exists = edge_tile(first, stop, {block})")
    writer.line("sender = tl.load(senders + edge)")


def hidden_gradient(writer: Writer, parts: Sequence[Sequence[Coupling]], again: bool) -> None:
    """Write the gradient by h of a tile of edges, ``d<first>``.

    All hidden functions are in matrix products, and these of one size: for single functions, or products of another
    size, the compiler would compute q once more, in a layout of its own.
    """
    cut = product_parts(writer.num_hidden)
    for part, size in cut.products:
        writer.line(f"d{part} = tl.zeros((BLOCK_E, {size}), grad.dtype.element_ty)")
    for members in parts:
        if not again:
            writer.harmonics(each(members, "harmonics"))
        writer.begin("for block in range(tl.cdiv(NUM_CHANNELS, BLOCK_K)):")
        if again:
            writer.line("here = edge + tl.minimum(block, 0)  # the same, but the compiler takes it to vary")
            writer.harmonics(each(members, "harmonics"), "here")
        writer.line("channel, present = channel_block(block, NUM_CHANNELS, BLOCK_K)")
        writer.features(members[0].inputs, "sender")
        for coupling in members:
            writer.comment(coupling)
            writer.weights(coupling, cut)
            writer.gradients(coupling, per_edge=False)
            writer.forms(coupling)
            _path_gradient(writer, coupling, "g{row}[None, :]")
            for part, _ in cut.products:
                writer.line(f"d{part} += product(q, tl.trans(W{coupling.index}_{part}), PRECISION)")
        writer.end()


def store_hidden_gradient(writer: Writer, place: str) -> None:
    """Store the gradient by h, a row for each edge."""
    for part, size in product_parts(writer.num_hidden).products:
        writer.line(f"column = {part} + tl.arange(0, {size})[None, :]")
        inside = f"exists[:, None] & (column < {writer.num_hidden})"
        writer.line(f"tl.store({place} + edge[:, None] * {writer.num_hidden} + column, d{part}, mask={inside})")


def attrs_gradient(
    writer: Writer, parts: Sequence[Sequence[Coupling]], harmonics: Sequence[int], block: str = "BLOCK_E"
) -> None:
    """Write the gradient by Y of a tile of ``block`` edges, ``a<component>`` of LANES parts each."""
    begin_attrs_gradient(writer, harmonics, block)
    for members in parts:
        writer.begin("for block in range(tl.cdiv(NUM_CHANNELS, BLOCK_K)):")
        writer.line("channel, present = channel_block(block, NUM_CHANNELS, BLOCK_K)")
        writer.features(members[0].inputs, "sender")
        for coupling in members:
            writer.comment(coupling)
            writer.weights(coupling)
            writer.gradients(coupling, per_edge=False)
            writer.edge_weights(coupling, block)
            path_attrs_gradient(writer, coupling)
        writer.end()


def begin_attrs_gradient(writer: Writer, harmonics: Sequence[int], block: str = "BLOCK_E") -> None:
    """Write the zeros to which the paths add their gradients by Y."""
    for component in harmonics:
        writer.line(f"a{component} = tl.zeros(({block}, LANES), grad.dtype.element_ty)")


def path_attrs_gradient(writer: Writer, coupling: Coupling) -> None:
    """Add a path's part of the gradient by Y."""
    for m1, component in enumerate(coupling.inputs):
        writer.line(f"z{m1} = x{component} * w")
    for (m3, m1), terms in coupling.entries.items():
        writer.line(f"f = fold_channels(z{m1} * g{coupling.rows[m3]}[None, :], LANES)")
        for component, value in terms:
            writer.line(f"a{component} += {'f' if value == 1.0 else f'{value!r} * f'}")


def _path_gradient(writer: Writer, coupling: Coupling, gradient: str) -> None:
    """The gradient ``q`` by the weights of a tile of edges."""
    for m1, component in enumerate(coupling.inputs):
        total = writer.by_input(coupling, m1, gradient)
        writer.line(f"q {'+' if m1 else ''}= ({total}) * x{component}")


@lru_cache(maxsize=256)
def weight_gradient_source(
    key: str, num_components: int, num_harmonics: int, num_hidden: int, most_paths: int, most_entries: int
) -> str:
    """Source of the gradient by the weight. A program sums one group of paths over a part of the edges."""
    writer = Writer(key, num_components, num_harmonics, num_hidden)
    parts = groups(key, most_paths, most_entries)
    tensors = ("node_feats", "edge_attrs", "hidden", "grad", "senders", "receivers", "partial")
    constants = SETTINGS["weight_gradient"]
    for number, members in enumerate(parts):
        arguments = (*tensors, "split", "first_edge", "last_edge", "block")
        what = f"Paths {', '.join(str(coupling.index) for coupling in members)}."
        writer.function(f"_group_{number}", arguments, constants, "", what)
        writer.line("channel, present = channel_block(block, NUM_CHANNELS, BLOCK_K)")
        for coupling in members:
            for part, size in writer.parts.products:
                writer.line(f"d{coupling.index}_{part} = tl.zeros(({size}, BLOCK_K), grad.dtype.element_ty)")
            for part in writer.parts.single:
                writer.line(f"d{coupling.index}_{part} = tl.zeros((BLOCK_K,), grad.dtype.element_ty)")
        writer.begin("for first in range(first_edge, last_edge, BLOCK_E):")
        writer.line("edge, exists = edge_tile(first, last_edge, BLOCK_E)")
        writer.line("sender = tl.load(senders + edge)")
        writer.line("receiver = tl.load(receivers + edge)")
        writer.features(members[0].inputs, "sender")
        writer.harmonics(each(members, "harmonics"))
        writer.hidden()
        for coupling in members:
            writer.comment(coupling)
            writer.forms(coupling)
            writer.gradients(coupling, per_edge=True)
            _path_gradient(writer, coupling, "g{row}")
            for part, _ in writer.parts.products:
                writer.line(f"d{coupling.index}_{part} += product(tl.trans(h{part}), q, PRECISION)")
            for part in writer.parts.single:
                writer.line(f"d{coupling.index}_{part} += tl.sum(h{part}[:, None] * q, 0)")
        writer.end()
        width = len(writer.couplings)
        for coupling in members:
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
        writer.end()
    sizes = '(do_not_specialize=["num_edges", "edges_per_split"])'
    varying = (*tensors, "num_edges", "edges_per_split")
    writer.function("kernel", varying, constants, sizes, TITLES["weight_gradient"])
    writer.line(f"group = tl.program_id(0) % {len(parts)}")
    writer.line(f"rest = tl.program_id(0) // {len(parts)}")
    writer.line("block = rest % tl.cdiv(NUM_CHANNELS, BLOCK_K)")
    writer.line("split = (rest // tl.cdiv(NUM_CHANNELS, BLOCK_K)).to(tl.int64)")
    writer.line("first_edge = split * edges_per_split")
    writer.line("last_edge = tl.minimum(first_edge + edges_per_split, num_edges)")
    dispatch(writer, len(parts), (*tensors, "split", "first_edge", "last_edge", "block"), constants)
    return module_source("weight_gradient", writer)
