"""How does the time of a step in LAMMPS depend on the number of ranks?

    OMP_NUM_THREADS=1 python -m benchmarks.lammps_scaling --ranks 1 2 4 8 --repeats 16 --output scaling.json

Silicon with MACE-MP-0 small in float32, a box of 8 * repeats^3 atoms (11 to 23 repeats make 10^4 to 10^5): strong
scaling, or with ``--weak`` as many atoms for each rank. Every run is an `mpirun -n N mace-fast lammps` of its own, in
turns; LAMMPS times the steps. Run it on a machine that does nothing else, with a core for each rank.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import median

import mace_fast
from benchmarks.hardware import processor

INPUT = """
units metal
lattice diamond 5.43
region box block 0 {x} 0 {y} 0 {z}
create_box 1 box
create_atoms 1 box
mass 1 28.0855
pair_style mace_fast dtype float32
pair_coeff * * mace-mp-small.safetensors Si
velocity all create 600 12345
fix 1 all nve
run 2
run {steps}
"""


def timed(ranks: int, repeats: tuple[int, int, int], steps: int) -> dict[str, float]:
    """Milliseconds of a step, and the share of each part of LAMMPS in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        mace_fast.save(mace_fast.mace_mp("small", return_raw_model=True), Path(folder) / "mace-mp-small.safetensors")
        text = INPUT.format(**dict(zip("xyz", repeats, strict=True)), steps=steps)
        (Path(folder) / "in.lmp").write_text(text)
        command = [
            str(Path(sys.executable).with_name("mpirun")),
            "-n",
            str(ranks),
            sys.executable,
            "-m",
            "mace_fast.cli",
        ]
        done = subprocess.run(
            [*command, "lammps", "-in", "in.lmp", "-log", "none"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    loops = re.findall(r"Loop time of (\S+) on \d+ procs for (\d+) steps with (\d+) atoms", done.stdout)
    seconds, counted, atoms = loops[-1]
    shares = re.findall(r"^(Pair|Neigh|Comm|Output|Modify|Other) .*\| +(\S+)$", done.stdout, re.MULTILINE)
    of_parts = {name: float(share) for name, share in shares[-6:]}
    return {"ranks": ranks, "atoms": int(atoms), "ms": 1e3 * float(seconds) / int(counted), **of_parts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ranks", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--repeats", type=int, default=11, help="of the cubic cell of 8 atoms along each axis")
    parser.add_argument("--weak", action="store_true", help="so many for each rank, the box longer along x")
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3, help="of all numbers of ranks, in turns")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    print(f"{processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, LAMMPS {version('lammps')}")
    runs = [
        timed(ranks, (args.repeats * (ranks if args.weak else 1), args.repeats, args.repeats), args.steps)
        for _ in range(args.rounds)
        for ranks in args.ranks
    ]
    print(f"{'ranks':>6}{'atoms':>10}{'ms a step':>12}{'us of an atom and rank':>24}{'Comm %':>8}")
    for ranks in args.ranks:
        own = [run for run in runs if run["ranks"] == ranks]
        ms, atoms = median(run["ms"] for run in own), own[0]["atoms"]
        print(f"{ranks:>6}{atoms:>10}{ms:>12.1f}{1e3 * ms * ranks / atoms:>24.1f}{own[0]['Comm']:>8.2f}")
    if args.output:
        args.output.write_text(
            json.dumps({"processor": processor(), "load": os.getloadavg()[0], "runs": runs}, indent=1)
        )


if __name__ == "__main__":
    main()
