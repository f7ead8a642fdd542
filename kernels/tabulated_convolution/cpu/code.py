"""Writes the convolution with tabulated weights, and its gradients, for a CPU; vectors run along the channels."""

from dataclasses import dataclass, replace
from functools import partial

from llvmlite import ir

from mace_fast.kernels.convolution.cpu import loops
from mace_fast.kernels.convolution.cpu.loops import (
    TILE,
    Needs,
    edge_gradients,
    origin_of,
    range_function,
    sum_messages,
    tiles,
    weighed_feats,
    write_forms,
)
from mace_fast.kernels.convolution.plans import Coupling
from mace_fast.kernels.native.function import INDEX, Function, Value, new_module
from mace_fast.kernels.radial_table.cpu import code as radial_table


@dataclass(frozen=True)
class Shape(loops.Shape):
    """What the code is written for.

    Attributes:
        table: of the weights of all paths, and which derivative of it weighs.
    """

    table: radial_table.Shape


def forward(shape: Shape) -> ir.Module:
    """Messages, added to ``result``.

    ``forward(x, Y, lengths, coefficients, result, senders, receiver_ptr, [tables], start, stop, number)``
    """
    module = new_module("tabulated_convolution_forward")
    reals = ("node_feats", "edge_attrs", "lengths", "coefficients", "result")
    f = range_function(module, "forward", shape, reals, ("senders", "receiver_ptr", *shape.table.indices))
    weights, forms = f.scratch(TILE * shape.num_channels), f.scratch(TILE * shape.most_entries)
    lookup = _Lookup(f, shape)
    with tiles(f, "receiver_ptr") as (receiver, first, count):
        lookup.find(first, count)
        for coupling in shape.couplings:
            with f.loop(0, count) as slot:
                lookup.read(coupling, slot, f.at(weights, f.times(slot, shape.num_channels)), None)
            write_forms(f, shape, coupling, forms, count, partial(f.add, first))
            terms = partial(weighed_feats, f, shape, weights, forms)
            sum_messages(f, shape, coupling, f["result"], receiver, first, count, terms)
    f.finish()
    return module


def gradients(shape: Shape, needs: Needs) -> ir.Module:
    """Gradients by harmonics and lengths, added to ``grad_attrs`` and ``grad_lengths``; by sender, per edge.

    ``gradients(x, Y, lengths, coefficients, g, by_edge, grad_attrs, grad_lengths, senders, receiver_ptr, [tables],
    start, stop, number)``; see :func:`mace_fast.kernels.convolution.cpu.code.gradients`. Slopes come out of the
    coefficients that the weights are made of.
    """
    module = new_module("tabulated_convolution_gradients")
    f = range_function(
        module,
        "gradients",
        shape,
        ("node_feats", "edge_attrs", "lengths", "coefficients", "grad", "by_edge", "grad_attrs", "grad_lengths"),
        ("senders", "receiver_ptr", *shape.table.indices),
    )
    lookup, forms = _Lookup(f, shape), [f.scratch(TILE * len(one.entries)) for one in shape.couplings]
    weights = f.scratch(shape.num_channels) if needs.weights else None
    slopes, grad_weights = (f.scratch(shape.num_channels) if needs.radial else None for _ in range(2))
    row = shape.num_components * shape.num_channels
    with tiles(f, "receiver_ptr") as (receiver, first, count):
        lookup.find(first, count)
        if needs.forms:
            for coupling, place in zip(shape.couplings, forms, strict=True):
                write_forms(f, shape, coupling, place, count, partial(f.add, first))
        # an edge at a time, so that what it reads and adds to stays near from path to path
        with f.loop(0, count) as slot:
            edge = f.add(first, slot)
            written: set[int] = set()  # components whose gradient by the sender some path has begun
            by_length = f.variable(f.zeros())
            for coupling, place in zip(shape.couplings, forms, strict=True):
                lookup.read(coupling, slot, weights, slopes)
                edge_gradients(
                    f,
                    shape,
                    coupling,
                    receiver,
                    edge,
                    f.at(place, f.times(slot, len(coupling.entries))) if needs.forms else None,
                    weights=weights,
                    grad_weights=grad_weights,
                    by_edge=f.at(f["by_edge"], f.times(f.minus(edge, origin_of(f)), row)) if needs.nodes else None,
                    grad_attrs=f.at(f["grad_attrs"], f.times(edge, shape.num_harmonics)) if needs.attrs else None,
                    written=written,
                )
                if slopes is not None and grad_weights is not None:
                    with f.loop(0, shape.num_channels, shape.lanes) as channel:
                        slope = f.vector(slopes, channel)
                        by_length.set(f.fma(f.vector(grad_weights, channel), slope, by_length.get()))
                written |= {coupling.inputs[m1] for _, m1 in coupling.entries}
            if needs.radial:
                total = f.at(f["grad_lengths"], edge)
                f.store(f.plus(f.load(total), f.lane_sum(by_length.get())), total)
    f.finish()
    return module


class _Lookup:
    """Where the edges of a tile are in the table: found once, read for every path.

    Tables of several pairs of species do not fit into the caches: what the next edge reads is asked for early.
    """

    def __init__(self, f: Function, shape: Shape) -> None:
        self.f = f
        self.shape = shape
        self.cubics = f.scratch(TILE + 1, INDEX)
        self.t, self.factors = f.scratch(TILE), f.scratch(TILE)

    def find(self, first: Value, count: Value) -> None:
        """Locate the edges of a tile."""
        f, table = self.f, self.shape.table
        with f.loop(0, count) as slot:
            cubics, t, factor = radial_table.locate(f, table, f.add(first, slot))
            f.store(cubics, self.cubics, slot)
            f.store(cubics, self.cubics, slot, 1)  # after the last edge, for what is asked for early to exist
            f.store(t, self.t, slot)
            f.store(factor, self.factors, slot)

    def read(self, coupling: Coupling, slot: Value, weights: Value | None, slopes: Value | None) -> None:
        """Write the weights of an edge along a path, and their derivatives by the length; None: nowhere."""
        f, shape, table = self.f, self.shape, self.shape.table
        cubics = f.at(f["coefficients"], f.load(self.cubics, slot), coupling.index * shape.num_channels)
        next_cubics = f.at(f["coefficients"], f.load(self.cubics, slot, 1), coupling.index * shape.num_channels)
        t, factor = f.splat(f.load(self.t, slot)), f.load(self.factors, slot)
        following = replace(table, order=table.order + 1)
        steeper = f.multiply(factor, f.constant(table.intervals_per_length))
        with f.loop(0, shape.num_channels, shape.lanes) as channel:
            for power in range(4):
                f.prefetch(next_cubics, power * table.num_columns, channel)
            for result, what, times in ((weights, table, factor), (slopes, following, steeper)):
                if result is not None:
                    found = radial_table.value(f, what, cubics, channel, t)
                    f.store(f.multiply(found, f.splat(times)), result, channel)
