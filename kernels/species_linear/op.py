"""Public function of the species-indexed linear map; its kernels are those of ``irreps_linear``."""

from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_precision, check_same_dtype, check_shape
from mace_fast.kernels.irreps_linear import Block, irreps_linear
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.orders import SpeciesOrder
from mace_fast.kernels.species_linear import reference


def species_linear(
    node_feats: Tensor,
    weight: Tensor,
    species: Tensor,
    *,
    species_order: SpeciesOrder | None = None,
    backend: str = "auto",
    precision: str = "tf32x3",
) -> Tensor:
    r"""Multiply the channels of each node by the matrix of its species.

    .. math:: y_{i, m, w} = \sum_u x_{i, m, u} W_{z_i, u, w}

    Args:
        node_feats: ``[num_nodes, components, channels_in]``.
        weight: ``[num_species, channels_in, channels_out]``, scaled for use.
        species: ``[num_nodes]`` int64, below ``num_species``.
        species_order: the nodes by species, if it is known; else it is made where it is needed.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.
        precision: of matrix products in float32, see :data:`mace_fast.kernels.runtime.backends.PRECISIONS`.

    Returns:
        ``[num_nodes, components, channels_out]``. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong, or the backend or the precision is unknown.
        TypeError: ``species`` is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.

    Source:
        e3nn's ``FullyConnectedTensorProduct`` with a one-hot second operand, arXiv:2207.09453.
    """
    check_floating("node_feats", node_feats)
    check_same_dtype("node_feats", node_feats, weight=weight)
    check_index("species", species)
    check_shape("node_feats", node_feats, (species.shape[0], None, None))
    check_shape("weight", weight, (None, node_feats.shape[2], None))
    check_precision(precision)
    if resolve(backend, node_feats.device) == "reference":
        return reference.species_linear(node_feats, weight, species)
    num_nodes, components, channels_in = node_feats.shape
    channels_out = weight.shape[2]
    rows = irreps_linear(
        node_feats.reshape(num_nodes, components * channels_in),
        weight.reshape(weight.shape[0], channels_in * channels_out),
        (Block(components, channels_in, 0, channels_out, 0, 0),),
        components * channels_out,
        species=species,
        species_order=species_order,
        backend=backend,
        precision=precision,
    )
    return rows.view(num_nodes, components, channels_out)
