"""Every check of the input dictionary, before any work is done on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from mace_fast.blocks.embedding import classes
from mace_fast.geometry import Geometry
from mace_fast.graph import Species, Topology, may_wait
from mace_fast.kernels.recorded.tape import numbers_may_change
from mace_fast.kernels.runtime.backends import Resolved
from mace_fast.kernels.runtime.launch import is_recording


@dataclass(frozen=True)
class Expects:
    """What the input of a model must be.

    Attributes:
        dtype: of floating point inputs.
        device: of all tensors.
        num_elements: columns of ``node_attrs``.
        heads: names of the heads.
        num_energies: rows of atomic energies, of which heads beyond have none.
        embedding_specs: what is read besides by name, see :class:`mace_fast.blocks.embedding.GenericJointEmbedding`.
    """

    dtype: torch.dtype
    device: torch.device
    num_elements: int
    heads: list[str]
    num_energies: int
    embedding_specs: Mapping[str, Any]


def check_inputs(expects: Expects, backend: Resolved, data: dict[str, Any], strained: bool, lammps: bool) -> None:
    """Check names, shapes, dtypes, devices and indices of the input dictionary.

    Args:
        expects: what it must be.
        backend: Triton has nodes listed graph by graph.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`.
        strained: whether virials or the displacement are wanted.
        lammps: whether the input comes from LAMMPS.

    Raises:
        ValueError: an input is missing or misshaped, or an index is out of range.
        TypeError: a dtype differs from the model's.
    """
    required = ["node_attrs", "edge_index", "batch"]
    required += ["vectors", "natoms", "lammps_class"] if lammps else ["positions", "shifts", "cell", "ptr"]
    required += ["unit_shifts"] if strained and not lammps else []
    required += expects.embedding_specs
    _check_names(data, required)

    floating = ["node_attrs", *(["vectors"] if lammps else ["positions", "shifts", "cell"])]
    floating += ["unit_shifts"] if strained and not lammps else []
    floating += ["displacement"] if strained and data.get("displacement") is not None else []
    indices = ["edge_index", "batch", *(["head"] if "head" in data else [])]
    _check_types(expects, data, floating, indices)

    sizes = _sizes(data, lammps)
    _check_shapes(expects, data, [*floating, *indices], sizes, lammps)
    topology: Topology | None = data.get("topology")
    species: Species | None = data.get("known_species")
    if topology is not None:
        _check_size_of_topology(topology, sizes)
    elif species is not None:
        _check_size_of_species(species, sizes)
    if not reads_values(expects.device, topology is not None):
        return
    _check_heads(expects, data)
    _check_embedded(expects, data)
    if topology is not None:
        _check_topology_is_of(topology, data)
    else:
        _check_values(backend, data, sizes, lammps)


def check_structure(expects: Expects, head: Tensor, features: Mapping[str, Any], num_nodes: int) -> None:
    """Check what one structure has beside its atoms and edges, as :func:`check_inputs` does it for a batch.

    Args:
        expects: what it must be.
        head: ``[1]`` int64.
        features: what a joint embedding reads, by name.
        num_nodes: of the structure.

    Raises:
        ValueError: a feature is missing, misshaped or out of range, or there is no such head.
        TypeError: the dtype of a feature differs from the model's.
    """
    _check_names(features, list(expects.embedding_specs))
    _check_shapes_of_features(expects, features, 1, num_nodes)
    _check_heads(expects, {"head": head})
    _check_embedded(expects, features)


@dataclass(frozen=True)
class _Sizes:
    """How many there are of what."""

    nodes: int
    receivers: int
    edges: int
    graphs: int


def _sizes(data: dict[str, Any], lammps: bool) -> _Sizes:
    num_nodes, num_edges = data["node_attrs"].shape[0], data["edge_index"].shape[-1]
    if lammps:
        return _Sizes(num_nodes, int(data["natoms"][0]), num_edges, 1)
    return _Sizes(num_nodes, num_nodes, num_edges, data["ptr"].numel() - 1)


def _check_names(data: Mapping[str, Any], required: list[str]) -> None:
    missing = [name for name in required if data.get(name) is None]
    if missing:
        raise ValueError(f"the input dictionary lacks {', '.join(missing)}")
    tensors = [name for name in [*required, "head", "displacement"] if name not in ("natoms", "lammps_class")]
    others = [name for name in tensors if data.get(name) is not None and not torch.is_tensor(data[name])]
    if others:
        raise TypeError(f"{', '.join(others)} must be tensors")


def _check_types(expects: Expects, data: dict[str, Any], floating: list[str], indices: list[str]) -> None:
    """Refuse other dtypes and devices than those of the model."""
    for name in floating:
        if data[name].dtype != expects.dtype:
            raise TypeError(_of_another_dtype(name, data[name], expects))
    for name in indices:
        if data[name].dtype != torch.int64:
            raise TypeError(f"{name} must be int64, got {data[name].dtype}")
    for name in [*floating, *indices]:
        if data[name].device != expects.device:
            raise ValueError(f"{name} is on {data[name].device} but the model is on {expects.device}: move one of them")


def _of_another_dtype(name: str, given: Tensor, expects: Expects) -> str:
    return f"{name} is {given.dtype} but the model is {expects.dtype}: convert the input or the model"


def _check_shapes(expects: Expects, data: dict[str, Any], names: list[str], sizes: _Sizes, lammps: bool) -> None:
    if sizes.receivers == 0:
        raise ValueError("the batch has no nodes: a graph needs at least one atom")
    if not lammps and data["cell"].numel() != 9 * sizes.graphs:
        raise ValueError(
            f"cell must hold one 3 x 3 matrix for each of the {sizes.graphs} graphs, "
            f"got shape {list(data['cell'].shape)}"
        )
    if data["edge_index"].ndim != 2 or data["edge_index"].shape[0] != 2:
        raise ValueError(f"edge_index must have shape [2, num_edges], got {list(data['edge_index'].shape)}")
    shapes: dict[str, tuple[int, ...]] = {
        "node_attrs": (sizes.nodes, expects.num_elements),
        "positions": (sizes.nodes, 3),
        "shifts": (sizes.edges, 3),
        "unit_shifts": (sizes.edges, 3),
        "vectors": (sizes.edges, 3),
        "displacement": (sizes.graphs, 3, 3),
        "batch": (sizes.receivers,),
        "head": (sizes.graphs,),
    }
    for name in names:
        if name in shapes and tuple(data[name].shape) != shapes[name]:
            raise ValueError(f"{name} must have shape {list(shapes[name])}, got {list(data[name].shape)}")
    _check_shapes_of_features(expects, data, sizes.graphs, sizes.receivers)


def _check_shapes_of_features(expects: Expects, data: Mapping[str, Any], num_graphs: int, num_nodes: int) -> None:
    for name, spec in expects.embedding_specs.items():
        owners, count = ("graph", num_graphs) if spec["per"] == "graph" else ("node", num_nodes)
        if data[name].shape[:1] != (count,):
            raise ValueError(f"{name} must have one entry per {owners}, {count}, got shape {list(data[name].shape)}")
        if spec["type"] == "continuous" and data[name].dtype != expects.dtype:
            raise TypeError(_of_another_dtype(name, data[name], expects))


def reads_values(device: torch.device, has_topology: bool) -> bool:
    """Whether values are checked: with a topology made before, a step on a GPU waits for nothing."""
    return may_wait() and not numbers_may_change() and not (has_topology and device.type != "cpu")


def _check_heads(expects: Expects, data: Mapping[str, Any]) -> None:
    """Refuse heads that do not exist; a negative index would be another head's."""
    num_heads = min(len(expects.heads), expects.num_energies)
    if "head" in data and not bool(((data["head"] >= 0) & (data["head"] < num_heads)).all()):
        raise ValueError(
            f"head must lie in [0, {num_heads - 1}]: the model has heads {expects.heads} and {expects.num_energies} "
            f"rows of atomic energies; got {data['head'].flatten()[:8].tolist()}"
        )


def _check_embedded(expects: Expects, data: Mapping[str, Any]) -> None:
    """Refuse charges, spins and the like for which a categorical embedding has no row."""
    for name, spec in expects.embedding_specs.items():
        if spec["type"] != "categorical":
            continue
        feature, offset, count = data[name], spec.get("offset", 0), spec["num_classes"]
        rows = classes(feature, spec)
        if not bool(((rows >= 0) & (rows < count) & (rows == (feature + offset).squeeze(-1))).all()):
            raise ValueError(
                f"{name} must be whole and lie in [{-offset}, {count - offset - 1}] for this model, got "
                f"{feature.flatten()[:8].tolist()}"
            )


def _check_values(backend: Resolved, data: dict[str, Any], sizes: _Sizes, lammps: bool) -> None:
    """Refuse what no graph has, of a batch whose topology is not known."""
    batch, edge_index = data["batch"], data["edge_index"]
    if not bool(((batch >= 0) & (batch < sizes.graphs)).all()):
        raise ValueError(f"batch must lie in [0, {sizes.graphs - 1}], the graphs of the batch")
    if not lammps and backend == "triton":
        ends = torch.bincount(batch, minlength=sizes.graphs).cumsum(0)
        if not bool((batch.diff() >= 0).all()) or not torch.equal(ends, data["ptr"][1:]):
            raise ValueError("batch must ascend and ptr say where each graph begins: the Triton backend sums by ptr")
    species: Species | None = data.get("known_species")
    if species is None:
        attrs = data["node_attrs"].detach()
        if not bool((((attrs == 0) | (attrs == 1)).all(1) & (attrs.sum(1) == 1)).all()):
            raise ValueError("node_attrs must be one-hot rows: every node is exactly one of the model's elements")
    elif not _is_of(species, data):
        raise ValueError("known_species was made for other elements than those of the batch: leave it out")
    if sizes.edges and not bool(((edge_index >= 0) & (edge_index < sizes.nodes)).all()):
        raise ValueError(f"edge_index must lie in [0, {sizes.nodes - 1}], the nodes of the batch")
    if lammps and not bool((edge_index[1] < sizes.receivers).all()):
        raise ValueError(
            f"receivers, edge_index[1], must lie in [0, {sizes.receivers - 1}]: natoms[0] nodes of the domain receive, "
            "the ghosts behind them only send"
        )


def _check_size_of_species(species: Species, sizes: _Sizes) -> None:
    """Refuse species of another batch, as far as sizes show it."""
    if species.element.shape[0] != sizes.nodes:
        raise ValueError(
            f"known_species was made for {species.element.shape[0]} nodes, the batch has {sizes.nodes}: leave it out"
        )
    order = species.order
    if order is not None and order.node_perm.shape[0] != sizes.receivers:
        raise ValueError(
            f"known_species sorts {order.node_perm.shape[0]} nodes, but {sizes.receivers} receive: leave it out, or "
            "give make_species that number"
        )


def _is_of(species: Species, data: dict[str, Any]) -> bool:
    """Whether the species are those of the nodes of a batch."""
    return bool((data["node_attrs"].detach().gather(1, species.element[:, None]) == 1).all())


def _check_size_of_topology(topology: Topology, sizes: _Sizes) -> None:
    """Refuse a topology of another batch, as far as sizes show it; its values were checked when it was made."""
    found = (topology.species.element.shape[0], topology.senders.shape[0])
    if found != (sizes.nodes, sizes.edges):
        raise ValueError(
            f"topology was made for {found[0]} nodes and {found[1]} edges, the batch has {sizes.nodes} and "
            f"{sizes.edges}: make it anew with mace_fast.topology whenever the edges change"
        )


def _check_topology_is_of(topology: Topology, data: dict[str, Any]) -> None:
    """Refuse a topology of other species or edges than those of the batch."""
    edge_index = data["edge_index"] if topology.permutation is None else data["edge_index"][:, topology.permutation]
    same_edges = torch.equal(edge_index[0], topology.senders) and torch.equal(edge_index[1], topology.receivers)
    if not (same_edges and _is_of(topology.species, data)):
        what = "species" if same_edges else "edges"
        raise ValueError(
            f"topology was made for other {what} than those of the batch: make it anew with mace_fast.topology"
        )


def check_geometry(geometry: Geometry) -> None:
    """Refuse positions that are not finite and atoms that coincide, before any work is done on them.

    Raises:
        ValueError: names the node, or the edge.
    """
    if is_recording():  # kernels that only note their launch leave nothing to check
        return
    if not reads_values(geometry.vectors.device, geometry.features.get("topology") is not None):
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
