"""``mace-fast md``: molecular dynamics through ASE, which can be stopped and taken up again."""

import argparse
import time
import warnings
from pathlib import Path
from typing import TextIO

import numpy as np
from ase import Atoms, units
from ase.io.trajectory import Trajectory, TrajectoryWriter
from ase.md.langevinbaoab import LangevinBAOAB
from ase.md.md import MolecularDynamics
from ase.md.velocitydistribution import Stationary, ZeroRotation
from ase.md.verlet import VelocityVerlet

import mace_fast
from mace_fast.cli import show
from mace_fast.cli.files import add_model_arguments, load_model, read_structures, replacing, require_elements
from mace_fast.predict import head_index

THERMOSTAT_TIME = 100.0  # fs
BAROSTAT_TIME = 1000.0  # fs
COLUMNS = ("step", "time[ps]", "total[eV]", "potential[eV]", "kinetic[eV]", "temperature[K]", "volume[A^3]")
EXAMPLE = """examples:
  mace-fast md mace-mp-small nacl.cif --ensemble nvt --temperature 300 --steps 1000
  mace-fast md mace-mp-small nacl.cif --ensemble nvt --temperature 300 --steps 5000 --resume

--steps counts from the beginning of the trajectory, so the second command goes on where the first one ended, or where
it was interrupted. Trajectory and log get a line every --interval steps."""


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
    parser.add_argument("structure", metavar="STRUCTURE", type=Path, help="start, in any format that ASE reads")
    parser.add_argument("--ensemble", choices=("nve", "nvt", "npt"), default="nve", help="default: nve")
    parser.add_argument(
        "--temperature", type=float, default=300.0, metavar="K", help="of the start and of the bath (default: 300)"
    )
    parser.add_argument("--pressure", type=float, default=0.0, metavar="GPA", help="of npt, in GPa (default: 0)")
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
    parser.add_argument("--resume", action="store_true", help="go on from the last frame of the trajectory")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Run or take up the dynamics that ``args`` describes.

    Raises:
        ValueError: for settings out of range or a structure the ensemble cannot be run on.
        FileExistsError: if the trajectory or log exists and ``--resume`` was not given.
    """
    log = args.log or args.trajectory.with_suffix(".log")
    _require_settings(args, log)
    atoms, start = _last_frame(args.trajectory) if args.resume else (read_structures(args.structure)[-1], 0)
    if args.ensemble == "npt" and not atoms.pbc.all():
        raise ValueError("--ensemble npt needs a structure that is periodic in three directions")
    if start >= args.steps:
        print(f"{args.trajectory} has {start} steps already; ask for more with --steps")
        return 0
    model = load_model(args.model, args.device, args.dtype)
    head_index(model, args.head)
    require_elements(model, [atoms], args.trajectory if args.resume else args.structure)
    atoms.calc = mace_fast.MACECalculator(models=[model], device=args.device, head=args.head)
    if not np.isfinite(atoms.get_potential_energy()):
        raise ValueError(f"the energy of {args.structure} is not finite: do two of its atoms coincide?")
    if start == 0:
        draw_velocities(atoms, args.temperature, args.seed)
    dynamics = _dynamics(args, atoms, start)
    if args.resume:
        _cut_log(log, start)
    _propagate(args, dynamics, log, start)
    print(f"{args.steps} steps; trajectory: {args.trajectory}, log: {log}")
    return 0


def _require_settings(args: argparse.Namespace, log: Path) -> None:
    for name, value in (("timestep", args.timestep), ("steps", args.steps), ("interval", args.interval)):
        if not value > 0:
            raise ValueError(f"--{name} is {value}, expected more than 0")
    if args.temperature < 0 or (args.temperature == 0 and args.ensemble != "nve"):
        raise ValueError(f"--temperature is {args.temperature} K, expected more than 0")
    if args.trajectory.suffix != ".traj":
        raise ValueError(f"{args.trajectory} must end in .traj: ASE's format, which keeps momenta exactly")
    for path in (args.trajectory, log):
        if not path.parent.is_dir():
            raise FileNotFoundError(f"the folder of {path} does not exist; create it first")
        if path.exists() and not args.resume:
            raise FileExistsError(f"{path} exists; --resume goes on with it, --trajectory and --log give another name")


def _last_frame(path: Path) -> tuple[Atoms, int]:
    """The last frame of a trajectory of this command and its step.

    Raises:
        FileNotFoundError: if there is no trajectory to resume.
        ValueError: if the trajectory is not one of this command.
    """
    atoms = read_structures(path)[-1]
    if "step" not in atoms.info or not atoms.has("momenta"):
        raise ValueError(
            f"{path} cannot be resumed: its last frame has no step and momenta, as those of `mace-fast md` have"
        )
    return atoms, int(atoms.info["step"])


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


def _cut_log(log: Path, start: int) -> None:
    """Drop the lines after the step that the run is resumed from."""
    if log.exists():
        lines = log.read_text().splitlines(keepends=True)
        kept = [line for line in lines if line.startswith("#") or int(line.split()[0]) <= start]
        with replacing(log) as partial:
            partial.write_text("".join(kept))


def _propagate(args: argparse.Namespace, dynamics: MolecularDynamics, log: Path, start: int) -> None:
    """Run to ``args.steps``, writing a frame and a line of the log every ``args.interval`` steps and at the end."""
    began = time.perf_counter()
    with (
        Trajectory(args.trajectory, "a" if start else "w") as trajectory,
        log.open("a" if start else "w") as lines,
        show.progress("molecular dynamics", args.steps, start) as advance,
    ):
        if start == 0:
            lines.write("# " + " ".join(COLUMNS) + "\n")
            _write_frame(dynamics, trajectory, lines, args.timestep)
        while dynamics.nsteps < args.steps:
            dynamics.run(min(args.interval - dynamics.nsteps % args.interval, args.steps - dynamics.nsteps))
            energy = dynamics.atoms.get_potential_energy()
            if not np.isfinite(energy):
                raise RuntimeError(f"the energy is not finite at step {dynamics.nsteps}: a smaller --timestep may help")
            _write_frame(dynamics, trajectory, lines, args.timestep)
            rate = (dynamics.nsteps - start) / (time.perf_counter() - began)
            advance(dynamics.nsteps, f"{energy:.4f} eV  {dynamics.atoms.get_temperature():.0f} K  {rate:.1f} steps/s")


def _write_frame(dynamics: MolecularDynamics, trajectory: TrajectoryWriter, lines: TextIO, timestep: float) -> None:
    """One frame, with what a resumed run needs, and one line of the log."""
    atoms = dynamics.atoms
    atoms.info["step"] = dynamics.nsteps
    if hasattr(dynamics, "p_eps"):
        atoms.info["barostat_momentum"] = float(dynamics.p_eps)
    trajectory.write(atoms)
    potential, kinetic = atoms.get_potential_energy(), atoms.get_kinetic_energy()
    values = (potential + kinetic, potential, kinetic, atoms.get_temperature(), atoms.cell.volume)
    picoseconds = dynamics.nsteps * timestep / 1000
    lines.write(f"{dynamics.nsteps} {picoseconds:.6f} " + " ".join(f"{value:.8f}" for value in values) + "\n")
    lines.flush()
