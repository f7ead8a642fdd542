"""How much memory and time does a large structure take, whole and in chunks? Each in a process of its own.

    python -m benchmarks.large_systems --output FOLDER/MACHINE.json

Rattled crystals of silicon, energy and forces through the calculator, MACE-MP-0 small in float32. Memory is all that
the process ever had in RAM, Python and torch included; time is that of the first evaluation after one of eight atoms,
with the search for neighbours. A picture of bytes and microseconds per atom is drawn beside the output.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import ase.build
import matplotlib as mpl
import numpy as np
import torch

import mace_fast
from benchmarks.hardware import processor
from benchmarks.palette import COLOURS, MARKERS
from benchmarks.steps import quiet

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import EngFormatter

CELLS = (2, 4, 8, 16, 25, 32, 50)
"""Along each axis; a cell has eight atoms."""

LARGEST = {"mace-torch": 8, "mace_fast whole": 25}
"""Cells beyond which a contender is not asked, as it would need more memory than the machine has."""

CONTENDERS = ("mace-torch", "mace_fast whole", "mace_fast", "mace_fast tabulated")


def calculator(contender: str) -> Any:
    """A calculator of MACE-MP-0 small."""
    ours = mace_fast.mace_mp("small", default_dtype="float32", chunk=0 if contender == "mace_fast whole" else None)
    if contender == "mace_fast tabulated":
        mace_fast.tabulate(ours.models[0])
    if contender != "mace-torch":
        return ours
    with quiet():
        from mace.calculators import MACECalculator

        theirs = mace_fast.to_mace(ours.models[0])
        return MACECalculator(models=[theirs], device="cpu", default_dtype="float32")


def measured(contender: str, cells: int) -> dict[str, Any]:
    """Time and memory of this process."""
    made = calculator(contender)
    small = ase.build.bulk("Si", cubic=True)
    small.calc = made
    small.get_forces()
    atoms = ase.build.bulk("Si", cubic=True) * (cells, cells, cells)
    atoms.rattle(0.1, seed=1)
    atoms.calc = made
    began = time.perf_counter()
    forces = atoms.get_forces()
    seconds = time.perf_counter() - began
    assert np.isfinite(forces).all()
    return {
        "contender": contender,
        "atoms": len(atoms),
        "seconds": seconds,
        "bytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "energy": atoms.get_potential_energy() / len(atoms),
    }


def of_a_process(contender: str, cells: int) -> dict[str, Any]:
    """The same of a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.large_systems", "--one", contender, str(cells)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def draw(rows: list[dict[str, Any]], facts: dict[str, Any], path: Path) -> None:
    """Bytes and microseconds per atom against atoms."""
    figure, axes = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
    for axis, name, title, unit in zip(
        axes, ("bytes", "seconds"), ("memory of the process", "time"), ("B", "s"), strict=True
    ):
        for contender, colour, marker in zip(CONTENDERS, COLOURS, MARKERS, strict=False):
            own = [row for row in rows if row["contender"] == contender]
            values = [row[name] / row["atoms"] for row in own]
            axis.plot([row["atoms"] for row in own], values, color=colour, marker=marker, label=contender)
        axis.set(xscale="log", yscale="log", xlabel="atoms", ylabel="per atom", title=title)
        axis.xaxis.set_major_formatter(EngFormatter())
        axis.yaxis.set_major_formatter(EngFormatter(unit))
        axis.grid(alpha=0.3)
    axes[0].legend()
    figure.suptitle(
        f"Silicon, MACE-MP-0 small, float32, {facts['threads']} threads of {facts['processor']}", fontsize=9
    )
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cells", type=int, nargs="+", default=CELLS, help="along each axis, eight atoms each")
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=CONTENDERS)
    parser.add_argument("--output", type=Path, help="JSON file for the rows; the picture goes beside it")
    parser.add_argument("--one", nargs=2, metavar=("CONTENDER", "CELLS"), help="measure one in this process")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.one[0], int(args.one[1]))))
        return
    facts = {"processor": processor(), "threads": torch.get_num_threads(), "torch": torch.__version__}
    rows = []
    for cells in args.cells:
        for contender in args.contenders:
            if cells <= LARGEST.get(contender, cells):
                row = of_a_process(contender, cells)
                rows.append(row)
                print(
                    f"{row['atoms']:>8} atoms {contender:20} {row['seconds']:8.2f} s, {row['bytes'] / 1e9:6.2f} GB, "
                    f"{row['energy']:.6f} eV/atom",
                    flush=True,
                )
    if args.output is not None:
        args.output.parent.mkdir(parents=True, exist_ok=True)
        args.output.write_text(json.dumps({"facts": facts, "rows": rows}, indent=1) + "\n")
        draw(rows, facts, args.output.with_suffix(".png"))


if __name__ == "__main__":
    main()
