"""The picture of ``mace-fast demo``: energy and temperature of the molecular dynamics, parity of forces."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class MDRecord:
    """What a molecular dynamics run did.

    Attributes:
        time: ``[frames]`` in fs.
        potential: ``[frames]`` in eV.
        kinetic: ``[frames]`` in eV.
        temperature: ``[frames]`` in K.
        num_atoms: The number of atoms.
    """

    time: NDArray[np.float64]
    potential: NDArray[np.float64]
    kinetic: NDArray[np.float64]
    temperature: NDArray[np.float64]
    num_atoms: int

    def largest_deviation(self) -> float:
        """How far the total energy strays from its first value, in eV/atom."""
        total = self.potential + self.kinetic
        return float(np.abs(total - total[0]).max() / self.num_atoms)


@dataclass(frozen=True)
class Parity:
    """Force components in eV/Å of ``mace_fast`` and of what they are compared with, named ``source``."""

    source: str
    expected: NDArray[np.float64]
    ours: NDArray[np.float64]


def draw(path: Path, record: MDRecord, parity: Parity) -> None:
    """Write the picture to ``path`` in the format of its ending."""
    from matplotlib.figure import Figure  # heavy, and an optional dependency

    figure = Figure(figsize=(13, 4), layout="constrained")
    energy, temperature, forces = figure.subplots(1, 3)

    for label, values in (("potential", record.potential), ("total", record.potential + record.kinetic)):
        energy.plot(record.time, 1000 * (values - values[0]) / record.num_atoms, label=label)
    energy.set(xlabel="time (fs)", ylabel="energy less its first value (meV/atom)")
    energy.set_title(
        f"NVE, {record.num_atoms} atoms: total energy within {1000 * record.largest_deviation():.3f} meV/atom"
    )
    energy.legend()

    temperature.plot(record.time, record.temperature, color="tab:red")
    temperature.set(xlabel="time (fs)", ylabel="temperature (K)", ylim=(0, None), title="temperature")

    ends = [min(parity.expected.min(), parity.ours.min()), max(parity.expected.max(), parity.ours.max())]
    forces.plot(ends, ends, color="0.7", linewidth=1)
    forces.plot(parity.expected, parity.ours, ".", color="tab:green")
    largest = np.abs(parity.ours - parity.expected).max()
    forces.set(xlabel=f"forces from {parity.source} (eV/Å)", ylabel="forces from mace_fast (eV/Å)", aspect="equal")
    forces.set_title(f"{parity.ours.size} force components, largest difference {largest:.1e} eV/Å")
    for axes in (energy, temperature, forces):
        axes.title.set_fontsize("medium")
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=150)
