"""A whole step with fixed shapes: on a GPU one CUDA graph that is captured once and replayed."""

from typing import Any

import torch
from torch import Tensor

from mace_fast.inputs import require_symmetric, topology
from mace_fast.models import MACE


class Step:
    """One evaluation of a model on a batch of fixed size, with room for a changing number of edges.

    The edges are padded to ``max_edges`` with edges of the last node to itself, longer than the cutoff, which
    contribute exactly nothing. On a CUDA or ROCm device the step is captured as a graph and replayed, so that the host
    launches one thing in place of sixty; on a CPU it runs as any other, with the same padding.

    The results are the same tensors in every step: copy what must outlive the next one, and make a step of its own for
    every thread of Python. Positions that are not finite, or two atoms in one place, give NaN, as a captured graph
    cannot stop: check the energy where that can happen.

    Args:
        model: of ``mace_fast``, frozen (:func:`mace_fast.freeze`) or at least not training.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`; its numbers of nodes and graphs, its species and
            cell stay, see :meth:`update` for the rest.
        max_edges: room for edges; an eighth more than ``data`` has if None.
        symmetric: as in :func:`mace_fast.topology`; the padding needs no reverse.
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
        if flags.get("training") or flags.get("compute_hessian"):
            raise ValueError("a step cannot be captured with training or compute_hessian: call the model itself")
        self._model, self._flags, self._symmetric = model, flags, symmetric
        num_edges = data["edge_index"].shape[1]
        self.max_edges = num_edges + num_edges // 8 + 1 if max_edges is None else max_edges
        self._data = self._padded(data)
        self._graph: torch.cuda.CUDAGraph | None = None
        self._results = self._evaluate()
        if self._data["positions"].is_cuda:
            self._capture()

    def __call__(self, positions: Tensor) -> dict[str, Tensor | None]:
        """Evaluate other positions, ``[num_nodes, 3]`` in Å, with the same edges.

        Returns:
            The results of ``forward``; overwritten by the next step.
        """
        with torch.no_grad():
            self._data["positions"].copy_(positions)
        if self._graph is None:
            self._results = self._evaluate()
        else:
            self._graph.replay()
        return self._results

    def update(self, data: dict[str, Any]) -> None:
        """Take over other edges, shifts and cells, as after a new neighbour list; at most ``max_edges`` edges.

        Raises:
            ValueError: there are more edges than room, another number of nodes or graphs, or an edge has no reverse.
        """
        padded = self._padded(data)
        for name, tensor in self._data.items():
            if isinstance(tensor, Tensor) and padded[name].shape != tensor.shape:
                raise ValueError(
                    f"{name} had shape {list(tensor.shape)} when the step was made and has {list(padded[name].shape)}: "
                    "make another step for another system"
                )
        old, new = self._data["topology"], padded["topology"]
        if old.present.shape != new.present.shape:
            raise ValueError("other species are present than when the step was made: make another step")
        with torch.no_grad():
            for name, tensor in self._data.items():
                if isinstance(tensor, Tensor):
                    tensor.copy_(padded[name])
            for target, source in zip(_tensors(old), _tensors(new), strict=True):
                target.copy_(source)

    def _evaluate(self) -> dict[str, Tensor | None]:
        results = self._model(dict(self._data), **self._flags)
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
        with torch.cuda.graph(self._graph):
            self._results = self._evaluate()
        self._graph.replay()

    def _padded(self, data: dict[str, Any]) -> dict[str, Any]:
        """A copy with edges sorted by receiver and padded behind the last, and its topology."""
        num_edges = data["edge_index"].shape[1]
        extra = self.max_edges - num_edges
        if extra < 0:
            raise ValueError(
                f"there are {num_edges} edges and room for {self.max_edges}: make a step with more max_edges"
            )
        order = torch.sort(data["edge_index"][1], stable=True).indices
        last = data["node_attrs"].shape[0] - 1
        padded = {name: value.detach().clone() if isinstance(value, Tensor) else value for name, value in data.items()}
        padded.pop("topology", None)
        filler = data["edge_index"].new_full((2, extra), last)
        padded["edge_index"] = torch.cat([data["edge_index"][:, order], filler], dim=1)
        far = data["shifts"].new_zeros(extra, 3)
        far[:, 0] = 2.0 * self._model.r_max
        padded["shifts"] = torch.cat([padded["shifts"][order], far])
        if "unit_shifts" in data:
            far = far @ self._inverse_cell(data, last)
            padded["unit_shifts"] = torch.cat([padded["unit_shifts"][order], far])
        if self._symmetric:
            require_symmetric(data)
        padded["topology"] = topology(self._model, padded)._replace(symmetric=self._symmetric)
        return padded

    def _inverse_cell(self, data: dict[str, Any], node: int) -> Tensor:
        """Inverse of the cell of a node's graph, by which a strained step would make the padding edges long."""
        cell = data["cell"].detach().view(-1, 3, 3)[data["batch"][node]]
        strained = any(self._flags.get(f"compute_{name}") for name in ("stress", "virials", "displacement"))
        if strained and not bool(torch.linalg.det(cell).abs() > 0):
            raise ValueError("the cell has no volume: a step with stress or virials needs one")
        return torch.linalg.pinv(cell)


def _tensors(value: Any) -> list[Tensor]:
    """All tensors of nested tuples, in order."""
    if isinstance(value, Tensor):
        return [value]
    return [tensor for part in value for tensor in _tensors(part)] if isinstance(value, tuple) else []
