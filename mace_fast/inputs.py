"""From the input dictionary to the geometry that the layers and the derivatives work on, with every check of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from mace_fast.graph import Nodes, receiver_order
from mace_fast.integrations.lammps import exchange_with

if TYPE_CHECKING:
    from mace_fast.models import MACE


@dataclass(frozen=True)
class Strain:
    """A symmetric strain of every graph, for virials and stress.

    Attributes:
        symmetric: ``[G, 3, 3]``, the symmetric part of the displacement.
        vectors: ``[E, 3]`` in Å, the edge vectors before the strain.
    """

    symmetric: Tensor
    vectors: Tensor


@dataclass(frozen=True)
class Geometry:
    """A batch of graphs with its edges sorted by receiver; N receivers, E edges, G graphs.

    Attributes:
        vectors: ``[E, 3]``, receiver minus sender in Å, strained if there is a strain.
        senders: ``[E]`` int64.
        receivers: ``[E]`` int64, ascending.
        order: ``[E]`` position of each edge in the caller's list; None if that was sorted.
        nodes: species, and ghosts if any.
        batch: ``[N]`` graph of each receiver.
        node_heads: ``[N]`` head of each receiver.
        num_graphs: G.
        features: the input dictionary, for what an embedding reads of it.
        positions: ``[N, 3]`` in Å before the strain; None with LAMMPS, which gives vectors.
        cell: ``[G, 3, 3]`` in Å before the strain.
        displacement: ``[G, 3, 3]`` as returned; None with LAMMPS.
        strain: None where no virials are wanted.
    """

    vectors: Tensor
    senders: Tensor
    receivers: Tensor
    order: Tensor | None
    nodes: Nodes
    batch: Tensor
    node_heads: Tensor
    num_graphs: int
    features: dict[str, Any]
    positions: Tensor | None
    cell: Tensor
    displacement: Tensor | None
    strain: Strain | None

    def in_given_order(self, edges: Tensor) -> Tensor:
        """Rows of the edges in the order in which the caller listed them."""
        return edges if self.order is None else torch.empty_like(edges).index_copy(0, self.order, edges)


def prepare(model: "MACE", data: dict[str, Any], strained: bool, lammps: bool) -> Geometry:
    """Read and check the input dictionary of :meth:`mace_fast.MACE.forward`.

    Raises:
        ValueError: an input is missing, misshaped or not finite, an index is out of range, or two atoms coincide.
        TypeError: a dtype differs from the model's.
    """
    check_inputs(model, data, strained, lammps)
    order = receiver_order(data["edge_index"][1])
    senders, receivers = data["edge_index"] if order is None else data["edge_index"][:, order]
    species = data["node_attrs"].argmax(dim=1)
    batch = data["batch"]
    heads = data["head"][batch] if "head" in data else torch.zeros_like(batch)
    if lammps:
        num_real = int(data["natoms"][0])
        vectors = data["vectors"].requires_grad_(True)
        geometry = Geometry(
            vectors=_sorted(vectors, order),
            senders=senders,
            receivers=receivers,
            order=order,
            nodes=Nodes.from_species(species, num_real, exchange_with(data["lammps_class"])),
            batch=batch,
            node_heads=heads,
            num_graphs=2,  # mace-torch's number here: the second graph is empty
            features=data,
            positions=None,
            cell=vectors.new_zeros(2, 3, 3),
            displacement=None,
            strain=None,
        )
        return _check_geometry(geometry)

    positions = data["positions"]
    if not torch.compiler.is_compiling():
        positions.requires_grad_(True)
    num_graphs = int(data["ptr"].numel() - 1)
    cell = data["cell"].view(-1, 3, 3)
    displacement = positions.new_zeros(num_graphs, 3, 3)
    strain = None
    if strained:
        given = data.get("displacement")
        displacement = displacement.requires_grad_(True) if given is None else given
        symmetric = 0.5 * (displacement + displacement.transpose(-1, -2))
        of_sender = batch[data["edge_index"][0]]
        shifts = torch.einsum("eb,ebc->ec", data["unit_shifts"], cell[of_sender])
        strain = Strain(symmetric, positions[receivers] - positions[senders] + _sorted(shifts, order))
        data["positions"] = positions + torch.einsum("nb,nbc->nc", positions, symmetric[batch])
        data["shifts"] = torch.einsum("eb,ebc->ec", data["unit_shifts"], (cell + cell @ symmetric)[of_sender])
    placed = data["positions"]
    geometry = Geometry(
        vectors=placed[receivers] - placed[senders] + _sorted(data["shifts"], order),
        senders=senders,
        receivers=receivers,
        order=order,
        nodes=Nodes.from_species(species, len(species)),
        batch=batch,
        node_heads=heads,
        num_graphs=num_graphs,
        features=data,
        positions=positions,
        cell=cell,
        displacement=displacement,
        strain=strain,
    )
    return _check_geometry(geometry)


def _sorted(edges: Tensor, order: Tensor | None) -> Tensor:
    return edges if order is None else edges[order]


def check_inputs(model: "MACE", data: dict[str, Any], strained: bool, lammps: bool) -> None:
    """Check names, shapes, dtypes, devices and indices of the input dictionary."""
    required = ["node_attrs", "edge_index", "batch"]
    required += ["vectors", "natoms", "lammps_class"] if lammps else ["positions", "shifts", "cell", "ptr"]
    required += ["unit_shifts"] if strained and not lammps else []
    required += list(getattr(model, "embedding_specs", None) or [])
    missing = [name for name in required if data.get(name) is None]
    if missing:
        raise ValueError(f"the input dictionary lacks {', '.join(missing)}")

    dtype, device = model.r_max.dtype, model.r_max.device
    floating = ["node_attrs", *(["vectors"] if lammps else ["positions", "shifts", "cell"])]
    for name in floating + (["unit_shifts"] if strained and not lammps else []):
        if data[name].dtype != dtype:
            raise TypeError(f"{name} is {data[name].dtype} but the model is {dtype}: convert the input or the model")
    for name in [*floating, "edge_index", "batch"]:
        if data[name].device != device:
            raise ValueError(f"{name} is on {data[name].device} but the model is on {device}: move one of them")

    num_nodes, num_edges = data["node_attrs"].shape[0], data["edge_index"].shape[-1]
    num_elements = model.atomic_numbers.numel()
    shapes: dict[str, tuple[int, ...]] = {"node_attrs": (num_nodes, num_elements), "edge_index": (2, num_edges)}
    if lammps:
        shapes |= {"vectors": (num_edges, 3)}
    else:
        shapes |= {"positions": (num_nodes, 3), "shifts": (num_edges, 3), "batch": (num_nodes,)}
        if data["cell"].numel() != 9 * (data["ptr"].numel() - 1):
            raise ValueError(
                f"cell must hold one 3 x 3 matrix for each of the {data['ptr'].numel() - 1} graphs, "
                f"got shape {list(data['cell'].shape)}"
            )
    if strained and not lammps:
        shapes |= {"unit_shifts": (num_edges, 3)}
    for name, shape in shapes.items():
        if tuple(data[name].shape) != shape:
            raise ValueError(f"{name} must have shape {list(shape)}, got {list(data[name].shape)}")

    if torch.compiler.is_compiling():
        return
    attrs, edge_index = data["node_attrs"].detach(), data["edge_index"]
    if not bool(((attrs.amax(1) == 1) & (attrs.sum(1) == 1)).all() if num_nodes else True):
        raise ValueError("node_attrs must be one-hot rows: every node is exactly one of the model's elements")
    rows = torch.atleast_2d(model.atomic_energies_fn.atomic_energies).shape[0]
    num_heads = min(len(model.heads), rows)
    if "head" in data and not bool(((data["head"] >= 0) & (data["head"] < num_heads)).all()):
        raise ValueError(
            f"head must lie in [0, {num_heads - 1}]: the model has heads {model.heads} and {rows} rows of atomic "
            f"energies; got {data['head'].flatten()[:8].tolist()}"
        )
    if num_edges and not bool(((edge_index >= 0) & (edge_index < num_nodes)).all()):
        raise ValueError(f"edge_index must lie in [0, {num_nodes - 1}], the nodes of the batch")


def _check_geometry(geometry: Geometry) -> Geometry:
    """Refuse positions that are not finite and atoms that coincide, before any work is done on them."""
    if torch.compiler.is_compiling():
        return geometry
    if geometry.positions is not None and not bool(torch.isfinite(geometry.positions.detach()).all()):
        node = int((~torch.isfinite(geometry.positions.detach()).all(1)).nonzero()[0])
        raise ValueError(f"positions of node {node} are not finite: {geometry.positions[node].tolist()}")
    lengths = torch.linalg.vector_norm(geometry.vectors.detach(), dim=1)
    if not bool((lengths > 0).all()) or not bool(torch.isfinite(lengths).all()):
        edge = int((~((lengths > 0) & torch.isfinite(lengths))).nonzero()[0])
        raise ValueError(
            f"the edge from node {int(geometry.senders[edge])} to node {int(geometry.receivers[edge])} has length "
            f"{float(lengths[edge])} Å: two atoms coincide, or a shift or cell is wrong; lengths must be positive"
        )
    return geometry
