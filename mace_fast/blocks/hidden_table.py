"""The hidden layers of a radial network as functions of r, and the tables that stand for them."""

import copy

import torch
from torch import Tensor

from mace_fast.blocks.radial import RadialEmbeddingBlock
from mace_fast.blocks.radial_networks import FullyConnectedNet
from mace_fast.kernels import RadialTable, edge_embedding, tabulate
from mace_fast.kernels.radial_table.making import RadialFunction

CANNOT_BE_COMPILED = (
    "the hidden radial layers are tabulated, and a compiled graph would not see that their weights have changed: call "
    "mace_fast.untabulate(model) before compiling, or use mace_fast.Step"
)


def hidden_function(network: FullyConnectedNet, radial: RadialEmbeddingBlock) -> RadialFunction:
    """The hidden features of an edge, times its cutoff wherever the model applies it, by its length in float64.

    Args:
        network: reads the radial features of an edge and nothing else.
        radial: the embedding that makes them, without a distance transform.
    """
    parameters = copy.deepcopy(radial).double().parameters_of_edges()
    matrices = copy.deepcopy(network).double().requires_grad_(False).hidden_matrices()

    def hidden(lengths: Tensor) -> Tensor:
        vectors = torch.stack([lengths, torch.zeros_like(lengths), torch.zeros_like(lengths)], dim=1)
        embedding = edge_embedding(vectors, 0, parameters, backend="reference")
        features = network.layer_by_layer(embedding.edge_feats, matrices, "reference")
        return features if parameters.apply_cutoff else features * embedding.envelope[:, None]

    return hidden


def hidden_table(network: FullyConnectedNet, radial: RadialEmbeddingBlock, num_knots: int) -> RadialTable:
    """Tabulate :func:`hidden_function` in float64, then round to the dtype of the network.

    Args:
        network: as there.
        radial: as there.
        num_knots: 2 or more.
    """
    return _in_float64(network, radial, num_knots).to(dtype=network.last().dtype)


def weight_table(network: FullyConnectedNet, radial: RadialEmbeddingBlock, num_knots: int) -> RadialTable:
    """The same times the last layer of the network: the weights of all paths and channels.

    Args:
        network: as there.
        radial: as there.
        num_knots: 2 or more.
    """
    last = network.last()
    return _in_float64(network, radial, num_knots).times(last.double()).to(dtype=last.dtype)


def _in_float64(network: FullyConnectedNet, radial: RadialEmbeddingBlock, num_knots: int) -> RadialTable:
    function, device = hidden_function(network, radial), network.last().device
    return tabulate(function, float(radial.cutoff_fn.r_max), num_knots=num_knots, device=device)
