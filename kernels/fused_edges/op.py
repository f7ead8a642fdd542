"""Public functions of the fused layers: from edge vectors to messages and to the projected density."""

from collections.abc import Sequence

import torch
from torch import Tensor

from mace_fast.kernels.algebra import Path
from mace_fast.kernels.checks import (
    check_constant,
    check_edge_order,
    check_floating,
    check_index,
    check_precision,
    check_same_dtype,
    check_shape,
)
from mace_fast.kernels.convolution.inputs import Graph
from mace_fast.kernels.convolution.plans import check_components, format_paths
from mace_fast.kernels.density_projection.inputs import SpeciesGraph
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.fused_edges import operators
from mace_fast.kernels.fused_edges.inputs import Density, Layer, LearnedDensity, Normalisation, RadialNetwork
from mace_fast.kernels.runtime.orders import EdgeOrder

WIDEST_LAYER = 64
"""A program keeps the activations of a tile of edges in registers."""

HIGHEST_DEGREE = 6
"""Of the spherical harmonics."""

UNFUSED = "edge_embedding, radial_hidden and convolution"
"""What does the same with fewer conditions."""

UNFUSED_LEARNED = "edge_embedding, radial_hidden and segment_sum"
"""The same for the learned density."""


def fits(network: RadialNetwork, l_max: int) -> bool:
    """Whether the fused kernels evaluate this network with harmonics up to this degree, in evaluation.

    They do for one hidden layer or more, none wider than :data:`WIDEST_LAYER`, of weights that do not train.
    """
    return bool(network.layers) and 1 <= l_max <= HIGHEST_DEGREE and is_narrow(network)


def is_narrow(network: RadialNetwork) -> bool:
    """Whether :func:`fused_learned_density` evaluates this network: as :func:`fits`, but hidden layers need not be."""
    widths = [network.radial.weights.numel(), *(layer.shape[1] for layer in network.layers)]
    trained = torch.is_grad_enabled() and any(one.requires_grad for part in network.fields()[:2] for one in part)
    return max(widths) <= WIDEST_LAYER and not trained


def fused_convolution(
    node_feats: Tensor,
    vectors: Tensor,
    network: RadialNetwork,
    weight: Tensor,
    senders: Tensor,
    receivers: Tensor,
    paths: tuple[Path, ...],
    l_max: int,
    order: EdgeOrder,
    pair_radii: Tensor | None = None,
    *,
    neighbours: int = 60,
    precision: str = "tf32x3",
) -> Tensor:
    """The convolution of frozen weights from the edge vectors, by Triton.

    Spherical harmonics and all layers of the radial network are computed inside, for edges of at most 1 GiB at a time;
    longer in memory is nothing per edge but the vectors and their gradient. The same as
    :func:`mace_fast.kernels.convolution` of what :func:`mace_fast.kernels.edge_embedding` and
    :func:`mace_fast.kernels.radial_hidden` give.

    Args:
        node_feats: ``[num_senders, components, num_channels]``, features of the possible senders.
        vectors: ``[num_edges, 3]``, receiver minus sender, in Å; none may be zero.
        network: hidden layers of the radial network; see :func:`fits`.
        weight: ``[num_hidden, num_paths * num_channels]``, its last layer, path-major, scaled for use.
        senders: ``[num_edges]`` int64.
        receivers: ``[num_edges]`` int64, ascending, which is not checked.
        paths: the tensor product paths, sorted by output irrep.
        l_max: highest degree of the harmonics.
        order: the edges by receiver and by sender.
        pair_radii: ``[num_edges]``, as :func:`mace_fast.kernels.edge_embedding` takes them.
        neighbours: edges that a receiver usually has; it chooses the size of tiles, not the result.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_receivers, rows, num_channels]`` with rows in the order of :func:`message_rows`. Differentiable twice by
        node features and vectors, the second time by the unfused operators.

    Raises:
        ValueError: a shape is wrong, the network does not fit, a weight requires gradients, or the precision is
            unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: Triton cannot run on this device.
    """
    _check_common(vectors, network, precision)
    _require_fit(network, l_max)
    num_hidden, num_edges = network.num_functions, vectors.shape[0]
    check_same_dtype("vectors", vectors, node_feats=node_feats, weight=weight)
    check_shape("node_feats", node_feats, (None, None, None))
    check_shape("weight", weight, (num_hidden, len(paths) * node_feats.shape[2]))
    check_components(paths, node_feats, (l_max + 1) ** 2)
    for name, index in (("senders", senders), ("receivers", receivers)):
        check_index(name, index)
        check_shape(name, index, (num_edges,))
    num_receivers = order.receiver_ptr.shape[0] - 1
    check_edge_order(order, num_edges, node_feats.shape[0], num_receivers)
    check_constant(UNFUSED, weight=weight)
    graph = Graph(senders, receivers, *order, format_paths(paths), precision, neighbours)
    edges = Inputs.of(vectors, l_max, network.radial, pair_radii)
    layer = Layer(weight, graph, *network.fields(), edges)
    return operators.convolve(node_feats, *layer.flat())


def fused_density(
    vectors: Tensor,
    network: RadialNetwork,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    num_species: int,
    l_max: int,
    pair_radii: Tensor | None = None,
    *,
    neighbours: int = 60,
    precision: str = "tf32x3",
) -> Tensor:
    """The density projection of a frozen radial network from the edge vectors, by Triton.

    The same as :func:`mace_fast.kernels.density_projection` of what :func:`mace_fast.kernels.edge_embedding` and
    :func:`mace_fast.kernels.radial_hidden` give.

    Args:
        vectors: ``[num_edges, 3]``, receiver minus sender, in Å, the edges sorted by receiver; none may be zero.
        network: hidden layers of the radial network; see :func:`fits`.
        sender_species: ``[num_edges]`` int64, below ``num_species``: species counted among those present.
        receiver_ptr: ``[num_receivers + 1]`` int64, where the edges of each receiver begin and end.
        num_species: number of species present.
        l_max: highest degree of the harmonics.
        pair_radii: ``[num_edges]``, as :func:`mace_fast.kernels.edge_embedding` takes them.
        neighbours: edges that a receiver usually has; it chooses the size of tiles, not the result.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_receivers, harmonics, num_species, num_hidden]``. Differentiable twice by the vectors, the second time by
        the unfused operators.

    Raises:
        ValueError: a shape is wrong, the network does not fit, a weight requires gradients, or the precision is
            unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: Triton cannot run on this device.
    """
    _check_common(vectors, network, precision)
    _require_fit(network, l_max)
    check_index("sender_species", sender_species)
    check_shape("sender_species", sender_species, (vectors.shape[0],))
    check_index("receiver_ptr", receiver_ptr)
    graph = SpeciesGraph(sender_species, receiver_ptr, num_species, precision)
    edges = Inputs.of(vectors, l_max, network.radial, pair_radii)
    layer = Density(graph, *network.fields(), neighbours, edges)
    return operators.project(*layer.flat())


def fused_learned_density(
    vectors: Tensor,
    network: RadialNetwork,
    weight: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    pair_radii: Tensor | None = None,
    *,
    precision: str = "tf32x3",
) -> Tensor:
    r"""The learned density of a frozen radial network from the edge vectors, by Triton.

    .. math:: \rho_i = \sum_{j \to i} \tanh\left(\Big(\sum_k w_k h_k(r_{ij})\Big)^2\right)

    times the cutoff of each edge, where that is not applied to the basis.

    Args:
        vectors: ``[num_edges, 3]``, receiver minus sender, in Å, the edges sorted by receiver; none may be zero.
        network: hidden layers h of the radial network, of which there may be none; see :func:`is_narrow`.
        weight: ``[num_hidden, 1]``, w: its last layer, scaled for use.
        receivers: ``[num_edges]`` int64, ascending, which is not checked.
        receiver_ptr: ``[num_receivers + 1]`` int64, where the edges of each receiver begin and end.
        pair_radii: ``[num_edges]``, as :func:`mace_fast.kernels.edge_embedding` takes them.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_receivers, 1]``. Differentiable twice by the vectors, the second time by the unfused operators.

    Raises:
        ValueError: a shape is wrong, the network does not fit, a weight requires gradients, or the precision is
            unknown.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: Triton cannot run on this device.

    Source:
        ``RealAgnosticDensityInteractionBlock`` of mace-torch, ``density``.
    """
    _check_common(vectors, network, precision)
    if not is_narrow(network):
        raise ValueError(
            f"the fused kernels take radial networks of layers none wider than {WIDEST_LAYER}; use {UNFUSED_LEARNED}"
        )
    check_same_dtype("vectors", vectors, weight=weight)
    check_shape("weight", weight, (network.num_functions, 1))
    check_index("receivers", receivers)
    check_shape("receivers", receivers, (vectors.shape[0],))
    check_index("receiver_ptr", receiver_ptr)
    check_constant(UNFUSED_LEARNED, weight=weight)
    edges = Inputs.of(vectors, 1, network.radial, pair_radii)  # of the embedding no harmonics are read
    layer = LearnedDensity(weight, receivers, receiver_ptr, precision, *network.fields(), edges)
    return operators.learn(*layer.flat())


def _check_common(vectors: Tensor, network: RadialNetwork, precision: str) -> None:
    """Check what all functions take."""
    check_floating("vectors", vectors)
    check_shape("vectors", vectors, (None, 3))
    check_precision(precision)
    width = network.radial.weights.numel()
    check_same_dtype("vectors", vectors, basis_weights=network.radial.weights)
    for number, layer in enumerate(network.layers):
        check_same_dtype("vectors", vectors, **{f"layers[{number}]": layer})
        check_shape(f"layers[{number}]", layer, (width, None))
        width = layer.shape[1]
    check_constant(UNFUSED, **{f"layers[{number}]": layer for number, layer in enumerate(network.layers)})
    if network.normalisation is not None:
        _check_normalisation(vectors, network.layers, network.normalisation)


def _require_fit(network: RadialNetwork, l_max: int) -> None:
    if not fits(network, l_max):
        raise ValueError(
            f"the fused kernels take radial networks with one hidden layer or more, none wider than {WIDEST_LAYER}, "
            f"and l_max from 1 to {HIGHEST_DEGREE}; use {UNFUSED}"
        )


def _check_normalisation(vectors: Tensor, layers: Sequence[Tensor], normalisation: Normalisation) -> None:
    check_index("pairs", normalisation.pairs)
    check_shape("pairs", normalisation.pairs, (vectors.shape[0],))
    check_shape("rows", normalisation.rows, (None, layers[0].shape[1] if layers else None))
    named = {"rows": normalisation.rows}
    for name, first in (("biases", 1), ("scales", 0), ("shifts", 0)):
        found = getattr(normalisation, name)
        if len(found) != len(layers) - first:
            raise ValueError(f"{name} must have one for each of {len(layers) - first} layers, got {len(found)}")
        for number, (value, layer) in enumerate(zip(found, layers[first:], strict=True)):
            named[f"{name}[{number}]"] = value
            check_shape(f"{name}[{number}]", value, (layer.shape[1],))
    check_same_dtype("vectors", vectors, **named)
    check_constant(UNFUSED, **named)
