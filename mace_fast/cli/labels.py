"""Reference values of structures, and the errors against them, added up one structure after the other."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from ase import Atoms
from numpy.typing import NDArray

from mace_fast.cli import show
from mace_fast.predict import Prediction

UNITS = {"energy": "meV/atom", "forces": "meV/Å", "stress": "meV/Å³"}

Label = NDArray[np.float64] | str | None
"""Of a structure; a string says why it is not to be used."""


def keys_of(quantity: str, asked: str | None) -> Sequence[str]:
    """Names under which the reference values of a quantity are looked for."""
    return (asked,) if asked else (f"REF_{quantity}", quantity)


def label_of(atoms: Atoms, quantity: str, keys: Sequence[str]) -> Label:
    """The reference values of a structure; None where it has none."""
    # where ASE's reader puts `energy`, `forces` and `stress`
    results = {} if atoms.calc is None else atoms.calc.results
    sizes = {"energy": (1,), "forces": (3 * len(atoms),), "stress": (6, 9)}[quantity]
    for key in keys:
        for place in (atoms.info, atoms.arrays, results):
            if key in place:
                try:
                    label = np.asarray(place[key], dtype=np.float64)
                except (TypeError, ValueError):
                    return f"{key} is {place[key]!r}, expected numbers"
                if label.size not in sizes:
                    return f"{key} holds {label.size} numbers, expected {' or '.join(map(str, sizes))}"
                return label if np.isfinite(label).all() else f"{key} is not finite"
    return None


class Errors:
    """Root mean square and mean absolute errors.

    Args:
        sums: of ``sums`` of another one, which this one goes on from.
    """

    def __init__(self, sums: dict[str, list[Any]] | None = None) -> None:
        self.sums = dict(sums) if sums else {quantity: [0, 0, 0.0, 0.0] for quantity in UNITS}
        """By quantity structures, numbers, and the sums of squares and of absolute values, in eV, atoms and Å."""

    def add(self, outcome: Prediction, labels: dict[str, Label], num_atoms: int) -> None:
        """Of a structure with results."""
        energy, forces, stress = (labels[quantity] for quantity in UNITS)
        if isinstance(energy, np.ndarray):
            self._add("energy", (outcome.energy - energy) / num_atoms)
        if isinstance(forces, np.ndarray):
            self._add("forces", outcome.forces.ravel() - forces.ravel())
        if outcome.stress.size and isinstance(stress, np.ndarray):
            self._add("stress", (outcome.stress - _full_stress(stress)).ravel())

    def _add(self, quantity: str, differences: NDArray[np.float64]) -> None:
        sums = self.sums[quantity]
        more = (1, differences.size, float(np.sum(differences**2)), float(np.sum(np.abs(differences))))
        self.sums[quantity] = [before + one for before, one in zip(sums, more, strict=True)]

    def print(self) -> None:
        """A table of what has reference values."""
        rows = []
        for quantity, (structures, numbers, squares, absolutes) in self.sums.items():
            if structures:
                root_mean_square, mean = 1000 * (squares / numbers) ** 0.5, 1000 * absolutes / numbers
                errors = f"{root_mean_square:.4g}", f"{mean:.4g}"
                rows.append([quantity, *errors, UNITS[quantity], str(structures)])
        if rows:
            show.table("errors against the reference values", ["quantity", "RMSE", "MAE", "unit", "structures"], rows)


def _full_stress(stress: NDArray[np.float64]) -> NDArray[np.float64]:
    """[3, 3] of a stress in Voigt order (ASE's), as 9 numbers or as a matrix."""
    return stress[[0, 5, 4, 5, 1, 3, 4, 3, 2]].reshape(3, 3) if stress.size == 6 else stress.reshape(3, 3)
