"""Writer of the kernels of the symmetric contraction: arithmetic of dual numbers, and rows in groups."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mace_fast.kernels.runtime.source import Writer
from mace_fast.kernels.symmetric_contraction.branches import Branch
from mace_fast.kernels.symmetric_contraction.walks import ZERO, Arithmetic, Dual

GROUP = 16
"""Rows that are loaded or stored together.

A pass of the compiler, TritonGPUCoalesce, looks at all that is connected with a load or store for each of them. With
one for every row it took nine tenths of the time. The machine code is the same.
"""


class DualWriter(Writer, Arithmetic):
    """Writes one function: what the walks compute, and what all kinds of kernels load and store alike.

    Args:
        dual: whether the features have a tangent.
        terms: those of the function, consecutive.

    Attributes:
        suffix: of the names of results, which are tangents where there are any.
    """

    width = 160  # the stores of groups of rows are longer than other lines

    def __init__(self, dual: bool, terms: Sequence[int]) -> None:
        super().__init__()
        self.dual = dual
        self.suffix = "_t" if dual else ""
        self._groups = {group[0]: group for group in groups(terms)}
        self._sizes: set[int] = set()

    @contextmanager
    def rows(self) -> Iterator[None]:
        """The part of the function that has groups of rows: their offsets are defined before it."""
        start = len(self.written)
        yield
        body = self.written[start:]
        del self.written[start:]
        for size in sorted(self._sizes):
            shape = f"(1, 1{', 2' * (size.bit_length() - 1)})"
            self.line(f"rows_{size} = tl.reshape(tl.arange(0, {size}), {shape})")
        self.written += body

    def factor(self, component: int) -> Dual:
        """A component of the features."""
        return Dual(f"a{component}", f"u{component}" if self.dual else None)

    def weight(self, output: int) -> Dual:
        """The gradient of an output."""
        return Dual(f"g{output}")

    def begun(self, name: str) -> Dual:
        """A result that an earlier kernel, or an earlier line, has begun."""
        return Dual(None, f"{name}_t") if self.dual else Dual(name)

    def add_to_term(self, term: int, x: Dual, y: Dual | None) -> None:
        """Add ``x``, or ``x * y``, to the sum of a term: the tangent of it where there are tangents."""
        name = f"c{term}"
        if y is not None:
            self.multiply_add(name, x, y, self.begun(name), value=not self.dual)
        else:
            self.line(f"{name}_t += {x.tangent}" if self.dual else f"{name} += {x.value}")

    def comment(self, output: int, branch: Branch) -> None:
        """Say which part of the polynomial follows."""
        if branch.children:
            self.line(f"# output {output}: {formula(branch)}")

    def multiply_add(self, name: str, x: Dual, y: Dual, total: Dual = ZERO, value: bool = True) -> Dual:
        """Write ``name = x * y + total`` and its tangent; the value only if it is wanted."""
        tangent = total.tangent
        if x.tangent and y.value:
            tangent = multiply_add(x.tangent, y.value, tangent)
        if x.value and y.tangent:
            tangent = multiply_add(x.value, y.tangent, tangent)
        if tangent != total.tangent:
            self.line(f"{name}_t = {tangent}")
            tangent = f"{name}_t"
        result = total.value
        if value and x.value and y.value:
            self.line(f"{name} = {multiply_add(x.value, y.value, total.value)}")
            result = name
        return Dual(result, tangent)

    def coefficient(self, term: int) -> Dual:
        """A coefficient, zero for the term -1; the first of a group loads the group."""
        if term < 0:
            return ZERO
        if term in self._groups:
            self.load("c", "coefficient", self._groups[term])
        return Dual(f"c{term}")

    def load(self, prefix: str, pointer: str, rows: Sequence[int], suffix: str = "") -> None:
        """Load rows, ascending, into variables of a prefix, the number of the row and a suffix."""
        for group in groups(rows):
            names = [f"{prefix}{row}{suffix}" for row in group]
            place, _ = self._pointer(pointer, group)
            self.line(f"{prefix if len(names) > 1 else names[0]} = tl.load({place})")
            self._split(prefix, names)

    def store(self, prefix: str, pointer: str, rows: Sequence[int], suffix: str = "") -> None:
        """The opposite: store variables to rows, where ``inside`` is true."""
        for group in groups(rows):
            names = [f"{prefix}{row}{suffix}" for row in group]
            name = self._joined(prefix, names)
            place, axes = self._pointer(pointer, group)
            self.line(f"tl.store({place}, {name}, mask=inside{axes})")

    def _pointer(self, pointer: str, group: Sequence[int]) -> tuple[str, str]:
        """Pointer to a group of rows: axes of length 2 are added, and the index that adds them."""
        size, bits = len(group), len(group).bit_length() - 1
        if not bits:
            return f"{pointer} + {group[0]} * NUM_CHANNELS", ""
        self._sizes.add(size)
        axes = f"[:, :{', None' * bits}]"
        return f"{pointer}{axes} + rows_{size} * NUM_CHANNELS + {group[0]} * NUM_CHANNELS", axes

    def _split(self, name: str, names: Sequence[str]) -> None:
        """Take a group of rows apart; its last axis is the lowest bit of a row's place in it."""
        if len(names) > 1:
            halves = [_half(name, names, bit) for bit in (0, 1)]
            self.line(f"{halves[0]}, {halves[1]} = tl.split({name})")
            for bit, half in enumerate(halves):
                self._split(half, names[bit::2])

    def _joined(self, name: str, names: Sequence[str]) -> str:
        """The opposite: put rows together; returns the name of the group."""
        if len(names) == 1:
            return names[0]
        halves = [self._joined(_half(name, names, bit), names[bit::2]) for bit in (0, 1)]
        self.line(f"{name} = tl.join({halves[0]}, {halves[1]})")
        return name


def groups(rows: Sequence[int]) -> list[Sequence[int]]:
    """Cut ascending rows into groups of consecutive ones, of as many as a power of two up to ``GROUP``."""
    found: list[Sequence[int]] = []
    start = 0
    while start < len(rows):
        size = GROUP
        while list(rows[start : start + size]) != list(range(rows[start], rows[start] + size)):
            size //= 2
        found.append(rows[start : start + size])
        start += size
    return found


def _half(name: str, names: Sequence[str], bit: int) -> str:
    """Name of the rows with a bit: that of the row itself if only one is left."""
    return names[bit] if len(names) == 2 else f"{name}_{bit}"


def multiply_add(x: str, y: str, total: str | None) -> str:
    """Expression of ``x * y + total``."""
    return f"{x} * {y}" if total is None else f"tl.fma({x}, {y}, {total})"


def formula(branch: Branch) -> str:
    """A branch as a reader would write it, one level deep."""
    parts = [f"c{branch.term}"] if branch.term >= 0 else []
    parts += [
        f"A{child.component} (...)" if child.children else f"c{child.term} A{child.component}"
        for child in branch.children
    ]
    text = f"A{branch.component} ({' + '.join(parts)})" if branch.children else f"c{branch.term} A{branch.component}"
    return text if len(text) < 90 else f"{text[:80].rsplit(' + ', 1)[0]} + ...)"
