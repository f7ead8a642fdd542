"""What a launch does with memory and tensor cores, counted while it runs.

Global memory is moved in sectors of 32 bytes, of which a request of a warp takes as many as it touches (CUDA C++ Best
Practices Guide, coalesced access). Shared memory has 32 banks of four bytes; what the lanes of one phase want of a bank
in different words is done one after the other, each time a wavefront. A phase is a warp, half of it where lanes take 8
bytes, a quarter where they take 16, as the rows of ``ldmatrix`` do.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from profiling.emulator.block import WARP
from profiling.emulator.memory import GlobalMemory, Memory
from profiling.emulator.order import IntArray
from profiling.emulator.text import Group, Instruction

SECTOR = 32
BANKS = 32
BANK_BYTES = 4


@dataclass
class Access:
    """What one instruction did with one memory.

    Attributes:
        requests: of warps.
        pieces: sectors of global memory, wavefronts of shared memory.
        ideal: the fewest that would do: sectors for the bytes of a request one behind the other, or a wavefront for
            each phase.
    """

    requests: int = 0
    pieces: int = 0
    ideal: int = 0

    def add(self, other: "Access") -> None:
        """Count what another did, too."""
        self.requests += other.requests
        self.pieces += other.pieces
        self.ideal += other.ideal


@dataclass
class Traffic:
    """What a launch reads or writes of one tensor, in bytes.

    Attributes:
        moved: sectors of all requests.
        by_programs: sectors, each once for every program that touches it.
        distinct: bytes that are touched at all.
    """

    moved: int = 0
    by_programs: int = 0
    distinct: int = 0

    def add(self, other: "Traffic") -> None:
        """Count what another launch moved, too."""
        self.moved += other.moved
        self.by_programs += other.by_programs
        self.distinct += other.distinct


@dataclass
class Products:
    """Matrix products of one instruction.

    Attributes:
        flops: that tensor cores do.
        useful: of these, with rows and columns of the operands that are not zero throughout.
        shared_bytes: of operands that tensor cores read from shared memory.
    """

    flops: int = 0
    useful: int = 0
    shared_bytes: int = 0

    def add(self, other: "Products") -> None:
        """Count those of another instruction, too."""
        self.flops += other.flops
        self.useful += other.useful
        self.shared_bytes += other.shared_bytes


Kind = tuple[str, bool]
"""Name of a memory, and whether it is written."""


class Counter:
    """Counts one launch; an ``Observer``.

    Args:
        memory: of the launch.

    Attributes:
        accesses: by the identity of an instruction and what it accesses.
        products: by the identity of an instruction.
    """

    def __init__(self, memory: GlobalMemory) -> None:
        self.accesses: dict[tuple[int, Kind], Access] = defaultdict(Access)
        self.products: dict[int, Products] = defaultdict(Products)
        self._tensors = memory.tensors
        self._begins = np.array([tensor.begin for tensor in memory.tensors], dtype=np.int64)
        size = len(memory.data)
        self._touched = {is_store: np.zeros(size, dtype=bool) for is_store in (False, True)}
        self._last = {is_store: np.full(size // SECTOR + 1, -1, dtype=np.int64) for is_store in (False, True)}
        self._moved = {is_store: np.zeros((2, len(self._begins)), dtype=np.int64) for is_store in (False, True)}

    def accessed(
        self,
        program: int,
        instruction: Instruction,
        memory: Memory,
        addresses: IntArray,
        nbytes: int,
        threads: IntArray,
        is_store: bool,
    ) -> None:
        """Count the requests of the warps, their sectors or wavefronts."""
        if not len(threads):
            return
        access = self.accesses[id(instruction), (memory.name, is_store)]
        if memory.name == "shared":
            access.add(wavefronts(addresses, nbytes, threads))
            return
        warps = threads // WARP
        touched = np.unique(warps << 48 | addresses // SECTOR)
        access.requests += len(np.unique(warps))
        access.pieces += len(touched)
        access.ideal += _ideal_sectors(addresses, nbytes, warps)
        self._note(program, touched & (1 << 48) - 1, is_store)
        self._touched[is_store][(addresses[:, None] + np.arange(nbytes)).reshape(-1)] = True

    def _note(self, program: int, sectors: IntArray, is_store: bool) -> None:
        own = np.searchsorted(self._begins, sectors * SECTOR, side="right") - 1
        moved, last = self._moved[is_store], self._last[is_store]
        moved[0] += np.bincount(own, minlength=len(self._begins))
        fresh = np.unique(sectors[last[sectors] != program])
        last[fresh] = program
        own = np.searchsorted(self._begins, fresh * SECTOR, side="right") - 1
        moved[1] += np.bincount(own, minlength=len(self._begins))

    def multiplied(self, instruction: Instruction, left: npt.NDArray[Any], right: npt.NDArray[Any]) -> None:
        """Count operations, and those of rows and columns that are not zero."""
        count, m, k = left.shape
        n = right.shape[2]
        a, b = left != 0, right != 0
        rows, columns = a.any(2).sum(1), b.any(1).sum(1)
        inner = (a.any(1) & b.any(2)).sum(1)
        found = self.products[id(instruction)]
        found.flops += 2 * count * m * n * k
        found.useful += 2 * int((rows * columns * inner).sum())
        if instruction.name == "wgmma":
            from_shared = k * n if isinstance(instruction.operands[1], Group) else k * n + m * k
            found.shared_bytes += count * from_shared * (2 if "bf16" in instruction else 4)

    def traffic(self) -> dict[tuple[str, bool], Traffic]:
        """By the name of a tensor and whether it is written."""
        found = {}
        for is_store, moved in self._moved.items():
            for number, tensor in enumerate(self._tensors):
                if moved[0, number]:
                    inside = self._touched[is_store][tensor.begin : tensor.begin + tensor.nbytes]
                    all_requests, by_programs = (SECTOR * int(one) for one in moved[:, number])
                    found[tensor.name, is_store] = Traffic(all_requests, by_programs, int(inside.sum()))
        return found


def _ideal_sectors(addresses: IntArray, nbytes: int, warps: IntArray) -> int:
    """The sectors that the distinct bytes of each warp would fill."""
    wanted = np.unique(warps << 48 | addresses)
    return int((-(-np.bincount(wanted >> 48) * nbytes // SECTOR)).sum())


def wavefronts(addresses: IntArray, nbytes: int, threads: IntArray) -> Access:
    """Of accesses of shared memory."""
    phases = max(1, nbytes // BANK_BYTES)
    warps, lanes = threads // WARP, threads % WARP
    phase = warps * phases + lanes * phases // WARP
    words = (addresses[:, None] // BANK_BYTES + np.arange(phases)).reshape(-1)
    wanted = np.unique(np.repeat(phase, phases) << 48 | words)
    of_banks = (wanted >> 48) * BANKS + (wanted & (1 << 48) - 1) % BANKS
    busiest = np.bincount(of_banks, minlength=-(-(int(of_banks.max()) + 1) // BANKS) * BANKS).reshape(-1, BANKS).max(1)
    return Access(len(np.unique(warps)), int(busiest.sum()), len(np.unique(phase)))
