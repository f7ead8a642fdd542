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

LAYER_SCHEMA = f"Tensor weight, {GRAPH_SCHEMA}, Tensor[] layers, float constant, {SCHEMA}"
"""The fields of :class:`Layer` in the language of operators."""

DENSITY_SCHEMA = f"{SPECIES_SCHEMA}, Tensor[] layers, float constant, SymInt neighbours, {SCHEMA}"
"""The fields of :class:`Density` in the language of operators."""


@dataclass(frozen=True)
class RadialNetwork:
    """A frozen radial network without its last layer, from the radial basis on.

    Attributes:
        radial: basis, distance transform and cutoff; where the cutoff is not applied to the basis, it is applied to the
            hidden functions.
        layers: of the hidden layers, ``[width_in, width_out]`` each, scaled for use.
        constant: factor that normalises the activation, silu.
    """

    radial: RadialParameters
    layers: tuple[Tensor, ...]
    constant: float


class Layer(NamedTuple):
    """Weights, graph and radial network of a layer.

    Attributes:
        weight: ``[H, paths * K]``, last layer of the radial network.
        graph: as the convolution takes it.
        layers: the hidden layers.
        constant: of their activation.
        edges: vectors and radial parameters.
    """

    weight: Tensor
    graph: Graph
    layers: Sequence[Tensor]
    constant: float
    edges: Inputs

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "Layer":
        """From the arguments of an operator."""
        stop = 1 + len(Graph._fields)
        graph, edges = Graph(*arguments[1:stop]), Inputs(*arguments[stop + 2 :])
        return cls._make((arguments[0], graph, *arguments[stop : stop + 2], edges))

    def flat(self) -> tuple[Any, ...]:
        """The arguments of an operator."""
        return (self.weight, *self.graph, self.layers, self.constant, *self.edges)

    def with_vectors(self, vectors: Tensor) -> "Layer":
        """The same with other vectors."""
        return self._replace(edges=self.edges._replace(vectors=vectors))


class Density(NamedTuple):
    """Species, graph and radial network of a projection.

    Attributes:
        graph: as the density projection takes it.
        layers: as in :class:`Layer`, like the following.
        constant: of their activation.
        neighbours: edges that a receiver usually has.
        edges: vectors and radial parameters.
    """

    graph: SpeciesGraph
    layers: Sequence[Tensor]
    constant: float
    neighbours: int
    edges: Inputs

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "Density":
        """From the arguments of an operator."""
        stop = len(SpeciesGraph._fields)
        graph, edges = SpeciesGraph(*arguments[:stop]), Inputs(*arguments[stop + 3 :])
        return cls._make((graph, *arguments[stop : stop + 3], edges))

    def flat(self) -> tuple[Any, ...]:
        """The arguments of an operator."""
        return (*self.graph, self.layers, self.constant, self.neighbours, *self.edges)

    def with_vectors(self, vectors: Tensor) -> "Density":
        """The same with other vectors."""
        return self._replace(edges=self.edges._replace(vectors=vectors))


def network_of(layer: Layer | Density) -> Network:
    """What the source of the kernels is made for."""
    edges = layer.edges
    return Network(
        l_max=edges.l_max,
        widths=(edges.weights.numel(), *(matrix.shape[1] for matrix in layer.layers)),
        constant=layer.constant,
        basis=edges.basis,
        coefficient=edges.coefficient,
        transform=edges.transform,
        p=edges.p,
        apply_cutoff=edges.apply_cutoff,
    )
