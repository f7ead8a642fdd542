"""The density projection in plain torch: the definition every other implementation is compared with."""

import torch
from torch import Tensor

from mace_fast.kernels.algebra import Path


def density_projection(
    edge_attrs: Tensor, hidden: Tensor, sender_species: Tensor, receivers: Tensor, num_receivers: int, num_species: int
) -> Tensor:
    """Sum the outer products of each (receiver, species of the sender)."""
    num_harmonics, num_hidden = edge_attrs.shape[1], hidden.shape[1]
    products = edge_attrs[:, :, None] * hidden[:, None, :]
    segments = receivers * num_species + sender_species
    density = products.new_zeros(num_receivers * num_species, num_harmonics, num_hidden)
    density = density.index_add(0, segments, products)
    return density.view(num_receivers, num_species, num_harmonics, num_hidden).transpose(1, 2)


def density_messages(density: Tensor, weight: Tensor, species_feats: Tensor, paths: tuple[Path, ...]) -> Tensor:
    """One matrix product per path; its inner dimension is (species, hidden)."""
    num_species, num_hidden = density.shape[2:]
    num_channels = species_feats.shape[1]
    by_path = weight.view(num_hidden, len(paths), num_channels)
    messages = []
    for index, path in enumerate(paths):
        mixed = by_path[:, index] * species_feats[:, None, :]  # [species, hidden, channel]
        rows = density[:, path.offset2 : path.offset2 + 2 * path.l2 + 1]
        messages.append(rows.flatten(2) @ mixed.reshape(num_species * num_hidden, num_channels))
    return torch.cat(messages, dim=1)
