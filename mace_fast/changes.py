"""What is no longer as it was in a structure."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from ase import Atoms
from ase.calculators.calculator import all_changes


def system_changes(last: Atoms | None, atoms: Atoms, tol: float, ignored: Collection[str]) -> list[str]:
    """What ASE's ``compare_atoms`` finds, which takes longer than all else that is done by atom in a step.

    Args:
        last: structure to compare with; None, and everything is another.
        atoms: the structure.
        tol: absolute tolerance.
        ignored: names of ``all_changes`` that are not looked at.
    """
    if last is None:
        return list(all_changes)
    before, now = _state(last), _state(atoms)
    return [name for name in all_changes if name not in ignored and _differs(before.get(name), now.get(name), tol)]


def value_changes(last: Mapping[str, Any], values: Mapping[str, Any], keys: Collection[str]) -> bool:
    """Whether one of the values under these keys is another, in whatever form it is given."""
    return any(not _equal(last.get(key), values.get(key)) for key in keys)


def _state(atoms: Atoms) -> dict[str, npt.NDArray[Any]]:
    return {**atoms.arrays, "cell": atoms.cell.array, "pbc": atoms.pbc}


def _differs(a: npt.NDArray[Any] | None, b: npt.NDArray[Any] | None, tol: float) -> bool:
    if a is None or b is None or a.shape != b.shape:
        return a is not b
    if a.dtype == b.dtype and a.tobytes() == b.tobytes():
        return False  # most are the same in every bit, which is seen at once
    with np.errstate(invalid="ignore"):
        return not bool((np.abs(np.subtract(a, b, dtype=np.float64)) <= tol).all())


def _equal(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is b
    return np.array_equal(np.asarray(a), np.asarray(b))
