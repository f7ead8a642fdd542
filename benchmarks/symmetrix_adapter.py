"""symmetrix, the C++ program that runs MACE, driven by the call that takes neighbour lists.

https://github.com/wcwitt/symmetrix, or its fork symmetrix-xl, is built by the user, as README.md says, and found in the
folder that MACE_FAST_SYMMETRIX names. It replaces the radial functions by splines for the elements that it is
asked for, and its Python package computes on one thread.
"""

import importlib
import inspect
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

from benchmarks.steps import Prepare, Step, UnavailableError, quiet
from mace_fast.testing.structures import Data
from mace_fast.testing.workloads import default_dtype

FOLDER = "MACE_FAST_SYMMETRIX"
REMEDY = f"build it as benchmarks/README.md says and give its folder: {FOLDER}=FOLDER"

CLASSES = {torch.float64: ("MACE",), torch.float32: ("MACEFloat", "MACEKokkosFloat")}
"""Its classes by dtype, the fastest on one thread first: loops without Kokkos, in float32 the fork's only."""


SPLINE_POINTS = 512
"""Its default is 256, which is as fast; forces of MACE-MP-0 small in water then differ by 4e-4 of their norm."""


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

        known = inspect.signature(extract_mace_data).parameters
        options: dict[str, Any] = {"head": theirs.heads[0], "num_spline_points": SPLINE_POINTS}
        if "radial_format" in known:  # the fork's, which has two
            options["radial_format"] = "pair-splines"
        with TemporaryDirectory() as folder, quiet(), default_dtype(torch.float64):
            torch.save(theirs, Path(folder, "model"))
            return json.dumps(extract_mace_data(Path(folder, "model"), list(elements), **options))
    except Exception as error:  # whatever its script meets in a model that it does not expect
        raise UnavailableError(f"symmetrix cannot convert this model: {error}") from error


def prepared(compiled: Any, theirs: Any) -> Prepare:
    """Steps of energy, forces and stress by its compiled module, from a model of mace-torch."""
    numbers, dtype = theirs.atomic_numbers.tolist(), theirs.r_max.dtype
    evaluator_class = next(getattr(compiled, name) for name in CLASSES[dtype] if hasattr(compiled, name))
    file_of = lru_cache(lambda elements: described(theirs, elements))

    def make(data: Data) -> Step:
        lists = Neighbours.of(data, numbers)
        with TemporaryDirectory() as folder, quiet():
            file = Path(folder, "model.json")
            file.write_text(file_of(lists.elements))
            evaluator = evaluator_class(str(file))
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
