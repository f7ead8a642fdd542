"""The models of a calculator as steps that are repeated, made anew where the system or a model has become another."""

import logging
from collections.abc import Collection, Mapping, Sequence, Sized
from typing import Any

import numpy as np
import torch
from torch import Tensor

from mace_fast.captured_step import CapturedStep
from mace_fast.graph import Species, Topology, make_topology
from mace_fast.hooks import are_watched
from mace_fast.kernels.recorded import TooLargeError
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.layers import Layers
from mace_fast.recorded_step import OF_THE_SYSTEM, RecordedStep, telling
from mace_fast.room import BY_EDGE

_LOGGER = logging.getLogger("mace_fast")

MOST_EDGES = 400_000
"""Beyond that the loops or kernels of a step hide Python's part of it."""

MOST_BYTES = 2e9
"""That recording the step of a model may take, for which all that it computes is kept for a moment."""

LEAST_PATIENCE, MOST_PATIENCE, FEW_REPEATS = 2, 64, 5
"""Evaluations of a system before it is recorded, and repetitions that are hardly worth that: it takes two or three."""

_OF_THE_GEOMETRY = ("positions", "shifts", "cell")

Results = list[dict[str, Tensor | None]]


class Recorder:
    """Evaluates one structure after another, each system at first by the models themselves.

    A system that is met again is a trajectory: its third evaluation is recorded, or on a GPU the second captured as a
    graph, and repeated from then on. Where that was hardly worth it, as systems take turns, the next ones must be met
    more often before they are recorded. Where a step gives what is not finite, the models themselves are to say why.

    Args:
        models: of a committee.
        wanted: names of results that repeated steps are to give, with ``energy``, or ``dipole`` of models without.
    """

    def __init__(self, models: Sequence[Any], wanted: Collection[str]) -> None:
        self._models, self._wanted = models, wanted
        self._attributes: list[dict[str, Any]] = []  # of the modules
        self._is_refused = False
        self._too_large: tuple[float, float] = float("inf"), float("inf")  # atoms and edges, both of them
        self._steps: list[RecordedStep | CapturedStep] = []
        self._patience, self._repeats = LEAST_PATIENCE, 0
        self._forget()

    def __reduce__(self) -> tuple[Any, ...]:
        return Recorder, (self._models, self._wanted)  # copies and pickles begin anew

    def _forget(self) -> None:
        """Drop the steps, and learn from how often they were repeated when to record the next."""
        if self._steps and self._repeats < FEW_REPEATS:
            self._patience = min(2 * self._patience, MOST_PATIENCE)
        elif self._repeats > 4 * FEW_REPEATS:
            self._patience = LEAST_PATIENCE
        self._met = self._repeats = 0
        self._steps = []
        self._system: tuple[Any, ...] = ()
        self._species: Species | None = None  # kept, so that its id is of no other
        self._edges: Sized | None = None
        self._others: dict[str, Tensor] = {}
        self._loaded: dict[str, Tensor] = {}

    def evaluate(
        self, inputs: Mapping[str, Tensor], species: Species, edges: Sized, flags: Mapping[str, bool]
    ) -> Results | None:
        """What each model gives for one structure, in memory that the next evaluation overwrites.

        Args:
            inputs: of the models, for a structure or a batch; what is the same tensor as before has the same numbers.
            species: of its atoms; the same object as long as the elements and the head are the same.
            edges: with a length, how many there are; the same object as before where they are the same edges.
            flags: arguments of ``forward``.

        Returns:
            None where the models themselves are to be evaluated.

        Raises:
            ValueError: as ``forward``.
        """
        size = species.element.shape[0], len(edges)
        if not self._may_record(size):
            self._forget()
            return None
        if not self._is_of(inputs, species, edges, flags):
            self._forget()
            self._species, self._system = species, (id(species), tuple(flags.items()), inputs.keys())
            known = (*_OF_THE_GEOMETRY, *OF_THE_SYSTEM, *BY_EDGE)
            self._others = {name: value for name, value in inputs.items() if name not in known}
        self._met += 1
        if self._met < self._patience:
            return None
        try:
            if not self._steps:
                return self._begun(inputs, species, edges, flags)
            results = self._repeated(inputs, species, edges)
            return results if all(map(_is_finite, results)) else None
        except (TooLargeError, torch.OutOfMemoryError):
            self._too_large = size[0], 9 * size[1] // 10  # a trajectory has a few fewer now and then
            self._forget()
            return None
        except NotImplementedError as error:
            _LOGGER.warning("steps are not recorded, and take Python's time each: %s", error)
            self._is_refused = True
            return None

    def _begun(
        self, inputs: Mapping[str, Tensor], species: Species, edges: Sized, flags: Mapping[str, bool]
    ) -> Results:
        data = {**inputs, "float64_energies": True, "skip_node_feats": True, "topology": _topology(inputs, species)}
        max_edges = len(edges) + len(edges) // 8 + 1
        self._steps = [self._step(model, data, max_edges, flags) for model in self._models]
        self._edges, self._loaded = edges, dict(inputs)
        return [step.first_results() for step in self._steps]

    def _step(
        self, model: Layers, data: dict[str, Any], max_edges: int, flags: Mapping[str, bool]
    ) -> RecordedStep | CapturedStep:
        if resolve(model.backend, model.r_max.device) == "triton":
            return CapturedStep(model, data, max_edges, flags)
        return RecordedStep(model, data, max_edges, flags, self._wanted, MOST_BYTES)

    def _repeated(self, inputs: Mapping[str, Tensor], species: Species, edges: Sized) -> Results:
        before, loaded = self._edges, self._loaded
        self._edges, self._loaded = None, {}  # whatever comes between: what is loaded in part is loaded again
        if edges is before:
            changed = {name: inputs[name] for name in _OF_THE_GEOMETRY if inputs[name] is not loaded.get(name)}
            for step in self._steps:
                step.load(changed)
        else:
            topology = _topology(inputs, species)
            for step in self._steps:
                step.load(inputs, topology)
        self._edges, self._loaded = edges, dict(inputs)
        self._repeats += 1
        return [step.evaluate() for step in self._steps]

    def _may_record(self, size: tuple[int, int]) -> bool:
        """Whether no model runs the reference, all let themselves be recorded, and nobody watches them."""
        if not self._steps:
            self._attributes = [vars(module) for model in self._models for module in model.modules()]
        atoms, edges = self._too_large
        is_too_large = size[1] > MOST_EDGES or (size[0] >= atoms and size[1] >= edges)
        if self._is_refused or is_too_large or are_watched(self._attributes):
            return False
        return all(
            isinstance(model, Layers) and model.recorded and resolve(model.backend, model.r_max.device) != "reference"
            for model in self._models
        )

    def _is_of(self, inputs: Mapping[str, Tensor], species: Species, edges: Sized, flags: Mapping[str, bool]) -> bool:
        """Whether the last structure was of this system and these flags, and the models have the same weights still."""
        return (
            self._system == (id(species), tuple(flags.items()), inputs.keys())
            and all(len(edges) <= step.max_edges and step.is_current() for step in self._steps)
            and all(value is inputs[name] or torch.equal(value, inputs[name]) for name, value in self._others.items())
        )


def _is_finite(results: Mapping[str, Tensor | None]) -> bool:
    return bool(np.isfinite(telling(results).numpy(force=True)).all())


def _topology(inputs: Mapping[str, Tensor], species: Species) -> Topology:
    """Of the edges, which a list of neighbours has sorted by receiver."""
    return make_topology(inputs["edge_index"], species, species.element.shape[0], sort=True)
