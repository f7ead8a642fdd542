"""Public functions of the density projection."""

from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_same_dtype, check_shape
from mace_fast.kernels.convolution.rows import message_rows
from mace_fast.kernels.density_projection import reference
from mace_fast.kernels.tables import Path


def density_projection(
    edge_attrs: Tensor, hidden: Tensor, sender_species: Tensor, receivers: Tensor, num_receivers: int, num_species: int
) -> Tensor:
    r"""Project the neighbour density of each species on spherical harmonics and hidden radial functions.

    .. math:: A_{i, m, z, h} = \sum_{e \to i,\; z(s(e)) = z} Y_{e, m} h_{e, h}

    Args:
        edge_attrs: ``[num_edges, harmonics]``, spherical harmonics.
        hidden: ``[num_edges, num_hidden]``, last hidden layer of the radial network, cutoff included.
        sender_species: ``[num_edges]`` int64, below ``num_species``: species counted among those present.
        receivers: ``[num_edges]`` int64, below ``num_receivers``.
        num_receivers: number of rows of the result.
        num_species: number of species present.

    Returns:
        ``[num_receivers, harmonics, num_species, num_hidden]``. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong.
        TypeError: an index is not int64, or the dtypes differ.

    Source:
        Linearity of the last radial layer in Batatia et al., MACE, arXiv:2206.07697, eq. 8; design note 3.2.
    """
    check_floating("edge_attrs", edge_attrs)
    check_same_dtype("edge_attrs", edge_attrs, hidden=hidden)
    check_index("sender_species", sender_species)
    check_index("receivers", receivers)
    check_shape("sender_species", sender_species, (receivers.shape[0],))
    check_shape("edge_attrs", edge_attrs, (receivers.shape[0], None))
    check_shape("hidden", hidden, (receivers.shape[0], None))
    return reference.density_projection(edge_attrs, hidden, sender_species, receivers, num_receivers, num_species)


def density_messages(density: Tensor, weight: Tensor, species_feats: Tensor, paths: tuple[Path, ...]) -> Tensor:
    r"""Finish a layer whose senders differ by species only: messages from the projected density.

    .. math:: M_{i, (p m) k} = \sum_{z h} A_{i, m, z, h} W_{h, p k} x_{z k}

    The result equals :func:`mace_fast.kernels.convolution` with ``node_feats = species_feats[species of the node]``.

    Args:
        density: ``[num_receivers, harmonics, num_species, num_hidden]``.
        weight: ``[num_hidden, num_paths * num_channels]``, last layer of the radial network.
        species_feats: ``[num_species, num_channels]``, the scalar features of each species present.
        paths: paths with ``l1 = 0`` from one scalar irrep, so at most one path per output irrep.

    Returns:
        ``[num_receivers, rows, num_channels]``, rows in the order of :func:`message_rows`.

    Raises:
        ValueError: a shape is wrong, or a path starts from features that are not scalars.
        TypeError: the dtypes differ.
    """
    check_floating("density", density)
    check_same_dtype("density", density, weight=weight, species_feats=species_feats)
    check_shape("species_feats", species_feats, (None, None))
    check_shape("weight", weight, (None, len(paths) * species_feats.shape[1]))
    check_shape("density", density, (None, None, species_feats.shape[0], weight.shape[0]))
    if any(path.l1 != 0 for path in paths) or any(len(rows.paths) > 1 for rows in message_rows(paths)):
        raise ValueError(
            "density_messages needs senders with one scalar irrep (l1 = 0 on every path, each output once)"
        )
    return reference.density_messages(density, weight, species_feats, paths)
