"""``mace-fast md``: molecular dynamics through ASE, which can be stopped and taken up again."""

import argparse
import math
import sys
import time
import warnings
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from ase import Atoms, units
from ase.io.trajectory import Trajectory
from ase.md.langevinbaoab import LangevinBAOAB
from ase.md.md import MolecularDynamics
from ase.md.velocitydistribution import Stationary, ZeroRotation
from ase.md.verlet import VelocityVerlet

import mace_fast
from mace_fast.chunks.sizes import Chunking
from mace_fast.cli import md_log, show
from mace_fast.cli.files import (
    add_memory_argument,
    add_model_arguments,
    load_model,
    read_structures,
    require_different,
    require_elements,
)
from mace_fast.cli.lock import hold
from mace_fast.cli.md_record import KEY, describe_run, require_same_run, require_same_structure
from mace_fast.cli.trajectory import mend, read_ends, require_order, write_frame
from mace_fast.predict import head_index
from mace_fast.writing import check_target

THERMOSTAT_TIME = 100.0  # fs
BAROSTAT_TIME = 1000.0  # fs
EXAMPLE = """examples:
  mace-fast md mace-mp-small nacl.cif --ensemble nvt --temperature 300 --steps 1000
  mace-fast md mace-mp-small nacl.cif --ensemble nvt --temperature 300 --steps 5000 --resume

--steps counts from the beginning of the trajectory, so the second command goes on where the first one ended, or where
it was interrupted, killed or stopped by a full disk: what is not whole at the end of the trajectory is cut off and kept
beside it as NAME.traj.cut1, and lost lines of the log are written again. Where there is no trajectory yet the run
begins, so the second command alone serves as a job that may be started again. Model, structure and settings must be
those that the trajectory was begun with. A resumed nvt or npt run draws other random numbers than one that never
stopped, so it is another sample of the same ensemble. Trajectory and log get a frame and a line every --interval steps,
and one process at a time may write them."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``md`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "md",
        help="run molecular dynamics",
        description="Run molecular dynamics through ASE, at constant energy (nve: velocity Verlet), temperature (nvt:\n"
        "Langevin, BAOAB) or temperature and pressure (npt: Langevin with an isotropic barostat).",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_model_arguments(parser)
    add_memory_argument(parser)
    parser.add_argument(
        "structure", metavar="STRUCTURE", type=Path, help="start, in any format that ASE reads; of several the last"
    )
    parser.add_argument("--ensemble", choices=("nve", "nvt", "npt"), default="nve", help="default: nve")
    parser.add_argument(
        "--temperature", type=float, default=300.0, metavar="K", help="of the start and of the bath (default: 300)"
    )
    parser.add_argument("--pressure", type=float, metavar="GPA", help="of npt, in GPa (default: 0)")
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
    args.pressure = args.pressure or 0.0
    log = _files(args)
    structures = read_structures(args.structure)
    structure = structures[-1]
    structure.info.pop("barostat_momentum", None)  # of another run, if it is a frame of one
    with ExitStack() as held:
        goes_on = args.resume and args.trajectory.exists()
        if goes_on:
            held.enter_context(hold(args.trajectory, "r+b"))
        resumed = _taken_up(args, structure) if args.resume else None
        began, atoms = resumed or (None, structure)
        start: int = atoms.info["step"] if resumed else 0
        if args.ensemble == "npt" and not atoms.pbc.all():
            raise ValueError("--ensemble npt needs a structure that is periodic in three directions")
        model = load_model(args.model, args.device, args.dtype)
        head_index(model, args.head)
        require_elements(model, [atoms], args.structure)
        description = describe_run(args, model)
        if resumed:
            if began is None:  # an earlier version began it
                _say(f"{args.trajectory} does not say what it was begun with, so model and settings are not checked")
            else:
                require_same_run(args.trajectory, began, description)
            md_log.restore(log, args.trajectory, start, args.timestep)
        elif len(structures) > 1:
            _say(f"starting from the last of {len(structures)} structures of {args.structure}")
        if start >= args.steps:
            print(f"{args.trajectory} has {start} steps already; ask for more with --steps")
            return 0
        calculator = mace_fast.MACECalculator(models=[model], device=args.device, head=args.head, memory=args.memory)
        atoms.calc = calculator
        with show.parts("first evaluation") as calculator.progress:
            energy = atoms.get_potential_energy()
        calculator.progress = None
        if not np.isfinite(energy):
            raise ValueError(f"the energy of {args.structure} is not finite: do two of its atoms coincide?")
        if start == 0:
            draw_velocities(atoms, args.temperature, args.seed)
        if not goes_on:  # only now, so that a run which is refused leaves no file
            held.enter_context(hold(args.trajectory, "xb"))
        _propagate(args, _dynamics(args, atoms, start), log, description)
    print(f"{args.steps} steps; trajectory: {args.trajectory}, log: {log}")
    return 0


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
    if args.pressure is not None:
        if not math.isfinite(args.pressure):
            raise ValueError(f"--pressure is {args.pressure} GPa, expected a number, which may be negative")
        if args.ensemble != "npt":
            raise ValueError(f"--pressure is for --ensemble npt, and the ensemble is {args.ensemble}")
    if args.seed < 0:
        raise ValueError(f"--seed is {args.seed}, expected 0 or more")


def _files(args: argparse.Namespace) -> Path:
    """The name of the log, if it and the trajectory can be written."""
    if args.trajectory.suffix != ".traj":
        raise ValueError(f"{args.trajectory} must end in .traj: ASE's format, which keeps momenta exactly")
    log: Path = args.log or args.trajectory.with_suffix(".log")
    require_different({"--trajectory": args.trajectory, "--log": log})
    for path in (args.trajectory, log):
        check_target(path)
        if path.exists() and not args.resume:
            raise FileExistsError(f"{path} exists; --resume goes on with it, --trajectory and --log give another name")
    if log.exists() and not args.trajectory.exists():
        raise FileExistsError(f"{log} exists, but its trajectory {args.trajectory} does not: give another --log")
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


def draw_velocities(atoms: Atoms, temperature: float, seed: int) -> None:
    """Draw Maxwell's velocities, take out drift and, of molecules, rotation, and scale them to ``temperature``.

    Args:
        atoms: Gets momenta.
        temperature: In K.
        seed: Of the random numbers.
    """
    masses = atoms.get_masses()[:, np.newaxis]
    atoms.set_momenta(
        np.sqrt(masses * units.kB * temperature) * np.random.default_rng(seed).normal(size=(len(atoms), 3))
    )
    Stationary(atoms, preserve_temperature=False)
    if not atoms.pbc.any():
        ZeroRotation(atoms, preserve_temperature=False)
    if atoms.get_temperature() > 0:  # a single atom is at rest now
        atoms.set_momenta(atoms.get_momenta() * np.sqrt(temperature / atoms.get_temperature()))


def _dynamics(args: argparse.Namespace, atoms: Atoms, start: int) -> MolecularDynamics:
    """The integrator, in the state that it has at step ``start``."""
    timestep = args.timestep * units.fs
    dynamics: MolecularDynamics = VelocityVerlet(atoms, timestep)
    if args.ensemble != "nve":
        settings = {"temperature_K": args.temperature, "T_tau": THERMOSTAT_TIME * units.fs}
        if args.ensemble == "npt":
            pressure = {"externalstress": -args.pressure * units.GPa, "P_tau": BAROSTAT_TIME * units.fs}
            settings |= pressure | {"hydrostatic": True}
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Using heuristic P_mass")  # the heuristic is what we want
            # a generator of its own for every start, so that a resumed run does not repeat the random numbers
            dynamics = LangevinBAOAB(atoms, timestep, rng=np.random.default_rng([args.seed, start]), **settings)
    if args.ensemble == "npt" and "barostat_momentum" in atoms.info:
        vars(dynamics)["p_eps"] = atoms.info["barostat_momentum"]
    dynamics.nsteps = start
    return dynamics


def _propagate(args: argparse.Namespace, dynamics: MolecularDynamics, log: Path, description: dict[str, Any]) -> None:
    """Run to ``args.steps``, writing a frame and a line of the log every ``args.interval`` steps and at the end.

    Raises:
        OSError: if trajectory or log cannot be written; what is there can be resumed.
        RuntimeError: if the energy is not finite.
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
                if hasattr(dynamics, "p_eps"):
                    dynamics.atoms.info["barostat_momentum"] = float(dynamics.p_eps)
                write_frame(trajectory, dynamics.atoms)
                lines.write(md_log.line(dynamics.atoms, args.timestep))
                lines.flush()

            state = ""
            dynamics.atoms.calc.progress = lambda done, parts: advance(dynamics.nsteps + done / (parts + 1), state)
            if start == 0:
                lines.write(md_log.HEADER)
                write()
            while dynamics.nsteps < args.steps:
                dynamics.run(min(args.interval - dynamics.nsteps % args.interval, args.steps - dynamics.nsteps))
                energy = dynamics.atoms.get_potential_energy()
                if not np.isfinite(energy):
                    raise RuntimeError(
                        f"the energy is not finite at step {dynamics.nsteps}: a smaller --timestep may help"
                    )
                write()
                rate = (dynamics.nsteps - start) / (time.perf_counter() - began)
                temperature = dynamics.atoms.get_temperature()
                state = f"{energy:.4f} eV  {temperature:.0f} K  {rate:.2f} steps/s"
                advance(dynamics.nsteps, state)
    except BrokenPipeError:  # of the progress, where nobody reads it any more
        raise
    except OSError as error:
        raise OSError(
            f"step {dynamics.nsteps} cannot be written to {args.trajectory} or {log} ({error}): is the disk full? When "
            "there is room, the same command with --resume goes on from the last whole frame"
        ) from error
