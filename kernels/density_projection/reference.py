"""The density projection in plain torch: the definition every other implementation is compared with."""

from torch import Tensor


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
