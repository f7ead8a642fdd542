"""Steps whose operations and bytes are counted: of the whole, captured, and in chunks."""

import copy
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

import mace_fast
from mace_fast.chunks.evaluation import evaluate_chunks
from mace_fast.chunks.system import System, system_of
from mace_fast.data import atoms_to_data
from mace_fast.testing.workloads import build
from profiling.large_systems.crystals import LargeCrystal, crystal, structures_for, without_numbers
from profiling.large_systems.dispatched import AtPeak, Dispatched, counting


def frozen_model(architecture: Any) -> Any:
    """In float32 with random weights, on the Triton backend."""
    model = mace_fast.freeze(build(architecture).float())
    model.backend = "triton"
    return model


def input_with_topology(model: Any, atoms: Any) -> dict[str, Any]:
    """Input of a step that sorts and checks nothing, on the CPU."""
    data = atoms_to_data(atoms, model.atomic_numbers, model.r_max, torch.float32)
    with counting():
        data["topology"] = mace_fast.topology(model, data)
    return data


def count_whole(model: Any, data: dict[str, Any], num_atoms: int) -> tuple[Dispatched, AtPeak, int]:
    """Energy and forces of so many atoms at once, on tensors without numbers.

    Args:
        model: on the CPU.
        data: of a smaller system.
        num_atoms: of the system, whose atoms have as many edges.

    Returns:
        What was counted, and the bytes of the input.
    """
    given, edges = len(data["positions"]), data["edge_index"].shape[1]
    many = num_atoms * edges // given
    enlarged = without_numbers(data, {given: num_atoms, given + 1: num_atoms + 1, edges: many})
    enlarged["edge_index"] = torch.empty(2, many, dtype=torch.int64, device="meta")
    model = _without_numbers(model)
    for _ in range(2):  # the first folds the weights
        with counting() as counted:
            model(dict(enlarged))
    return *counted, bytes_of(enlarged)


class _Replays:
    """In place of a captured graph: counts how often it is replayed."""

    def __init__(self) -> None:
        self.number = 0

    def replay(self) -> None:
        self.number += 1


def count_captured(model: Any, data: dict[str, Any]) -> Counter[str]:
    """What the host does for a step whose graph is captured; ``replays`` among it."""
    with counting():
        step = mace_fast.Step(model, data)
    step._step._graph = graph = _Replays()  # on a CPU nothing is captured
    positions = data["positions"].detach()
    with counting() as (dispatched, _):
        step(positions)
    return dispatched.counts + Counter(replays=graph.number)


@dataclass(frozen=True)
class ChunkCount:
    """What an evaluation of one chunk takes, twice: what the first time leaves is alive during the second.

    Attributes:
        passes: what the host does for the chunk in each pass.
        once: what it does besides, once for an evaluation.
        peak: which tensors are alive at most, without those of the system.
        system: bytes of each part of the system, and of the indices of all chunks.
        answers: what the device told the host.
    """

    passes: list[Counter[str]]
    once: Counter[str]
    peak: AtPeak
    system: dict[str, int]
    answers: list[Any]

    @property
    def total(self) -> int:
        """Bytes of all."""
        return self.peak.peak + sum(self.system.values())


def count_chunk(model: Any, case: LargeCrystal, stress: bool = False) -> ChunkCount:
    """A chunk of a crystal, in its full number of atoms: with numbers in its surroundings, then without in the crystal.

    Args:
        model: on the CPU.
        case: the crystal.
        stress: compute the stress too, besides energy and forces.
    """
    part, receivers = case.part, case.receivers
    answers = _count_chunk(model, part, receivers, stress, None).answers
    sizes = {part.num_nodes: case.num_atoms, len(part.senders): case.num_edges}
    system, index = without_numbers(part, sizes), without_numbers(receivers, {})
    return _count_chunk(_without_numbers(model), system, index, stress, answers)


def _count_chunk(
    model: Any, system: System, receivers: Tensor, stress: bool, answers: Sequence[Any] | None
) -> ChunkCount:
    told: list[Counter[str]] = []
    chunks = [receivers, receivers]
    with counting(answers):
        evaluate_chunks(model, system, chunks, stress=stress)  # which folds the weights
    with counting(answers) as (dispatched, peak):
        evaluate_chunks(
            model, system, chunks, stress=stress, progress=lambda *_: told.append(Counter(dispatched.counts))
        )
    passes = [after - before for before, after in zip(told[::2], told[1::2], strict=True)]
    once = dispatched.counts - sum(passes + passes, Counter())
    given = {name: bytes_of(value) for name, value in vars(system).items()}
    given["indices of chunks"] = system.num_nodes * receivers.element_size()
    return ChunkCount(passes, once, peak, given, dispatched.answers)


def bytes_evaluated(model: Any, cells: int, most_receivers: int) -> int:
    """What an evaluation of a whole crystal in all its chunks takes here, with forces."""
    structures = structures_for(model)
    with counting():
        system = structures.system(model, crystal(cells), 0, {})
    chunks = structures.chunks(most_receivers)
    for _ in range(2):  # the first folds the weights
        with counting() as (_, peak):
            evaluate_chunks(model, system, chunks)
    return peak.peak + bytes_of(system) + bytes_of(chunks)


def bytes_of_dictionary(model: Any, data: dict[str, Any]) -> int:
    """Of an input dictionary without its topology, and of the system that is made of it."""
    own = {name: value for name, value in data.items() if name != "topology"}
    with counting():
        return bytes_of([own, system_of(model, own)])


def _without_numbers(model: Any) -> Any:
    return mace_fast.freeze(copy.deepcopy(model).to("meta"))


def bytes_of(value: Any) -> int:
    """Of the memory of all tensors in a value, each once."""
    return sum(_memories(value).values())


def _memories(value: Any) -> dict[int, int]:
    if isinstance(value, Tensor):
        storage = value.untyped_storage()
        return {storage._cdata: storage.nbytes()}
    if hasattr(value, "__dataclass_fields__"):
        value = vars(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return {key: size for part in parts for key, size in _memories(part).items()}
