"""The integrators of ``mace-fast md``, all of ASE, and what each of them must remember to go on where it ended."""

import argparse
import warnings
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

import numpy as np
from ase import Atoms, units
from ase.md.bussi import Bussi
from ase.md.langevinbaoab import LangevinBAOAB
from ase.md.md import MolecularDynamics
from ase.md.nose_hoover_chain import MTKNPT, IsotropicMTKNPT, NoseHooverChainNVT
from ase.md.velocitydistribution import Stationary, ZeroRotation
from ase.md.verlet import VelocityVerlet

THERMOSTATS = ("langevin", "nose-hoover", "bussi")
BAROSTATS = ("isotropic", "full")

_CHAIN = {"thermostat_positions": "_thermostat._eta", "thermostat_momenta": "_thermostat._p_eta"}
_BAROSTAT_CHAIN = {"barostat_chain_positions": "_barostat._xi", "barostat_chain_momenta": "_barostat._p_xi"}
_STATES: Mapping[type[MolecularDynamics], Mapping[str, str]] = {
    VelocityVerlet: {},
    Bussi: {},
    LangevinBAOAB: {"barostat_momentum": "p_eps"},
    NoseHooverChainNVT: _CHAIN,
    IsotropicMTKNPT: _CHAIN | _BAROSTAT_CHAIN | {"barostat_momentum": "_p_eps"},
    MTKNPT: _CHAIN | _BAROSTAT_CHAIN | {"barostat_momentum": "_p_g"},
}
"""What integrators have beside positions, momenta and cell: the key in ``atoms.info``, and where they keep it."""

STATE_KEYS = frozenset(key for state in _STATES.values() for key in state)


def make_dynamics(args: argparse.Namespace, atoms: Atoms, start: int) -> MolecularDynamics:
    """The integrator that ``args`` names, in the state that ``atoms.info`` has, at step ``start``."""
    # a generator of its own for every start, so that a resumed run does not repeat the random numbers
    random = np.random.default_rng([args.seed, start])
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Using heuristic P_mass")  # the heuristic is what we want
        made: MolecularDynamics = _BUILDERS[args.ensemble, args.thermostat](args, atoms, random)
    for key, name in _state(made).items():
        if key in atoms.info:
            owner, _, attribute = name.rpartition(".")
            value = np.array(atoms.info[key])
            setattr(attrgetter(owner)(made) if owner else made, attribute, value if value.ndim else float(value))
    made.nsteps = start
    return made


def remember(made: Any) -> None:
    """Put what an integrator of ASE must know to go on into ``atoms.info``, as numbers and lists; of others nothing."""
    made.atoms.info |= {key: np.asarray(attrgetter(name)(made)).tolist() for key, name in _state(made).items()}


def _state(made: Any) -> dict[str, str]:
    present = _STATES.get(type(made), {}).items()
    return {key: name for key, name in present if "." in name or hasattr(made, name)}  # Langevin's nvt has no barostat


def _verlet(args: argparse.Namespace, atoms: Atoms, random: np.random.Generator) -> MolecularDynamics:
    return VelocityVerlet(atoms, args.timestep * units.fs)


def _langevin(args: argparse.Namespace, atoms: Atoms, random: np.random.Generator) -> MolecularDynamics:
    settings = {"temperature_K": args.temperature, "T_tau": args.thermostat_time * units.fs}
    if args.ensemble == "npt":
        pressure = {"externalstress": -args.pressure * units.GPa, "P_tau": args.barostat_time * units.fs}
        settings |= pressure | {"hydrostatic": args.barostat == "isotropic"}
    return LangevinBAOAB(atoms, args.timestep * units.fs, rng=random, **settings)


def _bussi(args: argparse.Namespace, atoms: Atoms, random: np.random.Generator) -> MolecularDynamics:
    timestep, time = args.timestep * units.fs, args.thermostat_time * units.fs
    return Bussi(atoms, timestep, args.temperature, time, rng=random)


def _nose_hoover(args: argparse.Namespace, atoms: Atoms, random: np.random.Generator) -> MolecularDynamics:
    settings = {"temperature_K": args.temperature, "tdamp": args.thermostat_time * units.fs}
    if args.ensemble == "nvt":
        return NoseHooverChainNVT(atoms, args.timestep * units.fs, **settings)
    settings |= {"pressure_au": args.pressure * units.GPa, "pdamp": args.barostat_time * units.fs}
    return (IsotropicMTKNPT if args.barostat == "isotropic" else MTKNPT)(atoms, args.timestep * units.fs, **settings)


_BUILDERS: Mapping[
    tuple[str, str | None], Callable[[argparse.Namespace, Atoms, np.random.Generator], MolecularDynamics]
] = {
    ("nve", None): _verlet,
    ("nvt", "langevin"): _langevin,
    ("nvt", "nose-hoover"): _nose_hoover,
    ("nvt", "bussi"): _bussi,
    ("npt", "langevin"): _langevin,
    ("npt", "nose-hoover"): _nose_hoover,
}


ASE_BATHS = frozenset(_BUILDERS)
"""Ensembles, each with its thermostats."""


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
    if len(atoms) > 1 and atoms.get_temperature() > 0:  # a single atom is at rest now, but for rounding
        atoms.set_momenta(atoms.get_momenta() * np.sqrt(temperature / atoms.get_temperature()))
