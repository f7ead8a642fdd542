"""The loops over edges that the convolutions for a CPU share, whatever the weights of their edges come from.

A call walks the receivers of a range (the senders, for their gradient), and the edges of each in tiles, path by path.
The weights of a tile stay in the first or second level of the cache, and so do the linear forms M[m3, m1] of its edges.
Vectors run along the channels.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import torch
from llvmlite import ir

from mace_fast.kernels.convolution.plans import Coupling, couplings, parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.native.function import INDEX, RANGE, Function, Index, Value, Variable, new_module
from mace_fast.kernels.native.host import host

TILE = 64
"""Edges whose weights are made at a time: the weights of a path, for 128 channels in float32, take 32 kB."""


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        paths: as text.
        num_components: of the node features.
        num_harmonics: of the edges.
        num_channels: of features and messages.
        dtype: of all.
    """

    paths: str
    num_components: int
    num_harmonics: int
    num_channels: int
    dtype: torch.dtype

    @cached_property
    def couplings(self) -> tuple[Coupling, ...]:
        """The paths with their rows and linear forms."""
        return couplings(self.paths)

    @property
    def num_rows(self) -> int:
        """Of a message."""
        return num_rows(parse_paths(self.paths))

    @property
    def lanes(self) -> int:
        """Of a vector along the channels."""
        return host().lanes(self.num_channels, self.dtype.itemsize)

    @property
    def most_entries(self) -> int:
        """Linear forms of a path."""
        return max((len(coupling.entries) for coupling in self.couplings), default=0)

    @property
    def components_read(self) -> set[int]:
        """Components of the node features that some path reads."""
        return {component for coupling in self.couplings for component in coupling.inputs}


class Needs(NamedTuple):
    """Which gradients are wanted.

    Attributes:
        nodes: by the node features.
        attrs: by the harmonics.
        radial: by what the weights are made of, hidden functions or lengths.
    """

    nodes: bool
    attrs: bool
    radial: bool

    @property
    def weights(self) -> bool:
        """Whether the weights of the edges are needed."""
        return self.nodes or self.attrs

    @property
    def forms(self) -> bool:
        """Whether the linear forms of the edges are needed."""
        return self.nodes or self.radial


def range_function(
    module: ir.Module,
    name: str,
    shape: Shape,
    reals: tuple[str, ...],
    indices: tuple[str, ...],
    sizes: tuple[str, ...] = (),
) -> Function:
    """A function that works on a range of nodes or edges; what its sizes are beside the range comes before it."""
    sizes = (*sizes, *RANGE)
    return Function(
        module, name, shape.dtype, reals=reals, indices=indices, sizes=sizes, lanes=shape.lanes, exported=True
    )


@contextmanager
def tiles(f: Function, pointers: str) -> Iterator[tuple[Value, Value, Value]]:
    """Loop over the nodes of the range, and over the edges of each in tiles: node, first edge, number of edges."""
    with f.loop(f["start"], f["stop"]) as node:
        end = f.load(f[pointers], node, 1)
        with f.loop(f.load(f[pointers], node), end, TILE) as first:
            yield node, first, f.least(f.minus(end, first), TILE)


def write_forms(
    f: Function,
    shape: Shape,
    coupling: Coupling,
    forms: Value,
    count: Value,
    edge_at: Callable[[Index], Index],
    harmonics: str = "edge_attrs",
) -> None:
    """The linear forms M[m3, m1] of a tile of edges along a path.

    Args:
        f: function that is being written.
        shape: of the convolution.
        coupling: the path.
        forms: where they are stored, those of one edge after those of another.
        count: of the edges.
        edge_at: the edge in a slot of the tile.
        harmonics: name of the argument that has the harmonics.
    """
    with f.loop(0, count) as slot:
        attrs = f.at(f[harmonics], f.times(edge_at(slot), shape.num_harmonics))
        for form, terms in enumerate(coupling.entries.values()):
            total: Value | None = None
            for harmonic, coefficient in terms:
                total = f.fma(f.load(attrs, harmonic), f.constant(coefficient), total)
            assert total is not None
            f.store(total, forms, f.times(slot, len(coupling.entries)), form)


def sum_messages(
    f: Function,
    shape: Shape,
    coupling: Coupling,
    messages: Value,
    receiver: Value,
    first: Value,
    count: Value,
    terms: Callable[[Value, Value, int, Index], Iterable[tuple[Value, Value]]],
) -> None:
    """Add the messages of a tile of edges along one path.

    Args:
        f: function that is being written.
        shape: of the convolution.
        coupling: the path.
        messages: what is added to.
        receiver: of the edges.
        first: edge of the tile.
        count: of the edges.
        terms: for the slot of an edge in the tile, its sender, a component and a channel the forms of the tile, and
            the vector along the channels that they multiply; one or more of such pairs.
    """
    width = block_width(shape, 2)
    vectors = range(0, width, shape.lanes)
    with f.loop(0, shape.num_channels, width) as channel:
        rows = [row_at(f, messages, receiver, shape.num_rows, row, shape, channel) for row in coupling.rows]
        sums = [[f.variable(f.vector(row, n)) for n in vectors] for row in rows]
        with f.loop(0, count) as slot:
            sender, first_form = f.load(f["senders"], first, slot), f.times(slot, len(coupling.entries))
            for m1, component in enumerate(coupling.inputs):
                for column, n in enumerate(vectors):
                    for forms, weighed in terms(slot, sender, component, f.add(channel, n)):
                        for form, (m3, other) in enumerate(coupling.entries):
                            if other == m1:
                                factor, total = f.splat(f.load(forms, first_form, form)), sums[m3][column]
                                total.set(f.fma(factor, weighed, total.get()))
        for row, totals in zip(rows, sums, strict=True):
            for n, total in zip(vectors, totals, strict=True):
                f.store(total.get(), row, n)


def weighed_feats(
    f: Function, shape: Shape, weights: Value, forms: Value, slot: Value, sender: Value, component: int, channel: Index
) -> list[tuple[Value, Value]]:
    """What :func:`sum_messages` adds up in a convolution: the features of a sender times the weights of an edge."""
    feats = feats_of(f, shape, "node_feats", sender, component, channel)
    return [(forms, f.multiply(feats, f.vector(weights, f.times(slot, shape.num_channels), channel)))]


def feats_of(f: Function, shape: Shape, name: str, sender: Value, component: int, channel: Index) -> Value:
    """Channels of a component of a sender, of the argument that has them."""
    return f.vector(row_at(f, f[name], sender, shape.num_components, component, shape, channel))


def weighed_by_input(
    f: Function, coupling: Coupling, forms: Value, slot: Index, m1: int, grads: list[Value]
) -> Value | None:
    """Sum over m3 of M[m3, m1] g[m3] for the edge in a slot; None where no entry has this component."""
    total: Value | None = None
    for form, (m3, other) in enumerate(coupling.entries):
        if other == m1:
            factor = f.splat(f.load(forms, f.times(slot, len(coupling.entries)), form))
            total = f.fma(factor, grads[m3], total)
    return total


def edge_gradients(
    f: Function,
    shape: Shape,
    coupling: Coupling,
    receiver: Value,
    edge: Index,
    forms: Value | None,
    *,
    weights: Value | None = None,
    grad_weights: Value | None = None,
    by_edge: Value | None = None,
    grad_attrs: Value | None = None,
    written: Collection[int] = (),
) -> None:
    """Gradients of one edge along one path: by its weights, its sender and its harmonics, each where it is stored.

    The first two need the forms, the last two the weights. What is in ``by_edge`` counts where it is ``written``.
    """
    sender = f.load(f["senders"], edge)
    by_attrs: dict[int, Value] = {}
    for m1, component in enumerate(coupling.inputs):  # one component at a time, so that all sums stay in registers
        entries = [(key, terms) for key, terms in coupling.entries.items() if key[1] == m1]
        sums = {key: f.variable(f.zeros()) for key, _ in entries} if grad_attrs is not None else {}
        with f.loop(0, shape.num_channels, shape.lanes) as channel:
            feats = feats_of(f, shape, "node_feats", sender, component, channel)
            grads = [
                f.vector(row_at(f, f["grad"], receiver, shape.num_rows, row, shape, channel)) for row in coupling.rows
            ]
            weight = f.vector(weights, channel) if weights is not None else None
            by_input = weighed_by_input(f, coupling, forms, 0, m1, grads) if forms is not None else None
            if grad_weights is not None:
                before = f.vector(grad_weights, channel) if m1 else None
                value = before or f.zeros() if by_input is None else f.fma(feats, by_input, before)
                f.store(value, grad_weights, channel)
            if by_edge is not None and by_input is not None:
                assert weight is not None
                pointer = f.at(by_edge, component * shape.num_channels, channel)
                f.store(f.fma(by_input, weight, f.vector(pointer) if component in written else None), pointer)
            if grad_attrs is not None:
                assert weight is not None
                weighed = f.multiply(feats, weight)
                for (m3, _), total in sums.items():
                    total.set(f.fma(weighed, grads[m3], total.get()))
        if grad_attrs is not None:
            add_by_form(f, entries, sums, by_attrs)
    for harmonic, value in by_attrs.items():
        assert grad_attrs is not None
        pointer = f.at(grad_attrs, harmonic)
        f.store(f.plus(f.load(pointer), f.lane_sum(value)), pointer)


def add_by_form(
    f: Function,
    entries: Iterable[tuple[tuple[int, int], tuple[tuple[int, float], ...]]],
    sums: Mapping[tuple[int, int], Variable],
    by_attrs: dict[int, Value],
) -> None:
    """From the derivatives by linear forms to those by the harmonics that they are made of, of each lane."""
    for key, terms in entries:
        by_form = sums[key].get()
        for harmonic, coefficient in terms:
            by_attrs[harmonic] = f.fma(by_form, f.splat(f.constant(coefficient)), by_attrs.get(harmonic))


def origin_of(f: Function) -> Value:
    """The first edge of the receivers that are worked on, whose row is the first of ``by_edge``."""
    return f.load(f["receiver_ptr"])


def sum_by_sender(shape: Shape) -> ir.Module:
    """Gradient by the node features: rows of ``by_edge`` added to ``result`` for every sender of a range.

    ``sum_by_sender(by_edge, result, sender_perm, sender_ptr, summed, first, last, start, stop, number)``; the rows are
    of the edges from ``first[0]`` to ``last[0]``. Sender j has the edges
    ``sender_perm[sender_ptr[j]:sender_ptr[j + 1]]``, ascending; those before ``summed[j]`` are done, which is moved on.
    """
    module = new_module("convolution_sum_by_sender")
    indices = ("sender_perm", "sender_ptr", "summed", "first", "last")
    f = range_function(module, "sum_by_sender", shape, ("by_edge", "result"), indices)
    origin, end = f.load(f["first"]), f.load(f["last"])
    row, width = shape.num_components * shape.num_channels, block_width(shape, 8)
    vectors = range(0, width, shape.lanes)
    with f.loop(f["start"], f["stop"]) as sender:
        first, last = f.load(f["summed"], sender), _count_below(f, sender, end)
        f.store(last, f["summed"], sender)
        for component in sorted(shape.components_read):
            start = component * shape.num_channels
            with f.loop(start, start + shape.num_channels, width) as channel:
                pointer = f.at(f["result"], f.times(sender, row), channel)
                sums = [f.variable(f.vector(pointer, n)) for n in vectors]
                with f.loop(first, last) as position:
                    edge = f.minus(f.load(f["sender_perm"], position), origin)
                    values = f.at(f["by_edge"], f.times(edge, row), channel)
                    for n, total in zip(vectors, sums, strict=True):
                        total.set(f.plus(total.get(), f.vector(values, n)))
                for n, total in zip(vectors, sums, strict=True):
                    f.store(total.get(), pointer, n)
    f.finish()
    return module


def _count_below(f: Function, sender: Value, end: Value) -> Value:
    """Where the edges of a sender that come before one end."""
    first, last = f.load(f["summed"], sender), f.load(f["sender_ptr"], sender, 1)
    place = f.variable(first)
    with f.loop(first, last) as position:
        is_below = f.builder.icmp_signed("<", f.load(f["sender_perm"], position), end)
        place.set(f.index(f.add(place.get(), f.builder.zext(is_below, INDEX))))
    return place.get()


def row_at(f: Function, tensor: Value, node: Value, num_rows: int, row: int, shape: Shape, channel: Index) -> Value:
    """Pointer to a channel of a row of a node."""
    return f.at(tensor, f.times(node, num_rows * shape.num_channels), row * shape.num_channels, channel)


def block_width(shape: Shape, most: int) -> int:
    """Channels that are summed at a time: so many vectors at most where there are registers for them."""
    most = most if host().num_registers == 32 else most // 2
    count = shape.num_channels // shape.lanes
    return shape.lanes * max(vectors for vectors in range(1, most + 1) if count % vectors == 0)
