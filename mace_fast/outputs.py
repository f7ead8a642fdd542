"""From energies to forces, virials, stress, Hessian and what is resolved by edge or atom.

All of them are sums of one tensor, the derivative of the energy with respect to the edge vectors.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.inputs import Geometry, Strain

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

    training: bool
    force: bool
    virials: bool
    stress: bool
    hessian: bool
    edge_forces: bool
    atomic_stresses: bool


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


def sum_by_graph(node_energies: Tensor, geometry: Geometry) -> Tensor:
    """Sum ``[num_nodes]`` energies by graph, in float64 whatever their dtype; ``[num_graphs]`` in that dtype."""
    total = node_energies.new_zeros(geometry.num_graphs, dtype=torch.float64)
    return total.index_add(0, geometry.batch, node_energies.double()).to(node_energies.dtype)


def derivatives(energy: Tensor, geometry: Geometry, wanted: Wanted) -> Derivatives:
    """Differentiate the energies of all graphs, ``[num_graphs]`` in eV.

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
    gradient = _edge_gradient(energy, geometry.vectors, create_graph)
    forces = hessian = virials = stress = atomic_virials = atomic_stresses = None
    with torch.set_grad_enabled(create_graph):
        if positions is not None:
            forces = _forces(gradient, geometry)
            hessian = _hessian(forces, positions) if wanted.hessian else None
        if strain is not None:
            strain_gradient = _strain_gradient(gradient, geometry, strain)
            virials = -strain_gradient
            stress = _per_volume(strain_gradient, geometry.cell) if wanted.stress else torch.zeros_like(virials)
        if wanted.atomic_stresses:
            atomic_virials, atomic_stresses = _atomic(gradient, geometry)
        edge_forces = geometry.in_given_order(gradient) if by_edge else None
    return Derivatives(forces, edge_forces, virials, stress, atomic_virials, atomic_stresses, hessian)


def _edge_gradient(energy: Tensor, vectors: Tensor, create_graph: bool) -> Tensor:
    """dE/d(vector) of every edge, ``[num_edges, 3]`` in eV/Å."""
    (gradient,) = torch.autograd.grad(
        [energy], [vectors], [torch.ones_like(energy)], create_graph=create_graph, allow_unused=True
    )
    return torch.zeros_like(vectors) if gradient is None else gradient


def _forces(gradient: Tensor, geometry: Geometry) -> Tensor:
    """Minus dE/d(position) before the strain, ``[num_nodes, 3]``."""
    by_node = gradient.new_zeros(geometry.nodes.num_receivers, 3)
    by_node = by_node.index_add(0, geometry.receivers, gradient).index_add(0, geometry.senders, -gradient)
    if geometry.strain is not None:
        by_node = by_node + torch.einsum("nbc,nc->nb", geometry.strain.symmetric[geometry.batch], by_node)
    return -by_node


def _strain_gradient(gradient: Tensor, geometry: Geometry, strain: Strain) -> Tensor:
    """dE/d(displacement), symmetric, ``[num_graphs, 3, 3]`` in eV."""
    outer = strain.vectors.unsqueeze(2) * gradient.unsqueeze(1)
    total = outer.new_zeros(geometry.num_graphs, 3, 3).index_add(0, geometry.batch[geometry.receivers], outer)
    return 0.5 * (total + total.transpose(1, 2))


def _per_volume(tensors: Tensor, cell: Tensor) -> Tensor:
    """Divide by the volume of each cell; zero where there is none."""
    stresses = tensors / torch.linalg.det(cell).abs().view(-1, 1, 1)
    return torch.where(stresses.abs() < _MAX_STRESS, stresses, torch.zeros_like(stresses))


def _atomic(gradient: Tensor, geometry: Geometry) -> tuple[Tensor, Tensor]:
    """Virials and stresses by atom, ``[num_nodes, 3, 3]``; each edge gives half to either end."""
    outer = 0.5 * gradient.unsqueeze(2) * geometry.vectors.unsqueeze(1)
    total = outer.new_zeros(geometry.nodes.num_receivers, 3, 3)
    total = total.index_add(0, geometry.receivers, outer).index_add(0, geometry.senders, outer)
    total = 0.5 * (total + total.transpose(1, 2))
    return -total, _per_volume(total, geometry.cell[geometry.batch])


def _hessian(forces: Tensor, positions: Tensor) -> Tensor:
    """d2E/d(position)2, ``[3 num_nodes, num_nodes, 3]`` in eV/Å^2."""
    flat = -forces.flatten()
    rows = []
    for probe in torch.eye(flat.numel(), dtype=flat.dtype, device=flat.device).split(_HESSIAN_CHUNK):
        (block,) = torch.autograd.grad(
            [flat], [positions], [probe], retain_graph=True, allow_unused=True, is_grads_batched=True
        )
        rows.append(forces.new_zeros(len(probe), *forces.shape) if block is None else block)
    return torch.cat(rows) if rows else forces.new_zeros(0, *forces.shape)
