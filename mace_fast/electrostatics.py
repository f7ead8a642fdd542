"""Potentials and energies of smeared charges and dipoles: of molecules, of slabs and of crystals, each graph by itself.

A molecule is summed over pairs of atoms, a dipole being charges at a small distance; a cell over wave vectors. All is
in float64 whatever the dtype of the model, in e, V and Å, and differentiable to any order. Numbers and conventions are
those of graph_longrange 0.4.0, which mace-torch 0.3.16 calls.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property

import torch
from torch import Tensor, nn

from mace_fast.blocks.gto import (
    FIELD_CONSTANT,
    GTOBasis,
    GTOFieldProjection,
    GTOSelfInteractionBlock,
    from_components,
    normalisation,
    to_components,
)

_CUBIC_MADELUNG = 2.837297
_SOFTENING = 1e-6
"""In Å, of the reciprocal distance in a molecule."""


class _DisplacedCharges(nn.Module):
    """Offsets in Å of the charges that a dipole of a molecule is made of, for the state dict as graph_longrange has it.

    Args:
        offset: in Å.
        self_interaction: of an atom with itself.
    """

    x: Tensor
    y: Tensor
    z: Tensor

    def __init__(self, offset: float, self_interaction: GTOSelfInteractionBlock) -> None:
        super().__init__()
        self.self_interaction = self_interaction
        for name, row in zip("xyz", torch.eye(3, dtype=torch.get_default_dtype()), strict=True):
            self.register_buffer(name, offset * row)

    def offsets(self, max_l: int) -> Tensor:
        """Where the charges of an atom are, ``[1 or 4, 3]`` float64."""
        rows = [torch.zeros_like(self.x), self.x, self.y, self.z]
        return torch.stack(rows[: 1 + 3 * max_l]).double()

    def charges(self, multipoles: Tensor) -> Tensor:
        """Of ``[..., 1 or 4]`` multipoles the charges at the offsets."""
        if multipoles.shape[-1] == 1:
            return multipoles
        dipole = from_components(multipoles[..., 1:]) / torch.stack((self.x[0], self.y[1], self.z[2])).double()
        return torch.cat((multipoles[..., :1] - dipole.sum(-1, keepdim=True), dipole), dim=-1)


class _RealSpaceFeatures(_DisplacedCharges):
    """Constants of what orbitals measure in a molecule."""

    total_width_factors: Tensor
    l0_factors: Tensor
    l1_factors: Tensor

    def __init__(self, self_interaction: GTOSelfInteractionBlock, width: float, widths: Sequence[float]) -> None:
        offset, dtype = 0.1, torch.get_default_dtype()
        super().__init__(offset, self_interaction)
        of_charge = [normalisation(0, one, "multipoles") for one in widths]
        scalars = [normalisation(0, one, "receiver") / q for one, q in zip(widths, of_charge, strict=True)]
        slopes = [normalisation(1, one, "receiver") / q for one, q in zip(widths, of_charge, strict=True)]
        slopes = [math.sqrt(3) * one**2 * slope / offset for one, slope in zip(widths, slopes, strict=True)]
        combined = [math.sqrt((width**2 + one**2) / 2) for one in widths]
        self.register_buffer("total_width_factors", torch.tensor(combined, dtype=dtype))
        self.register_buffer("l0_factors", torch.tensor(scalars, dtype=dtype))
        self.register_buffer("l1_factors", torch.tensor(slopes, dtype=dtype))


class _NonPeriodicCorrections(nn.Module):
    def __init__(self, max_l: int, widths: Sequence[float]) -> None:
        super().__init__()
        self.displaced_interactions = GTOFieldProjection(max_l, widths, "receiver")


class GTOElectrostaticFeatures(nn.Module):
    """What orbitals at the atoms measure of the potential of all charges.

    Args:
        density_max_l: highest degree of the multipoles, 0 or 1.
        density_width: of the charges, in Å.
        feature_max_l: highest degree of the orbitals, 0 or 1.
        feature_widths: of the orbitals, in Å.
        include_self_interaction: of an atom's own charges too.
    """

    def __init__(
        self,
        density_max_l: int,
        density_width: float,
        feature_max_l: int,
        feature_widths: Sequence[float],
        include_self_interaction: bool,
    ) -> None:
        super().__init__()
        self.max_l, self.include_self_interaction = feature_max_l, include_self_interaction
        own = density_max_l, density_width, feature_max_l, feature_widths, "receiver"
        self.density_basis = GTOBasis(density_max_l, [density_width], "multipoles")
        self.feature_basis = GTOBasis(feature_max_l, feature_widths, "receiver")
        self.self_interaction_terms = GTOSelfInteractionBlock(*own)
        self.realspace_features = _RealSpaceFeatures(GTOSelfInteractionBlock(*own), density_width, feature_widths)
        self.non_periodic_correction_terms = _NonPeriodicCorrections(feature_max_l, feature_widths)
        count, block = len(feature_widths), (feature_max_l + 1) ** 2
        order = [
            c * block + m for l in range(feature_max_l + 1) for c in range(count) for m in range(l**2, (l + 1) ** 2)
        ]
        self.register_buffer("output_permutation", torch.tensor(order))  # kept for the state dict only


class GTOElectrostaticEnergy(nn.Module):
    """Energy of all charges in the potential of all.

    Args:
        max_l: highest degree of the multipoles, 0 or 1.
        width: of the charges, in Å.
        include_self_interaction: of an atom's own charges too.
    """

    def __init__(self, max_l: int, width: float, include_self_interaction: bool) -> None:
        super().__init__()
        self.width, self.include_self_interaction = width, include_self_interaction
        own = max_l, width, max_l, [width], "multipoles"
        self.density_basis = GTOBasis(max_l, [width], "multipoles")
        self.self_interaction_terms = GTOSelfInteractionBlock(*own)
        self.realspace_energy = _DisplacedCharges(0.02, GTOSelfInteractionBlock(*own))


class Surroundings(ABC):
    """The atoms of one graph, between which charges act.

    Args:
        features: what is measured.
        energy: constants of the energy.
        positions: ``[N, 3]`` float64 in Å.
    """

    def __init__(self, features: GTOElectrostaticFeatures, energy: GTOElectrostaticEnergy, positions: Tensor) -> None:
        self._features, self._energy, self._positions = features, energy, positions

    @abstractmethod
    def features(self, multipoles: Tensor) -> Tensor:
        """What the orbitals measure in V.

        Args:
            multipoles: ``[N, spins, 1 or 4]`` float64, charges in e and dipoles in e Å.

        Returns:
            ``[N, spins, orbitals]``: degree by degree, of each one width after the other.
        """

    @abstractmethod
    def energy(self, multipoles: Tensor) -> Tensor:
        """Energy in eV, a scalar, of ``[N, 1 or 4]`` float64 multipoles."""


class Molecule(Surroundings):
    """Atoms without periodicity, summed over pairs."""

    def features(self, multipoles: Tensor) -> Tensor:
        """As :meth:`Surroundings.features`."""
        constants = self._features.realspace_features
        charges = constants.charges(multipoles).transpose(1, 2).flatten(0, 1)
        potential = torch.einsum("rsw,sc->rcw", self._measured, charges)
        potential = potential.unflatten(0, (len(self._positions), -1))  # by atom, point, spin and width
        parts = [constants.l0_factors.double() * potential[:, 0]]
        if self._features.max_l == 1:
            slopes = (potential[:, 1:] - potential[:, :1]) * constants.l1_factors.double()
            parts.append(to_components(slopes.permute(0, 2, 3, 1)).flatten(2))
        result = torch.cat(parts, dim=-1)
        if self._features.include_self_interaction:
            result = result + constants.self_interaction(multipoles)
        return result

    def energy(self, multipoles: Tensor) -> Tensor:
        """As :meth:`Surroundings.energy`."""
        constants = self._energy.realspace_energy
        max_l = int(multipoles.shape[1] > 1)
        points = self._points(constants.offsets(max_l))
        charges = constants.charges(multipoles).flatten()
        kernel = _smeared(points, points, 1 + 3 * max_l, 1 + 3 * max_l, charges.new_tensor([self._energy.width]))
        result = 0.5 * (charges @ kernel.squeeze(2) @ charges)
        if self._energy.include_self_interaction:
            result = result + 0.5 * (multipoles * constants.self_interaction(multipoles)).sum()
        return result

    def _points(self, offsets: Tensor) -> Tensor:
        return (self._positions.unsqueeze(1) + offsets).flatten(0, 1)

    @cached_property
    def _measured(self) -> Tensor:
        """Potential at the points of each atom for a unit of charge at those of each other, by width."""
        constants = self._features.realspace_features
        receivers = constants.offsets(self._features.max_l)
        senders = constants.offsets(self._features.density_basis.max_l)
        widths = constants.total_width_factors.double()
        return _smeared(self._points(receivers), self._points(senders), len(receivers), len(senders), widths)


def _smeared(receivers: Tensor, senders: Tensor, per_receiver: int, per_sender: int, widths: Tensor) -> Tensor:
    """Potential in V at points for a unit of charge at others, ``[receivers, senders, widths]``; none within an atom.

    Points in one place give none either, as those of atoms that only fill a batch up.
    """
    squares = (receivers.unsqueeze(1) - senders).square().sum(2)
    atom = torch.arange(len(receivers), device=receivers.device) // per_receiver
    other = torch.arange(len(senders), device=senders.device) // per_sender
    is_none = (atom.unsqueeze(1) == other) | (squares == 0)
    lengths = torch.where(is_none, 1.0, squares).sqrt().unsqueeze(2)
    potential = torch.erf(0.5 * lengths / widths) / (lengths + _SOFTENING)
    return torch.where(is_none.unsqueeze(2), 0.0, potential * (FIELD_CONSTANT / (4 * math.pi)))


class Cell(Surroundings):
    """Atoms in a cell that is repeated, summed over wave vectors.

    Args:
        features: what is measured.
        energy: constants of the energy.
        positions: ``[N, 3]`` float64 in Å.
        cell: ``[3, 3]`` float64, lattice vectors as rows, in Å.
        cutoff: length in 1/Å of the longest wave vectors.
    """

    def __init__(
        self,
        features: GTOElectrostaticFeatures,
        energy: GTOElectrostaticEnergy,
        positions: Tensor,
        cell: Tensor,
        cutoff: float,
    ) -> None:
        super().__init__(features, energy, positions)
        self.volume = torch.linalg.det(cell).abs()
        waves = wave_vectors(cell, cutoff)
        phases = waves @ positions.T
        self._cosines, self._sines = phases.cos(), phases.sin()
        self._weights = FIELD_CONSTANT / (self.volume * waves.square().sum(1))
        self._scalars, self._vectors = features.density_basis(waves)
        self._receiver_scalars, self._receiver_vectors = features.feature_basis(waves)

    def features(self, multipoles: Tensor) -> Tensor:
        """As :meth:`Surroundings.features`."""
        real, imaginary = (2 * self._weights.unsqueeze(1) * part for part in self._density(multipoles))
        scalars, vectors = self._receiver_scalars.unsqueeze(1), self._receiver_vectors.unsqueeze(1)
        parts = [self._at_atoms(real.unsqueeze(2) * scalars, -imaginary.unsqueeze(2) * scalars)]
        if self._features.max_l == 1:
            of_cosines, of_sines = imaginary[..., None, None] * vectors, real[..., None, None] * vectors
            parts.append(self._at_atoms(of_cosines.flatten(2), of_sines.flatten(2)))
        result = torch.cat(parts, dim=-1)
        if not self._features.include_self_interaction:
            result = result - self._features.self_interaction_terms(multipoles)
        correction = self._correcting_field(multipoles)
        if correction is not None:
            result = result + self._features.non_periodic_correction_terms.displaced_interactions(*correction)
        return result

    def energy(self, multipoles: Tensor) -> Tensor:
        """As :meth:`Surroundings.energy`."""
        real, imaginary = self._density(multipoles.unsqueeze(1))
        result = (self._weights.unsqueeze(1) * (real.square() + imaginary.square())).sum()
        if not self._energy.include_self_interaction:
            result = result - 0.5 * (multipoles * self._energy.self_interaction_terms(multipoles)).sum()
        return result + self._correcting_energy(multipoles)

    def _density(self, multipoles: Tensor) -> tuple[Tensor, Tensor]:
        """Real and imaginary part of the density times the volume, ``[wave vectors, spins]``."""
        flat, shape = multipoles.flatten(1), (-1, *multipoles.shape[1:])
        cosines, sines = (self._cosines @ flat).view(shape), (self._sines @ flat).view(shape)
        real, imaginary = self._scalars * cosines[..., 0], -self._scalars * sines[..., 0]
        if multipoles.shape[2] > 1:
            real = real + (self._vectors * sines[..., 1:]).sum(2)
            imaginary = imaginary + (self._vectors * cosines[..., 1:]).sum(2)
        return real, imaginary

    def _at_atoms(self, of_cosines: Tensor, of_sines: Tensor) -> Tensor:
        """Sum of waves at the atoms, ``[N, spins, numbers]``, of amplitudes ``[wave vectors, spins, numbers]``."""
        total = self._cosines.T @ of_cosines.flatten(1) + self._sines.T @ of_sines.flatten(1)
        return total.view(-1, *of_cosines.shape[1:])

    def _correcting_field(self, multipoles: Tensor) -> tuple[Tensor, Tensor] | None:
        """What the potential of all images lacks at each atom: ``[N, spins]`` and its slope ``[N, spins, 3]``."""
        return None

    def _correcting_energy(self, multipoles: Tensor) -> Tensor | float:
        return 0.0

    def _dipole(self, multipoles: Tensor) -> Tensor:
        """Of all atoms together, ``[..., 3]``."""
        dipole = torch.einsum("n...,nx->...x", multipoles[..., 0], self._positions)
        return dipole if multipoles.shape[-1] == 1 else dipole + from_components(multipoles[..., 1:]).sum(0)


class Slab(Cell):
    """A cell whose images along z are taken away again, as far as their dipoles go."""

    def _correcting_field(self, multipoles: Tensor) -> tuple[Tensor, Tensor]:
        field = FIELD_CONSTANT * self._dipole(multipoles)[..., 2] / self.volume
        potential = self._positions[:, 2:] * field
        slope = torch.stack((torch.zeros_like(potential), torch.zeros_like(potential), field.expand_as(potential)), 2)
        return potential, slope

    def _correcting_energy(self, multipoles: Tensor) -> Tensor:
        return 0.5 * FIELD_CONSTANT * self._dipole(multipoles)[2].square() / self.volume


class MoleculeInBox(Cell):
    """A molecule in a cubic box, whose images are taken away again, as far as charges, dipoles and quadrupoles go.

    Source:
        Makov and Payne, Phys. Rev. B 51, 4014 (1995); Dabo et al., Phys. Rev. B 77, 115139 (2008).
    """

    _CONSTANT = FIELD_CONSTANT / (4 * math.pi)

    def _quadrupole(self, multipoles: Tensor) -> Tensor:
        """Isotropic, of all atoms together, ``[...]``."""
        total = torch.einsum("n...,n->...", multipoles[..., 0], self._positions.square().sum(1))
        if multipoles.shape[-1] == 1:
            return total
        return total + 2 * torch.einsum("n...x,nx->...", from_components(multipoles[..., 1:]), self._positions)

    def _correcting_field(self, multipoles: Tensor) -> tuple[Tensor, Tensor]:
        charge, dipole = multipoles[..., 0].sum(0), self._dipole(multipoles)
        third = 4 * math.pi * self._CONSTANT / (3 * self.volume)
        potential = _CUBIC_MADELUNG * self._CONSTANT * charge / self.volume**0.333333
        squares = self._positions.square().sum(1, keepdim=True)
        potential = potential - 0.5 * third * (charge * squares + self._quadrupole(multipoles))
        potential = potential + third * torch.einsum("sx,nx->ns", dipole, self._positions)
        return potential, third * (dipole - charge.unsqueeze(1) * self._positions.unsqueeze(1))

    def _correcting_energy(self, multipoles: Tensor) -> Tensor:
        charge, dipole = multipoles[:, 0].sum(), self._dipole(multipoles)
        third = 2 * math.pi * self._CONSTANT / (3 * self.volume)
        # graph_longrange has this power in the energy, and another one in the field
        of_charge = 0.5 * _CUBIC_MADELUNG * self._CONSTANT * charge.square() / self.volume**0.3333
        return of_charge + third * (dipole.square().sum() - charge * self._quadrupole(multipoles))


def wave_vectors(cell: Tensor, cutoff: float) -> Tensor:
    """Wave vectors of a lattice up to a length, one of each pair of opposite ones and none of length zero.

    Args:
        cell: ``[3, 3]`` float64, lattice vectors as rows, in Å.
        cutoff: in 1/Å.

    Returns:
        ``[K, 3]`` in 1/Å, differentiable by the cell.
    """
    reciprocal = 2 * math.pi * torch.linalg.inv(cell).T
    # a wave vector k has k · a = 2 pi n for each lattice vector a, so that n cannot exceed cutoff |a| / 2 pi
    most = (cutoff * torch.linalg.vector_norm(cell.detach(), dim=1) / (2 * math.pi)).ceil().long().tolist()
    ranges = [torch.arange(-n, n + 1, device=cell.device) for n in most]
    n = torch.cartesian_prod(*ranges)
    is_first = (n[:, 0] > 0) | ((n[:, 0] == 0) & ((n[:, 1] > 0) | ((n[:, 1] == 0) & (n[:, 2] > 0))))
    n = n[is_first].to(cell.dtype)
    return n[(n @ reciprocal.detach()).square().sum(1) <= cutoff**2] @ reciprocal
