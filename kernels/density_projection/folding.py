"""What follows a projected density: the last radial layer, the species and a linear map, folded into one map."""

from collections.abc import Sequence

import torch
from torch import Tensor

from mace_fast.kernels.algebra import Path
from mace_fast.kernels.checks import check_floating, check_same_dtype, check_shape
from mace_fast.kernels.convolution.rows import message_rows
from mace_fast.kernels.irreps_linear import Block, matrix_product


def folded_density_weights(
    weight: Tensor,
    species_feats: Tensor,
    paths: tuple[Path, ...],
    linear_weight: Tensor,
    blocks: Sequence[Block],
    backend: str = "auto",
) -> tuple[Tensor, tuple[Block, ...]]:
    r"""Fold a layer's last radial weights and species with the linear map that follows it.

    .. math:: V_{(z h) w} = \sum_k W_{h, p k}\, x_{z k}\, L_{k w}

    so that :func:`mace_fast.kernels.irreps_linear` of ``density.flatten(1)`` with the result is the linear map of the
    messages

    .. math:: M_{i, (p m) k} = \sum_{z h} A_{i, m, z, h} W_{h, p k} x_{z k},

    which are then never made. They are those of :func:`mace_fast.kernels.convolution` with ``node_feats =
    species_feats[species of the node]``. For inference: where the weights change, folding costs a product of
    ``[num_species * num_hidden, num_channels]`` and ``[num_channels, channels_out]`` per path.

    Args:
        weight: ``[num_hidden, num_paths * num_channels]``, last layer of the radial network.
        species_feats: ``[num_species, num_channels]``, the scalar features of each species present.
        paths: paths with ``l1 = 0`` from one scalar irrep, so at most one path per output irrep.
        linear_weight: ``[weight_numel]`` of the linear map, scaled for use, any constant factor included.
        blocks: of the linear map; they read rows of messages.
        backend: that multiplies.

    Returns:
        The weight and the blocks of the folded map, whose rows of features have
        ``harmonics * num_species * num_hidden`` numbers. Its width out is that of the linear map.

    Raises:
        ValueError: a shape is wrong, or a path starts from features that are not scalars.
        TypeError: the dtypes differ.
    """
    check_floating("weight", weight)
    check_same_dtype("weight", weight, species_feats=species_feats, linear_weight=linear_weight)
    check_shape("species_feats", species_feats, (None, None))
    num_channels = species_feats.shape[1]
    check_shape("weight", weight, (None, len(paths) * num_channels))
    rows = message_rows(paths)
    if any(path.l1 != 0 for path in paths) or any(len(one.paths) > 1 for one in rows):
        raise ValueError(
            "folded_density_weights needs senders with one scalar irrep (l1 = 0 on every path, each output once)"
        )
    index_at = {one.start * num_channels: one.paths[0] for one in rows}
    by_path = weight.unflatten(1, (len(paths), num_channels)).transpose(0, 1)
    mixed = (by_path[:, None] * species_feats[None, :, None]).flatten(1, 2)  # [path, species * hidden, channel]
    width = mixed.shape[1]
    folded, folded_blocks, offset = [], [], 0
    for block in blocks:
        index = index_at[block.offset_in]
        matrix = linear_weight[slice(*block.range_weight)].view(block.channels_in, block.channels_out)
        folded.append(matrix_product(mixed[index], matrix, backend).flatten())
        offset_in = paths[index].offset2 * width
        folded_blocks.append(Block(block.components, width, offset_in, block.channels_out, block.offset_out, offset))
        offset += width * block.channels_out
    return torch.cat(folded), tuple(folded_blocks)
