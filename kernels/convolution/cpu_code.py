"""Writes the convolution and its derivatives for a CPU.

A call walks the receivers of a range (the senders, for their gradient), and the edges of each in tiles, path by path.
The weights of a tile are a matrix product whose result stays in the first or second level of the cache, and so do the
linear forms M[m3, m1] of its edges. Vectors run along the channels.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

import torch
from llvmlite import ir

from mace_fast.kernels.convolution.plans import Coupling, couplings, parse_paths
from mace_fast.kernels.convolution.rows import num_rows
from mace_fast.kernels.native.function import RANGE, Function, Index, Value, new_module
from mace_fast.kernels.native.host import host
from mace_fast.kernels.native.product import write_product

TILE = 64
"""Edges whose weights are computed at a time: the weights of a path, for 128 channels in float32, take 32 kB."""


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        paths: as text.
        num_components: of the node features.
        num_harmonics: of the edges.
        num_hidden: functions of the last hidden layer.
        num_channels: of features and messages.
        dtype: of all.
    """

    paths: str
    num_components: int
    num_harmonics: int
    num_hidden: int
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
        hidden: by the hidden functions.
    """

    nodes: bool
    attrs: bool
    hidden: bool

    @property
    def weights(self) -> bool:
        """Whether the weights of the edges are needed."""
        return self.nodes or self.attrs

    @property
    def forms(self) -> bool:
        """Whether the linear forms of the edges are needed."""
        return self.nodes or self.hidden


def forward(shape: Shape) -> ir.Module:
    """Messages: ``forward(x, Y, h, W, result, senders, receiver_ptr, start, stop, number)``; ``result`` is added to."""
    module = new_module("convolution_forward")
    weigh = _weights(module, shape)
    f = _function(
        module,
        "forward",
        shape,
        ("node_feats", "edge_attrs", "hidden", "weight", "result"),
        ("senders", "receiver_ptr"),
    )
    weights, forms = f.scratch(TILE * shape.num_channels), f.scratch(TILE * shape.most_entries)
    with _tiles(f, "receiver_ptr") as (receiver, first, count):
        hidden = f.at(f["hidden"], f.times(first, shape.num_hidden))
        for coupling in shape.couplings:
            f.call(weigh, hidden, _matrix(f, shape, coupling), weights, count, shape.num_hidden)
            _write_forms(f, shape, coupling, forms, count, partial(f.add, first))
            _sum_messages(f, shape, coupling, weights, forms, receiver, first, count)
    f.finish()
    return module


def _sum_messages(
    f: Function,
    shape: Shape,
    coupling: Coupling,
    weights: Value,
    forms: Value,
    receiver: Value,
    first: Value,
    count: Value,
) -> None:
    """Add the messages of a tile of edges along one path."""
    width = _block_width(shape, 2)
    vectors = range(0, width, shape.lanes)
    with f.loop(0, shape.num_channels, width) as channel:
        places = [_place(f, f["result"], receiver, shape.num_rows, row, shape, channel) for row in coupling.rows]
        sums = [[f.variable(f.vector(place, n)) for n in vectors] for place in places]
        with f.loop(0, count) as edge:
            sender = f.load(f["senders"], first, edge)
            weight = [f.vector(weights, f.times(edge, shape.num_channels), channel, n) for n in vectors]
            for m1, component in enumerate(coupling.inputs):
                feats = _place(f, f["node_feats"], sender, shape.num_components, component, shape, channel)
                weighed = [f.multiply(f.vector(feats, n), w) for n, w in zip(vectors, weight, strict=True)]
                for number, (m3, other) in enumerate(coupling.entries):
                    if other == m1:
                        form = f.splat(f.load(forms, f.times(edge, len(coupling.entries)), number))
                        for total, value in zip(sums[m3], weighed, strict=True):
                            total.set(f.fma(form, value, total.get()))
        for place, totals in zip(places, sums, strict=True):
            for n, total in zip(vectors, totals, strict=True):
                f.store(total.get(), place, n)


def node_gradient(shape: Shape) -> ir.Module:
    """Gradient by the node features, added to ``result``; a range is one of senders.

    ``node_gradient(Y, h, W, g, result, receivers, sender_perm, sender_ptr, start, stop, number)``
    """
    module = new_module("convolution_node_gradient")
    weigh = _weights(module, shape)
    f = _function(
        module,
        "node_gradient",
        shape,
        ("edge_attrs", "hidden", "weight", "grad", "result"),
        ("receivers", "sender_perm", "sender_ptr"),
    )
    weights, forms = f.scratch(TILE * shape.num_channels), f.scratch(TILE * shape.most_entries)
    hidden = f.scratch(TILE * shape.num_hidden)
    with _tiles(f, "sender_ptr") as (sender, first, count):

        def edge_at(place: Index, first: Value = first) -> Value:
            return f.load(f["sender_perm"], first, place)

        with f.loop(0, count) as place:
            row = f.times(edge_at(place), shape.num_hidden)
            with f.loop(0, shape.num_hidden) as number:
                f.store(f.load(f["hidden"], row, number), hidden, f.times(place, shape.num_hidden), number)
        for coupling in shape.couplings:
            f.call(weigh, hidden, _matrix(f, shape, coupling), weights, count, shape.num_hidden)
            _write_forms(f, shape, coupling, forms, count, edge_at)
            _sum_to_senders(f, shape, coupling, weights, forms, sender, count, edge_at)
    f.finish()
    return module


def _sum_to_senders(
    f: Function,
    shape: Shape,
    coupling: Coupling,
    weights: Value,
    forms: Value,
    sender: Value,
    count: Value,
    edge_at: Callable[[Index], Value],
) -> None:
    """Add the gradient of a tile of the edges of a sender along one path."""
    with f.loop(0, shape.num_channels, shape.lanes) as channel:
        places = [
            _place(f, f["result"], sender, shape.num_components, component, shape, channel)
            for component in coupling.inputs
        ]
        sums = [f.variable(f.vector(place)) for place in places]
        with f.loop(0, count) as place:
            receiver = f.load(f["receivers"], edge_at(place))
            weight = f.vector(weights, f.times(place, shape.num_channels), channel)
            grads = [
                f.vector(_place(f, f["grad"], receiver, shape.num_rows, row, shape, channel)) for row in coupling.rows
            ]
            for m1, total in enumerate(sums):
                by_input = _by_input(f, coupling, forms, place, m1, grads)
                if by_input is not None:
                    total.set(f.fma(by_input, weight, total.get()))
        for place, total in zip(places, sums, strict=True):
            f.store(total.get(), place)


def gradients(shape: Shape, needs: Needs) -> ir.Module:
    """Gradients by harmonics and hidden functions, added to ``grad_attrs`` and ``grad_hidden``; by sender, per edge.

    ``gradients(x, Y, h, W, W transposed, g, by_edge, grad_attrs, grad_hidden, senders, receiver_ptr, origin, start,
    stop, number)``. The gradient by the features of the sender of edge e is written to row ``e - origin`` of
    ``by_edge``, ``[edges, components, channels]``, and :func:`sum_by_sender` adds it up: it takes nothing but the
    weights and M g, which the other gradients need anyway.
    """
    module = new_module("convolution_gradients")
    weigh = _weights(module, shape) if needs.weights else None
    back = None
    if needs.hidden:
        back = write_product(
            module,
            "by_hidden",
            shape.dtype,
            columns=shape.num_hidden,
            depth=shape.num_channels,
            row_stride=shape.num_channels,
            depth_stride=1,
            accumulate=True,
        )
    f = _function(
        module,
        "gradients",
        shape,
        ("node_feats", "edge_attrs", "hidden", "weight", "transposed", "grad", "by_edge", "grad_attrs", "grad_hidden"),
        ("senders", "receiver_ptr"),
        ("origin",),
    )
    weights, forms = f.scratch(TILE * shape.num_channels), f.scratch(TILE * shape.most_entries)
    grad_weights = f.scratch(TILE * shape.num_channels)
    row = shape.num_components * shape.num_channels
    with _tiles(f, "receiver_ptr") as (receiver, first, count):
        written: set[int] = set()  # components whose gradient by the sender some path has begun
        for coupling in shape.couplings:
            if weigh:
                hidden = f.at(f["hidden"], f.times(first, shape.num_hidden))
                f.call(weigh, hidden, _matrix(f, shape, coupling), weights, count, shape.num_hidden)
            if needs.forms:
                _write_forms(f, shape, coupling, forms, count, partial(f.add, first))
            with f.loop(0, count) as place:
                edge = f.add(first, place)
                _edge_gradients(
                    f,
                    shape,
                    coupling,
                    receiver,
                    edge,
                    f.at(forms, f.times(place, len(coupling.entries))) if needs.forms else None,
                    weights=f.at(weights, f.times(place, shape.num_channels)) if weigh else None,
                    grad_weights=f.at(grad_weights, f.times(place, shape.num_channels)) if back else None,
                    by_edge=f.at(f["by_edge"], f.times(f.minus(edge, f["origin"]), row)) if needs.nodes else None,
                    grad_attrs=f.at(f["grad_attrs"], f.times(edge, shape.num_harmonics)) if needs.attrs else None,
                    written=written,
                )
            written |= {coupling.inputs[m1] for _, m1 in coupling.entries}
            if back:
                matrix = f.at(f["transposed"], coupling.index * shape.num_hidden * shape.num_channels)
                result = f.at(f["grad_hidden"], f.times(first, shape.num_hidden))
                f.call(back, grad_weights, matrix, result, count, shape.num_channels)
    f.finish()
    return module


def _edge_gradients(
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
    """Gradients of one edge along one path: by its weights, its sender and its harmonics, each where it has a place.

    The first two need the forms, the last two the weights. What is in ``by_edge`` counts where it is ``written``.
    """
    sender = f.load(f["senders"], edge)
    by_attrs: dict[int, Value] = {}
    for m1, component in enumerate(coupling.inputs):  # one component at a time, so that all sums stay in registers
        entries = [(key, terms) for key, terms in coupling.entries.items() if key[1] == m1]
        sums = {key: f.variable(f.zeros()) for key, _ in entries} if grad_attrs is not None else {}
        with f.loop(0, shape.num_channels, shape.lanes) as channel:
            feats = f.vector(_place(f, f["node_feats"], sender, shape.num_components, component, shape, channel))
            grads = [
                f.vector(_place(f, f["grad"], receiver, shape.num_rows, row, shape, channel)) for row in coupling.rows
            ]
            weight = f.vector(weights, channel) if weights is not None else None
            by_input = _by_input(f, coupling, forms, 0, m1, grads) if forms is not None else None
            if grad_weights is not None:
                before = f.vector(grad_weights, channel) if m1 else None
                value = before or f.zeros() if by_input is None else f.fma(feats, by_input, before)
                f.store(value, grad_weights, channel)
            if by_edge is not None and by_input is not None:
                assert weight is not None
                place = f.at(by_edge, component * shape.num_channels, channel)
                f.store(f.fma(by_input, weight, f.vector(place) if component in written else None), place)
            if grad_attrs is not None:
                assert weight is not None
                weighed = f.multiply(feats, weight)
                for (m3, _), total in sums.items():
                    total.set(f.fma(weighed, grads[m3], total.get()))
        for key, terms in entries if grad_attrs is not None else ():
            by_form = f.lane_sum(sums[key].get())
            for harmonic, coefficient in terms:
                by_attrs[harmonic] = f.fma(by_form, f.constant(coefficient), by_attrs.get(harmonic))
    for harmonic, value in by_attrs.items():
        assert grad_attrs is not None
        place = f.at(grad_attrs, harmonic)
        f.store(f.plus(f.load(place), value), place)


def sum_by_sender(shape: Shape) -> ir.Module:
    """Gradient by the node features: rows of ``by_edge`` added to ``result`` for every sender of a range.

    ``sum_by_sender(by_edge, result, sender_perm, first, last, origin, start, stop, number)``; sender j has the edges
    ``sender_perm[first[j]:last[j]]``.
    """
    module = new_module("convolution_sum_by_sender")
    f = _function(module, "sum_by_sender", shape, ("by_edge", "result"), ("sender_perm", "first", "last"), ("origin",))
    row, width = shape.num_components * shape.num_channels, _block_width(shape, 8)
    vectors = range(0, width, shape.lanes)
    with f.loop(f["start"], f["stop"]) as sender:
        first, last = f.load(f["first"], sender), f.load(f["last"], sender)
        for component in sorted(shape.components_read):
            start = component * shape.num_channels
            with f.loop(start, start + shape.num_channels, width) as channel:
                place = f.at(f["result"], f.times(sender, row), channel)
                sums = [f.variable(f.vector(place, n)) for n in vectors]
                with f.loop(first, last) as number:
                    edge = f.minus(f.load(f["sender_perm"], number), f["origin"])
                    values = f.at(f["by_edge"], f.times(edge, row), channel)
                    for n, total in zip(vectors, sums, strict=True):
                        total.set(f.plus(total.get(), f.vector(values, n)))
                for n, total in zip(vectors, sums, strict=True):
                    f.store(total.get(), place, n)
    f.finish()
    return module


def weight_gradient(shape: Shape) -> ir.Module:
    """Gradient by the weight, added to the part ``number`` of ``result``, ``[parts, paths, hidden, channels]``.

    ``weight_gradient(x, Y, h, g, result, senders, receivers, start, stop, number)``; a range is one of edges.
    """
    module = new_module("convolution_weight_gradient")
    outer = write_product(
        module,
        "by_weight",
        shape.dtype,
        columns=shape.num_channels,
        depth=None,
        row_stride=1,
        depth_stride=shape.num_hidden,
        accumulate=True,
        in_panels=False,
    )
    f = _function(
        module,
        "weight_gradient",
        shape,
        ("node_feats", "edge_attrs", "hidden", "grad", "result"),
        ("senders", "receivers"),
    )
    forms, grad_weights = f.scratch(TILE * shape.most_entries), f.scratch(TILE * shape.num_channels)
    size = shape.num_hidden * shape.num_channels
    part = f.at(f["result"], f.times(f["number"], len(shape.couplings) * size))
    with f.loop(f["start"], f["stop"], TILE) as first:
        count = f.least(f.minus(f["stop"], first), TILE)
        hidden = f.at(f["hidden"], f.times(first, shape.num_hidden))
        for coupling in shape.couplings:
            _write_forms(f, shape, coupling, forms, count, partial(f.add, first))
            with f.loop(0, count) as place:
                _edge_gradients(
                    f,
                    shape,
                    coupling,
                    f.load(f["receivers"], first, place),
                    f.add(first, place),
                    f.at(forms, f.times(place, len(coupling.entries))),
                    grad_weights=f.at(grad_weights, f.times(place, shape.num_channels)),
                )
            f.call(outer, hidden, grad_weights, f.at(part, coupling.index * size), shape.num_hidden, count)
    f.finish()
    return module


def _function(
    module: ir.Module,
    name: str,
    shape: Shape,
    reals: tuple[str, ...],
    indices: tuple[str, ...],
    sizes: tuple[str, ...] = (),
) -> Function:
    sizes = (*sizes, *RANGE)
    return Function(
        module, name, shape.dtype, reals=reals, indices=indices, sizes=sizes, lanes=shape.lanes, exported=True
    )


@contextmanager
def _tiles(f: Function, pointers: str) -> Iterator[tuple[Value, Value, Value]]:
    """Loop over the nodes of the range, and over the edges of each in tiles: node, first edge, number of edges."""
    with f.loop(f["start"], f["stop"]) as node:
        end = f.load(f[pointers], node, 1)
        with f.loop(f.load(f[pointers], node), end, TILE) as first:
            yield node, first, f.least(f.minus(end, first), TILE)


def _weights(module: ir.Module, shape: Shape) -> Function:
    """The product that gives the weights of a tile of edges along a path."""
    return write_product(
        module,
        "weights",
        shape.dtype,
        columns=shape.num_channels,
        depth=shape.num_hidden,
        row_stride=shape.num_hidden,
        depth_stride=1,
        accumulate=False,
    )


def _write_forms(
    f: Function, shape: Shape, coupling: Coupling, forms: Value, count: Value, edge_at: Callable[[Index], Index]
) -> None:
    """The linear forms M[m3, m1] of a tile of edges along a path."""
    with f.loop(0, count) as place:
        attrs = f.at(f["edge_attrs"], f.times(edge_at(place), shape.num_harmonics))
        for number, terms in enumerate(coupling.entries.values()):
            total: Value | None = None
            for harmonic, coefficient in terms:
                total = f.fma(f.load(attrs, harmonic), f.constant(coefficient), total)
            assert total is not None
            f.store(total, forms, f.times(place, len(coupling.entries)), number)


def _by_input(f: Function, coupling: Coupling, forms: Value, place: Index, m1: int, grads: list[Value]) -> Value | None:
    """Sum over m3 of M[m3, m1] g[m3]; None where no entry has this component."""
    total: Value | None = None
    for number, (m3, other) in enumerate(coupling.entries):
        if other == m1:
            form = f.splat(f.load(forms, f.times(place, len(coupling.entries)), number))
            total = f.fma(form, grads[m3], total)
    return total


def _matrix(f: Function, shape: Shape, coupling: Coupling) -> Value:
    """The last layer's columns of a path."""
    return f.at(f["weight"], coupling.index * shape.num_hidden * shape.num_channels)


def _place(f: Function, tensor: Value, node: Value, num_rows: int, row: int, shape: Shape, channel: Value) -> Value:
    """Where channels of a row of a node begin."""
    return f.at(tensor, f.times(node, num_rows * shape.num_channels), row * shape.num_channels, channel)


def _block_width(shape: Shape, most: int) -> int:
    """Channels that are summed at a time: so many vectors at most where there are registers for them."""
    most = most if host().num_registers == 32 else most // 2
    count = shape.num_channels // shape.lanes
    return shape.lanes * max(number for number in range(1, most + 1) if count % number == 0)
