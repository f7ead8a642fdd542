"""The linear map of irreps in plain torch: the definition every other implementation is compared with."""

from collections.abc import Sequence

import torch
from torch import Tensor

from mace_fast.kernels.irreps_linear.blocks import Block


def irreps_linear(
    features: Tensor, weight: Tensor, blocks: Sequence[Block], width_out: int, species: Tensor | None
) -> Tensor:
    """Multiply block by block, add what belongs to the same irrep, and put the irreps side by side."""
    results: dict[tuple[int, int], Tensor] = {}
    for block in blocks:
        if block.is_empty:
            continue
        rows = features[:, slice(*block.range_in)].reshape(-1, block.components, block.channels_in)
        matrix = weight[..., slice(*block.range_weight)].unflatten(-1, (block.channels_in, block.channels_out))
        part = rows @ matrix if species is None else by_species(rows, matrix, species)
        part = part.flatten(1)
        place = block.range_out
        results[place] = results[place] + part if place in results else part
    if not results:  # zeros that still depend on both arguments
        return (features[:, :0].sum(1, keepdim=True) + weight[..., :0].sum()).expand(-1, width_out).clone()
    parts, stop = [], 0
    for place in sorted(results):
        parts += [features.new_zeros(features.shape[0], place[0] - stop), results[place]]
        stop = place[1]
    parts.append(features.new_zeros(features.shape[0], width_out - stop))
    return torch.cat(parts, dim=1)


def by_species(node_feats: Tensor, weight: Tensor, species: Tensor) -> Tensor:
    """Sort the nodes by species, multiply group by group, put the rows back."""
    if torch.compiler.is_compiling():
        return torch.bmm(node_feats, weight[species])  # no sizes that depend on values, at the price of memory
    order = torch.argsort(species, stable=True)
    counts = torch.bincount(species, minlength=weight.shape[0]).tolist()
    groups = torch.split(node_feats[order], counts)
    products = [group @ weight[z] for z, group in enumerate(groups) if counts[z]]
    if not products:
        return node_feats @ weight.sum(0)  # no node: an empty result that still depends on both arguments
    return torch.cat(products)[torch.argsort(order)]
