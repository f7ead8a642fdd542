"""A whole step with fixed shapes, recorded once and repeated: on a GPU as one CUDA graph, on a CPU call by call."""

from typing import Any

import torch
from torch import Tensor

from mace_fast.captured_step import CapturedStep, EvaluatedStep
from mace_fast.folding import require_ours
from mace_fast.inputs import topology
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.layers import Layers
from mace_fast.recorded_step import OF_THE_SYSTEM, RecordedStep
from mace_fast.room import BY_EDGE


class Step:
    """One evaluation of a model on a batch of fixed size, with room for a changing number of edges.

    The edges stay until :meth:`update`: call it when an atom may have come within the cutoff of another. Edges longer
    than the cutoff contribute exactly nothing, so a list that reaches further by a skin holds until an atom has moved
    by half of it. Not so in models whose radial networks see nodes too while ``apply_cutoff`` is True, such as those of
    the block ``RealAgnosticAttResidualInteractionBlock`` (``model.ends_at_cutoff`` tells): longer edges are refused for
    them, and they need an update in every step.

    On a CUDA or ROCm device the Triton kernels of a step are captured as a graph and replayed, so that the host
    launches one thing in place of many. The room for edges lies behind the last edge of the last atom, where no kernel
    goes. The results are the same tensors in every step: copy what must outlive the next one. Positions that are not
    finite, or two atoms in one place, give NaN, as a captured graph cannot stop: check the energy where that can
    happen.

    On a CPU the compiled loops and torch's operations of a step are recorded and repeated in the same memory, with the
    bits of the model itself; such positions are refused. The reference backend evaluates the model itself, into new
    tensors, and so does any of a :class:`mace_fast.PolarMACE`. Every thread of Python needs a step of its own.

    Args:
        model: of ``mace_fast``, frozen (:func:`mace_fast.freeze`) or at least not training. A step is of the weights
            that the model has now, and keeps the memory of all that it captured.
        data: the input dictionary of :meth:`mace_fast.MACE.forward`; its atoms, species, graphs and heads stay, see
            :meth:`update` for the rest.
        max_edges: room for edges; an eighth more than ``data`` has if None.
        flags: arguments of ``forward``, such as ``compute_stress=True``.

    Raises:
        ValueError: as ``forward``, or ``max_edges`` is less than there are edges, or there are edges beyond the cutoff
            that contribute.
    """

    def __init__(
        self,
        model: Layers,
        data: dict[str, Any],
        max_edges: int | None = None,
        **flags: Any,
    ) -> None:
        require_ours(model)
        if flags.get("training") or flags.get("compute_hessian"):
            raise ValueError("a step cannot be captured with training or compute_hessian: call the model itself")
        self._model = model
        num_edges = data["edge_index"].shape[1]
        self.max_edges = num_edges + num_edges // 8 + 1 if max_edges is None else max_edges
        arranged, self._places = self._arranged(data)
        self._system = _system(arranged)
        self._step: RecordedStep | CapturedStep | EvaluatedStep
        backend = resolve(model.backend, data["positions"].device)
        # wave vectors of another cell are others
        if backend == "reference" or not model.is_local:
            self._step = EvaluatedStep(model, arranged, flags)
        else:
            kind = RecordedStep if backend == "cpu" else CapturedStep
            self._step = kind(model, arranged, self.max_edges, flags)

    def __call__(self, positions: Tensor) -> dict[str, Tensor | None]:
        """Evaluate other positions, ``[num_nodes, 3]`` in Å, with the same edges.

        Returns:
            The results of ``forward``; of a captured step they are overwritten by the next one.

        Raises:
            TypeError: positions are no tensor.
            ValueError: they have another shape than before, or where nothing is captured as ``forward``.
            RuntimeError: weights, tables, backend or precision of the model have changed since the step was made.
        """
        if not self._step.is_current():
            raise RuntimeError(
                "weights, tables, backend or precision of the model have changed since the step was made, which is of "
                "those that it had then: make another step"
            )
        shape, _ = self._system["positions"]
        if not isinstance(positions, Tensor):
            raise TypeError(f"positions are {type(positions).__name__}: give a tensor, as torch.as_tensor(positions)")
        if positions.shape != shape:
            raise ValueError(f"positions must have shape {list(shape)}, got {list(positions.shape)}")
        self._step.load({"positions": positions})
        results = self._step.evaluate()
        edge_forces = results.get("edge_forces")
        return results if edge_forces is None else results | {"edge_forces": edge_forces[self._places]}

    def update(self, data: dict[str, Any]) -> None:
        """Take over other edges, shifts, cells and charges, as after a new neighbour list; at most ``max_edges`` edges.

        Raises:
            ValueError: there are more edges than room, an edge has no reverse, or atoms, species, graphs, heads or
                the inputs that there are differ from those of the step.
        """
        self._refuse_another_system(data)
        arranged, places = self._arranged(data)
        self._step.load(arranged, arranged["topology"])
        self._places = places

    def _arranged(self, data: dict[str, Any]) -> tuple[dict[str, Any], Tensor]:
        """A copy of the input sorted by receiver, with its topology, and the place of each edge in it."""
        num_edges = data["edge_index"].shape[1]
        if num_edges > self.max_edges:
            raise ValueError(
                f"there are {num_edges} edges and room for {self.max_edges}: make a step with more max_edges"
            )
        if not self._model.ends_at_cutoff:
            _require_short(data, float(self._model.r_max))
        order = torch.sort(data["edge_index"][1], stable=True).indices
        copy = {name: value.detach().clone() if isinstance(value, Tensor) else value for name, value in data.items()}
        for name in BY_EDGE.keys() & copy.keys():
            copy[name] = copy[name].index_select(BY_EDGE[name], order)
        copy.pop("topology", None)
        of_edges = topology(self._model, copy)
        places = torch.empty_like(order).index_copy(0, order, torch.arange(num_edges, device=order.device))
        copy["topology"] = of_edges
        return copy, places

    def _refuse_another_system(self, data: dict[str, Any]) -> None:
        given = _system(data)
        if differing := sorted(self._system.keys() ^ given.keys()):
            raise ValueError(
                f"{', '.join(differing)} belong to one of the two only, the input that the step was made for and this "
                "one: make another step for another system"
            )
        for name, (shape, value) in self._system.items():
            new_shape, new = given[name]
            same_shape = name in BY_EDGE or shape == new_shape
            if not same_shape or (value is not None and new is not None and not torch.equal(value, new)):
                what = f"shape {list(shape)}" if not same_shape else "other values"
                raise ValueError(
                    f"{name} had {what} when the step was made: make another step for another system, whose atoms, "
                    "species, graphs or heads differ"
                )


def _system(data: dict[str, Any]) -> dict[str, tuple[torch.Size, Tensor | None]]:
    """The shape of every input, and the values of those that a step is of."""
    tensors = {name: value for name, value in data.items() if isinstance(value, Tensor)}
    return {name: (value.shape, value if name in OF_THE_SYSTEM else None) for name, value in tensors.items()}


def _require_short(data: dict[str, Any], r_max: float) -> None:
    """Refuse edges beyond the cutoff, by more than the rounding of float32."""
    senders, receivers = data["edge_index"]
    vectors = data["positions"][receivers] - data["positions"][senders] + data["shifts"]
    longest = float(vectors.norm(dim=1).max()) if len(vectors) else 0.0
    if not longest <= 1.0001 * r_max:
        raise ValueError(
            f"an edge is {longest:.3f} Å long, beyond the cutoff of {r_max} Å, and contributes to this model, whose "
            "radial networks see nodes too: give the neighbours within the cutoff, and update in every step"
        )
