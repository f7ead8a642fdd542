"""Structures to the dictionary of tensors that a model reads, key by key that of mace-torch.

A dictionary is always a batch: ``atoms_to_data`` returns a batch of one structure, ``collate`` joins batches.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from ase import Atoms
from ase.data import chemical_symbols
from torch import Tensor

from mace_fast.arguments import whole_numbers
from mace_fast.device_neighbours import DeviceNeighbourList
from mace_fast.neighbours import NeighbourList, neighbour_list, real_array, require_volume, spans_volume

# Name of a model input -> key in `atoms.info` (one value per structure) or `atoms.arrays` (one per atom).
INFO_KEYS: Mapping[str, str] = MappingProxyType(
    {"total_spin": "spin", "total_charge": "charge", "external_field": "external_field"}
)
ARRAYS_KEYS: Mapping[str, str] = MappingProxyType({"charges": "Qs"})
# What mace-torch assumes where a structure does not say: charge in e, spin multiplicity, electronic temperature.
DEFAULT_SCALARS: Mapping[str, float] = MappingProxyType({"total_charge": 0.0, "total_spin": 1.0, "elec_temp": 0.0})


def atoms_to_data(
    atoms: Atoms,
    atomic_numbers: Sequence[int] | Tensor,
    r_max: float | Tensor,
    dtype: torch.dtype = torch.float64,
    device: str | torch.device = "cpu",
    *,
    head: int = 0,
    info_keys: Mapping[str, str] = INFO_KEYS,
    arrays_keys: Mapping[str, str] = ARRAYS_KEYS,
    neighbours: NeighbourList | None = None,
) -> dict[str, Tensor]:
    """Make a model's input for one structure.

    Args:
        atoms: structure in Å.
        atomic_numbers: elements of the model, in its order, such as ``model.atomic_numbers``.
        r_max: cutoff of the model in Å, such as ``model.r_max``.
        dtype: of every floating tensor; that of the model.
        device: where the tensors go.
        head: index of the model's head.
        info_keys: name of an input -> key in ``atoms.info``.
        arrays_keys: name of an input -> key in ``atoms.arrays``.
        neighbours: edges within ``r_max``, if known already.

    Returns:
        ``species_inputs``, ``geometry_inputs`` and ``property_inputs`` in one dictionary.

    Raises:
        ValueError: no atoms; an element the model does not know; a property of the wrong shape; whatever
            ``neighbour_list`` refuses.
    """
    inputs = species_inputs(atoms.numbers, atomic_numbers, head, dtype, device)
    cell, pbc = atoms.cell.array, atoms.pbc
    if neighbours is None:
        neighbours = neighbour_list(atoms.positions, cell, pbc, float(r_max))
    inputs |= geometry_inputs(atoms.positions, cell, pbc, neighbours, dtype, device)
    return inputs | property_inputs(atoms, info_keys, arrays_keys, dtype, device)


def species_inputs(
    numbers: npt.ArrayLike,
    atomic_numbers: Sequence[int] | Tensor,
    head: int,
    dtype: torch.dtype,
    device: str | torch.device,
) -> dict[str, Tensor]:
    """Make the inputs that depend on the elements alone.

    Args:
        numbers: ``[num_nodes]`` atomic number of each atom.
        atomic_numbers: elements of the model, in its order.
        head: index of the model's head.
        dtype: of ``node_attrs``.
        device: where the tensors go.

    Returns:
        ``node_attrs`` ``[num_nodes, num_elements]`` one-hot; ``batch`` ``[num_nodes]``, ``ptr`` ``[2]`` and ``head``
        ``[1]``, all int64.

    Raises:
        ValueError: no atoms, an element that is not in ``atomic_numbers``, or a number or head that is not whole.
    """
    elements = torch.from_numpy(element_indices(numbers, atomic_numbers))
    return {
        "node_attrs": torch.nn.functional.one_hot(elements, len(atomic_numbers)).to(device, dtype),
        "batch": torch.zeros(len(elements), dtype=torch.int64, device=device),
        "ptr": torch.tensor([0, len(elements)], device=device),
        "head": torch.from_numpy(whole_numbers([head], "indices of heads")).to(device),
    }


def element_indices(numbers: npt.ArrayLike, atomic_numbers: Sequence[int] | Tensor) -> npt.NDArray[np.int64]:
    """Where the element of each atom stands in the list of the model, ``[num_nodes]``.

    Args:
        numbers: ``[num_nodes]`` atomic number of each atom.
        atomic_numbers: elements of the model, in its order.

    Raises:
        ValueError: no atoms, an element that is not in ``atomic_numbers``, or a number that is not whole.
    """
    numbers = whole_numbers(numbers, "atomic numbers")
    atomic_numbers = whole_numbers(atomic_numbers, "elements of the model").tolist()
    if len(numbers) == 0:
        raise ValueError("the structure has no atoms: give at least one")
    if unknown := sorted(set(numbers.tolist()) - set(atomic_numbers)):
        names = ", ".join(chemical_symbols[z] if 0 <= z < len(chemical_symbols) else f"element {z}" for z in unknown)
        known = ", ".join(chemical_symbols[z] for z in atomic_numbers[:12])
        known += f" and {len(atomic_numbers) - 12} more" if len(atomic_numbers) > 12 else ""
        raise ValueError(f"the model does not know {names}; it knows {known}: use a model trained on these elements")
    species = np.zeros(max(atomic_numbers) + 1, dtype=np.int64)
    species[list(atomic_numbers)] = np.arange(len(atomic_numbers))
    indices: npt.NDArray[np.int64] = species[numbers]
    return indices


def geometry_inputs(
    positions: npt.NDArray[np.float64],
    cell: npt.NDArray[np.float64],
    pbc: npt.NDArray[np.bool_],
    neighbours: NeighbourList | DeviceNeighbourList,
    dtype: torch.dtype,
    device: str | torch.device,
) -> dict[str, Tensor]:
    """Make the inputs that depend on where the atoms are.

    Args:
        positions: ``[num_nodes, 3]`` in Å.
        cell: ``[3, 3]`` lattice vectors as rows, in Å.
        pbc: ``[3]`` periodicity of each axis.
        neighbours: the edges.
        dtype: of the floating tensors.
        device: where the tensors go.

    Returns:
        ``positions`` ``[num_nodes, 3]``, ``edge_index`` ``[2, num_edges]`` int64, ``shifts`` and ``unit_shifts``
        ``[num_edges, 3]``, ``cell`` ``[3, 3]`` (``model_cell``), ``pbc`` ``[1, 3]`` bool.

    Raises:
        ValueError: positions or cell are complex.
    """
    lattice = model_cell(cell, pbc)
    if isinstance(neighbours, DeviceNeighbourList):
        edge_index = torch.stack((neighbours.senders, neighbours.receivers))
        unit_shifts = neighbours.unit_shifts.double()
        shifts = unit_shifts @ unit_shifts.new_tensor(lattice)
    else:
        edge_index = torch.from_numpy(np.stack((neighbours.senders, neighbours.receivers)))
        unit_shifts = torch.from_numpy(neighbours.unit_shifts.astype(np.float64))
        shifts = torch.from_numpy(unit_shifts.numpy() @ lattice)
    return {
        "positions": position_input(positions, dtype, device),
        "edge_index": edge_index.to(device),
        "shifts": shifts.to(device, dtype),
        "unit_shifts": unit_shifts.to(device, dtype),
        "cell": torch.from_numpy(lattice).to(device, dtype),
        "pbc": torch.from_numpy(np.array(pbc, dtype=bool)[None]).to(device),
    }


def position_input(positions: npt.NDArray[np.float64], dtype: torch.dtype, device: str | torch.device) -> Tensor:
    """Make the input ``positions``, ``[num_nodes, 3]`` in Å, in memory of its own.

    Raises:
        ValueError: they are complex.
    """
    return torch.from_numpy(np.array(real_array(positions, "positions"))).to(device, dtype)


def model_cell(cell: npt.NDArray[np.float64], pbc: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return the cell by whose volume the model divides to get a stress, with the lattice vectors of periodic axes.

    That is the cell as given wherever an axis is periodic and the cell has a volume. Else the lattice vectors of axes
    without periodicity are zeros, and so is the volume, for which the model, as mace-torch's, gives a stress of zero.

    Args:
        cell: ``[3, 3]`` lattice vectors as rows, in Å.
        pbc: ``[3]`` periodicity of each axis.

    Returns:
        ``[3, 3]`` in Å.

    Raises:
        ValueError: the cell is complex.

    Source:
        The stress of mace-torch 0.3.17. 0.3.16 divides by the volume of a box that it puts on axes without periodicity,
        which grows with the distance of the atoms from the origin.
    """
    cell, periodic = real_array(cell, "the cell"), np.asarray(pbc, dtype=bool)
    if periodic.any() and spans_volume(cell):
        return cell.copy()
    return np.where(periodic[:, None], cell, 0.0)


def has_stress(cell: npt.NDArray[np.float64], pbc: npt.NDArray[np.bool_]) -> bool:
    """Whether a structure has a stress: zero without periodicity, else by the volume of the cell, if that has one."""
    return not np.any(pbc) or spans_volume(cell)


def require_stress(cell: npt.NDArray[np.float64], pbc: npt.NDArray[np.bool_]) -> None:
    """Refuse a structure that has no stress.

    Args:
        cell: ``[3, 3]`` lattice vectors as rows, in Å.
        pbc: ``[3]`` periodicity of each axis.

    Raises:
        ValueError: an axis is periodic and the cell has no volume, for want of lattice vectors of the other axes.
    """
    if spans_volume(cell[np.asarray(pbc)]) and not has_stress(cell, pbc):
        require_volume(
            cell,
            "stress is per volume of the cell; give axes without periodicity a lattice vector too, such as the height "
            "of a slab with its vacuum (atoms.center(vacuum=10, axis=2)), or ask for energy and forces alone",
        )


def property_inputs(
    atoms: Atoms,
    info_keys: Mapping[str, str],
    arrays_keys: Mapping[str, str],
    dtype: torch.dtype,
    device: str | torch.device,
) -> dict[str, Tensor]:
    """Make the inputs that come from ``atoms.info`` and ``atoms.arrays``.

    Args:
        atoms: the structure.
        info_keys: name of an input -> key in ``atoms.info``.
        arrays_keys: name of an input -> key in ``atoms.arrays``.
        dtype: of the floating tensors.
        device: where the tensors go.

    Returns:
        ``total_charge``, ``total_spin``, ``elec_temp`` ``[1]``, ``external_field`` ``[1, 3]`` and ``charges``
        ``[num_nodes]``, with mace-torch's defaults; every other name in the two mappings that the structure has, a
        number as ``[1]`` and ``n`` numbers as ``[n, 1]``.

    Raises:
        ValueError: a value is not a finite number, or has the wrong shape.
    """
    found = {name: (f"info[{key!r}]", atoms.info.get(key)) for name, key in info_keys.items()}
    found |= {name: (f"arrays[{key!r}]", atoms.arrays.get(key)) for name, key in arrays_keys.items()}
    shapes: dict[str, tuple[int, ...]] = dict.fromkeys(DEFAULT_SCALARS, (1,))
    shapes |= {"external_field": (1, 3), "charges": (len(atoms),)}
    inputs = {name: torch.full((1,), value, dtype=dtype, device=device) for name, value in DEFAULT_SCALARS.items()}
    inputs |= {name: torch.zeros(shapes[name], dtype=dtype, device=device) for name in ("external_field", "charges")}
    for name, (where, value) in found.items():
        if value is not None:
            inputs[name] = _property(value, shapes.get(name), f"atoms.{where}", dtype).to(device)
    return inputs


def _property(value: Any, shape: tuple[int, ...] | None, where: str, dtype: torch.dtype) -> Tensor:
    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{where} is {value!r}: give a number or an array of numbers")
    if not np.isfinite(array).all():
        raise ValueError(f"{where} is {value!r}: give finite numbers, or leave it out")
    tensor = torch.from_numpy(np.array(array))
    # mace-torch keeps the integers of properties that it does not know by name.
    if shape is not None or tensor.is_floating_point():
        tensor = tensor.to(dtype)
    if shape is None:
        return tensor[None] if tensor.ndim == 0 else tensor[:, None] if tensor.ndim == 1 else tensor
    if tensor.numel() != int(np.prod(shape)):
        raise ValueError(f"{where} has the shape {array.shape}: give {int(np.prod(shape))} number(s)")
    return tensor.reshape(shape)


def collate(batches: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Join batches of structures into one.

    Args:
        batches: dictionaries with the same keys, dtypes and device.

    Returns:
        One dictionary; ``edge_index``, ``batch`` and ``ptr`` count on from one batch to the next.

    Raises:
        ValueError: there are no batches, or their keys differ.
    """
    if not batches:
        raise ValueError("there is nothing to collate: give at least one structure")
    for batch in batches[1:]:
        if differing := batch.keys() ^ batches[0].keys():
            raise ValueError(
                f"some structures have {', '.join(sorted(differing))} and some do not: "
                "set them in `atoms.info` or `atoms.arrays` of all structures of a batch, or of none"
            )
    joined = {
        key: torch.cat([batch[key] for batch in batches], dim=1 if key == "edge_index" else 0)
        for key in batches[0]
        if key != "ptr"
    }
    num_nodes = torch.tensor([len(batch["batch"]) for batch in batches])
    num_graphs = torch.tensor([len(batch["head"]) for batch in batches])
    num_edges = torch.tensor([batch["edge_index"].shape[1] for batch in batches])
    device = joined["batch"].device
    first_node, first_graph = num_nodes.cumsum(0) - num_nodes, num_graphs.cumsum(0) - num_graphs
    joined["edge_index"] = joined["edge_index"] + first_node.repeat_interleave(num_edges).to(device)
    joined["batch"] = joined["batch"] + first_graph.repeat_interleave(num_nodes).to(device)
    ends = [batch["ptr"][1:] + int(first) for batch, first in zip(batches, first_node, strict=True)]
    joined["ptr"] = torch.cat([batches[0]["ptr"][:1], *ends])
    return joined


def padding_graph(
    reference: Mapping[str, Tensor],
    num_nodes: int,
    num_edges: int,
    r_max: float,
    arrays_keys: Mapping[str, str] = ARRAYS_KEYS,
) -> dict[str, Tensor]:
    """Make a structure that contributes nothing to others, to bring a batch to a fixed size.

    Its atoms, of the model's first element, sit in one place, and every edge joins an atom with an image of itself at
    ``2 r_max``, where the model's envelope is exactly zero. The atoms have equally many edges, up to one, sorted by
    receiver, since a kernel works on the edges of one atom one after the other.

    Args:
        reference: batch of one structure, which gives keys, dtypes and device.
        num_nodes: atoms to make, at least one.
        num_edges: edges to make.
        r_max: cutoff of the model in Å.
        arrays_keys: names of the inputs that have one value per atom, as in ``property_inputs``.

    Returns:
        Batch of one structure with the keys of ``reference``; what a structure has once is copied from it.

    Raises:
        ValueError: ``num_nodes`` is not positive.

    Source:
        Same padding as ``mace.data.padding_tools.build_fake_padding_graph``, where the last atom has all edges.
    """
    if num_nodes < 1:
        raise ValueError(f"a padding structure of {num_nodes} atoms was asked for: its edges need at least one atom")
    padding = {key: value.clone() for key, value in reference.items()}
    for key in {"positions", "node_attrs", "batch", "charges", *arrays_keys} & reference.keys():
        padding[key] = reference[key].new_zeros(num_nodes, *reference[key].shape[1:])
    padding["node_attrs"][:, 0] = 1
    padding["ptr"] = reference["ptr"].new_tensor([0, num_nodes])
    edges = torch.arange(num_edges, device=reference["edge_index"].device)
    padding["edge_index"] = (edges * num_nodes // max(num_edges, 1)).expand(2, num_edges).contiguous()
    padding["unit_shifts"] = reference["unit_shifts"].new_zeros(num_edges, 3)
    padding["unit_shifts"][:, 0] = 1
    padding["shifts"] = padding["unit_shifts"] * (2 * r_max)
    padding["cell"] = 2 * r_max * torch.eye(3, dtype=reference["cell"].dtype, device=reference["cell"].device)
    return padding
