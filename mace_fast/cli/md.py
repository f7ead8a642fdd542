"""``mace-fast md``: molecular dynamics through ASE, torch-sim or LAMMPS, which can be stopped and taken up again."""

import argparse
import math
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from ase import Atoms
from ase.io.trajectory import Trajectory

import mace_fast
from mace_fast.chunks.sizes import Chunking
from mace_fast.cli import md_log, md_xyz, show
from mace_fast.cli.files import (
    add_memory_argument,
    add_model_arguments,
    add_tables_argument,
    load_model,
    read_structures,
    require_different,
    require_elements,
)
from mace_fast.cli.lock import hold
from mace_fast.cli.md_engines import ENGINES, Dynamics, make_other_dynamics, require_engine
from mace_fast.cli.md_integrators import BAROSTATS, STATE_KEYS, THERMOSTATS, draw_velocities, make_dynamics, remember
from mace_fast.cli.md_record import DEFAULTS, KEY, describe_run, option_name, require_same_run, require_same_structure
from mace_fast.cli.trajectory import mend, read_ends, require_order, write_frame
from mace_fast.foundations import with_dispersion
from mace_fast.layers import Layers
from mace_fast.loading import require_energy
from mace_fast.predict import head_index
from mace_fast.writing import check_target

EXAMPLE = """examples:
  mace-fast md mace-mp-small nacl.cif --ensemble nvt --temperature 300 --steps 1000
  mace-fast md mace-mp-small nacl.cif --ensemble nvt --temperature 300 --steps 5000 --resume
  mace-fast md mace-mp-small nacl.cif --ensemble npt --thermostat nose-hoover --barostat full --xyz md.xyz
  mace-fast md mace-mp-small nacl.cif --ensemble nvt --engine lammps

--steps counts from the beginning of the trajectory, so the second command goes on where the first one ended, or where
it was interrupted, killed or stopped by a full disk: what is not whole at the end of the trajectory is cut off and kept
beside it as NAME.traj.cut1, and lost lines of the log and frames of --xyz are written again. Where there is no
trajectory yet the run begins, so the second command alone serves as a job that may be started again. Model, structure
and settings must be those that the trajectory was begun with. With Langevin's or Bussi's thermostat a resumed run draws
other random numbers than one that never stopped, so it is another sample of the same ensemble; without, it is the same
run. The files get a frame or a line every --interval steps, and one process at a time may write them.

--engine torch-sim (nve, nvt without bussi; structures that are periodic in all directions or in none; positions in the
precision of the model) and --engine lammps (all but npt with langevin; one process, see `mace-fast lammps` for more)
begin with the same velocities and write the same files, but for energies of atoms. They have no --d3, --memory and
fixed atoms, and no --resume with nose-hoover; LAMMPS has no --tables. Thermostats of LAMMPS do not count the motion of
all atoms together, which the temperature in the log does."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``md`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "md",
        help="run molecular dynamics",
        description="Run molecular dynamics through ASE, or another engine that is installed, at constant energy\n"
        "(nve: velocity Verlet), temperature (nvt) or temperature and pressure (npt). Thermostats: Langevin (BAOAB,\n"
        "but in LAMMPS), chains of Nose and Hoover (npt: barostat of Martyna, Tobias and Klein), and Bussi's\n"
        "rescaling of velocities (nvt only).",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_model_arguments(parser)
    add_memory_argument(parser)
    add_tables_argument(parser)
    parser.add_argument(
        "structure", metavar="STRUCTURE", type=Path, help="start, in any format that ASE reads; of several the last"
    )
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default="ase",
        help="what moves the atoms (default: ase); the others have fewer options, and say which",
    )
    parser.add_argument("--ensemble", choices=("nve", "nvt", "npt"), default="nve", help="default: nve")
    parser.add_argument(
        "--temperature", type=float, default=300.0, metavar="K", help="of the start and of the bath (default: 300)"
    )
    parser.add_argument("--pressure", type=float, metavar="GPA", help="of npt, in GPa (default: 0)")
    parser.add_argument("--thermostat", choices=THERMOSTATS, help="of nvt and npt (default: langevin)")
    parser.add_argument(
        "--barostat", choices=BAROSTATS, help="of npt: the volume changes, or the whole cell (default: isotropic)"
    )
    for name in ("thermostat", "barostat"):
        text = f"time constant of the {name} in fs (default: {DEFAULTS[f'{name}_time']:g})"
        parser.add_argument(f"--{name}-time", type=float, metavar="FS", help=text)
    parser.add_argument(
        "--d3",
        nargs="?",
        const="pbe",
        metavar="FUNCTIONAL",
        help="add D3 dispersion (damping of Becke and Johnson) for pbe or another functional; needs torch-dftd, slow",
    )
    parser.add_argument("--timestep", type=float, default=1.0, metavar="FS", help="in fs (default: 1)")
    parser.add_argument(
        "--steps", type=int, default=1000, metavar="N", help="length of the trajectory in steps (default: 1000)"
    )
    parser.add_argument("--interval", type=int, default=10, metavar="N", help="steps between two frames (default: 10)")
    parser.add_argument("--seed", type=int, default=0, help="of velocities and bath (default: 0)")
    parser.add_argument("--head", help="head of the model (default: the only one, or the one called Default)")
    parser.add_argument(
        "--trajectory", type=Path, default=Path("md.traj"), metavar="FILE", help="ASE trajectory (default: md.traj)"
    )
    parser.add_argument("--log", type=Path, metavar="FILE", help="log (default: the trajectory's name with .log)")
    parser.add_argument("--xyz", type=Path, metavar="FILE", help="write the frames as extended XYZ, too")
    parser.add_argument("--resume", action="store_true", help="go on from the last whole frame of the trajectory")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Run or take up the dynamics that ``args`` describes.

    Raises:
        ValueError: for settings out of range, a structure the ensemble cannot be run on, or a trajectory that was begun
            with another model, structure or settings.
        FileExistsError: if the trajectory exists and ``--resume`` was not given, or the log without the trajectory.
        BlockingIOError: if another process writes the trajectory.
        OSError: if trajectory or log cannot be written.
    """
    _require_settings(args)
    Chunking(memory=args.memory)  # which refuses what makes no sense
    _fill_in_defaults(args)
    require_engine(args)
    log = _files(args)
    structures = read_structures(args.structure)
    structure = structures[-1]
    for key in STATE_KEYS:  # of another run, if it is a frame of one
        structure.info.pop(key, None)
    with ExitStack() as held:
        goes_on = args.resume and args.trajectory.exists()
        if goes_on:
            held.enter_context(hold(args.trajectory, "r+b"))
        resumed = _taken_up(args, structure) if args.resume else None
        began, atoms = resumed or (None, structure)
        start: int = atoms.info["step"] if resumed else 0
        if args.ensemble == "npt" and not atoms.pbc.all():
            raise ValueError("--ensemble npt needs a structure that is periodic in three directions")
        if args.thermostat == "nose-hoover" and atoms.constraints:
            raise ValueError(
                "--thermostat nose-hoover of ASE moves atoms that are fixed, and counts them in its temperature: give "
                "langevin, or a structure without constraints"
            )
        model = load_model(args.model, args.device, args.dtype, tables=args.tables)
        require_energy(model)
        head_index(model, args.head)
        require_elements(model, [atoms], args.structure)
        description = describe_run(args, model)
        if resumed:
            if began is None:  # an earlier version began it
                _say(f"{args.trajectory} does not say what it was begun with, so model and settings are not checked")
            else:
                require_same_run(args.trajectory, began, description)
            md_log.restore(log, args.trajectory, start, args.timestep)
            if args.xyz and start:
                md_xyz.restore(args.xyz, args.trajectory)
        elif len(structures) > 1:
            _say(f"starting from the last of {len(structures)} structures of {args.structure}")
        if start >= args.steps:
            print(f"{args.trajectory} has {start} steps already; ask for more with --steps")
            return 0
        dynamics, calculator = _dynamics(args, atoms, model, start)
        if args.xyz and start == 0:
            md_xyz.begin(args.xyz, len(atoms))
        if not goes_on:  # only now, so that a run which is refused leaves no file
            held.enter_context(hold(args.trajectory, "xb"))
        _propagate(args, dynamics, calculator, log, description)
    print(f"{args.steps} steps; trajectory: {args.trajectory}, log: {log}")
    return 0


def _require_sane(energy: float, temperature: float, bath: float, step: int) -> None:
    """Refuse to go on where atoms flew apart, as they do after a step that was too long.

    Raises:
        RuntimeError: the energy is not finite, or the temperature a hundred times that asked for and ``_BLOWN_UP``.
    """
    remedy = "begin another --trajectory with a smaller --timestep, or with a relaxed structure"
    if not np.isfinite(energy):
        raise RuntimeError(f"the energy is not finite at step {step}: {remedy}")
    if temperature > max(_BLOWN_UP, 100 * bath):  # where all atoms are fixed it is NaN
        raise RuntimeError(f"the run has blown up: the temperature is {temperature:.3g} K at step {step}; {remedy}")


_BLOWN_UP = 1e6
"""K, 86 eV an atom: far beyond what a potential was ever trained for."""


def _require_settings(args: argparse.Namespace) -> None:
    for name, value in (("timestep", args.timestep), ("steps", args.steps), ("interval", args.interval)):
        if not (math.isfinite(value) and value > 0):
            raise ValueError(f"--{name} is {value}, expected more than 0")
    lowest = "0 or more" if args.ensemble == "nve" else "more than 0"
    if (
        not math.isfinite(args.temperature)
        or args.temperature < 0
        or (args.temperature == 0 and args.ensemble != "nve")
    ):
        raise ValueError(f"--temperature is {args.temperature} K, expected {lowest}")
    if args.pressure is not None and not math.isfinite(args.pressure):
        raise ValueError(f"--pressure is {args.pressure} GPa, expected a number, which may be negative")
    for name, ensembles in _ONLY_FOR.items():
        value = getattr(args, name)
        if value is not None and args.ensemble not in ensembles:
            raise ValueError(
                f"--{option_name(name)} is for --ensemble {' and '.join(ensembles)}, and the ensemble is "
                f"{args.ensemble}"
            )
        if value is not None and name.endswith("_time") and not (math.isfinite(value) and value > 0):
            raise ValueError(f"--{option_name(name)} is {value} fs, expected more than 0")
    if args.ensemble == "npt" and args.thermostat == "bussi":
        raise ValueError("--thermostat bussi has no barostat: give langevin or nose-hoover with --ensemble npt")
    if args.seed < 0:
        raise ValueError(f"--seed is {args.seed}, expected 0 or more")


_ONLY_FOR = {
    "pressure": ("npt",),
    "thermostat": ("nvt", "npt"),
    "thermostat_time": ("nvt", "npt"),
    "barostat": ("npt",),
    "barostat_time": ("npt",),
}


def _fill_in_defaults(args: argparse.Namespace) -> None:
    """Give options that belong to the ensemble, and were left out, their values; the others are None."""
    for name, default in DEFAULTS.items():
        if getattr(args, name) is None and args.ensemble in _ONLY_FOR[name]:
            setattr(args, name, default)


def _files(args: argparse.Namespace) -> Path:
    """The name of the log, if it and the trajectory can be written."""
    if args.trajectory.suffix != ".traj":
        raise ValueError(f"{args.trajectory} must end in .traj: ASE's format, which keeps momenta exactly")
    log: Path = args.log or args.trajectory.with_suffix(".log")
    files = {"--trajectory": args.trajectory, "--log": log} | ({"--xyz": args.xyz} if args.xyz else {})
    require_different(files)
    for option, path in files.items():
        check_target(path)
        if path.exists() and not args.resume:
            names = "--trajectory and --log give" if option != "--xyz" else "--xyz gives"
            raise FileExistsError(f"{path} exists; --resume goes on with it, {names} another name")
        if path.exists() and not args.trajectory.exists():
            raise FileExistsError(
                f"{path} exists, but its trajectory {args.trajectory} does not: give another {option}"
            )
    if args.xyz and args.xyz.suffix not in (".xyz", ".extxyz"):
        raise ValueError(f"--xyz {args.xyz} must end in .xyz or .extxyz: the format is extended XYZ")
    md_log.require_log(log)
    return log


def _taken_up(args: argparse.Namespace, structure: Atoms) -> tuple[dict[str, Any] | None, Atoms] | None:
    """What a trajectory was begun with and its last whole frame; None where there is no whole frame.

    Raises:
        ValueError: if the trajectory is not one of this command, or of another structure, or its steps do not increase.
    """
    path = args.trajectory
    if not path.exists():
        _say(f"{path} does not exist, so the run begins anew")
        return None
    num_frames, kept = mend(path)
    if kept is not None:
        _say(f"{path} ended in a frame that is not whole; what was cut off is kept in {kept}")
    if num_frames == 0:
        _say(f"{path} has no whole frame, so the run begins anew")
        return None
    description, first, last = read_ends(path)
    if "step" not in last.info or not last.has("momenta"):
        raise ValueError(
            f"{path} cannot be resumed: its last frame has no step and momenta, as those of `mace-fast md` have"
        )
    require_order(path)
    require_same_structure(path, first, args.structure, structure)
    return description.get(KEY), last


def _say(text: str) -> None:
    print(f"mace-fast md: {text}", file=sys.stderr)


def _dynamics(
    args: argparse.Namespace, atoms: Atoms, model: Layers, start: int
) -> tuple[Dynamics, mace_fast.MACECalculator | None]:
    """The run of an engine at step ``start``, and of ASE its calculator, which tells how far a step is.

    Raises:
        ValueError: the energy is not finite, or the engine does not take the structure or the model.
    """
    calculator = dynamics = None
    if args.engine == "ase":
        calculator = mace_fast.MACECalculator(models=[model], device=args.device, head=args.head, memory=args.memory)
        atoms.calc = calculator if args.d3 is None else with_dispersion(calculator, xc=args.d3)
        with show.parts("first evaluation") as calculator.progress:
            atoms.get_potential_energy()
        calculator.progress = None
    if start == 0:
        draw_velocities(atoms, args.temperature, args.seed)
    if args.engine != "ase":
        dynamics = make_other_dynamics(args, atoms, model, start)
    if not np.isfinite(atoms.get_potential_energy()):
        raise ValueError(f"the energy of {args.structure} is not finite: do two of its atoms coincide?")
    return dynamics or make_dynamics(args, atoms, start), calculator


def _propagate(
    args: argparse.Namespace,
    dynamics: Dynamics,
    calculator: mace_fast.MACECalculator | None,
    log: Path,
    description: dict[str, Any],
) -> None:
    """Run to ``args.steps``, writing a frame and a line of the log every ``args.interval`` steps and at the end.

    Raises:
        OSError: if trajectory or log cannot be written; what is there can be resumed.
        RuntimeError: if the run has blown up; the frame of that is not written.
    """
    start, began = dynamics.nsteps, time.perf_counter()
    try:
        with (
            Trajectory(args.trajectory, "a" if start else "w") as trajectory,
            log.open("a" if start else "w") as lines,
            show.progress("molecular dynamics", args.steps, start) as advance,
        ):
            trajectory.set_description({KEY: description})

            def write() -> None:
                """One frame, with what a resumed run needs, and one line of the log."""
                dynamics.atoms.info["step"] = dynamics.nsteps
                remember(dynamics)
                write_frame(trajectory, dynamics.atoms)
                lines.write(md_log.line(dynamics.atoms, args.timestep))
                lines.flush()
                if args.xyz:
                    md_xyz.append(args.xyz, dynamics.atoms)

            state = ""
            if calculator is not None:
                calculator.progress = lambda done, parts: advance(dynamics.nsteps + done / (parts + 1), state)
            if start == 0:
                lines.write(md_log.HEADER)
                write()
            while dynamics.nsteps < args.steps:
                dynamics.run(min(args.interval - dynamics.nsteps % args.interval, args.steps - dynamics.nsteps))
                energy, temperature = dynamics.atoms.get_potential_energy(), dynamics.atoms.get_temperature()
                _require_sane(energy, temperature, args.temperature, dynamics.nsteps)
                write()
                rate = (dynamics.nsteps - start) / (time.perf_counter() - began)
                state = f"{energy:.4f} eV  {temperature:.0f} K  {rate:.2f} steps/s"
                advance(dynamics.nsteps, state)
    except BrokenPipeError:  # of the progress, where nobody reads it any more
        raise
    except OSError as error:
        raise OSError(
            f"step {dynamics.nsteps} cannot be written to {args.trajectory} or {log} ({error}): is the disk full? When "
            "there is room, the same command with --resume goes on from the last whole frame"
        ) from error
