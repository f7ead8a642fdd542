"""Who watches what a kernel does with memory and with tensor cores, while it runs."""

from typing import Any, Protocol

import numpy.typing as npt

from profiling.emulator.memory import Memory
from profiling.emulator.order import IntArray
from profiling.emulator.text import Instruction


class Observer(Protocol):
    """Is told of every access and of every matrix product, one launch long."""

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
        """Threads of a program access memory.

        Args:
            program: its index in the launch.
            instruction: which does it.
            memory: global or shared.
            addresses: ``[threads]``, first byte of each.
            nbytes: of each thread.
            threads: ``[threads]``.
            is_store: whether they write.
        """

    def multiplied(self, instruction: Instruction, left: npt.NDArray[Any], right: npt.NDArray[Any]) -> None:
        """Tensor cores multiply ``left [products, m, k]`` by ``right [products, k, n]``."""
