"""Large structures as systems that are cut into chunks, with what stays from step to step kept."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from ase import Atoms
from torch import Tensor

from mace_fast.chunks.partition import compact_groups
from mace_fast.chunks.search import CompactList, search_in_slabs
from mace_fast.chunks.system import System
from mace_fast.data import element_indices, model_cell
from mace_fast.geometry import Graphs
from mace_fast.graph import species_of
from mace_fast.input_checks import check_structure
from mace_fast.layers import Layers
from mace_fast.neighbours import BoolArray, FloatArray, validated_lattice, validated_positions
from mace_fast.verlet import KeptSearch, farthest_moved


@dataclass(frozen=True)
class _Kept:
    """A neighbour list on the device of the model, and who is in which chunk of which size."""

    found: CompactList
    positions: FloatArray
    senders: Tensor
    shifts: Tensor
    first: Tensor
    counts: Tensor
    chunks: dict[int, list[Tensor]]


class LargeStructures:
    """Makes systems of structures; those of the same atoms share neighbour lists until one has moved too far.

    Args:
        r_max: cutoff in Å.
        skin: by how much the search reaches further, in Å.
        device: where the models are.
    """

    def __init__(self, r_max: float, skin: float, device: torch.device) -> None:
        self._device = device
        self._search = KeptSearch(r_max, skin, search_in_slabs, farthest_moved)
        self._kept: _Kept | None = None

    def system(self, model: Layers, atoms: Atoms, head: int, properties: Mapping[str, Tensor]) -> System:
        """The system of a structure.

        Args:
            model: that will evaluate it.
            atoms: structure in Å.
            head: index of the model's head.
            properties: as ``data.property_inputs`` makes them, for what a joint embedding reads of them.

        Raises:
            ValueError: as ``neighbours.neighbour_list``, but for coincident atoms; an element is unknown; a property is
                missing or cannot be embedded.
        """
        expects = model.expects()
        features = {name: properties[name] for name in expects.embedding_specs if name in properties}
        check_structure(expects, torch.tensor([head], device=self._device), features, len(atoms))
        elements = self._on_device(element_indices(atoms.numbers, model.atomic_numbers))
        positions, (cell, pbc) = validated_positions(atoms.positions), validated_lattice(atoms.cell.array, atoms.pbc)
        found = self._search.found(positions, cell, pbc)
        kept = self._kept
        if kept is None or kept.found is not found:
            kept = self._kept = self._made(found, positions, cell, pbc)
        batch = torch.zeros_like(elements)
        graphs = Graphs(
            batch=batch,
            ptr=torch.tensor([0, len(batch)], device=self._device),
            num_graphs=1,
            node_heads=torch.full_like(batch, head) if len(expects.heads) > 1 else None,
            backend=model.execution().backend,
        )
        return System(
            positions=self._on_device(positions),
            cell=self._on_device(model_cell(atoms.cell.array, atoms.pbc))[None],
            senders=kept.senders,
            first=kept.first,
            counts=kept.counts,
            shifts=kept.shifts,
            species=species_of(elements, expects.num_elements, len(batch), sort=False),
            graphs=graphs,
            features=features,
            cutoff=float(model.r_max),
        )

    def chunks(self, receivers: int) -> list[Tensor]:
        """Chunks of the last system, each of so many receivers at most; the same list as long as its edges are."""
        kept = self._kept
        assert kept is not None
        if receivers not in kept.chunks:
            batch = np.zeros(len(kept.positions), dtype=np.int64)
            groups = compact_groups(kept.positions, batch, kept.found.counts, receivers)
            kept.chunks[receivers] = [self._on_device(group) for group in groups]
        return kept.chunks[receivers]

    def _made(self, found: CompactList, positions: FloatArray, cell: FloatArray, pbc: BoolArray) -> _Kept:
        return _Kept(
            found=found,
            positions=_wrapped(positions, cell, pbc),
            senders=self._on_device(found.senders),
            shifts=self._on_device(found.unit_shifts),
            first=self._on_device(found.first),
            counts=self._on_device(found.counts),
            chunks={},
        )

    def _on_device(self, array: npt.NDArray[np.generic]) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(self._device)


def _wrapped(positions: FloatArray, cell: FloatArray, pbc: BoolArray) -> FloatArray:
    """The positions in the cell, along axes that are periodic."""
    fractional = positions @ np.linalg.pinv(cell)
    wrapped: FloatArray = positions - np.where(pbc, np.floor(fractional), 0.0) @ cell
    return wrapped
