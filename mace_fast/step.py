"""A whole step with fixed shapes, recorded once and repeated: on a GPU as one CUDA graph, on a CPU call by call."""

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from mace_fast.folding import Snapshot, require_ours
from mace_fast.graph import Topology
from mace_fast.inputs import require_symmetric, topology
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.models import MACE
from mace_fast.recorded_step import OF_THE_SYSTEM, RecordedStep
from mace_fast.room import BY_EDGE, with_room


class Step:
    """One evaluation of a model on a batch of fixed size, with room for a changing number of edges.

    The edges stay until :meth:`update`: call it when an atom may have come within the cutoff of another. Edges longer
    than the cutoff contribute exactly nothing, so a list that reaches further by a skin holds until an atom has moved
    by half of it.

    On a CUDA or ROCm device the Triton kernels of a step are captured as a graph and replayed, so that the host
    launches one thing in place of sixty. The room for edges lies behind the last edge of the last atom, where no kernel
    goes. The results are the same tensors in every step: copy what must outlive the next one. Positions that are not
    finite, or two atoms in one place, give NaN, as a captured graph cannot stop: check the energy where that can
    happen.

    On a CPU the compiled loops and torch's operations of a step are recorded and repeated in the same memory, with the
    bits of the model itself; such positions are refused. The reference backend evaluates the model itself, into new
    tensors. Every thread of Python needs a step of its own.

    Args:
        model: of ``mace_fast``, frozen (:func:`mace_fast.freeze`) or at least not training. A step is of the weights
            that the model has now, and keeps the memory of all that it captured.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`; its atoms, species, graphs and heads stay, see
            :meth:`update` for the rest.
        max_edges: room for edges; an eighth more than ``data`` has if None.
        symmetric: as in :func:`mace_fast.topology`.
        flags: arguments of ``forward``, such as ``compute_stress=True``.

    Raises:
        ValueError: as ``forward``, or ``max_edges`` is less than there are edges, or the graph is not symmetric.
    """

    def __init__(
        self,
        model: MACE,
        data: dict[str, Any],
        max_edges: int | None = None,
        *,
        symmetric: bool = False,
        **flags: Any,
    ) -> None:
        require_ours(model)
        if flags.get("training") or flags.get("compute_hessian"):
            raise ValueError("a step cannot be captured with training or compute_hessian: call the model itself")
        self._model, self._flags, self._symmetric = model, flags, symmetric
        self._device = data["positions"].device
        self._backend = resolve(model.backend, self._device)
        num_edges = data["edge_index"].shape[1]
        self.max_edges = num_edges + num_edges // 8 + 1 if max_edges is None else max_edges
        self._data, self._places, self._num_edges = self._arranged(data)
        self._graph: torch.cuda.CUDAGraph | None = None
        self._recorded: RecordedStep | None = None
        if self._backend == "cpu":
            self._recorded = RecordedStep(model, self._data, self.max_edges, flags)
        else:
            with on_device(self._device):
                self._results = self._evaluate()
                if self._backend == "triton" and self._device.type == "cuda":
                    self._capture()
        self._weights = Snapshot(model)

    def __call__(self, positions: Tensor) -> dict[str, Tensor | None]:
        """Evaluate other positions, ``[num_nodes, 3]`` in Å, with the same edges.

        Returns:
            The results of ``forward``; of a captured step they are overwritten by the next one.

        Raises:
            TypeError: positions are no tensor.
            ValueError: they have another shape than before, or where nothing is captured as ``forward``.
            RuntimeError: weights, tables, backend or precision of the model have changed since the step was made.
        """
        if not self._weights.is_current():
            raise RuntimeError(
                "weights, tables, backend or precision of the model have changed since the step was made, which is of "
                "those that it had then: make another step"
            )
        place = self._data["positions"]
        if not isinstance(positions, Tensor):
            raise TypeError(f"positions are {type(positions).__name__}: give a tensor, as torch.as_tensor(positions)")
        if positions.shape != place.shape:
            raise ValueError(f"positions must have shape {list(place.shape)}, got {list(positions.shape)}")
        if self._recorded is not None:
            self._recorded.load({"positions": positions})
            results = self._recorded.evaluate()
            edge_forces = results["edge_forces"]
            return results if edge_forces is None else results | {"edge_forces": edge_forces[self._places]}
        with torch.no_grad():
            place.copy_(positions)
        if self._graph is None:
            self._results = self._evaluate()
        else:
            with on_device(self._device):
                self._graph.replay()
        edge_forces = self._results.get("edge_forces")
        return self._results if edge_forces is None else self._results | {"edge_forces": edge_forces[: self._num_edges]}

    def update(self, data: dict[str, Any]) -> None:
        """Take over other edges, shifts, cells and charges, as after a new neighbour list; at most ``max_edges`` edges.

        Raises:
            ValueError: there are more edges than room, an edge has no reverse, or atoms, species, graphs, heads or
                the inputs that there are differ from those of the step.
        """
        self._refuse_another_system(data)
        arranged, places, num_edges = self._arranged(data)
        if self._backend != "triton":
            if self._recorded is not None:
                self._recorded.load(arranged, arranged["topology"])
            self._data, self._places, self._num_edges = arranged, places, num_edges
            return
        self._num_edges = num_edges
        with torch.no_grad():
            for target, source in zip(self._tensors(self._data), self._tensors(arranged), strict=True):
                target.copy_(source)
            self._places.copy_(places)

    def _evaluate(self) -> dict[str, Tensor | None]:
        results = self._model(dict(self._data), **self._flags)
        if results["edge_forces"] is not None:
            results["edge_forces"] = results["edge_forces"][self._places]
        return {name: None if value is None else value.detach() for name, value in results.items()}

    def _capture(self) -> None:
        """Run a few steps on a side stream, as torch asks for, so that all kernels are compiled; then capture one."""
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(3):
                self._evaluate()
        torch.cuda.current_stream().wait_stream(stream)
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self._graph, stream=stream):
            self._results = self._evaluate()
        self._graph.replay()

    def _arranged(self, data: dict[str, Any]) -> tuple[dict[str, Any], Tensor, int]:
        """A copy of the input sorted by receiver, with its topology; the place of each edge in it; how many there are.

        Where there is room, rows without meaning fill it behind those of the edges; the topology's pointers end before.
        """
        num_edges = data["edge_index"].shape[1]
        if num_edges > self.max_edges:
            raise ValueError(
                f"there are {num_edges} edges and room for {self.max_edges}: make a step with more max_edges"
            )
        order = torch.sort(data["edge_index"][1], stable=True).indices
        copy = {name: value.detach().clone() if isinstance(value, Tensor) else value for name, value in data.items()}
        for name in BY_EDGE.keys() & copy.keys():
            copy[name] = copy[name].index_select(BY_EDGE[name], order)
        copy.pop("topology", None)
        if self._symmetric:
            require_symmetric(data)
        of_edges = topology(self._model, copy)._replace(symmetric=self._symmetric)
        places = torch.empty_like(order).index_copy(0, order, torch.arange(num_edges, device=order.device))
        copy["topology"] = of_edges
        if self._backend == "triton":
            copy = with_room(copy, self.max_edges, float(self._model.r_max))
            places = torch.cat([places, torch.arange(num_edges, self.max_edges, device=order.device)])
        return copy, places, num_edges

    def _refuse_another_system(self, data: dict[str, Any]) -> None:
        names = [name for name, value in self._data.items() if isinstance(value, Tensor)]
        given = [name for name, value in data.items() if isinstance(value, Tensor)]
        if differing := sorted(set(names) ^ set(given)):
            raise ValueError(
                f"{', '.join(differing)} belong to one of the two only, the input that the step was made for and this "
                "one: make another step for another system"
            )
        for name in names:
            old, new = self._data[name], data[name]
            same_shape = name in BY_EDGE or old.shape == new.shape
            if not same_shape or (name in OF_THE_SYSTEM and not torch.equal(old, new)):
                what = f"shape {list(old.shape)}" if not same_shape else "other values"
                raise ValueError(
                    f"{name} had {what} when the step was made: make another step for another system, whose atoms, "
                    "species, graphs or heads differ"
                )

    @staticmethod
    def _tensors(data: dict[str, Any]) -> Iterator[Tensor]:
        """What may differ from update to update, all of it memory of the step alone, in a fixed order."""
        yield from (data[name] for name in sorted(data) if isinstance(data[name], Tensor) and name not in OF_THE_SYSTEM)
        known: Topology = data["topology"]
        assert known.edge_order is not None
        yield from (known.senders, known.receivers, known.sender_species, *known.edge_order)
