"""Triton source of what a tile of edges computes from its vectors: geometry, harmonics and hidden radial functions."""

from dataclasses import dataclass

from mace_fast.kernels.radial_hidden.gpu.source import padded
from mace_fast.kernels.spherical_harmonics.gpu.source import in_registers, wrapped

IMPORTS = """
from mace_fast.kernels.edge_embedding.gpu.device import basis_tile, distance, envelope
from mace_fast.kernels.fused_edges.gpu.device import add_vectors, clear, store_hidden
from mace_fast.kernels.radial_hidden.gpu.device import (
    activation,
    activation_slope,
    load_matrix,
    load_matrix_again,
)
from mace_fast.kernels.spherical_harmonics.gpu.device import load_vectors, perpendicular, store_vectors, unit_vectors
"""


@dataclass(frozen=True)
class Network:
    """What the source of a model's radial network is made for.

    Attributes:
        l_max: highest degree of the harmonics.
        widths: number of radial functions, then the width of each hidden layer.
        constant: factor that normalises the activation.
        basis: as in :class:`mace_fast.kernels.RadialParameters`, like the following.
        coefficient: of the exponent of the Gaussians; else unused.
        transform: name of the distance transform.
        p: exponent of the envelope.
        apply_cutoff: whether the envelope multiplies the basis; else it multiplies the hidden functions.
    """

    l_max: int
    widths: tuple[int, ...]
    constant: float
    basis: str
    coefficient: float
    transform: str
    p: int
    apply_cutoff: bool

    @property
    def num_harmonics(self) -> int:
        """Components of the spherical harmonics."""
        return (self.l_max + 1) ** 2

    @property
    def num_hidden(self) -> int:
        """Width of the last hidden layer."""
        return self.widths[-1]

    @property
    def tensors(self) -> tuple[str, ...]:
        """The arguments of a kernel that describe the network."""
        layers = (f"layer_{number}" for number in range(1, len(self.widths)))
        scalars = ("constant_0", "constant_1", "constant_2")
        return ("pair_radii", "r_max", "basis_weights", "prefactor", *scalars, *layers)

    def source(self) -> str:
        """Imports and functions, which the methods below call."""
        functions = (in_registers(self.l_max), self._values(), self._slope())
        return IMPORTS.lstrip("\n") + "".join("\n\n" + function for function in functions)

    def hidden(self, zero: str) -> str:
        """Call that gives the hidden functions of a tile of edges, an edge per column; zero where there is no edge.

        So the width of a layer, not the number of edges, fills the 64 rows that the matrix units of sm_90 multiply.

        Args:
            zero: an expression that is zero, which the compiler must not know. It is added to the rows of weights, so
                that these are read where they are used, and neither they nor their places are kept in registers.
        """
        return self._call("hidden_values", zero)

    def hidden_slope(self, zero: str, grad: str) -> str:
        """Call that gives the derivative, by the lengths, of the hidden functions summed with weights.

        Args:
            zero: as in :meth:`hidden`; multiplied by the number of a layer for each of them.
            grad: the weights, an edge per column.
        """
        zeros = [f"{zero} * {layer}" for layer in range(1, len(self.widths) + 1)]
        return self._call("hidden_slope", *zeros, grad)

    def _call(self, function: str, *first: str) -> str:
        return f"{function}({', '.join((*first, 'length', 'edge', 'exists', *self.tensors, 'PRECISION'))})"

    def _head(self, name: str, *first: str) -> list[str]:
        arguments = (*first, "length", "edge", "exists", *self.tensors)
        return ["@triton.jit", f"def {name}({', '.join(arguments)}, PRECISION: tl.constexpr):"]

    def _basis(self, zero: str) -> list[str]:
        """Lines up to what the network reads."""
        num_basis, block = self.widths[0], padded(self.widths[0])
        constants = "constant_0, constant_1, constant_2"
        return [
            "cutoff = tl.load(r_max).to(length.dtype)",
            f"cut, cut_1, _ = envelope(length, cutoff, {self.p})",
            f'q, q_1, _ = distance(length, cutoff, pair_radii, edge, exists, {constants}, "{self.transform}")',
            f"function = {zero} + tl.arange(0, {block})[:, None]",
            "value, value_1, _ = basis_tile(",
            f'    q[None, :], basis_weights, prefactor, function, "{self.basis}", {num_basis}, {self.coefficient!r}',
            ")",
            f"x_0 = value{' * cut[None, :]' if self.apply_cutoff else ''}",
        ]

    def _layers(self, last: int, zero: str) -> list[str]:
        """Lines from there to what the activation of a layer reads."""
        lines = []
        for layer in range(1, last + 1):
            if layer > 1:
                lines.append(f"x_{layer - 1} = activation(z_{layer - 1}, {self.constant!r})")
            lines.append(self._matrix("load_matrix", layer, zero))
            lines.append(f"z_{layer} = product(tl.trans(w_{layer}), x_{layer - 1}, PRECISION)")
        return lines

    def _matrix(self, function: str, layer: int, zero: str) -> str:
        a, b = self.widths[layer - 1], self.widths[layer]
        return f"w_{layer} = {function}(layer_{layer}, {a}, {b}, {padded(a)}, {padded(b)}, {zero})"

    def _values(self) -> str:
        last = len(self.widths) - 1
        cut = "" if self.apply_cutoff else " * cut[None, :]"
        lines = [
            '"""Hidden functions of a tile of edges, an edge per column; zero where there is no edge."""',
            *self._basis("zero"),
            *self._layers(last, "zero"),
            f"return tl.where(exists[None, :], activation(z_{last}, {self.constant!r}){cut}, 0.0)",
        ]
        return _function(self._head("hidden_values", "zero"), lines)

    def _slope(self) -> str:
        last = len(self.widths) - 1
        zeros = [f"zero_{layer}" for layer in range(1, last + 2)]
        lines = [
            '"""Derivative by the length of the sum of the hidden functions times ``grad``, an edge per column.',
            "",
            "What the activations read is computed anew for each layer, so that little is kept in registers.",
            '"""',
            *self._basis(zeros[last - 1]),
            *self._layers(last, zeros[last - 1]),
            f"d_x_{last} = grad",
        ]
        if not self.apply_cutoff:
            lines += [
                f"slope = tl.sum(d_x_{last} * activation(z_{last}, {self.constant!r}), 0) * cut_1",
                f"d_x_{last} *= cut[None, :]",
            ]
        for layer in range(last, 0, -1):
            lines.append(f"# back through layer {layer}")
            lines += self._layers(layer, zeros[layer - 1]) if layer < last else []
            lines.append(f"d_z_{layer} = d_x_{layer} * activation_slope(z_{layer}, {self.constant!r})")
            if layer > 1:
                lines.append(self._matrix("load_matrix_again", layer, zeros[layer - 1]))
                lines.append(f"d_x_{layer - 1} = product(w_{layer}, d_z_{layer}, PRECISION)")
        lines += ["# the first layer is linear in the basis: its tangent by the length", *self._basis(zeros[last])]
        if self.apply_cutoff:
            lines.append("x_1 = (value_1 * q_1[None, :]) * cut[None, :] + value * cut_1[None, :]")
        else:
            lines.append("x_1 = value_1 * q_1[None, :]")
        lines += [
            "along = tl.sum(d_z_1 * product(tl.trans(w_1), x_1, PRECISION), 0)",
            f"return {'along' if self.apply_cutoff else 'slope + along'}",
        ]
        return _function(self._head("hidden_slope", *zeros, "grad"), lines)


def _function(head: list[str], lines: list[str]) -> str:
    body = [f"    {line}" for line in lines]
    return "\n".join(part for line in (*head, *body) for part in wrapped(line)) + "\n"
