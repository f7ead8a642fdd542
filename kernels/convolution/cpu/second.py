"""Writes, for a CPU, the derivatives of the convolution's gradients along directions: one pass over the edges.

The number is ``L(a, Y, h, W, g) + L(x, b, h, W, g) + L(x, Y, c, W, g)`` with directions a, b and c of node features,
harmonics and hidden functions. Per path and edge, with w = h W, v = c W, the forms M of Y and N of b, and P = M^T g,
Q = N^T g, its derivatives are those of the messages ``M (a w + x v) + N x w``, by the sender ``Q w + P v``, by a form
of Y ``(a w + x v) g``, by the weights w ``P a + Q x`` and by v ``P x``. The three terms one after the other take eleven
matrix products of [edges, hidden, channels] per path; shared they take five.
"""

from functools import partial
from typing import NamedTuple

from llvmlite import ir

from mace_fast.kernels.convolution.cpu.code import (
    Shape,
    matrix_of,
    product_by_hidden,
    product_by_weight,
    product_of_weights,
)
from mace_fast.kernels.convolution.cpu.loops import (
    TILE,
    add_by_form,
    feats_of,
    origin_of,
    range_function,
    row_at,
    sum_messages,
    tiles,
    weighed_by_input,
    write_forms,
)
from mace_fast.kernels.convolution.plans import Coupling
from mace_fast.kernels.native.function import Function, Index, Value, new_module


class Along(NamedTuple):
    """Which directions there are.

    Attributes:
        nodes: of the node features, a.
        attrs: of the harmonics, b.
        hidden: of the hidden functions, c.
    """

    nodes: bool
    attrs: bool
    hidden: bool


class Needs(NamedTuple):
    """Which derivatives are wanted: by node features, harmonics, hidden functions, last layer and gradient."""

    nodes: bool
    attrs: bool
    hidden: bool
    weight: bool
    grad: bool


class _Tile(NamedTuple):
    """Room for what a tile of edges has along a path; None where nothing needs it.

    Attributes:
        weights: w.
        along_weights: v.
        forms: of the harmonics, M.
        along_forms: of their direction, N.
        by_weights: derivatives by w.
        by_along: derivatives by v.
    """

    weights: Value | None
    along_weights: Value | None
    forms: Value | None
    along_forms: Value | None
    by_weights: Value | None
    by_along: Value | None


def second(shape: Shape, along: Along, needs: Needs) -> ir.Module:
    """All derivatives that are needed, added to what is there; those by the last layer to the part ``number``.

    ``second(x, Y, h, W, W transposed, g, a, b, c, by_edge, by_attrs, by_hidden, by_weight, by_grad, senders,
    receiver_ptr, start, stop, number)``; ``by_edge`` is as in
    :func:`mace_fast.kernels.convolution.cpu.code.gradients`.
    """
    module = new_module("convolution_second")
    weigh = product_of_weights(module, shape)
    back, outer = product_by_hidden(module, shape), product_by_weight(module, shape)
    f = range_function(
        module,
        "second",
        shape,
        (
            *("node_feats", "edge_attrs", "hidden", "weight", "transposed", "grad"),
            *("along_nodes", "along_attrs", "along_hidden"),
            *("by_edge", "by_attrs", "by_hidden", "by_weight", "by_grad"),
        ),
        ("senders", "receiver_ptr"),
    )
    tile = _room(f, shape, along, needs)
    size = shape.num_hidden * shape.num_channels
    part = f.at(f["by_weight"], f.times(f["number"], len(shape.couplings) * size))
    with tiles(f, "receiver_ptr") as (receiver, first, count):
        rows = f.times(first, shape.num_hidden)
        hidden, along_hidden, by_hidden = (f.at(f[name], rows) for name in ("hidden", "along_hidden", "by_hidden"))
        written: set[int] = set()  # components whose derivative by the sender some path has begun
        for coupling in shape.couplings:
            matrix, by_matrix = matrix_of(f, shape, coupling), f.at(part, coupling.index * size)
            if tile.weights is not None:
                f.call(weigh, hidden, matrix, tile.weights, count, shape.num_hidden)
            if tile.along_weights is not None:
                f.call(weigh, along_hidden, matrix, tile.along_weights, count, shape.num_hidden)
            if tile.forms is not None:
                write_forms(f, shape, coupling, tile.forms, count, partial(f.add, first))
            if tile.along_forms is not None:
                write_forms(f, shape, coupling, tile.along_forms, count, partial(f.add, first), "along_attrs")
            with f.loop(0, count) as slot:
                _edge(f, shape, along, needs, coupling, tile, receiver, first, slot, written)
            written |= {coupling.inputs[m1] for _, m1 in coupling.entries}
            if needs.grad:
                terms = partial(_terms, f, shape, along, tile)
                sum_messages(f, shape, coupling, f["by_grad"], receiver, first, count, terms)
            if needs.hidden and tile.by_weights is not None:
                transposed = f.at(f["transposed"], coupling.index * size)
                f.call(back, tile.by_weights, transposed, by_hidden, count, shape.num_channels)
            if needs.weight and tile.by_weights is not None:
                f.call(outer, hidden, tile.by_weights, by_matrix, shape.num_hidden, count)
            if tile.by_along is not None:
                f.call(outer, along_hidden, tile.by_along, by_matrix, shape.num_hidden, count)
    f.finish()
    return module


def _room(f: Function, shape: Shape, along: Along, needs: Needs) -> _Tile:
    """Room for what the derivatives that are needed read: the products at the head of this file, term by term."""

    def room(wanted: bool, per_edge: int) -> Value | None:
        return f.scratch(TILE * per_edge) if wanted else None

    # w: the term of a has it in the messages, M a w, and in the derivatives by forms, a w g
    weighs_a = along.nodes and (needs.grad or needs.attrs)
    # the term of b in the messages, N x w, and by the sender, Q w
    weighs_b = along.attrs and (needs.grad or needs.nodes)
    # v, the weights of c: in the messages, M x v, in the derivatives by forms, x v g, and by the sender, P v
    weighs_c = along.hidden and (needs.grad or needs.attrs or needs.nodes)
    # P a + Q x, the derivatives by w, go on to the hidden functions and to the last layer
    derives_by_w = (along.nodes or along.attrs) and (needs.hidden or needs.weight)
    # P x, those by v, go on to the last layer alone, since c is no argument
    derives_by_v = along.hidden and needs.weight
    return _Tile(
        weights=room(weighs_a or weighs_b, shape.num_channels),
        along_weights=room(weighs_c, shape.num_channels),
        # M is in the terms of a and c, N in those of b, whatever is derived by
        forms=room(along.nodes or along.hidden, shape.most_entries),
        along_forms=room(along.attrs, shape.most_entries),
        by_weights=room(derives_by_w, shape.num_channels),
        by_along=room(derives_by_v, shape.num_channels),
    )


def _edge(
    f: Function,
    shape: Shape,
    along: Along,
    needs: Needs,
    coupling: Coupling,
    tile: _Tile,
    receiver: Value,
    first: Value,
    slot: Value,
    written: set[int],
) -> None:
    """Derivatives of the edge in a slot of the tile along one path: by its weights, its sender and its harmonics."""
    edge = f.add(first, slot)
    sender = f.load(f["senders"], edge)
    row = f.times(slot, shape.num_channels)
    by_edge = f.at(f["by_edge"], f.times(f.minus(edge, origin_of(f)), shape.num_components * shape.num_channels))
    has_forms = needs.attrs and (along.nodes or along.hidden)
    by_attrs: dict[int, Value] = {}
    for m1, component in enumerate(coupling.inputs):  # one component at a time, so that all sums stay in registers
        entries = [(key, terms) for key, terms in coupling.entries.items() if key[1] == m1]
        sums = {key: f.variable(f.zeros()) for key, _ in entries} if has_forms else {}
        with f.loop(0, shape.num_channels, shape.lanes) as channel:
            x, a, w, v = _factors(f, shape, along, tile, slot, sender, component, channel)
            grads = [
                f.vector(row_at(f, f["grad"], receiver, shape.num_rows, message, shape, channel))
                for message in coupling.rows
            ]
            p, q = (
                None if forms is None else weighed_by_input(f, coupling, forms, slot, m1, grads)
                for forms in (tile.forms, tile.along_forms)
            )
            if tile.by_weights is not None:
                before = f.vector(tile.by_weights, row, channel) if m1 else None
                total = _dot(f, [(p, a, along.nodes), (q, x, along.attrs)], before)
                f.store(total, tile.by_weights, row, channel)
            if tile.by_along is not None:
                before = f.vector(tile.by_along, row, channel) if m1 else None
                f.store(_dot(f, [(p, x, True)], before), tile.by_along, row, channel)
            if needs.nodes and (along.attrs or along.hidden):
                result = f.at(by_edge, component * shape.num_channels, channel)
                before = f.vector(result) if component in written else None
                f.store(_dot(f, [(q, w, along.attrs), (p, v, along.hidden)], before), result)
            if has_forms:
                weighed = _dot(f, [(a, w, along.nodes), (x, v, along.hidden)], None)
                for (m3, _), total in sums.items():
                    total.set(f.fma(weighed, grads[m3], total.get()))
        if has_forms:
            add_by_form(f, entries, sums, by_attrs)
    for harmonic, value in by_attrs.items():
        result = f.at(f["by_attrs"], f.times(edge, shape.num_harmonics), harmonic)
        f.store(f.plus(f.load(result), f.lane_sum(value)), result)


def _terms(
    f: Function, shape: Shape, along: Along, tile: _Tile, slot: Value, sender: Value, component: int, channel: Index
) -> list[tuple[Value, Value]]:
    """What the derivatives by the gradient, messages, are the sum of: M times a w + x v, N times x w."""
    x, a, w, v = _factors(f, shape, along, tile, slot, sender, component, channel)
    terms = []
    if along.nodes or along.hidden:
        assert tile.forms is not None
        terms.append((tile.forms, _dot(f, [(a, w, along.nodes), (x, v, along.hidden)], None)))
    if along.attrs:
        assert tile.along_forms is not None
        terms.append((tile.along_forms, _dot(f, [(x, w, True)], None)))
    return terms


def _factors(
    f: Function, shape: Shape, along: Along, tile: _Tile, slot: Value, sender: Value, component: int, channel: Index
) -> tuple[Value, Value | None, Value | None, Value | None]:
    """Channels of x, a, w and v of the edge in a slot, None for what there is not."""
    row = f.times(slot, shape.num_channels)
    x = feats_of(f, shape, "node_feats", sender, component, channel)
    a = feats_of(f, shape, "along_nodes", sender, component, channel) if along.nodes else None
    w, v = (None if values is None else f.vector(values, row, channel) for values in (tile.weights, tile.along_weights))
    return x, a, w, v


def _dot(f: Function, pairs: list[tuple[Value | None, Value | None, bool]], total: Value | None) -> Value:
    """Sum of the products of those pairs that count, added to a total if there is one."""
    for left, right, counts in pairs:
        if counts:
            assert left is not None
            assert right is not None
            total = f.fma(left, right, total)
    assert total is not None
    return total
