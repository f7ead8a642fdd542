"""Random inputs of operations: what a layer of a model is made of, and a graph; in sizes by name or those of a model.

Numbers are float64 that float32 can represent, so that both dtypes start from the same ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from torch import Tensor

from mace_fast.blocks.activation import second_moment_constant
from mace_fast.kernels import RadialParameters
from mace_fast.kernels.algebra import NestedPlan, Path, Terms, nested_plan, tensor_product_paths, terms
from mace_fast.kernels.fused_edges import RadialNetwork
from mace_fast.kernels.runtime.orders import edge_order, species_order
from mace_fast.testing.structures import random_edges

SILU = second_moment_constant(torch.nn.functional.silu)

SIZES: Mapping[str, Mapping[str, int]] = {
    "standard": {"nodes": 96, "edges": 2000},
    "odd": {
        **{"nodes": 19, "edges": 150, "crowd": 300},
        **{"channels": 37, "hidden": 20, "basis": 5, "l_max": 2, "l_feats": 2, "degree": 2},
    },
    "no edges": {"nodes": 5, "edges": 0, "channels": 16, "hidden": 8, "l_max": 1, "degree": 2},
    "tiny": {
        **{"nodes": 4, "edges": 9, "crowd": 20, "species": 2},
        **{"channels": 3, "hidden": 6, "basis": 4, "l_max": 1, "degree": 2},
    },
}
"""Arguments of :meth:`Inputs.of_size`; the last is for Triton's interpreter."""


def rounded(x: Tensor) -> Tensor:
    """The nearest numbers that float32 has, in float64."""
    return x.float().double()


@dataclass(frozen=True)
class Layer:
    """What the operations of one layer of a model are made for.

    Attributes:
        l_max: highest degree of the spherical harmonics.
        components: of the features that are sent.
        channels: of the features that are sent.
        paths: of their tensor product with the harmonics.
        radial: basis, distance transform and cutoff.
        widths: of the radial network: the radial functions that it reads, and its hidden layers.
        hidden: numbers that its last layer reads; one more than the last of ``widths`` where it has biases.
        contracted: components that enter the symmetric contraction.
        contracted_channels: channels that enter it.
        plan: of the contraction.
    """

    l_max: int
    components: int
    channels: int
    paths: tuple[Path, ...]
    radial: RadialParameters
    widths: tuple[int, ...]
    hidden: int
    contracted: int
    contracted_channels: int
    plan: NestedPlan

    @classmethod
    def of_sizes(
        cls,
        channels: int = 128,
        hidden: int = 64,
        basis: int = 8,
        l_max: int = 3,
        l_feats: int = 1,
        degree: int = 3,
    ) -> "Layer":
        """A layer of features up to ``l_feats``, contracted up to ``degree``, with transformed lengths."""
        harmonics = tuple((l, (-1) ** l) for l in range(l_max + 1))
        feats = harmonics[: l_feats + 1]
        starts = np.cumsum([0] + [2 * l + 1 for l, _ in feats])
        merged = []
        for number in range(1, degree + 1):
            tables = [terms(harmonics, irrep, number, "full") for irrep in feats]
            rows = [one.outputs + start for one, start in zip(tables, starts[:-1], strict=True)]
            monomials = np.concatenate([one.monomials for one in tables])
            merged.append(Terms(monomials, np.concatenate(rows), np.zeros((0, 0))))
        r_max = 3.0
        weights = rounded(torch.arange(1, basis + 1) * (torch.pi / r_max))
        constants = tuple(rounded(torch.tensor(value)) for value in (1.0805, 0.9183, 4.5791))
        scale = torch.tensor(0.75).double()
        return cls(
            l_max=l_max,
            components=int(starts[-1]),
            channels=channels,
            paths=tensor_product_paths(feats, harmonics, harmonics),
            radial=RadialParameters(
                torch.tensor(r_max).double(), 5, "bessel", weights, scale, "Agnesi", constants, True
            ),
            widths=(basis, hidden, hidden),
            hidden=hidden,
            contracted=(l_max + 1) ** 2,
            contracted_channels=channels,
            plan=nested_plan(merged, int(starts[-1])),
        )

    @classmethod
    def of_model(cls, model: Any, number: int) -> "Layer":
        """A layer of a model of mace_fast, from 0 on."""
        block, contraction = model.interactions[number], model.products[number].symmetric_contractions
        return cls(
            l_max=block.edge_attrs_irreps.lmax,
            components=sum(ir.dim for _, ir in block.edge_irreps),
            channels=block.edge_irreps[0].mul,
            paths=block.conv_tp.paths,
            radial=model.radial_embedding.parameters_of_edges(),
            widths=(block.edge_feats_irreps.dim, *block.conv_tp_weights.hs[1:-1]),
            hidden=block.conv_tp_weights.last().shape[0],
            contracted=sum(ir.dim for _, ir in contraction.irreps_in),
            contracted_channels=contraction.irreps_in[0].mul,
            plan=contraction.plan(),
        )


class Inputs:
    """Random inputs of the operations of one layer on one graph.

    Args:
        layer: for which.
        edge_index: ``[2, num_edges]``, receivers ascending.
        species: ``[num_nodes]`` int64.
        num_species: how many there are.
        seed: of the numbers.
    """

    def __init__(self, layer: Layer, edge_index: Tensor, species: Tensor, num_species: int, seed: int = 0) -> None:
        self.layer = layer
        self.senders, self.receivers = edge_index
        self.species, self.num_species = species, num_species
        self.num_nodes, self.num_edges = len(species), edge_index.shape[1]
        self.num_harmonics = (layer.l_max + 1) ** 2
        self.order = edge_order(self.senders, self.receivers, self.num_nodes, self.num_nodes)
        self.species_order = species_order(species, num_species)
        self._generator = torch.Generator().manual_seed(seed)

    @classmethod
    def of_size(cls, seed: int, nodes: int, edges: int, crowd: int = 0, species: int = 4, **layer: int) -> "Inputs":
        """Of one of :data:`SIZES`.

        Args:
            seed: of all numbers, the graph included.
            nodes: the last of which has no edges.
            edges: between random nodes.
            crowd: further edges, all to node 0.
            species: different ones.
            **layer: of :meth:`Layer.of_sizes`.
        """
        generator = torch.Generator().manual_seed(seed)
        received = torch.randint(max(1, nodes - 1), (edges,), generator=generator)
        receivers = torch.cat([received, torch.zeros(crowd, dtype=torch.int64)]).sort().values
        senders = torch.randint(nodes, receivers.shape, generator=generator)
        of_nodes = torch.randint(species, (nodes,), generator=generator)
        return cls(Layer.of_sizes(**layer), torch.stack([senders, receivers]), of_nodes, species, seed)

    @classmethod
    def of_model(cls, model: Any, layer: int, num_nodes: int, neighbours: int, num_species: int = 3) -> "Inputs":
        """Of a layer of a model, on a graph in which every node has so many edges."""
        edges = random_edges(num_nodes, neighbours, torch.Generator().manual_seed(0))
        return cls(Layer.of_model(model, layer), edges, torch.arange(num_nodes) % num_species, num_species)

    def normal(self, *shape: int) -> Tensor:
        """Of mean 0 and variance 1."""
        return torch.randn(*shape, generator=self._generator, dtype=torch.float32).double()

    def vectors(self) -> Tensor:
        """Lengths from 0.5 Å to beyond the cutoff, in random directions."""
        reach = float(self.layer.radial.r_max) + 0.5
        lengths = 0.5 + reach * torch.rand(self.num_edges, 1, generator=self._generator)
        return rounded(torch.nn.functional.normalize(self.normal(self.num_edges, 3), dim=1) * lengths)

    def pair_radii(self) -> Tensor | None:
        """What a transform of the lengths needs of each edge."""
        if self.layer.radial.transform == "None":
            return None
        return rounded(1.5 + torch.rand(self.num_edges, generator=self._generator))

    def hidden_layers(self) -> tuple[Tensor, ...]:
        """Of the radial network."""
        return tuple(rounded(self.normal(a, b) / a**0.5) for a, b in pairwise(self.layer.widths))

    def network(self) -> RadialNetwork:
        """All of it but the last layer."""
        return RadialNetwork(self.layer.radial, self.hidden_layers(), SILU)
