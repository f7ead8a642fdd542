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


def derivatives(
    energy: Tensor,
    geometry: Geometry,
    *,
    training: bool,
    force: bool,
    virials: bool,
    stress: bool,
    hessian: bool,
    edge_forces: bool,
    atomic_stresses: bool,
) -> Derivatives:
    """Differentiate the energy of every graph.

    Args:
        energy: ``[num_graphs]`` in eV.
        geometry: what it was computed from.
        training: keep the graph of the results.
        force: forces are wanted; virials and stress imply them.
        virials: virials are wanted.
        stress: stress is wanted.
        hessian: second derivatives are wanted.
        edge_forces: derivatives by edge are wanted.
        atomic_stresses: virials and stresses by atom are wanted.

    Returns:
        What was wanted.

    Raises:
        ValueError: the Hessian is asked for without forces.
    """
    strain = geometry.strain if virials or stress else None
    positions = geometry.positions
    wants_forces = positions is not None and (force or strain is not None)
    if hessian and not wants_forces:
        raise ValueError("compute_hessian needs compute_force: the Hessian is the derivative of the forces")
    if not (wants_forces or edge_forces or atomic_stresses):
        return Derivatives()
    gradient = _edge_gradient(energy, geometry.vectors, create_graph=training or hessian)

    forces = _forces(gradient, geometry) if wants_forces else None
    virial = stress_tensor = None
    if strain is not None:
        strain_gradient = _strain_gradient(gradient, geometry, strain)
        virial = -strain_gradient
        stress_tensor = torch.zeros_like(strain_gradient)
        if stress:
            stress_tensor = _per_volume(strain_gradient, geometry.cell)
    atomic_virial = atomic_stress = None
    if atomic_stresses:
        atomic_virial, atomic_stress = _atomic(gradient, geometry)
    return Derivatives(
        forces=forces,
        edge_forces=geometry.in_given_order(gradient) if edge_forces or atomic_stresses else None,
        virials=virial,
        stress=stress_tensor,
        atomic_virials=atomic_virial,
        atomic_stresses=atomic_stress,
        hessian=_hessian(forces, positions) if hessian and forces is not None and positions is not None else None,
    )


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
