"""``mace-fast md --engine lammps``: one process of LAMMPS, with ``pair_style mace_fast``."""

import argparse
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from ase import Atoms, units
from ase.calculators.singlepoint import SinglePointCalculator
from ase.data import chemical_symbols
from ase.geometry import complete_cell

from mace_fast.data import has_stress
from mace_fast.integrations.lammps import register
from mace_fast.integrations.lammps.build import lammps_module
from mace_fast.layers import Layers

FloatArray = npt.NDArray[np.float64]

_PS = 1000 * units.fs
_AMU = units._amu * 1e4 / units._e  # eV ps²/Å²
_ROOM = 1.0  # Å around the atoms, where the box has no period


@contextmanager
def _in_words() -> Iterator[None]:
    """LAMMPS raises ``Exception`` itself, which could be anything: make it a ``RuntimeError``."""
    try:
        yield
    except (ImportError, OSError, RuntimeError, ValueError):
        raise
    except Exception as error:
        raise RuntimeError(str(error)) from error


class EngineDynamics:
    """A structure in LAMMPS, whose box is a lower triangle: cells are turned into it, and back.

    Args:
        args: Of the command.
        atoms: With momenta; follows the run.
        model: Of ``args``, which LAMMPS reads by itself.
        start: Steps of the trajectory that there are already.

    Raises:
        ValueError: there is more than one process.
        ImportError, RuntimeError, OSError: as :func:`mace_fast.integrations.lammps.register`, or LAMMPS ends with an
            error.
    """

    @_in_words()
    def __init__(self, args: argparse.Namespace, atoms: Atoms, model: Layers, start: int) -> None:
        lammps = lammps_module()
        if (ranks := importlib.import_module("mpi4py.MPI").COMM_WORLD.Get_size()) > 1:
            raise ValueError(
                f"mace-fast md is one process, and here are {ranks}: `mpirun -n {ranks} mace-fast lammps -in in.lmp` "
                "runs an input script on all of them"
            )
        self.atoms, self.nsteps = atoms, start
        self._may_change = args.ensemble == "npt"
        self._box = _Box(atoms)
        self._lmp: Any = lammps.lammps(cmdargs=["-screen", "none", "-log", "none"])
        register(self._lmp, args.device)
        self._fill(args, next(model.parameters()).dtype)
        self._lmp.commands_list(_commands(args, start))
        self._lmp.command("run 0 post no")
        # LAMMPS puts atoms into the box, and counts from then on how often they leave it
        self._outside = np.zeros((len(atoms), 3))
        began = atoms.positions.copy()
        self._read()
        moved = self._box.into(began - atoms.positions) @ np.linalg.inv(_extracted(self._lmp)[1])
        self._outside = moved.round()
        self._read()

    @_in_words()
    def run(self, steps: int) -> None:
        """Go on for some steps."""
        self._lmp.command(f"run {steps} pre no post no")
        self.nsteps += steps
        self._read()

    def _fill(self, args: argparse.Namespace, dtype: Any) -> None:
        """Box, atoms and model."""
        atoms, lmp = self.atoms, self._lmp
        kinds = sorted(set(zip(atoms.numbers.tolist(), atoms.get_masses().tolist(), strict=True)))
        types = [1 + kinds.index(kind) for kind in zip(atoms.numbers, atoms.get_masses(), strict=True)]
        boundary = " ".join("p" if periodic else "m" for periodic in self._box.pbc)
        lmp.commands_list(
            ["units metal", "atom_style atomic", "atom_modify map array", f"boundary {boundary}", "box tilt large"]
        )
        lmp.command(f"region box prism {self._box.text(atoms)}")
        lmp.command(f"create_box {len(kinds)} box")
        positions, velocities = self._box.into(atoms.positions), self._box.into(atoms.get_velocities()) * _PS
        ids = list(range(1, len(atoms) + 1))
        made = lmp.create_atoms(len(atoms), ids, types, positions.ravel(), velocities.ravel())
        assert made == len(atoms)
        # LAMMPS' eV is 5.5e-8 smaller than ASE's, which masses make up for: the motion is the same
        scale = _AMU / lmp.extract_global("mvv2e")
        lmp.commands_list([f"mass {place} {mass * scale!r}" for place, (_, mass) in enumerate(kinds, 1)])
        head = f" head {args.head}" if args.head else ""
        lmp.command(f"pair_style mace_fast dtype {str(dtype).removeprefix('torch.')}{head}")
        elements = " ".join(chemical_symbols[number] for number, _ in kinds)
        lmp.command(f'pair_coeff * * "{args.model}" {elements}')

    def _read(self) -> None:
        """Positions, momenta and results of the last step."""
        lmp, atoms, box = self._lmp, self.atoms, self._box

        def gathered(name: str, kind: int) -> npt.NDArray[Any]:
            return np.array(lmp.gather_atoms(name, kind, 3)).reshape(-1, 3)

        origin, rows = _extracted(lmp)
        positions = gathered("x", 1) - np.where(box.pbc, origin, 0.0) + (gathered("image", 0) + self._outside) @ rows
        if self._may_change:
            atoms.cell = box.cell(rows)
        atoms.positions = box.out_of(positions)
        atoms.set_velocities(box.out_of(gathered("v", 1)) / _PS)
        forces = np.array(lmp.gather("f_forces", 1, 3)).reshape(-1, 3)
        results = {"energy": lmp.get_thermo("pe"), "forces": box.out_of(forces)}
        if not atoms.pbc.any():
            results["stress"] = np.zeros(6)
        elif has_stress(atoms.cell.array, atoms.pbc):
            bar = np.array(lmp.numpy.extract_compute("virial", 0, 1))
            virial = bar * lmp.get_thermo("vol") / lmp.extract_global("nktv2p")
            tensor = box.rotation.T @ virial[[[0, 3, 4], [3, 1, 5], [4, 5, 2]]] @ box.rotation
            results["stress"] = -tensor.flat[[0, 4, 8, 5, 2, 1]] / atoms.cell.volume
        atoms.calc = SinglePointCalculator(atoms, **results)


class _Box:
    """The cell of a structure as LAMMPS wants it.

    Args:
        atoms: The structure.

    Attributes:
        pbc: Of the axes of the box.
        rotation: ``x @ rotation`` turns a vector of the box into one of the structure.
    """

    def __init__(self, atoms: Atoms) -> None:
        order = np.argsort(~atoms.pbc, kind="stable")  # axes without a period last, across the others
        rows = complete_cell(np.where(atoms.pbc[:, np.newaxis], atoms.cell.array, 0.0))[order]
        if np.linalg.det(rows) < 0:
            if atoms.pbc.all():
                order, rows = order[[1, 0, 2]], rows[[1, 0, 2]]
            else:
                rows[2] *= -1
        self._order, self.pbc = order, atoms.pbc[order]
        across, along = np.linalg.qr(rows.T)
        signs = np.sign(np.diag(along))
        self._rows = (along * signs[:, np.newaxis]).T
        self.rotation: FloatArray = (across * signs).T

    def into(self, vectors: FloatArray) -> FloatArray:
        """Vectors ``[N, 3]`` of the structure in the box."""
        return vectors @ self.rotation.T

    def out_of(self, vectors: FloatArray) -> FloatArray:
        """Vectors ``[N, 3]`` of the box in the structure."""
        return vectors @ self.rotation

    def cell(self, rows: FloatArray) -> FloatArray:
        """The cell of the structure where the box, periodic in all directions, has these vectors."""
        turned = np.empty((3, 3))
        turned[self._order] = rows @ self.rotation
        return turned

    def text(self, atoms: Atoms) -> str:
        """The bounds and tilts of the box around the atoms."""
        positions = self.into(atoms.positions)
        low = np.where(self.pbc, 0.0, positions.min(0) - _ROOM)
        high = np.where(self.pbc, np.diag(self._rows), positions.max(0) + _ROOM)
        bounds = [number for pair in zip(low, high, strict=True) for number in pair]
        tilts = self._rows[[1, 2, 2], [0, 0, 1]]
        return " ".join(repr(float(number)) for number in (*bounds, *tilts))


def _extracted(lmp: Any) -> tuple[FloatArray, FloatArray]:
    """The lowest corner of the box, and its vectors."""
    low, high, xy, yz, xz, *_ = lmp.extract_box()
    (lx, ly, lz) = np.subtract(high, low)
    return np.array(low), np.array([[lx, 0, 0], [xy, ly, 0], [xz, yz, lz]])


def _commands(args: argparse.Namespace, start: int) -> list[str]:
    """What moves the atoms, and what is computed in the last step of a ``run``."""
    seed = int(np.random.default_rng([args.seed, start]).integers(1, 900_000_000))  # of every start another one
    made = ["fix motion all nve"]
    if args.ensemble != "nve":
        bath = f"{args.temperature!r} {args.temperature!r} {args.thermostat_time / 1000!r}"
        if args.thermostat == "nose-hoover":
            made = [f"fix motion all {args.ensemble} temp {bath}"]
        else:
            style = {"langevin": "langevin", "bussi": "temp/csvr"}[args.thermostat]
            made.append(f"fix bath all {style} {bath} {seed}")
    if args.ensemble == "npt":
        bar = 1e4 * args.pressure
        shape = {"isotropic": "iso", "full": "tri"}[args.barostat]
        made[0] += f" {shape} {bar!r} {bar!r} {args.barostat_time / 1000!r} flip no"
    return [
        f"timestep {args.timestep / 1000!r}",
        "fix forces all store/force",  # those of the model: behind it Langevin's bath adds its own
        *made,
        "compute virial all pressure NULL virial",
        "thermo_style custom step pe c_virial[1]",
    ]
