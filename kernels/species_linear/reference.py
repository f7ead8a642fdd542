"""The species-indexed linear map in plain torch: the definition every other implementation is compared with."""

import torch
from torch import Tensor


def species_linear(node_feats: Tensor, weight: Tensor, species: Tensor) -> Tensor:
    """Sort the nodes by species, multiply group by group, put the rows back."""
    order = torch.argsort(species, stable=True)
    counts = torch.bincount(species, minlength=weight.shape[0]).tolist()
    groups = torch.split(node_feats[order], counts)
    products = [group @ weight[z] for z, group in enumerate(groups) if counts[z]]
    if not products:
        return node_feats @ weight.sum(0)  # no node: an empty result that still depends on both arguments
    return torch.cat(products)[torch.argsort(order)]
