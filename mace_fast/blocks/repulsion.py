"""Short-range repulsion of pairs, with mace-torch's buffers and names."""

import torch
from torch import Tensor

from mace_fast.blocks.edges import Edges
from mace_fast.blocks.radial import Envelope, covalent_radii
from mace_fast.kernels import polynomial_envelope


class ZBLBasis(Envelope):
    """Ziegler-Biersack-Littmark repulsion, cut off at the sum of the covalent radii.

    Source: Ziegler, Biersack, Littmark, The Stopping and Range of Ions in Solids (1985); same values as
    ``mace.modules.radial.ZBLBasis``.
    """

    c: Tensor
    covalent_radii: Tensor
    a_exp: Tensor
    a_prefactor: Tensor

    def __init__(self, p: int = 6) -> None:
        super().__init__(p)
        self.register_buffer("c", torch.tensor([0.1818, 0.5099, 0.2802, 0.02817], dtype=torch.get_default_dtype()))
        self.register_buffer("covalent_radii", covalent_radii())
        self.register_buffer("a_exp", torch.tensor(0.300))
        self.register_buffer("a_prefactor", torch.tensor(0.4543))

    def forward(self, edges: Edges, num_receivers: int) -> Tensor:
        """Half the pair energies of all edges, summed by receiver: ``[num_receivers]`` in eV."""
        lengths, senders, receivers = edges.lengths, edges.topology.senders, edges.topology.receivers
        node_atomic_numbers = edges.node_atomic_numbers()
        # integers to the power of a scalar would take torch's default dtype, which need not be the model's
        z = node_atomic_numbers.to(lengths.dtype)
        z_sender, z_receiver = z[senders], z[receivers]
        screening = self.a_prefactor * 0.529 / (torch.pow(z_sender, self.a_exp) + torch.pow(z_receiver, self.a_exp))
        u = lengths / screening
        exponents = (-3.2, -0.9423, -0.4028, -0.2016)
        phi = torch.stack([c * torch.exp(exponent * u) for c, exponent in zip(self.c, exponents, strict=True)]).sum(0)
        radii = self.covalent_radii[node_atomic_numbers]
        r_max = radii[senders] + radii[receivers]
        pair_energy = (
            14.3996 * z_sender * z_receiver / lengths * phi * polynomial_envelope(lengths, r_max, self.exponent)
        )
        return edges.topology.sum_by_receiver(0.5 * pair_energy, num_receivers, edges.backend)
