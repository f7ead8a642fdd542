"""Models that evaluate structures in chunks where these are large."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from ase import Atoms
from torch import Tensor

from mace_fast.chunks.evaluation import Progress, evaluate_chunks
from mace_fast.chunks.sizes import Chunking, receivers_within
from mace_fast.chunks.structures import LargeStructures
from mace_fast.chunks.system import System
from mace_fast.chunks.whole import WholeBytes
from mace_fast.data import ARRAYS_KEYS, INFO_KEYS, property_inputs
from mace_fast.folding import is_ours
from mace_fast.hooks import are_watched
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.loading import require_local
from mace_fast.models import MACE

_LOGGER = logging.getLogger("mace_fast")


class ChunkedEvaluator:
    """Evaluates one large structure after another, and keeps the neighbours of the last one.

    Args:
        models: of a committee, which agree in elements, cutoff, heads and device.
        chunking: what the user wants.
        skin: extra radius of the neighbour search in Å.

    Raises:
        ValueError: chunks are asked for, and a model is none of ``mace_fast`` with energies alone.
    """

    def __init__(self, models: Sequence[Any], chunking: Chunking, skin: float) -> None:
        self._models, self._chunking = models, chunking
        self._can = all(isinstance(model, MACE) and type(model).forward is MACE.forward for model in models)
        if chunking.chunk or chunking.memory:
            for model in models:
                require_local(model, "chunks are parts of a structure")
        if not self._can and (chunking.chunk or chunking.memory):
            ours = all(map(is_ours, models))
            remedy = "leave chunks out" if ours else "mace_fast.from_mace(model) makes one of mace-torch such a model"
            raise ValueError(
                "chunks are asked for, which MACE and ScaleShiftMACE of mace_fast alone have, and the models are of "
                f"{', '.join({type(model).__name__: None for model in models})}: {remedy}"
            )
        self._device: torch.device = models[0].r_max.device
        self._dtype: torch.dtype = next(models[0].parameters()).dtype
        self._structures = LargeStructures(float(models[0].r_max), skin, self._device)
        self._found: dict[int, _Found] = {}  # by model
        self._whole, self._too_many = WholeBytes(models), float("inf")
        self._has_warned = False

    def are_wanted(self, num_nodes: int) -> bool:
        """Whether a structure of so many atoms is to be evaluated in chunks; not where somebody watches a model."""
        if not (self._can and (num_nodes >= self._too_many or self._chunking.are_wanted(num_nodes, self._device))):
            return False
        return not self._are_watched(num_nodes)

    def have_room_for(self, batch: Iterable[Mapping[str, Tensor]]) -> bool:
        """Whether a whole evaluation keeps to the memory that the user gives, or somebody watches a model.

        Where one structure does not, no other of so many atoms is evaluated whole from then on.

        Args:
            batch: input dictionaries of structures that are evaluated together.
        """
        if self._chunking.memory is None:
            return True
        batch = list(batch)
        num_nodes = sum(len(data["node_attrs"]) for data in batch)
        # who watches is not called with the atoms that bytes are counted with
        if self._are_watched(num_nodes) or self._whole.of(batch) <= self._chunking.most_bytes:
            return True
        if len(batch) == 1:
            self._too_many = min(self._too_many, num_nodes)
        return False

    def _are_watched(self, num_nodes: int) -> bool:
        watched = are_watched(vars(module) for model in self._models for module in model.modules())
        if watched and not self._has_warned:
            _LOGGER.warning("modules of the model have hooks, so that %d atoms are evaluated whole", num_nodes)
            self._has_warned = True
        return watched

    def evaluate(
        self,
        atoms: Atoms,
        head: int,
        properties: Mapping[str, Tensor] | None = None,
        *,
        forces: bool = True,
        stress: bool = False,
        atomic_stresses: bool = False,
        progress: Progress | None = None,
    ) -> list[dict[str, Tensor | None]]:
        """What each model gives for a structure, as ``forward`` with ``float64_energies``.

        Args:
            atoms: structure in Å.
            head: index of the head.
            properties: as ``data.property_inputs`` makes them, for what a joint embedding reads of them; by default
                from ``info`` and ``arrays`` of the structure under the usual names.
            forces: compute forces.
            stress: compute the stress.
            atomic_stresses: compute those of atoms.
            progress: told after every part.

        Raises:
            ValueError: the structure cannot be evaluated, or not in the memory that the user gives.
        """
        if properties is None:
            properties = property_inputs(atoms, INFO_KEYS, ARRAYS_KEYS, self._dtype, self._device)
        results = []
        for index, model in enumerate(self._models):
            with on_device(self._device):
                system = self._structures.system(model, atoms, head, properties)
                chunks = self._structures.chunks(self._receivers_of(index, system, stress))
                flags = {"forces": forces, "stress": stress, "atomic_stresses": atomic_stresses}
                results.append(evaluate_chunks(model, system, chunks, progress=progress, **flags))
        return results

    def _receivers_of(self, index: int, system: System, stress: bool) -> int:
        """Of a chunk; found again where memory is limited and a system is larger or has more edges than before."""
        if self._chunking.memory is None:
            return self._chunking.receivers(self._device)
        found, num_edges = self._found.get(index), len(system.senders)
        is_enough = found is not None and found.num_edges >= num_edges and found.stress >= stress
        if found is None or found.num_nodes != system.num_nodes or not is_enough:
            memory, cut = self._chunking.memory, self._structures.chunks
            receivers = receivers_within(memory, self._models[index], system, cut, stress)
            found = self._found[index] = _Found(system.num_nodes, int(1.05 * num_edges), stress, receivers)
        return found.receivers


@dataclass(frozen=True)
class _Found:
    """Receivers of a chunk that a limit of memory allows, for a system of so many nodes and at most so many edges."""

    num_nodes: int
    num_edges: int
    stress: bool
    receivers: int
