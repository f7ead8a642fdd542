"""Global and shared memory: what lies where, what has been written, who may touch it when."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from profiling.emulator.order import Clocks, IntArray, Programs, Shadow
from profiling.emulator.transfers import TensorMap

NEVER_WRITTEN = 0x7FFCBAD5
"""A word for what nobody has written: no number, as float32 or twice as float64, and kept by copies."""

GUARD = 512
"""Bytes between what belongs to two threads, which nobody may touch; tensors begin at multiples of it."""

_FROM_TENSOR_TO_TENSOR = 1 << 12, 1 << 20
"""Such bytes between two tensors: as many as the first has, within these limits."""

WINDOWS = {"local": 1 << 40, "shared": 1 << 41}
"""Where these memories begin among generic addresses; those of global memory stay as they are."""

UNSIGNED: dict[int, Any] = {1: np.uint8, 2: np.uint16, 4: np.uint32, 8: np.uint64}


class Tensor(NamedTuple):
    """One argument in global memory.

    Attributes:
        name: of the argument.
        begin: address of its first byte.
        nbytes: its size.
    """

    name: str
    begin: int
    nbytes: int


class Memory:
    """A piece of memory of bytes, each of which is known to be written or not.

    Args:
        name: "global" or "shared".
        nbytes: its size.

    Attributes:
        data: ``[nbytes]`` uint8.
        is_written: ``[nbytes]`` bool.
        is_inside: ``[nbytes]`` bool, what belongs to some tensor.
        may_round: ``[nbytes]`` bool, what may be of float32 or float64.
    """

    def __init__(self, name: str, nbytes: int) -> None:
        self.name = name
        size = -(-nbytes // 16) * 16
        self.data = np.zeros(size, dtype=np.uint8)
        self.is_written = np.zeros(size, dtype=bool)
        self.is_inside = np.zeros(size, dtype=bool)
        self.is_inside[:nbytes] = True
        self.may_round = np.ones(size, dtype=bool)
        self._views = {width: self.data.view(kind) for width, kind in UNSIGNED.items()}
        self._written = {width: self.is_written.view(kind) for width, kind in UNSIGNED.items()}
        self._inside = {width: self.is_inside.view(kind) for width, kind in UNSIGNED.items()}
        self.shadow: Shadow | None = None
        self.programs: Programs | None = None

    def watch(self, clocks: Clocks) -> None:
        """Look for races from here on, among agents of one program."""
        self.shadow = Shadow(len(self.data), clocks)

    def misaligned(self, addresses: IntArray, nbytes: int) -> str:
        """Which address is no multiple of so many bytes; nothing if all are."""
        odd = addresses % nbytes != 0
        return f"address {int(addresses[odd][0]):#x} is no multiple of {nbytes}" if np.count_nonzero(odd) else ""

    def wrong(self, addresses: IntArray, width: int) -> str:
        """What is wrong with accesses at these addresses; nothing if that is empty."""
        if odd := self.misaligned(addresses, width):
            return odd
        outside = (addresses < 0) | (addresses + width > len(self.data))
        if not np.count_nonzero(outside):
            outside = self._inside[width][addresses // width] != _ALL[width]
        if np.count_nonzero(outside):
            address = int(addresses[outside][0])
            return f"address {address:#x} is in no tensor{self.beside(address)}"
        return ""

    def beside(self, address: int) -> str:
        """What an address may have been meant for, for messages."""
        return ""

    def named(self, address: int) -> str:
        """An address, for messages."""
        return f"{int(address):#x}"

    def load(self, addresses: IntArray, width: int) -> npt.NDArray[Any]:
        """Numbers of so many bytes."""
        found: npt.NDArray[Any] = self._views[width][addresses // width]
        return found

    def never_written(self, addresses: IntArray, width: int) -> npt.NDArray[np.bool_]:
        """Which of the addresses have bytes that nobody has written."""
        found: npt.NDArray[np.bool_] = self._written[width][addresses // width] != _ALL[width]
        return found

    def store(self, addresses: IntArray, values: npt.NDArray[Any]) -> None:
        """Write numbers; the last of those for one address stays."""
        width = values.dtype.itemsize
        self._views[width][addresses // width] = values
        self._written[width][addresses // width] = _ALL[width]


_ALL = {width: int.from_bytes(b"\x01" * width, "little") for width in UNSIGNED}


class GlobalMemory(Memory):
    """The tensors of a launch with guards between them.

    Args:
        arrays: name and bytes of each tensor, which :meth:`give_back` writes; nobody has written what is
            ``NEVER_WRITTEN`` in them.
        others: names of tensors of other numbers than float32 and float64.

    Attributes:
        maps: of tensors, by the address that kernels are given.
    """

    FIRST = 4096

    def __init__(self, arrays: Sequence[tuple[str, npt.NDArray[np.uint8]]], others: Collection[str] = ()) -> None:
        self.tensors: list[Tensor] = []
        address = self.FIRST
        for name, array in arrays:
            self.tensors.append(Tensor(name, address, array.size))
            guard = min(max(_FROM_TENSOR_TO_TENSOR[0], array.size), _FROM_TENSOR_TO_TENSOR[1])
            address = -(-(address + array.size + guard) // GUARD) * GUARD
        super().__init__("global", address)
        self.is_inside[:] = False
        for tensor, (_, array) in zip(self.tensors, arrays, strict=True):
            inside = slice(tensor.begin, tensor.begin + tensor.nbytes)
            self.data[inside], self.is_inside[inside] = array, True
            self.is_written[inside], self.may_round[inside] = True, tensor.name not in others
            words = self._views[4][inside.start // 4 : inside.stop // 4]
            self._written[4][inside.start // 4 : inside.stop // 4][words == NEVER_WRITTEN] = 0
        self._arrays = [array for _, array in arrays]
        self.programs: Programs = Programs(len(self.data))
        self.maps: dict[int, TensorMap] = {}

    def add_map(self, tensor_map: TensorMap) -> int:
        """The address of a map of a tensor, for an argument of a kernel."""
        address = -(-len(self.data) // GUARD) * GUARD + GUARD * len(self.maps)
        self.maps[address] = tensor_map
        return address

    def give_back(self) -> None:
        """Write what the kernel wrote into the arrays."""
        for tensor, array in zip(self.tensors, self._arrays, strict=True):
            array[:] = self.data[tensor.begin : tensor.begin + tensor.nbytes]

    def beside(self, address: int) -> str:
        """How far from the last tensor that begins before it, or from the first."""
        if not self.tensors:
            return ""
        one = max((one for one in self.tensors if one.begin <= address), default=self.tensors[0])
        return f", {address - one.begin} bytes from the beginning of {one.name}, which has {one.nbytes}"

    def named(self, address: int) -> str:
        """Which tensor an address belongs to, for messages."""
        for tensor in self.tensors:
            if tensor.begin - GUARD <= address < tensor.begin + tensor.nbytes + GUARD:
                return f"{tensor.name}[{address - tensor.begin} bytes]"
        return super().named(address)
