r"""Triton source of the spherical harmonics and their derivatives, straight-line, for every degree up to the highest.

With the polar axis y, :math:`c_m + i s_m = (z + i x)^m` and the derivatives :math:`P_l^{(m)}` of Legendre polynomials,

.. math:: Y_{l, m} = q_{l m}(y)\, c_m, \quad Y_{l, -m} = q_{l m}(y)\, s_m, \qquad
   q_{l m} = \sqrt{(2 l + 1) \tfrac{(2 - \delta_{m 0}) (l - m)!}{(l + m)!}}\; P_l^{(m)}

for a unit vector (x, y, z): equation (1) of ``kernels/README.md`` solved. All derivatives are made of the same pieces,

.. math:: q_{l m}' \propto q_{l, m + 1}, \qquad
   \partial_z (c_m, s_m) = m (c_{m - 1}, s_{m - 1}), \quad \partial_x (c_m, s_m) = m (-s_{m - 1}, c_{m - 1})

so a function computes each piece once. Degrees above ``L_MAX`` are left out when the kernel is compiled.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from mace_fast.kernels.runtime.source import Writer, module_head
from mace_fast.kernels.spherical_harmonics.legendre import HIGHEST_DEGREE, legendre, nested, norm

_DOCSTRING = """Real spherical harmonics of unit vectors and their derivatives.

Written by mace_fast.kernels.spherical_harmonics.gpu.source from the Legendre polynomials up to degree {highest}; the
names are explained there. Blocks are [BLOCK_EDGES], ``attrs`` points at [num_edges, (L_MAX + 1)^2].
"""

_IMPORTS = "from mace_fast.kernels.spherical_harmonics.gpu.device import load_four, store_four\n"


@cache
def source() -> str:
    """The module with the four functions that the kernels call."""
    writer = Writer()
    _values(writer)
    _tangents(writer)
    _gradient(writer)
    _hessian(writer)
    return module_head(_DOCSTRING.format(highest=HIGHEST_DEGREE), _IMPORTS) + writer.text()


def in_registers(writer: Writer, l_max: int) -> None:
    """Write functions for other kernels, which take and return numbers, up to one degree.

    ``harmonics`` gives the values for a unit vector, ``harmonics_tangents`` the derivatives along a perpendicular one,
    ``harmonics_gradient`` the derivative of their sum with weights.
    """
    components = range((l_max + 1) ** 2)
    returned = f"return ({', '.join(f'v{c}' for c in components)}{',' if l_max == 0 else ''})"
    what = f"The spherical harmonics of unit vectors up to degree {l_max}."
    with writer.function("harmonics", "x, y, z", docstring=what):
        writer.line("v0 = x * 0.0 + 1.0")
        for l in range(1, l_max + 1):
            writer.lines(_value_lines(l))
        writer.line(returned)
    what = "Their tangents along (dx, dy, dz), which is perpendicular to (x, y, z)."
    with writer.function("harmonics_tangents", "x, y, z, dx, dy, dz", docstring=what):
        writer.line("v0 = x * 0.0")
        for l in range(1, l_max + 1):
            writer.lines(_tangent_lines(l))
        writer.line(returned)
    arguments = ", ".join(["x", "y", "z", *(f"g{c}" for c in components if c)])
    what = "Derivative of the sum of the harmonics' polynomials with weights g, by x, y and z."
    with writer.function("harmonics_gradient", arguments, docstring=what):
        for l in range(1, l_max + 1):
            writer.lines(_gradient_lines(l))
        for name, products in _gradient_products().items():
            total = " + ".join(product for degree, product in products if degree <= l_max)
            writer.line(f"{name} = ({total or 'x * 0.0'})")
        writer.line("return a_x, a_y, a_z")


def number(l: int, m: int, order: int) -> float:
    """The derivative of q_lm of order l - m."""
    return norm(l, m) * float(legendre(l, m + order)[0])


def piece(l: int, m: int, order: int = 0) -> str:
    """A derivative of q_lm in an expression: a name, or where it is constant a number.

    A number is never bound to a name: Triton would make it float32.
    """
    return repr(number(l, m, order)) if order == l - m else f"q{l}{m}{'_' + 'y' * order if order else ''}"


def _polynomial(l: int, m: int) -> str:
    """Expression of q_lm, in nested form in y^2."""
    coefficients = nested(l, m)
    text = repr(coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        text = f"({text})" if " + " in text or " - " in text else text
        text = f"{text} * yy {'-' if coefficient < 0 else '+'} {abs(coefficient)!r}"
    if (l - m) % 2:
        text = f"({text}) * y" if " " in text else f"{text} * y"
    return text


def _powers(m: int) -> Iterator[str]:
    """Lines of c_m and s_m."""
    if m == 1:
        yield "c1 = z"
        yield "s1 = x"
    elif m > 1:
        yield f"c{m} = z * c{m - 1} - x * s{m - 1}"
        yield f"s{m} = z * s{m - 1} + x * c{m - 1}"


def _power_tangents(m: int) -> Iterator[str]:
    """Lines of the tangents of c_m and s_m along (dx, dy, dz)."""
    if m == 1:
        yield "c1_t = dz"
        yield "s1_t = dx"
    elif m > 1:
        yield f"c{m}_t = {float(m)} * (c{m - 1} * dz - s{m - 1} * dx)"
        yield f"s{m}_t = {float(m)} * (s{m - 1} * dz + c{m - 1} * dx)"


def _polynomials(l: int, highest: int) -> Iterator[str]:
    """Lines of q_lm and its derivatives up to an order, where they are not constant."""
    if l == 2:
        yield "yy = y * y"
    for m in reversed(range(l)):
        yield f"q{l}{m} = {_polynomial(l, m)}"
        for order in range(1, min(highest, l - m - 1) + 1):
            ratio = norm(l, m) / norm(l, m + order)
            yield f"{piece(l, m, order)} = {ratio!r} * {piece(l, m + order)}"


@contextmanager
def _function(writer: Writer, name: str, arguments: str, docstring: str) -> Iterator[None]:
    """A function down to the pointers at the first component of each edge."""
    with writer.function(name, f"{arguments}, L_MAX: tl.constexpr", docstring=docstring):
        writer.line("WIDTH: tl.constexpr = (L_MAX + 1) * (L_MAX + 1)")
        writer.line("rows = attrs + edges * WIDTH")
        yield


def _degrees(writer: Writer, lines: Callable[[int], Iterator[str]]) -> None:
    """Write the lines of every degree, left out above L_MAX."""
    for l in range(1, HIGHEST_DEGREE + 1):
        with writer.block(f"if L_MAX >= {l}:  # degree {l}"):
            writer.lines(lines(l))


def _store(writer: Writer) -> None:
    """Write stores of the components by fours; of an even highest degree one is left."""
    with writer.block("if L_MAX == 0:"):
        writer.line("tl.store(rows, v0, mask=mask)")
    for start in range(0, (HIGHEST_DEGREE + 1) ** 2 - 3, 4):
        four = ", ".join(f"v{start + i}" for i in range(4))
        with writer.block(f"if L_MAX >= {math.isqrt(start + 3)}:"):
            writer.line(f"store_four(rows + {start}, {four}, mask, WIDTH)")
    for l in range(2, HIGHEST_DEGREE + 1, 2):
        last = (l + 1) ** 2 - 1
        with writer.block(f"if L_MAX == {l}:"):
            writer.line(f"tl.store(rows + {last}, v{last}, mask=mask)")


def _load(writer: Writer) -> None:
    """Write loads of the weights of the components, as they are stored, but for the first, which is a constant's."""
    for start in range(0, (HIGHEST_DEGREE + 1) ** 2 - 3, 4):
        four = ", ".join(f"g{start + i}" if start + i else "_" for i in range(4))
        with writer.block(f"if L_MAX >= {math.isqrt(start + 3)}:"):
            writer.line(f"{four} = load_four(rows + {start}, mask, WIDTH)")
    for l in range(2, HIGHEST_DEGREE + 1, 2):
        last = (l + 1) ** 2 - 1
        with writer.block(f"if L_MAX == {l}:"):
            writer.line(f"g{last} = tl.load(rows + {last}, mask=mask, other=0.0)")


def _values(writer: Writer) -> None:
    """Write ``store_harmonics``."""
    docstring = "Store the harmonics of unit vectors (x, y, z), blocks [BLOCK_EDGES], up to degree L_MAX."
    with _function(writer, "store_harmonics", "attrs, edges, mask, x, y, z", docstring):
        writer.line("v0 = tl.full(x.shape, 1.0, x.dtype)")
        _degrees(writer, _value_lines)
        _store(writer)


def _value_lines(l: int) -> Iterator[str]:
    """Lines of the harmonics of a degree."""
    yield from _powers(l)
    yield from _polynomials(l, 0)
    for m in range(-l, l + 1):
        factor = "" if m == 0 else f" * c{m}" if m > 0 else f" * s{-m}"
        yield f"v{l * l + l + m} = {piece(l, abs(m))}{factor}"


def _tangents(writer: Writer) -> None:
    """Write ``store_harmonics_tangents``."""
    docstring = "Store the tangents of the harmonics of (x, y, z) along (dx, dy, dz), which is perpendicular to it."
    with _function(writer, "store_harmonics_tangents", "attrs, edges, mask, x, y, z, dx, dy, dz", docstring):
        writer.line("v0 = tl.full(x.shape, 0.0, x.dtype)")
        _degrees(writer, _tangent_lines)
        _store(writer)


def _tangent_lines(l: int) -> Iterator[str]:
    """Lines of the tangents of the harmonics of a degree."""
    yield from _powers(l)
    yield from _power_tangents(l)
    yield from _polynomials(l, 1)
    for m in range(-l, l + 1):
        power = f"c{m}" if m > 0 else f"s{-m}"
        along_y = f"{piece(l, abs(m), 1)} * dy" + (f" * {power}" if m else "") if abs(m) < l else ""
        along_power = f"{piece(l, abs(m))} * {power}_t" if m else ""
        yield f"v{l * l + l + m} = {' + '.join(filter(None, (along_y, along_power)))}"


def _weighted(l: int, highest: int) -> Iterator[str]:
    """Lines that add degree l to p_m and n_m, the sums over l of weight times q_lm, and to their derivatives.

    p_m belongs to the components m >= 0, n_m to the components -m.
    """
    for component in range(-l, l + 1):
        m, letter = abs(component), "n" if component < 0 else "p"
        # c_0 is 1, so that p_0 itself is in no derivative
        for order in range(1 if m == 0 else 0, min(highest, l - m) + 1):
            name = f"{letter}{m}{'_' + 'y' * order if order else ''}"
            equals = "=" if order == l - m else "+="  # no lower degree has this derivative
            yield f"{name} {equals} g{l * l + l + component} * {piece(l, m, order)}"


def _sums(writer: Writer, sums: dict[str, list[tuple[int, str]]]) -> None:
    """Write sums of products, each with the degree from which on there is one, zero at first, and return them."""
    for name, products in sums.items():
        writer.line(f"{name} = tl.full(x.shape, 0.0, x.dtype)")
        for degree, product in products:
            with writer.block(f"if L_MAX >= {degree}:"):
                writer.line(f"{name} += {product}")
    writer.line(f"return {', '.join(sums)}")


def _gradient_products() -> dict[str, list[tuple[int, str]]]:
    """The derivative of sum_m (p_m c_m + n_m s_m) by x, y and z."""
    along_x, along_y, along_z = [(1, "n1")], [(1, "p0_y")], [(1, "p1")]
    for m in range(1, HIGHEST_DEGREE + 1):
        if m < HIGHEST_DEGREE:
            along_y += [(m + 1, f"p{m}_y * c{m} + n{m}_y * s{m}")]
        if m > 1:
            along_x += [(m, f"{float(m)} * (n{m} * c{m - 1} - p{m} * s{m - 1})")]
            along_z += [(m, f"{float(m)} * (p{m} * c{m - 1} + n{m} * s{m - 1})")]
    return {"a_x": along_x, "a_y": along_y, "a_z": along_z}


def _tangent_products() -> dict[str, list[tuple[int, str]]]:
    """The tangents of the derivatives above along (dx, dy, dz)."""
    along_x, along_y, along_z = [(2, "dy * n1_y")], [(2, "dy * p0_yy")], [(2, "dy * p1_y")]
    for m in range(1, HIGHEST_DEGREE + 1):
        if m + 1 <= HIGHEST_DEGREE:
            along_y += [(m + 1, f"p{m}_y * c{m}_t + n{m}_y * s{m}_t")]
        if m + 2 <= HIGHEST_DEGREE:
            along_y += [(m + 2, f"dy * (p{m}_yy * c{m} + n{m}_yy * s{m})")]
        if m == 1:
            continue
        along_x += [(m, f"{float(m)} * (n{m} * c{m - 1}_t - p{m} * s{m - 1}_t)")]
        along_z += [(m, f"{float(m)} * (p{m} * c{m - 1}_t + n{m} * s{m - 1}_t)")]
        if m < HIGHEST_DEGREE:
            along_x += [(m + 1, f"{float(m)} * dy * (n{m}_y * c{m - 1} - p{m}_y * s{m - 1})")]
            along_z += [(m + 1, f"{float(m)} * dy * (p{m}_y * c{m - 1} + n{m}_y * s{m - 1})")]
    return {"t_x": along_x, "t_y": along_y, "t_z": along_z}


def _gradient(writer: Writer) -> None:
    """Write ``harmonics_gradient``."""
    docstring = "Derivative of the weighted sum of the harmonics' polynomials; the weights are at ``attrs``."
    with _function(writer, "harmonics_gradient", "attrs, edges, mask, x, y, z", docstring):
        _load(writer)
        _degrees(writer, _gradient_lines)
        _sums(writer, _gradient_products())


def _gradient_lines(l: int) -> Iterator[str]:
    """Lines of what the gradient needs of a degree."""
    yield from _powers(l)
    yield from _polynomials(l, 1)
    yield from _weighted(l, 1)


def _hessian(writer: Writer) -> None:
    """Write ``harmonics_hessian``."""
    docstring = "The derivative of ``harmonics_gradient``, and its tangent along (dx, dy, dz)."
    with _function(writer, "harmonics_hessian", "attrs, edges, mask, x, y, z, dx, dy, dz", docstring):
        _load(writer)
        _degrees(writer, _hessian_lines)
        _sums(writer, _gradient_products() | _tangent_products())


def _hessian_lines(l: int) -> Iterator[str]:
    """Lines of what the second derivatives need of a degree."""
    yield from _powers(l)
    yield from _power_tangents(l)
    yield from _polynomials(l, 2)
    yield from _weighted(l, 2)
