"""Inputs of the structures that a calculator meets, of which what stays the same is not made anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import torch
from ase import Atoms
from torch import Tensor

from mace_fast.data import geometry_inputs, has_stress, position_input, property_inputs
from mace_fast.device_neighbours import DeviceNeighbourList
from mace_fast.neighbours import NeighbourList

Edges = NeighbourList | DeviceNeighbourList


@dataclass(frozen=True)
class _Geometry:
    """Inputs of a structure with edges, and what else they are made of."""

    cell: npt.NDArray[np.float64]
    pbc: npt.NDArray[np.bool_]
    inputs: dict[str, Tensor]
    has_stress: bool
    stress: Tensor | None


class KeptInputs:
    """Makes inputs of structures: the same tensors as last time where what they are made of is as it was.

    Those of the geometry are kept for as long as the edges are.

    Nobody may write into them.

    Attributes:
        has_stress: ``data.has_stress`` of the last structure whose geometry was asked for.
        stress: of that structure if it has no periodicity, ``[1, 3, 3]``: zero, which need not be computed. Else None.

    Args:
        dtype: of floating tensors.
        device: where the tensors go.
    """

    def __init__(self, dtype: torch.dtype, device: torch.device) -> None:
        self._dtype, self._device = dtype, device
        self.has_stress = True
        self.stress: Tensor | None = None
        self._geometries: WeakKeyDictionary[Edges, _Geometry] = WeakKeyDictionary()
        self._keys: tuple[Any, ...] = ()
        self._values: list[npt.NDArray[Any] | None] = []
        self._properties: dict[str, Tensor] = {}

    def __reduce__(self) -> tuple[type["KeptInputs"], tuple[torch.dtype, torch.device]]:
        return KeptInputs, (self._dtype, self._device)  # copies and pickles begin anew

    def geometry(self, atoms: Atoms, edges: Edges) -> dict[str, Tensor]:
        """``data.geometry_inputs`` of a structure.

        Args:
            atoms: the structure.
            edges: of it; the same object as before where they are the same edges.
        """
        cell, pbc = atoms.cell.array, atoms.pbc
        kept = self._geometries.get(edges)
        if kept is not None and np.array_equal(kept.cell, cell) and np.array_equal(kept.pbc, pbc):
            self.has_stress, self.stress = kept.has_stress, kept.stress
            return kept.inputs | {"positions": position_input(atoms.positions, self._dtype, self._device)}
        with torch.inference_mode(False):  # later steps may be differentiated
            made = geometry_inputs(atoms.positions, cell, pbc, edges, self._dtype, self._device)
        stress = None if pbc.any() else torch.zeros(1, 3, 3, dtype=self._dtype, device=self._device)
        has_one = has_stress(cell, pbc)
        self._geometries[edges] = _Geometry(cell.copy(), pbc.copy(), made, has_one, stress)
        self.has_stress, self.stress = has_one, stress
        return made

    def properties(
        self, atoms: Atoms, info_keys: Mapping[str, str], arrays_keys: Mapping[str, str]
    ) -> dict[str, Tensor]:
        """``data.property_inputs`` of a structure.

        Raises:
            ValueError: as there.
        """
        keys = len(atoms), tuple(info_keys.items()), tuple(arrays_keys.items())
        values = [*map(atoms.info.get, info_keys.values()), *map(atoms.arrays.get, arrays_keys.values())]
        if keys != self._keys or not all(map(_is_same, self._values, values)):
            with torch.inference_mode(False):
                made = property_inputs(atoms, info_keys, arrays_keys, self._dtype, self._device)
            copies = [None if value is None else np.array(value) for value in values]
            self._keys, self._values, self._properties = keys, copies, made
        return self._properties


def _is_same(kept: npt.NDArray[Any] | None, value: Any) -> bool:
    if kept is None or value is None:
        return kept is value
    array = np.asarray(value)
    return kept.dtype == array.dtype and np.array_equal(kept, array)
