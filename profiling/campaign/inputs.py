"""Random inputs of operators: a graph with its species, vectors, radial parameters and weights, in sizes by name.

Numbers are float64 that float32 can represent, so that both dtypes start from the same ones.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from mace_fast.kernels import RadialParameters
from mace_fast.kernels.runtime.orders import edge_order

R_MAX = 3.0
CONSTANT = 1.6791767923989418
"""Of the normalised silu."""


@dataclass(frozen=True)
class Size:
    """Sizes of the arguments.

    Attributes:
        nodes: the last of which has no edges.
        edges: to random receivers.
        crowd: further edges, all to node 0.
        channels: K.
        hidden: of the radial network.
        basis: radial functions.
        l_max: of the harmonics.
        l_feats: highest degree of the features that are sent.
        degree: of the symmetric contraction.
        species: different ones.
    """

    nodes: int
    edges: int
    crowd: int = 0
    channels: int = 128
    hidden: int = 64
    basis: int = 8
    l_max: int = 3
    l_feats: int = 1
    degree: int = 3
    species: int = 4


SIZES = {
    "standard": Size(nodes=96, edges=2000),
    "odd": Size(nodes=19, edges=150, crowd=300, channels=37, hidden=20, basis=5, l_max=2, l_feats=2, degree=2),
    "no edges": Size(nodes=5, edges=0, channels=16, hidden=8, l_max=1, degree=2),
}
DRY_SIZES = {"tiny": Size(4, 9, crowd=20, channels=3, hidden=6, basis=4, l_max=1, degree=2, species=2)}


class Inputs:
    """Random inputs of one size.

    Args:
        size: of all.
        seed: of the numbers; another one for every campaign.
    """

    def __init__(self, size: Size, seed: int) -> None:
        self.size = size
        self._generator = torch.Generator().manual_seed(seed)
        receivers = self.integers(max(1, size.nodes - 1), size.edges)
        self.receivers = torch.cat([receivers, torch.zeros(size.crowd, dtype=torch.int64)]).sort().values
        self.senders = self.integers(size.nodes, len(self.receivers))
        self.order = edge_order(self.senders, self.receivers, size.nodes, size.nodes)
        self.species = self.integers(size.species, size.nodes)
        self.harmonics = tuple((l, (-1) ** l) for l in range(size.l_max + 1))
        self.feats = self.harmonics[: size.l_feats + 1]
        self.num_edges = len(self.receivers)
        self.num_harmonics = (size.l_max + 1) ** 2

    def integers(self, below: int, count: int) -> Tensor:
        return torch.randint(below, (count,), generator=self._generator)

    def normal(self, *shape: int) -> Tensor:
        return torch.randn(*shape, generator=self._generator).double()

    def vectors(self) -> Tensor:
        """Lengths from 0.5 Å to beyond the cutoff, in random directions."""
        lengths = 0.5 + 3.5 * torch.rand(self.num_edges, 1, generator=self._generator).double()
        return (torch.nn.functional.normalize(self.normal(self.num_edges, 3), dim=1) * lengths).float().double()

    def radial(self) -> tuple[RadialParameters, Tensor]:
        """Bessel functions of lengths that are transformed, and the radii that the transform needs."""
        weights = (torch.arange(1, self.size.basis + 1) * (math.pi / R_MAX)).float().double()
        constants = tuple(torch.tensor(value).float().double() for value in (1.0805, 0.9183, 4.5791))
        scale, r_max = torch.tensor(0.75).double(), torch.tensor(R_MAX).double()
        radii = (1.5 + torch.rand(self.num_edges, generator=self._generator)).double()
        return RadialParameters(r_max, 5, "bessel", weights, scale, "Agnesi", constants, True), radii

    def layers(self) -> tuple[Tensor, ...]:
        """Of a hidden radial network."""
        widths = (self.size.basis, self.size.hidden, self.size.hidden)
        return tuple((self.normal(a, b) / a**0.5).float().double() for a, b in pairwise(widths))
