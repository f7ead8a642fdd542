"""What bulk copies need to know: maps of tensors, and the copies that somebody must wait for."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from profiling.emulator.order import IntArray
from profiling.emulator.text import Instruction

SPANS = (0, 32, 64, 128)
"""Bytes of a row whose pieces of 16 a swizzle permutes, by its number in CUDA's driver."""


@dataclass
class Store:
    """A bulk copy out of shared memory.

    Attributes:
        instruction: that began it.
        read: what is known to who knows that its source was read.
        written: what is known to who knows that it is done.
        was_waited_for: whether somebody knows that its source was read.
    """

    instruction: Instruction
    read: IntArray
    written: IntArray
    was_waited_for: bool = False


class Tile(NamedTuple):
    """The elements of a box, ``[elements]``.

    Attributes:
        here: addresses in global memory.
        there: addresses in shared memory.
        is_inside: whether the tensor has this element.
    """

    here: IntArray
    there: IntArray
    is_inside: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class TensorMap:
    """What ``cuTensorMapEncodeTiled`` is given, the innermost dimension first; elements outside are read as zeros.

    Attributes:
        base: address of the first element.
        shape: elements of each dimension.
        strides: bytes from one element of each dimension to the next.
        box: elements of each dimension that one copy moves.
        width: bytes of an element.
        swizzle: place of its span in :data:`SPANS`.

    Raises:
        ValueError: no such map can be made.
    """

    base: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    box: tuple[int, ...]
    width: int
    swizzle: int = 0

    def __post_init__(self) -> None:
        rank, row = len(self.shape), self.box[0] * self.width
        if not (1 <= rank <= 5 and rank == len(self.strides) == len(self.box)):
            raise ValueError(f"a map has 1 to 5 dimensions, the same for shape, strides and box: {self}")
        if self.base % 16 or any(stride % 16 for stride in self.strides[1:]) or self.strides[0] != self.width:
            raise ValueError(f"base and strides must be multiples of 16 bytes, the innermost dense: {self}")
        if row % 16 or not all(1 <= size <= 256 for size in self.box) or (self.swizzle and row > SPANS[self.swizzle]):
            raise ValueError(f"a box has up to 256 elements a side, and rows of 16 bytes up to the swizzle: {self}")

    def tile(self, begin: tuple[int, ...], address: int) -> Tile:
        """The box that begins at some element, and at an address in shared memory."""
        there = address + self.width * np.arange(int(np.prod(self.box)))
        if self.swizzle:
            there = there ^ ((there >> 7 & (SPANS[self.swizzle] // 16 - 1)) << 4)
        places = np.indices(self.box[::-1]).reshape(len(self.box), -1)[::-1] + np.array(begin)[:, None]
        is_inside = ((places >= 0) & (places < np.array(self.shape)[:, None])).all(axis=0)
        return Tile(self.base + np.array(self.strides) @ places, there, is_inside)
