"""``mace-fast md --engine torch-sim``."""

import argparse
import importlib
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch
import torch_sim
from ase import Atoms, units
from ase.calculators.singlepoint import SinglePointCalculator
from torch import Tensor

from mace_fast.integrations.torch_sim import MaceFastModel
from mace_fast.layers import Layers


class EngineDynamics:
    """One system in torch-sim, whose units are ASE's, in the dtype of the model.

    Args:
        args: Of the command.
        atoms: With momenta; follows the run.
        model: Of ``args``.
        start: Steps of the trajectory that there are already.

    Raises:
        ValueError: the structure is periodic in some directions only.
    """

    def __init__(self, args: argparse.Namespace, atoms: Atoms, model: Layers, start: int) -> None:
        if atoms.pbc.any() and not atoms.pbc.all():
            raise ValueError(
                "--engine torch-sim wants a structure that is periodic in three directions or in none: --engine ase "
                "and --engine lammps take others"
            )
        self.atoms, self.nsteps = atoms, start
        dtype = next(model.parameters()).dtype
        self._model = MaceFastModel(model, device=args.device, dtype=dtype, head=args.head)
        self._results: dict[str, Tensor] = {}
        self._model.register_forward_hook(self._keep)
        seed = int(np.random.default_rng([args.seed, start]).integers(2**63))  # of every start another one
        self._state, self._step = _begun(args, self._model, atoms, seed)
        self._images = torch.zeros_like(self._state.positions)
        self._read()

    def run(self, steps: int) -> None:
        """Go on for some steps."""
        cell = self._state.row_vector_cell[0]
        for _ in range(steps):
            before = self._state.positions
            self._state = self._step(self._state)
            self.nsteps += 1
            if self.atoms.pbc.any():  # atoms that leave are put into the cell: how often, so that frames go on
                self._images -= torch.linalg.solve(cell.T, (self._state.positions - before).T).T.round()
        self._read()

    def _keep(self, module: object, inputs: object, results: dict[str, Tensor]) -> None:
        self._results = results

    def _read(self) -> None:
        positions = self._state.positions + self._images @ self._state.row_vector_cell[0]
        self.atoms.positions = positions.numpy(force=True)
        self.atoms.set_momenta(self._state.momenta.numpy(force=True))
        energy, forces, stress = (self._results[name].numpy(force=True) for name in ("energy", "forces", "stress"))
        of_six = stress[0].flat[[0, 4, 8, 5, 2, 1]]
        self.atoms.calc = SinglePointCalculator(self.atoms, energy=energy.item(), forces=forces, stress=of_six)


def _begun(args: argparse.Namespace, model: MaceFastModel, atoms: Atoms, seed: int) -> tuple[Any, Callable[[Any], Any]]:
    """The state that a run begins with, and what makes a step of it."""

    def tensor(value: Any) -> Tensor:
        return torch.as_tensor(value, dtype=model.dtype, device=model.device)

    state = torch_sim.initialize_state([atoms], model.device, model.dtype)
    state.momenta = tensor(atoms.get_momenta())
    settings = {"dt": tensor(args.timestep * units.fs), "kT": tensor(args.temperature * units.kB)}
    bath = {"momenta": state.momenta}
    if args.thermostat == "langevin":
        settings["gamma"] = 1 / tensor(args.thermostat_time * units.fs)
    if args.thermostat == "nose-hoover":
        bath["tau"] = tensor(args.thermostat_time * units.fs)
    name = {None: "nve", "langevin": "nvt_langevin", "nose-hoover": "nvt_nose_hoover"}[args.thermostat]
    module = importlib.import_module(f"torch_sim.integrators.{name[:3]}")
    if hasattr(module, f"{name}_step"):  # since torch-sim 0.6
        state.rng = seed
        begin, step = (getattr(module, f"{name}_{part}") for part in ("init", "step"))
        return begin(state, model, **settings, **bath), partial(step, model=model, **settings)
    torch.manual_seed(seed)  # of all that torch draws: torch-sim 0.3 has no other for its bath
    begin, step = getattr(module, name)(model=model, **settings)
    return begin(state, **(bath if args.thermostat == "nose-hoover" else {})), step
