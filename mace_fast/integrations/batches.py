"""Batches of systems step after step, as engines evaluate them that move several systems at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from ase import Atoms
from torch import Tensor, nn

from mace_fast.chunks.evaluator import ChunkedEvaluator
from mace_fast.chunks.sizes import Chunking
from mace_fast.committee import assemble
from mace_fast.data import ARRAYS_KEYS, INFO_KEYS, collate, require_stress
from mace_fast.folding import freeze, require_ours
from mace_fast.foundations import read_model
from mace_fast.graph import Species, make_species
from mace_fast.kept_inputs import KeptInputs
from mace_fast.kept_species import KeptSpecies
from mace_fast.loading import choose_head, require_energy
from mace_fast.recorder import Recorder
from mace_fast.tabulation import tabulate
from mace_fast.verlet import VerletList

_RESULTS = ("energy", "forces", "stress")
_SKIN = 0.5
"""Å; as of a calculator."""


class Batches:
    """Evaluates one batch of systems after another, each in one evaluation of a model, but for large systems.

    Those of more than 8192 atoms (131,072 on a GPU) are evaluated one after the other, in chunks.

    What stays from a batch to the next is kept: the neighbours of a system, found with a skin, where one of the same
    atoms was in the last batch; its inputs; and where all atoms stay, the recorded step.

    Args:
        model: a file (.model or .safetensors), the name of a foundation model such as "mace-mp-small", or a module of
            ``mace_fast``, which is moved and converted in place; what is loaded here is frozen too.
        device: torch device.
        dtype: "float32" or "float64"; empty for that of the model.
        head: name of the head; needed where the model has several and none is called "default".
        tables: read the hidden radial layers from tables (:func:`mace_fast.tabulate`).

    Attributes:
        model: the module.
        dtype: of the model.
        device: where the model is.

    Raises:
        FileNotFoundError: there is no such file or model.
        ValueError: device, dtype or head cannot be had, or the model cannot be tabulated.
        TypeError: a module is not of ``mace_fast``, or ``tables`` is neither True nor False.
    """

    def __init__(
        self,
        model: str | Path | nn.Module,
        device: str = "cpu",
        dtype: str = "",
        *,
        head: str | None = None,
        tables: bool = False,
    ) -> None:
        if tables not in (True, False):  # options of i-PI may be words
            raise TypeError(f"tables is {tables!r}: give True or False")
        module = model if isinstance(model, nn.Module) else freeze(read_model(model))
        require_ours(module)
        require_energy(module)
        self._committee = assemble(module, device, dtype)
        self._head = choose_head(head, self._committee.heads)
        self.model: Any = self._committee.models[0]
        if tables:
            tabulate(self.model)
        parameter = next(self.model.parameters())
        self.dtype, self.device = parameter.dtype, parameter.device
        self._recorder = Recorder([self.model], _RESULTS)
        self._chunked = ChunkedEvaluator([self.model], Chunking(), _SKIN)
        self._atoms: tuple[bytes, ...] = ()  # of each system
        self._systems: list[_System] = []
        self._species: Species | None = None
        self._parts: list[dict[str, Tensor]] = []
        self._batch: dict[str, Tensor] = {}

    def evaluate(self, systems: Sequence[Atoms], *, forces: bool = True, stress: bool = True) -> dict[str, Tensor]:
        """Evaluate a batch.

        Args:
            systems: at least one, with charge and spin in ``info`` where the model reads them.
            forces: compute the forces.
            stress: compute the stress, and with it the forces.

        Returns:
            ``energy`` ``[num_systems]`` float64 in eV, and if asked for ``forces`` ``[num_atoms, 3]`` in eV/Å and
            ``stress`` ``[num_systems, 3, 3]`` in eV/Å³, per volume of the cell wherever an axis is periodic and zero
            where none is; in memory of their own, on the device of the model.

        Raises:
            ValueError: there is no system, one cannot be evaluated (``mace_fast.data``), or has no stress where that is
                asked for.
        """
        if not systems:
            raise ValueError("there are no systems: give one or more")
        # what is kept of a batch may be differentiated in a later one
        with torch.inference_mode(False), torch.enable_grad():
            return self._evaluated(systems, forces, stress)

    def _evaluated(self, systems: Sequence[Atoms], forces: bool, stress: bool) -> dict[str, Tensor]:
        large = {index for index, atoms in enumerate(systems) if self._chunked.are_wanted(len(atoms))}
        if large:
            return self._apart(systems, large, forces, stress)
        return self._together(dict(enumerate(systems)), forces, stress)

    def _apart(self, systems: Sequence[Atoms], large: set[int], forces: bool, stress: bool) -> dict[str, Tensor]:
        """Large systems one after the other in chunks, the others in one evaluation."""
        of_each = {index: self._in_chunks(index, systems[index], forces, stress) for index in sorted(large)}
        small = {index: atoms for index, atoms in enumerate(systems) if index not in large}
        if small:
            found, sizes = self._together(small, forces, stress), list(map(len, small.values()))
            parts = {name: value.split(sizes if name == "forces" else 1) for name, value in found.items()}
            of_each |= {index: {name: part[k] for name, part in parts.items()} for k, index in enumerate(small)}
        return {name: torch.cat([of_each[index][name] for index in range(len(systems))]) for name in of_each[0]}

    def _in_chunks(self, index: int, atoms: Atoms, forces: bool, stress: bool) -> dict[str, Tensor]:
        with _naming(index):
            if stress:
                require_stress(atoms.cell.array, atoms.pbc)
            (output,) = self._chunked.evaluate(atoms, self._head, forces=forces or stress, stress=stress)
        return _wanted(output, forces, stress)

    def _together(self, systems: Mapping[int, Atoms], forces: bool, stress: bool) -> dict[str, Tensor]:
        """Systems in one evaluation, by their places in the batch."""
        self._match(list(systems.values()))
        parts = []
        for one, (index, atoms) in zip(self._systems, systems.items(), strict=True):
            with _naming(index):
                parts.append(one.inputs(atoms, self._head, stress))
        batch = self._joined(parts)
        if self._species is None:
            self._species = make_species(batch["node_attrs"], len(batch["node_attrs"]), sort=True)
        flags = {"compute_force": forces or stress, "compute_stress": stress}
        recorded = self._recorder.evaluate(batch, self._species, batch["shifts"], flags)
        output: Mapping[str, Tensor | None] = self._whole(batch, flags) if recorded is None else recorded[0]
        # a recorded step writes its next results into the same memory
        return {name: value.clone() for name, value in _wanted(output, forces, stress).items()}

    def _match(self, systems: Sequence[Atoms]) -> None:
        """Give each system what was kept of one with the same atoms, in their order."""
        atoms = tuple(system.numbers.tobytes() for system in systems)
        if atoms == self._atoms:
            return
        kept = defaultdict(list)
        for key, one in zip(self._atoms, self._systems, strict=True):
            kept[key].append(one)
        numbers, r_max = self._committee.atomic_numbers, self._committee.r_max
        matched = [kept[key].pop(0) if kept[key] else _System(numbers, r_max, self.dtype) for key in atoms]
        self._atoms, self._systems, self._species, self._parts = atoms, matched, None, []

    def _joined(self, parts: list[dict[str, Tensor]]) -> dict[str, Tensor]:
        """One batch, on the device: that of the last time, but for the positions, where nothing else has changed."""
        positions = torch.cat([part.pop("positions") for part in parts]).to(self.device)
        is_same = len(parts) == len(self._parts) and all(
            part[name] is last[name] for part, last in zip(parts, self._parts, strict=True) for name in part
        )
        if not is_same:
            batch = {name: value.to(self.device) for name, value in collate(parts).items()}
            self._batch, self._parts = batch, parts
        return {**self._batch, "positions": positions}

    def _whole(self, batch: Mapping[str, Tensor], flags: Mapping[str, bool]) -> Mapping[str, Tensor | None]:
        known = {"float64_energies": True, "known_species": self._species}
        # tensors of its own with the same memory, because a model replaces entries and sets requires_grad on them
        return self.model({name: value.detach() for name, value in batch.items()} | known, **flags)


class _System:
    """What is kept of a system, on the host: of many small ones an accelerator would be asked for one by one."""

    def __init__(self, atomic_numbers: Sequence[int], r_max: float, dtype: torch.dtype) -> None:
        host = torch.device("cpu")
        self._species = KeptSpecies(atomic_numbers, dtype, host)
        self._kept = KeptInputs(dtype, host)
        self._neighbours = VerletList(r_max, _SKIN)

    def inputs(self, atoms: Atoms, head: int, stress: bool) -> dict[str, Tensor]:
        """Of the model; the same tensors as last time where they are of the same numbers, but for the positions."""
        of_elements = self._species.inputs(atoms.numbers, head)
        edges = self._neighbours.update(atoms.positions, atoms.cell.array, atoms.pbc)
        geometry = self._kept.geometry(atoms, edges)
        if stress and not self._kept.has_stress:
            require_stress(atoms.cell.array, atoms.pbc)
        return of_elements | geometry | self._kept.properties(atoms, INFO_KEYS, ARRAYS_KEYS)


@contextmanager
def _naming(index: int) -> Iterator[None]:
    """Say of which system of the batch an error is."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"system {index} of the batch: {error}") from error


def _wanted(output: Mapping[str, Tensor | None], forces: bool, stress: bool) -> dict[str, Tensor]:
    """The results that were asked for, without their history."""
    found = {}
    for name, is_wanted in zip(_RESULTS, (True, forces, stress), strict=True):
        value = output[name]
        if is_wanted:
            assert value is not None
            found[name] = value.detach()
    return found
