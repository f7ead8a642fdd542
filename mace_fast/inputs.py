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
        _check_geometry(geometry)
        return geometry

    positions = data["positions"]
    if not torch.compiler.is_compiling():
        positions.requires_grad_(True)
    num_graphs = int(data["ptr"].numel() - 1)
    cell = data["cell"].view(-1, 3, 3)
    displacement = positions.new_zeros(num_graphs, 3, 3)
    placed, shifts, strain = positions, data["shifts"], None
    if strained:
        given = data.get("displacement")
        displacement = displacement.requires_grad_(True) if given is None else given
        symmetric = 0.5 * (displacement + displacement.transpose(-1, -2))
        of_sender = batch[data["edge_index"][0]]
        before = _sorted(torch.einsum("eb,ebc->ec", data["unit_shifts"], cell[of_sender]), order)
        strain = Strain(symmetric, positions[receivers] - positions[senders] + before)
        placed = positions + torch.einsum("nb,nbc->nc", positions, symmetric[batch])
        shifts = torch.einsum("eb,ebc->ec", data["unit_shifts"], (cell + cell @ symmetric)[of_sender])
    geometry = Geometry(
        vectors=placed[receivers] - placed[senders] + _sorted(shifts, order),
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
    _check_geometry(geometry)
    data["positions"], data["shifts"] = placed, shifts
    return geometry


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

    tensors = [name for name in [*required, "head", "displacement"] if name not in ("natoms", "lammps_class")]
    others = [name for name in tensors if data.get(name) is not None and not torch.is_tensor(data[name])]
    if others:
        raise TypeError(f"{', '.join(others)} must be tensors")

    dtype, device = model.r_max.dtype, model.r_max.device
    floating = ["node_attrs", *(["vectors"] if lammps else ["positions", "shifts", "cell"])]
    floating += ["unit_shifts"] if strained and not lammps else []
    floating += ["displacement"] if strained and data.get("displacement") is not None else []
    for name in floating:
        if data[name].dtype != dtype:
            raise TypeError(f"{name} is {data[name].dtype} but the model is {dtype}: convert the input or the model")
    indices = ["edge_index", "batch", *(["head"] if "head" in data else [])]
    for name in indices:
        if data[name].dtype != torch.int64:
            raise TypeError(f"{name} must be int64, got {data[name].dtype}")
    for name in [*floating, *indices]:
        if data[name].device != device:
            raise ValueError(f"{name} is on {data[name].device} but the model is on {device}: move one of them")

    num_nodes, num_edges = data["node_attrs"].shape[0], data["edge_index"].shape[-1]
    num_receivers = int(data["natoms"][0]) if lammps else num_nodes
    num_graphs = 1 if lammps else data["ptr"].numel() - 1
    if num_receivers == 0:
        raise ValueError("the batch has no nodes: a graph needs at least one atom")
    if not lammps and data["cell"].numel() != 9 * num_graphs:
        raise ValueError(
            f"cell must hold one 3 x 3 matrix for each of the {num_graphs} graphs, got shape {list(data['cell'].shape)}"
        )
    if data["edge_index"].ndim != 2 or data["edge_index"].shape[0] != 2:
        raise ValueError(f"edge_index must have shape [2, num_edges], got {list(data['edge_index'].shape)}")
    shapes: dict[str, tuple[int, ...]] = {
        "node_attrs": (num_nodes, model.atomic_numbers.numel()),
        "positions": (num_nodes, 3),
        "shifts": (num_edges, 3),
        "unit_shifts": (num_edges, 3),
        "vectors": (num_edges, 3),
        "displacement": (num_graphs, 3, 3),
        "batch": (num_receivers,),
        "head": (num_graphs,),
    }
    for name in [*floating, *indices]:
        if name in shapes and tuple(data[name].shape) != shapes[name]:
            raise ValueError(f"{name} must have shape {list(shapes[name])}, got {list(data[name].shape)}")
    for name, spec in (getattr(model, "embedding_specs", None) or {}).items():
        owners, count = ("graph", num_graphs) if spec["per"] == "graph" else ("node", num_receivers)
        if data[name].shape[:1] != (count,):
            raise ValueError(f"{name} must have one entry per {owners}, {count}, got shape {list(data[name].shape)}")
        if spec["type"] == "continuous" and data[name].dtype != dtype:
            raise TypeError(f"{name} is {data[name].dtype} but the model is {dtype}: convert the input or the model")

    if torch.compiler.is_compiling():
        return
    if not bool(((data["batch"] >= 0) & (data["batch"] < num_graphs)).all()):
        raise ValueError(f"batch must lie in [0, {num_graphs - 1}], the graphs of the batch")
    attrs, edge_index = data["node_attrs"].detach(), data["edge_index"]
    if not bool((((attrs == 0) | (attrs == 1)).all(1) & (attrs.sum(1) == 1)).all()):
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


def _check_geometry(geometry: Geometry) -> None:
    """Refuse positions that are not finite and atoms that coincide, before any work is done on them."""
    if torch.compiler.is_compiling():
        return
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
