"""What the fused operators take beside features and gradients."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from torch import Tensor

from mace_fast.kernels.convolution.inputs import SCHEMA as GRAPH_SCHEMA
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.density_projection.inputs import SCHEMA as SPECIES_SCHEMA
from mace_fast.kernels.density_projection.inputs import SpeciesGraph
from mace_fast.kernels.edge_embedding.inputs import SCHEMA, Inputs
from mace_fast.kernels.edge_embedding.parameters import RadialParameters
from mace_fast.kernels.fused_edges.gpu.network import Network

NETWORK_SCHEMA = "Tensor[] layers, Tensor[] normalisation, float constant, float epsilon"
"""What :meth:`RadialNetwork.fields` gives, in the language of operators."""

LAYER_SCHEMA = f"Tensor weight, {GRAPH_SCHEMA}, {NETWORK_SCHEMA}, {SCHEMA}"
"""The fields of :class:`Layer` in the language of operators."""

DENSITY_SCHEMA = f"{SPECIES_SCHEMA}, {NETWORK_SCHEMA}, SymInt neighbours, {SCHEMA}"
"""The fields of :class:`Density` in the language of operators."""

LEARNED_SCHEMA = f"Tensor weight, Tensor receivers, Tensor receiver_ptr, str precision, {NETWORK_SCHEMA}, {SCHEMA}"
"""The fields of :class:`LearnedDensity` in the language of operators."""


@dataclass(frozen=True)
class Normalisation:
    r"""What the hidden layers of a network with biases and layer normalisation have beside their matrices.

    .. math:: h^l = c\, \mathrm{silu}(s^l n(h^{l-1} W^l + b^l) + t^l),
        \qquad n(z) = z / \sqrt{\overline{z^2} + \epsilon}

    The mean that layer normalisation takes off is linear in z: it is to be taken off the columns of W and of b, once.

    Attributes:
        pairs: ``[num_edges]`` int64, the species of the ends of an edge as one number.
        rows: ``[pairs of species, width]``, b of the first layer, which reads the species too.
        biases: b of the following layers, ``[width]`` each, like the following.
        scales: s of all layers.
        shifts: t of all layers.
        epsilon: below the root.
    """

    pairs: Tensor
    rows: Tensor
    biases: tuple[Tensor, ...]
    scales: tuple[Tensor, ...]
    shifts: tuple[Tensor, ...]
    epsilon: float

    def tensors(self) -> list[Tensor]:
        """The pairs, then those of each layer, in the order of `normalisation_names` in ``gpu/network.py``."""
        each = zip((self.rows, *self.biases), self.scales, self.shifts, strict=True)
        return [self.pairs, *(tensor for layer in each for tensor in layer)]


@dataclass(frozen=True)
class RadialNetwork:
    """A frozen radial network without its last layer, from the radial basis on.

    Attributes:
        radial: basis, distance transform and cutoff; where the cutoff is not applied to the basis, it is applied to the
            hidden functions.
        layers: of the hidden layers, ``[width_in, width_out]`` each, scaled for use.
        constant: factor that normalises the activation, silu.
        normalisation: of a network that has biases and layer normalisation. It has one function more than its last
            hidden layer is wide, for the bias of its last layer: the cutoff, or 1 where the basis has that.
    """

    radial: RadialParameters
    layers: tuple[Tensor, ...]
    constant: float
    normalisation: Normalisation | None = None

    @property
    def num_functions(self) -> int:
        """Rows of the last layer."""
        width = self.layers[-1].shape[1] if self.layers else self.radial.weights.numel()
        return width + (self.normalisation is not None)

    def fields(self) -> tuple[list[Tensor], list[Tensor], float, float]:
        """The arguments of an operator that describe it, beside those of the radial functions."""
        more = self.normalisation
        return list(self.layers), more.tensors() if more else [], self.constant, more.epsilon if more else 0.0


class Layer(NamedTuple):
    """Weights, graph and radial network of a layer.

    Attributes:
        weight: ``[H, paths * K]``, last layer of the radial network.
        graph: as the convolution takes it.
        layers: the hidden layers.
        normalisation: as :meth:`Normalisation.tensors` has it; nothing for a network without.
        constant: of their activation.
        epsilon: of their normalisation.
        edges: vectors and radial parameters.
    """

    weight: Tensor
    graph: Graph
    layers: Sequence[Tensor]
    normalisation: Sequence[Tensor]
    constant: float
    epsilon: float
    edges: Inputs

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "Layer":
        """From the arguments of an operator."""
        stop = 1 + len(Graph._fields)
        graph, edges = Graph(*arguments[1:stop]), Inputs(*arguments[stop + 4 :])
        return cls._make((arguments[0], graph, *arguments[stop : stop + 4], edges))

    def flat(self) -> tuple[Any, ...]:
        """The arguments of an operator."""
        return (self.weight, *self.graph, *self[2:-1], *self.edges)

    def with_vectors(self, vectors: Tensor) -> "Layer":
        """The same with other vectors."""
        return self._replace(edges=self.edges._replace(vectors=vectors))


class Density(NamedTuple):
    """Species, graph and radial network of a projection.

    Attributes:
        graph: as the density projection takes it.
        layers: as in :class:`Layer`, like the following.
        normalisation: of the network.
        constant: of its activation.
        epsilon: of its normalisation.
        neighbours: edges that a receiver usually has.
        edges: vectors and radial parameters.
    """

    graph: SpeciesGraph
    layers: Sequence[Tensor]
    normalisation: Sequence[Tensor]
    constant: float
    epsilon: float
    neighbours: int
    edges: Inputs

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "Density":
        """From the arguments of an operator."""
        stop = len(SpeciesGraph._fields)
        graph, edges = SpeciesGraph(*arguments[:stop]), Inputs(*arguments[stop + 5 :])
        return cls._make((graph, *arguments[stop : stop + 5], edges))

    def flat(self) -> tuple[Any, ...]:
        """The arguments of an operator."""
        return (*self.graph, *self[1:-1], *self.edges)

    def with_vectors(self, vectors: Tensor) -> "Density":
        """The same with other vectors."""
        return self._replace(edges=self.edges._replace(vectors=vectors))


class LearnedDensity(NamedTuple):
    """Receivers and radial network of a learned density.

    Attributes:
        weight: ``[H, 1]``, last layer of the network.
        receivers: ``[E]``, ascending.
        receiver_ptr: where the edges of each begin and end.
        precision: of matrix products in float32.
        layers: as in :class:`Layer`, like the following; there may be none.
        normalisation: of the network.
        constant: of its activation.
        epsilon: of its normalisation.
        edges: vectors and radial parameters.
    """

    weight: Tensor
    receivers: Tensor
    receiver_ptr: Tensor
    precision: str
    layers: Sequence[Tensor]
    normalisation: Sequence[Tensor]
    constant: float
    epsilon: float
    edges: Inputs

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "LearnedDensity":
        """From the arguments of an operator."""
        stop = len(cls._fields) - 1
        return cls._make((*arguments[:stop], Inputs(*arguments[stop:])))

    def flat(self) -> tuple[Any, ...]:
        """The arguments of an operator."""
        return (*self[:-1], *self.edges)

    def with_vectors(self, vectors: Tensor) -> "LearnedDensity":
        """The same with other vectors."""
        return self._replace(edges=self.edges._replace(vectors=vectors))


def network_of(layer: Layer | Density | LearnedDensity) -> Network:
    """What the source of the kernels is made for."""
    edges, is_learned = layer.edges, isinstance(layer, LearnedDensity)
    return Network(
        l_max=0 if is_learned else edges.l_max,
        widths=(edges.weights.numel(), *(matrix.shape[1] for matrix in layer.layers)),
        constant=layer.constant,
        basis=edges.basis,
        coefficient=edges.coefficient,
        transform=edges.transform,
        p=edges.p,
        apply_cutoff=edges.apply_cutoff,
        epsilon=layer.epsilon if layer.normalisation else None,
        cuts_later=is_learned,
    )
