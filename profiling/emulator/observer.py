"""Who watches what a kernel does with memory and with tensor cores, while it runs."""

from typing import TYPE_CHECKING, Protocol

from profiling.emulator.text import Instruction

if TYPE_CHECKING:
    from profiling.emulator.block import Array, Block, Threads
    from profiling.emulator.memory import Memory


class Observer(Protocol):
    """Is told of every access and of every matrix product, one launch long."""

    def accessed(
        self,
        block: "Block",
        instruction: Instruction,
        memory: "Memory",
        addresses: "Array",
        nbytes: int,
        threads: "Threads",
        is_store: bool,
    ) -> None:
        """Threads of a program access memory.

        Args:
            block: the program.
            instruction: which does it.
            memory: global or shared.
            addresses: ``[threads]`` int64, first byte of each.
            nbytes: of each thread.
            threads: ``[threads]``.
            is_store: whether they write.
        """

    def multiplied(self, block: "Block", instruction: Instruction, left: "Array", right: "Array") -> None:
        """Tensor cores multiply ``left [products, m, k]`` by ``right [products, k, n]``."""
