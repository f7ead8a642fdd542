"""One or several graphs as chunks are cut from them: little is kept for every edge."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from mace_fast.geometry import Graphs
from mace_fast.graph import Species, make_species
from mace_fast.input_checks import check_inputs
from mace_fast.kernels.runtime.orders import pointers
from mace_fast.layers import Layers


@dataclass(frozen=True)
class System:
    """N nodes, G graphs and E edges, those of a receiver together.

    Attributes:
        positions: ``[N, 3]`` in Å, float32 or float64 whatever the dtype of the model.
        cell: ``[G, 3, 3]`` in Å.
        senders: ``[E]`` int32 or int64.
        first: ``[N]`` int64, the first edge of each receiver; its others follow.
        counts: ``[N]`` int64, how many it has.
        shifts: ``[E, 3]``, by how much the receiver is moved: in Å, or integers in lattice vectors.
        species: of the nodes, without their order.
        graphs: which graph and head each node belongs to.
        features: what a joint embedding reads, by name.
        cutoff: in Å; chunks leave out longer edges, as ``forward`` does not. None if all are meant.
    """

    positions: Tensor
    cell: Tensor
    senders: Tensor
    first: Tensor
    counts: Tensor
    shifts: Tensor
    species: Species
    graphs: Graphs
    features: Mapping[str, Tensor]
    cutoff: float | None

    @property
    def num_nodes(self) -> int:
        """N."""
        return self.positions.shape[0]

    def shifts_of(self, edges: Tensor, receivers: Tensor) -> Tensor:
        """Shifts of some edges in Å, ``[num_edges, 3]`` float64; their receivers say in which cell they are."""
        shifts = self.shifts[edges].double()
        if self.shifts.is_floating_point():
            return shifts
        cell = self.cell.double()
        return (
            shifts @ cell[0]
            if len(cell) == 1
            else torch.einsum("eb,ebc->ec", shifts, cell[self.graphs.batch[receivers]])
        )


def system_of(model: Layers, data: Mapping[str, Any]) -> System:
    """Read and check an input dictionary.

    Args:
        model: that will be evaluated.
        data: as of :meth:`mace_fast.MACE.forward`.

    Raises:
        ValueError: an input is missing or misshaped, an index is out of range, or positions are not finite.
        TypeError: a dtype differs from the model's.
    """
    expects, backend = model.expects(), model.execution().backend
    own = {name: value for name, value in data.items() if name not in ("topology", "known_species")}
    check_inputs(expects, backend, own, strained=False, lammps=False)
    positions, batch = own["positions"].detach(), own["batch"]
    check_finite(positions)
    senders, receivers = own["edge_index"]
    shifts = own["shifts"].detach()
    if not bool((receivers[1:] >= receivers[:-1]).all()):
        receivers, order = torch.sort(receivers, stable=True)
        senders, shifts = senders[order], shifts[order]
    heads: Tensor | None = None
    if len(expects.heads) > 1:
        heads = own["head"][batch] if "head" in own else torch.zeros_like(batch)
    ptr = pointers(receivers, len(positions))
    return System(
        positions=positions,
        cell=own["cell"].detach().view(-1, 3, 3),
        senders=senders,
        first=ptr[:-1],
        counts=ptr.diff(),
        shifts=shifts,
        species=make_species(own["node_attrs"], len(positions), sort=False),
        graphs=Graphs(batch, own["ptr"], own["ptr"].numel() - 1, heads, backend),
        features={name: own[name] for name in expects.embedding_specs},
        cutoff=None,
    )


def check_finite(positions: Tensor) -> None:
    """Refuse positions that are not finite, which no comparison of distances would show."""
    finite = torch.isfinite(positions).all(1)
    if not bool(finite.all()):
        node = int((~finite).nonzero()[0])
        raise ValueError(f"positions of node {node} are not finite: {positions[node].tolist()}")
