"""An evaluation with Triton's kernels whose shapes stay, on a GPU captured as one graph; and one with nothing kept."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from mace_fast.folding import Snapshot
from mace_fast.graph import Topology
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.layers import Layers
from mace_fast.recorded_step import OF_THE_SYSTEM
from mace_fast.room import BY_EDGE, with_room

Results = dict[str, Tensor | None]


class EvaluatedStep:
    """The model itself, on one system after another that differ in numbers and edges.

    Args:
        model: of ``mace_fast``.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`, with its ``topology``.
        flags: arguments of ``forward``.

    Raises:
        ValueError: as ``forward``.
    """

    def __init__(self, model: Layers, data: dict[str, Any], flags: Mapping[str, bool]) -> None:
        self._model, self._flags, self._data = model, dict(flags), data
        self._results = self._evaluate()
        self._weights = Snapshot(model)

    def is_current(self) -> bool:
        """Whether the model still has the weights, tables, backend and precision that it had first."""
        return self._weights.is_current()

    def load(self, inputs: Mapping[str, Tensor], topology: Topology | None = None) -> None:
        """Take over other numbers, and other edges where there is a topology."""
        taken = {name: value.to(self._data[name]) for name, value in inputs.items() if isinstance(value, Tensor)}
        self._data = {**self._data, **taken} | ({} if topology is None else {"topology": topology})

    def evaluate(self) -> Results:
        """The results of ``forward`` for what is loaded.

        Raises:
            ValueError: as ``forward``.
        """
        self._results = self._evaluate()
        return self._results

    def _evaluate(self) -> Results:
        own = {name: value.detach() if isinstance(value, Tensor) else value for name, value in self._data.items()}
        results = self._model(own, **self._flags)
        return {name: None if value is None else value.detach() for name, value in results.items()}


class CapturedStep(EvaluatedStep):
    """One evaluation of a model on one system, in memory of its own; on a GPU one graph, which the host launches.

    Rows without meaning fill the room behind the edges, where no kernel goes. Positions that are not finite, or two
    atoms in one place, give NaN on a GPU.

    Args:
        model: of ``mace_fast``, whose backend is Triton's.
        data: as of :class:`EvaluatedStep`, sorted by receiver.
        max_edges: room for edges.
        flags: arguments of ``forward``.

    Attributes:
        max_edges: room for edges.
        num_edges: how many there are.

    Raises:
        ValueError: as ``forward``.
        NotImplementedError: the GPU cannot capture the model.
    """

    def __init__(self, model: Layers, data: dict[str, Any], max_edges: int, flags: Mapping[str, bool]) -> None:
        self.max_edges, self.num_edges = max_edges, data["edge_index"].shape[1]
        own = {name: value.detach().clone() if isinstance(value, Tensor) else value for name, value in data.items()}
        self._graph: torch.cuda.CUDAGraph | None = None
        self._device = data["positions"].device
        with on_device(self._device):
            super().__init__(model, with_room(own, max_edges, float(model.r_max)), flags)
            if self._device.type == "cuda":
                self._capture()

    def first_results(self) -> Results:
        """Those for the data that the step was made with."""
        return self._of_edges(self._results)

    def load(self, inputs: Mapping[str, Tensor], topology: Topology | None = None) -> None:
        """Take over other numbers, and other edges where there is a topology.

        Args:
            inputs: as those of the step; without the edges where there is no topology. At most ``max_edges`` edges.
            topology: of the edges, sorted by receiver.
        """
        with torch.no_grad():
            if topology is None:
                for name, value in inputs.items():
                    place = self._data[name]
                    (place if name not in BY_EDGE else place.narrow(BY_EDGE[name], 0, self.num_edges)).copy_(value)
                return
            given = with_room({**inputs, "topology": topology}, self.max_edges, float(self._model.r_max))
            for place, value in zip(_tensors(self._data), _tensors(given), strict=True):
                place.copy_(value)
            self.num_edges = topology.senders.shape[0]

    def evaluate(self) -> Results:
        """The results of ``forward`` for what is loaded; the next evaluation overwrites those of a captured step."""
        with on_device(self._device):
            if self._graph is None:
                self._results = self._evaluate()
            else:
                self._graph.replay()
        return self._of_edges(self._results)

    def _of_edges(self, results: Results) -> Results:
        edge_forces = results.get("edge_forces")
        return results if edge_forces is None else results | {"edge_forces": edge_forces[: self.num_edges]}

    def _capture(self) -> None:
        """Run a few steps on a side stream, as torch asks for, so that all kernels are compiled; then capture one."""
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(3):
                self._evaluate()
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        try:
            with torch.cuda.graph(graph, stream=stream):
                self._results = self._evaluate()
        except torch.OutOfMemoryError:
            raise
        except RuntimeError as error:
            raise NotImplementedError(f"{self._device} cannot capture an evaluation as a graph: {error}") from error
        graph.replay()
        self._graph = graph


def _tensors(data: Mapping[str, Any]) -> list[Tensor]:
    """What may differ from step to step, all of it memory of the step alone, in a fixed order."""
    topology: Topology = data["topology"]
    assert topology.edge_order is not None
    numbers = [data[name] for name in sorted(data) if isinstance(data[name], Tensor) and name not in OF_THE_SYSTEM]
    return [*numbers, topology.senders, topology.receivers, topology.sender_species, *topology.edge_order]
