"""What the emulator finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from profiling.emulator.text import Instruction, Line


@dataclass(frozen=True)
class Fault:
    """Something that a kernel must not do.

    Attributes:
        kind: such as "race in shared memory".
        what: happened, with addresses and threads.
        program: index of the program (CTA).
        instruction: that did it, as text.
        line: of the generated source.
        kernel: file and name of the function.
    """

    kind: str
    what: str
    program: int
    instruction: str
    line: Line | None
    kernel: str = ""

    def __str__(self) -> str:
        where = f" ({self.line.file}:{self.line.number})" if self.line else ""
        kernel = f" of {self.kernel}" if self.kernel else ""
        return f"{self.kind}: {self.what}, in program {self.program}{kernel} at `{self.instruction}`{where}"


ROUNDING = "numbers that differ by rounding"
"""Kind of what is no fault of a kernel: threads that hold one number write it to one place, and each may have summed it
in another order, as compilers fuse products with sums. Which of them stays is not defined; none is wrong."""


class EmulationError(Exception):
    """A kernel cannot go on, or does what the emulator does not know.

    Attributes:
        fault: which one.
        before: what was found in the launch before.
    """

    def __init__(self, fault: Fault, before: Sequence[Fault] = ()) -> None:
        super().__init__(str(fault))
        self.fault, self.before = fault, before
        for one in before:
            self.add_note(f"before: {one}")


def stop(kind: str, what: str, program: int, instruction: Instruction) -> EmulationError:
    """The error of a fault after which nothing can be computed."""
    return EmulationError(Fault(kind, what, program, instruction.text, instruction.line))
