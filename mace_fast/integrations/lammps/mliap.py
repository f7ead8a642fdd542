"""An object for LAMMPS' ``pair_style mliap unified`` as Kokkos builds have it, in place of mace-torch's.

It has not been run within LAMMPS by us: the packages that can be installed have neither Kokkos nor Python's ML-IAP. The
tests give it a stand-in for the data of LAMMPS.
"""

from typing import Any

import torch
from torch import Tensor

from mace_fast.integrations.lammps.domain import DomainModel
from mace_fast.layers import Layers

_NEEDED = ("nlocal", "forward_exchange", "reverse_exchange", "update_pair_forces_gpu")


class MLIAPModel:
    """What LAMMPS unpickles and calls in every step; neither mace-torch nor cuequivariance is needed for that.

    LAMMPS asks for no base class, and takes what ``lammps.mliap.mliap_unified_abc.MLIAPUnified`` has.

    Args:
        model: of ``mace_fast``.
        head: name of the head, if the model has several.

    Raises:
        ValueError: as :class:`mace_fast.integrations.lammps.domain.DomainModel`.

    Attributes:
        interface: written by LAMMPS.
        element_types: symbols that ``pair_coeff`` may name.
        ndescriptors: one, of which nothing is computed.
        nparams: the same.
        rcutfac: half of the cutoff in Å: LAMMPS adds those of two elements, which are 1.
    """

    def __init__(self, model: Layers, head: str | None = None) -> None:
        self.interface: Any = None
        self._forces = torch.zeros(0, 3)
        self.ndescriptors = self.nparams = 1
        self._domain = DomainModel(model, head)
        self.element_types = self._domain.symbols
        self.rcutfac = 0.5 * self._domain.r_max

    def compute_descriptors(self, data: Any) -> None:
        """Nothing: LAMMPS calls it before the forces."""

    def compute_gradients(self, data: Any) -> None:
        """Nothing: LAMMPS calls it before the forces."""

    def compute_forces(self, data: Any) -> None:
        """Write energies and forces of pairs into the data of LAMMPS, a step of one domain.

        Args:
            data: of ML-IAP with Kokkos.

        Raises:
            RuntimeError: the data have no exchange between the domains, as without Kokkos or in old versions.
            ValueError: two atoms coincide, or a position is not finite.
        """
        missing = [name for name in _NEEDED if not hasattr(data, name)]
        if missing:
            raise RuntimeError(
                f"the data of LAMMPS' ML-IAP lack {', '.join(missing)}: take a LAMMPS of 2025 or later, built with "
                "Kokkos, and start it with '-k on g 1 -sf kk -pk kokkos newton on neigh half'"
            )
        elements = torch.as_tensor(data.elems).long()
        self._domain.to(elements.device)
        # LAMMPS' vectors are of the neighbour from the atom, x_j - x_i: ours go the other way, to the receiver
        vectors = -_rows(data.rij, elements.device).double()
        edges = torch.stack([_integers(data.pair_j, elements.device), _integers(data.pair_i, elements.device)])
        energies, gradients = self._domain.evaluate(elements, edges, vectors, data.nlocal, data)
        data.energy = float(energies.sum())
        if data.nlocal:
            torch.as_tensor(data.eatoms)[: data.nlocal].copy_(energies)
        if not data.npairs:
            return
        # of the energy by x_j - x_i, which LAMMPS adds to atom i; it reads the memory, perhaps after this has returned
        self._forces = (-gradients).contiguous()
        if self._forces.is_cuda:
            torch.cuda.synchronize(self._forces.device)
        data.update_pair_forces_gpu(self._forces)


def _rows(values: Any, device: torch.device) -> Tensor:
    return torch.zeros(0, 3, device=device) if values is None else torch.as_tensor(values).view(-1, 3)


def _integers(values: Any, device: torch.device) -> Tensor:
    return torch.zeros(0, dtype=torch.int64, device=device) if values is None else torch.as_tensor(values).long()
