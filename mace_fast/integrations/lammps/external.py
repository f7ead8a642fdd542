"""A model in a LAMMPS as it is, through its ``fix external``: nothing is compiled."""

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from mace_fast.integrations.lammps.devices import settle
from mace_fast.integrations.lammps.domain import DomainModel
from mace_fast.integrations.lammps.pair import communicator_of
from mace_fast.neighbours import neighbour_list

FloatArray = npt.NDArray[np.float64]

_FIRST, _SECOND = [0, 1, 2, 0, 0, 1], [0, 1, 2, 1, 2, 2]  # xx yy zz xy xz yz, as LAMMPS lists them


def attach(
    lmp: Any,
    file: str,
    elements: Sequence[str],
    *,
    head: str | None = None,
    dtype: str | None = None,
    devices: str = "cpu",
    fix: str = "mace_fast",
) -> None:
    """Add a model to a LAMMPS with a box and atom types, by a fix of all atoms; on every rank.

    The pair style becomes ``zero`` with the cutoff of the model, so that ghost atoms reach as far: another one may
    follow whose cutoff is as large. Energy and virial count in ``pe`` and ``press``, by atom in computes that are told
    to take fixes. A ``run`` or ``minimize`` needs nothing else.

    Args:
        lmp: a ``lammps.lammps`` with ``units metal``, made after ``from mpi4py import MPI``.
        file: of the model.
        elements: of each atom type.
        head: name of the head, if the model has several.
        dtype: "float32" or "float64"; that of the model file if None.
        devices: as of :func:`mace_fast.integrations.lammps.register`.
        fix: name of the fix.

    Raises:
        ImportError: mpi4py is missing.
        ValueError: units are not metal, elements are not those of the atom types or unknown to the model, there is no
            such file, or not one device for each rank; on every rank.
    """
    communicator = communicator_of(lmp)
    device = settle(communicator, devices)
    if (units := lmp.extract_global("units")) != "metal":
        raise ValueError(f"the model computes in eV and Å, not in units {units}: give LAMMPS 'units metal'")
    if len(elements) != (types := lmp.extract_setting("ntypes")) or "NULL" in elements:
        raise ValueError(f"elements are {' '.join(elements)}: give one for each of the {types} atom types")
    message, model = None, None
    try:
        model = DomainModel.load(file, head, device, dtype)
        places = model.element_of_each(elements)
    except (OSError, RuntimeError, ValueError) as error:
        message = str(error)
    if messages := [found for found in communicator.allgather(message) if found]:
        raise ValueError(messages[0])
    assert model is not None
    lmp.commands_list(
        [f"pair_style zero {model.r_max} full", "pair_coeff * *", f"fix {fix} all external pf/callback 1 1"]
    )
    attached = _Attached(lmp, communicator, model, np.array(places), fix)
    lmp.set_fix_external_callback(fix, attached.guarded)


class _Attached:
    """What ``fix external`` calls in every step."""

    def __init__(
        self, lmp: Any, communicator: Any, model: DomainModel, places: npt.NDArray[np.int64], fix: str
    ) -> None:
        self._lmp, self._communicator, self._model, self._fix = lmp, communicator, model, fix.encode()
        self._places = places

    def guarded(
        self, caller: object, step: int, num_owned: int, tags: Any, positions: FloatArray, forces: FloatArray
    ) -> None:
        """Write the forces; where that fails end the run on all ranks: LAMMPS does not see errors of Python."""
        try:
            forces[:] = self._evaluate(num_owned)
        except BaseException as error:
            if self._communicator.Get_size() > 1:
                print(f"ERROR on rank {self._communicator.Get_rank()}: {error}", flush=True)  # noqa: T201
                self._communicator.Abort(1)
            forces[:] = np.nan  # LAMMPS stops at them, and no number is taken for one of the model
            self._lmp.lib.lammps_fix_external_set_energy_global(self._lmp.lmp, self._fix, np.nan)
            raise

    def _evaluate(self, num_owned: int) -> FloatArray:
        """Forces of the owned atoms; energies and virials are given to LAMMPS."""
        num_nodes = num_owned + self._lmp.extract_setting("nghost")
        positions = self._by_atom("x", num_nodes, 3)
        tags, types = self._by_atom("id", num_nodes, 1), self._by_atom("type", num_nodes, 1)
        if self._communicator.allreduce(int((tags == 0).any())):
            raise ValueError("atoms have no identifiers, by which ghosts are known: leave out 'atom_modify id no'")
        exchanges = _Exchanges(self._communicator, tags.ravel(), num_owned)
        senders, receivers = self._edges(positions, num_owned)
        self._require_reverses(tags.ravel(), senders, receivers)
        vectors = torch.from_numpy(positions[receivers] - positions[senders])
        energies, gradients = self._model.evaluate(
            torch.from_numpy(self._places[types.ravel() - 1]),
            torch.from_numpy(np.stack([senders, receivers])),
            vectors,
            num_owned,
            exchanges,
        )
        outer = -0.5 * (vectors[:, _FIRST] * gradients[:, _SECOND] + vectors[:, _SECOND] * gradients[:, _FIRST])
        ends = torch.from_numpy(np.concatenate([receivers, senders]))
        to_nodes = torch.cat([torch.cat([0.5 * outer, -gradients], 1), torch.cat([0.5 * outer, gradients], 1)])
        by_node = vectors.new_zeros(num_nodes, 9).index_add_(0, ends, to_nodes)
        collected = torch.empty_like(by_node)
        exchanges.reverse_exchange(by_node, collected, 9)
        self._give(energies.numpy(), collected[:num_owned, :6].contiguous().numpy())
        return collected[:num_owned, 6:].numpy()

    def _edges(self, positions: FloatArray, num_owned: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        if num_owned == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        found = neighbour_list(positions, np.zeros((3, 3)), False, self._model.r_max)
        owned = found.receivers < num_owned
        return found.senders[owned], found.receivers[owned]

    def _by_atom(self, name: str, num_nodes: int, columns: int) -> npt.NDArray[Any]:
        """A property of the owned atoms and the ghosts."""
        found = self._lmp.numpy.extract_atom(name, nelem=num_nodes, dim=columns)
        if num_nodes == 0:
            return np.zeros((0, columns), np.float64 if name == "x" else np.int64)
        assert len(found) == num_nodes
        return np.array(found)

    def _give(self, energies: FloatArray, virials: FloatArray) -> None:
        """Energies and virials of the owned atoms to LAMMPS; it takes sums over all ranks."""
        sums = self._communicator.allreduce(np.concatenate([[energies.sum()], virials.sum(0)]))
        library, handle = self._lmp.lib, self._lmp.lmp
        library.lammps_fix_external_set_energy_global(handle, self._fix, sums[0])
        library.lammps_fix_external_set_virial_global(handle, self._fix, (ctypes.c_double * 6)(*sums[1:]))
        double = ctypes.POINTER(ctypes.c_double)
        rows = (virials.ctypes.data + virials.strides[0] * np.arange(len(virials))).astype(np.uintp)
        library.lammps_fix_external_set_energy_peratom(handle, self._fix, energies.ctypes.data_as(double))
        library.lammps_fix_external_set_virial_peratom(handle, self._fix, rows.ctypes.data_as(ctypes.POINTER(double)))

    def _require_reverses(
        self, tags: npt.NDArray[Any], senders: npt.NDArray[np.int64], receivers: npt.NDArray[np.int64]
    ) -> None:
        """Refuse ghosts that reach less far than the model: of a pair of atoms then one sees the other, not both."""
        one, other = (tags[ends].astype(np.uint64) for ends in (senders, receivers))
        difference = int(_mixed(one, other).sum()) - int(_mixed(other, one).sum())
        if self._communicator.allreduce(difference) % 2**64:
            raise ValueError(
                f"ghost atoms do not reach the cutoff of the model, {self._model.r_max} Å: give a pair_style with that "
                "cutoff, such as 'pair_style zero', and let LAMMPS look for neighbours as often as atoms move"
            )


def _mixed(first: npt.NDArray[np.uint64], second: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """A number for every pair of identifiers, as different as chance would have it."""
    mixed = (first * np.uint64(0x9E3779B97F4A7C15)) ^ (second * np.uint64(0xC2B2AE3D27D4EB4F))
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(32))


class _Exchanges:
    """By mpi4py: every rank asks the owners of its ghosts, which it knows by their identifiers.

    Args:
        communicator: of mpi4py.
        tags: ``[num_nodes]`` identifiers, of the owned atoms first.
        num_owned: of the nodes.
    """

    def __init__(self, communicator: Any, tags: npt.NDArray[Any], num_owned: int) -> None:
        self._communicator, self._num_owned = communicator, num_owned
        of_rank = communicator.allgather(tags[:num_owned])
        sizes = [len(found) for found in of_rank]
        everyone = np.concatenate(of_rank)
        order = np.argsort(everyone, kind="stable")
        found = order[np.searchsorted(everyone, tags[num_owned:], sorter=order)] if len(everyone) else order
        begins = np.concatenate([[0], np.cumsum(sizes)])
        ranks = np.searchsorted(begins, found, side="right") - 1
        self._ghosts = [torch.from_numpy(np.flatnonzero(ranks == rank) + num_owned) for rank in range(len(sizes))]
        asked = [torch.from_numpy(found[ranks == rank] - begins[rank]) for rank in range(len(sizes))]
        self._owned: list[Tensor] = communicator.alltoall(asked)

    def forward_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        """As :class:`mace_fast.integrations.lammps.domain.Exchanges` says."""
        target.copy_(source)
        self._move(source, self._owned, self._ghosts, lambda rows, given: target.index_copy_(0, rows, given))

    def reverse_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        """As :class:`mace_fast.integrations.lammps.domain.Exchanges` says."""
        target.copy_(source)
        self._move(source, self._ghosts, self._owned, lambda rows, given: target.index_add_(0, rows, given))

    def _move(
        self, source: Tensor, sent: list[Tensor], received: list[Tensor], put: Callable[[Tensor, Tensor], Tensor]
    ) -> None:
        """Give the rows of each list to its rank, and put what comes, rank by rank."""
        on_host = source.detach().cpu()
        given = self._communicator.alltoall([on_host[rows].numpy() for rows in sent])
        for rows, found in zip(received, given, strict=True):
            put(rows.to(source.device), torch.from_numpy(found).to(source.device))
