"""The models of a calculator as recorded steps, made anew where the system or a model has become another."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from mace_fast.folding import is_ours
from mace_fast.graph import Species, topology_of_sorted
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.neighbours import NeighbourList
from mace_fast.recorded_step import RecordedStep
from mace_fast.room import BY_EDGE

MOST_EDGES = 400_000
"""Beyond that the loops of a step hide Python's part of it, and what a step keeps would fill the memory."""

_OF_THE_GEOMETRY = {"positions", "cell", *BY_EDGE}


class Recorder:
    """Evaluates one structure after another.

    Args:
        models: of a committee.
    """

    def __init__(self, models: Sequence[Any]) -> None:
        self._models = models
        self._steps: list[RecordedStep] = []
        self._system: tuple[Any, ...] = ()
        self._others: dict[str, Tensor] = {}
        self._edges: NeighbourList | None = None

    def can_evaluate(self, num_edges: int) -> bool:
        """Whether all models run the compiled loops of a CPU and let themselves be recorded."""
        return num_edges <= MOST_EDGES and all(
            is_ours(model) and model.recorded and resolve(model.backend, model.r_max.device) == "cpu"
            for model in self._models
        )

    def evaluate(
        self, inputs: Mapping[str, Tensor], species: Species, edges: NeighbourList, flags: Mapping[str, bool]
    ) -> list[dict[str, Tensor | None]]:
        """What each model gives for one structure, in memory that the next evaluation overwrites.

        Args:
            inputs: of the models, for one structure.
            species: of its atoms.
            edges: of the same structure; the same object as before where they are the same edges.
            flags: arguments of ``forward``.

        Raises:
            ValueError: as ``forward``.
        """
        if not self._is_of(inputs, species, edges, flags):
            return self._begin(inputs, species, edges, flags)
        topology = None if edges is self._edges else topology_of_sorted(inputs["edge_index"], species)
        self._edges = edges
        for step in self._steps:
            step.load(
                inputs if topology else {name: inputs[name] for name in ("positions", "shifts", "cell")}, topology
            )
        return [step.evaluate() for step in self._steps]

    def _is_of(
        self, inputs: Mapping[str, Tensor], species: Species, edges: NeighbourList, flags: Mapping[str, bool]
    ) -> bool:
        """Whether the steps are of this system, these flags, and the weights that the models have now."""
        return (
            self._system == (id(species), tuple(flags.items()), inputs.keys())
            and all(len(edges) <= step.max_edges and step.is_current() for step in self._steps)
            and all(torch.equal(value, inputs[name]) for name, value in self._others.items())
        )

    def _begin(
        self, inputs: Mapping[str, Tensor], species: Species, edges: NeighbourList, flags: Mapping[str, bool]
    ) -> list[dict[str, Tensor | None]]:
        self._steps, self._edges, self._species = [], edges, species  # kept, so that its id is of no other
        self._system = (id(species), tuple(flags.items()), inputs.keys())
        self._others = {name: value.clone() for name, value in inputs.items() if name not in _OF_THE_GEOMETRY}
        data = {**inputs, "float64_energies": True, "topology": topology_of_sorted(inputs["edge_index"], species)}
        max_edges = len(edges) + len(edges) // 8 + 1
        self._steps = [RecordedStep(model, data, max_edges, flags) for model in self._models]
        return [step.first_results for step in self._steps]
