"""Energies, forces and stresses of a batch of structures, as NumPy arrays: the shortest way from atoms to numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
import torch
from ase import Atoms
from numpy.typing import NDArray
from torch import Tensor

from mace_fast.chunks.evaluation import Progress
from mace_fast.chunks.evaluator import ChunkedEvaluator
from mace_fast.chunks.sizes import Chunking
from mace_fast.data import atoms_to_data, collate, has_stress, require_stress
from mace_fast.graph import Species, make_species
from mace_fast.loading import choose_head, model_heads, model_type_of, require_energy
from mace_fast.recorder import Recorder
from mace_fast.turns import Turns, in_turn


@dataclass(frozen=True)
class Prediction:
    """What a model says of one structure.

    Attributes:
        energy: In eV, added up in float64 whatever the dtype of the model.
        forces: ``[num_nodes, 3]`` float64 in eV/Å; empty where not asked for.
        stress: ``[3, 3]`` float64 in eV/Å³, per volume of the cell wherever an axis is periodic and zero where none is;
            empty where not asked for.
        dipole: ``[3]`` float64 in Debye, of ``PolarMACE`` in e Å; empty of models without dipoles.
    """

    energy: float
    forces: NDArray[np.float64]
    stress: NDArray[np.float64]
    dipole: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))

    def is_finite(self) -> bool:
        """Whether all numbers are."""
        return all(bool(np.isfinite(value).all()) for value in (self.energy, self.forces, self.stress, self.dipole))


Inputs = dict[str, Tensor]
Outcome = Prediction | ValueError
"""Of a structure: its results, or why it has none."""


@dataclass(frozen=True)
class Limits:
    """How much is evaluated together at most; one structure that is larger is evaluated by itself.

    Attributes:
        atoms: Of a batch.
        edges: Of a batch, within the cutoff of the model.
        structures: Of a batch.
    """

    atoms: int
    edges: int
    structures: int


OF_A_CPU = Limits(atoms=1024, edges=65_536, structures=1024)
OF_A_GPU = Limits(atoms=16_384, edges=1_048_576, structures=4096)


def predict(
    model: torch.nn.Module,
    structures: Sequence[Atoms],
    *,
    forces: bool = True,
    stress: bool = False,
    head: str | None = None,
    chunk: int | None = None,
    memory: float | None = None,
    progress: Progress | None = None,
) -> list[Prediction]:
    """Evaluate structures in one batch, in the precision and on the device of the model; large ones each in chunks.

    The others of a batch change the results of a structure by rounding, in float32 by 2e-6 of the largest force:
    torch takes other instructions for the same row of a product or an activation, depending on where it stands.

    Args:
        model: A ``mace_fast`` model, or one of mace-torch.
        structures: Evaluated together: memory grows with the number of their atoms.
        forces: Compute the forces.
        stress: Compute the stress, and with it the forces.
        head: Name of the model's head; needed where it has several and none is called "default".
        chunk: As of :class:`mace_fast.MACECalculator`: when a structure is evaluated in chunks, and of how many atoms.
        memory: In GB, as there.
        progress: Told after every part of a structure that is evaluated in chunks.

    Returns:
        One prediction per structure, in order.

    Raises:
        ValueError: if the model has no such head or a structure cannot be evaluated (``mace_fast.data``), or has no
            stress where that is asked for (``mace_fast.data.require_stress``).
    """
    return Predictor(model, forces=forces, stress=stress, head=head, chunk=chunk, memory=memory)(structures, progress)


class Predictor:
    """:func:`predict` for one batch after another: batches of the same atoms are repeated as recorded steps.

    Args:
        model: As of :func:`predict`, and so are the others.
        forces: Compute the forces.
        stress: Compute the stress.
        head: Name of the model's head.
        chunk: Atoms of a chunk.
        memory: In GB.

    Attributes:
        limits: Of a batch, for the device of the model.

    Raises:
        ValueError: if the model has no energy or no such head, or chunks are asked for that make no sense.
    """

    def __init__(
        self,
        model: torch.nn.Module,
        *,
        forces: bool = True,
        stress: bool = False,
        head: str | None = None,
        chunk: int | None = None,
        memory: float | None = None,
    ) -> None:
        require_energy(model)
        self._model, self._forces, self._stress = model, forces or stress, stress
        self._head = head_index(model, head)
        self._parameter, buffers = next(model.parameters()), dict(model.named_buffers())
        self._numbers, self._r_max = buffers["atomic_numbers"].tolist(), float(buffers["r_max"])
        self._chunking, self._turns = Chunking(chunk, memory), Turns()
        self.limits = OF_A_CPU if self._parameter.device.type == "cpu" else OF_A_GPU
        self._forget()

    def _forget(self) -> None:
        """Begin anew."""
        self._chunked = ChunkedEvaluator([self._model], self._chunking, skin=0.0)
        dipole = ("dipole",) if model_type_of(self._model) == "EnergyDipoleMACE" else ()
        self._recorder = Recorder([self._model], ("energy", "forces", "stress", *dipole))
        self._species: tuple[Tensor, Tensor, Species] | None = None

    @in_turn
    def __call__(self, structures: Sequence[Atoms], progress: Progress | None = None) -> list[Prediction]:
        """Evaluate a batch.

        Args:
            structures: Evaluated together.
            progress: Told after every part of a structure that is evaluated in chunks.

        Raises:
            ValueError: if a structure cannot be evaluated, or has no stress where that is asked for.
        """
        for atoms in structures if self._stress else ():
            require_stress(atoms.cell.array, atoms.pbc)
        found: dict[int, Prediction] = {}

        def whole() -> Iterator[tuple[int, Inputs]]:
            """Inputs one after the other, which are not kept longer than their batch."""
            for index, atoms in enumerate(structures):
                try:
                    data = self._whole(atoms)
                except ValueError as error:
                    if len(structures) == 1:
                        raise
                    raise ValueError(f"structure {index}: {error}") from error
                if data is None:
                    found[index] = self._in_chunks(atoms, progress)
                else:
                    yield index, data

        found |= self._together(whole())
        return [found[index] for index in range(len(structures))]

    def stream(
        self, structures: Iterable[Atoms], limits: Limits | None = None, progress: Progress | None = None
    ) -> Iterator[list[tuple[Atoms, Outcome]]]:
        """Evaluate any number of structures in bounded memory; one that cannot be evaluated keeps no other from it.

        Which structures are evaluated together follows from the limits and those since the last batch alone, so that
        what begins anew where a batch did has the same batches, and results of the same bits.

        Args:
            structures: Read no further than the batch at hand and one structure.
            limits: Of a batch, in place of those of the device.
            progress: As of a call.

        Yields:
            The structures of a batch, in order, each with its results or the error that it has in their place. Where a
            stress is asked for and a structure has none, as a slab without a height, its ``stress`` is empty.
        """
        limits = limits or self.limits
        batch: list[tuple[Atoms, Inputs | ValueError]] = []
        num_atoms = num_edges = 0
        for atoms in structures:
            with self._turns:
                data: Inputs | ValueError | None
                try:
                    data = self._whole(atoms)
                except ValueError as error:
                    data = error
            edges = data["edge_index"].shape[1] if isinstance(data, dict) else 0
            is_full = len(batch) == limits.structures or num_atoms + len(atoms) > limits.atoms
            if batch and (data is None or is_full or num_edges + edges > limits.edges):
                yield self._outcomes(batch)
                batch, num_atoms, num_edges = [], 0, 0
            if data is None:
                yield [(atoms, self._outcome_in_chunks(atoms, progress))]
                continue
            batch.append((atoms, data))
            num_atoms, num_edges = num_atoms + len(atoms), num_edges + edges
        if batch:
            yield self._outcomes(batch)

    @in_turn
    def _outcomes(self, batch: Sequence[tuple[Atoms, Inputs | ValueError]]) -> list[tuple[Atoms, Outcome]]:
        """Of structures that are evaluated together; where that fails each by itself."""
        inputs = {index: data for index, (_, data) in enumerate(batch) if isinstance(data, dict)}
        found: dict[int, Outcome] = {
            index: data for index, (_, data) in enumerate(batch) if isinstance(data, ValueError)
        }
        try:
            predictions = self._together(inputs.items())
            _require_finite(predictions.values())
            found |= predictions
        except ValueError:
            for index, data in inputs.items():
                found[index] = self._outcome_alone(data)
        return [(atoms, self._without_stress(atoms, found[index])) for index, (atoms, _) in enumerate(batch)]

    def _outcome_alone(self, data: Inputs) -> Outcome:
        try:
            (prediction,) = self._together([(0, data)]).values()
            _require_finite([prediction])
        except ValueError as error:
            return error
        return prediction

    @in_turn
    def _outcome_in_chunks(self, atoms: Atoms, progress: Progress | None) -> Outcome:
        try:
            prediction = self._in_chunks(atoms, progress)
            _require_finite([prediction])
        except ValueError as error:
            return error
        return self._without_stress(atoms, prediction)

    def _without_stress(self, atoms: Atoms, outcome: Outcome) -> Outcome:
        """The results less the stress, where the structure has none."""
        if isinstance(outcome, ValueError) or not self._stress or has_stress(atoms.cell.array, atoms.pbc):
            return outcome
        return replace(outcome, stress=np.empty(0))

    def _whole(self, atoms: Atoms) -> Inputs | None:
        """The inputs of a structure; None where it is evaluated in chunks."""
        if self._chunked.are_wanted(len(atoms)):
            return None
        dtype, device = self._parameter.dtype, self._parameter.device
        data = atoms_to_data(atoms, self._numbers, self._r_max, dtype, device, head=self._head)
        return data if self._chunked.have_room_for([data]) else None

    def _together(self, inputs: Iterable[tuple[int, Inputs]]) -> dict[int, Prediction]:
        """Results of structures by their place, in one batch or, where memory is limited, in several."""
        found: dict[int, Prediction] = {}
        together: dict[int, Inputs] = {}
        for index, data in inputs:
            if together and not self._chunked.have_room_for(chain(together.values(), [data])):
                found |= self._in_one_batch(together)
                together = {}
            together[index] = data
        return found | (self._in_one_batch(together) if together else {})

    def _in_chunks(self, atoms: Atoms, progress: Progress | None) -> Prediction:
        (output,) = self._chunked.evaluate(
            atoms, self._head, forces=self._forces, stress=self._stress, progress=progress
        )
        return self._predictions(output, [len(atoms)])[0]

    def _in_one_batch(self, structures: Mapping[int, Inputs]) -> dict[int, Prediction]:
        """Of structures that are evaluated together, by their place among all."""
        batch = collate(list(structures.values()))
        flags = {"compute_force": self._forces, "compute_stress": self._stress}
        recorded = self._recorder.evaluate(batch, self._species_of(batch), batch["shifts"], flags)
        output = self._model({**batch, "float64_energies": True}, **flags) if recorded is None else recorded[0]
        sizes = [len(data["positions"]) for data in structures.values()]
        return dict(zip(structures, self._predictions(output, sizes), strict=True))

    def _species_of(self, batch: Mapping[str, Tensor]) -> Species:
        """Of a batch; the same object as for the last one if that had the same atoms in the same structures."""
        node_attrs, ptr = batch["node_attrs"], batch["ptr"]
        kept = self._species
        if kept is None or not (torch.equal(kept[0], node_attrs) and torch.equal(kept[1], ptr)):
            with torch.inference_mode(False):
                species = make_species(node_attrs.clone(), len(node_attrs), sort=True)
            kept = self._species = (node_attrs, ptr, species)
        return kept[2]

    def _predictions(self, output: Mapping[str, Tensor | None], sizes: Sequence[int]) -> list[Prediction]:
        energies, absent = _numpy(output["energy"]), [np.empty(0)] * len(sizes)
        forces = np.split(_numpy(output["forces"]), np.cumsum(sizes)[:-1]) if self._forces else absent
        stresses = list(_numpy(output["stress"])) if self._stress else absent
        dipoles = list(_numpy(output["dipole"])) if "dipole" in output else absent
        return [Prediction(float(energies[i]), forces[i], stresses[i], dipoles[i]) for i in range(len(sizes))]


def _require_finite(predictions: Iterable[Prediction]) -> None:
    if not all(prediction.is_finite() for prediction in predictions):
        raise ValueError("energy, forces or stress are not finite: look for atoms that are far too close")


def head_index(model: torch.nn.Module, head: str | None) -> int:
    """The index of a head by its name; without a name that of the only head, or of the one called "default".

    Raises:
        ValueError: the model has no such head, or several and none was named.
    """
    return choose_head(head, model_heads(model))


def _numpy(tensor: Tensor | None) -> NDArray[np.float64]:
    assert tensor is not None
    return tensor.detach().cpu().numpy().astype(np.float64)
