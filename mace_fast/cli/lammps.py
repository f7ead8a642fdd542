"""``mace-fast lammps``: input scripts of LAMMPS with ``pair_style mace_fast``, on one rank of MPI or many."""

import argparse
import importlib
import os
from pathlib import Path
from typing import Any

from mace_fast.integrations.lammps.build import lammps_module, library
from mace_fast.integrations.lammps.pair import connect

DESCRIPTION = """Run LAMMPS, as `lmp` does, with

  pair_style mace_fast [dtype float32|float64] [head NAME]
  pair_coeff * * my.model Si O

where the elements are those of the atom types, or NULL for types that the model does not see. `units metal` and
`newton on` are needed. Each process of mpirun has a part of the box; they exchange features of ghost atoms once a
layer, so that ghosts reach as far as the cutoff of the model. LAMMPS itself stays as it is (pip install 'lammps[mpi]'
mpi4py): the pair style is compiled once, in seconds, which `build` does ahead of time."""
EXAMPLE = """examples:
  mace-fast lammps -in in.lmp
  mpirun -n 4 mace-fast lammps -in in.lmp -var T 300 -log my.log
  mpirun -n 4 mace-fast lammps --device cuda -in in.lmp
  mace-fast lammps build"""

SAID = "LAMMPS ended with the error that it printed above"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``lammps`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "lammps",
        help="run LAMMPS with a pair style of ours, over MPI",
        usage="mace-fast lammps [--device DEVICE] -in FILE [arguments of lmp ...] | build",
        description=DESCRIPTION,
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--device",
        default="cpu",
        help="cpu, cuda for one GPU for each process, or which they are, such as cuda:1,cuda:3 (default: cpu)",
    )
    parser.set_defaults(run=run, rest=[])
    return parser


def run(args: argparse.Namespace) -> int:
    """Run LAMMPS with ``args.rest``, or compile the pair style for it.

    Raises:
        ImportError: if LAMMPS or mpi4py is not installed.
        RuntimeError: if the pair style cannot be compiled, or LAMMPS ends with an error.
        ValueError: if there is no input script, or not one device for each process.
    """
    if args.rest == ["build"]:
        print(library())
        return 0
    script, others = _script(args.rest)
    lammps = lammps_module()
    world = importlib.import_module("mpi4py.MPI").COMM_WORLD
    try:
        if not world.bcast(Path(script).is_file() if world.Get_rank() == 0 else None):
            raise FileNotFoundError(f"there is no input script {script}")
        connect(world, args.device)
        _simulate(lammps, script, others)
    except Exception as error:
        sentence = SAID if isinstance(error, _SaidError) and _is_read(others) else str(error)
        if (
            type(error.__cause__).__name__ == "MPIAbortException" and world.Get_size() > 1
        ):  # of which others know nothing
            print(f"mace-fast lammps: error: {sentence}", flush=True)
            world.Abort(2)
        if world.Get_rank() > 0:  # all have the same one
            return 2
        raise RuntimeError(sentence) from error
    return 0


def _is_read(others: list[str]) -> bool:
    """Whether who reads our errors reads what LAMMPS prints too."""
    return not {"-screen", "-sc"}.intersection(others) and os.path.sameopenfile(1, 2)


def _script(rest: list[str]) -> tuple[str, list[str]]:
    """The input script, and the other arguments of LAMMPS."""
    for place, word in enumerate(rest[:-1]):
        if word in ("-in", "-i"):
            return rest[place + 1], rest[:place] + rest[place + 2 :]
    raise ValueError("give an input script, as mace-fast lammps -in in.lmp, or build")


class _SaidError(Exception):
    """An error that LAMMPS has printed."""


def _simulate(lammps: Any, script: str, others: list[str]) -> None:
    simulation = lammps.lammps(cmdargs=others)
    try:
        simulation.file(script)
    except Exception as error:
        raise _SaidError(str(error).removeprefix("ERROR: ")) from error
    finally:
        simulation.close()
