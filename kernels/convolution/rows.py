"""Order of the rows of a message: by output irrep, then component, then path.

Within one output irrep the (component, path, channel) block is contiguous, so the linear layer that follows reads
``[node, component, path * channel]`` without moving anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from mace_fast.kernels.algebra import Irrep, Path


@dataclass(frozen=True)
class MessageRows:
    """The rows that belong to one output irrep.

    Attributes:
        irrep: (l, parity) of the output.
        start: first row.
        paths: positions of its paths in the list of all paths, in order.
    """

    irrep: Irrep
    start: int
    paths: tuple[int, ...]

    @property
    def num_components(self) -> int:
        """2 l + 1."""
        return 2 * self.irrep[0] + 1

    @property
    def stop(self) -> int:
        """One after the last row."""
        return self.start + self.num_components * len(self.paths)


def message_rows(paths: tuple[Path, ...]) -> tuple[MessageRows, ...]:
    """Lay out the rows of the messages of ``paths``, which are sorted by output irrep."""
    rows: list[MessageRows] = []
    start = 0
    for irrep, members in groupby(enumerate(paths), key=lambda item: (item[1].l3, item[1].parity3)):
        rows.append(MessageRows(irrep, start, tuple(index for index, _ in members)))
        start = rows[-1].stop
    return tuple(rows)


def num_rows(paths: Sequence[Path]) -> int:
    """Number of rows of a message."""
    return sum(2 * path.l3 + 1 for path in paths)
