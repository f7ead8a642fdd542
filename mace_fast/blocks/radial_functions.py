"""The radial networks of a block as functions of r, one for each pair of species: what tables are made of."""

import copy
from enum import Enum

import torch
from torch import Tensor

from mace_fast.blocks.embedding import species_rows
from mace_fast.blocks.linear import Linear
from mace_fast.blocks.radial import RadialEmbeddingBlock
from mace_fast.blocks.radial_networks import FullyConnectedNet, RadialMLP
from mace_fast.execution import Execution
from mace_fast.kernels import edge_embedding
from mace_fast.kernels.radial_table.making import RadialFunction

REFERENCE = Execution("reference", "ieee")
"""How networks are evaluated: the plain definitions, in float64."""

Pair = tuple[int, int]
"""Sender and receiver of an edge, as positions in the model's list of elements."""


ANY: Pair = (-1, -1)
"""Of functions that do not depend on species."""


class Pairs(Enum):
    """Which pairs of species have a function of r of their own."""

    ALIKE = "one function for all pairs"
    UNORDERED = "one function whichever of the two sends: a distance transform sees the sum of their radii"
    ORDERED = "one function for each: the radial network sees who sends and who receives"

    def key(self, pair: Pair) -> Pair:
        """The same for all pairs that share a function."""
        if self is Pairs.ALIKE:
            return ANY
        return (min(pair), max(pair)) if self is Pairs.UNORDERED else pair


class RadialFunctions:
    """A radial network of a block as functions of the length of an edge, in float64.

    Args:
        network: is copied.
        radial: makes the radial features.
        atomic_numbers: ``[num_elements]`` of the model.
        maps_of_ends: the maps of the species of sender and receiver that the network reads beside them, if any.
    """

    def __init__(
        self,
        network: FullyConnectedNet | RadialMLP,
        radial: RadialEmbeddingBlock,
        atomic_numbers: Tensor,
        maps_of_ends: tuple[Linear, Linear] | None,
    ) -> None:
        self._network = copy.deepcopy(network).double().requires_grad_(False)
        self._radial = copy.deepcopy(radial).double()
        self._parameters = self._radial.parameters_of_edges()
        self._atomic_numbers = atomic_numbers
        self._maps_of_ends = maps_of_ends or ()

    def hidden(self, pair: Pair) -> RadialFunction:
        """The hidden features of an edge, times its cutoff wherever the model applies it: ``[E]`` to ``[E, H]``."""
        return self._with_cutoff(lambda inputs: self._network.hidden(inputs, REFERENCE), pair)

    def density(self, pair: Pair) -> RadialFunction:
        """What an edge adds to the learned density of its receiver: ``[E]`` to ``[E, 1]``."""
        return self._with_cutoff(lambda inputs: torch.tanh(self._network(inputs, REFERENCE).square()), pair)

    def _with_cutoff(self, function: RadialFunction, pair: Pair) -> RadialFunction:
        """A function of the inputs as one of the length."""
        ends = [torch.tensor([element], device=self._atomic_numbers.device) for element in pair]
        radii = self._radial.pair_radii(self._atomic_numbers, *ends) if self._radial.transformed else None
        seen = [
            species_rows(linear, end)[:, 0].detach().double()
            for linear, end in zip(self._maps_of_ends, ends, strict=False)
        ]

        def of_lengths(lengths: Tensor) -> Tensor:
            num_edges = lengths.shape[0]
            vectors = torch.stack([lengths, torch.zeros_like(lengths), torch.zeros_like(lengths)], dim=1)
            radii_of_edges = None if radii is None else radii.expand(num_edges)
            embedding = edge_embedding(vectors, 0, self._parameters, radii_of_edges, backend="reference")
            rows = [row.expand(num_edges, -1) for row in seen]
            values = function(torch.cat([embedding.edge_feats, *rows], dim=1))
            return values if self._parameters.apply_cutoff else values * embedding.envelope[:, None]

        return of_lengths
