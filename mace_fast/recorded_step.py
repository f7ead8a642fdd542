"""An evaluation on a CPU that is recorded once and repeated: without Python, autograd and torch's dispatcher."""

from collections.abc import Collection, Mapping
from importlib import import_module
from typing import Any

import numpy as np
import torch
from torch import Tensor

from mace_fast.folding import Snapshot
from mace_fast.graph import Topology
from mace_fast.kernels.recorded import Sizes, Tape, number_of_rows, recording
from mace_fast.layers import Layers
from mace_fast.room import BY_EDGE, with_room

_FEWEST_ROWS = 128  # of memory for edges
OF_THE_SYSTEM = ("node_attrs", "batch", "ptr", "head")
"""Inputs that make a system: a step is of these values, not only of their shapes."""

_FARTHEST = 1e9  # Å; beyond that squares of lengths may be infinite, which the model itself must see
_EDGES = ("edge_index", "unit_shifts")  # inputs that stay as long as the edges do


class RecordedStep:
    """One evaluation of a model on one system, in memory of its own, with the bits of the model itself.

    Args:
        model: of ``mace_fast``, on a CPU with the compiled loops.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`, sorted by receiver, with its ``topology``. All but
            positions, cell, shifts, edges and what else has floating numbers, stays as it is.
        max_edges: room for edges.
        flags: arguments of ``forward``.
        wanted: names of results, if not all are; only these are computed when the step is repeated.
        most_bytes: of memory that recording it may take.

    Attributes:
        max_edges: room for edges.
        num_edges: how many there are.

    Raises:
        ValueError: as ``forward``.
        NotImplementedError: a block of the model reads numbers of the step on the host.
    """

    def __init__(
        self,
        model: Layers,
        data: dict[str, Any],
        max_edges: int,
        flags: Mapping[str, bool],
        wanted: Collection[str] | None = None,
        most_bytes: float = float("inf"),
    ) -> None:
        self._wanted, self._most_bytes = wanted, most_bytes
        self._model, self._flags, self.max_edges = model, dict(flags), max_edges
        self.num_edges = data["edge_index"].shape[1]
        self._recorded: Any = None
        self._is_whole = True
        with recording(Sizes()) as found:
            results = self._evaluate(data)
        self._first: dict[str, Tensor | None] | None = results
        self._rows = number_of_rows(max(max_edges, _FEWEST_ROWS), found.sizes)
        self._data = with_room(data, self._rows, float(model.r_max))
        self._inputs = {name: one.detach().clone() for name, one in self._data.items() if _may_change(name, one)}
        self._data |= self._inputs
        self._weights = Snapshot(model)

    def first_results(self) -> dict[str, Tensor | None]:
        """Those for the data that the step was made with, in memory of their own; to be asked for once, and first."""
        results, self._first = self._first, None
        assert results is not None
        return results

    def is_current(self) -> bool:
        """Whether the model still has the weights, tables, backend and precision that were recorded."""
        return self._weights.is_current()

    def load(self, inputs: Mapping[str, Tensor], topology: Topology | None = None) -> None:
        """Take over other numbers, and other edges where there is a topology.

        Args:
            inputs: as those of the step; without the edges where there is no topology. At most ``max_edges`` edges.
            topology: of the edges, sorted by receiver.
        """
        self._first, self._is_whole = None, topology is None and self._is_whole
        with torch.no_grad():
            for name, place in self._inputs.items():
                if name in inputs and (topology is not None or name not in _EDGES):
                    _into(place, inputs[name], BY_EDGE.get(name))
            if topology is None:
                return
            self.num_edges = topology.senders.shape[0]
            for place, value in zip(_tensors(self._data["topology"]), _tensors(topology), strict=True):
                _into(place, value, 0)
        if self._recorded is not None and not self._recorded.use(self.num_edges):
            self._recorded = None
        self._is_whole = True

    def evaluate(self) -> dict[str, Tensor | None]:
        """The results of ``forward`` for the numbers that are loaded, in memory that the next evaluation overwrites.

        Raises:
            ValueError: positions are not finite, or two atoms are in one place.
            RuntimeError: edges were not loaded to the end, as an exception came between.
            TooLargeError: to be recorded it takes more memory than it may.
        """
        if not self._is_whole:
            raise RuntimeError("the last update of the edges was interrupted: update again, or make another step")
        recorded = self._recorded = self._recorded or self._record()
        recorded.replay()
        results = recorded.results
        told, positions = telling(results), self._data["positions"]
        # NaN is the largest of what has one
        if not (np.isfinite(told.numpy()).all() and np.abs(positions.numpy()).max(initial=0.0) < _FARTHEST):
            results = self._evaluate(self._data)  # which says what is wrong if anything is
        edge_forces = results.get("edge_forces")
        return results if edge_forces is None else results | {"edge_forces": edge_forces[: self.num_edges]}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_recorded": None}  # which is full of addresses

    def _record(self) -> Any:
        """Write down what a step computes, to be repeated in memory that stays."""
        with recording(Tape(most_bytes=self._most_bytes)) as tape:
            results = self._evaluate(self._data)
        if self._wanted is not None:
            results = {name: results[name] for name in self._wanted}
        # buffers that the model reads in every step, through whatever they are written
        energies = [getattr(self._model, name, None) for name in ("atomic_energies_fn", "scale_shift")]
        buffers = [buffer for module in energies if module is not None for buffer in module.buffers()]
        buffers += [self._model.change_of_basis] if hasattr(self._model, "change_of_basis") else []
        inputs = [*self._inputs.values(), *_tensors(self._data["topology"]), *buffers]
        recorded = import_module("mace_fast.kernels.recorded.replay").Recorded(tape, inputs, results, self._rows)
        recorded.use(self.num_edges)
        return recorded

    def _evaluate(self, data: dict[str, Any]) -> dict[str, Tensor | None]:
        own = {name: value.detach() if isinstance(value, Tensor) else value for name, value in data.items()}
        results = self._model(own, **self._flags)
        return {name: None if value is None else value.detach() for name, value in results.items()}


def telling(results: Mapping[str, Tensor | None]) -> Tensor:
    """What is not finite where the results are not: the energy, or of a model without energies the dipole."""
    told = results["energy" if "energy" in results else "dipole"]
    assert told is not None
    return told


def _may_change(name: str, value: Any) -> bool:
    return isinstance(value, Tensor) and name not in OF_THE_SYSTEM


def _tensors(topology: Topology) -> tuple[Tensor, ...]:
    """What of a topology belongs to the edges."""
    assert topology.edge_order is not None
    return (topology.senders, topology.receivers, topology.sender_species, *topology.edge_order)


def _into(place: Tensor, value: Tensor, dim: int | None) -> None:
    """Copy into the first rows."""
    (place if dim is None else place.narrow(dim, 0, value.shape[dim])).copy_(value)
