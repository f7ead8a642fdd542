"""How many ghosts, bytes and evaluated atoms has each process of a domain decomposition, for 10^6 to 10^9 atoms?

    python -m profiling.domains > profiling/domains.md

Counted, not measured: every process has a cube of the same volume and density. Ghosts reach as far as the cutoff and
the skin of the neighbour list, as LAMMPS has them. The features that an exchange moves are asked of the models. Beside
it the other way to decompose a model of two layers: ghosts as far as twice the cutoff, whose first layer every process
computes for itself.
"""

import argparse
import math
from dataclasses import dataclass

from mace_fast.integrations.lammps.domain import DomainModel
from profiling.models import make_model

DENSITY = 0.1  # atoms in Å^3, of water; of silicon it is half of that
SKIN = 2.0  # Å, LAMMPS' default in units metal
MODELS = ("mp-0 small", "mp-0 medium")
ITEMSIZE = 4  # bytes, float32
HEAD = """# What each process of a domain decomposition has

Written by `python -m profiling.domains`: counted, not measured. Assumptions:

- {density} atoms/Å^3 (water; of silicon it is half), a cutoff of {r_max:.0f} Å, {neighbours:.0f} neighbours, and a cube
  for each process. Ghosts reach {skin:.0f} Å further, the skin of LAMMPS' neighbour list.
- Features in float32: {features},
  between the two layers, there and back; positions and forces of 24 bytes each. So much comes in, and as much goes out.
- Work: both layers of an atom take as long. With an exchange no process computes what another does too. Without one,
  ghosts reach twice the cutoff, and each process computes the first layer of those within the cutoff for itself.
- No limit of memory: a step of 4,096 atoms of silicon takes 277 MB on a CPU (README.md), so that 80 GB hold some 10^6
  atoms of a process. Rows with more need several GPUs in the place of one.

| atoms | processes | atoms of each | edge, Å | ghosts | per atom | MB a step, small | MB, medium | \
without exchange: ghosts per atom | work |
|---|---|---|---|---|---|---|---|---|---|"""


@dataclass(frozen=True)
class Part:
    """What one of the processes has.

    Attributes:
        atoms: that it owns.
        density: in Å^-3.
    """

    atoms: float
    density: float

    @property
    def edge(self) -> float:
        """Of its cube, in Å."""
        return (self.atoms / self.density) ** (1 / 3)

    def ghosts(self, reach: float) -> float:
        """How many atoms of others, or images of its own, lie up to ``reach`` in Å outside of the cube."""
        return self.density * (self.edge + 2 * reach) ** 3 - self.atoms


def exchanged(part: Part, widths: tuple[int, ...], r_max: float) -> float:
    """Bytes that come to a process in a step: features forward, their gradients backward, positions and forces."""
    return part.ghosts(r_max + SKIN) * (2 * sum(widths) * ITEMSIZE + 2 * 3 * 8)


def redundant(part: Part, r_max: float) -> float:
    """Layers of atoms that a process computes where ghosts reach twice the cutoff, over those that it would have to."""
    return 1 + part.ghosts(r_max) / (2 * part.atoms)


def rows(widths: dict[str, tuple[int, ...]], r_max: float) -> list[str]:
    """A line of the table for every number of atoms and processes."""
    found = []
    for power in range(6, 10):
        for processes in (10, 100, 1_000, 10_000):
            part = Part(10**power / processes, DENSITY)
            near, far = part.ghosts(r_max + SKIN), part.ghosts(2 * r_max + SKIN)
            megabytes = [f"{exchanged(part, widths[name], r_max) / 1e6:,.1f}" for name in MODELS]
            numbers = [f"10^{power}", f"{processes:,}", f"{part.atoms:,.0f}", f"{part.edge:,.0f}", f"{near:,.0f}"]
            numbers += [f"{near / part.atoms:.2f}", *megabytes, f"{far / part.atoms:.2f}"]
            found.append(f"| {' | '.join(numbers)} | {redundant(part, r_max):.2f} |")
    return found


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    models = {name: DomainModel(make_model(name)) for name in MODELS}
    widths = {name: model.widths for name, model in models.items()}
    r_max = models[MODELS[0]].r_max
    neighbours = 4 / 3 * math.pi * r_max**3 * DENSITY
    print(
        HEAD.format(
            density=DENSITY,
            r_max=r_max,
            neighbours=neighbours,
            skin=SKIN,
            features=", ".join(f"{sum(widths[name])} numbers of an atom ({name})" for name in MODELS),
        )
    )
    print("\n".join(rows(widths, r_max)))


if __name__ == "__main__":
    main()
