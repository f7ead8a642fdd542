"""Messages from the projected density in torch, without the copies that the definition makes."""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor

from mace_fast.kernels.algebra import Path
from mace_fast.kernels.convolution.rows import message_rows
from mace_fast.kernels.irreps_linear import Block, matrix_product


def density_messages(density: Tensor, weight: Tensor, species_feats: Tensor, paths: tuple[Path, ...]) -> Tensor:
    """One batched matrix product per path, whose batch is the components, so that strides do for a copy."""
    flat = density.flatten(2)
    sizes = _component_sizes(paths, flat.shape[1])
    starts = {sum(sizes[:n]): n for n in range(len(sizes))}
    parts = flat.split(sizes, dim=1)  # its derivative is one concatenation; those of slices are sums of padded tensors
    mixed = mixed_weights(weight, species_feats, len(paths))
    messages = []
    for path, matrix in zip(paths, mixed.unbind(0), strict=True):
        rows = parts[starts[path.offset2]].transpose(0, 1)  # [component, receiver, species * hidden]
        messages.append(torch.bmm(rows, matrix.expand(rows.shape[0], -1, -1)).transpose(0, 1))
    return torch.cat(messages, dim=1)


def mixed_weights(weight: Tensor, species_feats: Tensor, num_paths: int) -> Tensor:
    """The matrix of each path from the density of all species to the messages, [paths, species * hidden, channels]."""
    by_path = weight.unflatten(1, (num_paths, species_feats.shape[1])).transpose(0, 1)
    return (by_path[:, None] * species_feats[None, :, None]).flatten(1, 2)


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

    so that :func:`mace_fast.kernels.irreps_linear` of ``density.flatten(1)`` with the result is the linear map of
    :func:`density_messages`, which are then never made. For inference: where the weights change, folding costs a
    product of ``[num_species * num_hidden, num_channels]`` and ``[num_channels, channels_out]`` per path.

    Args:
        weight: ``[num_hidden, num_paths * num_channels]``, last layer of the radial network.
        species_feats: ``[num_species, num_channels]``, the scalar features of each species present.
        paths: as :func:`density_messages` takes them.
        linear_weight: ``[weight_numel]`` of the linear map, scaled for use, any constant factor included.
        blocks: of the linear map; they read rows of messages.
        backend: that multiplies.

    Returns:
        The weight and the blocks of the folded map, whose rows of features have
        ``harmonics * num_species * num_hidden`` numbers. Its width out is that of the linear map.
    """
    num_channels = species_feats.shape[1]
    path_at = {rows.start * num_channels: paths[rows.paths[0]] for rows in message_rows(paths)}
    index_at = {rows.start * num_channels: rows.paths[0] for rows in message_rows(paths)}
    mixed = mixed_weights(weight, species_feats, len(paths))
    width = mixed.shape[1]
    folded, folded_blocks, offset = [], [], 0
    for block in blocks:
        matrix = linear_weight[slice(*block.range_weight)].view(block.channels_in, block.channels_out)
        folded.append(matrix_product(mixed[index_at[block.offset_in]], matrix, backend).flatten())
        offset_in = path_at[block.offset_in].offset2 * width
        folded_blocks.append(Block(block.components, width, offset_in, block.channels_out, block.offset_out, offset))
        offset += width * block.channels_out
    return torch.cat(folded), tuple(folded_blocks)


def _component_sizes(paths: tuple[Path, ...], num_harmonics: int) -> list[int]:
    """Sizes of the runs of harmonics that one path reads, and of the runs between them that none reads."""
    cuts = {0, num_harmonics}
    for path in paths:
        cuts |= {path.offset2, path.offset2 + 2 * path.l2 + 1}
    ordered = sorted(cuts)
    return [stop - start for start, stop in pairwise(ordered)]
