"""Public function of the species-indexed linear map."""

from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_same_dtype, check_shape
from mace_fast.kernels.species_linear import reference


def species_linear(node_feats: Tensor, weight: Tensor, species: Tensor) -> Tensor:
    r"""Multiply the channels of each node by the matrix of its species.

    .. math:: y_{i, m, w} = \sum_u x_{i, m, u} W_{z_i, u, w}

    Args:
        node_feats: ``[num_nodes, components, channels_in]``.
        weight: ``[num_species, channels_in, channels_out]``, scaled for use.
        species: ``[num_nodes]`` int64, below ``num_species``.

    Returns:
        ``[num_nodes, components, channels_out]``. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong.
        TypeError: ``species`` is not int64, or the dtypes differ.

    Source:
        e3nn's ``FullyConnectedTensorProduct`` with a one-hot second operand, arXiv:2207.09453.
    """
    check_floating("node_feats", node_feats)
    check_same_dtype("node_feats", node_feats, weight=weight)
    check_index("species", species)
    check_shape("node_feats", node_feats, (species.shape[0], None, None))
    check_shape("weight", weight, (None, node_feats.shape[2], None))
    return reference.species_linear(node_feats, weight, species)
