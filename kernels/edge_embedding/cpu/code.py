"""Writes the edge embedding and its derivatives for a CPU: as many edges at a time as a vector has lanes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from llvmlite import ir

from mace_fast.kernels.edge_embedding.inputs import RESULTS
from mace_fast.kernels.native.function import RANGE, Function, Index, Value, new_module
from mace_fast.kernels.native.host import host
from mace_fast.kernels.native.numbers import (
    Dual,
    Number,
    Real,
    at_most,
    exp,
    log,
    logistic,
    sine_and_cosine,
    sqrt,
    tangent,
)
from mace_fast.kernels.spherical_harmonics.legendre import nested

RADIAL = ("pair_radii", "r_max", "weights", "prefactor", "constant_0", "constant_1", "constant_2")


@dataclass(frozen=True)
class Shape:
    """What the code is written for; the fields as in :class:`mace_fast.kernels.edge_embedding.inputs.Inputs`."""

    l_max: int
    num_basis: int
    basis: str
    coefficient: float
    transform: str
    p: int
    apply_cutoff: bool
    dtype: torch.dtype

    @property
    def widths(self) -> tuple[int, ...]:
        """Numbers of an edge in each of the results."""
        return 1, (self.l_max + 1) ** 2, self.num_basis, 1


@dataclass(frozen=True)
class Radial:
    """What the radial functions of some edges depend on beside the length."""

    shape: Shape
    pair_radii: Any
    r_max: Any
    weights: Sequence[Any]
    prefactor: Any
    constants: Sequence[Any]


def forward(shape: Shape) -> ir.Module:
    """``forward(vectors, <radial>, lengths, attrs, feats, envelope, start, stop, number)``."""
    module = new_module("edge_embedding_forward")
    f = _function(module, "forward", shape, ("vectors", *RADIAL, *RESULTS))
    with f.loop(f["start"], f["stop"], f.lanes) as first:
        rows = _Rows(f, first)
        radial = _radial(f, shape, rows)
        results = _embedding(radial, rows.read(f["vectors"], 3))
        for name, numbers in zip(RESULTS, results, strict=True):
            rows.write(numbers, f[name])
    f.finish()
    return module


def backward(shape: Shape, given: tuple[bool, ...]) -> ir.Module:
    """``backward(vectors, <radial>, grad_lengths, ..., grad_vectors, start, stop, number)``.

    ``given`` says which of the four gradients there are.
    """
    module = new_module("edge_embedding_backward")
    names = [f"grad_{name}" for name in RESULTS]
    f = _function(module, "backward", shape, ("vectors", *RADIAL, *names, "grad_vectors"))
    with f.loop(f["start"], f["stop"], f.lanes) as first:
        rows = _Rows(f, first)
        radial, grads = _radial(f, shape, rows), _gradients(f, shape, rows, given)
        rows.write(_gradient(radial, rows.read(f["vectors"], 3), grads), f["grad_vectors"])
    f.finish()
    return module


def second(shape: Shape, given: tuple[bool, ...], wanted: tuple[bool, ...]) -> ir.Module:
    """Tangents of the four results and of the gradient along a direction, those that are wanted.

    ``second(vectors, direction, <radial>, grad_lengths, ..., tangent_lengths, ..., products, start, stop, number)``
    """
    module = new_module("edge_embedding_second")
    names, tangents = [f"grad_{name}" for name in RESULTS], [*(f"tangent_{name}" for name in RESULTS), "products"]
    f = _function(module, "second", shape, ("vectors", "direction", *RADIAL, *names, *tangents))
    with f.loop(f["start"], f["stop"], f.lanes) as first:
        rows = _Rows(f, first)
        radial, grads = _radial(f, shape, rows), _gradients(f, shape, rows, given)
        places, directions = rows.read(f["vectors"], 3), rows.read(f["direction"], 3)
        moving = [Dual(place, direction) for place, direction in zip(places, directions, strict=True)]
        results: list[Sequence[Real]] = [*_embedding(radial, moving)]
        results.append(_gradient(radial, moving, grads) if wanted[-1] else ())
        for want, name, numbers in zip(wanted, tangents, results, strict=True):
            if want:
                rows.write([tangent(number) for number in numbers], f[name])
    f.finish()
    return module


class _Rows:
    """Rows of the edges that a vector holds; behind the last edge the last is computed again."""

    def __init__(self, f: Function, first: Value) -> None:
        self.f, self.first = f, first
        self._last = f.minus(f["stop"], 1)

    def read(self, pointer: Value, width: int) -> list[Number]:
        """The columns of ``[E, width]``."""
        f = self.f
        place = f.scratch(width * f.lanes)
        with f.loop(0, f.lanes) as lane:
            row = self._row(pointer, lane, width)
            with f.loop(0, width) as column:
                f.store(f.load(row, column), place, f.times(column, f.lanes), lane)
        return [Number(f, f.vector(place, column * f.lanes)) for column in range(width)]

    def write(self, numbers: Sequence[Real], pointer: Value) -> None:
        """Write the columns of ``[E, width]``."""
        f, width = self.f, len(numbers)
        place = f.scratch(width * f.lanes)
        for column, number in enumerate(numbers):
            value = number.value if isinstance(number, Number) else f.constants(number)  # type: ignore[arg-type]
            f.store(value, place, column * f.lanes)
        with f.loop(0, f.lanes) as lane:
            row = self._row(pointer, lane, width)
            with f.loop(0, width) as column:
                f.store(f.load(place, f.times(column, f.lanes), lane), row, column)

    def _row(self, pointer: Value, lane: Index, width: int) -> Value:
        f = self.f
        return f.at(pointer, f.times(f.least(f.add(self.first, lane), self._last), width))


def _function(module: ir.Module, name: str, shape: Shape, reals: Sequence[str]) -> Function:
    lanes = host().vector_bytes // shape.dtype.itemsize
    return Function(module, name, shape.dtype, reals=reals, sizes=RANGE, lanes=lanes, exported=True)


def _radial(f: Function, shape: Shape, rows: _Rows) -> Radial:
    """Read what the radial functions need."""

    def scalar(name: str, number: int = 0) -> Number:
        return Number(f, f.splat(f.load(f[name], number)))

    return Radial(
        shape=shape,
        pair_radii=None if shape.transform == "None" else rows.read(f["pair_radii"], 1)[0],
        r_max=scalar("r_max"),
        weights=[scalar("weights", number) for number in range(shape.num_basis)],
        prefactor=scalar("prefactor"),
        constants=[scalar(f"constant_{number}") for number in range(3)],
    )


def _gradients(f: Function, shape: Shape, rows: _Rows, given: tuple[bool, ...]) -> list[Sequence[Real]]:
    """The gradients of the four results; zeros where there are none."""
    return [
        rows.read(f[f"grad_{name}"], width) if has else [0.0] * width
        for name, width, has in zip(RESULTS, shape.widths, given, strict=True)
    ]


def _embedding(radial: Radial, vector: Sequence[Any]) -> tuple[Sequence[Real], ...]:
    """The four results for edge vectors."""
    length, unit = _polar(vector)
    feats, envelope = _radial_functions(radial, length)
    return [length], _harmonics(unit, radial.shape.l_max), feats, [envelope]


def _gradient(radial: Radial, vector: Sequence[Any], grads: Sequence[Sequence[Real]]) -> list[Any]:
    """The gradient by the edge vectors, from those of the four results."""
    length, unit = _polar(vector)
    grad_lengths, grad_attrs, grad_feats, grad_envelope = grads
    feats, envelope = _radial_functions(radial, Dual(length, 1.0))
    along = _contracted([*grad_lengths, *grad_feats, *grad_envelope], [Dual(length, 1.0), *feats, envelope])
    # the harmonics as polynomials of three coordinates; of their gradient only what is perpendicular counts
    slopes = []
    for axis in range(3):
        seeded = [Dual(coordinate, 1.0 if axis == number else 0.0) for number, coordinate in enumerate(unit)]
        slopes.append(_contracted(grad_attrs, _harmonics(seeded, radial.shape.l_max)))
    radially = sum((u * slope for u, slope in zip(unit, slopes, strict=True)), start=0.0)
    return [u * along + (slope - u * radially) / length for u, slope in zip(unit, slopes, strict=True)]


def _polar(vector: Sequence[Any]) -> tuple[Any, list[Any]]:
    """Lengths and unit vectors."""
    x, y, z = vector
    length = sqrt(x * x + y * y + z * z)
    return length, [x / length, y / length, z / length]


def _contracted(grads: Sequence[Real], results: Sequence[Real]) -> Any:
    """Sum of gradients times derivatives."""
    return sum((grad * tangent(result) for grad, result in zip(grads, results, strict=True)), start=0.0)


def _harmonics(unit: Sequence[Any], l_max: int) -> list[Any]:
    """The real spherical harmonics of unit vectors: the formula of ``kernels/spherical_harmonics/gpu/source.py``."""
    x, y, z = unit
    cosines: list[Any] = [1.0]
    sines: list[Any] = [0.0]
    for _ in range(l_max):
        c, s = cosines[-1], sines[-1]
        cosines.append(z * c - x * s)
        sines.append(z * s + x * c)
    values = []
    for l in range(l_max + 1):
        factors = [_legendre(l, m, y) for m in range(l + 1)]
        values += [factors[m] * sines[m] for m in range(l, 0, -1)]
        values += [factors[m] * cosines[m] for m in range(l + 1)]
    return values


def _legendre(l: int, m: int, y: Any) -> Any:
    """The normalised m-th derivative of the Legendre polynomial of degree l, in nested form in y^2."""
    coefficients = nested(l, m)
    value: Any = coefficients[-1]
    for coefficient in reversed(coefficients[:-1]):
        value = value * (y * y) + coefficient
    return value * y if (l - m) % 2 else value


def _radial_functions(radial: Radial, length: Any) -> tuple[list[Any], Any]:
    """Radial basis and envelope."""
    shape = radial.shape
    bounded = at_most(length, radial.r_max)  # Chebyshev polynomials of far padding edges would overflow
    envelope = _envelope(bounded, radial.r_max, shape.p)
    feats = _BASES[shape.basis](radial, _TRANSFORMS[shape.transform](radial, bounded))
    return [value * envelope for value in feats] if shape.apply_cutoff else feats, envelope


def _envelope(bounded: Any, r_max: Any, p: int) -> Any:
    """Polynomial cutoff, factored as in ``reference.py``."""
    u, w = bounded / r_max, (r_max - bounded) / r_max
    series: Any = 0.0
    for k in reversed(range(p)):
        series = series * u + (k + 1) * (k + 2) / 2
    return w * w * w * series


def _bessel(radial: Radial, r: Any) -> list[Any]:
    return [radial.prefactor * sine_and_cosine(weight, r)[0] / r for weight in radial.weights]


def _gaussian(radial: Radial, r: Any) -> list[Any]:
    shifted = [r - weight for weight in radial.weights]
    return [exp(one * one * radial.shape.coefficient) for one in shifted]


def _chebyshev(radial: Radial, r: Any) -> list[Any]:
    values = [1.0, r]
    for _ in range(radial.shape.num_basis - 1):
        values.append(2.0 * r * values[-1] - values[-2])
    return values[1:]


def _agnesi(radial: Radial, r: Any) -> Any:
    a, q, p = radial.constants
    logarithm = log(2.0 * r / radial.pair_radii)
    return 1.0 / (1.0 + a * exp(q * logarithm) * logistic((q - p) * logarithm)[1])


def _soft(radial: Radial, r: Any) -> Any:
    radius = radial.pair_radii
    start, width = radius * 0.75, radius * (4.0 / 3.0 - 3.0 / 4.0)
    switch, _ = logistic(2.0 * radial.constants[0] / width * (r - radius * (0.5 * (3.0 / 4.0 + 4.0 / 3.0))))
    return start + (r - start) * switch


_BASES: dict[str, Callable[[Radial, Any], list[Any]]] = {
    "bessel": _bessel,
    "gaussian": _gaussian,
    "chebyshev": _chebyshev,
}
_TRANSFORMS: dict[str, Callable[[Radial, Any], Any]] = {
    "None": lambda radial, r: r,
    "Agnesi": _agnesi,
    "Soft": _soft,
}
