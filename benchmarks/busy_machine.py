"""How much slower are steps of two threads while other processes use the same two cores?

    OMP_NUM_THREADS=2 python -m benchmarks.busy_machine --output busy_machine.json

A trajectory of silicon through the calculator, MACE-MP-0 small in float32, first alone, then beside two loops of Python
of the same priority, which never sleep: a fair scheduler leaves half of each core. Each run is a process of its own, as
it depends on luck which threads meet on a core.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np
import torch
from ase.build import bulk

import mace_fast
from benchmarks.hardware import processor

CELLS = {64: (2, 2, 2), 640: (4, 4, 5)}
"""By the number of atoms."""

STEPS = {64: 200, 640: 60}


@contextlib.contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Processes that compute for nothing."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        time.sleep(0.5)
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def one_run(num_atoms: int) -> tuple[float, float]:
    """Median milliseconds of a step, alone and beside the loops."""
    atoms = bulk("Si", cubic=True) * CELLS[num_atoms]
    atoms.calc = mace_fast.mace_mp("small", default_dtype="float32")
    begin, random = atoms.positions.copy(), np.random.default_rng(0)

    def steps(count: int) -> float:
        seconds = []
        for _ in range(count):
            atoms.positions = begin + 0.004 * random.standard_normal(begin.shape)
            begun = time.perf_counter()
            atoms.get_forces()  # type: ignore[no-untyped-call]
            seconds.append(time.perf_counter() - begun)
        return 1e3 * median(seconds)

    steps(20)
    alone = steps(STEPS[num_atoms])
    with busy_loops(torch.get_num_threads()):
        return alone, steps(STEPS[num_atoms])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--output", type=Path, help="JSON file for the rows")
    parser.add_argument("--one", type=int, choices=CELLS, help="one run with so many atoms, as the others are made")
    args = parser.parse_args()
    if args.one:
        print(*one_run(args.one))
        return
    rows = []
    for num_atoms in CELLS:
        command = [sys.executable, "-m", "benchmarks.busy_machine", "--one", str(num_atoms)]
        for _ in range(args.runs):
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            alone, beside = map(float, done.stdout.split())
            rows.append({"atoms": num_atoms, "alone_ms": alone, "beside_ms": beside})
        of_size = [row for row in rows if row["atoms"] == num_atoms]
        ratios = sorted(row["beside_ms"] / row["alone_ms"] for row in of_size)
        print(
            f"silicon {num_atoms:>4} atoms {median(row['alone_ms'] for row in of_size):6.1f} ms alone, "
            f"{median(ratios):.1f} times as long beside others [{ratios[0]:.1f}, {ratios[-1]:.1f}]",
            flush=True,
        )
    if args.output:
        facts = {"processor": processor(), "threads": torch.get_num_threads(), "torch": torch.__version__}
        args.output.write_text(json.dumps({**facts, "dtype": "float32", "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
