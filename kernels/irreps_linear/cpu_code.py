"""Writes the linear map of irreps and its weight gradient for a CPU: products whose rows are components of nodes.

A row of a product is a component of a node, wherever it lies; the matrix of a block is copied panel by panel,
transposed where the map is, before the rows walk by. Nodes are in the order of their species where there are species.
"""

from dataclasses import dataclass

import torch
from llvmlite import ir

from mace_fast.kernels.irreps_linear.blocks import Block, decode, groups
from mace_fast.kernels.native.function import Function, Index, Value, new_module
from mace_fast.kernels.native.product import Tiles, rows_of_tile, write_tile

CHUNK = 64
"""Rows whose features and gradients are brought together for the gradient by the weight."""


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
    """The map, or its transpose: results of blocks that write the same numbers are summed, others are left alone.

    ``linear(features, weight, result, node_perm, species_ptr, num_species, start, stop, number)``; a range is one of
    nodes, in the order of their species. Without species one is given, whose nodes are all.
    """
    module = new_module("irreps_linear_transposed" if transposed else "irreps_linear")
    f = _function(module, "linear", shape, ("features", "weight", "result"))
    width_in, width_out = (shape.width_out, shape.width_in) if transposed else (shape.width_in, shape.width_out)
    with f.loop(0, f["num_species"]) as species:
        first = f.most(f.integer(f["species_ptr"], species), f["start"])
        count = f.minus(f.least(f.integer(f["species_ptr"], species, 1), f["stop"]), first)
        weight = f.at(f["weight"], f.times(species, shape.weight_numel))
        for group in groups(shape.blocks, transposed):
            tiles = Tiles.of(group.channels_out, shape.dtype)
            f.lanes = tiles.lanes
            for number, (depth, offset_in, offset_weight) in enumerate(group.terms):
                block = f.scratch(depth * tiles.width)
                with f.loop(0, group.channels_out, tiles.width) as column, f.when_positive(count):
                    _copy_panel(
                        f, tiles, f.at(weight, offset_weight), block, depth, group.channels_out, column, transposed
                    )
                    num_rows = f.times(count, group.components)
                    with f.loop(0, num_rows, tiles.rows) as row:
                        starts, results = [], []
                        for place in rows_of_tile(f, tiles, row, num_rows):
                            node, component = _node(f, shape, first, place, group.components)
                            offset = f.add(f.times(node, width_in), f.times(component, depth), offset_in)
                            starts.append(f.at(f["features"], offset))
                            offset = f.add(f.times(node, width_out), f.times(component, group.channels_out), column)
                            results.append(f.at(f["result"], offset, group.offset_out))
                        write_tile(f, tiles, starts, block, results, depth, 1, tiles.width, accumulate=number > 0)
    f.finish()
    return module


def _copy_panel(
    f: Function,
    tiles: Tiles,
    matrix: Value,
    block: Value,
    depth: int,
    columns: int,
    column: Value,
    transposed: bool,
) -> None:
    """Some columns of a matrix ``[depth, columns]``, or of the transpose of one that lies ``[columns, depth]``."""
    with f.loop(0, depth) as row:
        if transposed:
            with f.loop(0, tiles.width) as n:
                value = f.number(matrix, f.times(f.add(column, n), depth), row)
                f.store(value, block, f.times(row, tiles.width), n)
        else:
            for n in range(0, tiles.width, tiles.lanes):
                f.store(f.vector(matrix, f.times(row, columns), column, n), block, f.times(row, tiles.width), n)


def weight_gradient(shape: Shape) -> ir.Module:
    """Gradient by the weight, added to ``result``; a range is one of parts of the rows of every matrix.

    ``weight_gradient(features, grad, result, node_perm, species_ptr, num_species, num_parts, start, stop, number)``
    """
    module = new_module("irreps_linear_weight_gradient")
    f = _function(module, "weight_gradient", shape, ("features", "grad", "result"), "num_parts")
    with f.loop(0, f["num_species"]) as species:
        first = f.integer(f["species_ptr"], species)
        count = f.minus(f.integer(f["species_ptr"], species, 1), first)
        for block in decode(shape.blocks):
            result = f.at(f["result"], f.times(species, shape.weight_numel), block.offset_weight)
            _add_outer(f, shape, block, first, count, result)
    f.finish()
    return module


def _add_outer(f: Function, shape: Shape, block: Block, first: Value, count: Value, result: Value) -> None:
    """The gradient of one block, rows of this range, by the nodes of one species."""
    tiles = Tiles.of(block.channels_out, shape.dtype)
    f.lanes = tiles.lanes
    lower, upper = (_part(f, block.channels_in, f[name]) for name in ("start", "stop"))
    feats, grads = f.scratch(CHUNK * block.channels_in), f.scratch(CHUNK * block.channels_out)
    num_rows = f.times(count, block.components)
    with f.loop(0, num_rows, CHUNK) as start:
        size = f.least(f.minus(num_rows, start), CHUNK)
        with f.loop(0, size) as row:
            node, component = _node(f, shape, first, f.add(start, row), block.components)
            given = f.add(f.times(node, shape.width_in), f.times(component, block.channels_in), block.offset_in)
            with f.loop(lower, upper) as n:
                f.store(f.number(f["features"], given, n), feats, f.times(row, block.channels_in), n)
            made = f.add(f.times(node, shape.width_out), f.times(component, block.channels_out), block.offset_out)
            with f.loop(0, block.channels_out, tiles.lanes) as n:
                f.store(f.vector(f["grad"], made, n), grads, f.times(row, block.channels_out), n)
        with f.loop(0, block.channels_out, tiles.width) as column, f.loop(lower, upper, tiles.rows) as channel:
            channels = [f.least(f.add(channel, n), f.add(upper, -1)) for n in range(tiles.rows)]
            starts = [f.at(feats, one) for one in channels]
            results = [f.at(result, f.times(one, block.channels_out), column) for one in channels]
            panel = f.at(grads, column)
            write_tile(f, tiles, starts, panel, results, size, block.channels_in, block.channels_out, accumulate=True)


def _part(f: Function, size: int, part: Value) -> Value:
    """Where a part of so many rows begins."""
    return f.builder.sdiv(f.builder.mul(part, f.index(size)), f["num_parts"])


def _node(f: Function, shape: Shape, first: Value, row: Value, components: int) -> tuple[Value, Index]:
    """Node and component of a row, the rows counted from the first node of the range."""
    place = f.builder.sdiv(row, f.index(components))
    component = f.minus(row, f.times(place, components))
    node = f.add(first, place)
    return (f.integer(f["node_perm"], node) if shape.has_species else f.index(node)), component


def _function(module: ir.Module, name: str, shape: Shape, reals: tuple[str, ...], *sizes: str) -> Function:
    return Function(
        module,
        name,
        shape.dtype,
        reals=reals,
        indices=("node_perm", "species_ptr"),
        sizes=("num_species", *sizes, "start", "stop", "number"),
        exported=True,
    )
