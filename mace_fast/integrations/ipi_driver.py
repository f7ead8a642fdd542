"""The driver that i-PI runs in its own process: ``<pes>custom</pes>`` with the path of this file as ``<pes_path>``.

``mace-fast ipi --driver-path`` prints that path. i-PI makes a module of the file under its bare name, in the place of
any other module of that name: called ipi.py, the file would take that of i-PI itself.
"""

from pathlib import Path
from typing import Any

import ase.io
import numpy as np
import numpy.typing as npt
from ase import Atoms

from mace_fast.data import element_indices
from mace_fast.integrations.batches import Batches

__DRIVER_NAME__ = "mace-fast"
__DRIVER_CLASS__ = "MaceFastDriver"

FloatArray = npt.NDArray[np.float64]
Result = tuple[float, FloatArray, FloatArray, str]

# ``UnitMap`` of ipi/utils/units.py, whose factors have eight digits: with others conserved quantities are not those of
# i-PI's own drivers.
BOHR_PER_ANGSTROM = 1.8897261
HARTREE_PER_EV = 0.036749326
ATOMIC_FORCE = 0.019446904
"""Hartree/Bohr in one eV/Å."""


class MaceFastDriver:
    """Energy, forces and virial of the beads that i-PI hands over together, in one evaluation.

    As with i-PI's own driver of MACE, cells are periodic in all directions.

    Args:
        template: structure with the atoms in the order of i-PI, in a file that ASE reads, or as it is; its positions
            and cell are not read, its charge and spin in ``info`` are where the model reads these.
        model: a file (.model or .safetensors), or the name of a foundation model such as "mace-mp-small".
        device: torch device.
        dtype: "float32" or "float64"; empty for that of the model.
        head: name of the model's head; needed where it has several and none is called "default".
        tables: read the hidden radial layers from tables (:func:`mace_fast.tabulate`).
        verbosity: of i-PI, which gives it to every driver.

    Raises:
        FileNotFoundError: there is no such template or model.
        ValueError: device, dtype or head cannot be had, or the model does not know an element of the template.
    """

    def __init__(
        self,
        template: str | Path | Atoms,
        model: str | Path,
        device: str = "cpu",
        dtype: str = "",
        head: str | None = None,
        tables: bool = False,
        verbosity: Any = None,
    ) -> None:
        read: Any = template if isinstance(template, Atoms) else ase.io.read(template, do_not_split_by_at_sign=True)
        self._template: Atoms = read.copy()
        self._template.pbc = True
        self._batches = Batches(model, device, dtype, head=head, tables=tables)
        element_indices(self._template.numbers, self._batches.model.atomic_numbers)  # which refuses others

    def __call__(self, cell: Any, pos: Any) -> Any:
        """Evaluate one structure, or those of a list.

        Args:
            cell: ``[3, 3]`` lattice vectors as columns, in Bohr; or a list of them.
            pos: ``[num_atoms, 3]`` in Bohr; or a list of as many.

        Returns:
            Energy, forces ``[num_atoms, 3]`` and virial ``[3, 3]`` in atomic units, and an empty string; or a list.

        Raises:
            ValueError: a structure has another number of atoms than the template, or cannot be evaluated.
        """
        if not isinstance(cell, list):
            return self._evaluated([cell], [pos])[0]
        return self._evaluated(cell, pos)

    def _evaluated(self, cells: list[FloatArray], positions: list[FloatArray]) -> list[Result]:
        systems = [self._system(cell, one) for cell, one in zip(cells, positions, strict=True)]
        results = {name: value.double().numpy(force=True) for name, value in self._batches.evaluate(systems).items()}
        forces = results["forces"].reshape(len(systems), -1, 3) * ATOMIC_FORCE
        virials = [
            -HARTREE_PER_EV * atoms.cell.volume * stress
            for atoms, stress in zip(systems, results["stress"], strict=True)
        ]
        energies = (results["energy"] * HARTREE_PER_EV).tolist()
        return list(zip(energies, forces, virials, [""] * len(systems), strict=True))

    def _system(self, cell: FloatArray, positions: FloatArray) -> Atoms:
        if len(positions) != len(self._template):
            raise ValueError(
                f"i-PI has {len(positions)} atoms and the template {len(self._template)}: give a template with the "
                "atoms of the simulation, in their order"
            )
        atoms = self._template.copy()
        atoms.positions = positions / BOHR_PER_ANGSTROM
        atoms.cell = cell.T / BOHR_PER_ANGSTROM
        return atoms
