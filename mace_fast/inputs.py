"""From the input dictionary to the geometry that the layers and the derivatives work on, with every check of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from mace_fast.blocks.embedding import classes
from mace_fast.folding import require_ours
from mace_fast.graph import Nodes, Topology, is_symmetric, make_topology, may_wait
from mace_fast.integrations.lammps import exchange_with
from mace_fast.kernels import edge_vectors
from mace_fast.kernels.runtime.backends import Resolved, resolve, without_loops
from mace_fast.kernels.runtime.launch import is_recording

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
        topology: the sorted edges and the species.
        nodes: the species, ghosts if any, and how the nodes are worked on.
        batch: ``[N]`` graph of each receiver.
        graph_ptr: ``[G + 1]``, where the nodes of each graph begin and end; None with LAMMPS.
        node_heads: ``[N]`` head of each receiver; None where the model has one.
        num_graphs: G.
        features: the input dictionary, for what an embedding reads of it.
        positions: ``[N, 3]`` in Å before the strain; None with LAMMPS, which gives vectors.
        cell: ``[G, 3, 3]`` in Å before the strain.
        displacement: ``[G, 3, 3]`` as returned; None with LAMMPS.
        strain: None where no virials are wanted.
    """

    vectors: Tensor
    topology: Topology
    nodes: Nodes
    batch: Tensor
    graph_ptr: Tensor | None
    node_heads: Tensor | None
    num_graphs: int
    features: dict[str, Any]
    positions: Tensor | None
    cell: Tensor
    displacement: Tensor | None
    strain: Strain | None

    def in_given_order(self, edges: Tensor) -> Tensor:
        """Rows of the edges in the order in which the caller listed them."""
        permutation = self.topology.permutation
        return edges if permutation is None else torch.empty_like(edges).index_copy(0, permutation, edges)


def prepare(model: "MACE", data: dict[str, Any], strained: bool, lammps: bool, twice: bool) -> Geometry:
    """Read and check the input dictionary of :meth:`mace_fast.MACE.forward`.

    Args:
        model: that is evaluated.
        data: the input dictionary.
        strained: whether virials or the displacement are wanted.
        lammps: whether the input comes from LAMMPS.
        twice: whether second derivatives are wanted.

    Raises:
        ValueError: an input is missing, misshaped or not finite, an index is out of range, or two atoms coincide.
        TypeError: a dtype differs from the model's.
    """
    check_inputs(model, data, strained, lammps)
    backend = resolve(model.backend, model.r_max.device)
    num_nodes = data["node_attrs"].shape[0]
    num_receivers = int(data["natoms"][0]) if lammps else num_nodes
    topology: Topology | None = data.get("topology")
    if topology is None:
        species = data["node_attrs"].argmax(dim=1)
        num_elements = data["node_attrs"].shape[1]
        topology = make_topology(data["edge_index"], species, num_receivers, num_elements, backend != "reference")
    nodes = Nodes(
        species=topology.species,
        present=topology.present,
        present_index=topology.present_index,
        order=topology.nodes,
        num_receivers=num_receivers,
        backend=backend,
        precision=model.precision,
        fused=backend == "triton" and not twice,
        exchange=exchange_with(data["lammps_class"]) if lammps else None,
    )
    batch = data["batch"]
    heads = None
    if len(model.heads) > 1:
        heads = data["head"][batch] if "head" in data else torch.zeros_like(batch)
    if lammps:
        vectors = data["vectors"].requires_grad_(True)
        geometry = Geometry(
            vectors=_sorted(vectors, topology),
            topology=topology,
            nodes=nodes,
            batch=batch,
            graph_ptr=None,
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
    compiling = torch.compiler.is_compiling()
    if not compiling:
        positions.requires_grad_(True)
    elif not positions.requires_grad:
        raise ValueError("positions must require a gradient before a compiled model is called: see mace_fast.compile")
    num_graphs = data["ptr"].numel() - 1
    cell = data["cell"].view(-1, 3, 3)
    displacement = positions.new_zeros(num_graphs, 3, 3)
    placed, shifts, strain = positions, data["shifts"], None
    if strained:
        given = data.get("displacement")
        displacement = displacement.requires_grad_(not compiling) if given is None else given
        symmetric = 0.5 * (displacement + displacement.transpose(-1, -2))
        of_sender = batch[data["edge_index"][0]]
        before = _sorted(torch.einsum("eb,ebc->ec", data["unit_shifts"], cell[of_sender]), topology)
        strain = Strain(symmetric, _vectors(positions, before, topology, backend))
        placed = positions + torch.einsum("nb,nbc->nc", positions, symmetric[batch])
        shifts = torch.einsum("eb,ebc->ec", data["unit_shifts"], (cell + cell @ symmetric)[of_sender])
    geometry = Geometry(
        vectors=_vectors(placed, _sorted(shifts, topology), topology, backend),
        topology=topology,
        nodes=nodes,
        batch=batch,
        graph_ptr=data["ptr"],
        node_heads=heads,
        num_graphs=num_graphs,
        features=data,
        positions=positions,
        cell=cell,
        displacement=displacement,
        strain=strain,
    )
    _check_geometry(geometry)
    if not compiling:
        data["positions"], data["shifts"] = placed, shifts
    return geometry


def topology(model: "MACE", data: dict[str, Any], *, symmetric: bool = False) -> Topology:
    """Check and sort what of a batch stays as its atoms move, once for many evaluations.

    Give the result in the input dictionary as ``topology``. A step then sorts nothing, and only asks, on a CPU, whether
    the topology is that of the batch, positions are finite and no two atoms coincide. On a GPU that would make it wait:
    there such positions give NaN, and another topology of the same size wrong numbers. Make it anew when edges or
    species change.

    Args:
        model: that will be evaluated; its backend decides what is sorted.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`.
        symmetric: let Triton compute both gradients of a layer in one kernel, which shares the radial weights of an
            edge and its reverse (a quarter of the layer's matrix products less, not measured yet). Every edge must
            have its reverse, as in the list of all neighbours within a cutoff.

    Raises:
        ValueError: an input is missing or misshaped, an index is out of range, or an edge has no reverse where the
            graph is said to be symmetric.
        TypeError: a dtype differs from the model's, or the model is not of ``mace_fast``.
    """
    require_ours(model)
    check_inputs(model, {name: value for name, value in data.items() if name != "topology"}, False, False)
    if symmetric:
        require_symmetric(data)
    num_nodes, num_elements = data["node_attrs"].shape
    sort = resolve(model.backend, model.r_max.device) != "reference"
    edge_index = data["edge_index"].clone()  # the caller may go on writing into the own one
    made = make_topology(edge_index, data["node_attrs"].argmax(dim=1), num_nodes, num_elements, sort)
    return made._replace(symmetric=symmetric)


def require_symmetric(data: dict[str, Any]) -> None:
    """Refuse a graph in which an edge has no reverse."""
    if not is_symmetric(data["edge_index"], data["shifts"]):
        raise ValueError(
            "symmetric=True, but some edge has no reverse of exactly the opposite shift: give the full list of "
            "neighbours, or leave symmetric out"
        )


def _vectors(positions: Tensor, shifts: Tensor, topology: Topology, backend: Resolved) -> Tensor:
    """Edge vectors of sorted edges."""
    ends = (topology.senders, topology.receivers)
    return edge_vectors(positions, shifts, *ends, order=topology.edges, backend=without_loops(backend))


def _sorted(edges: Tensor, topology: Topology) -> Tensor:
    return edges if topology.permutation is None else edges[topology.permutation]


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

    known = data.get("topology") is not None
    if known:
        _check_topology(data["topology"], num_nodes, num_edges)
    if not _reads_values(device, known):
        return
    _check_heads(model, data)
    _check_embedded(model, data)
    if known:
        _check_topology_is_of(data)
        return
    if not bool(((data["batch"] >= 0) & (data["batch"] < num_graphs)).all()):
        raise ValueError(f"batch must lie in [0, {num_graphs - 1}], the graphs of the batch")
    if not lammps and resolve(model.backend, device) == "triton":
        sizes = torch.bincount(data["batch"], minlength=num_graphs).cumsum(0)
        if not bool((data["batch"].diff() >= 0).all()) or not torch.equal(sizes, data["ptr"][1:]):
            raise ValueError("batch must ascend and ptr say where each graph begins: the Triton backend sums by ptr")
    attrs, edge_index = data["node_attrs"].detach(), data["edge_index"]
    if not bool((((attrs == 0) | (attrs == 1)).all(1) & (attrs.sum(1) == 1)).all()):
        raise ValueError("node_attrs must be one-hot rows: every node is exactly one of the model's elements")
    if num_edges and not bool(((edge_index >= 0) & (edge_index < num_nodes)).all()):
        raise ValueError(f"edge_index must lie in [0, {num_nodes - 1}], the nodes of the batch")


def _check_heads(model: "MACE", data: dict[str, Any]) -> None:
    """Refuse heads that do not exist; a negative index would be another head's."""
    rows = torch.atleast_2d(model.atomic_energies_fn.atomic_energies).shape[0]
    num_heads = min(len(model.heads), rows)
    if "head" in data and not bool(((data["head"] >= 0) & (data["head"] < num_heads)).all()):
        raise ValueError(
            f"head must lie in [0, {num_heads - 1}]: the model has heads {model.heads} and {rows} rows of atomic "
            f"energies; got {data['head'].flatten()[:8].tolist()}"
        )


def _reads_values(device: torch.device, known: bool) -> bool:
    """Whether values are checked: with a topology made before, a step on a GPU waits for nothing."""
    return may_wait() and not (known and device.type != "cpu")


def _check_topology(topology: Topology, num_nodes: int, num_edges: int) -> None:
    """Refuse a topology of another batch, as far as sizes show it; its values were checked when it was made."""
    found = (topology.species.shape[0], topology.senders.shape[0])
    if found != (num_nodes, num_edges):
        raise ValueError(
            f"topology was made for {found[0]} nodes and {found[1]} edges, the batch has {num_nodes} and {num_edges}: "
            "make it anew with mace_fast.topology whenever the edges change"
        )


def _check_topology_is_of(data: dict[str, Any]) -> None:
    """Refuse a topology of other species or edges than those of the batch."""
    topology: Topology = data["topology"]
    edge_index = data["edge_index"] if topology.permutation is None else data["edge_index"][:, topology.permutation]
    same_edges = torch.equal(edge_index[0], topology.senders) and torch.equal(edge_index[1], topology.receivers)
    if not (same_edges and bool((data["node_attrs"].detach().gather(1, topology.species[:, None]) == 1).all())):
        what = "species" if same_edges else "edges"
        raise ValueError(
            f"topology was made for other {what} than those of the batch: make it anew with mace_fast.topology"
        )


def _check_embedded(model: "MACE", data: dict[str, Any]) -> None:
    """Refuse charges, spins and the like for which a categorical embedding has no row."""
    for name, spec in (getattr(model, "embedding_specs", None) or {}).items():
        if spec["type"] != "categorical":
            continue
        feature, offset, count = data[name], spec.get("offset", 0), spec["num_classes"]
        rows = classes(feature, spec)
        if not bool(((rows >= 0) & (rows < count) & (rows == (feature + offset).squeeze(-1))).all()):
            raise ValueError(
                f"{name} must be whole and lie in [{-offset}, {count - offset - 1}] for this model, got "
                f"{feature.flatten()[:8].tolist()}"
            )


def _check_geometry(geometry: Geometry) -> None:
    """Refuse positions that are not finite and atoms that coincide, before any work is done on them."""
    if is_recording():  # kernels that only note their launch leave nothing to check
        return
    if not _reads_values(geometry.vectors.device, geometry.features.get("topology") is not None):
        return
    if geometry.positions is not None and not bool(torch.isfinite(geometry.positions.detach()).all()):
        node = int((~torch.isfinite(geometry.positions.detach()).all(1)).nonzero()[0])
        raise ValueError(f"positions of node {node} are not finite: {geometry.positions[node].tolist()}")
    lengths = torch.linalg.vector_norm(geometry.vectors.detach(), dim=1)
    if not bool((lengths > 0).all()) or not bool(torch.isfinite(lengths).all()):
        edge = int((~((lengths > 0) & torch.isfinite(lengths))).nonzero()[0])
        sender, receiver = int(geometry.topology.senders[edge]), int(geometry.topology.receivers[edge])
        raise ValueError(
            f"the edge from node {sender} to node {receiver} has length "
            f"{float(lengths[edge])} Å: two atoms coincide, or a shift or cell is wrong; lengths must be positive"
        )
