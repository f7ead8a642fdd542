"""The log of ``mace-fast md``: a line of numbers for every frame of the trajectory."""

import math
from pathlib import Path

from ase import Atoms
from ase.io.trajectory import Trajectory

from mace_fast.writing import replacing

COLUMNS = ("step", "time[ps]", "total[eV]", "potential[eV]", "kinetic[eV]", "temperature[K]", "volume[A^3]")
HEADER = "# " + " ".join(COLUMNS) + "\n"


def line(atoms: Atoms, timestep: float) -> str:
    """The line of a frame, whose step is in ``atoms.info``; ``timestep`` in fs."""
    step: int = atoms.info["step"]
    potential, kinetic = atoms.get_potential_energy(), atoms.get_kinetic_energy()
    values = (potential + kinetic, potential, kinetic, atoms.get_temperature(), atoms.cell.volume)
    return f"{step} {step * timestep / 1000:.6f} " + " ".join(f"{value:.8f}" for value in values) + "\n"


def require_log(log: Path) -> None:
    """Refuse to go on with a file that is something else than a log, or the beginning of one.

    Raises:
        ValueError: if it is another file.
    """
    if not log.exists():
        return
    with log.open("rb") as file:
        begin = file.read(len(HEADER))
    if begin != HEADER.encode()[: len(begin)]:
        raise ValueError(f"{log} is not a log of `mace-fast md`, so it is left as it is: give another --log")


def restore(log: Path, trajectory: Path, last: int, timestep: float) -> None:
    """Give a log one whole line for every frame of a trajectory: lost ones are written again, others dropped.

    Args:
        log: Need not exist.
        trajectory: Of the same run.
        last: Step of its last frame.
        timestep: In fs.
    """
    found = log.read_text(errors="replace").splitlines(keepends=True) if log.exists() else []
    lines = {int(text.split()[0]): text for text in found if _is_whole(text)}
    lines = {step: text for step, text in lines.items() if step <= last}
    with Trajectory(trajectory) as frames:
        if len(lines) != len(frames):  # of millions of frames the steps are read only where lines are missing
            steps = [frames.backend[index].info["step"] for index in range(len(frames))]
            lines = {step: lines.get(step) or line(frames[index], timestep) for index, step in enumerate(steps)}
    content = HEADER + "".join(lines.values())
    if content != "".join(found):
        with replacing(log) as partial:
            partial.write_text(content)


def _is_whole(text: str) -> bool:
    values = text.split()
    if not text.endswith("\n") or len(values) != len(COLUMNS) or not values[0].isdecimal():
        return False
    try:
        return all(math.isfinite(float(value)) for value in values)
    except ValueError:
        return False
