"""Basic blocks of a program, which follows which, and an order in which loops are in one piece."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

END = -1
"""Where a program ends."""


@dataclass(frozen=True)
class Flow:
    """The basic blocks of a program in the order of its text.

    Attributes:
        starts: index of the first instruction of each, and behind the last the number of instructions.
        successors: of each; :data:`END` where the program may end.
    """

    starts: tuple[int, ...]
    successors: tuple[tuple[int, ...], ...]

    def block_of(self) -> list[int]:
        """The block of every instruction."""
        return [
            block for block in range(len(self.successors)) for _ in range(self.starts[block], self.starts[block + 1])
        ]

    def order(self) -> list[int]:
        """Blocks that can be reached, each behind those that lead to it, loops in one piece."""
        return _ordered(range(len(self.successors)), self.successors, 0)


def flow_of(num_instructions: int, jumps: Mapping[int, Sequence[int]]) -> Flow:
    """Blocks from the instructions that do not just go on to the next, with those that may follow each of them.

    Args:
        num_instructions: of the program.
        jumps: by the index of a jump the indices that may be next; :data:`END` where the program may end.
    """
    targets = {target for following in jumps.values() for target in following if target != END}
    starts = sorted({0, *targets, *(index + 1 for index in jumps if index + 1 < num_instructions)})
    number = {start: block for block, start in enumerate(starts)}
    starts.append(num_instructions)
    successors = []
    for last in (start - 1 for start in starts[1:]):
        following = jumps.get(last, [last + 1 if last + 1 < num_instructions else END])
        successors.append(tuple(dict.fromkeys(END if one == END else number[one] for one in following)))
    return Flow(tuple(starts), tuple(successors))


def _ordered(blocks: Iterable[int], successors: Sequence[Sequence[int]], entry: int) -> list[int]:
    """Components that are strongly connected one behind the other, each opened where it is entered."""
    inside = set(blocks)
    order = []
    for component in _components(inside, successors, entry):
        if len(component) == 1:
            order += component
            continue
        first = component[-1]  # what the search came to first
        within = [[one for one in successors[block] if one != first] for block in range(len(successors))]
        order += _ordered(component, within, first)
    return order


def _components(inside: set[int], successors: Sequence[Sequence[int]], entry: int) -> list[list[int]]:
    """Strongly connected components that the entry leads to, in topological order (Tarjan)."""
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: list[int] = []
    found: list[list[int]] = []

    def visit(block: int) -> None:
        number[block] = lowest[block] = len(number)
        stack.append(block)
        for other in sorted(successors[block], reverse=True):  # what stands first in the text comes out first
            if other not in inside:
                continue
            if other not in number:
                visit(other)
                lowest[block] = min(lowest[block], lowest[other])
            elif other in stack:
                lowest[block] = min(lowest[block], number[other])
        if lowest[block] == number[block]:
            component: list[int] = []
            while not component or component[-1] != block:
                component.append(stack.pop())
            found.append(component)

    visit(entry)
    return found[::-1]
