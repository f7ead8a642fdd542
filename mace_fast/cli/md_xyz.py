"""The frames of ``mace-fast md`` as extended XYZ, beside the trajectory, from which lost ones are written again."""

import itertools
import os
from pathlib import Path

import ase.io
from ase import Atoms
from ase.io.trajectory import Trajectory


def append(path: Path, atoms: Atoms) -> None:
    """Write a frame: positions, momenta, energy, forces and, where there is one, stress, and in its info the step.

    What else a structure came with, such as the symmetry in a file of crystallographers, would not be of this frame.
    """
    frame = Atoms(atoms.numbers, atoms.positions, cell=atoms.cell, pbc=atoms.pbc, momenta=atoms.get_momenta())
    frame.calc, frame.info = atoms.calc, {"step": atoms.info["step"]}
    ase.io.write(path, frame, format="extxyz", append=True)


def begin(path: Path, num_atoms: int) -> None:
    """Empty the file of a run that begins anew.

    Raises:
        ValueError: if the file holds something else than frames of as many atoms.
    """
    if path.exists():
        _cut(path, num_atoms, most=1)
        os.truncate(path, 0)


def restore(path: Path, trajectory: Path) -> None:
    """Give the file one whole frame for every frame of a trajectory.

    Args:
        path: Need not exist.
        trajectory: Of the same run.

    Raises:
        ValueError: if the file holds something else than frames of as many atoms.
    """
    with Trajectory(trajectory) as frames:
        kept = _cut(path, len(frames[0]), len(frames)) if path.exists() else 0
        for index in range(kept, len(frames)):
            append(path, frames[index])


def _cut(path: Path, num_atoms: int, most: int) -> int:
    """Cut a file behind its last whole frame, and behind ``most`` of them; how many are left."""
    kept = end = 0
    with path.open("r+b") as file:
        while kept < most and (lines := list(itertools.islice(file, num_atoms + 2))):
            if lines[0].endswith(b"\n") and lines[0].strip() != str(num_atoms).encode():
                raise ValueError(
                    f"{path} holds something else than frames of {num_atoms} atoms at its frame {kept}, so it is left "
                    "as it is: give another --xyz"
                )
            if len(lines) < num_atoms + 2 or not lines[-1].endswith(b"\n"):
                break
            kept, end = kept + 1, end + sum(map(len, lines))
        os.ftruncate(file.fileno(), end)
    return kept
