"""The potential ``mace-fast`` of OpenMM-ML, which finds it by an entry point: ``MLPotential("mace-fast", ...)``."""

from collections.abc import Iterable
from difflib import get_close_matches
from inspect import getfullargspec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import openmm
import torch
from ase import Atoms
from openmm import unit
from openmmml.mlpotential import MLPotentialImpl, MLPotentialImplFactory

from mace_fast.calculator import MACECalculator
from mace_fast.data import element_indices
from mace_fast.folding import freeze
from mace_fast.foundations import read_model
from mace_fast.loading import require_energy, require_local
from mace_fast.tabulation import tabulate

_PRECISIONS = {None: "", "single": "float32", "double": "float64"}
_ENERGIES = ("interaction_energy", "energy")
_EV = 1.602176634e-19 * 6.02214076e23 / 1000
"""kJ/mol, exact in the SI of 2019."""


class MaceFastFactory(MLPotentialImplFactory):  # type: ignore[misc]
    """Makes the potential that ``MLPotential("mace-fast", modelPath=...)`` asks for."""

    def createImpl(self, name: str, modelPath: str | Path | None = None, **args: Any) -> "MaceFastPotential":
        """The potential of a model file (.model or .safetensors) or the name of a foundation model.

        Raises:
            TypeError: the model is missing, or there are other arguments.
        """
        if modelPath is None or args:
            wrong = f"no argument {', '.join(sorted(args))}" if args else "no model"
            raise TypeError(
                f"{wrong}: give MLPotential({name!r}, modelPath=...) a .model or .safetensors file or a name such as "
                "'mace-mp-small', and everything else to createSystem"
            )
        return MaceFastPotential(modelPath)


class MaceFastPotential(MLPotentialImpl):  # type: ignore[misc]
    """Adds the forces of a model to systems; see :meth:`addForces` for the arguments of ``createSystem``.

    Args:
        model: file, or name of a foundation model.
    """

    def __init__(self, model: str | Path) -> None:
        # the system that is saved as XML names it, and may be read in another folder
        self._model = str(Path(model).resolve()) if Path(model).exists() else str(model)

    def addForces(
        self,
        topology: Any,
        system: Any,
        atoms: Iterable[int] | None,
        forceGroup: int,
        *,
        precision: str | None = None,
        device: str | torch.device | None = None,
        returnEnergyType: str = "interaction_energy",
        charge: float = 0,
        multiplicity: float = 1,
        head: str | None = None,
        tables: bool = False,
        **others: Any,
    ) -> None:
        """Add the force to a system; arguments that are not listed belong to methods of embedding.

        Args:
            topology: of the system, with an element for every atom of the model.
            system: OpenMM's.
            atoms: indices of the atoms that the model is of; all if None.
            forceGroup: of the force.
            precision: "single" or "double"; that of the file if None.
            device: torch device; "cuda" if there is one, else "cpu", if None.
            returnEnergyType: "interaction_energy", which lacks the energies of the isolated atoms, or "energy".
            charge: total charge in e of these atoms, for models that read it.
            multiplicity: spin multiplicity of these atoms, for models that read it.
            head: name of the model's head; needed where it has several and none is called "default".
            tables: read the hidden radial layers from tables (:func:`mace_fast.tabulate`).
            **others: of methods of embedding.

        Raises:
            FileNotFoundError: there is no such file or model.
            TypeError: an argument is nearly one of these.
            ValueError: an argument has a value that cannot be used, or the model does not know an element.
        """
        for name in others:
            if meant := get_close_matches(name, getfullargspec(self.addForces).kwonlyargs):
                raise TypeError(f"there is no argument {name}: {meant[0]} is meant?")
        if precision not in _PRECISIONS:
            raise ValueError(f"precision is {precision!r}: give 'single', 'double' or None for that of the model file")
        if returnEnergyType not in _ENERGIES:
            raise ValueError(f"returnEnergyType is {returnEnergyType!r}: give {' or '.join(map(repr, _ENERGIES))}")
        chosen = list(topology.atoms())
        indices = None if atoms is None else [int(index) for index in atoms]
        if indices is not None:
            chosen = [chosen[index] for index in indices]
        if without := [atom.index for atom in chosen if atom.element is None]:
            raise ValueError(f"atom {without[0]} of the topology has no element: the model needs one for each atom")
        is_periodic = topology.getPeriodicBoxVectors() is not None or system.usesPeriodicBoundaryConditions()
        compute = Evaluation(
            {
                "model": self._model,
                "numbers": [atom.element.atomic_number for atom in chosen],
                "periodic": bool(is_periodic),
                "info": {"charge": float(charge), "spin": float(multiplicity)},
                "device": str(device or ("cuda" if torch.cuda.is_available() else "cpu")),
                "dtype": _PRECISIONS[precision],
                "energy": returnEnergyType,
                "head": head,
                "tables": bool(tables),
            }
        )
        compute.atoms()  # now, where an error costs nothing
        force = openmm.PythonForce(compute)
        force.setForceGroup(forceGroup)
        force.setUsesPeriodicBoundaryConditions(bool(is_periodic))
        if indices is not None:
            force.setParticles(indices)
        system.addForce(force)

    def getMLLongRange(self) -> bool:
        """No: the model ends at its cutoff."""
        return False


class Evaluation:
    """What OpenMM's ``PythonForce`` calls: energy and forces of a state, by a calculator.

    A pickle of it, as OpenMM writes it into the XML of a system, holds the name of the model and not the model, which
    is read anew. That is done when it is first needed: OpenMM 8.6 dies of an error within a pickle.

    Args:
        settings: what it is of; strings, numbers, lists and dictionaries.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._atoms: Atoms | None = None

    def __reduce__(self) -> tuple[type["Evaluation"], tuple[dict[str, Any]]]:
        return Evaluation, (self._settings,)

    def atoms(self) -> Atoms:
        """The atoms with their calculator.

        Raises:
            FileNotFoundError: there is no such file or model.
            ValueError: device, dtype or head cannot be had, or the model does not know an element.
        """
        if self._atoms is None:
            settings = self._settings
            model = freeze(read_model(settings["model"]))
            require_energy(model)
            require_local(model, "OpenMM is told that models end at their cutoff")
            element_indices(settings["numbers"], dict(model.named_buffers())["atomic_numbers"])  # which refuses others
            if settings["tables"]:
                tabulate(model)
            dtype, device, head = (settings[name] for name in ("dtype", "device", "head"))
            calculator = MACECalculator(models=model, device=device, default_dtype=dtype, head=head)
            self._atoms = Atoms(
                settings["numbers"], pbc=settings["periodic"], info=settings["info"], calculator=calculator
            )
        return self._atoms

    def __call__(self, state: Any) -> tuple[float, npt.NDArray[np.float64]]:
        """Energy in kJ/mol and forces ``[num_atoms, 3]`` in kJ/mol/nm."""
        atoms = self.atoms()
        atoms.positions = state.getPositions(asNumpy=True).value_in_unit(unit.angstrom)
        if self._settings["periodic"]:
            atoms.cell = state.getPeriodicBoxVectors(asNumpy=True).value_in_unit(unit.angstrom)
        forces = atoms.get_forces()
        results = atoms.calc.results
        energy = results["energy"]
        if self._settings["energy"] == "interaction_energy":  # which the energies of atoms need not add up to
            energy -= float(results["energies"].sum() - results["node_energy"].sum())  # of the isolated atoms
        return energy * _EV, forces.astype(np.float64) * (10 * _EV)
