"""Machine code of NVIDIA GPUs as ``nvdisasm -g -c`` prints it: instructions with their lines of source, and jumps."""

import re
from dataclasses import dataclass

from profiling.emulator.profile.flow import END, Flow, flow_of
from profiling.emulator.text import Line

_LINE = re.compile(r'\s*//## File "([^"]*)", line (\d+)')
_LABEL = re.compile(r"(\.L_\w+):")
_INSTRUCTION = re.compile(r"\s+/\*[0-9a-f]{4,}\*/\s+(?:@(!?U?P\w+)\s+)?([A-Z][\w.]*)\s*([^;]*);")


@dataclass(frozen=True)
class MachineInstruction:
    """One of them.

    Attributes:
        opcode: with its suffixes.
        operands: as text.
        guard: predicate without which it does nothing; empty if there is none.
        line: of the source.
    """

    opcode: str
    operands: str
    guard: str
    line: Line | None

    @property
    def name(self) -> str:
        """Without suffixes."""
        return self.opcode.partition(".")[0]


def read(text: str) -> tuple[list[MachineInstruction], Flow]:
    """The instructions of the one kernel in a text, up to the jump to itself that ends it, and its blocks.

    Raises:
        ValueError: there are none, or a jump leads to a label that the text does not have.
    """
    code: list[MachineInstruction] = []
    labels: dict[str, int] = {}
    line: Line | None = None
    for row in text.splitlines():
        if found := _LINE.match(row):
            line = Line(found[1], int(found[2]))
        elif found := _LABEL.match(row):
            labels[found[1]] = len(code)
        elif found := _INSTRUCTION.match(row):
            code.append(MachineInstruction(found[2], found[3], found[1] or "", line))
    if not code:
        raise ValueError(f"no machine code in what nvdisasm printed: {text[:200]!r}")
    jumps = {index: _following(index, one, labels) for index, one in enumerate(code) if one.name in _JUMPS}
    end = next((index for index, targets in jumps.items() if targets == [index]), len(code))
    code = code[:end]
    jumps = {index: [one if one < end else END for one in targets] for index, targets in jumps.items() if index < end}
    return code, flow_of(end, jumps)


_JUMPS = ("BRA", "BRX", "BRXU", "EXIT", "RET", "JMP")


def _following(index: int, instruction: MachineInstruction, labels: dict[str, int]) -> list[int]:
    """What may be next behind a jump; who calls goes on, and what is called is not followed."""
    targets = [END]
    if instruction.name not in ("EXIT", "RET"):
        names = re.findall(r"\.L_\w+", instruction.operands)
        if not names or any(name not in labels for name in names):
            raise ValueError(f"a jump that is not understood: {instruction.opcode} {instruction.operands}")
        targets = [labels[name] for name in names]
    is_conditional = instruction.guard or re.match(r"!?U?P\w", instruction.operands)
    return [*targets, index + 1] if is_conditional else targets
