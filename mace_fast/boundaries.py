"""Charges of a batch: what they add up to in each graph, and how they act on each other, by its periodicity."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from mace_fast.electrostatics import (
    Cell,
    GTOElectrostaticEnergy,
    GTOElectrostaticFeatures,
    Molecule,
    MoleculeInBox,
    Slab,
    Surroundings,
)
from mace_fast.energies import sum_by_graph
from mace_fast.geometry import Graphs, LongRange

_IN_CELLS: dict[tuple[bool, ...], type[Cell]] = {
    (True, True, True): Cell,
    (True, True, False): Slab,
    (False, False, False): MoleculeInBox,
}
_SLANT = 1e-6
"""In Å, by how much lattice vectors of a slab may leave its plane."""


class Electrostatics:
    """Potentials and energies of the charges of a batch, each graph by itself whatever else is in the batch.

    Args:
        features: what is measured of the potential.
        energy: constants of the energy.
        cutoff: length in 1/Å of the longest wave vectors.
        where: atoms and cells.
        pbc: ``[G, 3]`` bool.
        graphs: which atom is of which graph.
        vacuum: in Å, that a slab must leave free along z.
        in_boxes: sum molecules over wave vectors too, in their cells.

    Raises:
        ValueError: a graph is periodic in another way than a molecule, a slab along x and y or a crystal, or its cell
            does not do.
    """

    def __init__(
        self,
        features: GTOElectrostaticFeatures,
        energy: GTOElectrostaticEnergy,
        cutoff: float,
        where: LongRange,
        pbc: Tensor,
        graphs: Graphs,
        vacuum: float,
        in_boxes: bool,
    ) -> None:
        batch = graphs.batch
        self._order: Tensor | None = None
        if not bool((batch.diff() >= 0).all()):
            self._order = torch.argsort(batch, stable=True)
        self._sizes = torch.bincount(batch, minlength=graphs.num_graphs).tolist()
        positions, cells = self._split(where.positions.double()), where.cell.double()
        self._parts: list[Surroundings] = []
        for index, (own, axes) in enumerate(zip(positions, pbc.tolist(), strict=True)):
            periodic = tuple(bool(axis) for axis in axes)
            if in_boxes or any(periodic):
                name = "the structure" if len(positions) == 1 else f"structure {index} of the batch"
                _check_cell(name, cells[index].detach(), own.detach(), periodic, vacuum)
                self._parts.append(_IN_CELLS[periodic](features, energy, own, cells[index], cutoff))
            else:
                self._parts.append(Molecule(features, energy, own))

    def features(self, multipoles: Tensor) -> Tensor:
        """What is measured in V of ``[N, spins, 1 or 4]`` float64 multipoles, ``[N, spins, orbitals]``."""
        found = torch.cat(self._of_parts(multipoles, lambda part, own: part.features(own)))
        return found if self._order is None else torch.empty_like(found).index_copy(0, self._order, found)

    def energy(self, multipoles: Tensor) -> Tensor:
        """Energies ``[G]`` in eV of ``[N, 1 or 4]`` float64 multipoles."""
        return torch.stack(self._of_parts(multipoles, lambda part, own: part.energy(own)))

    def _of_parts(self, rows: Tensor, function: Callable[[Surroundings, Tensor], Tensor]) -> list[Tensor]:
        return [function(part, own) for part, own in zip(self._parts, self._split(rows), strict=True)]

    def _split(self, rows: Tensor) -> Sequence[Tensor]:
        """Rows of the atoms of each graph."""
        return (rows if self._order is None else rows[self._order]).split(self._sizes)


def adding_up(charges: Tensor, weights: Tensor, spins: Tensor, graphs: Graphs) -> Tensor:
    """Multipoles ``[N, 2, M]`` whose charges add up to those of their graphs; atoms share what is missing by weights.

    Args:
        charges: ``[N, 2, M]``.
        weights: ``[N, 2]``.
        spins: ``[G, 2]``, what each graph has to have.
        graphs: which atom is of which graph.
    """
    total = sum_by_graph(weights, graphs)
    share = weights / torch.where(total == 0, 1.0, total)[graphs.batch]
    missing = spins - sum_by_graph(charges[..., 0], graphs)
    scalars = charges[..., 0] + share * missing[graphs.batch]
    return torch.cat((scalars.unsqueeze(2), charges[..., 1:]), dim=2)


def _check_cell(name: str, cell: Tensor, positions: Tensor, periodic: tuple[bool, ...], vacuum: float) -> None:
    """Refuse a graph for which sums over wave vectors are not defined."""
    if periodic not in _IN_CELLS:
        axes = "".join("TF"[not axis] for axis in periodic)
        raise ValueError(
            f"{name} is periodic along {axes}: PolarMACE has electrostatics of molecules (FFF), of slabs along x and y "
            "(TTF) and of crystals (TTT) alone"
        )
    if not bool(torch.linalg.det(cell).abs() > 0):
        raise ValueError(
            f"{name} has a cell without volume, over whose wave vectors its charges are to be summed: give it one, a "
            "slab a height with its vacuum, as atoms.center(vacuum=10, axis=2)"
        )
    if periodic != (True, True, False):
        return
    if bool((cell[:2, 2].abs() > _SLANT).any()):
        raise ValueError(f"{name} is a slab whose plane is not that of x and y: turn it, as its dipole counts along z")
    free = float(cell[2, 2].abs() - (positions[:, 2].max() - positions[:, 2].min()))
    if free < vacuum:
        raise ValueError(
            f"{name} is a slab that leaves {free:.2f} Å of its cell free along z, where charges are repeated: leave at "
            f"least the cutoff of the model, {vacuum:.2f} Å, as atoms.center(vacuum=10, axis=2)"
        )
