"""Writes the linear map of irreps and its weight gradient for a CPU: products whose rows are components of nodes.

A row of a product is a component of a node, wherever it lies; the matrix of a block is copied panel by panel,
transposed where the map is, before the rows walk by. Nodes are in the order of their species where there are species.
"""

from dataclasses import dataclass

import torch
from llvmlite import ir

from mace_fast.kernels.irreps_linear.blocks import Block, Group, decode, groups
from mace_fast.kernels.native.function import RANGE, Function, Index, Value, new_module
from mace_fast.kernels.native.product import Tiles, rows_of_tile, write_tile

DEPTH = 256
"""Rows of a matrix that are copied at a time: with 64 columns 128 kB in float64, on the stack of a thread."""

ROWS = 64
"""Rows whose features and gradients are brought together for the gradient by the weight, ``DEPTH`` numbers of each."""


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        blocks: as text.
        width_in: numbers in a row of features; of the map that is transposed, of its results.
        width_out: numbers in a row of the result.
        weight_numel: numbers of the weight.
        has_species: whether every species has a weight.
        dtype: of all.
    """

    blocks: str
    width_in: int
    width_out: int
    weight_numel: int
    has_species: bool
    dtype: torch.dtype


def linear(shape: Shape, transposed: bool) -> ir.Module:
    """The map, or its transpose, added to ``result``.

    ``linear(features, weight, result, node_perm, species_ptr, num_species, start, stop, number)``; a range is one of
    nodes, in the order of their species. Without species one is given, whose nodes are all.
    """
    module = new_module("irreps_linear_transposed" if transposed else "irreps_linear")
    f = _function(module, "linear", shape, ("features", "weight", "result"))
    targets = groups(shape.blocks, transposed)
    widths = [Tiles.of(group.channels_out, shape.dtype).width for group in targets]
    panel = f.scratch(DEPTH * max(widths, default=0))
    with f.loop(0, f["num_species"]) as species:
        first = f.most(f.load(f["species_ptr"], species), f["start"])
        count = f.minus(f.least(f.load(f["species_ptr"], species, 1), f["stop"]), first)
        weight = f.at(f["weight"], f.times(species, shape.weight_numel))
        for group in targets:
            for depth, offset_in, offset_weight in group.terms:
                with f.when_positive(count):
                    features, matrix = f.at(f["features"], offset_in), f.at(weight, offset_weight)
                    _add_term(f, shape, group, depth, features, matrix, panel, first, count, transposed)
    f.finish()
    return module


def _add_term(
    f: Function,
    shape: Shape,
    group: Group,
    depth: int,
    features: Value,
    matrix: Value,
    panel: Value,
    first: Value,
    count: Value,
    transposed: bool,
) -> None:
    """The rows of some nodes times one block, panel by panel, a part of the depth after the other."""
    width_in, width_out = (shape.width_out, shape.width_in) if transposed else (shape.width_in, shape.width_out)
    tiles, num_rows = Tiles.of(group.channels_out, shape.dtype), f.times(count, group.components)
    f.lanes = tiles.lanes
    with f.loop(0, group.channels_out, tiles.width) as column, f.loop(0, depth, DEPTH) as start:
        length = f.least(f.minus(depth, start), DEPTH)
        _copy_panel(f, tiles, matrix, panel, start, length, (depth, group.channels_out), column, transposed)
        with f.loop(0, num_rows, tiles.rows) as row:
            starts, results = [], []
            for place in rows_of_tile(f, tiles, row, num_rows):
                node, component = _node(f, shape, first, place, group.components)
                starts.append(f.at(features, f.times(node, width_in), f.times(component, depth), start))
                made = f.at(f["result"], f.times(node, width_out), f.times(component, group.channels_out))
                results.append(f.at(made, column, group.offset_out))
            write_tile(f, tiles, starts, panel, results, length, 1, tiles.width, accumulate=True)


def _copy_panel(
    f: Function,
    tiles: Tiles,
    matrix: Value,
    panel: Value,
    start: Value,
    length: Value,
    sizes: tuple[int, int],
    column: Value,
    transposed: bool,
) -> None:
    """Some rows and columns of a matrix of these sizes, or of the transpose of one that lies ``[columns, depth]``."""
    depth, columns = sizes
    with f.loop(0, length) as row:
        if transposed:
            with f.loop(0, tiles.width) as n:
                value = f.load(matrix, f.times(f.add(column, n), depth), start, row)
                f.store(value, panel, f.times(row, tiles.width), n)
        else:
            given = f.at(matrix, f.times(f.add(start, row), columns), column)
            for n in range(0, tiles.width, tiles.lanes):
                f.store(f.vector(given, n), panel, f.times(row, tiles.width), n)


def weight_gradient(shape: Shape) -> ir.Module:
    """Gradient by the weight, added to ``result``; a range is one of parts of the rows of every matrix.

    ``weight_gradient(features, grad, result, node_perm, species_ptr, num_species, num_parts, start, stop, number)``
    """
    module = new_module("irreps_linear_weight_gradient")
    f = _function(module, "weight_gradient", shape, ("features", "grad", "result"), "num_parts")
    feats, grads = f.scratch(ROWS * DEPTH), f.scratch(ROWS * DEPTH)
    with f.loop(0, f["num_species"]) as species:
        first = f.load(f["species_ptr"], species)
        count = f.minus(f.load(f["species_ptr"], species, 1), first)
        for block in decode(shape.blocks):
            result = f.at(f["result"], f.times(species, shape.weight_numel), block.offset_weight)
            _add_outer(f, shape, block, feats, grads, first, count, result)
    f.finish()
    return module


def _add_outer(
    f: Function, shape: Shape, block: Block, feats: Value, grads: Value, first: Value, count: Value, result: Value
) -> None:
    """The gradient of one block, matrix rows of this range, by the nodes of one species."""
    tiles = Tiles.of(block.channels_out, shape.dtype)
    f.lanes = tiles.lanes
    lower, upper = (_part(f, block.channels_in, f[name]) for name in ("start", "stop"))
    num_rows = f.times(count, block.components)
    most = DEPTH - DEPTH % tiles.width  # columns at a time
    with f.loop(0, num_rows, ROWS) as start, f.loop(lower, upper, DEPTH) as channel:
        size = f.least(f.minus(num_rows, start), ROWS)
        channels = f.least(f.minus(upper, channel), DEPTH)
        with f.loop(0, size) as row:
            node, component = _node(f, shape, first, f.add(start, row), block.components)
            given = f.add(f.times(node, shape.width_in), f.times(component, block.channels_in), block.offset_in)
            with f.loop(0, channels) as n:
                f.store(f.load(f["features"], given, channel, n), feats, f.times(row, DEPTH), n)
        with f.loop(0, block.channels_out, most) as column:
            columns = f.least(f.minus(block.channels_out, column), most)
            with f.loop(0, size) as row:
                node, component = _node(f, shape, first, f.add(start, row), block.components)
                made = f.add(f.times(node, shape.width_out), f.times(component, block.channels_out), block.offset_out)
                with f.loop(0, columns, tiles.lanes) as n:
                    f.store(f.vector(f["grad"], made, column, n), grads, f.times(row, DEPTH), n)
            with f.loop(0, columns, tiles.width) as n, f.loop(0, channels, tiles.rows) as row:
                rows = rows_of_tile(f, tiles, row, channels)
                starts = [f.at(feats, one) for one in rows]
                places = [f.times(f.add(channel, one), block.channels_out) for one in rows]
                results = [f.at(result, place, column, n) for place in places]
                write_tile(f, tiles, starts, f.at(grads, n), results, size, DEPTH, DEPTH, accumulate=True)


def _part(f: Function, size: int, part: Value) -> Value:
    """Where a part of so many rows begins."""
    return f.builder.sdiv(f.builder.mul(part, f.index(size)), f["num_parts"])


def _node(f: Function, shape: Shape, first: Value, row: Value, components: int) -> tuple[Value, Index]:
    """Node and component of a row, the rows counted from the first node of the range."""
    place = f.builder.sdiv(row, f.index(components))
    component = f.minus(row, f.times(place, components))
    node = f.add(first, place)
    return (f.load(f["node_perm"], node) if shape.has_species else f.index(node)), component


def _function(module: ir.Module, name: str, shape: Shape, reals: tuple[str, ...], *sizes: str) -> Function:
    return Function(
        module,
        name,
        shape.dtype,
        reals=reals,
        indices=("node_perm", "species_ptr"),
        sizes=("num_species", *sizes, *RANGE),
        exported=True,
    )
