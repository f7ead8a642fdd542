"""How many steps a second does ``mace-fast md`` make, beside mace-torch's calculator in ASE's loop?

    OMP_NUM_THREADS=1 python -m benchmarks.dynamics --output dynamics.json

Velocity Verlet of ethanol at 300 K with MACE-MP-0 small in float32, a frame and a line of the log every ten steps. Each
run is a process of its own, in turns; the steps are timed without the start of the process.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import ase.build
import torch
from ase import units
from ase.io.trajectory import Trajectory
from ase.md import MDLogger
from ase.md.verlet import VelocityVerlet

import mace_fast
from benchmarks.hardware import processor
from benchmarks.steps import quiet
from mace_fast.cli.md_integrators import draw_velocities

STEPS = {"mace_fast": 10_000, "mace_fast tabulated": 10_000, "mace-torch": 300}
"""Of a run; those of mace-torch take thirty times longer."""


def ours(folder: Path, steps: int) -> float:
    """Steps a second of the command, as it tells at the end."""
    ase.build.molecule("CH3CH2OH").write(folder / "ethanol.xyz")
    arguments = ["mace-mp-small", "ethanol.xyz", "--dtype", "float32", "--steps", str(steps)]
    command = [sys.executable, "-m", "mace_fast.cli", "md", *arguments]
    told = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stderr
    return float(re.findall(r"([\d.]+) steps/s", told)[-1])


def in_the_loop_of_ase(contender: str, steps: int) -> float:
    """Steps a second of a calculator in a script as ASE's tutorial has it."""
    calculator = mace_fast.mace_mp("small", default_dtype="float32")
    if contender == "mace-torch":
        with quiet():
            from mace.calculators import MACECalculator

            theirs = mace_fast.to_mace(calculator.models[0])
            calculator = MACECalculator(models=[theirs], device="cpu", default_dtype="float32")
    else:
        mace_fast.tabulate(calculator.models[0])
    atoms = ase.build.molecule("CH3CH2OH")
    atoms.calc = calculator
    draw_velocities(atoms, 300.0, seed=0)
    atoms.get_forces()
    dynamics = VelocityVerlet(atoms, units.fs)
    with tempfile.TemporaryDirectory() as folder:
        trajectory = Trajectory(f"{folder}/md.traj", "w", atoms)
        dynamics.attach(trajectory.write, interval=10)
        dynamics.attach(MDLogger(dynamics, atoms, f"{folder}/md.log"), interval=10)
        began = time.perf_counter()
        dynamics.run(steps)
        return steps / (time.perf_counter() - began)


def rate(contender: str) -> float:
    """Of a process of its own."""
    steps = STEPS[contender]
    if contender == "mace_fast":
        with tempfile.TemporaryDirectory() as folder:
            return ours(Path(folder), steps)
    command = [sys.executable, "-m", "benchmarks.dynamics", "--one", contender]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--output", type=Path, help="JSON file for the rows")
    parser.add_argument("--one", choices=STEPS, help="measure one in this process")
    args = parser.parse_args()
    if args.one:
        print(in_the_loop_of_ase(args.one, STEPS[args.one]))
        return
    facts = {"processor": processor(), "threads": torch.get_num_threads(), "torch": torch.__version__}
    rates: dict[str, list[float]] = {contender: [] for contender in STEPS}
    for _ in range(args.rounds):
        for contender, own in rates.items():
            own.append(rate(contender))
    rows: list[dict[str, Any]] = [
        {"contender": contender, "steps_a_second": median(own), "low": min(own), "high": max(own)}
        for contender, own in rates.items()
    ]
    for row in rows:
        print(f"{row['contender']:20} {row['steps_a_second']:8.1f} steps/s [{row['low']:.1f}, {row['high']:.1f}]")
    if args.output is not None:
        args.output.parent.mkdir(parents=True, exist_ok=True)
        args.output.write_text(json.dumps({"facts": facts, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
