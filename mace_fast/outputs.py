"""From energies to forces, virials, stress, Hessian and what is resolved by edge or atom.

All of them are sums of one tensor, minus the derivative of the energy with respect to the edge vectors, and in a model
with electrostatics of two more, those with respect to positions and cells.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.energies import sum_by_graph
from mace_fast.geometry import Geometry, LongRange, Strain, rows_times
from mace_fast.kernels import edge_sum
from mace_fast.kernels.runtime.backends import Resolved

# mace-torch sets stresses at or beyond this, in eV/Å^3, to zero: those of cells without a volume
_MAX_STRESS = 1e10

# rows of the Hessian per batched backward pass; more is faster and takes more memory
_HESSIAN_CHUNK = 16


@dataclass(frozen=True)
class Wanted:
    """Which derivatives are wanted; see the arguments of :meth:`mace_fast.MACE.forward`.

    Attributes:
        training: keep the graph of the results, to differentiate them again.
        force: forces; virials and stress imply them.
        virials: virials.
        stress: stress, and virials with it.
        hessian: second derivatives.
        edge_forces: derivatives by edge.
        atomic_stresses: virials and stresses by atom, and derivatives by edge with them.
    """

    training: bool = False
    force: bool = False
    virials: bool = False
    stress: bool = False
    hessian: bool = False
    edge_forces: bool = False
    atomic_stresses: bool = False


@dataclass(frozen=True)
class Derivatives:
    """Derivatives of the energy; see :meth:`mace_fast.MACE.forward` for shapes and units, None where not asked for."""

    forces: Tensor | None = None
    edge_forces: Tensor | None = None
    virials: Tensor | None = None
    stress: Tensor | None = None
    atomic_virials: Tensor | None = None
    atomic_stresses: Tensor | None = None
    hessian: Tensor | None = None

    def as_dict(self) -> dict[str, Tensor | None]:
        """The part of the results that both models list in this order."""
        names = ("forces", "edge_forces", "virials", "stress", "atomic_virials", "atomic_stresses")
        return {name: getattr(self, name) for name in names}


def derivatives(energy: Tensor, geometry: Geometry, wanted: Wanted, long_range: LongRange | None = None) -> Derivatives:
    """Differentiate the energies of all graphs, ``[num_graphs]`` in eV.

    Args:
        energy: of the graphs.
        geometry: its edge vectors are in the graph of the energy.
        wanted: which derivatives.
        long_range: what else the energy depends on; derivatives by edge and atom are without it.

    Raises:
        ValueError: the Hessian is asked for without forces.
    """
    strain = geometry.strain if wanted.virials or wanted.stress else None
    positions = geometry.positions if wanted.force or strain is not None else None
    by_edge = wanted.edge_forces or wanted.atomic_stresses
    if wanted.hessian and positions is None:
        raise ValueError("compute_hessian needs compute_force: the Hessian is the derivative of the forces")
    if positions is None and not by_edge:
        return Derivatives()

    create_graph = wanted.training or wanted.hessian
    pull, *far = _pulls(energy, geometry, long_range, create_graph)
    forces = hessian = virials = stress = atomic_virials = atomic_stresses = None
    with torch.set_grad_enabled(create_graph):
        if positions is not None:
            forces = _forces(pull, geometry, *far[:1])
            hessian = _hessian(forces, positions, geometry.execution.backend) if wanted.hessian else None
        if strain is not None:
            virials = _virials(pull, geometry, strain, *far)
            stress = per_volume(-virials, geometry.cell) if wanted.stress else torch.zeros_like(virials)
        if wanted.atomic_stresses:
            atomic_virials, atomic_stresses = _atomic(pull, geometry)
        edge_forces = geometry.in_given_order(-pull) if by_edge else None
    return Derivatives(forces, edge_forces, virials, stress, atomic_virials, atomic_stresses, hessian)


def _pulls(energy: Tensor, geometry: Geometry, long_range: LongRange | None, create_graph: bool) -> list[Tensor]:
    """-dE/d(vector) of every edge, ``[num_edges, 3]`` in eV/Å; and by positions and cells where there is long range."""
    sources = [geometry.vectors, *([] if long_range is None else [long_range.positions, long_range.cell])]
    pulls = torch.autograd.grad(
        [energy], sources, [torch.full_like(energy, -1.0)], create_graph=create_graph, allow_unused=True
    )
    return [torch.zeros_like(one) if pull is None else pull for one, pull in zip(sources, pulls, strict=True)]


def _forces(pull: Tensor, geometry: Geometry, by_position: Tensor | None = None) -> Tensor:
    """Minus dE/d(position) before the strain, ``[num_nodes, 3]``."""
    by_node = _sum_of_edges(pull, geometry, sign=-1)
    if by_position is not None:
        by_node = by_node + by_position
    if geometry.strain is not None and geometry.strain.symmetric is not None:
        by_node = by_node + rows_times(by_node, geometry.strain.symmetric[geometry.graphs.batch])
    return by_node


def _virials(
    pull: Tensor, geometry: Geometry, strain: Strain, by_position: Tensor | None = None, by_cell: Tensor | None = None
) -> Tensor:
    """-dE/d(displacement), symmetric, ``[num_graphs, 3, 3]`` in eV."""
    outer = strain.vectors.unsqueeze(2) * pull.unsqueeze(1)
    topology, num_receivers = geometry.topology, geometry.nodes.num_receivers
    by_node = topology.sum_by_receiver(outer, num_receivers, geometry.execution.backend)
    if by_position is not None:
        assert geometry.positions is not None
        by_node = by_node + geometry.positions.unsqueeze(2) * by_position.unsqueeze(1)
    total = sum_by_graph(by_node, geometry.graphs)
    if by_cell is not None:
        total = total + geometry.cell.transpose(1, 2) @ by_cell
    return 0.5 * (total + total.transpose(1, 2))


def per_volume(tensors: Tensor, cell: Tensor) -> Tensor:
    """Divide by the volume of each cell; zero where there is none, and so is the gradient."""
    # not torch.linalg.det, whose solver cannot be captured in a CUDA graph
    volume = (cell[:, 0] * torch.linalg.cross(cell[:, 1], cell[:, 2])).sum(-1).abs().view(-1, 1, 1)
    return tensors / torch.where(tensors.abs() < _MAX_STRESS * volume, volume, torch.inf)


def _atomic(pull: Tensor, geometry: Geometry) -> tuple[Tensor, Tensor]:
    """Virials and stresses by atom, ``[num_nodes, 3, 3]``; each edge gives half to either end."""
    outer = 0.5 * pull.unsqueeze(2) * geometry.vectors.unsqueeze(1)
    total = _sum_of_edges(outer, geometry, sign=1)
    total = 0.5 * (total + total.transpose(1, 2))
    return total, per_volume(-total, geometry.cell[geometry.graphs.batch])


def _sum_of_edges(edges: Tensor, geometry: Geometry, sign: int) -> Tensor:
    """Of each node the sum over the edges coming in and, with a sign, going out: ``[num_nodes, ...]``."""
    topology = geometry.topology
    return edge_sum(
        edges,
        topology.senders,
        topology.receivers,
        geometry.nodes.num_receivers,
        sign=sign,
        order=topology.edge_order,
        backend=geometry.execution.backend,
    )


def _hessian(forces: Tensor, positions: Tensor, backend: Resolved) -> Tensor:
    """d2E/d(position)2, ``[3 num_nodes, num_nodes, 3]`` in eV/Å^2."""
    flat = -forces.flatten()
    probes = torch.eye(flat.numel(), dtype=flat.dtype, device=flat.device)
    return _gradients(flat, positions, probes, backend)


def by_positions(values: Tensor, geometry: Geometry, create_graph: bool) -> Tensor:
    """Derivatives of what each graph has by its positions, ``[num_values, num_nodes, 3]``.

    Args:
        values: ``[num_graphs, num_values]``.
        geometry: of the graphs, with positions.
        create_graph: to differentiate once more.
    """
    assert geometry.positions is not None
    probes = torch.eye(values.shape[1], dtype=values.dtype, device=values.device)
    probes = probes.unsqueeze(1).expand(-1, values.shape[0], -1)
    return _gradients(values, geometry.positions, probes, geometry.execution.backend, create_graph)


def _gradients(
    values: Tensor, positions: Tensor, probes: Tensor, backend: Resolved, create_graph: bool = False
) -> Tensor:
    """Of the sum of values with each of the probes as weights, ``[num_probes, num_nodes, 3]``."""
    rows = []
    batched = backend == "reference"  # registered operators compute batched gradients one after the other
    for probe in probes.split(_HESSIAN_CHUNK if batched else 1):
        (block,) = torch.autograd.grad(
            [values],
            [positions],
            [probe if batched else probe[0]],
            retain_graph=True,
            create_graph=create_graph,
            allow_unused=True,
            is_grads_batched=batched,
        )
        shape = len(probe), *positions.shape
        rows.append(positions.new_zeros(shape) if block is None else block.view(shape))
    return torch.cat(rows) if rows else positions.new_zeros(0, *positions.shape)
