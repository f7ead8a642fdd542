"""Steps of a trajectory through ASE's calculators: mace-torch, symmetrix-xl and mace_fast, in turns on one machine.

    OMP_NUM_THREADS=1 python -m benchmarks.trajectories --output trajectories.json
    OMP_NUM_THREADS=1 python -m benchmarks.trajectories --model "mpa-0 medium" --systems silicon water

What a user of molecular dynamics waits for: positions change by little, and energy and forces are asked for. Every
contender makes twenty steps at a time, or those of a second, then the next does; before them it makes steps for a
twentieth of a second that are not timed, so that its code and weights are in the caches as in a run of its own.
MACE-MP-0 small in float32, or another model. symmetrix-xl runs in its direct mode, code compiled for the model, where
MACE_FAST_SYMMETRIX names its folder; README.md says how.
"""

import argparse
import copy
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import ase.build
import numpy as np
import torch
from ase import Atoms

import mace_fast
from benchmarks.hardware import processor
from benchmarks.peers import the_model
from benchmarks.steps import quiet
from benchmarks.symmetrix_adapter import FOLDER
from benchmarks.timing import interleaved

STEPS, FEWEST_STEPS, SECONDS = 20, 2, 1.0
"""Of a contender at a time; fewer where they would take longer than that."""

WARM_SECONDS = 0.05
"""For which a contender makes steps before those that are timed, one at least."""

LARGEST_DIFFERENCE = 2e-3
"""In eV/Å, or of the largest force: symmetrix-xl reads splines, and its float32 forces of water differ by 8e-4."""


def structures() -> Iterator[tuple[str, Atoms]]:
    """Molecules in a large box, as symmetrix-xl needs a cell, and crystals and water of tens and hundreds of atoms."""
    for name, formula in (("water molecule", "H2O"), ("ethanol", "CH3CH2OH")):
        molecule = ase.build.molecule(formula)
        molecule.center(vacuum=10.0)
        molecule.pbc = True
        yield name, molecule
    for n in (2, 4):
        yield "silicon", ase.build.bulk("Si", cubic=True) * (n, n, n)
    yield "water", water(4)


def water(n: int) -> Atoms:
    """Molecules in random orientations on a lattice, as dense as the liquid."""
    random, spacing = np.random.default_rng(0), 3.1
    atoms = Atoms(cell=[n * spacing] * 3, pbc=True)
    for place in np.ndindex(n, n, n):
        molecule = ase.build.molecule("H2O")
        molecule.rotate(random.uniform(0, 360), random.standard_normal(3))
        molecule.translate((np.array(place) + 0.5) * spacing)
        atoms += molecule
    return atoms


def calculators(model: Any) -> Iterator[tuple[str, Any]]:
    """Each contender that is at hand, anew."""
    made = import_module("mace.calculators").MACECalculator
    plain, exact, tabulated = (
        mace_fast.MACECalculator(models=[copy.deepcopy(model)], default_dtype="float32") for _ in range(3)
    )
    plain.models[0].recorded = False
    mace_fast.tabulate(mace_fast.freeze(tabulated.models[0]))
    yield from (("mace_fast", exact), ("mace_fast tabulated", tabulated), ("mace_fast not recorded", plain))
    with quiet():
        theirs = mace_fast.to_mace(model)
        if os.environ.get(FOLDER):
            try:
                yield "symmetrix-xl", symmetrix(theirs)
            except (RuntimeError, ValueError) as error:  # as it names what it does not support
                print(f"symmetrix-xl is left out: {error}")
        yield "mace-torch", made(models=[theirs], device="cpu", default_dtype="float32")


def symmetrix(theirs: Any) -> Any:
    """The calculator of symmetrix-xl for a model of mace-torch, whose file its own script makes."""
    if os.environ[FOLDER] not in sys.path:
        sys.path.append(os.environ[FOLDER])
    extract = import_module("symmetrix.extract_mace_data").extract_mace_data
    with TemporaryDirectory() as folder:
        torch.save(theirs.double(), Path(folder, "model"))
        theirs.float()
        file = Path(folder, "model.json")
        file.write_text(json.dumps(extract(Path(folder, "model"))))
        return import_module("symmetrix").Symmetrix(str(file), dtype="float32", execution_profile="speed")


class Trajectory:
    """Steps after each other, the same way for every contender."""

    def __init__(self, atoms: Atoms, calculator: Any) -> None:
        self.atoms, self._begin = atoms.copy(), atoms.positions.copy()  # type: ignore[no-untyped-call]
        self.atoms.calc = calculator
        self._random, self._away = np.random.default_rng(1), np.zeros_like(self._begin)
        self.forces = np.empty(0)
        self.steps = FEWEST_STEPS

    def __call__(self) -> None:
        for _ in range(self.steps):
            self.step()

    def step(self) -> None:
        """Make one."""
        self._away = 0.9 * self._away + 0.004 * self._random.standard_normal(self._away.shape)
        self.atoms.positions = self._begin + self._away
        self.forces = self.atoms.get_forces()  # type: ignore[no-untyped-call]
        self.atoms.get_potential_energy()  # type: ignore[no-untyped-call]

    def settle(self) -> None:
        """Decide how many steps are made at a time."""
        begun = time.perf_counter()
        self.step()
        self.steps = max(FEWEST_STEPS, min(STEPS, int(SECONDS / (time.perf_counter() - begun))))

    def warm(self) -> None:
        """Make steps for a while."""
        begun = time.perf_counter()
        self.step()
        while time.perf_counter() - begun < WARM_SECONDS:
            self.step()


def timed(
    name: str, atoms: Atoms, made: Iterator[tuple[str, Any]], rounds: int, seconds: float
) -> list[dict[str, Any]]:
    """A row for every contender: milliseconds of a step, its quartiles, and how far its forces are from ours.

    Raises:
        RuntimeError: the forces of a contender are not those of the others.
    """
    trajectories = {contender: Trajectory(atoms, calculator) for contender, calculator in made}
    for trajectory in trajectories.values():
        trajectory()
    ours = trajectories["mace_fast"].forces
    differences = {contender: float(np.abs(one.forces - ours).max()) for contender, one in trajectories.items()}
    if max(differences.values()) > LARGEST_DIFFERENCE * max(1.0, float(np.abs(ours).max())):
        raise RuntimeError(f"{name}: forces differ by {differences} eV/Å: nothing was timed")
    for trajectory in trajectories.values():
        trajectory.warm()  # what is recorded or compiled is so by now
        trajectory.settle()
    calls: dict[str, Callable[[], object]] = dict(trajectories)
    rows = []
    found = interleaved(calls, rounds, seconds=seconds, prepare=lambda name: trajectories[name].warm())
    for contender, times in found.items():
        steps = [1e3 * one / trajectories[contender].steps for one in times]
        low, _, high = quantiles(steps, n=4)
        row = {
            "system": name,
            "atoms": len(atoms),
            "contender": contender,
            "ms": median(steps),
            "low": low,
            "high": high,
        }
        rows.append({**row, "difference": differences[contender], "rounds": len(steps)})
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="mp-0 small", help="a published architecture, or a model file")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=60.0, help="after which no further round of a system begins")
    parser.add_argument("--systems", nargs="+", help="names, all if left out")
    parser.add_argument("--output", type=Path, help="JSON file for the rows")
    args = parser.parse_args()
    facts = {
        "processor": processor(),
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "dtype": "float32",
        "model": args.model,
    }
    print(*(f"{name}: {value}" for name, value in facts.items()), sep=", ")
    rows = []
    model = the_model(args.model, torch.float32, "cpu")
    for name, atoms in structures():
        if args.systems is None or name in args.systems:
            for row in timed(name, atoms, calculators(model), args.rounds, args.seconds):
                rows.append(row)
                print(
                    f"{name:>15} {row['atoms']:>5} atoms {row['contender']:23} {row['ms']:8.2f} ms "
                    f"[{row['low']:.2f}, {row['high']:.2f}], forces within {row['difference']:.1e} eV/Å",
                    flush=True,
                )
    if args.output is not None:
        args.output.parent.mkdir(parents=True, exist_ok=True)
        args.output.write_text(json.dumps({"facts": facts, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
