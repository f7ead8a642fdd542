"""What is particular about checks of a model with electrostatics."""

import inspect
import math
from typing import Any

import numpy as np
import torch
from ase import Atoms
from numpy.typing import NDArray

from mace_fast.loading import model_type_of

NO_STRESS_OF_CHARGES = "mace-torch 0.3.16 leaves what strain does to charges at a distance out of the stress"
NOT_ALONG_Z = "in the plane alone: the energy of a slab depends on where it stands along z, as in mace-torch"
NO_STRESS_OF_PLANE = "the stress of a slab out of its plane depends on where the slab stands, as in mace-torch"
_NEEDS = "force_pbc_evaluator"
"""Argument that mace-torch 0.3.16 gives to graph_longrange, which later releases than 0.4.0 do not take."""


def is_polar(model: torch.nn.Module) -> bool:
    """Whether a model is a ``PolarMACE``, whose slabs lie across z and whose dipoles lie along the axes."""
    return model_type_of(model) == "PolarMACE"


def polar_reference(theirs: torch.nn.Module) -> torch.nn.Module | str:
    """A ``PolarMACE`` of mace-torch that takes the inputs of ours, or why it cannot be evaluated.

    Args:
        theirs: of mace-torch; changed in place.
    """
    energy: Any = theirs.coulomb_energy
    if _NEEDS not in inspect.signature(type(energy).forward).parameters:
        return (
            "mace-torch 0.3.16 evaluates a PolarMACE with graph_longrange 0.4.0 alone, and a later one is installed: "
            "pip install graph-longrange==0.4.0"
        )
    theirs.register_forward_pre_hook(_with_wave_vectors)
    return theirs


def _with_wave_vectors(module: torch.nn.Module, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Add what mace-torch's data have of the cells."""
    data, *others = inputs
    cell = data["cell"].view(-1, 3, 3)
    has_none = torch.linalg.det(cell) == 0
    cell = torch.where(has_none[:, None, None], 10 * torch.eye(3, dtype=cell.dtype, device=cell.device), cell)
    data |= {
        "cell": cell.reshape(-1, 3),
        "volume": torch.linalg.det(cell),
        "rcell": (2 * math.pi * torch.linalg.inv(cell.mT)).reshape(-1, 3),
        "fermi_level": torch.zeros_like(cell[:, 0, 0]),
    }
    return (data, *others)


def rotation_of_charges(atoms: Atoms, seed: int) -> NDArray[np.float64]:
    """A matrix that changes no energy: of slabs around z alone, and of molecules from axis to axis.

    Their dipoles are charges at a small distance along x, y and z.

    Args:
        atoms: the structure.
        seed: of a random angle, or of a random matrix for crystals.
    """
    random = np.random.default_rng(seed)
    if not atoms.pbc.any():
        return np.roll(np.eye(3), 1, axis=0)
    if atoms.pbc.all():
        rotation, _ = np.linalg.qr(random.normal(size=(3, 3)))
        return np.asarray(rotation * -np.sign(np.linalg.det(rotation)))
    angle = random.uniform(0.1, 2 * math.pi)
    cosine, sine = math.cos(angle), math.sin(angle)
    return np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0], [0.0, 0.0, -1.0]])
