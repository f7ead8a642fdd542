"""Energies, forces and stresses of a batch of structures, as NumPy arrays: the shortest way from atoms to numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from ase import Atoms
from numpy.typing import NDArray

from mace_fast.chunks.evaluation import Progress
from mace_fast.chunks.evaluator import ChunkedEvaluator
from mace_fast.chunks.sizes import Chunking
from mace_fast.data import ARRAYS_KEYS, INFO_KEYS, atoms_to_data, collate, property_inputs, require_stress
from mace_fast.loading import choose_head, model_heads


@dataclass(frozen=True)
class Prediction:
    """What a model says of one structure.

    Attributes:
        energy: In eV, added up in float64 whatever the dtype of the model.
        forces: ``[num_nodes, 3]`` float64 in eV/Å; empty where not asked for.
        stress: ``[3, 3]`` float64 in eV/Å³, per volume of the cell wherever an axis is periodic and zero where none is;
            empty where not asked for.
    """

    energy: float
    forces: NDArray[np.float64]
    stress: NDArray[np.float64]


def predict(
    model: torch.nn.Module,
    structures: Sequence[Atoms],
    *,
    forces: bool = True,
    stress: bool = False,
    head: str | None = None,
    chunk: int | None = None,
    memory: float | None = None,
    progress: Progress | None = None,
) -> list[Prediction]:
    """Evaluate structures in one batch, in the precision and on the device of the model; large ones each in chunks.

    The others of a batch change the results of a structure by rounding, in float32 by 2e-6 of the largest force:
    torch takes other instructions for the same row of a product or an activation, depending on where it stands.

    Args:
        model: A ``mace_fast`` model, or one of mace-torch.
        structures: Evaluated together: memory grows with the number of their atoms.
        forces: Compute the forces.
        stress: Compute the stress, and with it the forces.
        head: Name of the model's head; needed where it has several and none is called "default".
        chunk: As of :class:`mace_fast.MACECalculator`: when a structure is evaluated in chunks, and of how many atoms.
        memory: In GB, as there.
        progress: Told after every part of a structure that is evaluated in chunks.

    Returns:
        One prediction per structure, in order.

    Raises:
        ValueError: if the model has no such head or a structure cannot be evaluated (``mace_fast.data``), or has no
            stress where that is asked for (``mace_fast.data.require_stress``).
    """
    for atoms in structures if stress else ():
        require_stress(atoms.cell.array, atoms.pbc)
    index = head_index(model, head)
    chunked = ChunkedEvaluator([model], Chunking(chunk, memory), skin=0.0)
    large = [chunked.are_wanted(len(atoms)) for atoms in structures]
    whole = [atoms for atoms, is_large in zip(structures, large, strict=True) if not is_large]
    together = iter(_in_one_batch(model, whole, forces, stress, index) if whole else [])
    return [
        _in_chunks(model, chunked, atoms, forces, stress, index, progress) if is_large else next(together)
        for atoms, is_large in zip(structures, large, strict=True)
    ]


def _in_chunks(
    model: torch.nn.Module,
    chunked: ChunkedEvaluator,
    atoms: Atoms,
    forces: bool,
    stress: bool,
    head: int,
    progress: Progress | None,
) -> Prediction:
    parameter = next(model.parameters())
    properties = property_inputs(atoms, INFO_KEYS, ARRAYS_KEYS, parameter.dtype, parameter.device)
    (output,) = chunked.evaluate(atoms, head, properties, forces=forces, stress=stress, progress=progress)
    return Prediction(
        float(_numpy(output["energy"])[0]),
        _numpy(output["forces"]) if forces or stress else np.empty(0),
        _numpy(output["stress"])[0] if stress else np.empty(0),
    )


def _in_one_batch(
    model: torch.nn.Module, structures: Sequence[Atoms], forces: bool, stress: bool, index: int
) -> list[Prediction]:
    parameter, buffers = next(model.parameters()), dict(model.named_buffers())
    numbers, r_max = buffers["atomic_numbers"].tolist(), float(buffers["r_max"])
    batch = collate(
        [atoms_to_data(atoms, numbers, r_max, parameter.dtype, parameter.device, head=index) for atoms in structures]
    )
    output = model({**batch, "float64_energies": True}, compute_force=forces, compute_stress=stress)
    energies = _numpy(output["energy"])
    sizes = [len(atoms) for atoms in structures]
    absent = [np.empty(0)] * len(structures)
    all_forces = np.split(_numpy(output["forces"]), np.cumsum(sizes)[:-1]) if forces or stress else absent
    all_stresses = list(_numpy(output["stress"])) if stress else absent
    return [Prediction(float(energies[i]), all_forces[i], all_stresses[i]) for i in range(len(structures))]


def head_index(model: torch.nn.Module, head: str | None) -> int:
    """The index of a head by its name; without a name that of the only head, or of the one called "default".

    Raises:
        ValueError: the model has no such head, or several and none was named.
    """
    return choose_head(head, model_heads(model))


def _numpy(tensor: torch.Tensor | None) -> NDArray[np.float64]:
    assert tensor is not None
    return tensor.detach().cpu().numpy().astype(np.float64)
