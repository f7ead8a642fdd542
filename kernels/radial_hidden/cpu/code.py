"""Writes the hidden radial layers and their gradient for a CPU: tiles of edges whose layers stay in the cache."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from llvmlite import ir

from mace_fast.kernels.native.elementary import exp
from mace_fast.kernels.native.function import RANGE, Function, Value, new_module
from mace_fast.kernels.native.host import host
from mace_fast.kernels.native.product import write_product

TILE = 64
"""Edges of a tile: a layer of 64 functions takes 16 kB in float32."""


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        widths: of the inputs and of every layer.
        constant: factor that normalises the activation.
        has_envelope: whether the last layer is multiplied with one.
        dtype: of all.
    """

    widths: tuple[int, ...]
    constant: float
    has_envelope: bool
    dtype: torch.dtype

    @property
    def num_layers(self) -> int:
        """Of the network."""
        return len(self.widths) - 1

    def matrices(self, name: str) -> list[str]:
        """Names of arguments, one for each layer."""
        return [f"{name}_{layer}" for layer in range(self.num_layers)]


def forward(shape: Shape) -> ir.Module:
    """``forward(edge_feats, weight_0, ..., envelope, result, start, stop, number)``."""
    module = new_module("radial_hidden_forward")
    products = products_of(module, shape, backward=False)
    f = range_function(module, "forward", shape, ["edge_feats", *shape.matrices("weight"), "envelope", "result"])
    layers = [f.scratch(TILE * width) for width in shape.widths[1:-1]]
    with f.loop(f["start"], f["stop"], TILE) as first:
        count = f.least(f.minus(f["stop"], first), TILE)
        result = f.at(f["result"], f.times(first, shape.widths[-1]))
        inputs = f.at(f["edge_feats"], f.times(first, shape.widths[0]))
        for layer, outputs in enumerate([*layers, result]):
            f.call(products[layer], inputs, f[f"weight_{layer}"], outputs, count, shape.widths[layer])
            activate(f, shape, outputs, outputs, f.times(count, shape.widths[layer + 1]), shape.widths[layer + 1])
            inputs = outputs
        if shape.has_envelope:
            _times_envelope(f, shape, result, first, count)
    f.finish()
    return module


def gradient(shape: Shape) -> ir.Module:
    """Gradients by the inputs and by the envelope.

    ``gradient(grad, edge_feats, weight_0, ..., transposed_0, ..., envelope, grad_feats, grad_envelope, start, stop,
    number)``
    """
    module = new_module("radial_hidden_gradient")
    products, back = products_of(module, shape, backward=False), products_of(module, shape, backward=True)
    names = ["grad", "edge_feats", *shape.matrices("weight"), *shape.matrices("transposed")]
    f = range_function(module, "gradient", shape, [*names, "envelope", "grad_feats", "grad_envelope"])
    slopes = [f.scratch(TILE * width) for width in shape.widths[1:]]  # of the activations, in place of their arguments
    after = f.scratch(TILE * max(shape.widths[1:]))
    grads = [f.scratch(TILE * max(shape.widths)) for _ in range(2)]
    with f.loop(f["start"], f["stop"], TILE) as first:
        count = f.least(f.minus(f["stop"], first), TILE)
        inputs = f.at(f["edge_feats"], f.times(first, shape.widths[0]))
        for layer, values in enumerate(slopes):
            width = shape.widths[layer + 1]
            f.call(products[layer], inputs, f[f"weight_{layer}"], values, count, shape.widths[layer])
            is_read = layer + 1 < shape.num_layers or shape.has_envelope
            activate(f, shape, values, after if is_read else None, f.times(count, width), width, slopes=values)
            inputs = after
        current, other = grads
        copy_grad(f, shape, first, count, current, after)
        for layer in reversed(range(shape.num_layers)):
            width = shape.widths[layer + 1]
            times_slope(f, shape, slopes[layer], current, f.times(count, width), width)
            results = f.at(f["grad_feats"], f.times(first, shape.widths[0])) if layer == 0 else other
            f.call(back[layer], current, f[f"transposed_{layer}"], results, count, width)
            current, other = other, current
    f.finish()
    return module


def products_of(module: ir.Module, shape: Shape, backward: bool) -> list[Function]:
    """The product of every layer, or that of its gradient."""
    found = []
    for layer, (width_in, width_out) in enumerate(pairwise(shape.widths)):
        depth, columns = (width_out, width_in) if backward else (width_in, width_out)
        found.append(
            write_product(
                module,
                f"{'back' if backward else 'layer'}_{layer}",
                shape.dtype,
                columns=columns,
                depth=depth,
                row_stride=depth,
                depth_stride=1,
                accumulate=False,
            )
        )
    return found


def sigmoid_of(f: Function, z: Value) -> Value:
    """``1 / (1 + exp(-z))``."""
    one = f.splat(f.constant(1.0))
    return f.quotient(one, f.plus(one, exp(f, f.difference(f.zeros(), z))))


def activate(
    f: Function,
    shape: Shape,
    values: Value,
    results: Value | None,
    count: Value,
    width: int,
    slopes: Value | None = None,
) -> None:
    """The normalised silu c z s of numbers in rows of a width, and s (1 + z (1 - s)), each if it has a place."""
    f.lanes = host().lanes(width, shape.dtype.itemsize)
    one = f.splat(f.constant(1.0))
    with f.loop(0, count, f.lanes) as place:
        z = f.vector(values, place)
        sigmoid = sigmoid_of(f, z)
        if results is not None:
            f.store(f.multiply(f.multiply(z, f.splat(f.constant(shape.constant))), sigmoid), results, place)
        if slopes is not None:
            f.store(f.multiply(sigmoid, f.fma(z, f.difference(one, sigmoid), one)), slopes, place)


def times_slope(f: Function, shape: Shape, slopes: Value, grads: Value, count: Value, width: int) -> None:
    """Multiply gradients with the derivative of the activation, c times what :func:`activate` gives."""
    f.lanes = host().lanes(width, shape.dtype.itemsize)
    with f.loop(0, count, f.lanes) as place:
        scaled = f.multiply(f.vector(grads, place), f.splat(f.constant(shape.constant)))
        f.store(f.multiply(scaled, f.vector(slopes, place)), grads, place)


def _times_envelope(f: Function, shape: Shape, result: Value, first: Value, count: Value) -> None:
    """Multiply the rows of a tile with the envelope of their edges."""
    width = shape.widths[-1]
    f.lanes = host().lanes(width, shape.dtype.itemsize)
    with f.loop(0, count) as row:
        envelope = f.splat(f.load(f["envelope"], first, row))
        with f.loop(0, width, f.lanes) as column:
            place = f.at(result, f.times(row, width), column)
            f.store(f.multiply(f.vector(place), envelope), place)


def copy_grad(f: Function, shape: Shape, first: Value, count: Value, current: Value, last: Value | None = None) -> None:
    """The gradient of the last layer of a tile; with an envelope its gradient too, from the last layer itself."""
    width = shape.widths[-1]
    f.lanes = host().lanes(width, shape.dtype.itemsize)
    with f.loop(0, count) as row:
        given = f.at(f["grad"], f.times(f.add(first, row), width))
        factor = f.splat(f.load(f["envelope"], first, row)) if shape.has_envelope else None
        total = f.variable(f.zeros())
        with f.loop(0, width, f.lanes) as column:
            grad = f.vector(given, column)
            place = f.add(f.times(row, width), column)
            f.store(grad if factor is None else f.multiply(grad, factor), current, place)
            if factor is not None:
                assert last is not None
                total.set(f.fma(grad, f.vector(last, place), total.get()))
        if factor is not None:
            f.store(f.lane_sum(total.get()), f["grad_envelope"], first, row)


def range_function(module: ir.Module, name: str, shape: Shape, reals: Sequence[str]) -> Function:
    """A function that works on a range of edges."""
    return Function(module, name, shape.dtype, reals=reals, sizes=RANGE, exported=True)
