"""Writes the density projection and its gradient for a CPU; vectors run along the hidden functions."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch
from llvmlite import ir

from mace_fast.kernels.native.function import RANGE, Function, Value, new_module
from mace_fast.kernels.native.host import host


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        num_harmonics: of the edges.
        num_hidden: functions of the edges.
        dtype: of all.
    """

    num_harmonics: int
    num_hidden: int
    dtype: torch.dtype

    @property
    def lanes(self) -> int:
        """Of a vector along the hidden functions."""
        return host().lanes(self.num_hidden, self.dtype.itemsize)


def projection(shape: Shape) -> ir.Module:
    """The density, added to what is there.

    ``projection(Y, h, density, species, receiver_ptr, num_species, start, stop, number)``
    """
    module = new_module("density_projection")
    f = _function(module, "projection", shape, ("edge_attrs", "hidden", "density"))
    with f.loop(f["start"], f["stop"]) as receiver, _edges(f, receiver) as edge:
        attrs = f.at(f["edge_attrs"], f.times(edge, shape.num_harmonics))
        for harmonic in range(shape.num_harmonics):
            attr = f.splat(f.load(attrs, harmonic))
            row = _row(f, f["density"], shape, receiver, harmonic, edge)
            with f.loop(0, shape.num_hidden, shape.lanes) as function:
                hidden = f.vector(f["hidden"], f.times(edge, shape.num_hidden), function)
                f.store(f.fma(attr, hidden, f.vector(row, function)), row, function)
    f.finish()
    return module


def gradient(shape: Shape, wants_attrs: bool, wants_hidden: bool) -> ir.Module:
    """Gradients by Y and h.

    ``gradient(Y, h, g, grad_attrs, grad_hidden, species, receiver_ptr, num_species, start, stop, number)``
    """
    module = new_module("density_projection_gradient")
    f = _function(module, "gradient", shape, ("edge_attrs", "hidden", "grad", "grad_attrs", "grad_hidden"))
    starts = range(0, shape.num_hidden, shape.lanes)
    with f.loop(f["start"], f["stop"]) as receiver, _edges(f, receiver) as edge:
        attrs, hidden = f.times(edge, shape.num_harmonics), f.times(edge, shape.num_hidden)
        totals = [f.variable(f.zeros()) for _ in starts] if wants_hidden else []
        for harmonic in range(shape.num_harmonics):
            row = _row(f, f["grad"], shape, receiver, harmonic, edge)
            by_attr: Value | None = None
            for n, function in enumerate(starts):
                grad = f.vector(row, function)
                if wants_hidden:
                    attr = f.splat(f.load(f["edge_attrs"], attrs, harmonic))
                    totals[n].set(f.fma(attr, grad, totals[n].get()))
                if wants_attrs:
                    by_attr = f.fma(grad, f.vector(f["hidden"], hidden, function), by_attr)
            if by_attr is not None:
                f.store(f.lane_sum(by_attr), f["grad_attrs"], attrs, harmonic)
        for function, total in zip(starts, totals, strict=False):
            f.store(total.get(), f["grad_hidden"], hidden, function)
    f.finish()
    return module


def _function(module: ir.Module, name: str, shape: Shape, reals: Sequence[str]) -> Function:
    return Function(
        module,
        name,
        shape.dtype,
        reals=reals,
        indices=("sender_species", "receiver_ptr"),
        sizes=("num_species", *RANGE),
        lanes=shape.lanes,
        exported=True,
    )


def _edges(f: Function, receiver: Value) -> AbstractContextManager[Value]:
    """Loop over the edges of a receiver."""
    return f.loop(f.load(f["receiver_ptr"], receiver), f.load(f["receiver_ptr"], receiver, 1))


def _row(f: Function, tensor: Value, shape: Shape, receiver: Value, harmonic: int, edge: Value) -> Value:
    """Where the hidden functions of a harmonic and of the species of the sender begin."""
    row = f.add(f.times(receiver, shape.num_harmonics), harmonic)
    species = f.load(f["sender_species"], edge)
    return f.at(tensor, f.times(f.add(f.times(row, f["num_species"]), species), shape.num_hidden))
