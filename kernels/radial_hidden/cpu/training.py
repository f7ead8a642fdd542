"""Writes, for a CPU, the derivatives of hidden radial layers whose weights train: a tile of edges, all layers."""

from itertools import accumulate, pairwise

from llvmlite import ir

from mace_fast.kernels.native.function import Function, Value, new_module
from mace_fast.kernels.native.host import host
from mace_fast.kernels.native.product import write_product
from mace_fast.kernels.radial_hidden.cpu.code import (
    TILE,
    Shape,
    activate,
    copy_grad,
    products_of,
    range_function,
    sigmoid_of,
    times_slope,
)


def weight_offsets(shape: Shape) -> list[int]:
    """Where the matrix of each layer begins among all their numbers, and the end of the last."""
    return [0, *accumulate(one * other for one, other in pairwise(shape.widths))]


def gradients(shape: Shape, need_feats: bool, need_weights: bool) -> ir.Module:
    """Gradients by the inputs and by the weights, the latter added to the part ``number`` of ``grad_weights``.

    ``gradients(grad, edge_feats, weight_0, ..., transposed_0, ..., grad_feats, grad_weights, start, stop, number)``
    """
    module = new_module("radial_hidden_trained_gradients")
    products, back = products_of(module, shape, backward=False), products_of(module, shape, backward=True)
    outer = _outer_products(module, shape) if need_weights else []
    names = ["grad", "edge_feats", *shape.matrices("weight"), *shape.matrices("transposed")]
    f = range_function(module, "gradients", shape, [*names, "grad_feats", "grad_weights"])
    slopes, after = _layers(f, shape), _layers(f, shape)
    rows = [_row(f, shape) for _ in range(2)]
    with f.loop(f["start"], f["stop"], TILE) as first:
        count = f.least(f.minus(f["stop"], first), TILE)
        inputs = [f.at(f["edge_feats"], f.times(first, shape.widths[0])), *after]
        for layer, values in enumerate(slopes):
            width = shape.widths[layer + 1]
            f.call(products[layer], inputs[layer], f[f"weight_{layer}"], values, count, shape.widths[layer])
            results = after[layer] if layer + 1 < shape.num_layers else None
            activate(f, shape, values, results, f.times(count, width), width, slopes=values)
        current, other = rows
        copy_grad(f, shape, first, count, current)
        for layer in reversed(range(shape.num_layers)):
            width = shape.widths[layer + 1]
            times_slope(f, shape, slopes[layer], current, f.times(count, width), width)
            if need_weights:
                place = _part(f, shape, f["grad_weights"], layer)
                f.call(outer[layer], inputs[layer], current, place, shape.widths[layer], count)
            if layer or need_feats:
                results = other if layer else f.at(f["grad_feats"], f.times(first, shape.widths[0]))
                f.call(back[layer], current, f[f"transposed_{layer}"], results, count, width)
            current, other = other, current
    f.finish()
    return module


def tangents(shape: Shape, need_gradients: bool) -> ir.Module:
    """The tangent of the layers along a direction of the inputs, and the derivatives of ``S = grad . tangent``.

    ``tangents(grad, edge_feats, along, weight_0, ..., transposed_0, ..., tangent, by_feats, by_weights, start, stop,
    number)``; S is also the direction times the gradient by the inputs, whose derivatives these are. Those by the
    weights are added to the part ``number`` of ``by_weights``. With z the arguments of a layer and a dot for a
    tangent, the derivatives p and q by their tangents and by themselves are ``p = s(z) t`` and
    ``q = s(z) u + s'(z) dz t``, where t and u are those by the tangents and the values of its results.
    """
    module = new_module("radial_hidden_tangents")
    products = products_of(module, shape, backward=False)
    back = products_of(module, shape, backward=True) if need_gradients else []
    outer = _outer_products(module, shape) if need_gradients else []
    names = ["grad", "edge_feats", "along", *shape.matrices("weight"), *shape.matrices("transposed")]
    f = range_function(module, "tangents", shape, [*names, "tangent", "by_feats", "by_weights"])
    slopes, bends, after, moved = (_layers(f, shape) for _ in range(4))
    rows = [_row(f, shape) for _ in range(4)]
    with f.loop(f["start"], f["stop"], TILE) as first:
        count = f.least(f.minus(f["stop"], first), TILE)
        inputs, directions = ([f.at(f[name], f.times(first, shape.widths[0]))] for name in ("edge_feats", "along"))
        for layer in range(shape.num_layers):
            width_in, width = shape.widths[layer], shape.widths[layer + 1]
            matrix, is_last = f[f"weight_{layer}"], layer + 1 == shape.num_layers
            f.call(products[layer], inputs[layer], matrix, slopes[layer], count, width_in)
            f.call(products[layer], directions[layer], matrix, bends[layer], count, width_in)
            tangent = f.at(f["tangent"], f.times(first, width)) if is_last else moved[layer]
            results = None if is_last else after[layer]
            _activate_both(f, shape, slopes[layer], bends[layer], results, tangent, f.times(count, width), width)
            inputs.append(after[layer])
            directions.append(tangent)
        if need_gradients:
            t, t_before, u, u_before = rows
            copy_grad(f, shape, first, count, t)
            for layer in reversed(range(shape.num_layers)):
                width_in, width = shape.widths[layer], shape.widths[layer + 1]
                has_u = layer + 1 < shape.num_layers
                _back_through(f, shape, slopes[layer], bends[layer], t, u, has_u, f.times(count, width), width)
                place = _part(f, shape, f["by_weights"], layer)
                f.call(outer[layer], inputs[layer], u, place, width_in, count)
                f.call(outer[layer], directions[layer], t, place, width_in, count)
                matrix = f[f"transposed_{layer}"]
                results = u_before if layer else f.at(f["by_feats"], f.times(first, width_in))
                f.call(back[layer], u, matrix, results, count, width)
                if layer:
                    f.call(back[layer], t, matrix, t_before, count, width)
                t, t_before, u, u_before = t_before, t, u_before, u
    f.finish()
    return module


def _layers(f: Function, shape: Shape) -> list[Value]:
    """Room for what a tile has in every layer."""
    return [f.scratch(TILE * width) for width in shape.widths[1:]]


def _row(f: Function, shape: Shape) -> Value:
    """Room for what a tile has in any layer."""
    return f.scratch(TILE * max(shape.widths))


def _part(f: Function, shape: Shape, parts: Value, layer: int) -> Value:
    """Where the matrix of a layer is in the part of this range."""
    offsets = weight_offsets(shape)
    return f.at(parts, f.times(f["number"], offsets[-1]), offsets[layer])


def _outer_products(module: ir.Module, shape: Shape) -> list[Function]:
    """For every layer the sum over edges of inputs times gradients, added to a matrix."""
    return [
        write_product(
            module,
            f"outer_{layer}",
            shape.dtype,
            columns=width_out,
            depth=None,
            row_stride=1,
            depth_stride=width_in,
            accumulate=True,
            in_panels=False,
        )
        for layer, (width_in, width_out) in enumerate(pairwise(shape.widths))
    ]


def _activate_both(
    f: Function,
    shape: Shape,
    values: Value,
    tangents: Value,
    results: Value | None,
    moved: Value,
    count: Value,
    width: int,
) -> None:
    """The activation, its tangent, its slope in place of its argument, and the slope's tangent in place of that's."""
    f.lanes = host().lanes(width, shape.dtype.itemsize)
    one, two = (f.splat(f.constant(number)) for number in (1.0, 2.0))
    constant = f.splat(f.constant(shape.constant))
    with f.loop(0, count, f.lanes) as place:
        z, dz = f.vector(values, place), f.vector(tangents, place)
        sigmoid = sigmoid_of(f, z)
        fall = f.difference(one, sigmoid)
        if results is not None:
            f.store(f.multiply(f.multiply(z, constant), sigmoid), results, place)
        slope = f.multiply(constant, f.multiply(sigmoid, f.fma(z, fall, one)))
        bend = f.multiply(f.multiply(sigmoid, fall), f.fma(z, f.difference(fall, sigmoid), two))
        f.store(f.multiply(slope, dz), moved, place)
        f.store(slope, values, place)
        f.store(f.multiply(f.multiply(constant, bend), dz), tangents, place)


def _back_through(
    f: Function, shape: Shape, slopes: Value, bends: Value, t: Value, u: Value, has_u: bool, count: Value, width: int
) -> None:
    """From the derivatives t and u by the results of an activation to those by its arguments, in their place."""
    f.lanes = host().lanes(width, shape.dtype.itemsize)
    with f.loop(0, count, f.lanes) as place:
        slope, by_tangent = f.vector(slopes, place), f.vector(t, place)
        value = f.multiply(f.vector(bends, place), by_tangent)
        f.store(f.fma(slope, f.vector(u, place), value) if has_u else value, u, place)
        f.store(f.multiply(slope, by_tangent), t, place)
