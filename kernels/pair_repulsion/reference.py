"""The pair repulsion in plain torch: its definition, and its second derivatives."""

import torch
from torch import Tensor

from mace_fast.kernels.edge_embedding.reference import polynomial_envelope
from mace_fast.kernels.pair_repulsion.inputs import Inputs

COULOMB = 14.3996
"""Of two elementary charges, in eV Å."""

BOHR = 0.529
"""In Å, with the digits that mace-torch has."""

EXPONENTS = (3.2, 0.9423, 0.4028, 0.2016)
"""Of the screening function."""


def pair_energies(
    lengths: Tensor,
    senders: Tensor,
    receivers: Tensor,
    coefficients: Tensor,
    prefactor: Tensor,
    p: int,
) -> Tensor:
    r"""Energies of pairs of atoms.

    .. math:: V(r) = \frac{e^2}{4 \pi \epsilon_0} \frac{Z_i Z_j}{r}\, f(r; R_i + R_j) \sum_{k=1}^4 c_k e^{-b_k r / a},
        \qquad a = \frac{\alpha\, a_0}{Z_i^q + Z_j^q}

    with the polynomial cutoff f at the sum of the covalent radii R.

    Args:
        lengths: ``[num_edges]``, r in Å.
        senders: ``[num_edges, 3]``: Z, Z^q and R in Å.
        receivers: the same of the other ends.
        coefficients: ``[4]``, c.
        prefactor: scalar tensor, alpha.
        p: exponent of the cutoff.

    Returns:
        ``[num_edges]`` in eV.

    Source:
        Ziegler, Biersack, Littmark, The Stopping and Range of Ions in Solids (1985); ``mace.modules.radial.ZBLBasis``.
    """
    z, power, radius = senders.unbind(1)
    other_z, other_power, other_radius = receivers.unbind(1)
    u = lengths / (prefactor * BOHR / (power + other_power))
    phi = torch.stack([c * torch.exp(-b * u) for c, b in zip(coefficients, EXPONENTS, strict=True)]).sum(0)
    return COULOMB * z * other_z / lengths * phi * polynomial_envelope(lengths, radius + other_radius, p)


def summed(inputs: Inputs) -> Tensor:
    """What the operator gives."""
    rows, lengths = inputs.elements[inputs.species], torch.linalg.vector_norm(inputs.vectors, dim=1)
    ends = rows[inputs.senders], rows[inputs.receivers]
    energies = 0.5 * pair_energies(lengths, *ends, inputs.coefficients, inputs.prefactor, inputs.p)
    return energies.new_zeros(inputs.receiver_ptr.shape[0] - 1).index_add(0, inputs.receivers, energies)
