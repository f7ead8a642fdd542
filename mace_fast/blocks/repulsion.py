"""Short-range repulsion of pairs, with mace-torch's buffers and names."""

import torch
from torch import Tensor

from mace_fast.blocks.edges import Edges
from mace_fast.blocks.radial import Envelope, covalent_radii
from mace_fast.folding import Frozen
from mace_fast.kernels import pair_energies, pair_repulsion


class ZBLBasis(Envelope, Frozen):
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
        topology, dtype = edges.topology, edges.vectors.dtype
        elements, species = self._of_elements(edges.elements, dtype), topology.species.element
        coefficients, prefactor = self.c.to(dtype), self.a_prefactor.to(dtype)
        constants = (elements, coefficients, prefactor)
        trains = torch.is_grad_enabled() and any(one.requires_grad for one in constants)
        if edges.backend == "triton" and not trains:
            assert topology.receiver_ptr is not None
            graph = species, topology.senders, topology.receivers, topology.receiver_ptr
            return pair_repulsion(edges.vectors, elements, *graph, coefficients, prefactor, self.exponent)
        rows = elements[species]
        ends = rows[topology.senders], rows[topology.receivers]
        energies = pair_energies(edges.lengths, *ends, coefficients, prefactor, self.exponent)
        return topology.sum_by_receiver(0.5 * energies, num_receivers, edges.backend)

    def _of_elements(self, elements: Tensor, dtype: torch.dtype) -> Tensor:
        """Atomic number, its power, and covalent radius of the elements of the model, ``[num_elements, 3]``."""

        def rows() -> Tensor:
            # integers to the power of a scalar would take torch's default dtype, which need not be the model's
            z = elements.to(dtype)
            return torch.stack([z, torch.pow(z, self.a_exp.to(dtype)), self.covalent_radii[elements].to(dtype)], dim=1)

        return self.derived("elements", [elements, self.a_exp, self.covalent_radii], rows)
