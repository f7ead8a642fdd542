"""What the fused operators take beside features and gradients."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from torch import Tensor

from mace_fast.kernels.edge_embedding.inputs import SCHEMA, Inputs
from mace_fast.kernels.edge_embedding.parameters import RadialParameters
from mace_fast.kernels.fused_edges.gpu.network import Network

LAYER_SCHEMA = (
    "Tensor weight, Tensor senders, Tensor receivers, Tensor receiver_ptr, Tensor sender_perm, Tensor sender_ptr, "
    f"Tensor[] layers, float constant, str paths, SymInt neighbours, str precision, bool symmetric, {SCHEMA}"
)
"""The fields of :class:`Layer` in the language of operators."""

DENSITY_SCHEMA = (
    "Tensor sender_species, Tensor receiver_ptr, SymInt num_species, Tensor[] layers, float constant, "
    f"SymInt neighbours, str precision, {SCHEMA}"
)
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
        senders: ``[E]``.
        receivers: ``[E]``, ascending.
        receiver_ptr: as in :class:`mace_fast.kernels.runtime.orders.EdgeOrder`, like the following.
        sender_perm: ``[E]``.
        sender_ptr: ``[num_senders + 1]``.
        layers: the hidden layers.
        constant: of their activation.
        paths: as text.
        neighbours: edges that a receiver usually has.
        precision: of matrix products.
        symmetric: whether every edge has its reverse, of the opposite vector.
        edges: vectors and radial parameters.
    """

    weight: Tensor
    senders: Tensor
    receivers: Tensor
    receiver_ptr: Tensor
    sender_perm: Tensor
    sender_ptr: Tensor
    layers: Sequence[Tensor]
    constant: float
    paths: str
    neighbours: int
    precision: str
    symmetric: bool
    edges: Inputs

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "Layer":
        """From the arguments of an operator."""
        return cls._make((*arguments[:12], Inputs(*arguments[12:])))

    def flat(self) -> tuple[Any, ...]:
        """The arguments of an operator."""
        return (*self[:12], *self.edges)

    def with_vectors(self, vectors: Tensor) -> "Layer":
        """The same with other vectors."""
        return self._replace(edges=self.edges._replace(vectors=vectors))


class Density(NamedTuple):
    """Species, graph and radial network of a projection; attributes as in :class:`Layer`.

    Attributes:
        sender_species: ``[E]``, below ``num_species``.
        num_species: species present.
    """

    sender_species: Tensor
    receiver_ptr: Tensor
    num_species: int
    layers: Sequence[Tensor]
    constant: float
    neighbours: int
    precision: str
    edges: Inputs

    @classmethod
    def of(cls, arguments: Sequence[Any]) -> "Density":
        """From the arguments of an operator."""
        return cls._make((*arguments[:7], Inputs(*arguments[7:])))

    def flat(self) -> tuple[Any, ...]:
        """The arguments of an operator."""
        return (*self[:7], *self.edges)

    def with_vectors(self, vectors: Tensor) -> "Density":
        """The same with other vectors."""
        return self._replace(edges=self.edges._replace(vectors=vectors))


def network_of(edges: Inputs, layers: Sequence[Tensor], constant: float) -> Network:
    """What the source of the kernels is made for."""
    return Network(
        l_max=edges.l_max,
        widths=(edges.weights.numel(), *(layer.shape[1] for layer in layers)),
        constant=constant,
        basis=edges.basis,
        coefficient=edges.coefficient,
        transform=edges.transform,
        p=edges.p,
        apply_cutoff=edges.apply_cutoff,
    )
