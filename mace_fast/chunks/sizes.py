"""When a structure is evaluated in chunks, and how large they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
import torch
from torch import Tensor

from mace_fast.chunks.evaluation import evaluate_chunks
from mace_fast.chunks.live_bytes import LiveBytes
from mace_fast.chunks.system import System
from mace_fast.models import MACE

RECEIVERS_ON_A_CPU, RECEIVERS_ON_A_GPU = 2048, 32768
"""Of a chunk. On a CPU larger ones are slower as they leave its caches; a GPU wants more work at a time."""

WHOLE_CHUNKS = 4
"""Structures of up to so many chunks are evaluated whole: that takes no layer twice, and can be recorded."""

_PROBED = (8, 16)  # receivers
_REFINEMENTS = 3
_GB = 1e9


class TooLittleMemoryError(ValueError):
    """A structure cannot be evaluated in the memory that the user gives.

    Attributes:
        needed: about how much it takes at least, in GB.
    """

    def __init__(self, needed: float, sentence: str) -> None:
        super().__init__(sentence)
        self.needed = needed


@dataclass(frozen=True)
class Chunking:
    """What a user wants of chunks.

    Attributes:
        chunk: receivers at most, 0 for no chunks, None for the default size where a structure is large.
        memory: in GB, what an evaluation may take; None for no limit.

    Raises:
        ValueError: both are given, or one is not a number that makes sense.
    """

    chunk: int | None = None
    memory: float | None = None

    def __post_init__(self) -> None:
        if self.chunk is not None and self.memory is not None:
            raise ValueError("give either 'chunk' or 'memory', from which the size of the chunks follows")
        if self.chunk is not None and (not _is_number(self.chunk) or self.chunk % 1 or self.chunk < 0):
            raise ValueError(f"chunk is {self.chunk!r}: give a number of atoms, or 0 to evaluate every structure whole")
        if self.memory is not None and not (_is_number(self.memory) and self.memory > 0 and np.isfinite(self.memory)):
            raise ValueError(f"memory is {self.memory!r}: give a positive number, in GB (10^9 bytes)")

    def are_wanted(self, num_nodes: int, device: torch.device) -> bool:
        """Whether a structure of so many atoms is to be evaluated in chunks, however much memory there is."""
        if self.chunk is not None:
            return 0 < self.chunk < num_nodes
        return num_nodes > WHOLE_CHUNKS * _default(device)

    @property
    def most_bytes(self) -> float:
        """That an evaluation may take; infinite without a limit."""
        return float("inf") if self.memory is None else self.memory * _GB

    def receivers(self, device: torch.device) -> int:
        """Of a chunk, where ``memory`` does not say otherwise."""
        return int(self.chunk or _default(device))


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _default(device: torch.device) -> int:
    return RECEIVERS_ON_A_CPU if device.type == "cpu" else RECEIVERS_ON_A_GPU


def receivers_within(
    memory: float, model: MACE, system: System, cut: Callable[[int], list[Tensor]], stress: bool
) -> int:
    """How many receivers a chunk may have for an evaluation to take so much memory, found by evaluating some of them.

    No more than the default, beyond which nothing gets faster.

    A chunk takes less than in proportion to its receivers, as fewer neighbours are outside of a larger one: what
    follows from two smaller ones is no more than may be.

    Args:
        memory: in GB, for edges, features, their gradients and a chunk.
        model: that evaluates it.
        system: to be evaluated.
        cut: makes chunks of so many receivers at most.
        stress: whether the stress is wanted.

    Raises:
        TooLittleMemoryError: that is too little memory for the smallest chunk.
    """
    samples = [[max(cut(size), key=len)] for size in _PROBED]
    evaluate_chunks(model, system, samples[0])  # after which a frozen model has folded its weights
    whole = _taken(model, system, [], stress)
    probes = [_taken(model, system, sample, stress) for sample in samples]
    receivers, most = 0, _default(system.positions.device)
    for _ in range(_REFINEMENTS):
        small, large = probes[-2:]
        a_receiver = max(large.in_chunks - small.in_chunks, 1) / max(large.receivers - small.receivers, 1)
        receivers = min(int((memory * _GB - large.in_chunks) / a_receiver) + large.receivers, most)
        sample = max(cut(max(receivers, 1)), key=len)
        if len(sample) <= 2 * large.receivers:
            break
        probes.append(_taken(model, system, [sample], stress))
    needed = max(whole.outside, probes[0].in_chunks) / _GB
    if receivers < 1 or needed > memory:
        raise TooLittleMemoryError(
            needed,
            f"memory is {memory} GB, and {system.num_nodes} atoms with {len(system.senders)} edges need about "
            f"{needed:.3g} GB at least, for the features of all and the smallest chunk: give more, or fewer atoms",
        )
    return receivers


@dataclass(frozen=True)
class _Taken:
    """Bytes that an evaluation takes in passes over chunks of so many receivers, and at most in between."""

    receivers: int
    in_chunks: int
    outside: int


class _Watched(Sequence[Tensor]):
    """Chunks that note what is alive while they are evaluated.

    Attributes:
        peak: the most bytes that were alive in a pass over the chunks.
    """

    def __init__(self, chunks: list[Tensor], live: LiveBytes) -> None:
        self.peak = 0
        self._chunks, self._live = chunks, live

    def __iter__(self) -> Iterator[Tensor]:
        outside, self._live.peak = self._live.peak, self._live.now
        yield from self._chunks
        self.peak, self._live.peak = max(self.peak, self._live.peak), outside

    def __len__(self) -> int:
        return len(self._chunks)

    def __getitem__(self, index: Any) -> Any:
        return self._chunks[index]


def _taken(model: MACE, system: System, chunks: list[Tensor], stress: bool) -> _Taken:
    own = (system.positions, system.senders, system.shifts, system.first, system.counts)
    edges = sum(tensor.nbytes for tensor in own)
    with LiveBytes() as live:
        watched = _Watched(chunks, live)
        evaluate_chunks(model, system, watched, forces=True, stress=stress)
    return _Taken(sum(map(len, chunks)), watched.peak + edges, live.peak + edges)
