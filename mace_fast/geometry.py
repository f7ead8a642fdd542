"""What the layers and the derivatives of an evaluation work on."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from mace_fast.execution import Execution
from mace_fast.graph import Nodes, Topology
from mace_fast.kernels.runtime.backends import Resolved


def rows_times(rows: Tensor, matrices: Tensor) -> Tensor:
    """Each row times its matrix, ``[N, 3]``.

    Element by element: on a GPU products of so small matrices one by one are slow, and torch may be told to round them.

    Args:
        rows: ``[N, 3]``.
        matrices: ``[N, 3, 3]``, or ``[1, 3, 3]`` for all rows.
    """
    first, second, third = matrices.unbind(1)
    x, y, z = rows.split(1, dim=1)
    return torch.addcmul(torch.addcmul(x * first, y, second), z, third)


@dataclass(frozen=True)
class Strain:
    """A symmetric strain of every graph, for virials and stress.

    Attributes:
        symmetric: ``[G, 3, 3]``, the symmetric part of the displacement; None where it is zero and nobody can
            differentiate by it.
        vectors: ``[E, 3]`` in Å, the edge vectors before the strain.
    """

    symmetric: Tensor | None
    vectors: Tensor


@dataclass(frozen=True)
class LongRange:
    """Where atoms and cells are for an energy that depends on them by other ways than edge vectors.

    Attributes:
        positions: ``[N, 3]`` in Å, strained if there is a strain; in the graph, and no edge vector follows from it.
        cell: ``[G, 3, 3]`` in Å, likewise.
    """

    positions: Tensor
    cell: Tensor


@dataclass(frozen=True)
class Graphs:
    """Which graph and which head each node belongs to; N receivers, G graphs.

    Attributes:
        batch: ``[N]`` graph of each receiver.
        ptr: ``[G + 1]``, where the nodes of each graph begin and end; None with LAMMPS.
        num_graphs: G.
        node_heads: ``[N]`` head of each receiver; None where the model has one.
        backend: which implementation adds up what belongs to a graph.
    """

    batch: Tensor
    ptr: Tensor | None
    num_graphs: int
    node_heads: Tensor | None
    backend: Resolved


@dataclass(frozen=True)
class Geometry:
    """A batch of graphs with its edges sorted by receiver; N receivers, E edges, G graphs.

    Attributes:
        vectors: ``[E, 3]``, receiver minus sender in Å, strained if there is a strain.
        topology: the sorted edges and the species.
        nodes: who sends and who receives, ghosts if there are any.
        execution: how the operations on them run.
        graphs: which graph and head each node belongs to.
        features: the input dictionary, for what an embedding reads of it.
        positions: ``[N, 3]`` in Å before the strain; None with LAMMPS, which gives vectors.
        cell: ``[G, 3, 3]`` in Å before the strain.
        displacement: ``[G, 3, 3]`` as returned; None with LAMMPS.
        strain: None where no virials are wanted.
    """

    vectors: Tensor
    topology: Topology
    nodes: Nodes
    execution: Execution
    graphs: Graphs
    features: dict[str, Any]
    positions: Tensor | None
    cell: Tensor
    displacement: Tensor | None
    strain: Strain | None

    @property
    def sizes(self) -> tuple[int, int, int]:
        """Numbers of receivers, edges and species."""
        return self.nodes.num_receivers, self.vectors.shape[0], self.topology.species.present.shape[0]

    def periodicity(self) -> Tensor:
        """Axes along which each graph is periodic, ``[G, 3]`` bool, from the input.

        Raises:
            ValueError: the input has no ``pbc`` of that size and dtype.
        """
        pbc, num_graphs = self.features.get("pbc"), self.graphs.num_graphs
        if pbc is None or pbc.numel() != 3 * num_graphs or pbc.dtype != torch.bool:
            raise ValueError(f"pbc must be three truth values for each of the {num_graphs} graphs, got {pbc}")
        return pbc.view(-1, 3)

    def long_range(self) -> LongRange:
        """Positions and cells for an energy that depends on them by other ways than edge vectors."""
        assert self.positions is not None
        placed, cell = self.positions, self.cell
        symmetric = None if self.strain is None else self.strain.symmetric
        if symmetric is not None:
            placed = placed + rows_times(placed, symmetric[self.graphs.batch])
            cell = cell + cell @ symmetric
        # copies: in the graph whether or not there is a strain, and nothing else follows from them
        return LongRange(placed.clone(), cell.clone() if cell.requires_grad else cell.clone().requires_grad_())

    def in_given_order(self, edges: Tensor) -> Tensor:
        """Rows of the edges in the order in which the caller listed them."""
        permutation = self.topology.permutation
        return edges if permutation is None else torch.empty_like(edges).index_copy(0, permutation, edges)
