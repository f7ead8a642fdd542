"""Writes the convolution and its derivatives for a CPU: the weights of a tile of edges are a matrix product."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from llvmlite import ir

from mace_fast.kernels.convolution.cpu import loops
from mace_fast.kernels.convolution.cpu.loops import (
    TILE,
    Needs,
    edge_gradients,
    origin_of,
    range_function,
    row_at,
    sum_messages,
    tiles,
    weighed_by_input,
    weighed_feats,
    write_forms,
)
from mace_fast.kernels.convolution.plans import Coupling
from mace_fast.kernels.native.function import Function, Index, Value, new_module
from mace_fast.kernels.native.product import write_product


@dataclass(frozen=True)
class Shape(loops.Shape):
    """What the code is written for.

    Attributes:
        num_hidden: functions of the last hidden layer.
    """

    num_hidden: int


def forward(shape: Shape) -> ir.Module:
    """Messages: ``forward(x, Y, h, W, result, senders, receiver_ptr, start, stop, number)``; ``result`` is added to."""
    module = new_module("convolution_forward")
    weigh = product_of_weights(module, shape)
    f = range_function(
        module,
        "forward",
        shape,
        ("node_feats", "edge_attrs", "hidden", "weight", "result"),
        ("senders", "receiver_ptr"),
    )
    weights, forms = f.scratch(TILE * shape.num_channels), f.scratch(TILE * shape.most_entries)
    with tiles(f, "receiver_ptr") as (receiver, first, count):
        hidden = f.at(f["hidden"], f.times(first, shape.num_hidden))
        for coupling in shape.couplings:
            f.call(weigh, hidden, matrix_of(f, shape, coupling), weights, count, shape.num_hidden)
            write_forms(f, shape, coupling, forms, count, partial(f.add, first))
            terms = partial(weighed_feats, f, shape, weights, forms)
            sum_messages(f, shape, coupling, f["result"], receiver, first, count, terms)
    f.finish()
    return module


def node_gradient(shape: Shape) -> ir.Module:
    """Gradient by the node features, added to ``result``; a range is one of senders.

    ``node_gradient(Y, h, W, g, result, receivers, sender_perm, sender_ptr, start, stop, number)``
    """
    module = new_module("convolution_node_gradient")
    weigh = product_of_weights(module, shape)
    f = range_function(
        module,
        "node_gradient",
        shape,
        ("edge_attrs", "hidden", "weight", "grad", "result"),
        ("receivers", "sender_perm", "sender_ptr"),
    )
    weights, forms = f.scratch(TILE * shape.num_channels), f.scratch(TILE * shape.most_entries)
    hidden = f.scratch(TILE * shape.num_hidden)
    with tiles(f, "sender_ptr") as (sender, first, count):

        def edge_at(slot: Index, first: Value = first) -> Value:
            return f.load(f["sender_perm"], first, slot)

        with f.loop(0, count) as slot:
            row = f.times(edge_at(slot), shape.num_hidden)
            with f.loop(0, shape.num_hidden) as function:
                f.store(f.load(f["hidden"], row, function), hidden, f.times(slot, shape.num_hidden), function)
        for coupling in shape.couplings:
            f.call(weigh, hidden, matrix_of(f, shape, coupling), weights, count, shape.num_hidden)
            write_forms(f, shape, coupling, forms, count, edge_at)
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
        results = [
            row_at(f, f["result"], sender, shape.num_components, component, shape, channel)
            for component in coupling.inputs
        ]
        sums = [f.variable(f.vector(result)) for result in results]
        with f.loop(0, count) as slot:
            receiver = f.load(f["receivers"], edge_at(slot))
            weight = f.vector(weights, f.times(slot, shape.num_channels), channel)
            grads = [
                f.vector(row_at(f, f["grad"], receiver, shape.num_rows, row, shape, channel)) for row in coupling.rows
            ]
            for m1, total in enumerate(sums):
                by_input = weighed_by_input(f, coupling, forms, slot, m1, grads)
                if by_input is not None:
                    total.set(f.fma(by_input, weight, total.get()))
        for result, total in zip(results, sums, strict=True):
            f.store(total.get(), result)


def gradients(shape: Shape, needs: Needs) -> ir.Module:
    """Gradients by harmonics and hidden functions, added to ``grad_attrs`` and ``grad_hidden``; by sender, per edge.

    ``gradients(x, Y, h, W, W transposed, g, by_edge, grad_attrs, grad_hidden, senders, receiver_ptr, start,
    stop, number)``. The gradient by the features of the sender of edge e is written to row ``e - receiver_ptr[0]`` of
    ``by_edge``, ``[edges, components, channels]``, and :func:`sum_by_sender` adds it up: it takes nothing but the
    weights and M g, which the other gradients need anyway.
    """
    module = new_module("convolution_gradients")
    weigh = product_of_weights(module, shape) if needs.weights else None
    back = product_by_hidden(module, shape) if needs.radial else None
    f = range_function(
        module,
        "gradients",
        shape,
        ("node_feats", "edge_attrs", "hidden", "weight", "transposed", "grad", "by_edge", "grad_attrs", "grad_hidden"),
        ("senders", "receiver_ptr"),
    )
    weights, forms = f.scratch(TILE * shape.num_channels), f.scratch(TILE * shape.most_entries)
    grad_weights = f.scratch(TILE * shape.num_channels)
    row = shape.num_components * shape.num_channels
    with tiles(f, "receiver_ptr") as (receiver, first, count):
        written: set[int] = set()  # components whose gradient by the sender some path has begun
        for coupling in shape.couplings:
            if weigh:
                hidden = f.at(f["hidden"], f.times(first, shape.num_hidden))
                f.call(weigh, hidden, matrix_of(f, shape, coupling), weights, count, shape.num_hidden)
            if needs.forms:
                write_forms(f, shape, coupling, forms, count, partial(f.add, first))
            with f.loop(0, count) as slot:
                edge = f.add(first, slot)
                edge_gradients(
                    f,
                    shape,
                    coupling,
                    receiver,
                    edge,
                    f.at(forms, f.times(slot, len(coupling.entries))) if needs.forms else None,
                    weights=f.at(weights, f.times(slot, shape.num_channels)) if weigh else None,
                    grad_weights=f.at(grad_weights, f.times(slot, shape.num_channels)) if back else None,
                    by_edge=f.at(f["by_edge"], f.times(f.minus(edge, origin_of(f)), row)) if needs.nodes else None,
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


def weight_gradient(shape: Shape) -> ir.Module:
    """Gradient by the weight, added to the part ``number`` of ``result``, ``[parts, paths, hidden, channels]``.

    ``weight_gradient(x, Y, h, g, result, senders, receivers, start, stop, number)``; a range is one of edges.
    """
    module = new_module("convolution_weight_gradient")
    outer = product_by_weight(module, shape)
    f = range_function(
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
            write_forms(f, shape, coupling, forms, count, partial(f.add, first))
            with f.loop(0, count) as slot:
                edge_gradients(
                    f,
                    shape,
                    coupling,
                    f.load(f["receivers"], first, slot),
                    f.add(first, slot),
                    f.at(forms, f.times(slot, len(coupling.entries))),
                    grad_weights=f.at(grad_weights, f.times(slot, shape.num_channels)),
                )
            f.call(outer, hidden, grad_weights, f.at(part, coupling.index * size), shape.num_hidden, count)
    f.finish()
    return module


def product_of_weights(module: ir.Module, shape: Shape) -> Function:
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


def product_by_hidden(module: ir.Module, shape: Shape) -> Function:
    """The product of gradients by the weights of a tile of edges along a path with the transposed last layer, added."""
    return write_product(
        module,
        "by_hidden",
        shape.dtype,
        columns=shape.num_hidden,
        depth=shape.num_channels,
        row_stride=shape.num_channels,
        depth_stride=1,
        accumulate=True,
    )


def product_by_weight(module: ir.Module, shape: Shape) -> Function:
    """The sum over a tile of edges of hidden functions times gradients by the weights of a path, added."""
    return write_product(
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


def matrix_of(f: Function, shape: Shape, coupling: Coupling) -> Value:
    """The last layer's columns of a path."""
    return f.at(f["weight"], coupling.index * shape.num_hidden * shape.num_channels)
