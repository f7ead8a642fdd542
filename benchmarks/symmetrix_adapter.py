"""symmetrix, the C++ program that runs MACE, driven by the call that takes neighbour lists.

https://github.com/wcwitt/symmetrix is built by the user, as README.md says, and found in the folder that
MACE_FAST_SYMMETRIX names. It replaces the radial functions by splines of 256 points for the elements that it is asked
for, and its Python package computes on one thread.
"""

import importlib
import json
import os
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from contenders import Data, Prepare, Step, UnavailableError, quiet

from mace_fast.testing.workloads import default_dtype

FOLDER = "MACE_FAST_SYMMETRIX"
REMEDY = f"build it as benchmarks/README.md says and give its folder: {FOLDER}=FOLDER"

CLASSES = {torch.float64: "MACE", torch.float32: "MACEKokkosFloat"}
"""Its fastest by dtype on one thread: with double precision the loops without Kokkos, which have no float32."""


@dataclass(frozen=True)
class Neighbours:
    """A structure as symmetrix reads it: the neighbours of one atom after those of another.

    Attributes:
        elements: that occur, ascending.
        types: ``[num_nodes]`` index into ``elements``.
        counts: ``[num_nodes]`` of neighbours.
        senders: ``[num_edges]`` the neighbours.
        receivers: ``[num_edges]`` the atoms whose neighbours they are, ascending.
        shifts: ``[num_edges, 3]`` of the vector from sender to receiver, in Å.
    """

    elements: tuple[int, ...]
    types: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int32]
    senders: npt.NDArray[np.int32]
    receivers: npt.NDArray[np.int32]
    shifts: npt.NDArray[np.float64]

    @classmethod
    def of(cls, data: Data, atomic_numbers: list[int]) -> "Neighbours":
        """From the input of a model with these elements."""
        senders, receivers = data["edge_index"].numpy().astype(np.int32)
        order = np.argsort(receivers, kind="stable")
        elements, types = np.unique(np.array(atomic_numbers)[data["node_attrs"].argmax(1)], return_inverse=True)
        counts = np.bincount(receivers, minlength=len(types)).astype(np.int32)
        shifts = data["shifts"].double().numpy()[order]
        numbers = tuple(elements.tolist())
        return cls(numbers, types.astype(np.int32), counts, senders[order], receivers[order], shifts)

    def vectors(self, positions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """``[num_edges, 3]`` from every atom to its neighbours."""
        return positions[self.senders] - positions[self.receivers] - self.shifts

    def forces(self, pairs: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """``[num_nodes, 3]`` from minus the derivatives of the energy by the vectors."""
        found = np.empty((len(self.types), 3))
        for axis, values in enumerate(pairs.T):
            found[:, axis] = np.bincount(self.senders, values, len(found))
            found[:, axis] -= np.bincount(self.receivers, values, len(found))
        return found


def library() -> Any:
    """Its compiled module, ready to compute."""
    folder = os.environ.get(FOLDER)
    if folder and folder not in sys.path:
        sys.path.append(folder)
    try:
        compiled = importlib.import_module("symmetrix.symmetrix")
    except ImportError as error:
        raise UnavailableError(f"symmetrix cannot be imported ({error}); {REMEDY}") from error
    if torch.get_num_threads() > 1:
        raise UnavailableError("symmetrix's Python package computes on one thread; set OMP_NUM_THREADS=1 for all")
    if not compiled._kokkos_is_initialized():
        compiled._init_kokkos()
    return compiled


def described(theirs: Any, elements: tuple[int, ...]) -> str:
    """Its file of a model of mace-torch, for these elements."""
    try:
        from symmetrix.extract_mace_data import extract_mace_data

        with TemporaryDirectory() as folder, quiet(), default_dtype(torch.float64):
            torch.save(theirs, Path(folder, "model"))
            return json.dumps(extract_mace_data(Path(folder, "model"), list(elements), head=theirs.heads[0]))
    except Exception as error:  # whatever its script meets in a model that it does not expect
        raise UnavailableError(f"symmetrix cannot convert this model: {error}") from error


def prepared(compiled: Any, theirs: Any) -> Prepare:
    """Steps of energy, forces and stress by its compiled module, from a model of mace-torch."""
    numbers, dtype = theirs.atomic_numbers.tolist(), theirs.r_max.dtype
    file_of = lru_cache(lambda elements: described(theirs, elements))

    def make(data: Data) -> Step:
        lists = Neighbours.of(data, numbers)
        with TemporaryDirectory() as folder:
            file = Path(folder, "model.json")
            file.write_text(file_of(lists.elements))
            evaluator = getattr(compiled, CLASSES[dtype])(str(file))
        fixed = len(lists.types), lists.types, lists.counts, lists.senders, lists.types[lists.senders]
        batch, num_graphs = data["batch"].numpy(), data["ptr"].numel() - 1
        volume = abs(float(torch.linalg.det(data["cell"].view(-1, 3, 3)[0].double())))

        def step() -> dict[str, Any]:
            vectors = lists.vectors(data["positions"].detach().double().numpy())
            evaluator.compute_node_energies_forces(*fixed, vectors.ravel(), np.linalg.norm(vectors, axis=1))
            pairs = np.array(evaluator.node_forces).reshape(-1, 3)
            found = {
                "energy": np.bincount(batch, evaluator.node_energies, num_graphs),
                "forces": lists.forces(pairs),
            }
            if volume and num_graphs == 1:
                found["stress"] = -(pairs.T @ vectors)[None] / volume
            return {name: torch.from_numpy(value).to(dtype) for name, value in found.items()}

        return step

    return make
