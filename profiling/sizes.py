"""Sizes of a model's layers, from which bytes and operations follow."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mace_fast.kernels.algebra import m_table
from mace_fast.kernels.convolution.rows import num_rows


@dataclass(frozen=True)
class Sizes:
    """Sizes of one layer's convolution and contraction.

    Attributes:
        harmonics: components of the spherical harmonics.
        radial: numbers that the radial network reads per edge.
        gathered_radial: numbers that it adds per edge from a row of the species of both ends, where it sees them: what
            its first layer makes of a pair is the same for all edges.
        hidden: its last hidden width, with the column of ones where it has biases.
        radial_products: multiply-adds of its hidden layers, per edge.
        components: of the features that are sent.
        channels: of the features that are sent.
        paths: of the tensor product.
        rows: of the messages.
        entries: numbers M[p][m3, m1] of the tensor product that are not zero.
        couplings: multiply-adds that make them from the harmonics.
        weighted: rows of features, before or after the coupling, that the radial weights of their paths multiply.
        contracted: components that enter the contraction.
        contracted_channels: channels that enter it.
        outputs: components that leave it.
        terms: monomials of the contraction.
        nodes: multiply-adds of the contraction, per channel.
        by_species: features that are sent depend on the species of the sender alone.
    """

    harmonics: int
    radial: int
    gathered_radial: int
    hidden: int
    radial_products: int
    components: int
    channels: int
    paths: int
    rows: int
    entries: int
    couplings: int
    weighted: int
    contracted: int
    contracted_channels: int
    outputs: int
    terms: int
    nodes: int
    by_species: bool


def layer_sizes(model: Any) -> list[Sizes]:
    """Sizes of the layers of a model of mace_fast."""
    sizes = []
    for layer, (block, product) in enumerate(zip(model.interactions, model.products, strict=True)):
        paths = block.conv_tp.paths
        table = m_table(paths)
        widths = block.conv_tp_weights.hs
        contraction = product.symmetric_contractions
        plan = contraction.plan()
        sizes.append(
            Sizes(
                harmonics=block.edge_attrs_irreps.dim,
                radial=block.edge_feats_irreps.dim,
                gathered_radial=widths[1] if widths[0] > block.edge_feats_irreps.dim else 0,
                hidden=block.conv_tp_weights.last().shape[0],
                radial_products=perceptron_products([block.edge_feats_irreps.dim, *widths[1:-1]]),
                components=sum(ir.dim for _, ir in block.edge_irreps),
                channels=block.edge_irreps[0].mul,
                paths=len(paths),
                rows=num_rows(paths),
                entries=table.num_entries,
                couplings=len(table.value),
                weighted=sum(2 * min(path.l1, path.l3) + 1 for path in paths),
                contracted=sum(ir.dim for _, ir in contraction.irreps_in),
                contracted_channels=contraction.irreps_in[0].mul,
                outputs=sum(ir.dim for _, ir in contraction.irreps_out),
                terms=plan.num_terms,
                nodes=sum(map(len, plan.component)),
                by_species=layer == 0 and not hasattr(model, "joint_embedding"),
            )
        )
    return sizes


def perceptron_products(widths: list[int]) -> int:
    """Multiply-adds of a perceptron."""
    return sum(a * b for a, b in pairwise(widths))
