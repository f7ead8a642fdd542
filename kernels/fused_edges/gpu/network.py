"""Triton source of what a tile of edges computes from its vectors: geometry, harmonics and hidden radial functions."""

from dataclasses import dataclass

from mace_fast.kernels.radial_hidden.gpu.source import Perceptron, padded
from mace_fast.kernels.runtime.source import Writer, constexpr, module_head
from mace_fast.kernels.spherical_harmonics.gpu.source import in_registers

GEOMETRY_IMPORTS = """from mace_fast.kernels.spherical_harmonics.gpu.device import (
    load_vectors,
    perpendicular,
    perpendicular_pair,
    store_vectors,
    unit_vectors,
)
"""

IMPORTS = """from mace_fast.kernels.edge_embedding.gpu.device import basis_tile, distance, envelope
from mace_fast.kernels.fused_edges.gpu.device import (
    load_column,
    load_rows,
    normalised,
    normalised_and_slope,
    store_function,
    store_hidden,
    tanh_of_square,
    tanh_of_square_and_slope,
)
from mace_fast.kernels.radial_hidden.gpu.device import activation, activation_and_slope, load_matrix
from mace_fast.kernels.runtime.device import parts, product, product_of_parts
"""

GEOMETRY = (
    "v_x, v_y, v_z = load_vectors(vectors, edge, exists)",
    "length, inverse, u_x, u_y, u_z = unit_vectors(v_x, v_y, v_z)",
)
"""Lengths and unit vectors of a tile of edges."""


@dataclass(frozen=True)
class Network:
    """What the source of a model's radial network is made for.

    Attributes:
        l_max: highest degree of the harmonics; 0 where the kernel has none.
        widths: number of radial functions, then the width of each hidden layer.
        constant: factor that normalises the activation.
        basis: as in :class:`mace_fast.kernels.RadialParameters`, like the following.
        coefficient: of the exponent of the Gaussians; else unused.
        transform: name of the distance transform.
        p: exponent of the envelope.
        apply_cutoff: whether the envelope multiplies the basis; else it multiplies the hidden functions.
        epsilon: of a network with a :class:`mace_fast.kernels.fused_edges.Normalisation`; else None.
        cuts_later: whether the kernel multiplies by the envelope what it makes of the hidden functions, not these.
    """

    l_max: int
    widths: tuple[int, ...]
    constant: float
    basis: str
    coefficient: float
    transform: str
    p: int
    apply_cutoff: bool
    epsilon: float | None = None
    cuts_later: bool = False

    @property
    def cuts_hidden(self) -> bool:
        """Whether the envelope multiplies the hidden functions."""
        return not (self.apply_cutoff or self.cuts_later)

    @property
    def num_harmonics(self) -> int:
        """Components of the spherical harmonics."""
        return (self.l_max + 1) ** 2

    @property
    def num_functions(self) -> int:
        """Hidden functions: the width of the last hidden layer, and one where the layer after it has a bias."""
        return self.widths[-1] + self.normalises

    @property
    def normalises(self) -> bool:
        """Whether the layers have biases and are normalised."""
        return self.epsilon is not None

    @property
    def key(self) -> str:
        """The sizes as tuning files name them."""
        normalised = ", normalised" * self.normalises
        return f"{self.num_harmonics} harmonics, {'-'.join(map(str, self.widths))} hidden{normalised}"

    @property
    def perceptron(self) -> Perceptron:
        """The writer of the layers."""
        return Perceptron(self.widths, "layer_{}", repr(self.constant))

    @property
    def tensors(self) -> tuple[str, ...]:
        """The arguments of a kernel that describe the network."""
        scalars = ("constant_0", "constant_1", "constant_2")
        radial = ("pair_radii", "r_max", "basis_weights", "prefactor", *scalars)
        return (*radial, *self.perceptron.weights, *normalisation_names(self.perceptron.last) * self.normalises)

    def module(self, docstring: str, kernels: Writer) -> str:
        """A module with what was written, and the imports and functions that it calls by the methods below."""
        writer = Writer()
        if self.l_max:
            in_registers(writer, self.l_max)
        self._values(writer)
        self._values_and_slopes(writer)
        return module_head(docstring, IMPORTS + GEOMETRY_IMPORTS) + writer.text() + kernels.text()

    def hidden(self, zero: str, with_slope: bool = False) -> str:
        """Call that gives the hidden functions of a tile of edges, an edge per column; zero where there is no edge.

        So the width of a layer, not the number of edges, fills the 64 rows that the matrix units of sm_90 multiply.

        Args:
            zero: in a loop an unknown zero of :func:`unknown_zero`, else 0. It is added to the rows of weights, so that
                neither they nor their places are kept in registers.
            with_slope: whether it gives their derivatives by the length, too; see :meth:`found`.
        """
        function = "hidden_and_slope" if with_slope else "hidden_values"
        return f"{function}({', '.join((*self._arguments(zero), 'PRECISION'))})"

    def found(self, with_slope: bool = False) -> list[str]:
        """Names for what that call gives: where the layer after the hidden ones has a bias, its function comes last."""
        values = ["values", "slopes"] if with_slope else ["values"]
        return values + [f"{one}_of_bias" for one in values] * self.normalises

    def _arguments(self, *first: str) -> tuple[str, ...]:
        return (*first, "length", "edge", "exists", *self.tensors)

    def _values(self, writer: Writer) -> None:
        """Write ``hidden_values``."""
        arguments = ", ".join((*self._arguments("zero"), *constexpr("PRECISION")))
        docstring = "Hidden functions of a tile of edges, an edge per column; zero where there is no edge."
        with writer.function("hidden_values", arguments, docstring=docstring):
            layers, last = self.perceptron, self.perceptron.last
            self._basis(writer)
            for layer in range(1, last + 1):
                layers.through(writer, layer, "zero")
                if self.normalises:
                    self._normalise(writer, layer)
                writer.line(f"x_{layer} = {layers.activation(layer)}")
            cut = " * cut[None, :]" if self.cuts_hidden else ""
            found = [f"x_{last}{cut}"]
            self._return(writer, found, ["cut" if self.cuts_hidden else "1.0 + 0.0 * cut"])

    def _values_and_slopes(self, writer: Writer) -> None:
        """Write ``hidden_and_slope``; ``d_`` is a derivative by the length."""
        arguments = ", ".join((*self._arguments("zero"), *constexpr("PRECISION")))
        docstring = "Hidden functions of a tile of edges and their derivatives by the length, an edge per column."
        layers, last = self.perceptron, self.perceptron.last
        with writer.function("hidden_and_slope", arguments, docstring=docstring):
            self._basis(writer)
            if self.apply_cutoff:
                writer.line("d_x_0 = (value_1 * q_1[None, :]) * cut[None, :] + value * cut_1[None, :]")
            else:
                writer.line("d_x_0 = value_1 * q_1[None, :]")
            for layer in range(1, last + 1):
                layers.through(writer, layer, "zero")
                writer.line(f"d_z_{layer} = product(tl.trans(w_{layer}), d_x_{layer - 1}, PRECISION)")
                if self.normalises:
                    self._normalise(writer, layer, with_slope=True)
                writer.line(f"x_{layer}, slope = activation_and_slope(z_{layer}, {layers.constant})")
                writer.line(f"d_x_{layer} = slope * d_z_{layer}")
            value, slope = f"x_{last}", f"d_x_{last}"
            if self.cuts_hidden:
                value, slope = f"{value} * cut[None, :]", f"{slope} * cut[None, :] + {value} * cut_1[None, :]"
            of_bias = ["cut", "cut_1"] if self.cuts_hidden else ["1.0 + 0.0 * cut", "0.0 * cut"]
            self._return(writer, [value, slope], of_bias)

    def _return(self, writer: Writer, of_layers: list[str], of_bias: list[str]) -> None:
        """Write what is given back, zero where there is no edge."""
        found = [f"tl.where(exists[None, :], {one}, 0.0)" for one in of_layers]
        found += [f"tl.where(exists, {one}, 0.0)" for one in of_bias] * self.normalises
        writer.line(f"return {', '.join(found)}")

    def _normalise(self, writer: Writer, layer: int, with_slope: bool = False) -> None:
        """Add the bias to ``z_<layer>``, normalise it and its derivative."""
        width = self.widths[layer]
        sizes = f"{width}, {padded(width)}"
        bias = f"load_rows(pair_rows, species_pairs, edge, exists, {sizes})"
        writer.line(f"z_{layer} += {bias if layer == 1 else f'load_column(bias_{layer}, {sizes})'}")
        writer.line(f"scale, shift = load_column(scale_{layer}, {sizes}), load_column(shift_{layer}, {sizes})")
        inputs = f"z_{layer}, d_z_{layer}" if with_slope else f"z_{layer}"
        function = "normalised_and_slope" if with_slope else "normalised"
        writer.line(f"{inputs} = {function}({inputs}, scale, shift, {width}, {self.epsilon!r})")

    def _basis(self, writer: Writer) -> None:
        """Write the basis and its derivative, and what the network reads, ``x_0``."""
        num_basis, block = self.widths[0], padded(self.widths[0])
        constants = "constant_0, constant_1, constant_2"
        writer.line("cutoff = tl.load(r_max).to(length.dtype)")
        writer.line(f"cut, cut_1, _ = envelope(length, cutoff, {self.p})")
        writer.line(f'q, q_1, _ = distance(length, cutoff, pair_radii, edge, exists, {constants}, "{self.transform}")')
        writer.line(f"function = zero + tl.arange(0, {block})[:, None]")
        with writer.block("value, value_1, _ = basis_tile("):
            kind = f'"{self.basis}", {num_basis}, {self.coefficient!r}'
            writer.line(f"q[None, :], basis_weights, prefactor, function, {kind}")
        writer.line(")")
        writer.line(f"x_0 = value{' * cut[None, :]' if self.apply_cutoff else ''}")


def normalisation_names(num_layers: int) -> tuple[str, ...]:
    """Arguments of a kernel for what :meth:`mace_fast.kernels.fused_edges.Normalisation.tensors` gives."""
    first = ("species_pairs", "pair_rows", "scale_1", "shift_1")
    names = ("bias", "scale", "shift")
    return (*first, *(f"{name}_{layer}" for layer in range(2, num_layers + 1) for name in names))
