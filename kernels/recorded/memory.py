"""One piece of memory for all that a sequence of calls writes; what is no longer read gives its place to others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.kernels.recorded.tape import Call, storage_of

_ALIGNMENT = 64  # of vectors and lines of the cache


@dataclass
class _Block:
    """A storage: its size, and the first and the last call that touches it."""

    size: int
    first: int
    last: int
    offset: int = 0

    def overlaps(self, other: "_Block") -> bool:
        return self.first <= other.last and other.first <= self.last


class Arena:
    """Places for the memory that calls write.

    Args:
        calls: in their order.
        fixed: memory that stays where it is, such as the inputs.
        results: that outlive the last call.
    """

    def __init__(self, calls: Sequence[Call], fixed: Iterable[Tensor], results: Iterable[Tensor]) -> None:
        stays = {storage_of(one) for one in fixed}
        written = {storage_of(one) for call in calls for one in call.written} - stays
        self._blocks: dict[int, _Block] = {}
        for number, call in enumerate(calls):
            for tensor in (*call.tensors, *call.written):
                if storage_of(tensor) in written:
                    size = tensor.untyped_storage().nbytes()
                    block = self._blocks.setdefault(storage_of(tensor), _Block(size, number, number))
                    block.last = number
        for tensor in results:
            if storage_of(tensor) in self._blocks:
                self._blocks[storage_of(tensor)].last = len(calls)
        self._memory = torch.empty(_place(list(self._blocks.values())) + _ALIGNMENT, dtype=torch.uint8, device="cpu")
        self._start = -self._memory.data_ptr() % _ALIGNMENT

    @property
    def nbytes(self) -> int:
        """Size of it."""
        return self._memory.numel()

    def moved(self, tensor: Tensor) -> Tensor:
        """The same tensor in its place; the tensor itself if the calls do not write it."""
        block = self._blocks.get(storage_of(tensor))
        if block is None:
            return tensor.detach()
        place = torch.empty(0, dtype=tensor.dtype, device="cpu").set_(self._memory.untyped_storage())
        start = (self._start + block.offset) // tensor.itemsize
        return place.as_strided(tensor.shape, tensor.stride(), start + tensor.storage_offset())


def _place(blocks: list[_Block]) -> int:
    """Give every block an offset, the largest first, each the lowest that is free while it lives; the size of all."""
    placed: list[_Block] = []
    for block in sorted(blocks, key=lambda one: -one.size):
        block.offset = 0
        for other in sorted((one for one in placed if one.overlaps(block)), key=lambda one: one.offset):
            if block.offset + block.size <= other.offset:
                break
            block.offset = max(block.offset, _aligned(other.offset + other.size))
        placed.append(block)
    return max((block.offset + block.size for block in placed), default=0)


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT
