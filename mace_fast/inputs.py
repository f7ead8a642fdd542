"""From the input dictionary to the geometry that the layers and the derivatives work on."""

from typing import Any

import torch
from torch import Tensor

from mace_fast.evaluated import Evaluated
from mace_fast.exchange import exchange_with
from mace_fast.execution import Execution
from mace_fast.folding import require_ours
from mace_fast.geometry import Geometry, Graphs, Strain, rows_times
from mace_fast.graph import Nodes, Species, Topology, make_species, make_topology
from mace_fast.input_checks import Expects, check_geometry, check_inputs
from mace_fast.kernels import edge_vectors


def prepare(
    expects: Expects,
    execution: Execution,
    data: dict[str, Any],
    strained: bool,
    lammps: bool,
    by_displacement: bool,
) -> Geometry:
    """Read and check the input dictionary of :meth:`mace_fast.MACE.forward`.

    Args:
        expects: what it must be.
        execution: how the operations run.
        data: the input dictionary.
        strained: whether virials or the displacement are wanted.
        lammps: whether the input comes from LAMMPS.
        by_displacement: whether somebody may differentiate by the displacement.

    Raises:
        ValueError: an input is missing, misshaped or not finite, an index is out of range, or two atoms coincide.
        TypeError: a dtype differs from the model's.
    """
    check_inputs(expects, execution.backend, data, strained, lammps)
    sort = execution.backend != "reference"
    num_receivers = int(data["natoms"][0]) if lammps else data["node_attrs"].shape[0]
    topology: Topology | None = data.get("topology")
    if topology is None:
        species: Species | None = data.get("known_species")
        if species is None:
            species = make_species(data["node_attrs"], num_receivers, sort)
        topology = make_topology(data["edge_index"], species, num_receivers, sort)
    heads: Tensor | None = None
    if len(expects.heads) > 1:
        heads = data["head"][data["batch"]] if "head" in data else torch.zeros_like(data["batch"])
    if lammps:
        return _lammps_geometry(execution, data, topology, num_receivers, heads)
    return _geometry(execution, data, topology, heads, strained, by_displacement)


def _lammps_geometry(
    execution: Execution, data: dict[str, Any], topology: Topology, num_receivers: int, heads: Tensor | None
) -> Geometry:
    """One domain, of which LAMMPS gives the edge vectors."""
    vectors = data["vectors"].requires_grad_(True)
    geometry = Geometry(
        vectors=_sorted(vectors, topology),
        topology=topology,
        nodes=Nodes(topology.species, num_receivers, exchange_with(data["lammps_class"])),
        execution=execution,
        # two graphs, mace-torch's number here: the second is empty
        graphs=Graphs(data["batch"], None, 2, heads, execution.backend),
        features=data,
        positions=None,
        cell=vectors.new_zeros(2, 3, 3),
        displacement=None,
        strain=None,
    )
    check_geometry(geometry)
    return geometry


def _geometry(
    execution: Execution,
    data: dict[str, Any],
    topology: Topology,
    heads: Tensor | None,
    strained: bool,
    by_displacement: bool,
) -> Geometry:
    """Graphs with positions, which are differentiated by; with strain, the strained ones are put into the input."""
    positions, num_graphs = data["positions"], data["ptr"].numel() - 1
    cell = data["cell"].view(-1, 3, 3)
    compiling = torch.compiler.is_compiling()
    if not compiling:
        positions.requires_grad_(True)
    elif not positions.requires_grad:
        raise ValueError("positions must require a gradient before a compiled model is called: see mace_fast.compile")
    displacement = positions.new_zeros(num_graphs, 3, 3)
    shifts = _shifts(data, cell) if strained else data["shifts"]
    placed, vectors, strain = positions, _vectors(positions, shifts, topology, execution), None
    if strained:
        given: Tensor | None = data.get("displacement")
        displacement = displacement.requires_grad_(not compiling) if given is None else given
        symmetric: Tensor | None = None
        before = vectors
        # without a displacement of the caller the strain is zero: only a derivative by it could tell them apart
        if given is not None or by_displacement:
            symmetric = 0.5 * (displacement + displacement.transpose(-1, -2))
            placed = positions + rows_times(positions, symmetric[data["batch"]])
            shifts = _shifts(data, cell + cell @ symmetric)
            vectors = _vectors(placed, shifts, topology, execution)
        strain = Strain(symmetric, before)
    geometry = Geometry(
        vectors=vectors,
        topology=topology,
        nodes=Nodes(topology.species, positions.shape[0]),
        execution=execution,
        graphs=Graphs(data["batch"], data["ptr"], num_graphs, heads, execution.backend),
        features=data,
        positions=positions,
        cell=cell,
        displacement=displacement,
        strain=strain,
    )
    check_geometry(geometry)
    if not compiling:
        data["positions"], data["shifts"] = placed, shifts
    return geometry


def topology(model: Evaluated, data: dict[str, Any]) -> Topology:
    """Check and sort what of a batch stays as its atoms move, once for many evaluations.

    Give the result in the input dictionary as ``topology``. A step then sorts nothing, and only asks, on a CPU, whether
    the topology is that of the batch, positions are finite and no two atoms coincide. On a GPU that would make it wait:
    there such positions give NaN, and another topology of the same size wrong numbers. Make it anew when edges or
    species change.

    Args:
        model: that will be evaluated; its backend decides what is sorted.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`.

    Raises:
        ValueError: an input is missing or misshaped, an index is out of range.
        TypeError: a dtype differs from the model's, or the model is not of ``mace_fast``.
    """
    require_ours(model)
    backend = model.execution().backend
    own = {name: value for name, value in data.items() if name not in ("topology", "known_species")}
    check_inputs(model.expects(), backend, own, strained=False, lammps=False)
    sort, num_nodes = backend != "reference", data["node_attrs"].shape[0]
    species = make_species(data["node_attrs"], num_nodes, sort)
    edge_index = data["edge_index"].clone()  # the caller may go on writing into the own one
    return make_topology(edge_index, species, num_nodes, sort)


def _shifts(data: dict[str, Any], cell: Tensor) -> Tensor:
    """Of every edge by the cells of the graphs, ``[G, 3, 3]``."""
    of_sender = cell if len(cell) == 1 else cell[data["batch"][data["edge_index"][0]]]
    return rows_times(data["unit_shifts"], of_sender)


def _vectors(positions: Tensor, shifts: Tensor, topology: Topology, execution: Execution) -> Tensor:
    """Edge vectors, sorted; the shifts are not."""
    senders, receivers, order = topology.senders, topology.receivers, topology.edge_order
    shifts = _sorted(shifts, topology)
    return edge_vectors(positions, shifts, senders, receivers, order=order, backend=execution.backend)


def _sorted(edges: Tensor, topology: Topology) -> Tensor:
    return edges if topology.permutation is None else edges[topology.permutation]
