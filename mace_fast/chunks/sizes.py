"""When a structure is evaluated in chunks, and how large they are."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from mace_fast.arguments import whole_numbers
from mace_fast.chunks.evaluation import evaluate_chunks
from mace_fast.chunks.live_bytes import LiveBytes
from mace_fast.chunks.system import System
from mace_fast.models import MACE

RECEIVERS_ON_A_CPU, RECEIVERS_ON_A_GPU = 2048, 32768
"""Of a chunk. On a CPU larger ones are slower as they leave its caches; a GPU wants more work at a time."""

WHOLE_CHUNKS = 4
"""Structures of up to so many chunks are evaluated whole: that takes no layer twice, and can be recorded."""

BYTES_OF_A_NODE = 100_000
"""That an evaluation of the whole takes at most: of MACE-MP-0 small in float32, where atoms have fifty neighbours."""

_PROBED = (128, 256)  # receivers
_FEWEST_RECEIVERS = 16
_GB = 1e9


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
        if self.chunk is not None and whole_numbers([self.chunk], "chunk")[0] < 0:
            raise ValueError(f"chunk is {self.chunk}: give a number of atoms, or 0 to evaluate every structure whole")
        if self.memory is not None and not (np.isfinite(self.memory) and self.memory > 0):
            raise ValueError(f"memory is {self.memory} GB: give a positive number")

    def are_wanted(self, num_nodes: int, device: torch.device) -> bool:
        """Whether a structure of so many atoms is to be evaluated in chunks."""
        if self.chunk is not None:
            return 0 < self.chunk < num_nodes
        is_too_large = self.memory is not None and num_nodes * BYTES_OF_A_NODE > self.memory * _GB
        return is_too_large or num_nodes > WHOLE_CHUNKS * _default(device)

    def receivers(self, device: torch.device) -> int:
        """Of a chunk, where ``memory`` does not say otherwise."""
        return self.chunk or _default(device)


def _default(device: torch.device) -> int:
    return RECEIVERS_ON_A_CPU if device.type == "cpu" else RECEIVERS_ON_A_GPU


def receivers_within(
    memory: float, model: MACE, system: System, cut: Callable[[int], list[Tensor]], stress: bool
) -> int:
    """How many receivers a chunk may have for an evaluation to take so much memory, found by evaluating two of them.

    Args:
        memory: in GB, for edges, features, their gradients and a chunk.
        model: that evaluates it.
        system: to be evaluated.
        cut: makes chunks of so many receivers at most.
        stress: whether the stress is wanted.

    Raises:
        ValueError: that is too little memory for the smallest chunk.
    """
    small, large = (_taken(model, system, max(cut(most), key=len), stress) for most in _PROBED)
    a_receiver = max(large.memory - small.memory, 1) / max(large.receivers - small.receivers, 1)
    kept = small.memory - a_receiver * small.receivers
    receivers = int((memory * _GB - kept) / a_receiver)
    if receivers < _FEWEST_RECEIVERS:
        needed = (kept + _FEWEST_RECEIVERS * a_receiver) / _GB
        raise ValueError(
            f"memory is {memory} GB, and {system.num_nodes} atoms with {len(system.senders)} edges need at least "
            f"{needed:.3g} GB, most of it for features of the atoms: give more, or a smaller structure"
        )
    return receivers


@dataclass(frozen=True)
class _Taken:
    """Bytes that an evaluation takes, of which so many receivers are the only chunk."""

    receivers: int
    memory: int


def _taken(model: MACE, system: System, receivers: Tensor, stress: bool) -> _Taken:
    own = (system.positions, system.senders, system.shifts, system.first, system.counts)
    with LiveBytes() as live:
        evaluate_chunks(model, system, [receivers], forces=True, stress=stress)
    return _Taken(len(receivers), live.peak + sum(tensor.nbytes for tensor in own))
